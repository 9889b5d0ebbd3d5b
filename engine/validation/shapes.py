"""Exact types, whatever pydantic would let pass: a number is no text, true is no number, a date is ``YYYY-MM-DD``.

Values are also brought into the form that strict models want: dates, decimals and members of enums.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final, get_origin

from pydantic import BaseModel

from engine.documents import Path
from engine.validation.annotations import Asked, ask_item, fields_of, strip

ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Issue:
    """One value that does not fit: pydantic's name for the kind of misfit, the place, what is written and asked."""

    kind: str
    path: Path
    value: Any
    asked: Asked
    is_key: bool = False
    context: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""  # pydantic's own words
    custom: bool = False  # raised by one of our validators
    unions: tuple[tuple[Path, str], ...] = ()
    kinds: tuple[str, ...] = ()  # of a union none of whose members fits: what each member says


class MisfitError(Exception):
    """A value has not the exact type; the argument is pydantic's name for the kind of misfit."""


def shape(asked: Asked, value: Any, path: Path, issues: list[Issue]) -> Any:
    """Return *value* in the exact form of what is *asked*; misfits go to *issues*, and stay as they are."""
    asked = strip(asked)
    if value is None and asked.nullable:
        return value
    if asked.reads_itself:
        if asked.annotation is date:  # no validator of ours takes more, and pydantic would take numbers
            _shape_scalar(asked, value, path, issues)
        return value
    if asked.choices:
        return _shape_choice(asked, value, path, issues)
    container = asked.container
    if container is None:
        return _shape_scalar(asked, value, path, issues)
    if not isinstance(value, container):
        kind = "model_type" if asked.model else "dict_type" if container is dict else "list_type"
        issues.append(Issue(kind, path, value, asked))
        return value
    if asked.model and isinstance(value, dict):
        return _shape_model(asked.model, value, path, issues)
    return _shape_items(asked, value, path, issues)


def _shape_model(model: type[BaseModel], value: dict[str, Any], path: Path, issues: list[Issue]) -> dict[str, Any]:
    fields = fields_of(model)
    return {
        key: shape(fields[key], item, (*path, key), issues) if key in fields else item for key, item in value.items()
    }


def _shape_items(asked: Asked, value: Any, path: Path, issues: list[Issue]) -> Any:
    if isinstance(value, dict):
        for key in value:
            _check_key(asked, key, (*path, key), issues)
        return {key: _shape_step(asked, item, (*path, key), issues) for key, item in value.items()}
    items = [_shape_step(asked, item, (*path, n), issues) for n, item in enumerate(value)]
    return tuple(items) if get_origin(asked.annotation) is tuple else items


def _check_key(asked: Asked, key: str, path: Path, issues: list[Issue]) -> None:
    found: list[Issue] = []
    shape(asked.key, key, path, found)
    issues += (replace(issue, is_key=True) for issue in found)


def _shape_step(asked: Asked, value: Any, path: Path, issues: list[Issue]) -> Any:
    inner = ask_item(asked, path[-1])
    return value if inner is None else shape(inner, value, path, issues)


def _shape_choice(asked: Asked, value: Any, path: Path, issues: list[Issue]) -> Any:
    """Return *value* as the one member of a union that it fits; where several or none do, pydantic is to say."""
    fitting: list[Any] = []
    misfits: list[list[Issue]] = []
    for choice in asked.choices:
        found: list[Issue] = []
        shaped = shape(replace(asked, annotation=choice, nullable=False), value, path, found)
        if found:
            misfits.append(found)
        else:
            fitting.append(shaped)
    if fitting:
        return fitting[0] if len(fitting) == 1 else value
    issues += _issues_of_choice(asked, value, path, misfits)
    return value


def _issues_of_choice(asked: Asked, value: Any, path: Path, misfits: list[list[Issue]]) -> list[Issue]:
    """Return what is wrong with *value* as the member of a union that was meant, or that it fits none."""
    deeper = [found for found in misfits if all(issue.path != path for issue in found)]
    if not deeper:
        kinds = tuple(found[0].kind for found in misfits)
        return [Issue("union", path, value, asked, kinds=kinds)]
    meant = [found for found in deeper if all(issue.kind != "literal_error" for issue in found)]
    return min(meant, key=len, default=[])  # where a literal tells the members apart and is wrong, pydantic says so


def _shape_scalar(asked: Asked, value: Any, path: Path, issues: list[Issue]) -> Any:
    read = _reader_of(asked)
    try:
        return read(value) if read else value
    except MisfitError as misfit:
        issues.append(Issue(str(misfit), path, value, asked))
        return value


def _reader_of(asked: Asked) -> Callable[[Any], Any] | None:
    if asked.enum:
        return _member_of(asked.enum)
    if asked.allowed:
        return _one_of(asked.allowed)
    return READERS.get(asked.annotation) if isinstance(asked.annotation, type) else None


def _one_of(allowed: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not any(type(one) is type(value) and one == value for one in allowed):
            raise MisfitError("literal_error")
        return value

    return read


def _member_of(kind: type[Enum]) -> Callable[[Any], Any]:
    members = _members(kind)

    def read(value: Any) -> Any:
        if not isinstance(value, Hashable) or (type(value), value) not in members:
            raise MisfitError("enum")
        return members[type(value), value]

    return read


@cache
def _members(kind: type[Enum]) -> dict[tuple[type, Any], Enum]:
    return {(type(member.value), member.value): member for member in kind}


def _read_int(value: Any) -> int:
    if type(value) is not int:
        raise MisfitError("int_type")
    return value


def _read_bool(value: Any) -> bool:
    if type(value) is not bool:
        raise MisfitError("bool_type")
    return value


def _read_decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise MisfitError("decimal_type")
    return Decimal(value)


def _read_date(value: Any) -> date:
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        raise MisfitError("date_type")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise MisfitError("date_type") from None


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise MisfitError("string_type")
    return value


READERS: Final[dict[type, Callable[[Any], Any]]] = {
    int: _read_int,
    bool: _read_bool,
    Decimal: _read_decimal,
    date: _read_date,
    str: _read_text,
}
