"""The steps that led to a finding: which facts decided in them, and which are missing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.declaration.table import FactPath, is_fact, model_path
from engine.evaluation import Finding
from engine.feel import TODAY, UNKNOWN, Checked, Step, trace
from engine.feel import nodes as syntax
from engine.feel.conditions import trace_unknown
from engine.looking import holds_unknown
from engine.outcomes import Outcome
from engine.reads import facts_within, is_single, model_reads
from engine.seeing import MAX_ITEMS, Origin, SeenFact
from engine.waiting import find_waiting


@dataclass(frozen=True)
class Missing:
    """A fact that is not stated and was needed; for a whole list, the *facts* each item must state."""

    origin: Origin
    facts: tuple[FactPath, ...] = ()


class Traced:
    """The steps of the expressions of a finding's rule, each evaluated for its subject when it is asked for."""

    def __init__(self, finding: Finding, trace: Callable[..., Step] = trace) -> None:
        rule = finding.rule.checked
        named = {**rule.tables, **rule.values, "topic_applies": rule.topic_applies, "applies": rule.applies}
        self.expressions: dict[str, Checked] = {name: c for name, c in named.items() if c} | {"require": rule.require}
        self.finding = finding
        self.env = finding.env
        self.own = {*rule.values, *rule.parameters, TODAY}
        self._origins = _origins(finding)
        self._trace = trace
        self._steps: dict[str, Step] = {}

    def step(self, name: str) -> Step:
        """Return the steps of the expression called *name*: a value, a table, or a condition under its key."""
        if name not in self._steps:
            self._steps[name] = self._trace(self.expressions[name], self.env, self._origins)
        return self._steps[name]

    def fact(self, step: Step) -> Origin | None:
        """Return which fact of the declaration *step* is; None for what the rule itself names or works out.

        An item of a plain list, such as one of the services, is the fact that the list is.
        """
        origin = self.located(step.origin)
        return origin and tuple(itertools.takewhile(lambda name: isinstance(name, str), origin))

    def located(self, origin: Origin | None) -> Origin | None:
        """Return where a fact stands in the declaration: one reached through a named list, in the list it was taken from."""
        while origin and origin[0] in self.own:
            if len(origin) == 1 or origin[0] not in self.expressions:
                return None
            items = self.step(origin[0]).items or ()
            source = next((item for item in items if item and item[-1] == origin[1]), None)
            origin = source and (*source, *origin[2:])
        return origin

    def roots(self) -> tuple[str, ...]:
        """Return the expressions that lead to the outcome: the conditions if it does not apply, all if it is unknown."""
        return tuple(name for name in ROOTS[self.finding.outcome] if name in self.expressions)

    def all_deciding(self) -> Iterable[SeenFact]:
        """Return every fact that decided the outcome, each once."""
        return {seen.origin: seen for name in self.roots() for seen in self.deciding(self.step(name))}.values()

    def named(self, step: Step) -> Step | None:
        """Return the steps of the value or table that *step* only names."""
        if isinstance(step.node, syntax.Name) and step.node.name in self.own & self.expressions.keys():
            return self.step(step.node.name)
        return None

    def deciding(self, step: Step) -> Iterator[SeenFact]:
        """Yield the facts that decided *step*; in a list only those items that decided."""
        if named := self.named(step):
            yield from self.deciding(named)
        elif (origin := self.fact(step)) and is_single(step.value) and is_fact(model_path(origin)):
            yield SeenFact(origin, step.value)
        elif isinstance(step.value, list) and step.items and is_single(step.value):
            yield from self.of_items(step.value, step.items)
        elif isinstance(step.node, syntax.Filter) and step.value is not UNKNOWN:
            return
        else:
            for child in deciding_children(step):
                yield from self.deciding(child)

    def of_items(self, values: Iterable[Any], origins: Iterable[Origin | None]) -> Iterator[SeenFact]:
        """Yield the facts that a list was gathered from, such as the areas of the rooms that a sum adds up."""
        for value, given in itertools.islice(zip(values, origins, strict=True), MAX_ITEMS):
            origin = self.located(given)
            if origin and is_fact(model_path(origin)):
                yield SeenFact(origin, value)

    def missing(self, step: Step) -> Iterator[Origin]:
        """Yield the facts not stated that keep *step* unknown."""
        if not holds_unknown(step.value):
            return
        if named := self.named(step):
            yield from self.missing(named)
        elif isinstance(step.value, list) and step.items:
            places = (o for v, o in zip(step.value, step.items, strict=True) if v is UNKNOWN)
            yield from (origin for origin in map(self.located, places) if origin)
        elif origin := self.fact(step):
            yield origin
        else:
            for child in step.children:
                if holds_unknown(child.value):  # most of many items are decided
                    yield from self.missing(child)
            if isinstance(step.node, syntax.Filter) and step.children[0].value is not UNKNOWN:
                yield from self.missing_of_candidates(step)
            elif any(child.value is UNKNOWN for child in step.children if child.node in _domains(step.node)):
                yield from self.missing_in(step.node)

    def missing_in(self, node: syntax.Node) -> Iterator[Origin]:
        """Yield the facts not stated that a loop over an unknown list reads beside it: they are needed once it is stated."""
        names = _names_of(node)
        if not names:
            for inner in syntax.children(node):
                yield from self.missing_in(inner)
        elif names[0] in self.own & self.expressions.keys():
            yield from self.missing(self.step(names[0]))
        else:
            origin = (*self._origins.get(names[0], names[:1]), *names[1:])
            value: Any = self.env
            for name in names:
                value = value.get(name) if isinstance(value, Mapping) else None
            if value is UNKNOWN and "[]" not in origin and is_fact(model_path(origin)):
                yield origin

    def missing_of_candidates(self, step: Step) -> Iterator[Origin]:
        """Yield what the rule reads of each item that an undecided filter may let through: it is needed once it does."""
        base, *conditions = step.children
        for item, given, condition in zip(base.value, base.items or (), conditions, strict=False):
            origin = self.located(given)
            if condition.value is not False and origin:
                here = model_path(origin)
                for read in sorted(model_reads(self.finding.rule.checked)):
                    if read[:-1] == here and item[read[-1]] is UNKNOWN:
                        yield (*origin, read[-1])


