"""A rule set ready for any day, and its rules on one: what a check needs at hand, the rest behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engine.cards import Card, Cards, VisitCard
from engine.feel import UNKNOWN
from engine.feel.running import Program
from engine.judges import Judge
from engine.kinds import Layer, Question

if TYPE_CHECKING:  # rules that are kept are run without what read, checked and compiled them
    from engine.catalogue import Catalogue, Clause
    from engine.checked import CheckedRule, CheckedVisit
    from engine.feel import Checked
    from engine.ruleset import Rule, RuleSet

Env = Mapping[str, Any]
Compute = Callable[[Env], Any]
Steps = tuple[tuple[str, Compute], ...]
"""Names, and the functions that work them out, in order."""


@dataclass(frozen=True, eq=False)
class Programs:
    """What Python's compiler has made of each rule, of the list it goes through and the condition of its topic, and of each visit."""

    judges: Sequence[Program]
    items: Sequence[Program | None]
    topics: Sequence[Program | None]
    visits: Sequence[Program | None]


@dataclass(frozen=True, eq=False)
class Law:
    """A rule set ready for any day: its cards at hand, the rest for who asks; rules and visits by their place among the cards.

    *programs* are there where they are kept.
    """

    cards: Cards
    ruleset: Callable[[], RuleSet]
    catalogue: Callable[[], Catalogue]
    rule: Callable[[int], CheckedRule]
    visit: Callable[[int], CheckedVisit]
    programs: Programs | None = None


class Behind:
    """What only explanations need of a rule, got or made when somebody asks for it; *function* makes functions of its expressions."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        rule: Callable[[], CheckedRule],
        as_of: date,
        place: Layer,
        function: Callable[[Checked], Compute],
    ) -> None:
        self._catalogue, self._rule, self._function = catalogue, rule, function
        self._as_of, self._place = as_of, place

    @cached_property
    def checked(self) -> CheckedRule:
        """Return the rule as it is written and typed."""
        return self._rule()

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Return the clauses of the rule's basis that are in force."""
        catalogue = self._catalogue()
        basis = self.checked.rule.basis
        return tuple(catalogue.clauses[one] for one in basis if catalogue.in_force(one, self._as_of, self._place))

    @cached_property
    def steps(self) -> tuple[Steps, Steps]:
        """Return the functions of named values and table cells: those needed before the rule is known to apply, and the others."""
        from engine.ordering import order_of

        rule, order = self.checked, order_of(self.checked)
        steps = {name: self._function(value) for name, value in rule.values.items()}
        for name, by in rule.tables.items():
            steps[name] = _lookup(self._function(by), rule.parameters[name].on(self._as_of))
        return tuple((n, steps[n]) for n in order.before), tuple((n, steps[n]) for n in order.after)

    @cached_property
    def applies(self) -> Compute | None:
        """Return the function of the rule's own condition."""
        return self._function(self.checked.applies) if self.checked.applies else None

    @cached_property
    def require(self) -> Compute:
        """Return the function of what the rule requires."""
        return self._function(self.checked.require)

    @cached_property
    def cite(self) -> Compute | None:
        """Return the function of what the clauses to quote are chosen by."""
        return self._function(self.checked.cite) if self.checked.cite else None


@dataclass(eq=False)
class CompiledRule:
    """One rule in force: its numbers on the day and its expressions as functions of the facts.

    *binding* says whether a failure decides anything, *question* which of the two questions the rule answers; *items* gives the list
    at *list_path*, if it goes through one, *judge* what comes out for many subjects at once. All else is got from *behind* it.
    To be read, not changed: it is not frozen because there are many, and all are made for each check.
    """

    card: Card
    binding: bool
    question: Question
    list_path: tuple[str, ...] | None
    numbers: Mapping[str, Decimal]
    behind: Behind
    items: Compute | None
    topic_applies: Compute | None
    judge: Judge

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of what is worked out for each subject, in order."""
        return self.card.before + self.card.after

    @property
    def checked(self) -> CheckedRule:
        """Return the rule as it is written and typed."""
        return self.behind.checked

    @property
    def rule(self) -> Rule:
        """Return the rule as it is written."""
        return self.behind.checked.rule

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Return the clauses of its basis that are in force."""
        return self.behind.clauses

    @property
    def before(self) -> Steps:
        """Return what is worked out before the rule is known to apply."""
        return self.behind.steps[0]

    @property
    def after(self) -> Steps:
        """Return what else is worked out."""
        return self.behind.steps[1]

    @property
    def applies(self) -> Compute | None:
        """Return the function of the rule's own condition."""
        return self.behind.applies

    @property
    def require(self) -> Compute:
        """Return the function of what the rule requires."""
        return self.behind.require

    @property
    def cite(self) -> Compute | None:
        """Return the function of what the clauses to quote are chosen by."""
        return self.behind.cite


@dataclass(frozen=True, eq=False)
class Visit:
    """A clause that only a visit can settle, and the condition under which it is looked at."""

    card: VisitCard
    catalogue: Callable[[], Catalogue]
    applies: Compute | None

    @property
    def clause(self) -> Clause:
        """Return the clause."""
        return self.catalogue().clauses[self.card.clause]


@dataclass(frozen=True, eq=False)
class CompiledRuleSet:
    """The rules in force on one day at one place, and what is left to look at there."""

    law: Law
    as_of: date
    rules: tuple[CompiledRule, ...]
    visits: tuple[Visit, ...] = ()
    place: Layer = Layer.GONGSHU

    @property
    def ruleset(self) -> RuleSet:
        """Return everything the standards folder says."""
        return self.law.ruleset()

    @property
    def catalogue(self) -> Catalogue:
        """Return all clauses."""
        return self.law.catalogue()


def _lookup(by: Compute, table: Any) -> Compute:
    """Return the function that finds a table's cell; unknown stays unknown, and a value without a cell gives null."""

    def look_up(env: Env) -> Any:
        key = by(env)
        return UNKNOWN if key is UNKNOWN else table.get(key)

    return look_up
