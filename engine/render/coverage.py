"""Legal coverage as text, as JSON and as one offline page."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from engine.catalogue import Confidence
from engine.coverage import ClauseFate, Coverage, Disposition, Tally
from engine.documents import cell_width
from engine.render.wrapping import wrap
from engine.ruleset import RuleSet
from engine.text import Lang, Text

WORDS = {
    "title": Text("条款覆盖情况", "Legal coverage"),
    "source": Text("来源", "Source"),
    "standard": Text("标准", "Standard"),
    "clauses": Text("条款", "all"),
    "rules": Text("规则", "rules"),
    "on_site": Text("现场", "visit"),
    "not_facility": Text("非点", "other"),
    "superseded": Text("替代", "super."),
    "duplicate": Text("重复", "same"),
    "not_decidable": Text("难判", "open"),
    "missing": Text("未定", "none"),
    "verified": Text("核对", "verif."),
    "recalled": Text("凭记", "recall"),
    "uncertain": Text("存疑", "unsure"),
    "key": Text(
        "规则：有规则；现场：列入现场核查；非点：不是对服务点的要求；替代：已被替代；重复：与另一条相同；难判：无法据申报判断；"
        "未定：没有处理。核对、凭记、存疑：条文已核对、凭记忆、存疑。",
        "rules: a rule stands on it; visit: on the on-site checklist; other: not addressed to care points; super.: superseded; "
        "same: repeats another; open: not decidable; none: no disposition. verif., recall, unsure: how sure we are of the text.",
    ),
    "binding": Text(
        "必须类条款（应、必须、不得；不含推荐性文件和草案）{binding} 条，其中 {ruled} 条有规则，其余各写明了原因。",
        "{binding} binding clauses (must, must not; guides and drafts aside); rules stand on {ruled}, the others say why none does.",
    ),
    "none_missing": Text("每一条都有规则或写明了原因。", "Every clause has its rule, or the reason it has none."),
    "missing_count": Text("{n} 条没有规则，也没有写明原因：", "{n} clause(s) have neither a rule nor a reason:"),
    "by_source": Text("按来源", "By source"),
    "by_standard": Text("按标准", "By standard"),
    "every_clause": Text("全部条款", "Every clause"),
    "clause": Text("条款", "Clause"),
    "text": Text("内容", "Text"),
    "disposition": Text("处理", "Disposition"),
    "reason": Text("规则或原因", "Rules or reason"),
    "draft": Text("草案，尚未施行", "draft, not in force"),
    "note": Text("备注：", "Note: "),
    "colon": Text("：", ": "),
    "total": Text("合计", "total"),
}
COLUMNS: tuple[tuple[str, Callable[[Tally], int]], ...] = (
    ("clauses", lambda tally: tally.clauses),
    *((d.value, lambda tally, d=d: tally.dispositions[d]) for d in Disposition),
    *((c.value, lambda tally, c=c: tally.confidence[c]) for c in Confidence),
)
WIDTH = 80


def as_text(coverage: Coverage, lang: Lang) -> str:
    """Return the two tables, at most 80 cells wide, and what they add up to."""
    lines = [
        *_table("by_standard", (*coverage.standards, coverage.total), lang),
        "",
        *_table("by_source", (*coverage.sources, coverage.total), lang),
        "",
        *wrap(word_of("key", lang), WIDTH),
        *wrap(word_of("binding", lang).format(binding=coverage.total.binding, ruled=coverage.total.ruled), WIDTH),
        *missing_lines(coverage, lang),
    ]
    return "\n".join(lines) + "\n"


def missing_lines(coverage: Coverage, lang: Lang) -> Iterator[str]:
    """Yield each clause without a disposition, or that there is none."""
    if not coverage.missing:
        yield word_of("none_missing", lang)
        return
    yield word_of("missing_count", lang).format(n=len(coverage.missing))
    for fate in coverage.missing:
        yield f"  {fate.clause.id}"
        yield from (f"    {line}" for line in wrap(fate.clause.text.text.of(lang), WIDTH - 4))


def reason(fate: ClauseFate, lang: Lang) -> str:
    """Return the rules that stand on a clause, or why none does."""
    no_rule = fate.clause.no_rule
    if fate.rules or no_rule is None:
        return ", ".join(fate.rules)
    other = f" ({no_rule.of}{', ' + str(no_rule.since) if no_rule.since else ''})" if no_rule.of else ""
    return no_rule.reason.text.of(lang) + other


def as_json(coverage: Coverage, ruleset: RuleSet, lang: Lang) -> str:
    """Return the tallies, and each clause with its disposition, as JSON."""
    found = {
        "format": 1,
        "rules": {"digest": ruleset.ref.digest, "count": ruleset.ref.rules},
        "total": _counts(coverage.total, lang),
        "sources": [_counts(tally, lang) for tally in coverage.sources],
        "standards": [_counts(tally, lang) for tally in coverage.standards],
        "clauses": [clause_data(fate, ruleset, lang) for fate in coverage.fates],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def clause_data(fate: ClauseFate, ruleset: RuleSet, lang: Lang) -> dict[str, Any]:
    """Return one clause as plain data: what it says, since when, how sure we are, and what became of it."""
    clause, catalogue = fate.clause, ruleset.catalogue
    start, end = catalogue.period(clause.id)
    draft = catalogue.draft(clause.id)
    no_rule = clause.no_rule
    return {
        "id": clause.id,
        "title": catalogue.text_of(clause.id).title.text.of(lang),
        "clause": clause.clause,
        "standard": clause.standard.value,
        "layer": catalogue.text_of(clause.id).layer.value,
        "strength": clause.strength.value,
        "recommended": catalogue.text_of(clause.id).recommended,
        "draft": draft,
        "from": None if draft else start.isoformat(),
        "to": end.isoformat() if end and not draft else None,
        "text": clause.text.text.of(lang),
        "confidence": clause.confidence.value,
        "note": clause.note.text.of(lang) if clause.note else "",
        "disposition": fate.disposition.value,
        "rules": list(fate.rules),
        "reason": "" if fate.rules or no_rule is None else no_rule.reason.text.of(lang),
        "of": no_rule.of if no_rule and not fate.rules else None,
        "since": no_rule.since.isoformat() if no_rule and no_rule.since and not fate.rules else None,
    }


def clause_lines(fate: ClauseFate, ruleset: RuleSet, lang: Lang) -> Iterator[str]:
    """Yield one clause for a terminal: text, dates, strength and confidence, and its rules or why it has none."""
    clause, text = fate.clause, ruleset.catalogue.text_of(fate.clause.id)
    start, end = ruleset.catalogue.period(clause.id)
    kind = word_of("draft", lang) if ruleset.catalogue.draft(clause.id) else f"{start}–{end or ''}"
    yield f"{text.title.text.of(lang)} {clause.clause}  [{clause.id}]"
    yield " · ".join(
        (kind, text.layer.label.of(lang), clause.strength.label.of(lang), clause.confidence.label.of(lang))
    )
    yield from wrap(clause.text.text.of(lang), WIDTH)
    if clause.note:
        yield from wrap(f"{word_of('note', lang)}{clause.note.text.of(lang)}", WIDTH)
    yield from ("", f"{word_of('disposition', lang)}{word_of('colon', lang)}{fate.disposition.label.of(lang)}")
    for rule_id in fate.rules:
        if found := ruleset.rule(rule_id):
            yield f"  {found[1].strength.label.of(lang)}  {rule_id}  {found[1].title.text.of(lang)}"
    if not fate.rules:
        yield from (f"  {line}" for line in wrap(reason(fate, lang), WIDTH - 2))


def as_html(coverage: Coverage, ruleset: RuleSet, lang: Lang) -> str:
    """Return one page that needs nothing from elsewhere: both tables, and every clause with a filter."""
    from engine.render.as_html import environment

    page = environment().get_template("coverage.html.j2")
    return (
        page.render(
            lang=lang,
            coverage=coverage,
            columns=COLUMNS,
            word=lambda key, **values: word_of(key, lang).format(**values),
            of=lambda words: words.of(lang),
            reason=lambda fate: reason(fate, lang),
            dispositions={d: d.label.of(lang) for d in Disposition},
            confidences={c: c.label.of(lang) for c in Confidence},
            text_of=ruleset.catalogue.text_of,
        ).strip()
        + "\n"
    )


def word_of(key: str, lang: Lang) -> str:
    """Return the words under *key*."""
    return WORDS[key].of(lang)


def _counts(tally: Tally, lang: Lang) -> dict[str, Any]:
    return {
        "id": tally.key,
        "label": tally.label.of(lang),
        "clauses": tally.clauses,
        "dispositions": {d.value: n for d, n in tally.dispositions.items()},
        "confidence": {c.value: n for c, n in tally.confidence.items()},
        "binding": {"clauses": tally.binding, "with_rules": tally.ruled},
    }


def _table(heading: str, tallies: tuple[Tally, ...], lang: Lang) -> Iterator[str]:
    """Yield a table without the columns that have nothing to count; a name too long for its column has its own line."""
    columns = [(word_of(key, lang), count) for key, count in COLUMNS if count(tallies[-1])]
    widths = [max(5, cell_width(name) + 1) for name, _ in columns]
    first = WIDTH - sum(widths)
    yield _row(word_of(heading, lang), [name for name, _ in columns], first, widths)
    for tally in tallies:
        name = tally.key if heading == "by_source" and tally is not tallies[-1] else tally.label.of(lang)
        if cell_width(name) >= first:
            yield name
            name = ""
        yield _row(name, [str(count(tally) or "·") for _, count in columns], first, widths)


def _row(name: str, cells: Iterable[str], first: int, widths: Iterable[int]) -> str:
    numbers = (" " * (width - cell_width(cell)) + cell for cell, width in zip(cells, widths, strict=True))
    return name + " " * (first - cell_width(name)) + "".join(numbers)
