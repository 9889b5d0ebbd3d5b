"""Every combination of the values that matter, all tried at once: a set of combinations is one whole number, a bit for each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from engine.feel import UNKNOWN
from engine.feel.values import Value
from engine.reasoning.domains import representatives
from engine.reasoning.parts import Apply, Constant, Fact, Part, facts_in, value_of

MAX_COMBINATIONS = 1 << 18


class Answers(NamedTuple):
    """In which combinations a condition comes out true, false and unknown; in the rest it is null."""

    true: int
    false: int
    unknown: int


class Space:
    """The combinations of the values of some facts."""

    def __init__(self, values: Mapping[Fact, tuple[Value, ...]]) -> None:
        self.values = values
        self.size = prod(map(len, values.values()))
        self.all = (1 << self.size) - 1
        self._steps: dict[Fact, int] = {}
        step = 1
        for fact, some in values.items():
            self._steps[fact] = step
            step *= len(some)
        self._sets: dict[Fact, tuple[int, ...]] = {}
        self._answers: dict[Part, Answers] = {}

    def sets(self, fact: Fact) -> tuple[int, ...]:
        """Return, for each value of *fact*, the combinations in which it has that value."""
        if fact not in self._sets:
            step, count = self._steps[fact], len(self.values[fact])
            period = step * count
            repeat = self.all // ((1 << period) - 1)
            first = ((1 << step) - 1) * repeat
            self._sets[fact] = tuple(first << (step * place) for place in range(count))
        return self._sets[fact]

    def answers(self, part: Part) -> Answers:
        """Return in which combinations *part* is true, false and unknown."""
        if part not in self._answers:
            self._answers[part] = self._work_out(part)
        return self._answers[part]

    def where(self, parts: Iterable[Part]) -> int:
        """Return the combinations in which all of *parts* are true."""
        found = self.all
        for part in parts:
            found &= self.answers(part).true
        return found

    def _work_out(self, part: Part) -> Answers:
        if isinstance(part, Constant):
            return Answers(*(self.all if part.value is value else 0 for value in (True, False, UNKNOWN)))
        if isinstance(part, Apply) and part.operation in _FOLDS:
            return _FOLDS[part.operation](self.all, [self.answers(inner) for inner in part.parts])
        return self._try(part)

    def _try(self, part: Part) -> Answers:
        """Return the answers of a comparison, from the values of its own facts alone."""
        facts = tuple(dict.fromkeys(facts_in(part)))
        found = [0, 0, 0]
        for answer, places in _outcomes(part, facts, tuple(self.values[fact] for fact in facts)):
            where = self.all
            for fact, place in zip(facts, places, strict=True):
                where &= self.sets(fact)[place]
            found[answer] |= where
        return Answers(*found)

    def at(self, place: int) -> dict[Fact, Value]:
        """Return the facts of one combination."""
        return {fact: some[place // self._steps[fact] % len(some)] for fact, some in self.values.items()}

    def some(self, combinations: int, count: int) -> Iterator[dict[Fact, Value]]:
        """Yield up to *count* of the *combinations*, spread over them, those with the fewest unknown facts first."""
        known = combinations & self.stated
        for among in (known, combinations & ~known):
            for place in _spread(among, count):
                yield self.at(place)

    @cached_property
    def stated(self) -> int:
        """Return the combinations in which every fact has a value."""
        found = self.all
        for fact, some in self.values.items():
            for value, where in zip(some, self.sets(fact), strict=True):
                found &= ~where if value is UNKNOWN or value is None else self.all
        return found


def space_of(parts: Iterable[Part], known: bool = False, most: int = MAX_COMBINATIONS) -> Space | None:
    """Return all combinations that matter to *parts*, or None where there are more than *most*."""
    values = representatives(parts, known)
    if values is None or prod(map(len, values.values())) > most:
        return None
    return Space(values)


def _spread(places: int, count: int) -> Iterator[int]:
    """Yield up to *count* of the bits that are set, evenly."""
    total = places.bit_count()
    every = max(1, total // count)
    text = bin(places)[:1:-1]
    place = text.find("1")
    for number in range(min(total, count * every)):
        if number % every == 0:
            yield place
        place = text.find("1", place + 1)


@lru_cache(maxsize=8_192)
def _outcomes(
    part: Part, facts: Sequence[Fact], values: Sequence[Sequence[Value]]
) -> tuple[tuple[int, Sequence[int]], ...]:
    """Return each combination of the *values* of *facts*, by their places, for which *part* is true (0), false or unknown."""
    found = []
    for chosen in product(*map(enumerate, values)):
        places, some = zip(*chosen, strict=True)
        value = value_of(part, dict(zip(facts, some, strict=True)))
        found += [(answer, places) for answer, one in enumerate((True, False, UNKNOWN)) if value is one]
    return tuple(found)


def _all_of(whole: int, parts: Sequence[Answers]) -> Answers:
    true, false, unknown = whole, 0, 0
    for part in parts:
        true &= part.true
        false |= part.false
        unknown |= part.unknown
    return Answers(true, false, unknown & ~false)


def _any_of(whole: int, parts: Sequence[Answers]) -> Answers:
    negated = _all_of(whole, [_not(whole, [part]) for part in parts])
    return _not(whole, [negated])


def _not(whole: int, parts: Sequence[Answers]) -> Answers:
    (part,) = parts
    return Answers(part.false, part.true, part.unknown)


def _if(whole: int, parts: Sequence[Answers]) -> Answers:
    condition, then, otherwise = parts
    open_, taken = condition.unknown, condition.true
    left = whole & ~open_ & ~taken
    both = [a & b for a, b in zip(then, otherwise, strict=True)]
    nulls = whole & ~(then.true | then.false | then.unknown | otherwise.true | otherwise.false | otherwise.unknown)
    true, false, unknown = (
        (a & taken) | (b & left) | (same & open_) for a, b, same in zip(then, otherwise, both, strict=True)
    )
    return Answers(true, false, unknown | (open_ & ~(both[0] | both[1] | nulls)))


_FOLDS: Mapping[str, Callable[[int, Sequence[Answers]], Answers]] = {
    "and": _all_of,
    "or": _any_of,
    "not": _not,
    "if": _if,
}
