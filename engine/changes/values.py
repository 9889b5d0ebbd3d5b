"""What is written in a file as flat keys and values, and where two of them differ."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from engine.changes.model import Change, Kind
from engine.values import show_number

LIKE_ANOTHER = re.compile(r"[\d.]+|true|false|null")  # text that is written like a number or the like


def compare_values(old: Any, new: Any, kind_of: Callable[[str], Kind], at: str = "") -> Iterator[Change]:
    """Yield each key below *at* whose value is not the same in *old* and *new*."""
    before, after = dict(flat(old, at)), dict(flat(new, at))
    for key in dict.fromkeys((*before, *after)):
        sides = before.get(key), after.get(key)
        if sides[0] != sides[1] or isinstance(sides[0], bool) != isinstance(sides[1], bool):
            was, now = (None if side is None else written(side) for side in sides)
            yield Change(kind_of(key), key, was, now)


def flat(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each single value in *value* with its key, such as ``classes[c1].children``; what is not stated is left out."""
    entries = _entries(value)
    if entries is None:
        if value is not None:
            yield at, value
        return
    for key, inner in entries:
        yield from flat(inner, f"{at}{key}" if key.startswith("[") or not at else f"{at}.{key}")


def _entries(value: Any) -> Iterable[tuple[str, Any]] | None:
    """Return the parts of *value* with their keys; None where it is one value, or a list of such."""
    if isinstance(value, BaseModel):
        names = ((about.alias or name, name) for name, about in type(value).model_fields.items())
        return [(key, getattr(value, name)) for key, name in names]
    if isinstance(value, Mapping):
        return [(str(key), inner) for key, inner in value.items()]
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping | BaseModel) for item in value):
        return [(f"[{_id(item, n)}]", item) for n, item in enumerate(value)]
    return None


def _id(item: Any, number: int) -> Any:
    return (item.get("id") if isinstance(item, Mapping) else getattr(item, "id", None)) or number


def written(value: Any) -> str:
    """Return one value, or a list of such, as it is written in a file."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | int):
        return show_number(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}'" if LIKE_ANOTHER.fullmatch(value) else str(value)
