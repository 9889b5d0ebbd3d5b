"""A blank declaration as commented YAML: only what the rules ask of this kind of point."""

import re
from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import Any

from engine.compiling import CompiledRule, CompiledRuleSet
from engine.declaration.facts import unknown_record
from engine.declaration.model import Declaration
from engine.declaration.point import Mode, PointKind
from engine.declaration.schema import FactInfo, FactPath, facts_of_model, is_section, item_type, label_of, record_type
from engine.documents import cell_width
from engine.evaluation import evaluate_rule
from engine.feel import TODAY, UNKNOWN
from engine.outcomes import Outcome
from engine.reads import model_reads
from engine.text import Lang, Text

ALWAYS: frozenset[FactPath] = frozenset(
    {
        ("point", "name"),
        ("point", "kind"),
        ("point", "mode"),
        ("point", "services"),
        ("point", "address"),
        ("registration", "name"),
        ("registration", "credit_code"),
    }
)
"""What every declaration states, whether or not a rule reads it: which point this is."""
NAMES = ("name", "label")
"""Facts that name an item of a list: asked wherever the list is."""

INTRO = Text(
    "# 婴幼儿照护服务点申报（{kind}）\n"
    "# 在冒号后填写，冒号后空一格；不知道的先留空，留空的事项会在检查报告里列为“待补充”。\n"
    "# 是非题填 true（是）或 false（否）；日期写成 2026-01-01；数字后不写单位；文字含冒号或“#”时加英文引号。\n"
    "# 列表（以“- id:”开头的部分）每项照样再写一遍，编号不得重复；确实没有的，把整个列表改成 []，例如 stairs: []。\n"
    "# 不要填写任何儿童的姓名或个人信息。填好后运行：tuoyu check 本文件\n",
    "# Declaration of a childcare point ({kind})\n"
    "# Write after the colon, with one space; leave blank what you do not know: the report lists it as missing.\n"
    "# Yes or no is true or false; dates are written 2026-01-01; numbers without units; quote text with a colon or '#'.\n"
    "# Repeat the item of a list (it starts with '- id:') as often as needed, each with its own id; where there is none,\n"
    "# make the whole list empty, as in stairs: []. No child's name or personal data anywhere.\n"
    "# When it is filled in, run: tuoyu check THIS_FILE\n",
)
UNIT = Text("单位：{unit}", "unit: {unit}")
ONE_OF = Text("可填：{choices}", "one of: {choices}")
ANY_OF = Text("可填（可多个，写成 [甲, 乙]）：{choices}", "any of, written [a, b]: {choices}")
PROVED = Text("凭：{proof}", "shown by: {proof}")
ON_SITE = Text("现场查看", "seen on site")
KINDS = {
    "flag": Text("填 true 或 false", "true or false"),
    "day": Text("日期，如 2026-01-01", "a date such as 2026-01-01"),
    "clock": Text('时刻，如 "08:30"', 'a time such as "08:30"'),
    "list of text": Text("列表，没有就写 []", "a list; [] if none"),
}
EACH = Text("{label}（每项一段；没有就写 []）", "{label} (one block each; [] if there are none)")
COMMENT_WIDTH = 96
AS_IT_IS = Text("没有证明的，按住宅的实际情况填", "without such a paper, as the dwelling is")
HINTS: Mapping[PointKind, Mapping[FactPath, Text]] = {
    PointKind.HOME_BASED: {
        ("point", "meals"): Text("自己做饭的填{cooked}", "cooking at home is {cooked}"),
        ("documents", "[]", "kind"): Text(
            "住宅的产权证明或租赁合同填{premises_proof}", "title or lease of the dwelling is {premises_proof}"
        ),
        ("building", "seismic_ok"): AS_IT_IS,
        ("building", "fire_ok"): AS_IT_IS,
        ("building", "evacuation_ok"): AS_IT_IS,
        ("building", "fitout_safety_ok"): AS_IT_IS,
        ("building", "fitout_environment_ok"): AS_IT_IS,
        ("rooms",): Text("只写婴幼儿用到的房间", "only those the children use"),
        ("equipment",): Text(
            "家具写一项，用具（餐具、寝具等）写一项，玩具等另写",
            "one for the furniture, one for utensils such as tableware and bedding, others for toys and the like",
        ),
        ("classes",): Text(
            "不分班，写一项，收托人数填全部婴幼儿，尚未收托的填0",
            "there are none at home: write one entry with the number of all children, 0 if there are none yet",
        ),
        ("staff",): Text("写在本点工作的每一个人，举办者本人也写", "everybody who works here, the owner too"),
        ("staff", "[]", "roles"): Text(
            "照看婴幼儿的填{caregiver}，举办者填{head}，兼做饭的加{cook}",
            "{caregiver} for whoever minds the children, {head} for the owner, {cook} as well for whoever cooks",
        ),
    }
}
"""What a fact or list means at such a point, where its label speaks of larger ones; ``{codes}`` stand for choices of the fact."""


def write_blank(compiled: CompiledRuleSet, kind: PointKind, mode: Mode | None, lang: Lang) -> str:
    """Return a blank declaration for a point of *kind* in *mode*, ready to be filled in."""
    needed = needed_facts(compiled, kind, mode)
    given: dict[FactPath, str] = {("point", "kind"): kind.value, ("point", "mode"): mode.value if mode else ""}
    lines = [INTRO.fill(kind=kind.label).of(lang)]
    for name, field in Declaration.model_fields.items():
        if any(path[0] == name for path in needed):
            lines += _section((name,), field.annotation, needed, given, HINTS.get(kind, {}), lang)
            lines.append("")
    return "\n".join(lines)


