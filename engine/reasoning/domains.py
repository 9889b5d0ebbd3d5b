"""For each fact of a condition, the few values that stand for all it may be, given what it is compared with."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, islice, pairwise
from typing import Any, Final

from engine.feel import UNKNOWN, BooleanType, ListType, NumberType, StringType
from engine.feel.values import Value
from engine.reasoning.bounds import NO_BOUNDS, Bounds, bounds_of
from engine.reasoning.parts import LOGIC, Apply, Constant, Fact, Part

FIRST_DAY: Final = date(2026, 1, 1)  # where nothing says which days matter
DAYS: Final = Bounds(date.min.toordinal(), date.max.toordinal())
MAX_LISTED: Final = 12  # values of a list of choices: each may be in it or not


@dataclass(eq=False)
class Group:
    """Facts that are compared with one another, and the values they are compared with."""

    facts: dict[Fact, None] = field(default_factory=dict)
    values: dict[tuple[str, Any], Value] = field(default_factory=dict)


def representatives(parts: Iterable[Part], known: bool) -> Mapping[Fact, tuple[Value, ...]] | None:
    """Return the values to try for each fact of *parts*, in the order of the text, or None where there are too many.

    Whatever the facts are, one of the combinations of these values makes every comparison come out the same. Without *known* each
    fact may be unknown as well.
    """
    groups = _Grouping()
    for part in parts:
        groups.add(part)
    found: dict[Fact, tuple[Value, ...]] = {}
    for fact, group in groups.of.items():
        values = _values(fact, group)
        if values is None:
            return None
        found[fact] = (*values, *_missing(fact, known))
    return found


def _missing(fact: Fact, known: bool) -> tuple[Value, ...]:
    """Return what *fact* may be beside its values: unknown, and null where it is worked out."""
    null = () if fact.stated or fact.made_of[:2] == ("call", "count") else (None,)
    return null if known or fact.made_of[0] == "today" else (UNKNOWN, *null)


class _Grouping:
    """Gathers which facts are compared with one another."""

    def __init__(self) -> None:
        self.of: dict[Fact, Group] = {}

    def add(self, part: Part) -> None:
        """Note what *part*, which has an answer of yes or no, compares."""
        if isinstance(part, Fact):
            self.of.setdefault(part, Group({part: None}))
        elif isinstance(part, Apply) and part.operation in LOGIC:
            for inner in part.parts:
                self.add(inner)
        elif isinstance(part, Apply):
            self.join([leaf for inner in part.parts for leaf in self.leaves(inner)])

    def leaves(self, part: Part) -> list[Fact | Constant]:
        """Return what *part* may come to in a comparison."""
        if not isinstance(part, Apply):
            return [part]
        if part.operation == "if":
            self.add(part.parts[0])
            return [leaf for inner in part.parts[1:] for leaf in self.leaves(inner)]
        if part.operation == "table":
            by, cells = part.parts
            assert isinstance(cells, Constant)
            self.join([*self.leaves(by), *(Constant("string", key) for key, _ in cells.value)])
            return [Constant("number", number) for _, number in cells.value]
        if part.operation.startswith(("list", "unary", "[", "(")):
            return [leaf for inner in part.parts for leaf in self.leaves(inner)]
        self.add(part)
        return []

    def join(self, leaves: Sequence[Fact | Constant]) -> None:
        """Note that *leaves* are compared with one another."""
        joined = Group()
        for leaf in leaves:
            if isinstance(leaf, Constant):
                joined.values.setdefault((leaf.kind, leaf.value), leaf.value)
                continue
            group = self.of.get(leaf, Group({leaf: None}))
            joined.facts |= group.facts
            joined.values |= group.values
        for fact in joined.facts:
            self.of[fact] = joined


def _values(fact: Fact, group: Group) -> tuple[Value, ...] | None:
    kind = fact.type
    if isinstance(kind, ListType):
        pool = _texts(kind.item, group)
        return _subsets(pool) if len(pool) <= MAX_LISTED else None
    if isinstance(kind, StringType):
        return _texts(kind, group)
    if isinstance(kind, NumberType):
        return _numbers(fact, group)
    if kind.kind == "date":
        days = [value.toordinal() for value in _of_kind(group, "date")]
        limits = sorted(map(Fraction, days or [FIRST_DAY.toordinal()]))
        return tuple(map(date.fromordinal, _whole(limits, len(group.facts), DAYS)))
    return (True, False) if isinstance(kind, BooleanType) else None


def _of_kind(group: Group, kind: str) -> list[Any]:
    return [value for (found, _), value in group.values.items() if found == kind]


def _texts(kind: Any, group: Group) -> tuple[str, ...]:
    """Return the texts that are compared with, and as many others as there are facts: of the choices, where it is one."""
    named, size = _of_kind(group, "string"), len(group.facts)
    choices: tuple[str, ...] | None = getattr(kind, "values", None)
    if choices is None:
        named = list(dict.fromkeys([*named, *(choice for fact in group.facts for choice in _choices(fact))]))
        fresh = (f"x{number}" for number in range(1, size + len(named) + 1))
        return (*named, *islice((text for text in fresh if text not in named), size))
    if size > 1:
        return choices
    other = next((choice for choice in choices if choice not in named), None)
    return tuple(choice for choice in choices if choice in named or choice == other)


def _choices(fact: Fact) -> tuple[str, ...]:
    kind = fact.type.item if isinstance(fact.type, ListType) else fact.type
    return getattr(kind, "values", None) or ()


def _subsets(pool: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(some for size in range(len(pool) + 1) for some in combinations(pool, size))


def _numbers(fact: Fact, group: Group) -> tuple[Value, ...]:
    size, bounds = len(group.facts), bounds_of(fact)
    limits = _limits(group)
    whole = [_is_whole(other) for other in group.facts]
    if all(whole):
        return tuple(_whole(limits, size, bounds))
    if any(whole):
        limits = sorted({*limits, *map(Fraction, _whole(limits, size, NO_BOUNDS))})
    if _is_whole(fact):
        return tuple(int(number) for number in limits if number.denominator == 1 and bounds.admit(number))
    return tuple(map(_decimal, _dense(limits, size, bounds)))


def _limits(group: Group) -> list[Fraction]:
    """Return the numbers that facts are compared with, and how far those may go where that matters to the comparison."""
    named = {Fraction(value) for value in _of_kind(group, "number")}
    bounds = [bounds_of(fact) for fact in group.facts]
    if len(bounds) > 1 or not named or not all(bounds[0].admit(number) for number in named):
        named |= {Fraction(end) for one in bounds for end in one.ends}
    return sorted(named or {Fraction(0)})


def _is_whole(fact: Fact) -> bool:
    return isinstance(fact.type, NumberType) and fact.type.integer and fact.made_of[0] != "**"


def _whole(limits: Sequence[Fraction], count: int, bounds: Bounds) -> list[int]:
    """Return the whole numbers among *limits*, which go upwards, and *count* more below each and above the last."""
    found: set[int] = set()
    for limit in limits:
        low, high = math.floor(limit), math.ceil(limit)
        found |= {low, high, *range(low - count, low)}
    found |= {*range(high + 1, high + count + 1)}
    return sorted(number for number in found if bounds.admit(number))


def _dense(limits: Sequence[Fraction], count: int, bounds: Bounds) -> list[Fraction]:
    """Return *limits*, which go upwards, and *count* numbers in each gap between them, below and above, all within *bounds*."""
    step = _least_step(limits)
    low, high = limits[0] - step * (count + 1), limits[-1] + step * (count + 1)
    first = low if bounds.low is None else max(low, Fraction(bounds.low))
    last = high if bounds.high is None else min(high, Fraction(bounds.high))
    found = {*limits, *(end for end in map(Fraction, bounds.ends) if end in (first, last))}
    for lower, upper in pairwise(sorted({first, *limits, last})):
        small = min(step, (upper - lower) / (count + 1))
        inside = range(1, count + 1)
        found |= {lower + small * n for n in inside} if upper == last else {upper - small * n for n in inside}
    return sorted(number for number in found if bounds.admit(number))


def _least_step(marks: Sequence[Fraction]) -> Fraction:
    """Return one unit of the last decimal place of *marks*."""
    places = 0
    while places < 6 and any((mark * 10**places).denominator != 1 for mark in marks):
        places += 1
    return Fraction(1, 10**places)


def _decimal(number: Fraction) -> Value:
    if number.denominator == 1:
        return int(number)
    return Decimal(number.numerator) / Decimal(number.denominator)
