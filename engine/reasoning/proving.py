"""Whether two conditions come to the same for all facts, found by trying every combination of values that matters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.reasoning.answers import Proof
from engine.reasoning.parts import TRUE, Apply, Fact, Part, facts_in, is_condition, replace_facts
from engine.reasoning.sharing import hide_shared
from engine.reasoning.space import Answers, Space, space_of


@dataclass(frozen=True, eq=False, repr=False)
class Doubt:
    """The combinations in which two conditions differ; they may be impossible, where some of the facts are worked out."""

    space: Space
    where: int


@dataclass(frozen=True, eq=False)
class Ruling:
    """What a rule says: whether it applies, and what it then requires."""

    require: Part
    applies: Part = TRUE


def prove_equal(first: Ruling, second: Ruling, given: Sequence[Part] = ()) -> Proof | Doubt | None:
    """Return the proof that both come to the same wherever all of *given* hold, or where they seem to differ.

    None means that there are too many combinations to try.
    """
    if (first.require, first.applies) == (second.require, second.applies):
        return Proof("same")
    second, asides = _aligned(first, second)
    related = list(related_to((first.require, first.applies, second.require, second.applies), given))
    space = _space(first, second, related)
    if space is not None:
        return _try_all(space, first, second, related, asides)
    first, second = (
        Ruling(*parts) for parts in hide_shared((first.require, first.applies), (second.require, second.applies))
    )
    space = _space(first, second, ())
    return _try_all(space, first, second, (), (*asides, "shared")) if space else None


def prove_always(part: Part, value: bool, given: Sequence[Part] = ()) -> Proof | Doubt | None:
    """Return the proof that *part* comes to *value* wherever all facts are known and all of *given* hold."""
    related = list(related_to((part,), given))
    space = space_of((part, *related), known=True)
    if space is None:
        return None
    answers = space.answers(part)
    return _conclude(space, space.where(related), answers.true if value else answers.false)


def _try_all(
    space: Space, first: Ruling, second: Ruling, given: Sequence[Part], asides: tuple[str, ...]
) -> Proof | Doubt:
    where = [space.answers(ruling.applies) for ruling in (first, second)]
    said = [space.answers(ruling.require) for ruling in (first, second)]
    same = space.all & ~_differ(*where) & ~(where[0].true & _differ(*said))
    return _conclude(space, space.where(given), same, asides)


def _conclude(space: Space, held: int, good: int, asides: tuple[str, ...] = ()) -> Proof | Doubt:
    if not held:
        return Proof("never")
    if held & ~good:
        return Doubt(space, held & ~good)
    texts = dict.fromkeys(fact.text for fact in space.values if fact.made_of[0] != "shared")
    return Proof("tried", space.size, tuple(texts), asides)


def _differ(first: Answers, second: Answers) -> int:
    """Return where one is true or false and the other is not; unknown and null are one to a rule."""
    return (first.true ^ second.true) | (first.false ^ second.false)


def _space(first: Ruling, second: Ruling, given: Iterable[Part]) -> Space | None:
    return space_of((first.applies, first.require, second.applies, second.require, *given))


def related_to(parts: Iterable[Part], given: Sequence[Part]) -> Iterator[Part]:
    """Yield each condition among *given* that shares a fact with *parts*, directly or through others."""
    seen = {fact for part in parts for fact in facts_in(part)}
    waiting = {part: set(facts_in(part)) for one in given for part in _conjuncts(one)}
    while near := [part for part, facts in waiting.items() if not facts or facts & seen]:
        for part in near:
            seen |= waiting.pop(part)
            yield part


def _conjuncts(part: Part) -> Iterator[Part]:
    if isinstance(part, Apply) and part.operation == "and":
        for inner in part.parts:
            yield from _conjuncts(inner)
    else:
        yield part


# what differs only inside a loop or a filter


def _aligned(first: Ruling, second: Ruling) -> tuple[Ruling, tuple[str, ...]]:
    """Return *second* with those facts that are worked out just as facts of *first* are under their names, and an aside if so."""
    ours = dict.fromkeys(fact for part in (first.applies, first.require) for fact in facts_in(part))
    theirs = dict.fromkeys(fact for part in (second.applies, second.require) for fact in facts_in(part))
    instead: dict[Any, Part] = {}
    for fact in theirs:
        twin = None if fact in ours else next((o for o in ours if o not in theirs and _alike(o, fact)), None)
        if twin is not None:
            instead[fact] = twin
    aligned = Ruling(replace_facts(second.require, instead), replace_facts(second.applies, instead))
    return aligned, ("items",) if instead else ()


def _alike(first: Any, second: Any) -> bool:
    """Return whether two parts are the same for all values of what they are made of."""
    if first == second:
        return True
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(_alike, first, second))
    if isinstance(first, Fact) and isinstance(second, Fact):
        return _is_made_alike(first.made_of, second.made_of)
    if is_condition(first) and is_condition(second):
        return _agree(first, second)
    if isinstance(first, Apply) and isinstance(second, Apply):
        return first.operation == second.operation and _alike(first.parts, second.parts)
    return False


def _agree(first: Part, second: Part) -> bool:
    """Return whether two conditions have the same answer, unknown and null apart, in all combinations."""
    second = _aligned(Ruling(first), Ruling(second))[0].require
    space = space_of((first, second))
    return space is not None and space.answers(first) == space.answers(second)


def _is_made_alike(first: tuple[Any, ...], second: tuple[Any, ...]) -> bool:
    if first[0] != "relation" or second[0] != "relation":
        return _alike(first, second)
    return first[1].operation == second[1].operation and _alike(first[1].parts, second[1].parts)  # not to be tried