def needed_facts(compiled: CompiledRuleSet, kind: PointKind | None, mode: Mode | None) -> Set[FactPath]:
    """Return the facts that rules in force read which may apply to such a point; the rest need not be asked."""
    return ALWAYS | rules_asking(compiled, kind, mode).keys()


def rules_asking(
    compiled: CompiledRuleSet, kind: PointKind | None, mode: Mode | None
) -> Mapping[FactPath, tuple[CompiledRule, ...]]:
    """Return, by fact, the rules in force that read it and may apply to a point of *kind* in *mode*, in their order."""
    facts = facts_of_such(kind, mode, compiled.as_of)
    asking: dict[FactPath, list[CompiledRule]] = {}
    for rule in compiled.rules:
        if may_apply(rule, facts):
            for path in model_reads(rule.checked) & facts_of_model().keys():
                asking.setdefault(path, []).append(rule)
    return {path: tuple(rules) for path, rules in asking.items()}


def facts_of_such(kind: PointKind | None, mode: Mode | None, day: date) -> Mapping[str, Any]:
    """Return the facts of a point of which no more is known than its kind and mode, where they are given."""
    facts: dict[str, Any] = {**unknown_record(Declaration), TODAY: day}
    facts["point"] = {
        **facts["point"],
        "kind": kind.value if kind else UNKNOWN,
        "mode": mode.value if mode else UNKNOWN,
    }
    return facts


def may_apply(rule: CompiledRule, facts: Mapping[str, Any]) -> bool:
    """Return whether *rule* asks something of a point with these *facts*, or may once more of them are known."""
    return any(finding.outcome is not Outcome.NOT_APPLICABLE for finding in evaluate_rule(rule, facts))


def _section(
    path: FactPath,
    annotation: Any,
    needed: Set[FactPath],
    given: Mapping[FactPath, str],
    hints: Mapping[FactPath, Text],
    lang: Lang,
    depth: int = 0,
) -> Iterator[str]:
    """Yield the lines of one section or list, its facts indented below it."""
    indent = "  " * depth
    label = label_of(path)
    if item_type(annotation):
        yield f"{indent}# {EACH.fill(label=label).of(lang)}"
        if path in hints:
            yield f"{indent}# {hints[path].of(lang)}"
        yield f"{indent}{path[-1]}:"
        yield f"{indent}  - id: {path[-1][0]}1"
        yield from _fields((*path, "[]"), needed, given, hints, lang, depth + 2)
    else:
        yield f"{indent}# {label.of(lang)}"
        yield f"{indent}{path[-1]}:"
        yield from _fields(path, needed, given, hints, lang, depth + 1)


def _fields(
    path: FactPath,
    needed: Set[FactPath],
    given: Mapping[FactPath, str],
    hints: Mapping[FactPath, Text],
    lang: Lang,
    depth: int,
) -> Iterator[str]:
    for name, field in record_type(path).model_fields.items():
        here = (*path, name)
        if name == "id":
            continue
        if is_section(field.annotation):
            if any(fact[: len(here)] == here for fact in needed):
                yield from _section(here, field.annotation, needed, given, hints, lang, depth)
        elif here in needed or (name in NAMES and "[]" in path):
            yield from _fact(facts_of_model()[here], given.get(here, ""), hints.get(here), lang, depth)


def _fact(info: FactInfo, value: str, hint: Text | None, lang: Lang, depth: int) -> Iterator[str]:
    indent = "  " * depth
    codes = {choice.value: Text(f" {choice.value}", choice.value) for choice in info.choices}
    notes = [*_notes(info), *([hint.fill(**codes)] if hint else [])]
    comment = "；".join(part.zh for part in notes) if lang == "zh" else "; ".join(part.en for part in notes)
    yield from (f"{indent}# {line}" for line in wrap_cells(comment, COMMENT_WIDTH - len(indent)))
    yield f"{indent}{info.path[-1]}: {value}".rstrip()


def _notes(info: FactInfo) -> Iterator[Text]:
    """Yield what stands beside a fact: label, unit, allowed values or form, proof."""
    yield info.label
    if info.unit_text.zh.strip():
        yield UNIT.fill(unit=info.unit_text)
    if info.choices:
        shown = [Text(f"{c.value}（{c.zh}）", f"{c.value} ({c.en})") for c in info.choices]
        choices = Text("、".join(t.zh for t in shown), ", ".join(t.en for t in shown))
        yield (ANY_OF if info.kind.startswith("list") else ONE_OF).fill(choices=choices)
    elif info.kind in KINDS:
        yield KINDS[info.kind]
    if info.proof.zh:
        yield PROVED.fill(proof=info.proof)
    elif info.evidence == "on_site":
        yield ON_SITE


def wrap_cells(text: str, cells: int) -> list[str]:
    """Return *text* in lines of at most *cells* terminal cells, broken after 、，；or a space."""
    lines, line = [], ""
    for piece in re.split(r"(?<=[、，；。, ])", text):
        if line and cell_width(line + piece) > cells:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]
