"""What cannot be true of one record whatever the law says: a plan never leaves a declaration like that, for nobody could read it."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from engine.declaration.checks import ORDERED, ORDERED_IN_LISTS
from engine.declaration.schema import FactPath, fact_info, facts_of_model, model_path, record_type, references_of
from engine.feel import UNKNOWN
from engine.remedy.changes import Addition, Change, Facts, Op, Ops, Origin, Removal, apply, value_at
from engine.remedy.pricing import Pricing

PAIRS: Final[dict[FactPath, tuple[str, str]]] = {
    **{(section, name): pair for section, *pair in ORDERED for name in pair},  # type: ignore[misc]
    **{(section, "[]", name): pair for section, *pair in ORDERED_IN_LISTS for name in pair},  # type: ignore[misc]
}
"""The facts of which the first may not be more, or later, than the second."""
REFERENCES: Final = tuple(
    (path, info.references) for path, info in facts_of_model().items() if info.references and len(path) == 3
)
TARGETS: Final = frozenset(target for _, target in REFERENCES)
"""The lists that facts lead to, and the facts that lead to them."""
ENDLESS: Final = (("documents", "[]", "open_ended"), ("documents", "[]", "valid_until"))
"""A paper without end has no day on which it ends."""


class Conflict(NamedTuple):
    """The two facts that cannot both be true."""

    first: Origin
    second: Origin


def conflicts(facts: Facts, ops: Ops) -> Iterator[Conflict]:
    """Yield what cannot be true once *ops* are done, of what they change or add."""
    yield from _dangling(facts, ops)
    changed = [op for op in ops if isinstance(op, Change) and (op.place in PAIRS or op.place in ENDLESS)]
    after = apply(facts, ops) if changed else facts
    for op in changed:
        for first, second in _pairs(op.path, op.place):
            if _conflict(value_at(after, first), value_at(after, second)):
                yield Conflict(first, second)


def _dangling(facts: Facts, ops: Ops) -> Iterator[Conflict]:
    """Yield the references that are stated or added and lead nowhere: to a room, say, where no rooms were said to be."""
    stated = {op.path[0] for op in ops if isinstance(op, Addition | Removal) and len(op.path) == 1} & TARGETS
    told = [one for op in ops for one in _references(op)]
    after = apply(facts, ops) if told or stated else facts
    told += [one for one in _standing(after) if one[1] in stated]
    for path, target, value in told:
        there = value_at(after, (target,))
        if there is not UNKNOWN and all(item["id"] != value for item in there):
            yield Conflict(path, (target,))


def _standing(facts: Facts) -> Iterator[tuple[Origin, str, Any]]:
    """Yield the references there are in the lists of *facts*, as `_references` does."""
    for place, target in REFERENCES:
        for item in facts[place[0]] if isinstance(facts[place[0]], list) else ():
            if item[place[-1]] is not UNKNOWN:
                yield (place[0], item["id"], place[-1]), target, item[place[-1]]


def _references(op: Op) -> Iterator[tuple[Origin, str, Any]]:
    """Yield the references that *op* brings, each with the list it leads to and the id it names."""
    if isinstance(op, Change) and (target := fact_info(op.place).references):
        yield op.path, target, op.value
    for item in op.items if isinstance(op, Addition) else ():
        for name, target in references_of(record_type(op.path)).items():
            if item.facts[name] is not UNKNOWN:
                yield (*op.path, item.id, name), target, item.facts[name]


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
    if model_path(conflict.first) not in PAIRS:
        return
    after = apply(facts, ops)
    first, second = value_at(after, conflict.first), value_at(after, conflict.second)
    for path, value, now, way in ((conflict.first, first, second, "down"), (conflict.second, second, first, "up")):
        if pricing.may_change(path, value) and pricing.costs.price(model_path(path)).toward in (None, way):
            yield Change(path, now)
