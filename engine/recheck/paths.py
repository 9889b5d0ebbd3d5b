"""Paths as reports write them, taken apart."""

from engine.declaration.edits import steps_of
from engine.declaration.schema import model_path


def origin_of(path: str) -> tuple[str, ...]:
    """Return ``rooms[r1].area_m2`` as ``("rooms", "r1", "area_m2")``; nothing for "", the point itself. Raises ValueError."""
    if not path:
        return ()
    steps = steps_of(path)
    return tuple(name for step in steps for name in (step if isinstance(step, tuple) else (step,)))


def is_list(origin: tuple[str, ...]) -> bool:
    """Return whether *origin* leads to a list of records, not to one of its items or to a fact."""
    return model_path((*origin, "any item"))[-1] == "[]"
