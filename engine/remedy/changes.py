"""What may be done to a declaration: a fact changed, an item added, an item taken away; and the facts that result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from engine.declaration.schema import FactPath, model_path
from engine.feel import UNKNOWN

Origin = tuple[str, ...]
Facts = Mapping[str, Any]
Scalar: TypeAlias = str | int | Decimal | date | bool


@dataclass(frozen=True)
class Change:
    """The fact at *path*, such as ``("rooms", "r1", "area_m2")``, becomes *value*; a plain list is a tuple."""

    path: Origin
    value: Scalar | tuple[Scalar, ...]

    @property
    def place(self) -> FactPath:
        """Return the model path of what is touched."""
        return model_path(self.path)


@dataclass(frozen=True, eq=False)
class Item:
    """One record to add, as facts."""

    facts: Facts

    @property
    def id(self) -> str:
        """Return what the item is called."""
        return str(self.facts["id"])


@dataclass(frozen=True)
class Addition:
    """*items* are put at the end of the list at *path*; none states that the list is empty.

    *like* says after which model they are made, and with *number* tells apart two that are made after the same one.
    """

    path: Origin
    like: str
    number: int
    items: tuple[Item, ...] = field(compare=False, repr=False)

    @property
    def place(self) -> FactPath:
        """Return the model path of what is touched."""
        return self.path


@dataclass(frozen=True)
class Removal:
    """The item *id* of the list at *path* is taken away."""

    path: Origin
    id: str

    @property
    def place(self) -> FactPath:
        """Return the model path of what is touched."""
        return self.path


Op: TypeAlias = Change | Addition | Removal
Ops: TypeAlias = frozenset[Op]
Touch: TypeAlias = tuple[str, ...]
ORDER = (Addition, Change, Removal)


def apply(facts: Facts, ops: Iterable[Op]) -> Facts:
    """Return *facts* with *ops* done; what they do not touch is shared."""
    for op in in_order(ops):
        facts = _done(facts, op)
    return facts


def in_order(ops: Iterable[Op]) -> list[Op]:
    """Return *ops* in the order in which they can be done, the same on every machine."""
    return sorted(ops, key=lambda op: (ORDER.index(type(op)), op.path, *_name(op)))


def _name(op: Op) -> tuple[Any, ...]:
    if isinstance(op, Addition):
        return op.number, op.like
    return (op.id,) if isinstance(op, Removal) else ()


def _done(facts: Facts, op: Op) -> Facts:
    if isinstance(op, Change):
        return _put(facts, op.path, list(op.value) if isinstance(op.value, tuple) else op.value)
    items = value_at(facts, op.path)
    there = [] if items is UNKNOWN else items
    if isinstance(op, Addition):
        return _put(facts, op.path, [*there, *(item.facts for item in op.items)])
    return _put(facts, op.path, [item for item in there if item["id"] != op.id])


def _put(facts: Facts, path: Origin, new: Any) -> Facts:
    """Return *facts* with *new* at *path*."""
    return {**facts, path[0]: _inside(facts[path[0]], path[1:], new)}


def _inside(value: Any, path: Origin, new: Any) -> Any:
    if not path:
        return new
    if isinstance(value, list):
        return [_inside(item, path[1:], new) if item["id"] == path[0] else item for item in value]
    return _put(value, path, new)


def value_at(facts: Facts, path: Origin) -> Any:
    """Return what stands at *path*; `UNKNOWN` where there is no such item."""
    value: Any = facts
    for name in path:
        if isinstance(value, list):
            value = next((item for item in value if item["id"] == name), UNKNOWN)
        elif value is not UNKNOWN:
            value = value.get(name, UNKNOWN)
    return value


def replaced(ops: Ops, op: Op) -> Op | None:
    """Return which of *ops* *op* takes the place of: a change of the same fact."""
    if not isinstance(op, Change):
        return None
    return next((one for one in ops if isinstance(one, Change) and one.path == op.path), None)


def with_op(ops: Ops, op: Op) -> Ops:
    """Return *ops* and *op*; a fact that was changed already is changed to the new value instead."""
    before = replaced(ops, op)
    return (ops - {before} if before else ops) | {op}


def touch_of(op: Op) -> Touch:
    """Return what *op* touches: a fact, one item of a list, or, where one is added, its model."""
    if isinstance(op, Removal):
        return (*op.path, op.id)
    return op.path if isinstance(op, Change) else (*op.path, "[]", op.like)
