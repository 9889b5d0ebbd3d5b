"""The values worth trying for one fact: the choices there are, and the number or day that only just passes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from engine.declaration.schema import FactInfo, context_type, record_type
from engine.feel import UNKNOWN
from engine.reasoning.bounds import Bounds, stated_bounds

Passes = Callable[[Any], bool]
STEPS: Final = {
    "m2": "0.01",
    "m": "0.01",
    "mm": "1",
    "m3": "1",
    "degrees": "0.0001",
    "children": "1",
    "percent": "0.1",
    "hours": "0.5",
}
"""How finely a number of a unit is proposed; what is counted goes in ones, everything else in hundredths."""
FINE: Final = "0.01"
FAR: Final = 2**24
YEARS: Final = 40 * 365


def choices(info: FactInfo, value: Any) -> Iterator[Any]:
    """Yield the other values of a fact with few of them; for a list of choices, those with one more or one fewer."""
    codes = [choice.value for choice in info.choices]
    if info.kind == "flag":
        yield from (flag for flag in (True, False) if flag is not value)
    elif info.kind == "choice":
        yield from (code for code in codes if code != value)
    elif info.kind == "list of choice" and value is not UNKNOWN:
        yield from ((*value, code) for code in codes if code not in value)
        yield from (tuple(one for one in value if one != code) for code in value)
    elif info.kind.startswith("list"):
        yield ()
    elif info.kind == "text":
        return


def numbers(
    info: FactInfo, value: Any, passes: Passes, known: Sequence[Any], toward: str | None, unit_steps: bool
) -> Iterator[Any]:
    """Yield the nearest numbers above and below *value* that pass; with *unit_steps* one step on the way there."""
    grid = _Grid(info)
    if value is UNKNOWN:
        yield from _unstated(grid, passes, known)
        return
    for sign in (1, -1):
        if toward and sign != (1 if toward == "up" else -1):
            continue
        found = _nearest(grid, value, sign, passes, known)
        if found is not None:
            yield grid.value(grid.place(value, sign) + sign) if unit_steps else grid.value(found)


class _Grid:
    """The values a number may take: steps of a size that makes sense for its unit, within what the model admits."""

    def __init__(self, info: FactInfo) -> None:
        whole = info.kind in ("count", "clock")
        self.step = Decimal("1" if whole else STEPS.get(info.unit or "", FINE))
        self.whole = whole
        section = info.path[:-1]
        bounds = stated_bounds(context_type(record_type(section)), info.path[-1])
        bounds = Bounds(0, 24 * 60 - 1) if info.kind == "clock" else bounds
        self.low = self.place(bounds.low, 1) if bounds.low is not None else -FAR
        self.high = self.place(bounds.high, -1) if bounds.high is not None else FAR

    def place(self, value: Any, sign: int) -> int:
        """Return the number of the step that *value* is on, or the last one before it, going in the direction of *sign*."""
        exact = Decimal(value) / self.step
        below = exact.__floor__()
        return below if sign > 0 or below == exact else below + 1

    def value(self, place: int) -> int | Decimal:
        """Return the value of a step."""
        return place if self.whole else Decimal(place) * self.step


def _nearest(grid: _Grid, value: Any, sign: int, passes: Passes, known: Iterable[Any]) -> int | None:
    """Return the step nearest to *value* in the direction of *sign* that passes, or None."""
    start = grid.place(value, sign)
    end = grid.high if sign > 0 else grid.low
    probes = {min(2**n, abs(end - start)) for n in range(25)}
    probes |= {abs(grid.place(one, -sign) - start) for one in known if (one - value) * sign > 0}
    failed = 0
    for distance in sorted(probes - {0}):
        if passes(grid.value(start + sign * distance)):
            return start + sign * _first(failed, distance, lambda d: passes(grid.value(start + sign * d)))
        failed = distance
    return None


def _unstated(grid: _Grid, passes: Passes, known: Iterable[Any]) -> Iterator[Any]:
    """Yield a number for a fact that is not stated: the least that passes where too little fails, else one that complies."""
    good = next((one for one in known if passes(one)), None)
    if good is None:
        found = 0 if passes(grid.value(max(0, grid.low))) else _nearest(grid, max(0, grid.low), 1, passes, ())
        if found is not None:
            yield grid.value(found)
    elif passes(grid.value(max(0, grid.low))):
        yield good
    else:
        top = grid.place(good, -1)
        yield grid.value(_first(max(0, grid.low), top, lambda place: passes(grid.value(place))))


def _first(failed: int, passed: int, passes: Callable[[int], bool]) -> int:
    """Return the first place after *failed* that passes, *passed* being one that does."""
    while passed - failed > 1:
        middle = (failed + passed) // 2
        if passes(middle):
            passed = middle
        else:
            failed = middle
    return passed


def days(value: Any, passes: Passes, known: Sequence[date], today: date) -> Iterator[date]:
    """Yield the day to be put instead of *value*: today where that passes, else the nearest one before or after."""
    if passes(today):
        yield today
        return
    for good in (one for one in (*known, *_around(today)) if passes(one)):
        if value is UNKNOWN:
            yield good
        else:
            yield _nearest_day(value, good, passes)
        return


def _nearest_day(value: date, good: date, passes: Passes) -> date:
    """Return the day nearest to *value*, on the way to the *good* one, that passes."""
    sign = timedelta(1 if good > value else -1)
    return value + sign * _first(0, abs((good - value).days), lambda distance: passes(value + sign * distance))


def _around(today: date) -> Iterator[date]:
    """Yield days further and further away from *today*."""
    for distance in (31, 92, 366, 731, 1097, 1828, 3653, 7306):
        yield today + timedelta(distance)
        yield today - timedelta(distance)
