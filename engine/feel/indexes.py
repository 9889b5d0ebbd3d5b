"""What the functions of rules do with lists while they run: find the items that may be equal to something, and group items by that."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from engine.feel.effort import UNNOTICED
from engine.feel.functions.table import Function, Signature, call
from engine.feel.limits import MAX_ITERATIONS
from engine.feel.unknown import UNKNOWN
from engine.feel.values import Value

NOTHING: Final = object()  # stands for what is not worked out yet


class Index(NamedTuple):
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
        if key.__class__ is not str:
            others.append(item)
        elif key in by_text:
            by_text[key].append(item)
        else:
            by_text[key] = [item]
    return Index(items, others, by_text)


def look_up(index: Index, key: Value, alone: bool = False) -> Sequence[Value]:
    """Return every item whose field may be equal to *key*; the field of all others surely is not.

    Those that are surely equal stand in the order of the list. Where nothing else is asked of them (*alone*), one is enough of those of
    which it is unknown.
    """
    if key.__class__ is not str:
        return index.items[:1] if alone and key is UNKNOWN else index.items
    found = index.by_text.get(key, ())
    if not index.others:
        return found
    return [*(index.others[:1] if alone else index.others), *found]


def call_once(shared: dict[Any, Any], function: Function, signatures: tuple[Signature, ...], *texts: Value) -> Value:
    """Return what *function* makes of *texts*, which takes long: once for all who ask the same."""
    key = (function.name, *texts)
    if key not in shared:
        shared[key] = call(function, signatures, *texts)
    return shared[key]


def call_with_numbers(function: Function, signatures: tuple[Signature, ...], numbers: Value) -> Value:
    """Return what *function* makes of a list of *numbers*: nothing need be asked of a short one where all are stated."""
    if numbers.__class__ is list and 0 < len(numbers) <= UNNOTICED and {*map(type, numbers)} <= _NUMBERS:
        return function.body(numbers)
    return call(function, signatures, numbers)


def call_with_texts(function: Function, signatures: tuple[Signature, ...], *texts: Value) -> Value:
    """Return what *function* makes of *texts*: nothing need be asked of short ones."""
    for text in texts:
        if text.__class__ is not str or len(text) > UNNOTICED:
            return call(function, signatures, *texts)
    return function.body(*texts)


_NUMBERS: Final = {int, Decimal}


Groups = dict[Any, Any]
"""What a filter leaves for each text that a field has to be equal to; under None, what it leaves for any other."""


def start_groups(items: Value) -> Groups:
    """Return the groups of *items* before any is put in: unknown for a list that is not known, null for one that is too long."""
    if items.__class__ is not list:
        return {None: UNKNOWN}
    return {None: [] if len(items) <= MAX_ITERATIONS else None}


def put(groups: Groups, key: Value, sure: Value, item: Value) -> None:
    """Add *item* to the group of its *key*, if it is *sure* to be left; where that is unknown, so is the group."""
    if sure is True and key in groups and key is not UNKNOWN:
        if groups[key] is not UNKNOWN:
            groups[key].append(item)
        return
    groups[UNKNOWN] = UNKNOWN  # left or not if the text is not known
    if key is UNKNOWN:
        groups[None] = UNKNOWN
    elif sure is UNKNOWN:
        groups[key] = UNKNOWN
    elif sure is True:
        groups[key] = [item]


def end_groups(groups: Groups) -> Groups:
    """Return *groups* when all are put in: an item of an unknown group may belong to any."""
    return {None: UNKNOWN} if groups[None] is UNKNOWN else groups


HELPERS: Final[Mapping[str, Any]] = {
    "NOTHING": NOTHING,
    "make_index": make_index,
    "look_up": look_up,
    "start_groups": start_groups,
    "put": put,
    "call_once": call_once,
    "call_with_numbers": call_with_numbers,
    "call_with_texts": call_with_texts,
    "end_groups": end_groups,
}
