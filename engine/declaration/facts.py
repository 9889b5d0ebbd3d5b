"""A declaration as expressions see it: complete records, with `UNKNOWN` for every fact not stated."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from engine.declaration.fields import Choice
from engine.declaration.model import Declaration
from engine.declaration.schema import is_clock, is_section, item_type, strip_optional
from engine.feel import UNKNOWN

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
    if is_clock(annotation):
        return minutes_of
    return None if strip_optional(annotation) in PLAIN else _value


def minutes_of(clock: str) -> int:
    """Return a time of day such as ``08:30`` as minutes after midnight."""
    return int(clock[:2]) * 60 + int(clock[3:])


def clock_of(minutes: int) -> str:
    """Return *minutes* after midnight as a time of day such as ``08:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _value(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _record(value)
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value.value if isinstance(value, Choice) else value