def _domains(node: syntax.Node) -> tuple[syntax.Node, ...]:
    """Return what a loop goes through; nothing for what is no loop."""
    if isinstance(node, syntax.Filter):
        return (node.base,)
    return tuple(b.domain for b in node.bindings) if isinstance(node, syntax.Quantified | syntax.For) else ()


def _names_of(node: syntax.Node) -> tuple[str, ...]:
    """Return the names that *node* is a path of, such as ``("toys", "ccc_kinds")``; nothing for anything else."""
    if isinstance(node, syntax.Name):
        return (node.name,)
    above = _names_of(node.base) if isinstance(node, syntax.Path) else ()
    return (*above, node.field) if above and isinstance(node, syntax.Path) else ()


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


def _origins(finding: Finding) -> dict[str, Origin]:
    origins: dict[str, Origin] = {}
    if loop := finding.rule.checked.loop:
        subject = finding.subject
        origins[loop.variable] = (*subject.path, "[]" if subject.id is None else subject.id)
    return origins


def missing_of(finding: Finding) -> tuple[Missing, ...]:
    """Return the facts not stated that *finding* waits for, or would wait for once what failed is put right."""
    return _with_facts(finding, missing_origins(finding))


def missing_asked(finding: Finding, traced: Traced) -> tuple[Missing, ...]:
    """Return what is asked for by the steps of a rule: what `missing_of` gives, which works most of it out without these."""
    return _with_facts(finding, _asked(finding, _missing_traced(traced)))


def missing_origins(finding: Finding) -> Iterable[Origin]:
    """Return where the facts and lists stand that `missing_of` gives, each once."""
    waiting = find_waiting(finding)
    return _asked(finding, _missing_traced(Traced(finding, trace_unknown)) if waiting is None else waiting)


def _missing_traced(traced: Traced) -> Iterable[Origin]:
    return (origin for name in traced.roots() for origin in traced.missing(traced.step(name)))


def _asked(finding: Finding, origins: Iterable[Origin]) -> Iterable[Origin]:
    """Return what of *origins* is asked for: single facts, and whole lists, before them the one that *finding* is about."""
    subject = finding.subject
    whole = [subject.path] if subject.id is None and subject.path and finding.outcome is Outcome.UNKNOWN else []
    return dict.fromkeys(origin for origin in (*whole, *origins) if "[]" not in origin)


def _with_facts(finding: Finding, origins: Iterable[Origin]) -> tuple[Missing, ...]:
    """Return *origins*, and for whole lists the facts each of their items must state."""
    rule = finding.rule.checked
    return tuple(Missing(origin, facts_within(rule, model_path(origin))) for origin in origins)
