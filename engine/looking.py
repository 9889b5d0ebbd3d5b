"""Parts of a rule that give their value and, where it is unknown, what it waits for."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from engine.declaration.table import FactPath
from engine.evaluation import Finding
from engine.feel import UNKNOWN, nodes, operators
from engine.feel.limits import MAX_ITERATIONS
from engine.reading import UntoldError
from engine.seeing import Origin

SIMPLE = {str, int, Decimal, bool}
"""What equals another of its kind if Python says so."""


class Look:
    """One finding looked at: what loops have bound, and in *out* what it waits for as far as it is known."""

    __slots__ = ("finding", "out", "place", "rounds", "slots")

    def __init__(self, finding: Finding) -> None:
        subject = finding.subject
        self.finding = finding
        self.place: Origin = (*subject.path, "[]" if subject.id is None else subject.id)
        self.out: list[Origin] = []
        self.slots: dict[int, tuple[Any, Origin]] = {}
        self.rounds = 1


Part: TypeAlias = Callable[[Look], Any]
"""Gives the value of a part of the rule; where that is unknown, or has an unknown item, puts out what it waits for."""
Head: TypeAlias = Callable[[Look], tuple[Any, Origin] | None]
"""Gives what a name stands for, and where that is in the declaration."""


def holds_unknown(value: Any) -> bool:
    """Return whether *value* is unknown, or a list of which an item is."""
    return value is UNKNOWN or (value.__class__ is list and any(item is UNKNOWN for item in value))


def worked_out(parts: Sequence[Part], work: Callable[[list[Any]], Any]) -> Part:
    """Return the part that is worked out from the values of *parts*, and waits for what they wait for."""

    def run(look: Look) -> Any:
        mark = len(look.out)
        value = work([part(look) for part in parts])
        if not holds_unknown(value):
            del look.out[mark:]
        return value

    return run


def fold_up(look: Look, fold: Callable[[list[Any]], Any], decisive: bool, values: Iterator[Any]) -> Any:
    """Return what *values* fold to: once one is *decisive* the others do not matter, nor what they wait for."""
    mark, seen = len(look.out), []
    for value in values:
        if value is decisive:
            del look.out[mark:]
            return value
        seen.append(value)
    whole = fold(seen)
    if whole is not UNKNOWN:
        del look.out[mark:]
    return whole


def equality_of(left: Part, right: Part) -> Part:
    """Return the part for ``left = right``."""

    def run(look: Look) -> Any:
        mark = len(look.out)
        one, other = left(look), right(look)
        if one.__class__ is other.__class__ and one.__class__ in SIMPLE:
            return one == other
        value = operators.equal(one, other)
        if value is not UNKNOWN:
            del look.out[mark:]
        return value

    return run


def among(part: Part, texts: frozenset[str], work: Callable[[Any], Any]) -> Part:
    """Return the part for whether *part* is one of *texts*; *work* tells of what is no text."""

    def run(look: Look) -> Any:
        mark, value = len(look.out), part(look)
        if value.__class__ is str:
            return value in texts
        whole = work(value)
        if whole is not UNKNOWN:
            del look.out[mark:]
        return whole

    return run


def bind(look: Look, slot: int, listed: Sequence[Any], path: FactPath) -> Iterator[None]:
    """Bind *slot* to each item in turn."""
    before = look.rounds
    look.rounds *= max(len(listed), 1)
    if look.rounds > MAX_ITERATIONS:
        raise UntoldError
    try:
        for item in listed:
            look.slots[slot] = item, (*path, item["id"]) if path else ()
            yield
    finally:
        look.rounds = before


def fact_part(heads: Sequence[Head], fields: FactPath) -> Part:
    """Return the part for the fact *fields* of what the first of *heads* that is there gives."""
    only = heads[0] if len(heads) == 1 else None

    def run(look: Look) -> Any:
        first = only(look) if only else next((found for head in heads if (found := head(look))), None)
        value, origin = first or (None, ())
        if len(fields) == 1 and value.__class__ is dict:
            known = value.get(fields[0])
            if known is not UNKNOWN and known.__class__ is not list:
                return known
        for field in fields:
            if value.__class__ is not dict:
                break
            value, origin = operators.field(value, field), (*origin, field)
        else:
            if value.__class__ is list and any(item is UNKNOWN for item in value):
                raise UntoldError
            if value is UNKNOWN:
                look.out.append(origin)
            return value
        if value is not UNKNOWN:
            raise UntoldError
        look.out.append(origin)
        return value

    return run


def leave_untold(look: Look) -> Any:
    """Stand for a part whose shape does not tell."""
    raise UntoldError


def names_of(node: nodes.Node) -> FactPath:
    """Return the names that *node* is a path of; nothing for anything else."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    above = names_of(node.base) if isinstance(node, nodes.Path) else ()
    return (*above, node.field) if above and isinstance(node, nodes.Path) else ()


def paths_in(node: nodes.Node) -> Iterator[FactPath]:
    """Yield the paths of names within *node*."""
    if names := names_of(node):
        yield names
    else:
        for inner in nodes.children(node):
            yield from paths_in(inner)


def first_of(node: nodes.Node) -> nodes.Name:
    """Return the name that a path starts with."""
    while isinstance(node, nodes.Path):
        node = node.base
    if not isinstance(node, nodes.Name):
        raise UntoldError
    return node
