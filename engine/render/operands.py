"""How the cases cover the operands of rules: as text, as JSON, and as one offline page."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from engine.documents import cell_width
from engine.operands import Covered, CoveredOperand, RuleOperands, Tally
from engine.render.wrapping import wrap
from engine.text import Lang, Text

WORDS = {
    "title": Text("案例对条件的覆盖（MC/DC）", "How the cases try each condition (MC/DC)"),
    "standard": Text("标准", "Standard"),
    "rules": Text("规则", "rules"),
    "operands": Text("条件", "conds"),
    "true": Text("真", "true"),
    "false": Text("假", "false"),
    "unknown": Text("未知", "unkn."),
    "paired": Text("成对", "pairs"),
    "percent": Text("%", "%"),
    "total": Text("合计", "total"),
    "key": Text(
        "条件：规则里不能再拆开的判断。真、假、未知：在某个案例中是这样的条件数。成对：有一个案例中它为真、另一个案例中它为假，"
        "而且两次都只要它反过来，结果就会改变。",
        "conds: the conditions of the rules that are not put together from others. true, false, unkn.: how many were so in some case. "
        "pairs: in one case it is true, in another false, and each time the outcome would change if it alone were the other way round.",
    ),
    "all_paired": Text("每个条件都有一对案例。", "Every condition has its pair of cases."),
    "unpaired": Text("没有成对案例的条件 {n} 个：", "{n} condition(s) without a pair:"),
    "not_seen": Text("没有案例中它为{value}", "no case in which it is {value}"),
    "not_decided": Text(
        "没有案例中它为{value}而且单独决定结果", "no case in which it is {value} and alone decides the outcome"
    ),
    "is_true": Text("真", "true"),
    "is_false": Text("假", "false"),
    "is_unknown": Text("未知", "unknown"),
    "share": Text("{percent}%", "{percent} %"),
    "cases": Text("用到 {n} 个案例", "{n} cases used"),
    "decides": Text("为{value}时单独决定：{case}", "decides when {value}: {case}"),
    "seen_as": Text("出现过：{values}", "seen: {values}"),
    "never": Text("无", "none"),
    "condition": Text("条件", "Condition"),
    "seen": Text("出现过", "Seen"),
    "true_case": Text("为真并单独决定的案例", "Case in which it is true and decides"),
    "false_case": Text("为假并单独决定的案例", "Case in which it is false and decides"),
    "topic": Text("专题的 applies_when", "applies_when of the topic"),
    "gaps_only": Text("有 {n} 个条件还没有成对案例", "{n} condition(s) without a pair"),
    "complete": Text("全部成对", "all paired"),
}
COLUMNS = ("rules", "operands", "true", "false", "unknown", "paired", "percent")
WIDTH = 80
SEEN = ("true", "false", "unknown")


def as_text(covered: Covered, lang: Lang) -> str:
    """Return the counts by standard, and each operand without a pair; at most 80 cells wide, but for long names."""
    rows = [(standard.label.of(lang), tally) for standard, tally in covered.standards]
    lines = [
        *_table([*rows, (word("total", lang), covered.total)], lang),
        "",
        *wrap(word("key", lang), WIDTH),
        "",
        *_gaps(covered, lang),
    ]
    return "\n".join(lines) + "\n"


def rule_lines(rule: RuleOperands, lang: Lang) -> Iterator[str]:
    """Yield every operand of one rule, with the pair of cases that shows that it decides, or what is missing."""
    yield f"{rule.rule}  {rule.title.of(lang)}"
    yield f"{word('share', lang, percent=percent(rule.tally))} · {word('cases', lang, n=rule.cases)}"
    for operand in rule.operands:
        yield ""
        yield from _heading(operand, lang)
        yield from _indented(word("seen_as", lang, values=seen(operand, lang)))
        for value, case in (("true", operand.decided_true), ("false", operand.decided_false)):
            if case:
                yield from _indented(word("decides", lang, value=word(f"is_{value}", lang), case=case))
        yield from missing_lines(operand, lang)


def _gaps(covered: Covered, lang: Lang) -> Iterator[str]:
    open_rules = [rule for rule in covered.rules if rule.tally.paired < rule.tally.operands]
    if not open_rules:
        yield word("all_paired", lang)
        return
    yield word("unpaired", lang, n=covered.total.operands - covered.total.paired)
    for rule in open_rules:
        yield ""
        yield rule.rule
        for operand in rule.operands:
            if not operand.paired:
                yield from _heading(operand, lang)
                yield from missing_lines(operand, lang)


def _heading(operand: CoveredOperand, lang: Lang) -> list[str]:
    text = f"{expression(operand, lang)}: {operand.operand.text}"
    return [f"  {line}" for line in wrap(text, WIDTH - 2)]


def missing_lines(operand: CoveredOperand, lang: Lang) -> Iterator[str]:
    """Yield what no case does with an operand."""
    yield from (line for said in missing(operand, lang) for line in _indented(said))


def missing(operand: CoveredOperand, lang: Lang) -> Iterator[str]:
    """Yield what keeps an operand from having its pair."""
    for value in ("true", "false"):
        if not getattr(operand, value):
            yield word("not_seen", lang, value=word(f"is_{value}", lang))
        elif not getattr(operand, f"decided_{value}"):
            yield word("not_decided", lang, value=word(f"is_{value}", lang))


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in wrap(text, WIDTH - 4)]


def seen(operand: CoveredOperand, lang: Lang) -> str:
    """Return which values an operand had in some case."""
    values = [word(f"is_{value}", lang) for value in SEEN if getattr(operand, value)]
    return ("、" if lang == "zh" else ", ").join(values) or word("never", lang)


def expression(operand: CoveredOperand, lang: Lang) -> str:
    """Return the key under which the operand's expression is written."""
    name = operand.operand.expression
    return word("topic", lang) if name.startswith("topic:") else name


