"""A declaration as expressions see it: complete records, with `UNKNOWN` for every fact not stated."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from engine.declaration.fields import Choice
from engine.declaration.model import Declaration
from engine.declaration.schema import is_clock, is_section, item_type
from engine.feel import UNKNOWN

Facts = Mapping[str, Any]


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
    blank = unknown_record(type(record))
    clocks = _clock_fields(type(record))
    facts: dict[str, Any] = {}
    for name, nothing in blank.items():
        value = getattr(record, name)
        facts[name] = nothing if value is None else minutes_of(value) if name in clocks else _value(value)
    return facts


@cache
def _clock_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field in model.model_fields.items() if is_clock(field.annotation))


def minutes_of(clock: str) -> int:
    """Return a time of day such as ``08:30`` as minutes after midnight."""
    return int(clock[:2]) * 60 + int(clock[3:])


def _value(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _record(value)
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value.value if isinstance(value, Choice) else value
