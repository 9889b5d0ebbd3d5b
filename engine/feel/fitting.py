"""Which types go together: what may be compared, added, multiplied, and what comes of it."""

from typing import Final

from engine.feel import types
from engine.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DAYS_TIME,
    NUMBER,
    STRING,
    YEARS_MONTHS,
    AnyType,
    ContextType,
    ListType,
    NullType,
    NumberType,
    RangeType,
    StringType,
    Type,
)
from engine.feel.units import ONE, Unit

_ORDERED: Final = ("number", "string", "date", "years and months duration", "days and time duration")
_N, _S, _D = "number", "string", "date"
_YM, _DT = "years and months duration", "days and time duration"

_SUMS: Final[dict[tuple[str, str, str], Type]] = {  # the operators on dates, durations and strings
    ("+", _S, _S): STRING,
    ("+", _D, _YM): DATE,
    ("+", _YM, _D): DATE,
    ("+", _D, _DT): DATE,
    ("+", _DT, _D): DATE,
    ("+", _YM, _YM): YEARS_MONTHS,
    ("+", _DT, _DT): DAYS_TIME,
    ("-", _D, _D): DAYS_TIME,
    ("-", _D, _YM): DATE,
    ("-", _D, _DT): DATE,
    ("-", _YM, _YM): YEARS_MONTHS,
    ("-", _DT, _DT): DAYS_TIME,
    ("*", _YM, _N): YEARS_MONTHS,
    ("*", _N, _YM): YEARS_MONTHS,
    ("*", _DT, _N): DAYS_TIME,
    ("*", _N, _DT): DAYS_TIME,
    ("/", _YM, _N): YEARS_MONTHS,
    ("/", _DT, _N): DAYS_TIME,
    ("/", _YM, _YM): NUMBER,
    ("/", _DT, _DT): NUMBER,
}
PROPERTIES: Final[dict[str, dict[str, Type]]] = {
    _D: dict.fromkeys(("year", "month", "day", "weekday"), NumberType(integer=True)),
    _YM: dict.fromkeys(("years", "months"), NumberType(integer=True)),
    _DT: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
    "range": {"start included": BOOLEAN, "end included": BOOLEAN},
}


def misfit(left: Type, right: Type) -> str | None:
    """Return the code of what keeps the two from being compared for equality, or None."""
    if isinstance(left, AnyType) or isinstance(right, AnyType):
        return None
    if isinstance(left, NullType) or isinstance(right, NullType):
        return "null-comparison"
    if isinstance(left, NumberType) and isinstance(right, NumberType):
        return None if same_unit(left, right) else "unit-mismatch"
    if isinstance(left, StringType) and isinstance(right, StringType):
        return "unknown-value" if are_disjoint(left, right) else None
    if left.kind != right.kind:
        return "type-mismatch"
    if isinstance(left, (ListType, RangeType)) and isinstance(right, (ListType, RangeType)):
        return misfit(left.item, right.item)
    return None


def is_ordered(kind: Type) -> bool:
    """Return whether values of this type can be smaller and greater."""
    return isinstance(kind, AnyType) or kind.kind in _ORDERED


def same_unit(left: NumberType, right: NumberType) -> bool:
    """Return whether the units agree, or one of the numbers fits any."""
    return left.unit is None or right.unit is None or left.unit == right.unit


def are_disjoint(left: StringType, right: StringType) -> bool:
    """Return whether no text is a value of both."""
    return left.values is not None and right.values is not None and not set(left.values) & set(right.values)


def fits(kind: Type, expected: Type) -> bool:
    """Return whether a value of type *kind* may stand where *expected* is wanted."""
    if isinstance(kind, AnyType) or isinstance(expected, AnyType):
        return True
    if kind.kind != expected.kind:
        return False
    if isinstance(kind, NumberType) and isinstance(expected, NumberType):
        return same_unit(kind, expected)
    if isinstance(kind, StringType) and isinstance(expected, StringType):
        return expected.values is None or (kind.values is not None and set(kind.values) <= set(expected.values))
    if isinstance(kind, (ListType, RangeType)) and isinstance(expected, (ListType, RangeType)):
        return isinstance(kind.item, NullType) or fits(kind.item, expected.item)
    return True


def arithmetic_type(operator: str, left: Type, right: Type, exponent: object = None) -> Type | None:
    """Return the type of ``left operator right``, or None if the two do not go together."""
    if isinstance(left, NumberType) and isinstance(right, NumberType):
        return _number_type(operator, left, right, exponent)
    if isinstance(left, AnyType) or isinstance(right, AnyType):
        return ANY
    return _SUMS.get((operator, left.kind, right.kind))


def _number_type(operator: str, left: NumberType, right: NumberType, exponent: object) -> Type:
    whole = left.integer and right.integer and operator != "/"
    if operator in ("+", "-"):
        return types.join(left, NumberType(right.unit, whole))
    if operator == "**":
        return NumberType(_power(left.unit, exponent), whole)
    if left.unit is None or right.unit is None:
        return NumberType(None, whole)
    return NumberType(left.unit * right.unit if operator == "*" else left.unit / right.unit, whole)


def _power(unit: Unit | None, exponent: object) -> Unit | None:
    if unit is None or unit == ONE:
        return unit
    return unit**exponent if isinstance(exponent, int) else None


def field_type(kind: Type, name: str) -> Type | None:
    """Return the type of ``value.name``, or None if such values have no such field."""
    if isinstance(kind, AnyType):
        return ANY
    if isinstance(kind, ContextType):
        return kind.fields.get(name)
    if isinstance(kind, ListType):
        inner = field_type(kind.item, name)
        return None if inner is None else ListType(inner)
    if isinstance(kind, RangeType) and name in ("start", "end"):
        return kind.item
    return PROPERTIES.get(kind.kind, {}).get(name)


def field_names(kind: Type) -> list[str]:
    """Return what may stand behind the dot of a value of this type."""
    if isinstance(kind, ContextType):
        return list(kind.fields)
    if isinstance(kind, ListType):
        return field_names(kind.item)
    ends = ["start", "end"] if isinstance(kind, RangeType) else []
    return ends + list(PROPERTIES.get(kind.kind, {}))
