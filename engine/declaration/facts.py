"""A declaration as expressions see it: complete records, with `UNKNOWN` for every fact not stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from engine.declaration.spelling import minutes_of
from engine.feel import UNKNOWN

if TYPE_CHECKING:  # most who speak of facts never see the model, which takes long to import
    from pydantic import BaseModel

    from engine.declaration.model import Declaration

Facts = Mapping[str, Any]
PLAIN = (bool, int, Decimal, str, date)  # types whose values are facts as they are


def facts_of(declaration: Declaration) -> dict[str, Any]:
    """Return the facts by name: numbers, text, dates and booleans; sections as dicts; clock times in minutes."""
    return _record(declaration)


@cache
def unknown_record(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return a record of *model* of which nothing is stated."""
    return {name: _nothing(field.annotation) for name, field in model.model_fields.items()}


def _nothing(annotation: Any) -> Any:
    from engine.declaration.schema import is_section, item_type

    section = is_section(annotation)
    return unknown_record(section) if section and not item_type(annotation) else UNKNOWN


def _record(record: BaseModel) -> dict[str, Any]:
    stated = record.__dict__
    return {
        name: nothing if (value := stated[name]) is None else value if convert is None else convert(value)
        for name, nothing, convert in _conversions(type(record))
    }


@cache
def _conversions(model: type[BaseModel]) -> tuple[tuple[str, Any, Callable[[Any], Any] | None], ...]:
    """Return each field with what it is where it is not stated, and what makes a fact of its value; None where it is one already."""
    blank = unknown_record(model)
    return tuple((name, blank[name], _conversion(field.annotation)) for name, field in model.model_fields.items())


def _conversion(annotation: Any) -> Callable[[Any], Any] | None:
    from engine.declaration.schema import is_clock, strip_optional

    if is_clock(annotation):
        return minutes_of
    return None if strip_optional(annotation) in PLAIN else _value


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value if isinstance(value, PLAIN) else _record(value)
