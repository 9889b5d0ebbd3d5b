"""The plan of one declaration: what kind of place it is about, before any fact is stated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from engine.generating.draw import Draw
from engine.generating.mix import (
    CHILDREN,
    CLASS_KINDS,
    CLASSES,
    HOME_CHILDREN,
    KINDS,
    LEGAL_TYPES,
    MEALS,
    MODES,
    MOST_UPSTAIRS,
    SERVICES,
)

KIND_ORDER = tuple(CHILDREN)
T = TypeVar("T")


@dataclass(frozen=True)
class ClassPlan:
    """One class: its kind and how many children it has."""

    kind: str
    children: int


@dataclass(frozen=True)
class Plan:
    """One care point: kind, mode, classes, services."""

    kind: str
    mode: str
    legal_type: str
    classes: tuple[ClassPlan, ...]
    services: tuple[str, ...]
    meals: str

    @property
    def children(self) -> int:
        """Return how many children there are in all classes."""
        return sum(one.children for one in self.classes)


def draw_plan(draw: Draw, kind: str | None, mode: str | None) -> Plan:
    """Return a plan by the district's mix, of the *kind* and *mode* asked for."""
    kind = draw.weighted(_only(KINDS, {k for k in KINDS if mode in (None, *MODES[k])} if kind is None else {kind}))
    mode = draw.weighted(_only(MODES[kind], {mode} if mode else set(MODES[kind])))
    classes = _classes(draw, kind)
    meals = draw.weighted(MEALS[kind])
    return Plan(kind, mode, draw.weighted(LEGAL_TYPES[mode]), classes, _services(draw, kind, meals), meals)


def fits(kind: str | None, mode: str | None) -> bool:
    """Return whether there are points of that *kind* in that *mode*."""
    return any(mode in (None, *MODES[k]) for k in (KINDS if kind is None else (kind,)))


def _only(weights: Mapping[T, float], wanted: set[T]) -> dict[T, float]:
    return {choice: weight for choice, weight in weights.items() if choice in wanted}


def _classes(draw: Draw, kind: str) -> tuple[ClassPlan, ...]:
    count = draw.weighted(CLASSES[kind])
    kinds = sorted((draw.weighted(CLASS_KINDS[kind]) for _ in range(count)), key=KIND_ORDER.index)
    classes = tuple(
        ClassPlan(one, draw.whole(*(HOME_CHILDREN if kind == "home_based" else CHILDREN[one]))) for one in kinds
    )
    return _fit_upstairs(classes) if kind == "kindergarten_class" else classes


def _fit_upstairs(classes: tuple[ClassPlan, ...]) -> tuple[ClassPlan, ...]:
    """Return *classes* with no more older toddlers than may be on the second floor, where a kindergarten has them."""
    upstairs = [one.children for one in classes if one.kind == "toddler_large"]
    if sum(upstairs) <= MOST_UPSTAIRS:
        return classes
    most = MOST_UPSTAIRS // len(upstairs)
    return tuple(replace(c, children=min(c.children, most)) if c.kind == "toddler_large" else c for c in classes)


def _services(draw: Draw, kind: str, meals: str) -> tuple[str, ...]:
    if kind == "activity_site":
        return ()
    more = draw.some(SERVICES, draw.whole(0, 2))
    return ("half_day", *(one for one in more if one != "half_day")) if meals == "none" else ("full_day", *more)
