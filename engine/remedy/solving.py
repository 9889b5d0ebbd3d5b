"""The cheapest plan for a whole declaration: findings that have nothing to do with one another are settled apart and added up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.evaluation import Finding
from engine.remedy.changes import Ops, Touch, touch_of
from engine.remedy.proposing import Proposer
from engine.remedy.search import BUDGET, Found, Search
from engine.remedy.world import NOTHING, Key, key_of

Open = tuple[int, Finding]


@dataclass(frozen=True)
class Plan:
    """The changes that settle everything that can be settled, and what cannot.

    *bound* is what any such plan costs at least; *blocked* are the findings that nothing settles.
    """

    ops: Ops
    cost: Decimal
    bound: Decimal
    blocked: tuple[Finding, ...]

    @property
    def proved(self) -> bool:
        """Return whether no plan can be cheaper."""
        return self.bound >= self.cost


@dataclass(frozen=True, eq=False)
class _Group:
    """Findings settled together, how, and which of them nothing settles."""

    findings: tuple[Open, ...]
    found: Found
    blocked: tuple[Open, ...]


class Solver:
    """Settles the open findings of one world, group by group."""

    def __init__(self, proposer: Proposer, budget: int = BUDGET) -> None:
        self.proposer, self.budget = proposer, budget
        self.all = proposer.world.all_open()

    def plan(self) -> Plan:
        """Return the cheapest plan for everything that is open."""
        groups = [self._settle(findings) for findings in self._apart()]
        while merged := self._merged(groups):
            groups = [*(one for one in groups if one not in merged), self._settle(_all_of(merged))]
        ops = frozenset(op for group in groups for op in group.found.ops or NOTHING)
        blocked = {key_of(finding) for group in groups for _, finding in group.blocked}
        return Plan(
            ops,
            self.proposer.pricing.total(ops),
            sum((group.found.bound for group in groups), Decimal(0)),
            tuple(finding for _, finding in self.all if key_of(finding) in blocked),
        )

    def _apart(self) -> list[tuple[Open, ...]]:
        """Return the open findings in groups: two are together where one change could help both."""
        owner: dict[Touch, int] = {}
        leader = list(range(len(self.all)))

        def top(number: int) -> int:
            while leader[number] != number:
                number = leader[number]
            return number

        for number, (rule, finding) in enumerate(self.all):
            for move in self.proposer.moves(rule, finding, NOTHING):
                leader[top(number)] = top(owner.setdefault(touch_of(move.op), number))
        groups: dict[int, list[Open]] = {}
        for number, one in enumerate(self.all):
            groups.setdefault(top(number), []).append(one)
        return [tuple(group) for group in groups.values()]

    def _settle(self, findings: tuple[Open, ...]) -> _Group:
        """Return how *findings* are settled; where that cannot be, those that are in the way apart from the rest."""
        found = self._search(findings)
        if found.ops is not None or not findings:
            return _Group(findings, found, ())
        stuck = tuple(one for one in findings if self._search((one,), findings).ops is None) or findings
        rest = tuple(one for one in findings if one not in stuck)
        inner = self._search(rest, stuck)
        if inner.ops is None:  # they cannot be settled together
            return _Group(findings, Found(NOTHING, Decimal(0), Decimal(0), found.touched), findings)
        return _Group(findings, inner, stuck)

    def _search(self, findings: Sequence[Open], others: Iterable[Open] = ()) -> Found:
        mine = {key_of(finding) for _, finding in findings}
        ignored = frozenset(key for _, finding in (*self.all, *others) if (key := key_of(finding)) not in mine)
        return Search(self.proposer, findings, ignored, self.budget).run()

    def _merged(self, groups: Sequence[_Group]) -> list[_Group]:
        """Return groups that have to be settled together: those that considered the same change, or break what none had open."""
        for touch in {touch for group in groups for touch in group.found.touched}:
            same = [group for group in groups if touch in group.found.touched]
            if len(same) > 1:
                return same
        return self._clashing(groups)

    def _clashing(self, groups: Sequence[_Group]) -> list[_Group]:
        """Return the groups whose changes together open a finding that each of them leaves alone."""
        ops = frozenset(op for group in groups for op in group.found.ops or NOTHING)
        known = {key_of(finding) for _, finding in self.all}
        blocked = {key_of(finding) for group in groups for _, finding in group.blocked}
        for rule, finding in self.proposer.world.all_open(ops):
            key = key_of(finding)
            if key not in blocked:
                guilty = self.proposer.world.touching(rule, ops)
                clash = [g for g in groups if guilty & (g.found.ops or NOTHING) or (_has(g, key) and key in known)]
                return clash if len(clash) > 1 else []
        return []


def _has(group: _Group, key: Key) -> bool:
    return any(key_of(finding) == key for _, finding in group.findings)


def _all_of(groups: Iterable[_Group]) -> tuple[Open, ...]:
    return tuple(one for group in groups for one in group.findings)


def still_open(proposer: Proposer, plan: Plan) -> Iterator[Finding]:
    """Yield the findings that stand in the way once *plan* is done, those that nothing settles apart."""
    blocked = {key_of(finding) for finding in plan.blocked}
    yield from (f for _, f in proposer.world.all_open(plan.ops) if key_of(f) not in blocked)
