"""What decided a case that came out otherwise than it says: facts, numbers and values, the facts the case changes first."""

from collections.abc import Iterable, Iterator
from datetime import date

from engine.cases import CaseResult
from engine.cases.running import EXPECTED, WORST_FIRST
from engine.casetests.model import Failure, Line
from engine.declaration.schema import fact_info, is_fact, label_of, model_path
from engine.declaration.titles import show_path
from engine.evaluation import Finding
from engine.explaining import Explanation, explain
from engine.feel import TODAY, UNKNOWN, Step
from engine.feel import nodes as syntax
from engine.outcomes import Outcome
from engine.seeing import SeenFact
from engine.steplines import COUNTED
from engine.text import NO_TEXT, Text
from engine.tracing import Traced
from engine.units import unit_text
from engine.values import show, show_clock

MAX_FACTS = 12
MAX_SUBJECTS = 3
NO_ITEM = Text("没有适用的一项", "no item the rule speaks about")
DAY = Text("案例的日期", "the day of the case")
DECIDED_BY = {Outcome.PASS: True, Outcome.FAIL: False, Outcome.UNKNOWN: UNKNOWN, Outcome.NOT_APPLICABLE: False}


class TracedInLists(Traced):
    """The steps of a finding, whose deciding facts are also those by which a filter took an item or left it.

    A list that is asked for as a whole, as in ``count(classes)``, and the day are facts here too.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        loop = finding.rule.checked.loop
        if loop and finding.subject.id is None:
            self.expressions["for_each"] = loop.items

    def roots(self) -> tuple[str, ...]:
        """Return the expressions that came to what decides; where none did, the list that was walked."""
        wanted = DECIDED_BY[self.finding.outcome]
        roots = tuple(name for name in super().roots() if self.step(name).value is wanted)
        return roots or tuple(name for name in ("for_each",) if name in self.expressions)

    def deciding(self, step: Step) -> Iterator[SeenFact]:
        """Yield the facts that decided *step*."""
        if isinstance(step.node, syntax.Filter) and step.value is not UNKNOWN:
            for part in step.children[1:] or step.children:  # of an empty list, the list itself
                yield from self.deciding(part)
        elif isinstance(step.node, syntax.Call) and step.node.function == "today":
            yield SeenFact((TODAY,), step.value)
        elif isinstance(step.value, list) and (origin := self.fact(step)) and not is_fact(model_path(origin)):
            yield SeenFact(origin, step.value)
        else:
            yield from super().deciding(step)


def find_failures(result: CaseResult) -> tuple[Failure, ...]:
    """Return, for the subjects that decided the outcome of a case, what each came to and why."""
    outcomes = {finding.outcome for finding in result.findings}
    worst = next((outcome for outcome in WORST_FIRST if outcome in outcomes), None)
    deciding = [finding for finding in result.findings if finding.outcome is worst]
    return tuple(_failure(result, finding) for finding in deciding[:MAX_SUBJECTS])


def _failure(result: CaseResult, finding: Finding) -> Failure:
    why = explain(finding, result.placed.as_of)
    traced, (path, item) = TracedInLists(finding), (finding.subject.path, finding.subject.id)
    walked = traced.roots() == ("for_each",) and not why.missing
    empty = [Line(show_path(path), NO_ITEM, NO_TEXT)] if walked else []
    stated = (seen for seen in traced.all_deciding() if seen.value is not UNKNOWN)
    facts = [seen for seen in _touched_first(stated, result) if not walked or seen.origin != path]
    return Failure(
        subject=show_path((*path, item)) if item else "",
        got=EXPECTED[finding.outcome],
        facts=(*empty, *(fact_line(seen) for seen in facts[:MAX_FACTS])),
        more_facts=max(0, len(facts) - MAX_FACTS),
        missing=tuple(show_path(missing.origin) for missing in why.missing),
        values=tuple(Line(seen.name, show(seen.value, seen.kind), NO_TEXT) for seen in why.values),
        numbers=tuple(_numbers(why)),
    )


def _touched_first(facts: Iterable[SeenFact], result: CaseResult) -> list[SeenFact]:
    case = result.placed.case
    touched = tuple(path for paths in (case.change, case.hide, case.remove, case.add) for path in paths)
    return sorted(facts, key=lambda seen: not show_path(seen.origin).startswith(touched))


def fact_line(seen: SeenFact) -> Line:
    """Return a fact by its path, with its value as a case writes it, its unit and its label; a list with its length."""
    path = model_path(seen.origin)
    if seen.origin == (TODAY,):
        return Line(TODAY, show(seen.value), DAY)
    if not is_fact(path):
        return Line(show_path(seen.origin), COUNTED.fill(count=len(seen.value)), label_of(path))
    info = fact_info(path)
    value = Text(*(show_clock(seen.value),) * 2) if info.kind == "clock" else show(seen.value)
    return Line(show_path(seen.origin), with_unit(value, info.unit_text), info.label)


def _numbers(why: Explanation) -> Iterator[Line]:
    for seen in why.numbers:
        value = with_unit(show(seen.value), unit_text(seen.unit) if seen.unit else NO_TEXT)
        yield Line(seen.name, value, _since(seen.title, seen.since))


def _since(title: Text, day: date) -> Text:
    return Text(f"{title.zh}，自 {day} 起", f"{title.en}, from {day}")


def with_unit(value: Text, unit: Text) -> Text:
    """Return a value with its unit; in English with a space between."""
    return Text(f"{value.zh}{unit.zh}", f"{value.en} {unit.en}".rstrip())
