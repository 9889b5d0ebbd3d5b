"""Functions of numbers, and of lists of numbers."""

import functools
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP
from typing import Final

from engine.feel import numbers, operators, types
from engine.feel.functions.table import define, first, table
from engine.feel.numbers import CONTEXT, Number, finite, rounded
from engine.feel.types import ListType, NumberType, Type
from engine.feel.values import Value

_SCALES: Final = (-6111, 6176)  # of decimal128


def _rounding(mode: str) -> Callable[..., Value]:
    """Return the function that rounds in *mode*."""

    def body(number: Number, scale: Number = 0) -> Value:
        return rounded(number, int(scale), mode) if _SCALES[0] <= scale <= _SCALES[1] else None

    return body


def _absolute(value: Value) -> Value:
    return operators.negate(value) if operators.COMPARISONS["<"](value, operators.multiply(0, value)) is True else value


def _remainder_is(wanted: int) -> Callable[[Number], Value]:
    return lambda number: numbers.modulo(number, 2) == wanted


def _square_root(number: Number) -> Value:
    return finite(CONTEXT.sqrt(number))


def _sum(items: Sequence[Number]) -> Value:
    return _fold(numbers.add, items)


def _product(items: Sequence[Number]) -> Value:
    return _fold(numbers.multiply, items)


def _fold(step: Callable[[Number, Number], Number | None], items: Sequence[Number]) -> Value:
    """Return *items* put together by *step*; null for none, or where a step has no result."""
    total: Number | None = items[0] if items else None
    for item in items[1:]:
        total = None if total is None else step(total, item)
    return total


def _mean(items: Sequence[Number]) -> Value:
    total = _sum(items)
    return None if total is None else numbers.divide(total, len(items))


def _median(items: Sequence[Number]) -> Value:
    ordered, half = sorted(items), len(items) // 2
    if not ordered:
        return None
    return ordered[half] if len(items) % 2 else _mean(ordered[half - 1 : half + 1])


def _mode(items: Sequence[Number]) -> Value:
    counts = Counter(items)
    return sorted(item for item, count in counts.items() if count == max(counts.values()))


def _deviation(items: Sequence[Number]) -> Value:
    """Return the standard deviation of a sample."""
    mean = _mean(items)
    if mean is None or len(items) < 2:
        return None
    differences = [CONTEXT.subtract(item, mean) for item in items]
    total = functools.reduce(CONTEXT.add, [CONTEXT.multiply(each, each) for each in differences])
    return finite(CONTEXT.sqrt(CONTEXT.divide(total, len(items) - 1)))


def _root_type(arguments: list[Type]) -> Type:
    kind = arguments[0]
    return NumberType(kind.unit.root()) if isinstance(kind, NumberType) and kind.unit else types.NUMBER


def _whole_type(arguments: list[Type]) -> Type:
    """Return the type of a rounded number: whole unless a scale is given."""
    kind = arguments[0]
    return NumberType(kind.unit, integer=len(arguments) == 1) if isinstance(kind, NumberType) else kind


def _unit_item(arguments: list[Type]) -> Type:
    """Return the type of a sum or mean: that of the items, whole or not."""
    kind = arguments[0].item if isinstance(arguments[0], ListType) else types.ANY
    return NumberType(kind.unit) if isinstance(kind, NumberType) else types.NUMBER


_ROUND = "{}(n: number, scale: number) -> number"

TABLE: Final = table(
    define(_rounding(ROUND_HALF_EVEN), _ROUND.format("decimal"), result=first),
    define(_rounding(ROUND_FLOOR), "floor(n: number, scale?: number) -> number", result=_whole_type),
    define(_rounding(ROUND_CEILING), "ceiling(n: number, scale?: number) -> number", result=_whole_type),
    define(_rounding(ROUND_UP), _ROUND.format("round up"), result=first),
    define(_rounding(ROUND_DOWN), _ROUND.format("round down"), result=first),
    define(_rounding(ROUND_HALF_UP), _ROUND.format("round half up"), result=first),
    define(_rounding(ROUND_HALF_DOWN), _ROUND.format("round half down"), result=first),
    define(_absolute, "abs(n: number or duration) -> the same"),
    define(numbers.modulo, "modulo(dividend: number, divisor: number) -> the same"),
    define(_square_root, "sqrt(number: number) -> number", result=_root_type),
    define(lambda number: finite(CONTEXT.ln(number)), "log(number: number) -> number"),
    define(lambda number: finite(CONTEXT.exp(number)), "exp(number: number) -> number"),
    define(_remainder_is(1), "odd(number: number) -> boolean"),
    define(_remainder_is(0), "even(number: number) -> boolean"),
    define(_sum, "sum(*list: list of number) -> number", result=_unit_item),
    define(_mean, "mean(*list: list of number) -> number", result=_unit_item),
    define(_median, "median(*list: list of number) -> number", result=_unit_item),
    define(_deviation, "stddev(*list: list of number) -> number", result=_unit_item),
    define(_mode, "mode(*list: list of number) -> list of number", result=first),
    define(_product, "product(*list: list of number) -> number"),
)
