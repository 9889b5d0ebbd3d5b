"""The cheapest changes after which nothing stands in the way: a search that is never dearer than trying everything.

Why it is enough to look at one finding at a time: in any plan that settles everything, some change not made yet must touch a fact or
list that the finding rests on as things stand, for as long as none of them changes it stays as it is. So each state branches on
the moves of a single open finding, the one with the fewest. States are taken up in the order of cost so far plus what the rest costs at
least: each open finding costs at least its cheapest move, and a move that several findings could use counts for each in equal parts.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count
from typing import Final, TypeAlias

from engine.evaluation import Finding
from engine.remedy.changes import Addition, Change, Ops, Touch, in_order, touch_of, with_op
from engine.remedy.conflicts import Conflict, conflicts, repairs
from engine.remedy.proposing import Move, Proposer
from engine.remedy.world import NOTHING, Key, key_of

BUDGET: Final = 200
"""How many states of one group of findings are taken up before the search settles for a plan it cannot prove cheapest."""
HURRY: Final = 4
"""How much heavier what is left weighs then: the nearest to the end is taken up first."""
MOST_ROUNDS: Final = 200
"""How many findings are settled one after the other then."""
Open: TypeAlias = tuple[int, Finding]
"""A finding that stands in the way, with the number of its rule."""


@dataclass(frozen=True)
class Found:
    """The cheapest changes found; none can cost less than *bound*.

    *touched* are the facts and lists that came into
    question, with what the cheapest change of each costs.
    """

    ops: Ops | None
    cost: Decimal
    bound: Decimal
    touched: Mapping[Touch, Decimal]

    @property
    def proved(self) -> bool:
        """Return whether nothing cheaper can be there."""
        return self.ops is not None and self.bound >= self.cost


@dataclass(eq=False)
class Search:
    """One group of findings to settle; those in *ignored* are somebody else's, all others must not be open in the end."""

    proposer: Proposer
    wanted: Collection[Open]
    ignored: frozenset[Key]
    budget: int = BUDGET
    start: Ops = NOTHING
    frozen: frozenset[Touch] = frozenset()
    touched: dict[Touch, Decimal] = field(default_factory=dict)

    def run(self) -> Found:
        """Return the cheapest changes, or how much they cost at least, where the budget ends before they are found."""
        return self._best_first(self.start, self.wanted, self.ignored, 1)

    def hurry(self, bound: Decimal) -> Found:
        """Return good changes, found by settling one finding after the other; none costs less than *bound*."""
        ops = self.start
        for _ in range(MOST_ROUNDS):
            found = self.open(ops)
            if not found:
                slim = self.slimmer(ops)
                return Found(slim, self.cost(slim), min(bound, self.cost(slim)), self.touched)
            step = next(filter(None, (self._alone(one, found, ops) for one in found)), None)
            if step is None:
                break
            ops = step
        return Found(None, INFINITE, bound, self.touched)

    def _alone(self, one: Open, found: Iterable[Open], ops: Ops) -> Ops | None:
        """Return *ops* and what settles *one* finding, as if the others that are open were not."""
        others = frozenset(key_of(finding) for _, finding in found if finding is not one[1])
        return self._best_first(ops, (one,), self.ignored | others, HURRY).ops

    def _best_first(self, start: Ops, wanted: Iterable[Open], ignored: frozenset[Key], weight: int) -> Found:
        order, first = count(), _Waiting(start, self.cost(start), tuple(wanted))
        heap = [((first.cost, Decimal(0)), next(order), first)]
        seen: set[Ops] = {start}
        for _ in range(self.budget):
            if not heap:
                return Found(None, INFINITE, INFINITE, self.touched)
            (least, _), _, waiting = heappop(heap)
            waiting = self._looked_at(waiting, ignored)
            choices = [self.moves(one, waiting.ops) for one in waiting.open]
            self._note(choices)
            if not all(choices):
                continue
            rest = at_least(choices)
            if waiting.cost + rest * weight > least:
                heappush(heap, ((waiting.cost + rest * weight, rest), next(order), waiting))
                continue
            wrong = None if waiting.open else next(conflicts(self.proposer.world.facts, waiting.ops), None)
            if not waiting.open and wrong is None:
                slim = self.slimmer(waiting.ops, ignored, start)
                if slim in seen:
                    return Found(slim, waiting.cost, waiting.cost if weight == 1 else Decimal(0), self.touched)
                seen.add(slim)
                heappush(heap, ((self.cost(slim), Decimal(0)), next(order), _Waiting(slim, self.cost(slim), ())))
                continue
            for move in self._repairs(wrong, waiting.ops) if wrong else min(choices, key=len):
                ops = with_op(waiting.ops, move.op)
                if ops not in seen:
                    seen.add(ops)
                    then = _Waiting(ops, waiting.cost + move.cost, waiting.open, move)
                    heappush(heap, ((max(then.cost, least), rest), next(order), then))
        return Found(None, INFINITE, heap[0][0][0] if heap else INFINITE, self.touched)

    def moves(self, one: Open, ops: Ops) -> tuple[Move, ...]:
        """Return what can be done about a finding without touching what is frozen."""
        moves = self.proposer.moves(*one, ops)
        return tuple(move for move in moves if touch_of(move.op) not in self.frozen) if self.frozen else moves

    def _repairs(self, wrong: Conflict, ops: Ops) -> tuple[Move, ...]:
        """Return what puts right that two facts cannot both be true, without touching what is frozen."""
        changes = repairs(wrong, self.proposer.world.facts, ops, self.proposer.pricing)
        found = ((change, touch_of(change)) for change in changes)
        added = self.proposer.pricing.added
        moves = tuple(Move(one, touch, added(one, ops)) for one, touch in found if touch not in self.frozen)
        self._note((moves,))
        return moves

    def _looked_at(self, waiting: "_Waiting", ignored: frozenset[Key]) -> "_Waiting":
        """Return *waiting* with what is open after its last move: only the rules that notice it are asked again."""
        if waiting.last is None:
            return waiting
        world, again = self.proposer.world, self.proposer.world.readers(waiting.last.op)
        kept = tuple(one for one in waiting.open if one[0] not in again)
        opened = (one for one in world.open(sorted(again), waiting.ops) if key_of(one[1]) not in ignored)
        return replace(waiting, open=(*kept, *opened), last=None)

    def _note(self, choices: Iterable[tuple[Move, ...]]) -> None:
        """Keep what these moves touch, with what the cheapest of them costs."""
        for moves in choices:
            for move in moves:
                touch, cost = touch_of(move.op), self.proposer.pricing.cost(move.op)
                self.touched[touch] = min(cost, self.touched.get(touch, cost))

    def cost(self, ops: Ops) -> Decimal:
        """Return what *ops* cost."""
        return self.proposer.pricing.total(ops)

    def open(self, ops: Ops, ignored: frozenset[Key] | None = None) -> list[Open]:
        """Return the findings of this group that stand in the way once *ops* are done, and those that *ops* have opened."""
        world, passed = self.proposer.world, self.ignored if ignored is None else ignored
        touched = {rule for op in ops for rule in world.readers(op)}
        again = world.open(sorted(touched), ops)
        kept = [one for one in self.wanted if one[0] not in touched]
        return [one for one in (*kept, *again) if key_of(one[1]) not in passed]

    def slimmer(self, ops: Ops, ignored: frozenset[Key] | None = None, kept: Ops | None = None) -> Ops:
        """Return *ops* without those that are not needed, and without items that are not; *kept* stays whatever happens."""
        for op in reversed(in_order(ops - (self.start if kept is None else kept))):
            fewer = ops - {op}
            if self._sound(fewer) and not self.open(fewer, ignored):
                ops = fewer
            elif isinstance(op, Addition) and len(op.items) > 1 and op.number:
                ops = self._thinner(ops, op, ignored)
        return ops

    def _thinner(self, ops: Ops, op: Addition, ignored: frozenset[Key] | None) -> Ops:
        """Return *ops* with as few of the items that *op* adds as will do."""
        for item in op.items:
            less = replace(
                op, items=tuple(one for one in op.items if one is not item), like=f"{op.like}, not {item.id}"
            )
            fewer = (ops - {op}) | {less}
            if less.items and self._sound(fewer) and not self.open(fewer, ignored):
                ops, op = fewer, less
        return ops

    def _sound(self, ops: Ops) -> bool:
        """Return whether no change is made within an item that is not added after all, and all can be true at once."""
        added = {(*op.path, item.id) for op in ops if isinstance(op, Addition) for item in op.items}
        new = (op.path for op in ops if isinstance(op, Change) and self.proposer.pricing.is_in_new_item(op.path))
        held = all(any(path[: len(item)] == item for item in added) for path in new)
        return held and not any(conflicts(self.proposer.world.facts, ops))


@dataclass(frozen=True, eq=False)
class _Waiting:
    """Some changes, their cost, and what is open once they are done; with *last*, what was open before that move."""

    ops: Ops
    cost: Decimal
    open: tuple[Open, ...]
    last: Move | None = None


INFINITE: Final = Decimal("Infinity")


def at_least(choices: Sequence[Sequence[Move]]) -> Decimal:
    """Return what settling all findings with these moves costs at least."""
    users = Counter(share for moves in choices for share in {move.share for move in moves})
    return sum((min(move.cost / users[move.share] for move in moves) for moves in choices), Decimal(0))
