"""Functions that tell how two points, or ranges, lie to one another."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from engine.feel.functions.table import Function, define, table
from engine.feel.operators import COMPARISONS as COMPARE
from engine.feel.operators import all_of, any_of, both, either, equal
from engine.feel.values import Range, Value

Relation: TypeAlias = Callable[[Range, Range], Value]

_below, _above = COMPARE["<"], COMPARE[">"]


def _point(value: Value) -> Range:
    return value if isinstance(value, Range) else Range(value, value)


def _before(left: Range, right: Range) -> Value:
    touching = equal(left.end, right.start)
    apart = not (left.end_included and right.start_included)
    return either(_below(left.end, right.start), both(touching, apart))


def _meets(left: Range, right: Range) -> Value:
    return all_of((left.end_included, right.start_included, equal(left.end, right.start)))


def _overlaps(left: Range, right: Range) -> Value:
    apart = any_of((_before(left, right), _before(right, left)))
    return None if apart is None else not apart


def _overlaps_before(left: Range, right: Range) -> Value:
    return all_of((_starts_earlier(left, right), _overlaps(left, right), _ends_no_later(left, right)))


def _starts_earlier(left: Range, right: Range) -> Value:
    wider = left.start_included and not right.start_included
    return either(_below(left.start, right.start), both(equal(left.start, right.start), wider))


def _ends_no_later(left: Range, right: Range) -> Value:
    no_wider = right.end_included or not left.end_included
    return either(_below(left.end, right.end), both(equal(left.end, right.end), no_wider))


def _ends_earlier(left: Range, right: Range) -> Value:
    wider = right.end_included and not left.end_included
    return either(_below(left.end, right.end), both(equal(left.end, right.end), wider))


def _starts_no_earlier(left: Range, right: Range) -> Value:
    no_wider = right.start_included or not left.start_included
    return either(_above(left.start, right.start), both(equal(left.start, right.start), no_wider))


def _overlaps_after(left: Range, right: Range) -> Value:
    return all_of((_starts_no_earlier(left, right), _overlaps(left, right), _ends_earlier(right, left)))


def _during(left: Range, right: Range) -> Value:
    return both(_starts_no_earlier(left, right), _ends_no_later(left, right))


def _same_start(left: Range, right: Range) -> Value:
    return both(equal(left.start, right.start), left.start_included == right.start_included)


def _same_end(left: Range, right: Range) -> Value:
    return both(equal(left.end, right.end), left.end_included == right.end_included)


def _starts(left: Range, right: Range) -> Value:
    return both(_same_start(left, right), _ends_no_later(left, right))


def _finishes(left: Range, right: Range) -> Value:
    return both(_same_end(left, right), _starts_no_earlier(left, right))


def _coincides(left: Range, right: Range) -> Value:
    return both(_same_start(left, right), _same_end(left, right))


def _swapped(relation: Relation) -> Relation:
    return lambda left, right: relation(right, left)


_POINTS = "{}(point1: comparable, point2: comparable) -> boolean"
_POINT_RANGE = "{}(point: comparable, range: range) -> boolean"
_RANGE_POINT = "{}(range: range, point: comparable) -> boolean"
_RANGES = "{}(range1: range, range2: range) -> boolean"


def _relation(name: str, relation: Relation, *signatures: str) -> Function:
    """Return the function *name*, which may be called as *signatures* say; with positions alone, the values decide which."""

    def body(left: Any, right: Any) -> Value:
        if left is None or right is None:
            return None
        return relation(_point(left), _point(right))

    return define(body, *(form.format(name) for form in signatures))


_TWO_WAYS = (_POINTS, _POINT_RANGE, _RANGE_POINT, _RANGES)

TABLE: Final = table(
    _relation("before", _before, *_TWO_WAYS),
    _relation("after", _swapped(_before), *_TWO_WAYS),
    _relation("meets", _meets, _RANGES),
    _relation("met by", _swapped(_meets), _RANGES),
    _relation("overlaps", _overlaps, _RANGES),
    _relation("overlaps before", _overlaps_before, _RANGES),
    _relation("overlaps after", _overlaps_after, _RANGES),
    _relation("finishes", _finishes, _POINT_RANGE, _RANGES),
    _relation("finished by", _swapped(_finishes), _RANGE_POINT, _RANGES),
    _relation("includes", _swapped(_during), _RANGE_POINT, _RANGES),
    _relation("during", _during, _POINT_RANGE, _RANGES),
    _relation("starts", _starts, _POINT_RANGE, _RANGES),
    _relation("started by", _swapped(_starts), _RANGE_POINT, _RANGES),
    _relation("coincides", _coincides, _POINTS, _RANGES),
)
