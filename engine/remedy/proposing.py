"""What can be done about one finding: every change of a fact or list it rests on that brings it nearer to passing.

The moves, from a declaration with some changes made already, for a finding that fails or is unknown:

- a fact it rests on: a flag turned, another choice, one choice more or fewer in a list of them; a number moved to the nearest value
  that passes, or, where every unit costs (children), one unit towards it; a day moved to today, else to the nearest that passes;
  text as a point in order has it; a fact not stated, stated with a value that passes;
- a list it counts or goes through: one item more, made like an item of a point in order, where one or more of these help; an item
  taken away, where the table allows it; a list not stated, stated as a point in order has it, or as empty.

Nothing is proposed for what the cost table calls fixed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.declaration.schema import FactInfo, fact_info, model_path
from engine.evaluation import Finding
from engine.feel import UNKNOWN
from engine.remedy.answers import Answers
from engine.remedy.changes import (
    Addition,
    Change,
    Facts,
    Item,
    Op,
    Ops,
    Origin,
    Removal,
    Touch,
    apply,
    touch_of,
    value_at,
    with_op,
)
from engine.remedy.grounds import Grounds, gaps_of, grounds_of, helps, settles
from engine.remedy.pricing import Pricing
from engine.remedy.values import choices, days, numbers
from engine.remedy.world import OPEN, World, added_ids

NEAREST: Final = ("number", "count", "clock", "day")
"""The kinds of facts that are moved to the nearest value that passes."""
MOST_ANSWERS: Final = 4
LONGEST_ID: Final = 40


@dataclass(frozen=True)
class Move:
    """One thing to do about a finding, and its cost in addition to what has been done already.

    Findings that could use moves of one *share* could use the same change.
    """

    op: Op
    share: Touch
    cost: Decimal


@dataclass(eq=False)
class Proposer:
    """Finds the moves for findings; those for one finding under the same changes of what it reads are found once."""

    world: World
    pricing: Pricing
    answers: Answers
    _kept: dict[tuple[int, Any, Ops], tuple[tuple[Op, Touch], ...]] = field(default_factory=dict, repr=False)
    _grounds: dict[int, tuple[Finding, Grounds]] = field(default_factory=dict, repr=False)

    def moves(self, rule: int, finding: Finding, ops: Ops) -> tuple[Move, ...]:
        """Return what can be done about *finding*, found by the rule of that number once *ops* are done; the cheapest first."""
        mine = self.world.touching(rule, ops)
        key = (rule, finding.subject, mine)
        if key not in self._kept:
            trial = _Trial(self, rule, finding, mine)
            self._kept[key] = tuple((op, trial.share(op)) for op in dict.fromkeys(trial.ops()))
        moves = [Move(op, share, self.pricing.added(op, ops)) for op, share in self._kept[key] if op not in ops]
        return tuple(sorted(moves, key=lambda move: move.cost))

    def grounds(self, finding: Finding) -> Grounds:
        """Return what *finding* rests on."""
        if id(finding) not in self._grounds:
            self._grounds[id(finding)] = finding, grounds_of(finding)
        return self._grounds[id(finding)][1]


def _passes(_: object, finding: Finding) -> bool:
    return finding.outcome not in OPEN


def _less(change: Change, code: Any) -> Change:
    """Return *change* without one value of its list."""
    assert isinstance(change.value, tuple)
    return Change(change.path, tuple(value for value in change.value if value != code))


def _grows(value: Any, new: Any) -> bool:
    """Return whether *new* is no less than *value*: a list without any value fewer, a day that is no earlier."""
    if isinstance(value, tuple):
        return set(value) <= set(new)
    return not isinstance(value, date) or bool(new >= value)


class _Trial:
    """One finding, and what becomes of it under a change."""

    def __init__(self, proposer: Proposer, rule: int, finding: Finding, ops: Ops) -> None:
        self.world, self.pricing, self.answers = proposer.world, proposer.pricing, proposer.answers
        self.rule, self.finding, self.done = rule, finding, ops
        self.grounds = proposer.grounds(finding)
        self.gaps = gaps_of(finding)
        self.facts: Facts = apply(self.world.facts, ops)

    def ops(self) -> Iterator[Op]:
        """Yield every change that helps."""
        for path in self.grounds.facts:
            place = model_path(path)
            if place[-1] != "id" and self.pricing.may_change(path, value_at(self.facts, path)):
                yield from self._changes(path, fact_info(place))
        for path in self.grounds.lists:
            yield from self._additions(path)
        yield from self._removals()

    def better(self, op: Op, judge: Callable[..., bool] = helps) -> bool:
        """Return whether the finding is nearer to passing with *op* done as well, as *judge* sees it."""
        found = self.world.findings(self.rule, with_op(self.done, op))
        same = [one for one in found if one.subject == self.finding.subject]
        if not same:
            return self.finding.subject.id is not None or not any(one.outcome in OPEN for one in found)
        return judge(self.gaps, same[0])

    def share(self, op: Op) -> Touch:
        """Return what *op* touches; of a list of choices only those that are more or fewer, for each has its own price."""
        if (
            isinstance(op, Change)
            and isinstance(op.value, tuple)
            and (was := value_at(self.facts, op.path)) is not UNKNOWN
        ):
            return (*op.path, *sorted(set(map(str, was)) ^ set(map(str, op.value))))
        return touch_of(op)

    # facts

    def _changes(self, path: Origin, info: FactInfo) -> Iterator[Change]:
        value = value_at(self.facts, path)
        if isinstance(value, list):
            value = tuple(value)
        changes = [Change(path, new) for new in dict.fromkeys(self._values(path, info, value)) if new != value]
        stated = value_at(self.world.facts, path) is not UNKNOWN
        if stated and self.pricing.costs.price(info.path).toward == "up":
            changes = [change for change in changes if _grows(value, change.value)]
        if info.kind not in NEAREST:  # those have been tried already; one unit alone need not help
            changes = [change for change in changes if self.better(change)]
        yield from self._together(value, changes)

    def _together(self, value: Any, changes: list[Change]) -> Iterator[Change]:
        """Yield *changes*; where a list of choices needs each of several more, one change with all of them instead."""
        more, codes = [], []
        for change in changes:
            if isinstance(value, tuple) and isinstance(change.value, tuple) and set(change.value) > set(value):
                more.append(change)
                codes += [code for code in change.value if code not in value]
        whole = Change(more[0].path, (*value, *codes)) if len(codes) > 1 else None
        if whole and self.better(whole, _passes) and not any(self.better(_less(whole, c), _passes) for c in codes):
            changes = [whole, *(change for change in changes if change not in more)]
        yield from changes

    def _values(self, path: Origin, info: FactInfo, value: Any) -> Iterator[Any]:
        known: list[Any] = [tuple(v) if isinstance(v, list) else v for v in self.answers.values(path, info.path)]

        def passes(new: Any) -> bool:
            return self.better(Change(path, new), settles)

        price = self.pricing.costs.price(info.path)
        if info.kind in NEAREST[:3]:
            by_ones = price.each is not None and info.kind == "count"
            toward = None if value_at(self.world.facts, path) is UNKNOWN else price.toward
            yield from numbers(info, value, passes, known[:MOST_ANSWERS], toward, by_ones)
        elif info.kind == "day":
            yield from days(value, passes, known[:MOST_ANSWERS], self.world.compiled.as_of)
        else:
            if value is UNKNOWN or info.kind in ("text", "list of text"):
                yield from known[:MOST_ANSWERS]
            yield from choices(info, value)
            if info.references:
                items = value_at(self.facts, (info.references,))
                yield from () if items is UNKNOWN else (item["id"] for item in items)

    # lists

    def _additions(self, path: Origin) -> Iterator[Op]:
        if value_at(self.facts, path) is UNKNOWN:
            whole = self.answers.whole(path, self.facts)
            for items in (whole, ()) if whole else ((),):
                addition = Addition(path, "all" if items else "none", 0, items)
                if self.better(addition):
                    yield addition
        elif self.pricing.costs.adding(path) is not None:
            for like, item in self.answers.items(path, self.facts):
                addition = self._new(path, like, (item,))
                if self.better(addition):
                    yield addition
            for like, items in self.answers.sets(path, self.facts):
                addition = self._new(path, like, items)
                if self.better(addition):
                    yield addition

    def _new(self, path: Origin, like: str, items: tuple[Item, ...]) -> Addition:
        """Return the addition of *items*, beside those that were added already after the same model."""
        number = 1 + sum(1 for op in self.done if isinstance(op, Addition) and (op.path, op.like) == (path, like))
        named = tuple(Item({**item.facts, "id": self._name(path, item.id, number)}) for item in items)
        return Addition(path, like, number, named)

    def _name(self, path: Origin, like: str, number: int) -> str:
        """Return an id that no item has yet."""
        suffix = f"-{number}"
        name = f"new-{like}"[: LONGEST_ID - len(suffix)] + suffix
        while value_at(self.world.facts, (*path, name)) is not UNKNOWN:
            name = f"x{name}"[:LONGEST_ID]
        return name

    def _removals(self) -> Iterator[Removal]:
        """Yield the items that may be taken away."""
        for path, name in dict.fromkeys(self._items()):
            removal = Removal(path, name)
            if name not in added_ids(self.done, path) and self.better(removal):
                yield removal

    def _items(self) -> Iterator[tuple[Origin, str]]:
        """Yield the list and the id of each item that the finding rests on, of lists that may lose one."""
        for path in self.grounds.facts:
            place = model_path(path)
            at = place.index("[]") if "[]" in place else 0
            if at and self.pricing.costs.removing(place[:at]) is not None:
                yield path[:at], path[at]
