"""What the operators of the language do with values of any kind.

Operands that do not fit give null; an unknown operand gives UNKNOWN, unless the rest decides.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from engine.feel import numbers
from engine.feel.dates import Date, add_days, add_months, from_days, to_days
from engine.feel.effort import afford
from engine.feel.limits import MAX_ITERATIONS, MAX_TEXT, MAX_VALUE_DEPTH
from engine.feel.unknown import UNKNOWN
from engine.feel.values import (
    DaysTime,
    Range,
    Value,
    YearsMonths,
    days_time,
    holds_unknown,
    is_small,
    key_of,
    kind_of,
    split_seconds,
    years_months,
)

# logic

_AND: Final = (False, UNKNOWN, None, True)  # the first that occurs decides
_OR: Final = (True, UNKNOWN, None, False)


def truth(value: Value) -> Value:
    """Return *value* if it is true, false or unknown, else null."""
    return value if value is True or value is False or value is UNKNOWN else None


def _dominant(order: tuple[Value, ...], values: Iterable[Value]) -> Value:
    """Return the value among *values* that comes first in *order*, the last of *order* if there are none."""
    rank = len(order) - 1
    for value in values:
        rank = min(rank, next(place for place, known in enumerate(order) if truth(value) is known))
        if rank == 0:
            break
    return order[rank]


def all_of(values: Iterable[Value]) -> Value:
    """Return whether all *values* are true: false where one is false, whatever the others are."""
    return _dominant(_AND, values)


def any_of(values: Iterable[Value]) -> Value:
    """Return whether any of *values* is true: true where one is true, whatever the others are."""
    return _dominant(_OR, values)


def both(left: Value, right: Value) -> Value:
    """Return ``left and right``."""
    if left is False or right is False:
        return False
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    return True if left is True and right is True else None


def either(left: Value, right: Value) -> Value:
    """Return ``left or right``."""
    if left is True or right is True:
        return True
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    return False if left is False and right is False else None


def invert(value: Value) -> Value:
    """Return ``not(value)``."""
    return not value if value is True or value is False else truth(value)


# comparison


def equal(left: Value, right: Value) -> Value:
    """Return ``left = right``: null where the two are of different kinds, which no value is equal across."""
    kind = kind_of(left)
    if kind in _COMPOUND and kind == kind_of(right) and not (is_small(left) and is_small(right)):
        return None
    return _equal(left, right)


def _equal(left: Value, right: Value) -> Value:
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if left is None or right is None:
        return left is right
    kind = kind_of(left)
    if kind != kind_of(right):
        return None
    return _COMPOUND[kind](left, right) if kind in _COMPOUND else bool(left == right)


def _equal_lists(left: Sequence[Value], right: Sequence[Value]) -> Value:
    if len(left) != len(right):
        return False
    return all_of(_equal(a, b) for a, b in zip(left, right, strict=True))


def _equal_contexts(left: dict[str, Value], right: dict[str, Value]) -> Value:
    if left.keys() != right.keys():
        return False
    return all_of(_equal(value, right[name]) for name, value in left.items())


def _equal_ranges(left: Range, right: Range) -> Value:
    if _shape(left) != _shape(right):
        return False
    return both(_equal(left.start, right.start), _equal(left.end, right.end))


def _shape(value: Range) -> tuple[bool, bool, str]:
    return value.start_included, value.end_included, value.operator


_COMPOUND: Final[dict[str, Callable[[Any, Any], Value]]] = {
    "list": _equal_lists,
    "context": _equal_contexts,
    "range": _equal_ranges,
}


def unequal(left: Value, right: Value) -> Value:
    """Return ``left != right``."""
    return invert(equal(left, right))


_ORDERED: Final = ("number", "string", "date", "years and months duration", "days and time duration")
_ORDERS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def _ordering(operator: str) -> Callable[[Value, Value], Value]:
    """Return the function for *operator*, one of ``< <= > >=``."""
    compare = _ORDERS[operator]

    def order(left: Value, right: Value) -> Value:
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        kind = kind_of(left)
        return compare(left, right) if kind in _ORDERED and kind == kind_of(right) else None

    return order


COMPARISONS: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "=": equal,
    "!=": unequal,
    **{operator: _ordering(operator) for operator in _ORDERS},
}


def between(value: Value, low: Value, high: Value) -> Value:
    """Return ``value between low and high``, both ends included."""
    return both(COMPARISONS[">="](value, low), COMPARISONS["<="](value, high))


# membership


def make_range(start: Value, end: Value, start_included: bool, end_included: bool) -> Range:
    """Return the range between *start* and *end*."""
    return Range(start, end, start_included, end_included)


def unary_test(operator: str, operand: Value) -> Range:
    """Return the range of the values that compare with *operand* as *operator* says."""
    start = operand if operator in (">", ">=", "=", "!=") else None
    end = operand if operator in ("<", "<=", "=") else None
    return Range(start, end, operator in (">=", "="), operator in ("<=", "="), operator)


def in_range(value: Value, limits: Range) -> Value:
    """Return whether *value* lies in *limits*."""
    if limits.operator:
        operand = limits.end if limits.start is None else limits.start
        return COMPARISONS[limits.operator](value, operand)
    above = COMPARISONS[">=" if limits.start_included else ">"](value, limits.start)
    return both(above, COMPARISONS["<=" if limits.end_included else "<"](value, limits.end))


def in_test(value: Value, test: Value) -> Value:
    """Return ``value in test`` for one test: a range, a list of values and ranges, or a value to be equal to."""
    kind = kind_of(test)
    if kind == "range":
        return in_range(value, test)
    if value is UNKNOWN or kind != "list":
        return equal(value, test)
    found = any_of(_in_item(value, item) for item in test)
    if found is not True and kind_of(value) == "list":
        found = either(found, equal(value, test))
    return False if found is None else found


def _in_item(value: Value, item: Value) -> Value:
    return in_range(value, item) if isinstance(item, Range) else equal(value, item)


def in_tests(value: Value, tests: Iterable[Value]) -> Value:
    """Return ``value in (test, …)``."""
    return any_of(in_test(value, test) for test in tests)


# arithmetic


def _arithmetic(table: dict[tuple[str, str], Callable[[Any, Any], Value]]) -> Callable[[Value, Value], Value]:
    """Return the operator that picks from *table* by the kinds of its operands."""

    def operate(left: Value, right: Value) -> Value:
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        function = table.get((kind_of(left), kind_of(right)))
        return function(left, right) if function else None

    return operate


def _join_text(left: str, right: str) -> str | None:
    size = len(left) + len(right)
    return left + right if size <= MAX_TEXT and afford(size) else None


def _shift(date: Date, seconds: numbers.Number) -> Date | None:
    """Return the day on which the moment falls that is *seconds* after midnight of *date*."""
    return add_days(date, math.floor(seconds) // 86_400)


_N, _S, _D = "number", "string", "date"
_YM, _DT = "years and months duration", "days and time duration"

add = _arithmetic(
    {
        (_N, _N): numbers.add,
        (_S, _S): _join_text,
        (_D, _YM): lambda date, span: add_months(date, span.months),
        (_YM, _D): lambda span, date: add_months(date, span.months),
        (_D, _DT): lambda date, span: _shift(date, span.seconds),
        (_DT, _D): lambda span, date: _shift(date, span.seconds),
        (_YM, _YM): lambda left, right: years_months(left.months + right.months),
        (_DT, _DT): lambda left, right: days_time(numbers.add(left.seconds, right.seconds)),
    }
)
subtract = _arithmetic(
    {
        (_N, _N): numbers.subtract,
        (_D, _D): lambda left, right: days_time((to_days(left) - to_days(right)) * 86_400),
        (_D, _YM): lambda date, span: add_months(date, -span.months),
        (_D, _DT): lambda date, span: _shift(date, numbers.negate(span.seconds)),
        (_YM, _YM): lambda left, right: years_months(left.months - right.months),
        (_DT, _DT): lambda left, right: days_time(numbers.subtract(left.seconds, right.seconds)),
    }
)
multiply = _arithmetic(
    {
        (_N, _N): numbers.multiply,
        (_YM, _N): lambda span, factor: years_months(numbers.multiply(span.months, factor)),
        (_N, _YM): lambda factor, span: years_months(numbers.multiply(span.months, factor)),
        (_DT, _N): lambda span, factor: days_time(numbers.multiply(span.seconds, factor)),
        (_N, _DT): lambda factor, span: days_time(numbers.multiply(span.seconds, factor)),
    }
)
divide = _arithmetic(
    {
        (_N, _N): numbers.divide,
        (_YM, _N): lambda span, divisor: years_months(numbers.divide(span.months, divisor)),
        (_DT, _N): lambda span, divisor: days_time(numbers.divide(span.seconds, divisor)),
        (_YM, _YM): lambda left, right: numbers.divide(left.months, right.months),
        (_DT, _DT): lambda left, right: numbers.divide(left.seconds, right.seconds),
    }
)
power = _arithmetic({(_N, _N): numbers.power})

ARITHMETIC: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}

OF_NUMBERS: Final[dict[str, Callable[[Any, Any], Value]]] = {
    "+": numbers.add,
    "-": numbers.subtract,
    "*": numbers.multiply,
    "/": numbers.divide,
    "**": numbers.power,
}

_NEGATIONS: Final[dict[str, Callable[[Any], Value]]] = {
    "number": numbers.negate,
    _YM: lambda span: YearsMonths(-span.months),
    _DT: lambda span: DaysTime(numbers.negate(span.seconds)),
    "unknown": lambda value: value,
}


def negate(value: Value) -> Value:
    """Return ``-value``."""
    function = _NEGATIONS.get(kind_of(value))
    return function(value) if function else None


# parts of values


def _sign(value: numbers.Number) -> int:
    return -1 if value < 0 else 1


def _clock(place: int) -> Callable[[DaysTime], Value]:
    """Return the function for days (0), hours, minutes or seconds (3) of a duration."""
    return lambda span: numbers.multiply(_sign(span.seconds), split_seconds(numbers.absolute(span.seconds))[place])


PROPERTIES: Final[dict[str, dict[str, Callable[[Any], Value]]]] = {
    "date": {
        "year": lambda date: date.year,
        "month": lambda date: date.month,
        "day": lambda date: date.day,
        "weekday": lambda date: (to_days(date) + 5) % 7 + 1,  # 1 January 2000 was a Saturday
    },
    _YM: {
        "years": lambda span: _sign(span.months) * (abs(span.months) // 12),
        "months": lambda span: _sign(span.months) * (abs(span.months) % 12),
    },
    _DT: {name: _clock(place) for place, name in enumerate(("days", "hours", "minutes", "seconds"))},
    "range": {
        "start": lambda limits: limits.start,
        "end": lambda limits: limits.end,
        "start included": lambda limits: limits.start_included,
        "end included": lambda limits: limits.end_included,
    },
}


def field(value: Value, name: str) -> Value:
    """Return ``value.name``: a field of a context, a property of a date, duration or range; for a list, of each item."""
    if isinstance(value, dict):
        return value.get(name)
    return _field(value, name, 0)


def _field(value: Value, name: str, depth: int) -> Value:
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, (list, tuple)):
        return [_field(item, name, depth + 1) for item in value] if depth < MAX_VALUE_DEPTH else None
    get = PROPERTIES.get(kind_of(value), {}).get(name)
    return get(value) if get else None


def has_field(item: Value, name: str) -> bool:
    """Return whether *name* is to be looked up in *item*: it has that field, or, being unknown, may have it."""
    return item is UNKNOWN or (isinstance(item, dict) and name in item)


def as_list(value: Value) -> Sequence[Value]:
    """Return the items to filter in *value*, which is not UNKNOWN: a value that is no list counts as its only item."""
    if isinstance(value, (list, tuple)):
        return value
    return () if value is None else (value,)


def at_index(value: Value, index: Value) -> Value:
    """Return ``value[index]``, counted from 1, or from -1 at the end; null where there is none."""
    if value is UNKNOWN or index is UNKNOWN:
        return UNKNOWN
    items = as_list(value)
    place = numbers.integral(index) if kind_of(index) == "number" else None
    if not place or abs(place) > len(items):
        return None
    return items[place - 1] if place > 0 else items[place]


def choose(items: Sequence[Value], results: Sequence[Value]) -> Value:
    """Return what a filter leaves of *items*, given what its condition is for each: a number picks one item."""
    if any(result is UNKNOWN for result in results):
        return UNKNOWN
    if results and kind_of(results[0]) == "number":
        return at_index(items, results[0])
    return [item for item, result in zip(items, results, strict=True) if result is True]


def iterate(domain: Value, rounds: int) -> Value:
    """Return the items of a loop that runs *rounds* times: a list, or UNKNOWN, or null for none or too many."""
    if domain is UNKNOWN or domain is None:
        return domain
    if isinstance(domain, Range):
        return _span(domain, rounds)
    items = domain if isinstance(domain, (list, tuple)) else [domain]
    return items if len(items) * rounds <= MAX_ITERATIONS else None


def iterate_between(start: Value, end: Value, rounds: int) -> Value:
    """Return the whole numbers or days from *start* to *end*, which may be the smaller one, likewise."""
    return _span(Range(start, end), rounds)


def _span(limits: Range, rounds: int) -> Value:
    if limits.start is UNKNOWN or limits.end is UNKNOWN:
        return UNKNOWN
    kind = kind_of(limits.start)
    if limits.operator or kind != kind_of(limits.end) or kind not in _STEPS:
        return None
    to_number, from_number = _STEPS[kind]
    start, end = to_number(limits.start), to_number(limits.end)
    if start is None or end is None:
        return None
    step = 1 if start <= end else -1
    steps = range(start + step * (not limits.start_included), end + step * limits.end_included, step)
    return [from_number(place) for place in steps] if (abs(end - start) + 1) * rounds <= MAX_ITERATIONS else None


_STEPS: Final[dict[str, tuple[Callable[[Any], int | None], Callable[[int], Value]]]] = {
    "number": (numbers.integral, lambda number: number),
    "date": (to_days, from_days),
}


def same(left: Value, right: Value) -> bool:
    """Return whether both are the same known value, whatever unknown facts will turn out to be."""
    if holds_unknown(left) or holds_unknown(right) or not (is_small(left) and is_small(right)):
        return False
    return bool(key_of(left) == key_of(right))


def undecided(then: Value, otherwise: Value) -> Value:
    """Return the value of an ``if`` whose condition is unknown."""
    return then if same(then, otherwise) else UNKNOWN
