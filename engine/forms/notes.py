"""What stands beside a cell to fill in: how, by what it is proved, and why it is asked."""

from collections.abc import Iterable
from typing import Final

from engine.blank import ALWAYS, NAMES
from engine.declaration.schema import FactInfo
from engine.forms.layout import Field
from engine.forms.reasons import Reason
from engine.text import NO_TEXT, Text

MOST_REASONS: Final = 4
MOST_CHOICES: Final = 6
"""How many single choices are written out; the drop-down has them all."""

HOW: Final[dict[str, Text]] = {
    "flag": Text("是或否", "Yes or No"),
    "choice": Text("选一项", "choose one"),
    "list of choice": Text(
        "可填多项，用“；”分开；一项也没有，就填“无”",
        "one or more, with a semicolon between them; None if there is none",
    ),
    "list of text": Text(
        "可写多项，用“；”分开；一项也没有，就填“无”",
        "one or more, with a semicolon between them; None if there is none",
    ),
    "count": Text("整数", "a whole number"),
    "number": Text("数字", "a number"),
    "day": Text("日期，如 2026-01-01", "a date such as 2026-01-01"),
    "clock": Text("时刻，如 08:30", "a time such as 08:30"),
    "text": Text("文字", "text"),
}
IDENTITY: Final = Text(
    "自己编一个不重复的短编号，如 {letter}1", "a short id of your own such as {letter}1, each different"
)
REFERENCE: Final = Text("填“{sheet}”表里的编号", "an id from the sheet “{sheet}”")
IN_UNIT: Final = Text("{how}，单位：{unit}", "{how} ({unit})")
CHOICES: Final = Text("{how}：{choices}", "{how}: {choices}")
MORE_CHOICES: Final = Text("等 {n} 项，见下拉列表", "and more, {n} in the list")
HINTED: Final = Text("{said}；{hint}", "{said}; {hint}")

PROOF: Final[dict[str, Text]] = {
    "declared": Text("据实申报", "as declared"),
    "document": Text("材料", "a document"),
    "on_site": Text("现场查看", "seen on site"),
}
SHOWN_BY: Final = Text("凭：{proof}", "Shown by: {proof}")
FILL_IN: Final = Text("怎样填：{how}", "How: {how}")
WHY: Final = Text("为什么问：", "Why it is asked:")
WHY_FIRST: Final = Text("为什么问：{rule}", "Why it is asked: {rule}")
RULE: Final = Text("{title}：{clause}", "{title}: {clause}")
POINT: Final = Text("· ", "· ")
DOUBT: Final = Text("（{doubt}）", " ({doubt})")
ADVICE: Final = Text("（建议）", " (advice)")
REST: Final = Text("· 另有 {n} 条规则用到", "· and {n} more rules")
NO_RULE: Final = Text(
    "用来说明是哪一处、哪一项，报告里照此称呼。", "It says which place or item this is, for the report."
)
UNREAD: Final = Text("现行规则不用这一项，申报已有的予以保留。", "No rule in force reads it; it is kept as declared.")


def how_to_fill(field: Field, refers_to: Text = NO_TEXT, *, with_unit: bool = True) -> Text:
    """Return how to fill in a fact, in full; *refers_to* is the name of the sheet whose ids it takes."""
    info = field.info
    said = in_short(field, refers_to, with_unit=with_unit)
    if info.choices:
        said = CHOICES.fill(how=said, choices=_choices(info))
    if field.hint == NO_TEXT:
        return said
    return HINTED.fill(
        said=said, hint=field.hint.fill(**{c.value: Text(f"“{c.zh}”", f"“{c.en}”") for c in info.choices})
    )


def in_short(field: Field, refers_to: Text = NO_TEXT, *, with_unit: bool = True) -> Text:
    """Return how to fill in a fact without its choices and hints: its form and unit."""
    info = field.info
    if field.name == "id":
        return IDENTITY.fill(letter=info.path[-3][0])
    if refers_to != NO_TEXT:
        return REFERENCE.fill(sheet=refers_to)
    said = HOW[info.kind]
    return IN_UNIT.fill(how=said, unit=info.unit_text) if with_unit and info.unit_text.zh else said


def proof_of(info: FactInfo) -> Text:
    """Return what shows a fact: its document, or where it is seen."""
    return info.proof if info.proof.zh else PROOF[info.evidence]


def why(field: Field) -> Text:
    """Return why a fact is asked, a line for each of the first rules that read it."""
    shown = [joined(POINT, _rule(reason)) for reason in field.reasons[:MOST_REASONS]]
    if rest := len(field.reasons) - len(shown):
        shown.append(REST.fill(n=rest))
    return lines(shown or [NO_RULE if field.name in ("id", *NAMES) or field.info.path in ALWAYS else UNREAD])


def note(field: Field, refers_to: Text = NO_TEXT) -> Text:
    """Return the note on a cell: how to fill it in, what proves it, and why it is asked."""
    return lines(
        [FILL_IN.fill(how=how_to_fill(field, refers_to)), SHOWN_BY.fill(proof=proof_of(field.info)), WHY, why(field)]
    )


def in_brief(field: Field, refers_to: Text = NO_TEXT) -> Text:
    """Return the note that shows when a cell of a list is chosen: the same with the first reason only, the shortest first."""
    asked = [WHY_FIRST.fill(rule=_rule(field.reasons[0]))] if field.reasons else []
    return lines([SHOWN_BY.fill(proof=proof_of(field.info)), *asked, how_to_fill(field, refers_to)])


def lines(texts: Iterable[Text]) -> Text:
    """Return *texts* below each other."""
    shown = list(texts)
    return Text("\n".join(text.zh for text in shown), "\n".join(text.en for text in shown))


def _rule(reason: Reason) -> Text:
    said = RULE.fill(title=reason.title, clause=reason.clause)
    if not reason.binding:
        said = joined(said, ADVICE)
    return joined(said, DOUBT.fill(doubt=reason.doubt)) if reason.doubt != NO_TEXT else said


def joined(first: Text, second: Text) -> Text:
    """Return one text after the other."""
    return Text(first.zh + second.zh, first.en + second.en)


def _choices(info: FactInfo) -> Text:
    """Return the choices of a fact: all where several may be given, else the first ones, for the drop-down has them all."""
    labels = [choice.label for choice in info.choices]
    shown = labels if info.kind.startswith("list") else labels[:MOST_CHOICES]
    said = Text("；".join(t.zh for t in shown), "; ".join(t.en for t in shown))
    return said if len(shown) == len(labels) else joined(said, MORE_CHOICES.fill(n=len(labels)))
