"""What was typed, taken as it stands where nothing can be wrong with it: typer imports pydantic to look at every option."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperOption

_careful = {kind: getattr(kind, "get_runtime_param", None) for kind in (TyperArgument, TyperOption)}


class _Plainly:
    """How typer makes a value of what was typed: at once where that is plain, else in typer's own way."""

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:
        if value is None and param.nargs == 1 and not param.multiple:
            return None
        found = plain_value(value, param.type_descriptor.annotation, param.type_descriptor.parameter_info)
        if found is not None:
            return found
        look: Any = _careful[type(param)]
        return look(param).coerce(value, param=param, ctx=ctx)


def take_plainly() -> None:
    """Let typer look closer only at what is not plain; what it says of a wrong value stays its own."""
    for kind in _careful:
        setattr(kind, "get_runtime_param", lambda _: _Plainly)  # noqa: B010  # typer has no setting for it


def plain_value(value: Any, kind: Any, asked: Any) -> Any:
    """Return the text, choice or path that *value* stands for, or None where that takes a closer look."""
    if not isinstance(value, str) or asked.parser:
        return None
    if kind is str:
        return str(value)
    if kind is Path:
        return Path(value) if _is_plain_path(value, asked) else None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next((choice for choice in kind if choice == value), None)
    return None


def _is_plain_path(path: str, asked: Any) -> bool:
    """Return whether *path* may be there or not, and be of any kind, and is not there without being readable."""
    if asked.exists or asked.writable or asked.resolve_path or not (asked.file_okay and asked.dir_okay):
        return False
    return not asked.readable or os.access(path, os.R_OK) or not os.access(path, os.F_OK)
