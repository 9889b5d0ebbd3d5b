"""How small and how great a number may be: what the declaration's model admits, and what is counted or added up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from engine.declaration.model import Declaration
from engine.declaration.schema import is_clock, is_section, model_label
from engine.feel import ContextType, Type
from engine.reasoning.parts import Fact
from engine.text import Text


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value, both possible, or None."""

    low: int | Decimal | None = None
    high: int | Decimal | None = None

    @property
    def ends(self) -> tuple[int | Decimal, ...]:
        """Return those that are there."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    def admit(self, number: Any) -> bool:
        """Return whether *number* lies between them."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)


NO_BOUNDS: Final = Bounds()
FROM_NONE: Final = Bounds(0)
CLOCK: Final = Bounds(0, 24 * 60 - 1)
COUNTS: Final = ("count", "string length")


def bounds_of(fact: Fact) -> Bounds:
    """Return between what a number lies."""
    kind = fact.made_of[0]
    if kind == "call" and fact.made_of[1] in COUNTS:
        return FROM_NONE
    base = fact.made_of[1] if kind == "path" else None
    return stated_bounds(base.type, fact.made_of[2]) if isinstance(base, Fact) else NO_BOUNDS


def stated_bounds(record: Type | None, name: str) -> Bounds:
    """Return between what the number *name* of a record of this type lies."""
    if isinstance(record, ContextType) and isinstance(record.name, Text):
        return _stated_bounds().get((record.name, name), NO_BOUNDS)
    return NO_BOUNDS


@cache
def _stated_bounds() -> Mapping[tuple[Text, str], Bounds]:
    """Return the bounds of every number of the model, by the label of its record and its name."""
    return {
        (model_label(model), name): CLOCK if is_clock(field.annotation) else _limits(field)
        for model in _models(Declaration, set())
        for name, field in model.model_fields.items()
    }


def _models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        section = is_section(field.annotation)
        if section and section not in seen:
            yield from _models(section, seen)


def _limits(field: FieldInfo) -> Bounds:
    """Return what the constraints of a field say, wherever in its annotation they stand."""
    lows: list[Any] = []
    highs: list[Any] = []
    pending: list[Any] = [field, field.annotation]
    while pending:
        part = pending.pop()
        pending += [*getattr(part, "metadata", ()), *get_args(part)]
        lows += [part.ge] if hasattr(part, "ge") else []
        highs += [part.le] if hasattr(part, "le") else []
    return Bounds(max(lows, default=None), min(highs, default=None))
