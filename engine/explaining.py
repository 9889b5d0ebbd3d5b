"""Why a finding came out as it did: the facts and numbers that decided it, and the facts that are missing."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine.checking import PLACEHOLDER, CheckedRule
from engine.declaration.schema import FactPath, fact_at, is_fact, model_path
from engine.evaluation import Finding
from engine.feel import TODAY, UNKNOWN, Checked, Step, Type, trace
from engine.feel import nodes as syntax
from engine.outcomes import Outcome
from engine.text import Lang, Text
from engine.values import show

Origin = tuple[str, ...]


@dataclass(frozen=True)
class SeenFact:
    """A stated fact that decided: where it stands (``("rooms", "r1", "area_m2")``) and its value."""

    origin: Origin
    value: Any


@dataclass(frozen=True)
class SeenNumber:
    """A parameter that decided: its value for this subject and the day its version starts."""

    name: str
    title: Text
    value: Any
    unit: str | None
    since: date


@dataclass(frozen=True)
class SeenValue:
    """A named value of the rule, as it came out for this subject."""

    name: str
    text: str
    value: Any
    kind: Type


@dataclass(frozen=True)
class Missing:
    """A fact that is not stated and was needed; for a whole list, the *facts* each item must state."""

    origin: Origin
    facts: tuple[FactPath, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Everything a report says about one finding besides its outcome."""

    message: Text
    remedy: Text
    facts: tuple[SeenFact, ...]
    values: tuple[SeenValue, ...]
    numbers: tuple[SeenNumber, ...]
    missing: tuple[Missing, ...]


def explain(finding: Finding, as_of: date) -> Explanation:
    """Return why *finding* came out as it did."""
    traced = trace_finding(finding)
    rule = finding.rule.checked
    roots = [traced.steps[name] for name in traced.roots(finding.outcome)]
    return Explanation(
        message=_fill(rule, rule.rule.message.text, finding),
        remedy=_fill(rule, rule.rule.remedy.text, finding),
        facts=tuple(_unique(seen for root in roots for seen in traced.deciding(root))),
        values=tuple(_values(rule, finding)),
        numbers=tuple(_numbers(finding, as_of)),
        missing=tuple(_missing(finding, traced)) if finding.outcome is Outcome.UNKNOWN else (),
    )


