"""Draws that come out the same on every machine and every Python: all are made from ``random()``, the one that is promised."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Urn(Generic[T]):
    """Many things to draw one from, each as often as its weight says."""

    things: tuple[T, ...]
    heights: tuple[float, ...]

    @classmethod
    def of(cls, things: Sequence[T], weights: Sequence[float]) -> Self:
        """Return the urn of *things* with their *weights*."""
        return cls(tuple(things), tuple(accumulate(weights)))


class Draw:
    """The draws of one declaration, from its seed and its number: they depend on no other declaration."""

    def __init__(self, seed: int, number: int, purpose: str = "") -> None:
        self._random = Random(f"{seed}/{number}/{purpose}").random

    def fraction(self) -> float:
        """Return a number from 0 to less than 1."""
        return self._random()

    def chance(self, share: float) -> bool:
        """Return true in *share* of all draws."""
        return self._random() < share

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        return low + int(self._random() * (high - low + 1))

    def near(self, low: float, high: float, step: float) -> float | int:
        """Return a number from *low* to *high* in steps of *step*: round figures, as people measure."""
        value = round(low + self.whole(0, round((high - low) / step)) * step, 3)
        return int(value) if value == int(value) else value

    def one(self, choices: Sequence[T]) -> T:
        """Return one of *choices*."""
        return choices[int(self._random() * len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Return *count* different ones of *choices*, in their order; all of them where there are fewer."""
        left = list(range(len(choices)))
        taken = [left.pop(int(self._random() * len(left))) for _ in range(min(count, len(left)))]
        return [choices[index] for index in sorted(taken)]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one key of *weights*, each as often as its weight says."""
        point = self._random() * sum(weights.values())
        for choice, weight in weights.items():
            point -= weight
            if point < 0:
                return choice
        return list(weights)[-1]

    def from_urn(self, urn: Urn[T]) -> T:
        """Return one thing of *urn*, which must not be empty."""
        place = bisect_right(urn.heights, self._random() * urn.heights[-1])
        return urn.things[min(place, len(urn.things) - 1)]
