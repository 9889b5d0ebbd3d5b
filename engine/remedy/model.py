"""What comes out: the plan step by step, what it costs, what cannot be settled here, and what became of the check afterwards."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from engine.declaration.model import Declaration
from engine.evaluation import Finding
from engine.outcomes import Decision
from engine.remedy.changes import Op, Ops, Origin
from engine.text import Text


class Kind(StrEnum):
    """What a step does."""

    STATE = "state"
    CHANGE = "change"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True)
class Step:
    """One step of a plan: what is done where, what was and what is to be (as facts), its cost, and the findings that need it."""

    kind: Kind
    path: Origin
    was: Any
    now: Any
    cost: Decimal
    why: tuple[Finding, ...]
    op: Op = field(repr=False)


@dataclass(frozen=True)
class Hindrance:
    """A finding that fails and that nothing settles here, and the facts it rests on that do not change, each with the reason."""

    finding: Finding
    fixed: tuple[tuple[Origin, Text], ...]


@dataclass(frozen=True)
class Proposal:
    """One plan: its steps and cost, and the declaration with all of them done, as plain data and read anew.

    *decision* is what the check of that declaration says, *left* what still stands in the way but was meant to be settled.
    """

    steps: tuple[Step, ...]
    cost: Decimal
    data: dict[str, Any] = field(repr=False)
    declaration: Declaration = field(repr=False)
    decision: Decision
    left: tuple[Finding, ...] = ()

    @property
    def ops(self) -> Ops:
        """Return the changes."""
        return frozenset(step.op for step in self.steps)


@dataclass(frozen=True)
class Remedy:
    """The cheapest way to an approval.

    *before* is the decision as things stand. *best* settles everything but the *hindrances*, which nothing settles, and what is *given_up*,
    for which the budget ended or which stays unknown; without any it leads to an approval. No such plan costs less than *bound*. *others* are other plans, each
    without a step of the best.
    """

    before: Decision
    best: Proposal
    bound: Decimal
    hindrances: tuple[Hindrance, ...] = ()
    others: tuple[Proposal, ...] = ()
    given_up: tuple[Finding, ...] = ()

    @property
    def possible(self) -> bool:
        """Return whether the plan leads to an approval: checked anew, after it was applied."""
        return not self.hindrances and not self.given_up and self.best.decision is Decision.APPROVE

    @property
    def sound(self) -> bool:
        """Return whether the best plan settled what it was meant to settle, when it was applied and checked again."""
        return not self.best.left

    @property
    def proved(self) -> bool:
        """Return whether no plan can be cheaper."""
        return not self.given_up and self.bound >= self.best.cost
