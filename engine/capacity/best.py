"""The most children of all classes together: exact, without taking for granted that fewer children are always easier."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from engine.capacity.judging import Judge, Table
from engine.capacity.model import MOST_SCANNED
from engine.capacity.world import Group, Numbers

BUDGET = 20_000
"""How many arrangements are tried one by one where sums alone do not decide."""
Sums: TypeAlias = tuple[int, ...]
Reached: TypeAlias = dict[Sums, tuple[int, int, tuple[int, ...]]]


def allowed_numbers(judge: Judge, id_: str) -> tuple[int, ...]:
    """Return which numbers of children of one class pass all findings that rest on that class alone."""
    table = judge.tables.get(frozenset({id_}))
    return table.passing if table else tuple(range(MOST_SCANNED + 1))


def most_in_all(judge: Judge) -> tuple[Numbers | None, bool]:
    """Return an arrangement with the most children that passes, the nearest to what is declared, and whether that is proved."""
    allowed = {id_: allowed_numbers(judge, id_) for id_ in judge.world.classes}
    if not all(allowed.values()):
        return None, True
    best = best_by_sums(judge, allowed)
    if best is None or judge.passes(best):
        return best, True
    return _one_by_one(judge, allowed)


def best_by_sums(judge: Judge, allowed: Mapping[str, Sequence[int]]) -> Numbers | None:
    """Return the best arrangement as far as the tables tell: class after class, the best way to each combination of sums."""
    tables = [table for group, table in judge.tables.items() if len(group) > 1 and _forbids(table, allowed)]
    reached: Reached = {tuple(0 for _ in tables): (0, 0, ())}
    for id_ in judge.world.classes:
        reached = _further(reached, id_, judge.world.now[id_], allowed[id_], [t.group for t in tables])
    ends = [found for sums, found in reached.items() if all(t.passes(s) for t, s in zip(tables, sums, strict=True))]
    return dict(zip(judge.world.classes, max(ends)[2], strict=True)) if ends else None


def _forbids(table: Table, allowed: Mapping[str, Sequence[int]]) -> bool:
    """Return whether some sum that the classes of *table* can reach does not pass."""
    return not all(table.passes(total) for total in range(sum(max(allowed[c]) for c in table.group) + 1))


def _further(reached: Reached, id_: str, now: int, allowed: Iterable[int], groups: Sequence[Group]) -> Reached:
    """Return the sums reached with one class more, each by the arrangement with the most children and nearest to now."""
    counted = [id_ in group for group in groups]
    after: Reached = {}
    for sums, (total, near, numbers) in reached.items():
        for n in allowed:
            key = tuple(s + n if c else s for s, c in zip(sums, counted, strict=True))
            found = (total + n, near - abs(n - now), (*numbers, n))
            if key not in after or found > after[key]:
                after[key] = found
    return after


def _one_by_one(judge: Judge, allowed: Mapping[str, Sequence[int]]) -> tuple[Numbers | None, bool]:
    """Return the first arrangement that passes, tried from the most children down, as far as the budget reaches."""
    for tried, numbers in enumerate(downward([allowed[c] for c in judge.world.classes])):
        if tried >= BUDGET:
            return None, False
        arrangement = dict(zip(judge.world.classes, numbers, strict=True))
        if judge.passes(arrangement):
            return arrangement, True
    return None, True


def downward(choices: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Yield every combination of one number from each of *choices*, the largest sums first."""
    ordered = [sorted(one, reverse=True) for one in choices]
    start = tuple(0 for _ in ordered)

    def numbers(places: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(one[place] for one, place in zip(ordered, places, strict=True))

    waiting, seen = [(-sum(numbers(start)), start)], {start}
    while waiting:
        _, places = heapq.heappop(waiting)
        yield numbers(places)
        for at, place in enumerate(places):
            after = (*places[:at], place + 1, *places[at + 1 :])
            if place + 1 < len(ordered[at]) and after not in seen:
                seen.add(after)
                heapq.heappush(waiting, (-sum(numbers(after)), after))
