"""Lists by the text field they are joined on, and what else a function for many items calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.feel.values import Value

NOTHING: Final = object()  # stands for what is not worked out yet


@dataclass(frozen=True, slots=True)
class Index:
    """The *items* of a list by the text of one field; *others* are those where it is no text, so that they may be anything."""

    items: Sequence[Value]
    others: list[Value]
    by_text: Mapping[str, list[Value]]


def make_index(items: Sequence[Value], name: str) -> Index:
    """Return *items* by their field *name*."""
    by_text: dict[str, list[Value]] = {}
    others = []
    for item in items:
        key = item.get(name) if item.__class__ is dict else None
        if key.__class__ is str:
            by_text.setdefault(key, []).append(item)
        else:
            others.append(item)
    return Index(items, others, by_text)


def look_up(index: Index, key: Value) -> Sequence[Value]:
    """Return every item whose field may be equal to *key*; the field of all others surely is not.

    Those that are surely equal stand in the order of the list.
    """
    if key.__class__ is not str:
        return index.items
    found = index.by_text.get(key, ())
    return [*index.others, *found] if index.others else found


HELPERS: Final[Mapping[str, Any]] = {"NOTHING": NOTHING, "make_index": make_index, "look_up": look_up}
