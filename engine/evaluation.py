"""One declaration against the rules in force: one finding per rule and subject, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.compiling import CompiledRule, CompiledRuleSet, Compute, Visit
from engine.declaration.table import blank_item
from engine.feel import TODAY, UNKNOWN
from engine.outcomes import Outcome

if TYPE_CHECKING:
    from engine.declaration.facts import Facts
    from engine.kinds import Standard

Shared = dict[Any, Any]
"""What the rules work out about the same facts, for one another."""


class Subject(NamedTuple):
    """What a finding is about: one item of a list, or the point itself (*path* empty).

    *path* is the list's path and the item's id: ``("classes", "c1")``; an id of ``None`` means a list that is not
    given, or that has no item the rule speaks about.
    """

    path: tuple[str, ...] = ()
    id: str | None = None


THE_POINT = Subject()


class Finding(NamedTuple):
    """What one rule says about one subject.

    *facts*, *item* and *values* are what the rule saw: the facts of the declaration, the item it looked at, and the named values it
    worked out, in the order of its names; none if it did not look at anything. Two findings are the same if they say the same of the
    same subject, whatever they saw.
    """

    rule: CompiledRule
    subject: Subject
    outcome: Outcome
    facts: Mapping[str, Any]
    item: Any = None
    values: tuple[Any, ...] | None = None

    def __eq__(self, other: object) -> bool:
        """Return whether *other* says the same."""
        return isinstance(other, Finding) and self[:3] == other[:3]

    def __hash__(self) -> int:
        """Return what findings that say the same have in common."""
        return hash(self[:3])

    def __repr__(self) -> str:
        """Return what is said, without what was seen."""
        return f"Finding({self.rule.rule.id}, {self.subject}, {self.outcome})"

    @property
    def env(self) -> Mapping[str, Any]:
        """Return the values the rule saw by name, for the explanation."""
        if self.values is None:
            return self.facts
        variable = self.rule.card.variable
        item = {variable: self.item} if variable and self.item is not None else {}
        return {**self.facts, **self.rule.numbers, **item, **dict(zip(self.rule.names, self.values, strict=False))}


def evaluate(compiled: CompiledRuleSet, facts: Facts) -> tuple[Finding, ...]:
    """Return the findings of all rules in force about the declaration of *facts*, in the order of the rules and of its lists."""
    facts = {**facts, TODAY: compiled.as_of}
    found: list[Finding] = []
    shared: Shared = {}
    for rule in compiled.rules:
        found += evaluate_rule(rule, facts, shared)
    return tuple(found)


def find_visits(compiled: CompiledRuleSet, facts: Facts, only: Standard | None = None) -> tuple[Visit, ...]:
    """Return what is left to see on site: the clauses no fact settles, unless they do not speak about such a point."""
    facts = {**facts, TODAY: compiled.as_of}
    return tuple(
        visit
        for visit in compiled.visits
        if (only is None or visit.card.standard is only) and not (visit.applies and visit.applies(facts) is False)
    )


def evaluate_rule(rule: CompiledRule, facts: Mapping[str, Any], shared: Shared | None = None) -> Sequence[Finding]:
    """Return the findings of one rule; *facts* are those of `facts_of` with the as-of date under `TODAY`.

    *shared* has what other rules worked out about the same facts.
    """
    shared = {} if shared is None else shared
    topic = rule.topic_applies
    speaks = True if topic is None else shared[topic] if topic in shared else shared.setdefault(topic, topic(facts))
    if speaks is False:
        return (Finding(rule, Subject(rule.list_path or ()), Outcome.NOT_APPLICABLE, facts),)
    return judge_rule(rule, facts, shared, speaks)


def judge_rule(
    rule: CompiledRule, facts: Mapping[str, Any], shared: Shared, speaks: Any, brief: bool = False
) -> Sequence[Any]:
    """Return the findings of one rule whose topic *speaks* about the facts, or may; *brief*: of what passes or does not apply, or much of
    it, the mere outcome.
    """
    path, items_of = rule.list_path, rule.items
    if path is None or items_of is None:
        return rule.judge(rule, facts, shared, speaks, _NO_ITEM, _THE_POINT, Finding, brief)
    items, subjects = shared.get(items_of) or _go_through(items_of, path, facts, shared)
    if subjects:
        return rule.judge(rule, facts, shared, speaks, items, subjects, Finding, brief)
    if items is UNKNOWN or items is None:
        return _of_no_list(rule, facts, shared, speaks, path)
    return _NONE if brief else (Finding(rule, Subject(path), Outcome.NOT_APPLICABLE, facts, None, ()),)


_NO_ITEM, _THE_POINT, _NONE = (None,), (THE_POINT,), (Outcome.NOT_APPLICABLE,)


def _of_no_list(
    rule: CompiledRule, facts: Mapping[str, Any], shared: Shared, speaks: Any, path: tuple[str, ...]
) -> Sequence[Finding]:
    """Return what is said of a list that is not given: unknown, unless the rule would not apply whatever its items are."""
    item = blank_item(path)
    (finding,) = rule.judge(rule, facts, shared, speaks, (item,), (Subject(path),), Finding, False)
    applies = finding.outcome is not Outcome.NOT_APPLICABLE
    return (finding._replace(outcome=Outcome.UNKNOWN) if applies else finding,)


def _go_through(
    items_of: Compute, path: tuple[str, ...], facts: Mapping[str, Any], shared: Shared
) -> tuple[Any, Sequence[Subject]]:
    """Return what *items_of* gives, which is the list at *path* or some of it, and the subject of each of its items; once for all rules."""
    items = items_of(facts)
    parts = () if items is UNKNOWN or items is None else zip(repeat(path), [item["id"] for item in items], strict=False)
    shared[items_of] = gone_through = items, [*map(tuple.__new__, repeat(Subject), parts)]
    return gone_through
