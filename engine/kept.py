"""A rule set in the parts of a file: what every check needs in two of them, the rest in parts that are read when somebody asks.

The cards say which rules there are; the programs are what Python's compiler made of them. The rules of a topic, as they are written and
typed, are a part of their own, and so are the clauses, and the conditions of visits.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from engine.cards import Cards
from engine.compiling import Law, Programs
from engine.feel.running import Program
from engine.parts import Parts
from engine.recalling import remember
from engine.unpacking import UNUSABLE, unpack

if TYPE_CHECKING:
    from engine.catalogue import Catalogue
    from engine.checked import CheckedRule, CheckedVisit
    from engine.ruleset import RuleSet

CARDS, PROGRAMS, CATALOGUE, VISITS, OTHER = "cards", "programs", "catalogue", "visits", "other"
T = TypeVar("T")


def read_law(parts: Parts, renew: Callable[[], Law]) -> Law:
    """Return the rule set kept in *parts*. What proves damaged when it is asked for is taken from what *renew* gives.

    Raises OSError or one of `UNUSABLE` where what every check needs is not of our making.
    """
    cards, programs = unpack(parts.read(CARDS)), _programs(*unpack(parts.read(PROGRAMS)))
    if not isinstance(cards, Cards):
        raise TypeError(type(cards))
    kept = _Kept(parts, cards, programs, cache(renew))
    remember(kept.recalled)
    return Law(cards, kept.ruleset, kept.catalogue, kept.rule, kept.visit, programs)


def _programs(codes: bytes, constants: Sequence[Mapping[str, Any]], places: Sequence[Sequence[int | None]]) -> Programs:
    """Return the programs, of which some are at several *places*; all code is in one piece, since that is read fastest."""
    made = [Program(*one) for one in zip(marshal.loads(codes), constants, strict=True)]
    judges, *others = ([None if n is None else made[n] for n in each] for each in places)
    return Programs(list(filter(None, judges)), *others)


class _Kept:
    """What is read of *parts* when it is asked for, once."""

    def __init__(self, parts: Parts, cards: Cards, programs: Programs, renew: Callable[[], Law]) -> None:
        self.parts, self.cards, self.programs, self.renew = parts, cards, programs, renew
        self.ruleset, self.catalogue = cache(self._ruleset), cache(self._catalogue)
        self.visit, self.rule, self.topic = cache(self._visit), cache(self._rule), cache(self._topic)

    def recalled(self, name: str) -> Any:
        """Return the part called *name*, or None where it is damaged or not there."""
        try:
            return unpack(self.parts.read(name))
        except (OSError, *UNUSABLE):
            return None

    def _read(self, name: str, kind: type[T], otherwise: Callable[[Law], T]) -> T:
        """Return the part called *name*; where it is no *kind* of thing we made, what *otherwise* finds in the rules read anew."""
        found = self.recalled(name)
        return found if isinstance(found, kind) else otherwise(self.renew())

    def _catalogue(self) -> Catalogue:
        from engine.catalogue import Catalogue

        return self._read(CATALOGUE, Catalogue, lambda law: law.catalogue())

    def _ruleset(self) -> RuleSet:
        from engine.ruleset import RuleSet

        ref, districts = self._read(OTHER, tuple, lambda law: (law.ruleset().ref, law.ruleset().districts))
        topics = tuple(self.topic(n)[0].topic for n in range(len(self.topics)))
        return RuleSet(ref, self.catalogue(), topics, districts, {})

    def _visit(self, n: int) -> CheckedVisit:
        from engine.checked import CheckedVisit

        every = range(len(self.cards.visits))
        conditions = self._read(VISITS, list, lambda law: [law.visit(one).applies for one in every])
        return CheckedVisit(self.catalogue().clauses[self.cards.visits[n].clause], conditions[n])

    def _rule(self, n: int) -> CheckedRule:
        topic, place = self.places[n]
        return replace(self.topic(topic)[place], program=self.programs.judges[n])

    def _topic(self, n: int) -> Sequence[CheckedRule]:
        return self._read(topic_part(n), list, lambda law: [law.rule(place) for place in self.topics[n]])

    @cached_property
    def topics(self) -> Sequence[Sequence[int]]:
        """Return the places of the rules of each topic."""
        return topics_of(self.cards)

    @cached_property
    def places(self) -> Mapping[int, tuple[int, int]]:
        """Return of each rule its topic, and its place there."""
        return {n: (topic, place) for topic, rules in enumerate(self.topics) for place, n in enumerate(rules)}


def topics_of(cards: Cards) -> list[list[int]]:
    """Return the places of the rules of each topic, topic after topic."""

    def topic(n: int) -> tuple[str, str]:
        return cards.rules[n].standard, cards.rules[n].topic

    return [list(places) for _, places in groupby(range(len(cards.rules)), topic)]


def topic_part(n: int) -> str:
    """Return what the part with the rules of topic *n* is called."""
    return f"topic {n}"
