"""Functions of lists and of truth values."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from engine.feel import operators, types
from engine.feel.functions.table import define, first, item, table
from engine.feel.limits import MAX_ITEMS, MAX_VALUE_DEPTH
from engine.feel.numbers import Number
from engine.feel.types import ListType, Type
from engine.feel.unknown import UNKNOWN
from engine.feel.values import Value, is_small, key_of, kind_of


def _bounded(items: list[Value]) -> Value:
    return items if len(items) <= MAX_ITEMS else None


def _least(items: Sequence[Value]) -> Value:
    return min(items) if _alike(items) else None


def _greatest(items: Sequence[Value]) -> Value:
    return max(items) if _alike(items) else None


def _alike(items: Sequence[Value]) -> bool:
    """Return whether there are *items*, all of one kind."""
    return len({kind_of(each) for each in items}) == 1


def _contains(items: Sequence[Value], element: Value) -> Value:
    found = operators.any_of(operators.equal(each, element) for each in items)
    return False if found is None else found


def _index_of(items: Sequence[Value], match: Value) -> Value:
    return [place for place, each in enumerate(items, 1) if operators.equal(each, match) is True]


def _sublist(items: Sequence[Value], start: Number, length: Number | None = None) -> Value:
    begin, count = _offset(items, start), length
    if begin is None:
        return None
    count = len(items) - begin if length is None else int(length)
    return list(items[begin : begin + count]) if 0 < count <= len(items) - begin else None


def _offset(items: Sequence[Value], position: Number) -> int | None:
    """Return the offset of *position*, counted from 1, or from -1 at the end; None where there is none."""
    place = int(position)
    if place == 0 or abs(place) > len(items):
        return None
    return place - 1 if place > 0 else len(items) + place


def _insert(items: Sequence[Value], position: Number, element: Value) -> Value:
    offset = _offset(items, position)
    return None if offset is None else _bounded([*items[:offset], element, *items[offset:]])


def _remove(items: Sequence[Value], position: Number) -> Value:
    offset = _offset(items, position)
    return None if offset is None else [*items[:offset], *items[offset + 1 :]]


def _replace_at(items: Sequence[Value], position: Number, element: Value) -> Value:
    offset = _offset(items, position)
    return None if offset is None else [*items[:offset], element, *items[offset + 1 :]]


def _concatenate(lists: Sequence[Value]) -> Value:
    """Return the items of all *lists*; an argument that is no list counts as its only item."""
    if any(each is UNKNOWN for each in lists):
        return UNKNOWN
    if any(each is None for each in lists) or sum(len(operators.as_list(each)) for each in lists) > MAX_ITEMS:
        return None
    return [each for part in lists for each in operators.as_list(part)]


def _union(lists: Sequence[Value]) -> Value:
    joined = _concatenate(lists)
    return None if joined is None else _distinct(joined)


def _distinct(items: Iterable[Value]) -> Value:
    all_items = list(items)
    if not is_small(all_items):
        return None
    kept: dict[Any, Value] = {}
    for each in all_items:
        kept.setdefault(key_of(each), each)
    return list(kept.values())


def _flatten(items: Sequence[Value]) -> Value:
    """Return the items of *items* and of the lists inside it, in order; null for too many, or too deep a list."""
    flat: list[Value] = []
    stack = [iter(items)]
    while stack:
        each = next(stack[-1], stack)
        if each is stack:
            stack.pop()
        elif isinstance(each, (list, tuple)):
            stack.append(iter(each))
        else:
            flat.append(each)
        if len(flat) > MAX_ITEMS or len(stack) > MAX_VALUE_DEPTH:
            return None
    return flat


def _joined_type(arguments: list[Type]) -> Type:
    """Return the type of a list to which the other arguments are added as items."""
    kind = item(arguments)
    for added in arguments[1:]:
        kind = types.join(kind, added.item if isinstance(added, ListType) else added)
    return ListType(kind)


def _inserted_type(arguments: list[Type]) -> Type:
    return ListType(types.join(item(arguments), arguments[-1]))


def _concatenated_type(arguments: list[Type]) -> Type:
    kind = item(arguments)
    return kind if isinstance(kind, ListType) else ListType(types.ANY)


def _flat_type(arguments: list[Type]) -> Type:
    kind = arguments[0]
    while isinstance(kind, ListType):
        kind = kind.item
    return ListType(kind)


TABLE: Final = table(
    define(operators.invert, "not(negand: boolean) -> boolean"),
    define(operators.all_of, "all(*list: list of any) -> boolean", deep=False),
    define(operators.any_of, "any(*list: list of any) -> boolean", deep=False),
    define(len, "count(list: list of any) -> count", deep=False),
    define(_least, "min(*list: list of comparable) -> an item"),
    define(_greatest, "max(*list: list of comparable) -> an item"),
    define(_contains, "list contains(list: list of any, element: any) -> boolean", deep=False),
    define(_index_of, "index of(list: list of any, match: any) -> list of number"),
    define(
        _sublist,
        "sublist(list: list of any, start position: number, length?: number) -> the same",
        deep=False,
    ),
    define(
        lambda items, added: _bounded([*items, *added]),
        "append(list: list of any, +item: list of any) -> list of any",
        deep=False,
        result=_joined_type,
    ),
    define(_concatenate, "concatenate(+list: list of any) -> list of any", deep=False, result=_concatenated_type),
    define(_union, "union(+list: list of any) -> list of any", result=_concatenated_type),
    define(
        _insert,
        "insert before(list: list of any, position: number, newItem: any) -> list of any",
        deep=False,
        result=_inserted_type,
    ),
    define(_remove, "remove(list: list of any, position: number) -> the same", deep=False),
    define(
        _replace_at,
        "list replace(list: list of any, position: number, newItem: any) -> list of any",
        deep=False,
        result=_inserted_type,
    ),
    define(lambda items: [*reversed(items)], "reverse(list: list of any) -> the same", deep=False, result=first),
    define(_distinct, "distinct values(list: list of any) -> the same"),
    define(_flatten, "flatten(list: list of any) -> list of any", result=_flat_type),
)