def percent(tally: Tally) -> str:
    """Return the share of operands with a pair, with one decimal place."""
    return f"{tally.percent:.1f}"


def as_json(covered: Covered, lang: Lang) -> str:
    """Return the counts in all, by standard and by rule, and each operand with the cases that show something of it."""
    found = {
        "format": 1,
        "total": _counts(covered.total),
        "standards": [
            {"id": standard.value, "label": standard.label.of(lang), **_counts(tally)}
            for standard, tally in covered.standards
        ],
        "rules": [_rule(rule, lang) for rule in covered.rules],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: RuleOperands, lang: Lang) -> dict[str, Any]:
    return {
        "id": rule.rule,
        "title": rule.title.of(lang),
        "cases": rule.cases,
        **_counts(rule.tally),
        "conditions": [_operand(operand) for operand in rule.operands],
    }


def _operand(operand: CoveredOperand) -> dict[str, Any]:
    return {
        "expression": operand.operand.expression,
        "text": operand.operand.text,
        "seen": {value: getattr(operand, value) or None for value in SEEN},
        "decides": {"true": operand.decided_true or None, "false": operand.decided_false or None},
        "pair": operand.paired,
    }


def _counts(tally: Tally) -> dict[str, Any]:
    return {
        "operands": tally.operands,
        "true": tally.true,
        "false": tally.false,
        "unknown": tally.unknown,
        "pairs": tally.paired,
        "percent": tally.percent,
    }


def as_html(covered: Covered, lang: Lang) -> str:
    """Return one page that needs nothing from elsewhere: the counts, and every rule with its operands."""
    from engine.render.as_html import environment

    page = (
        environment()
        .get_template("operands.html.j2")
        .render(
            lang=lang,
            covered=covered,
            columns=COLUMNS,
            cell=cell,
            word=lambda key, **values: word(key, lang, **values),
            of=lambda words: words.of(lang),
            seen=lambda operand: seen(operand, lang),
            missing=lambda operand: list(missing(operand, lang)),
            expression=lambda operand: expression(operand, lang),
        )
    )
    return page.strip() + "\n"


def word(key: str, lang: Lang, **values: object) -> str:
    """Return the words under *key*, filled in."""
    return WORDS[key].of(lang).format(**values) if values else WORDS[key].of(lang)


def cell(tally: Tally, column: str) -> str:
    """Return what a table has of *tally* in one column."""
    return percent(tally) if column == "percent" else str(getattr(tally, column))


def _table(rows: Iterable[tuple[str, Tally]], lang: Lang) -> Iterator[str]:
    names = [word(column, lang) for column in COLUMNS]
    widths = [max(7, cell_width(name) + 2) for name in names]
    first = WIDTH - sum(widths)
    yield _row(word("standard", lang), names, first, widths)
    for name, tally in rows:
        yield _row(name, [cell(tally, column) for column in COLUMNS], first, widths)


def _row(name: str, cells: Iterable[str], first: int, widths: Iterable[int]) -> str:
    right = (" " * (width - cell_width(cell)) + cell for cell, width in zip(cells, widths, strict=True))
    return name + " " * (first - cell_width(name)) + "".join(right)
