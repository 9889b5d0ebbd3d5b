"""What cannot be true of one record whatever the law says: a plan never leaves a declaration like that, for nobody could read it."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from engine.declaration.checks import ORDERED, ORDERED_IN_LISTS
from engine.declaration.schema import FactPath, model_path
from engine.feel import UNKNOWN
from engine.remedy.changes import Change, Facts, Ops, Origin, apply, value_at
from engine.remedy.pricing import Pricing

PAIRS: Final[dict[FactPath, tuple[str, str]]] = {
    **{(section, name): pair for section, *pair in ORDERED for name in pair},  # type: ignore[misc]
    **{(section, "[]", name): pair for section, *pair in ORDERED_IN_LISTS for name in pair},  # type: ignore[misc]
}
"""The facts of which the first may not be more, or later, than the second."""
ENDLESS: Final = (("documents", "[]", "open_ended"), ("documents", "[]", "valid_until"))
"""A paper without end has no day on which it ends."""


class Conflict(NamedTuple):
    """The two facts that cannot both be true."""

    first: Origin
    second: Origin


def conflicts(facts: Facts, ops: Ops) -> Iterator[Conflict]:
    """Yield what cannot be true once *ops* are done, of what they change."""
    changed = [op for op in ops if isinstance(op, Change) and (op.place in PAIRS or op.place in ENDLESS)]
    after = apply(facts, ops) if changed else facts
    for op in changed:
        for first, second in _pairs(op.path, op.place):
            if _conflict(value_at(after, first), value_at(after, second)):
                yield Conflict(first, second)


def _conflict(first: Any, second: Any) -> bool:
    if first is UNKNOWN or second is UNKNOWN:
        return False
    return first if isinstance(first, bool) else bool(first > second)


def _pairs(path: Origin, place: FactPath) -> Iterator[Conflict]:
    """Yield the pairs that the fact at *path* belongs to."""
    pairs = [PAIRS[place]] if place in PAIRS else []
    pairs += [("open_ended", "valid_until")] if place in ENDLESS else []
    for first, second in pairs:
        yield Conflict((*path[:-1], first), (*path[:-1], second))


def repairs(conflict: Conflict, facts: Facts, ops: Ops, pricing: Pricing) -> Iterator[Change]:
    """Yield the changes after which the two facts agree: one of them becomes what the other is, where it may."""
    if model_path(conflict.first) in ENDLESS:
        return
    after = apply(facts, ops)
    first, second = value_at(after, conflict.first), value_at(after, conflict.second)
    for path, value, now, way in ((conflict.first, first, second, "down"), (conflict.second, second, first, "up")):
        if pricing.may_change(path, value) and pricing.costs.price(model_path(path)).toward in (None, way):
            yield Change(path, now)
