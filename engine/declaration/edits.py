"""Changes to a declaration's plain data, by paths such as ``classes[c1].children``.

All raise KeyError, TypeError or ValueError where the path does not lead to what is to be changed. They change the records and lists
they are given: `own` first makes those on the way the caller's own.
"""

import copy
import re
from functools import cache
from typing import Any

from pydantic import BaseModel

from engine.declaration.model import Declaration
from engine.declaration.schema import is_section

STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([\w.-]+)\])?(?:\.|$)")
Step = str | tuple[str, str]


@cache
def steps_of(path: str) -> tuple[Step, ...]:
    """Return ``classes[c1].children`` as its steps: ``(("classes", "c1"), "children")``. Raises ValueError."""
    steps: list[Step] = []
    at = 0
    while at < len(path):
        match = STEP.match(path, at)
        if not match:
            raise ValueError(path)
        steps.append((match[1], match[2]) if match[2] else match[1])
        at = match.end()
    if not steps:
        raise ValueError(path)
    return tuple(steps)


def section_of(path: str) -> str:
    """Return the first name of *path*: the section of the declaration it changes."""
    return re.split(r"[.\[]", path)[0]


@cache
def unknown_step(path: str) -> tuple[str, type[BaseModel] | None] | None:
    """Return the first name of *path* that no record has, and the record that lacks it; None if all are known."""
    model: type[BaseModel] | None = Declaration
    for step in steps_of(path):
        name = step if isinstance(step, str) else step[0]
        field = model.model_fields.get(name) if model else None
        if field is None:
            return name, model
        model = is_section(field.annotation)
    return None


def own(data: dict[str, Any], path: str) -> None:
    """Put copies of the records and lists along *path* in place of those that *data* shares with another declaration."""
    record: Any = data
    for step in steps_of(path):
        name, wanted = step if isinstance(step, tuple) else (step, None)
        if name not in record:
            return
        found = record[name] = copy.copy(record[name])
        if wanted is not None:
            index, item = _item(record, (name, wanted))
            found[index] = found = copy.copy(item)
        record = found


def change(data: Any, path: str, value: Any) -> None:
    """Put *value* at *path*."""
    record, last = _parent(data, path)
    if isinstance(last, tuple):
        index, _ = _item(record, last)
        record[last[0]][index] = value
    else:
        record[last] = copy.deepcopy(value)


def hide(data: Any, path: str) -> None:
    """Take the fact, section or list at *path* away: it is not stated any more."""
    record, last = _parent(data, path)
    if isinstance(last, tuple):
        raise ValueError(path)
    del record[last]


def remove(data: Any, path: str) -> None:
    """Take the item of a list at *path* away."""
    record, last = _parent(data, path)
    if not isinstance(last, tuple):
        raise ValueError(path)
    index, _ = _item(record, last)
    del record[last[0]][index]


def add(data: Any, path: str, items: list[dict[str, Any]]) -> None:
    """Put *items* at the end of the list at *path*."""
    record, last = _parent(data, path)
    if isinstance(last, tuple):
        raise ValueError(path)
    record.setdefault(last, []).extend(copy.deepcopy(items))


def _parent(data: Any, path: str) -> tuple[Any, Step]:
    *before, last = steps_of(path)
    for step in before:
        data = _item(data, step)[1] if isinstance(step, tuple) else data.setdefault(step, {})
    return data, last


def _item(data: Any, step: tuple[str, str]) -> tuple[int, Any]:
    name, wanted = step
    for index, item in enumerate(data[name]):
        if item["id"] == wanted:
            return index, item
    raise KeyError(wanted)
