"""Values worth trying for a fact: those on which a rule, or a mistake in it, may turn."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from engine.checked import CheckedRule
from engine.declaration.schema import FactInfo
from engine.feel import DaysTime, YearsMonths, nodes
from engine.feel.nodes import Node
from engine.feel.types import NumberType
from engine.mutation.edits import neighbours

MOST: Final = 60
"""How many values of one fact are tried at most."""
LONGEST_SHIFT: Final = 40_000
"""Numbers of the law up to this one are tried as days before and after a date."""
DAY: Final = timedelta(1)


@dataclass(frozen=True)
class Written:
    """The numbers, dates and texts that stand in a rule, those of its parameters on one day among them."""

    numbers: tuple[Decimal, ...]
    dates: tuple[date, ...]
    texts: tuple[str, ...]
    day: date

    def and_of(self, numbers: Iterable[Any]) -> "Written":
        """Return the same with the *numbers* that a declaration states."""
        more = (Decimal(n) for n in numbers if isinstance(n, Decimal | int) and not isinstance(n, bool))
        return Written(tuple(dict.fromkeys((*self.numbers, *more))), self.dates, self.texts, self.day)


def written_in(rules: Iterable[CheckedRule], day: date) -> Written:
    """Return what stands in *rules*, with the numbers in force on *day*."""
    numbers: list[Decimal] = []
    found: list[Any] = []
    for rule in rules:
        found += [value for one in rule.expressions for value in _constants(one.expr)]
        for parameter in rule.parameters.values():
            value = parameter.on(day)
            numbers += [Decimal(v) for v in (value.values() if isinstance(value, dict) else (value,)) if v is not None]
    numbers += [Decimal(v) for v in found if isinstance(v, Decimal | int) and not isinstance(v, bool)]
    numbers += [Decimal(v.months) for v in found if isinstance(v, YearsMonths)]
    numbers += [Decimal(v.seconds) / 86_400 for v in found if isinstance(v, DaysTime)]
    dates = dict.fromkeys(v for v in found if isinstance(v, date))
    texts = dict.fromkeys(v for v in found if isinstance(v, str))
    return Written(tuple(dict.fromkeys(numbers)), tuple(dates), tuple(texts), day)


def _constants(node: Node) -> Iterator[Any]:
    if isinstance(node, nodes.Literal | nodes.AtLiteral):
        yield node.value
    for child in nodes.children(node):
        yield from _constants(child)


def values_of(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> tuple[Any, ...]:
    """Return the values to try for a fact that is *now* so, as expressions see them; *ids* are those it may point at."""
    kind = info.kind.removeprefix("list of ")
    single = tuple(islice(dict.fromkeys(_OF_KIND[kind](info, now, written, ids)), MOST))
    if kind == info.kind:
        return tuple(value for value in single if value != now or isinstance(value, bool) is not isinstance(now, bool))
    return _lists(single, now if isinstance(now, list) else [])


def _lists(single: Iterable[Any], now: list[Any]) -> tuple[Any, ...]:
    """Return lists to try: none, one value, all those there are but one, and those with one more."""
    less = [[other for other in now if other is not value] for value in now]
    more = [[*now, value] for value in single if value not in now] if now else []
    twice = [[*now, now[0]]] if now else []
    tried = ([], *([value] for value in single), *less, *more, *twice)
    return tuple(value for value in tried if value != now)


def _flags(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> Iterator[Any]:
    yield from (True, False)


def _choices(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> Iterator[Any]:
    codes = [choice.value for choice in info.choices]
    yield from (code for code in codes if code in written.texts)
    yield from codes


def _texts(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> Iterator[Any]:
    yield from ids if info.references else (*written.texts, "x")


def _numbers(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> Iterator[Any]:
    whole = isinstance(info.type, NumberType) and info.type.integer
    known = [*written.numbers, *((Decimal(now),) if isinstance(now, Decimal | int) else ())]
    near = [near for number in known for near in (number, *neighbours(number))]
    made = [a * b for a in known for b in known] + [a + b for a in known for b in known]
    finer = [other + Decimal(sign) / 100 for other in known for sign in (1, -1)]
    for number in (*near, Decimal(0), Decimal(1), *made, *finer):
        if number >= 0 and (not whole or number == int(number)):
            yield int(number) if number == int(number) else number


def _clocks(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> Iterator[Any]:
    yield from (number for number in _numbers(info, now, written, ids) if 0 <= number < 24 * 60)


def _days(info: FactInfo, now: Any, written: Written, ids: Iterable[str]) -> Iterator[Any]:
    known = [written.day, *written.dates, *((now,) if isinstance(now, date) else ())]
    for day in known:
        yield from (day, day - DAY, day + DAY)
    for day in known:
        for number in written.numbers:
            if number == int(number) and 0 < number <= LONGEST_SHIFT:
                for sign in (-1, 1):
                    for shifted in _shifts(day, sign * int(number)):
                        yield from (shifted, shifted - DAY, shifted + DAY)


def _shifts(day: date, number: int) -> Iterator[date]:
    """Yield *day* moved by *number* days, months and years, as far as that is near enough to be a date on a paper."""
    if abs(number) < LONGEST_SHIFT:
        yield day + timedelta(number)
    for months in (number, number * 12):
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if 1900 < year < 2100:
            yield date(year, month + 1, min(day.day, 28))


_OF_KIND: Final[Mapping[str, Callable[[FactInfo, Any, Written, Iterable[str]], Iterator[Any]]]] = {
    "flag": _flags,
    "choice": _choices,
    "text": _texts,
    "count": _numbers,
    "number": _numbers,
    "clock": _clocks,
    "day": _days,
}