@dataclass(frozen=True)
class Traced:
    """The steps of all expressions of a rule for one subject, by name; *own* are the names the rule itself gives."""

    steps: Mapping[str, Step]
    own: Set[str]

    def fact(self, step: Step) -> Origin | None:
        """Return which fact of the declaration *step* is; None for what the rule itself names or works out.

        An item of a plain list, such as one of the services, is the fact that the list is.
        """
        if step.origin is None or step.origin[0] in self.own:
            return None
        return tuple(itertools.takewhile(lambda name: isinstance(name, str), step.origin))

    def roots(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the expressions that lead to *outcome*: the conditions if it does not apply, all if it is unknown."""
        wanted = ROOTS[outcome]
        return tuple(name for name in wanted if name in self.steps)

    def deciding(self, step: Step) -> Iterator[SeenFact]:
        """Yield the facts that decided *step*; in a list only those items that decided."""
        if isinstance(step.node, syntax.Name) and step.node.name in self.steps:
            yield from self.deciding(self.steps[step.node.name])
        elif (origin := self.fact(step)) and is_single(step.value) and is_fact(model_path(origin)):
            yield SeenFact(origin, step.value)
        elif isinstance(step.node, syntax.Filter) and step.value is not UNKNOWN:
            return
        else:
            for child in deciding_children(step):
                yield from self.deciding(child)

    def missing(self, step: Step) -> Iterator[Origin]:
        """Yield the facts not stated that keep *step* unknown."""
        if step.value is not UNKNOWN:
            return
        if isinstance(step.node, syntax.Name) and step.node.name in self.steps:
            yield from self.missing(self.steps[step.node.name])
        elif origin := self.fact(step):
            yield origin
        else:
            for child in step.children:
                yield from self.missing(child)


def is_single(value: Any) -> bool:
    """Return whether *value* is one fact: a plain value, or a list of plain values."""
    return not isinstance(value, dict) and not (isinstance(value, list) and any(isinstance(v, dict) for v in value))


ROOTS: Mapping[Outcome, tuple[str, ...]] = {
    Outcome.PASS: ("require",),
    Outcome.FAIL: ("require",),
    Outcome.UNKNOWN: ("topic_applies", "applies", "require"),
    Outcome.NOT_APPLICABLE: ("topic_applies", "applies"),
}
DECIDED = (True, False, UNKNOWN)


def deciding_children(step: Step) -> Iterable[Step]:
    """Return the children that made *step* what it is: for ``and`` that is false, only the false ones."""
    decides = isinstance(step.node, syntax.Logic | syntax.Quantified) and any(step.value is v for v in DECIDED)
    alike = [child for child in step.children if child.value is step.value] if decides else []
    return alike or step.children


def trace_finding(finding: Finding) -> Traced:
    """Return the steps of every expression of the finding's rule, evaluated for its subject."""
    rule, origins = finding.rule.checked, _origins(finding)
    named: dict[str, Checked | None] = {**rule.tables, **rule.values}
    named |= {"topic_applies": rule.topic_applies, "applies": rule.applies, "require": rule.require}
    steps = {name: trace(checked, finding.env, origins) for name, checked in named.items() if checked}
    return Traced(steps, {*rule.values, *rule.parameters, TODAY})


def _origins(finding: Finding) -> dict[str, Origin]:
    origins: dict[str, Origin] = {}
    if loop := finding.rule.checked.loop:
        subject = finding.subject
        origins[loop.variable] = (*subject.path, "[]" if subject.id is None else subject.id)
    return origins


def _unique(items: Iterable[Any]) -> Iterator[Any]:
    seen: list[Any] = []
    for item in items:
        if item not in seen:
            seen.append(item)
            yield item


def _fill(rule: CheckedRule, words: Text, finding: Finding) -> Text:
    """Return a message with its placeholders replaced by the values of the subject."""
    said = {
        text: show(trace(checked, finding.env).value, checked.type)
        for text, checked in rule.shown.items()
        if _names(checked) <= finding.env.keys()
    }

    def fill(lang: Lang) -> str:
        return PLACEHOLDER.sub(lambda m: said[m[1]].of(lang) if m[1] in said else m[0], words.of(lang))

    return Text(fill("zh"), fill("en"))


def _names(checked: Checked) -> set[str]:
    return {read[0] for read in checked.reads}


def _values(rule: CheckedRule, finding: Finding) -> Iterator[SeenValue]:
    for name, checked in rule.values.items():
        value = finding.env.get(name)
        if name in finding.env and is_single(value):
            yield SeenValue(name, rule.rule.values[name], value, checked.type)


def _numbers(finding: Finding, as_of: date) -> Iterator[SeenNumber]:
    for name, parameter in finding.rule.checked.parameters.items():
        value = finding.env.get(name, UNKNOWN)
        if isinstance(value, int | Decimal):
            since = max(day for day in parameter.values if day <= as_of)
            yield SeenNumber(name, parameter.title.text, value, parameter.unit, since)


def _missing(finding: Finding, traced: Traced) -> Iterator[Missing]:
    """Yield what is asked for: single facts, and whole lists with the facts each of their items must state."""
    rule, subject = finding.rule.checked, finding.subject
    origins = [o for name in traced.roots(Outcome.UNKNOWN) for o in traced.missing(traced.steps[name])]
    if subject.id is None and rule.loop and finding.outcome is Outcome.UNKNOWN:
        origins.insert(0, subject.path)
    for origin in dict.fromkeys(o for o in origins if "[]" not in o):
        yield Missing(origin, tuple(facts_within(rule, model_path(origin))))


def facts_within(rule: CheckedRule, path: FactPath) -> Iterator[FactPath]:
    """Yield the facts of each item that *rule* reads in the list at *path*; none if *path* is a single fact."""
    inside = {read for read in model_reads(rule) if read[: len(path)] == path and len(read) > len(path) + 1}
    yield from sorted(inside)


def model_reads(rule: CheckedRule) -> set[FactPath]:
    """Return the model path of every fact the rule can read; those of the loop variable through its list."""
    own = {*rule.values, *rule.parameters, TODAY}
    reads: set[FactPath] = set()
    for checked in rule.expressions:
        for read in checked.reads:
            if rule.loop and read[0] == rule.loop.variable:
                reads.add(fact_at((*rule.loop.list_path, "[]", *read[1:])))
            elif read[0] not in own:
                reads.add(fact_at(read))
    return reads
