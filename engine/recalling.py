"""What depends on the engine alone and takes long to make is kept beside the rules: who has opened such a file lets all others recall it."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_kept: list[Callable[[str], Any]] = []


def remember(kept: Callable[[str], Any]) -> None:
    """Let things be recalled by name from what *kept* gives, which is None for what is not there."""
    _kept[:] = [kept]


def recall(name: str, kind: type[T]) -> T | None:
    """Return what is kept as *name*, or None where nothing of that *kind* is and it has to be made."""
    found = _kept[0](name) if _kept else None
    return found if isinstance(found, kind) else None
