"""What two conditions have in common, hidden behind one fact each, so that what it is made of need not be tried."""

from collections.abc import Iterable, Mapping, Sequence

from engine.feel import BooleanType
from engine.feel.values import Value
from engine.reasoning.parts import LOGIC, Apply, Constant, Fact, Part, facts_in, is_condition
from engine.reasoning.space import space_of


def hide_shared(first: Sequence[Part], second: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Return both with one fact in place of each condition that occurs in both."""
    theirs = set(_conditions(second))
    common = [part for part in _conditions(first) if part in theirs]
    return [_hide(part, common) for part in first], [_hide(part, common) for part in second]


def _hide(part: Part, common: Sequence[Part]) -> Part:
    if part in common:
        return Fact(("shared", part), BooleanType(), "…")
    if not (isinstance(part, Apply) and part.operation in LOGIC):
        return part
    shared = [inner for inner in common if inner in part.parts]
    if len(shared) < 2 or part.operation not in ("and", "or"):
        return Apply(part.operation, tuple(_hide(inner, common) for inner in part.parts))
    rest = tuple(_hide(inner, common) for inner in part.parts if inner not in common)
    together = Fact(("shared", Apply(part.operation, tuple(shared))), BooleanType(), "…")
    return Apply(part.operation, (together, *rest))


def _conditions(parts: Sequence[Part]) -> list[Part]:
    """Return the conditions that *parts* are made of, once each."""
    found: dict[Part, None] = {}
    pending = list(parts)
    while pending:
        part = pending.pop()
        if is_condition(part) and not isinstance(part, Constant):
            found[part] = None
        pending += part.parts if isinstance(part, Apply) and part.operation in LOGIC else ()
    return list(found)


def open_shared(facts: Mapping[Fact, Value]) -> dict[Fact, Value]:
    """Return *facts* with what makes each shared condition come out as wanted in its place."""
    found = {fact: value for fact, value in facts.items() if fact.made_of[0] != "shared"}
    for fact, value in facts.items():
        if fact.made_of[0] == "shared":
            _make(fact.made_of[1], value, found)
    return found


def _make(part: Part, value: Value, found: dict[Fact, Value]) -> None:
    """Add facts to *found* for which *part* comes to *value*, as far as that goes one group of conditions at a time."""
    space = space_of((part,))
    if space is not None:
        answers = space.answers(part)
        where = answers.true if value is True else answers.false if value is False else answers.unknown
        found |= next(space.some(where, 1), {})
    elif isinstance(part, Apply):
        groups = _groups(part.parts)
        for group in groups if value is (part.operation == "and") and len(groups) > 1 else part.parts[:1]:
            _make(Apply(part.operation, group) if isinstance(group, tuple) else group, value, found)


def _groups(parts: Iterable[Part]) -> list[tuple[Part, ...]]:
    """Return *parts* together with those that share a fact with them."""
    groups: list[tuple[tuple[Part, ...], set[Fact]]] = []
    for part in parts:
        facts = set(facts_in(part))
        near = [group for group in groups if group[1] & facts]
        groups = [group for group in groups if group not in near]
        joined = (*(one for group in near for one in group[0]), part)
        groups.append((joined, facts.union(*(group[1] for group in near))))
    return [group for group, _ in groups]
