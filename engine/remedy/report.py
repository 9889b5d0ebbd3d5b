"""A remedy in one language, for every renderer: what to do, why, at what cost, and what nothing changes."""

from dataclasses import dataclass

from engine.report import ClauseView, Coded
from engine.text import Lang


@dataclass(frozen=True)
class Reason:
    """A finding that a step is for, or that nothing settles: its rule, what it is about, what it says, and its clauses."""

    rule: str
    title: str
    subject: str
    outcome: Coded
    message: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class StepView:
    """One step: *do* says it in a sentence; *example* that the value is only an example and the paper's own is to be written."""

    kind: str
    path: str
    do: str
    was: str
    now: str
    unit: str
    cost: str
    proof: str
    example: bool
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class PlanView:
    """One plan with its cost and what the check said once it was applied; *more* is what it costs more than the best."""

    cost: str
    more: str
    decision: Coded
    steps: tuple[StepView, ...]
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class FixedView:
    """A fact that does not change, its value, and why it does not."""

    path: str
    label: str
    value: str
    reason: str


@dataclass(frozen=True)
class HindranceView:
    """What nothing settles here."""

    reason: Reason
    fixed: tuple[FixedView, ...]


@dataclass(frozen=True)
class RemedyReport:
    """The cheapest way from a declaration to an approval, in one language.

    *possible* says that the best plan was applied, checked again and approved; *sound* that it settles all but what nothing
    settles and what was given up; *proved* that no plan can be cheaper, and
    otherwise *bound* is what any plan costs at least.
    """

    format: int
    lang: Lang
    as_of: str
    place: Coded
    point: str
    file: str
    before: Coded
    possible: bool
    sound: bool
    proved: bool
    bound: str
    unit: str
    note: str
    best: PlanView
    others: tuple[PlanView, ...]
    given_up: tuple[Reason, ...]
    hindrances: tuple[HindranceView, ...]
