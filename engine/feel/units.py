"""Units of numbers: products of powers of named units, which are never converted into one another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_FACTOR = re.compile(r"([^\W\d]+(?:\d+[^\W\d]+)*)(\d*)|1")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit such as ``m2/child``: names with whole powers, sorted by name; no names at all is the unit ``1``."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Unit":
        """Return the unit written as *text*, such as ``m2``, ``children/caregiver`` or ``m*m``; `ValueError` if none."""
        factors: list[tuple[str, int]] = []
        sign = 1
        for part in re.split(r"([*/])", text.replace(" ", "")):
            if part in ("*", "/"):
                sign = 1 if part == "*" else -1
                continue
            match = _FACTOR.fullmatch(part)
            if match is None:
                raise ValueError(f"not a unit: {text!r}")
            if match[1]:
                factors.append((match[1], sign * int(match[2] or 1)))
        return _collect(factors)

    def __mul__(self, other: "Unit") -> "Unit":
        return _collect(self.powers + other.powers)

    def __truediv__(self, other: "Unit") -> "Unit":
        return self * other**-1

    def __pow__(self, exponent: int) -> "Unit":
        return _collect((name, power * exponent) for name, power in self.powers)

    def root(self) -> "Unit | None":
        """Return the unit whose square this is, or None."""
        halves = [(name, Fraction(power, 2)) for name, power in self.powers]
        if any(half.denominator != 1 for _, half in halves):
            return None
        return _collect((name, int(half)) for name, half in halves)

    def __str__(self) -> str:
        above = "*".join(_factor(name, power) for name, power in self.powers if power > 0)
        below = "".join("/" + _factor(name, -power) for name, power in self.powers if power < 0)
        return (above or "1") + below


def _factor(name: str, power: int) -> str:
    return name if power == 1 else f"{name}{power}"


def _collect(factors: Iterable[tuple[str, int]]) -> Unit:
    """Return the product of *factors*."""
    powers: dict[str, int] = {}
    for name, power in factors:
        powers[name] = powers.get(name, 0) + power
    return Unit(tuple(sorted((name, power) for name, power in powers.items() if power)))


ONE = Unit()
