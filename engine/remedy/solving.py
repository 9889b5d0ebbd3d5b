"""The cheapest plan for a whole declaration: findings that have nothing to do with one another are settled apart and added up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count
from typing import Final

from engine.declaration.schema import facts_of_model, model_path
from engine.evaluation import Finding
from engine.remedy.changes import Op, Ops, Touch, touch_of, with_op
from engine.remedy.conflicts import Conflict, conflicts
from engine.remedy.proposing import Proposer
from engine.remedy.search import BUDGET, INFINITE, Found, Open, Search, at_least
from engine.remedy.world import NOTHING, Key, key_of


@dataclass(frozen=True)
class Plan:
    """The changes that settle everything that can be settled, and what cannot.

    *bound* is what any such plan costs at least; *blocked* are the findings that nothing settles, *given_up* those for which the
    budget ended before anything was found.
    """

    ops: Ops
    cost: Decimal
    bound: Decimal
    blocked: tuple[Finding, ...]
    given_up: tuple[Finding, ...] = ()

    @property
    def proved(self) -> bool:
        """Return whether no plan can be cheaper."""
        return self.bound >= self.cost


@dataclass(frozen=True, eq=False)
class _Group:
    """Findings settled together, how, and which of them nothing settles, or are given up."""

    findings: tuple[Open, ...]
    found: Found
    blocked: tuple[Open, ...] = ()
    given_up: tuple[Open, ...] = ()


MOST_TOGETHER: Final = 40
"""How many findings may be in a group for the numbers of children to be gone through one by one."""
MOST_LEVELS: Final = 400
"""How many combinations of numbers of children are tried for one group."""


class Solver:
    """Settles the open findings of one world, group by group."""

    def __init__(
        self,
        proposer: Proposer,
        budget: int = BUDGET,
        wanted: Sequence[Open] | None = None,
        ignored: frozenset[Key] = frozenset(),
        start: Ops = NOTHING,
        frozen: frozenset[Touch] = frozenset(),
    ) -> None:
        """Take what is *wanted* settled, with *start* done already, *frozen* left as it is, and *ignored* findings left open."""
        self.proposer, self.budget, self.ignored, self.start, self.frozen = proposer, budget, ignored, start, frozen
        self.all = proposer.world.all_open(start) if wanted is None else tuple(wanted)
        self.groups: tuple[_Group, ...] = ()

    def plan(self) -> Plan:
        """Return the cheapest plan for everything that is open."""
        groups = [self._settle((one,)) for one in self.all]
        while merged := self._sharing(groups) or self._clashing(groups):
            groups = [*(one for one in groups if one not in merged), self._settle(_all_of(merged))]
        self.groups = tuple(groups)
        ops = self.start.union(*(group.found.ops or NOTHING for group in groups))
        base = self.proposer.pricing.total(self.start)
        return Plan(
            ops,
            self.proposer.pricing.total(ops),
            sum((group.found.bound - base for group in groups), base),
            self._in_order(one for group in groups for one in group.blocked),
            self._in_order(one for group in groups for one in group.given_up),
        )

    def _in_order(self, some: Iterable[Open]) -> tuple[Finding, ...]:
        keys = {key_of(finding) for _, finding in some}
        return tuple(finding for _, finding in self.all if key_of(finding) in keys)

    def without(self, op: Op) -> Ops | None:
        """Return other changes that settle the same, without touching what *op* touches; None where there are none."""
        group = next((one for one in self.groups if op in (one.found.ops or NOTHING)), None)
        if group is None:
            return None
        wanted = [one for one in group.findings if one not in (*group.blocked, *group.given_up)]
        ignored = frozenset(key_of(finding) for _, finding in self.all) - {key_of(finding) for _, finding in wanted}
        frozen = self.frozen | {touch_of(op)}
        plan = Solver(self.proposer, self.budget, wanted, self.ignored | ignored, self.start, frozen).plan()
        rest = self.start.union(*(one.found.ops or NOTHING for one in self.groups if one is not group))
        return None if plan.blocked or plan.given_up else rest | plan.ops

    def _settle(self, findings: tuple[Open, ...]) -> _Group:
        """Return how *findings* are settled; where that cannot be, those that are in the way apart from the rest."""
        found = self._found(findings)
        if found.ops is not None:
            return _Group(findings, found)
        if found.bound != INFINITE:
            return _Group(findings, self._nothing(found), given_up=findings)
        stuck = tuple(one for one in findings if self._search((one,)).run().bound == INFINITE) or findings
        rest = tuple(one for one in findings if one not in stuck)
        inner = self._found(rest) if rest else found
        if inner.ops is None and inner.bound != INFINITE:
            return _Group(findings, self._nothing(found), stuck, rest)
        if inner.ops is None:  # they cannot be settled together
            return _Group(findings, self._nothing(found), findings)
        return _Group(findings, inner, stuck)

    def _found(self, findings: Sequence[Open]) -> Found:
        """Return what settles *findings*: by one search, else number of children by number of children, else in a hurry."""
        search = self._search(findings)
        found = search.run()
        if found.ops is None and found.bound != INFINITE:
            steps = frozenset(touch for touch in found.touched if self._goes_by_ones(touch)) - self.frozen
            if len(findings) > MOST_TOGETHER:
                return search.hurry(found.bound)
            levels = self._by_levels(search, steps) if steps else found
            found = levels if levels.ops is not None else search.hurry(found.bound)
        return found

    def _search(self, findings: Sequence[Open]) -> Search:
        mine = {key_of(finding) for _, finding in findings}
        others = frozenset(key for _, finding in self.all if (key := key_of(finding)) not in mine)
        return Search(self.proposer, findings, self.ignored | others, self.budget, self.start, self.frozen)

    def _nothing(self, found: Found) -> Found:
        """Return what is found where nothing is done."""
        base = self.proposer.pricing.total(self.start)
        return Found(self.start, base, base, found.touched)

    def _goes_by_ones(self, touch: Touch) -> bool:
        """Return whether a fact is a count whose every unit has a price, such as the children of a class."""
        info = facts_of_model().get(model_path(touch))
        return (
            info is not None and info.kind == "count" and self.proposer.pricing.costs.price(info.path).each is not None
        )

    def _by_levels(self, search: Search, steps: frozenset[Touch]) -> Found:
        """Return what settles a group, with the facts of *steps* first brought to each level that is not too dear, and then left."""
        order, best = count(), Found(None, INFINITE, INFINITE, search.touched)
        heap = [(search.cost(self.start), next(order), self.start)]
        seen, bound = {self.start}, INFINITE
        for _ in range(MOST_LEVELS):
            if not heap or heap[0][0] >= best.cost:
                break
            least, _, ops = heappop(heap)
            left = search.open(ops)
            moves = [search.moves(one, ops) for one in left]
            least = search.cost(ops) + at_least(moves)
            plan = self._level(search, ops, left, steps, best.cost) if least < best.cost else None
            if plan and plan.given_up:
                bound = min(bound, least)
            elif plan:
                bound = min(bound, plan.bound)
                best = min(best, Found(plan.ops, plan.cost, bound, search.touched), key=lambda found: found.cost)
            for move in (move for each in moves for move in each if touch_of(move.op) in steps):
                if (then := with_op(ops, move.op)) not in seen and least < best.cost:
                    seen.add(then)
                    heappush(heap, (max(least, search.cost(then)), next(order), then))
        bound = min(bound, heap[0][0]) if heap else bound
        return Found(best.ops, best.cost, min(bound, best.cost), search.touched)

    def _level(
        self, search: Search, ops: Ops, left: Sequence[Open], steps: frozenset[Touch], most: Decimal
    ) -> Plan | None:
        """Return what settles the findings *left* at one level, its facts left as they are; None where that costs *most* or more."""
        frozen = self.frozen | steps
        moves = [[move for move in search.moves(one, ops) if touch_of(move.op) not in steps] for one in left]
        if not all(moves) or search.cost(ops) + at_least(moves) >= most:
            return None
        plan = Solver(self.proposer, self.budget, left, search.ignored, ops, frozen).plan()
        return None if plan.blocked else plan

    def _sharing(self, groups: Sequence[_Group]) -> list[_Group]:
        """Return groups that one change could help together at less than what they cost apart; none where there are no such.

        A change that costs as much as all the groups it could help cost apart need not be looked at: without it, and with each of
        them settled as it is apart, a plan is no dearer.
        """
        base = self.proposer.pricing.total(self.start)
        users: dict[Touch, list[_Group]] = {}
        least: dict[Touch, Decimal] = {}
        for group in groups:
            for touch, cost in group.found.touched.items():
                users.setdefault(touch, []).append(group)
                least[touch] = min(cost, least.get(touch, cost))
        for touch, same in users.items():
            if len(same) > 1 and least[touch] < sum(group.found.cost - base for group in same):
                return same
        return []

    def _clashing(self, groups: Sequence[_Group]) -> list[_Group]:
        """Return the groups whose changes together cannot be true, or open a finding that each of them leaves alone."""
        ops = self.start.union(*(group.found.ops or NOTHING for group in groups))
        for pair in conflicts(self.proposer.world.facts, ops):
            touching = [g for g in groups if any(_within(pair, op) for op in g.found.ops or NOTHING)]
            if len(touching) > 1:
                return touching
        known = {key_of(finding) for _, finding in self.all}
        blocked = {key_of(finding) for group in groups for _, finding in (*group.blocked, *group.given_up)}
        for rule, finding in self.proposer.world.all_open(ops):
            key = key_of(finding)
            if key not in blocked and key not in self.ignored:
                guilty = self.proposer.world.touching(rule, ops)
                clash = [g for g in groups if guilty & (g.found.ops or NOTHING) or (_has(g, key) and key in known)]
                return clash if len(clash) > 1 else []
        return []


def _within(pair: Conflict, op: Op) -> bool:
    return any(fact[: len(op.path)] == op.path for fact in pair)


def _has(group: _Group, key: Key) -> bool:
    return any(key_of(finding) == key for _, finding in group.findings)


def _all_of(groups: Iterable[_Group]) -> tuple[Open, ...]:
    return tuple(one for group in groups for one in group.findings)
