"""Synthetic declarations: number *k* of a seed is the same whatever else is generated, today and on every machine."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from engine.generating.building import Place, build_classes, finish
from engine.generating.draw import Draw, Urn
from engine.generating.mistakes import Fault, load_mistakes, urns_of
from engine.generating.mix import KINDS, MOST_CLASSES
from engine.generating.models import Models, Record, load_models
from engine.generating.particulars import state_particulars
from engine.generating.plan import Plan, draw_plan
from engine.generating.planting import Planted, Planter
from engine.generating.scaling import scale
from engine.generating.variation import vary

AS_OF: Final = date(2026, 1, 1)
"""The day the declarations are made for where none is asked for."""


class Amount(StrEnum):
    """How many mistakes declarations have."""

    NONE = "none"
    SOME = "some"
    MANY = "many"


class State(StrEnum):
    """In what state one declaration is handed in."""

    CLEAN = "clean"
    OPEN = "open"
    SLIPS = "slips"
    POOR = "poor"
    DRAFT = "draft"


STATES: Final[dict[Amount, dict[State, float]]] = {
    # filing-practice.md gives no shares for Gongshu (one province: nine in ten not compliant in 2022); these are assumed, so that
    # every decision is common enough to be worth trying.
    Amount.NONE: {State.CLEAN: 1},
    Amount.SOME: {State.CLEAN: 28, State.OPEN: 30, State.SLIPS: 20, State.POOR: 14, State.DRAFT: 8},
    Amount.MANY: {State.SLIPS: 20, State.POOR: 40, State.DRAFT: 40},
}
COUNTS: Final[dict[State, dict[str, tuple[int, int]]]] = {
    # state: how many faults of each sort, least and most; "left_out" counts whole sections
    State.CLEAN: {"approve": (0, 4)},
    State.OPEN: {"approve": (0, 4), "supplement": (0, 2), "gap": (1, 8), "left_out": (0, 2)},
    State.SLIPS: {"reject": (1, 3), "approve": (0, 4), "supplement": (0, 1), "gap": (0, 3)},
    State.POOR: {"reject": (4, 12), "approve": (0, 6), "supplement": (0, 3), "gap": (0, 10), "left_out": (0, 1)},
    State.DRAFT: {"reject": (20, 60), "approve": (5, 20), "supplement": (2, 8), "gap": (5, 25), "left_out": (0, 6)},
}
NEVER_LEFT_OUT: Final = ("point", "classes")
RECENT: Final = 31  # days
TRIES: Final = 4
"""How often another fault is drawn where one cannot be made at this point."""


@dataclass(frozen=True)
class Wanted:
    """What is to be generated."""

    seed: int
    kind: str | None = None
    mode: str | None = None
    amount: Amount = Amount.SOME


@dataclass(frozen=True)
class Generated:
    """One declaration as plain data, what it is about, and the mistakes that were put into it."""

    number: int
    plan: Plan
    data: Record
    planted: tuple[Planted, ...]


class Generator:
    """Makes declarations from the bases of a folder of rules, as if written for one day."""

    def __init__(self, folder: Path, as_of: date = AS_OF) -> None:
        """Read the bases and the mistakes; raises `DiagnosticError` for files that cannot be used."""
        self.as_of = as_of
        self._recent = (as_of - timedelta(days=RECENT)).isoformat()
        self._models: Models = load_models(folder, as_of)
        faults = load_mistakes(as_of)
        self._urns = {kind: urns_of(faults, kind) for kind in KINDS}

    def make(self, wanted: Wanted, number: int) -> Generated:
        """Return declaration *number* (from 1) of what is *wanted*."""
        draw = Draw(wanted.seed, number)
        state = draw.weighted(STATES[wanted.amount])
        plan = draw_plan(draw, wanted.kind, wanted.mode)
        if len(plan.classes) > MOST_CLASSES:  # a mistake in itself
            state, plan = (State.SLIPS, plan) if wanted.amount is not Amount.NONE else (state, _cut(plan))
        place = self._build(plan, draw)
        planter = Planter(finish(place), place, draw)
        if state is not State.CLEAN or wanted.amount is not Amount.NONE:
            _spoil(planter, self._urns[plan.kind], state, draw)
        return Generated(number, plan, planter.data, _too_large(plan) + planter.settle())

    def _build(self, plan: Plan, draw: Draw) -> Place:
        place = build_classes(plan, self._models[plan.kind], draw)
        state_particulars(place, plan, draw)
        vary(place, plan, draw)
        scale(place, plan, draw)
        place.recent = self._recent
        return place


def _spoil(planter: Planter, urns: dict[str, Urn[Fault]], state: State, draw: Draw) -> None:
    """Put the faults of *state* into the declaration of *planter*."""
    for sort, (least, most) in COUNTS[state].items():
        for _ in range(draw.whole(least, most)):
            if sort == "left_out":
                planter.leave_out(draw.one([name for name in planter.data if name not in NEVER_LEFT_OUT]))
            elif urns[sort].things:
                any(planter.plant(draw.from_urn(urns[sort]), gap=sort == "gap") for _ in range(TRIES))


def _cut(plan: Plan) -> Plan:
    """Return *plan* with as many classes as an institution may have."""
    return replace(plan, classes=plan.classes[:MOST_CLASSES])


def _too_large(plan: Plan) -> tuple[Planted, ...]:
    """Return the mistake of having more classes than an institution may have."""
    if len(plan.classes) <= MOST_CLASSES:
        return ()
    return (Planted("changed", "classes", MOST_CLASSES, len(plan.classes), "setting.classes.number", "fail"),)
