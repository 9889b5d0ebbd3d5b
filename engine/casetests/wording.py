"""The sentences about cases that came out otherwise."""

from collections.abc import Iterator, Mapping, Sequence

from engine.cases import CaseResult, Expected
from engine.casetests.model import Failure, Line
from engine.diagnostics import Diagnostic
from engine.text import LANGS, NO_TEXT, Lang, Text

FAILED = Text(
    "规则 {rule} 的案例“{name}”应为“{expected}”，结果是“{got}”",
    "the case '{name}' of rule {rule} should come out '{expected}' and came out '{got}'",
)
IDLE = Text("规则 {rule} 没有一个案例得出“不符合”", "no case makes rule {rule} fail")
IDLE_HINT = Text(
    "把这条规则删掉，也没有案例会发现；请补一个不符合的案例。",
    "No case would notice if the rule were deleted; add one in which it fails.",
)
EMPTY = Text("没有案例可运行", "there are no cases to run")
EMPTY_HINT = Text(
    "案例写在规则旁边的 *.cases.yaml 里；请核对选择的标准和规则。",
    "Cases stand beside the rules in *.cases.yaml; check the standard and rules chosen.",
)
WORDS = {
    "subject": Text("对象 {subject}：{got}", "{subject}: {got}"),
    "facts": Text("起决定作用的事实：", "What decided:"),
    "more": Text("……还有 {n} 项", "… and {n} more"),
    "missing": Text("没有填报的事实：", "Facts not stated:"),
    "values": Text("规则中的值：", "Values of the rule:"),
    "numbers": Text("法规的数值：", "Numbers of the law:"),
    "clauses": Text("条款：", "Clauses:"),
    "day": Text(
        "案例的日期是 {day}，当日没有一条依据施行。", "The case is of {day}, when no clause of the rule is in force."
    ),
}


def say_failed(
    result: CaseResult, got: Expected, failures: Sequence[Failure], clauses: Mapping[str, Text]
) -> Diagnostic:
    """Return what is wrong with a case, at what it expects: what came out, what decided, and by which clause."""
    placed = result.placed
    message = FAILED.fill(
        rule=placed.case.rule, name=placed.case.name, expected=placed.case.expect.label, got=got.label
    )
    hint = Text(*("\n".join(_lines(result, got, failures, clauses, lang)) for lang in LANGS))
    return placed.problem(("expect",), "case-failed", message, hint)


def _lines(
    result: CaseResult, got: Expected, failures: Sequence[Failure], clauses: Mapping[str, Text], lang: Lang
) -> Iterator[str]:
    if got is Expected.NOT_IN_FORCE:
        yield WORDS["day"].of(lang).format(day=result.placed.as_of)
    for failure in failures:
        if failure.subject:
            yield WORDS["subject"].fill(subject=failure.subject, got=failure.got.label).of(lang)
        yield from _failure(failure, lang)
    yield WORDS["clauses"].of(lang)
    yield from (f"  {words.of(lang)} [{clause}]" for clause, words in clauses.items())


def _failure(failure: Failure, lang: Lang) -> Iterator[str]:
    for heading, lines in (("facts", failure.facts), ("values", failure.values), ("numbers", failure.numbers)):
        if lines:
            yield WORDS[heading].of(lang)
            yield from (f"  {_line(line, lang)}" for line in lines)
        if heading == "facts" and failure.more_facts:
            yield "  " + WORDS["more"].of(lang).format(n=failure.more_facts)
    if failure.missing:
        yield WORDS["missing"].of(lang)
        yield from (f"  {path}" for path in failure.missing)


def _line(line: Line, lang: Lang) -> str:
    said = f"{line.name} = {line.value.of(lang)}"
    if line.label == NO_TEXT:
        return said
    return f"{said}（{line.label.zh}）" if lang == "zh" else f"{said} ({line.label.en})"
