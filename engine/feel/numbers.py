"""Decimal arithmetic: 34 digits, as decimal128 has, and null for whatever has no such result."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final, TypeAlias

Number: TypeAlias = int | Decimal

CONTEXT: Final = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
WIDE: Final = Context(prec=12_400, Emin=-999_999, Emax=999_999, traps=[])  # holds any quotient of two numbers
LIMIT: Final = 10**34  # whole numbers below it are exact


def finite(value: Decimal) -> Decimal | None:
    """Return *value*, or None for infinity and what is not a number."""
    return value if value.is_finite() else None


def whole(value: int) -> Number | None:
    """Return *value*, rounded to 34 digits where it has more."""
    return value if -LIMIT < value < LIMIT else finite(CONTEXT.create_decimal(value))


def integral(value: Number) -> int | None:
    """Return *value* as int if it is a whole number below 10**34."""
    if isinstance(value, int):
        return value
    if value.adjusted() > 34 or value != value.to_integral_value():
        return None
    return int(value)


def add(left: Number, right: Number) -> Number | None:
    """Return the sum."""
    if isinstance(left, int) and isinstance(right, int):
        return whole(left + right)
    return finite(CONTEXT.add(left, right))


def subtract(left: Number, right: Number) -> Number | None:
    """Return the difference."""
    if isinstance(left, int) and isinstance(right, int):
        return whole(left - right)
    return finite(CONTEXT.subtract(left, right))


def multiply(left: Number, right: Number) -> Number | None:
    """Return the product."""
    if isinstance(left, int) and isinstance(right, int):
        return whole(left * right)
    return finite(CONTEXT.multiply(left, right))


def divide(left: Number, right: Number) -> Number | None:
    """Return the quotient, None for a divisor of zero."""
    return finite(CONTEXT.divide(left, right))


def power(left: Number, right: Number) -> Number | None:
    """Return *left* to the power of *right*."""
    return finite(CONTEXT.power(left, right))


def negate(value: Number) -> Number:
    """Return the number with the other sign; zero has none."""
    return -value if isinstance(value, int) else CONTEXT.minus(value)


def absolute(value: Number) -> Number:
    """Return the number without its sign."""
    return abs(value) if isinstance(value, int) else value.copy_abs()


def modulo(dividend: Number, divisor: Number) -> Number | None:
    """Return ``dividend - divisor * floor(dividend / divisor)``: it has the sign of the divisor."""
    if not divisor:
        return None
    rest = WIDE.remainder(Decimal(dividend), Decimal(divisor))
    if rest and (rest < 0) != (divisor < 0):
        rest = WIDE.add(rest, divisor)
    return finite(CONTEXT.plus(rest))


def rounded(value: Number, scale: int, rounding: str) -> Number | None:
    """Return *value* with *scale* digits after the point, rounded as `decimal` names it."""
    if scale >= 0 and isinstance(value, int):
        return value
    exact = Decimal(value)
    if -scale <= int(exact.as_tuple().exponent):
        return value
    return finite(CONTEXT.plus(exact.quantize(Decimal((0, (1,), -scale)), rounding, WIDE)))


def number_text(value: Number) -> str:
    """Return the digits of *value*, without exponent and without zeros at the end."""
    if not value:
        return "0"
    if isinstance(value, int):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
