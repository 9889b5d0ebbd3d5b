"""Whether two conditions come to the same for all facts, found by trying every combination of values that matters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.feel import BooleanType
from engine.feel.values import Value
from engine.reasoning.answers import Proof
from engine.reasoning.parts import LOGIC, TRUE, Apply, Constant, Fact, Part, facts_in, replace_facts
from engine.reasoning.space import Answers, Space, space_of

RELATIONS: Final = ("=", "!=", "<", "<=", "in", "between")


@dataclass(frozen=True, eq=False)
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
    second = _aligned(first, second)
    related = list(_related((first.require, first.applies, second.require, second.applies), given))
    space = _space(first, second, related)
    if space is not None:
        return _try_all(space, first, second, related)
    common = _conditions(first) & _conditions(second)
    first, second = _without_shared(first, common), _without_shared(second, common)
    space = _space(first, second, ())
    if space is None:
        return None
    return _try_all(space, first, second, ())


def prove_always(part: Part, value: bool, given: Sequence[Part] = ()) -> Proof | Doubt | None:
    """Return the proof that *part* comes to *value* wherever all facts are known and all of *given* hold."""
    related = list(_related((part,), given))
    space = space_of((part, *related), known=True)
    if space is None:
        return None
    answers = space.answers(part)
    return _conclude(space, _held(space, related), answers.true if value else answers.false)


def _try_all(space: Space, first: Ruling, second: Ruling, given: Sequence[Part]) -> Proof | Doubt:
    where = [space.answers(ruling.applies) for ruling in (first, second)]
    said = [space.answers(ruling.require) for ruling in (first, second)]
    same = space.all & ~_differ(*where) & ~(where[0].true & _differ(*said))
    return _conclude(space, _held(space, given), same)


def _conclude(space: Space, held: int, good: int) -> Proof | Doubt:
    if not held:
        return Proof("never")
    if held & ~good:
        return Doubt(space, held & ~good)
    return Proof("tried", space.size, tuple(dict.fromkeys(fact.text for fact in space.values)))


def _held(space: Space, given: Iterable[Part]) -> int:
    """Return the combinations in which all of *given* are true."""
    held = space.all
    for part in given:
        held &= space.answers(part).true
    return held


def _differ(first: Answers, second: Answers) -> int:
    """Return where one is true or false and the other is not; unknown and null are one to a rule."""
    return (first.true ^ second.true) | (first.false ^ second.false)


def _space(first: Ruling, second: Ruling, given: Iterable[Part]) -> Space | None:
    return space_of((first.applies, first.require, second.applies, second.require, *given))


def _related(parts: Iterable[Part], given: Sequence[Part]) -> Iterator[Part]:
    """Yield those of *given* that share a fact with *parts*, directly or through one another."""
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


def _aligned(first: Ruling, second: Ruling) -> Ruling:
    """Return *second* with those facts that are worked out just as facts of *first* are, under their names."""
    ours = dict.fromkeys(fact for part in (first.applies, first.require) for fact in facts_in(part))
    theirs = dict.fromkeys(fact for part in (second.applies, second.require) for fact in facts_in(part))
    instead: dict[Any, Part] = {}
    for fact in theirs:
        twin = None if fact in ours else next((o for o in ours if o not in theirs and _alike(o, fact)), None)
        if twin is not None:
            instead[fact] = twin
    return Ruling(replace_facts(second.require, instead), replace_facts(second.applies, instead))


def _alike(first: Any, second: Any) -> bool:
    """Return whether two parts are the same for all values of what they are made of."""
    if first == second:
        return True
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(_alike, first, second))
    if isinstance(first, Fact) and isinstance(second, Fact):
        return _alike(first.made_of, second.made_of)
    if _is_condition(first) and _is_condition(second):
        return _agree(first, second)
    if isinstance(first, Apply) and isinstance(second, Apply):
        return first.operation == second.operation and _alike(first.parts, second.parts)
    return False


def _agree(first: Part, second: Part) -> bool:
    """Return whether two conditions have the same answer, unknown and null apart, in all combinations."""
    second = _aligned(Ruling(first), Ruling(second)).require
    space = space_of((first, second))
    return space is not None and space.answers(first) == space.answers(second)


def _is_condition(part: Any) -> bool:
    if isinstance(part, Apply):
        return part.operation in (*LOGIC[:3], *RELATIONS)
    if isinstance(part, Constant):
        return part.kind == "boolean"
    return isinstance(part, Fact) and isinstance(part.type, BooleanType)


# what is the same in both, where there is too much to try


def _without_shared(ruling: Ruling, common: set[Part]) -> Ruling:
    """Return *ruling* with one fact in place of each condition that both have, so that what those are made of need not be tried."""
    return Ruling(_hide(ruling.require, common), _hide(ruling.applies, common))


def _hide(part: Part, common: set[Part]) -> Part:
    if part in common:
        return Fact(("shared", part), BooleanType(), "…")
    if not (isinstance(part, Apply) and part.operation in LOGIC):
        return part
    shared = sorted((inner for inner in part.parts if inner in common), key=hash)
    if len(shared) < 2 or part.operation not in ("and", "or"):
        return Apply(part.operation, tuple(_hide(inner, common) for inner in part.parts))
    rest = tuple(_hide(inner, common) for inner in part.parts if inner not in common)
    together = Fact(("shared", Apply(part.operation, tuple(shared))), BooleanType(), "…")
    return Apply(part.operation, (together, *rest))


def _conditions(ruling: Ruling) -> set[Part]:
    """Return the conditions that *ruling* is made of."""
    found: set[Part] = set()
    pending = [ruling.require, ruling.applies]
    while pending:
        part = pending.pop()
        if _is_condition(part) and not isinstance(part, Constant):
            found.add(part)
        pending += part.parts if isinstance(part, Apply) and part.operation in LOGIC else ()
    return found


def open_shared(facts: Mapping[Fact, Value]) -> dict[Fact, Value]:
    """Return *facts* with what makes each shared condition come out as wanted in its place."""
    found: dict[Fact, Value] = {}
    for fact, value in facts.items():
        if fact.made_of[0] != "shared":
            found[fact] = value
            continue
        space = space_of((fact.made_of[1],))
        answers = space.answers(fact.made_of[1]) if space else Answers(0, 0, 0)
        where = answers.true if value is True else answers.false if value is False else answers.unknown
        found |= next(space.some(where, 1), {}) if space else {}
    return found
