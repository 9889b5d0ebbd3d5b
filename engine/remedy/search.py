"""The cheapest changes after which nothing stands in the way: a search that is never dearer than trying everything.

Why it is enough to look at one finding at a time: in any plan that settles everything, some change not made yet must touch a fact or
list that the finding rests on as things stand, for as long as none of them changes it stays as it is. So each state branches on
the moves of a single open finding, the one with the fewest. States are taken up in the order of cost so far plus what the rest costs at
least: each open finding costs at least its cheapest move, and a move that several findings could use counts for each in equal parts.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count
from typing import Final

from engine.evaluation import Finding
from engine.remedy.changes import Addition, Change, Ops, Touch, in_order, touch_of, with_op
from engine.remedy.proposing import Move, Proposer
from engine.remedy.world import NOTHING, Key, key_of

BUDGET: Final = 3_000
"""How many states of one group of findings are taken up before the search settles for a plan it cannot prove cheapest."""
HURRY: Final = 4
"""How much heavier the rest weighs then: what is nearest to the end is taken up first."""


@dataclass(frozen=True)
class Found:
    """The cheapest changes found; none can cost less than *bound*. *touched* are the facts and lists that came into question."""

    ops: Ops | None
    cost: Decimal
    bound: Decimal
    touched: frozenset[Touch]

    @property
    def proved(self) -> bool:
        """Return whether nothing cheaper can be there."""
        return self.ops is not None and self.bound >= self.cost


@dataclass(eq=False)
class Search:
    """One group of findings to settle; those in *ignored* are somebody else's, all others must not be open in the end."""

    proposer: Proposer
    wanted: Collection[tuple[int, Finding]]
    ignored: frozenset[Key]
    budget: int = BUDGET
    touched: set[Touch] = field(default_factory=set)

    def run(self) -> Found:
        """Return the cheapest changes, or, where the budget ends, the best ones found in a hurry."""
        found = self._best_first(1, self.budget)
        if found.ops is None and found.bound != INFINITE:
            quick = self._best_first(HURRY, self.budget)
            return Found(quick.ops, quick.cost, min(found.bound, quick.cost), frozenset(self.touched))
        return found

    def _best_first(self, weight: int, budget: int) -> Found:
        order = count()
        start = self._state(NOTHING, Decimal(0), tuple(self.wanted))
        heap = [(self._key(start, weight), next(order), start)] if start else []
        seen: set[Ops] = {NOTHING}
        for _ in range(budget):
            if not heap:
                return Found(None, INFINITE, INFINITE, frozenset(self.touched))
            _, _, state = heappop(heap)
            if not state.open:
                slim = self.slimmer(state.ops)
                if slim in seen:
                    return Found(
                        state.ops, state.cost, state.cost if weight == 1 else Decimal(0), frozenset(self.touched)
                    )
                then = [_State(slim, self.cost(slim), Decimal(0), (), ())]
            else:
                then = list(self._after(state, seen))
            for one in then:
                seen.add(one.ops)
                heappush(heap, (self._key(one, weight), next(order), one))
        return Found(None, INFINITE, heap[0][2].cost + heap[0][2].rest if heap else INFINITE, frozenset(self.touched))

    def _key(self, state: "_State", weight: int) -> tuple[Decimal, Decimal]:
        return state.cost + state.rest * weight, state.rest

    def _after(self, state: "_State", seen: set[Ops]) -> Iterator["_State"]:
        """Yield the states that the moves of *state* lead to, those at a dead end left out."""
        for move in state.moves:
            ops = with_op(state.ops, move.op)
            if ops in seen:
                continue
            seen.add(ops)
            if found := self._state(ops, state.cost + move.cost, self._open_after(state, move, ops)):
                yield found

    def _open_after(self, state: "_State", move: Move, ops: Ops) -> tuple[tuple[int, Finding], ...]:
        """Return what is open after *move*: only the rules that notice it are asked again."""
        world = self.proposer.world
        again = world.readers(move.op)
        kept = tuple(one for one in state.open if one[0] not in again)
        return kept + tuple(one for one in world.open(sorted(again), ops) if key_of(one[1]) not in self.ignored)

    def cost(self, ops: Ops) -> Decimal:
        """Return what *ops* cost."""
        return self.proposer.pricing.total(ops)

    def open(self, ops: Ops) -> list[tuple[int, Finding]]:
        """Return the findings of this group that stand in the way once *ops* are done, and those that *ops* have opened."""
        world = self.proposer.world
        touched = {rule for op in ops for rule in world.readers(op)}
        again = world.open(sorted(touched), ops)
        return [one for one in self.wanted if one[0] not in touched] + [
            one for one in again if key_of(one[1]) not in self.ignored
        ]

    def _state(self, ops: Ops, cost: Decimal, found: tuple[tuple[int, Finding], ...]) -> "_State | None":
        """Return the state in which *found* is open, None where one of them cannot be settled."""
        choices = [self.proposer.moves(rule, finding, ops) for rule, finding in found]
        self.touched |= {touch_of(move.op) for moves in choices for move in moves}
        if not all(choices):
            return None
        return _State(ops, cost, _least(choices), found, min(choices, key=len, default=()))

    def slimmer(self, ops: Ops) -> Ops:
        """Return *ops* without those that are not needed."""
        for op in reversed(in_order(ops)):
            fewer = ops - {op}
            if self._sound(fewer) and not self.open(fewer):
                ops = fewer
        return ops

    def _sound(self, ops: Ops) -> bool:
        """Return whether no change is made within an item that is not added after all."""
        added = {(*op.path, item.id) for op in ops if isinstance(op, Addition) for item in op.items}
        new = (op.path for op in ops if isinstance(op, Change) and self.proposer.pricing.is_in_new_item(op.path))
        return all(any(path[: len(item)] == item for item in added) for path in new)


@dataclass(frozen=True, eq=False)
class _State:
    """Some changes and their cost, what the *rest* costs at least, what is *open*, and the *moves* to branch on."""

    ops: Ops
    cost: Decimal
    rest: Decimal
    open: tuple[tuple[int, Finding], ...]
    moves: tuple[Move, ...]


INFINITE: Final = Decimal("Infinity")


def _least(choices: list[tuple[Move, ...]]) -> Decimal:
    """Return what settling all findings with these moves costs at least."""
    users = Counter(share for moves in choices for share in {move.share for move in moves})
    return sum((min(move.cost / users[move.share] for move in moves) for moves in choices), Decimal(0))
