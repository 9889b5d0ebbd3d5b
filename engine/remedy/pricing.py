"""What a plan costs: each change by the table, always counted from the declaration as it was handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.declaration.schema import fact_info, model_path
from engine.feel import UNKNOWN
from engine.remedy.changes import Addition, Change, Facts, Op, Ops, Origin, Removal, replaced, value_at
from engine.remedy.costs import Costs


@dataclass(frozen=True, eq=False)
class Pricing:
    """The cost table, and the facts that changes are counted from."""

    costs: Costs
    facts: Facts

    def total(self, ops: Iterable[Op]) -> Decimal:
        """Return what all of *ops* cost together."""
        return sum((self.cost(op) for op in ops), Decimal(0))

    def added(self, op: Op, ops: Ops) -> Decimal:
        """Return what *op* costs in addition to *ops*, one of which it may replace."""
        before = replaced(ops, op)
        return self.cost(op) - (self.cost(before) if before else 0)

    def cost(self, op: Op) -> Decimal:
        """Return what *op* costs."""
        if isinstance(op, Addition):
            return self._adding(op)
        if isinstance(op, Removal):
            return self.costs.removing(op.place) or Decimal(0)
        was = value_at(self.facts, op.path)
        if was is UNKNOWN:  # a new item's facts are stated with it
            return Decimal(self.costs.table.state)
        return self.costs.price(op.place).of(self._difference(op, was)) * self._times(op, was)

    def _adding(self, op: Addition) -> Decimal:
        if value_at(self.facts, op.path) is UNKNOWN and op.number == 0:
            return Decimal(self.costs.table.state) * max(1, len(op.items))
        return (self.costs.adding(op.place) or Decimal(0)) * len(op.items)

    def _difference(self, op: Change, was: Any) -> Decimal:
        counted = fact_info(op.place).kind in ("number", "count")
        return abs(Decimal(op.value) - Decimal(was)) if counted else Decimal(0)  # type: ignore[arg-type]

    def _times(self, op: Change, was: Any) -> int:
        """Return how many changes a new list is: one for each value more or fewer."""
        return len(set(was) ^ set(op.value)) if isinstance(op.value, tuple) else 1

    def may_change(self, path: Origin, value: Any) -> bool:
        """Return whether the fact at *path*, now *value*, may be changed: what is not stated may always be stated.

        A new item keeps what makes it what it is; there are others to choose from.
        """
        place = model_path(path)
        if value is UNKNOWN:
            return True
        if self.is_in_new_item(path) and fact_info(place).kind in ("choice", "text", "clock"):
            return False
        return self.costs.fixed(place) is None or value_at(self.facts, path) is UNKNOWN

    def is_in_new_item(self, path: Origin) -> bool:
        """Return whether *path* leads into an item that the declaration as it was handed in does not have."""
        place = model_path(path)
        return "[]" in place and value_at(self.facts, path[: place.index("[]") + 1]) is UNKNOWN
