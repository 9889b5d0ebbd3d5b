"""Which findings the numbers of children decide, and for which sums each of them stands in the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from engine.capacity.counts import MOVING
from engine.capacity.model import MOST_SCANNED
from engine.capacity.scope import groups_read
from engine.capacity.world import Group, Numbers, World
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.evaluation import Finding, Subject, evaluate_rule
from engine.outcomes import Outcome
from engine.reads import model_reads

BAD = (Outcome.FAIL, Outcome.UNKNOWN)
Key: TypeAlias = tuple[str, Subject]


@dataclass(frozen=True)
class Table:
    """Findings that rest on the sum of one group only: those that stand in the way, by the sum."""

    group: Group
    bad: tuple[frozenset[Key], ...]

    def passes(self, total: int) -> bool:
        """Return whether nothing stands in the way of *total* children."""
        return total < len(self.bad) and not self.bad[total]

    @property
    def passing(self) -> tuple[int, ...]:
        """Return every sum that passes."""
        return tuple(total for total in range(len(self.bad)) if self.passes(total))


@dataclass(frozen=True)
class Judge:
    """The binding rules that read what moves with the children, and what is known about their findings.

    *tables* are by group; *joint* are the findings that rest on more than one group; *first* those that no number changes.
    """

    world: World
    rules: tuple[CompiledRule, ...]
    tables: Mapping[Group, Table]
    joint: frozenset[Key]
    first: frozenset[Key]

    def findings(self, numbers: Numbers) -> Iterator[Finding]:
        """Yield what stands in the way of *numbers*, those left out that no number changes."""
        for finding in _bad(self.rules, self.world, numbers):
            if key_of(finding) not in self.first:
                yield finding

    def passes(self, numbers: Numbers) -> bool:
        """Return whether nothing stands in the way of *numbers*."""
        return next(self.findings(numbers), None) is None

    def passes_jointly(self, numbers: Numbers) -> bool:
        """Return whether nothing that rests on more than one group stands in the way of *numbers*."""
        reading = [rule for rule in self.rules if any(rule.rule.id == id_ for id_, _ in self.joint)]
        return not any(key_of(finding) in self.joint for finding in _bad(reading, self.world, numbers))


def key_of(finding: Finding) -> Key:
    """Return what a finding goes by."""
    return finding.rule.rule.id, finding.subject


def moving_rules(compiled: CompiledRuleSet) -> tuple[CompiledRule, ...]:
    """Return the binding rules that read a fact that moves with the children."""
    return tuple(
        rule for rule in compiled.rules if rule.binding and not MOVING.keys().isdisjoint(model_reads(rule.checked))
    )


def make_judge(compiled: CompiledRuleSet, world: World) -> Judge:
    """Return what the rules in force say about the numbers of children of *world*."""
    rules = moving_rules(compiled)
    groups = _groups(rules, world)
    owner = {key: next(iter(found)) for key, found in groups.items() if len(found) == 1}
    joint = frozenset(key for key, found in groups.items() if len(found) > 1)
    first = {key for key, found in groups.items() if not found} | _always_bad(rules, world, joint)
    tables: dict[Group, Table] = {}
    for same in _by_size(owner):
        rows = _tabulate(rules, world, same, owner, tables)
        first |= {key for key in rows[0] if _is_settled_first([row.get(key) for row in rows])}
        for group in same:
            own = {key for key, of in owner.items() if of == group} - first
            bad = (frozenset(k for k in own if row.get(k) in BAD) for row in rows)
            tables[group] = Table(group, tuple(bad))
    return Judge(world, rules, tables, joint - first, frozenset(first))


def _probes(world: World) -> tuple[Numbers, ...]:
    """Return numbers that lead through different branches of the rules: as declared, nobody, many."""
    return (world.now, *(dict.fromkeys(world.classes, n) for n in (0, MOST_SCANNED)))


def _groups(rules: Iterable[CompiledRule], world: World) -> dict[Key, frozenset[Group]]:
    """Return on which groups each finding rests, whatever the numbers."""
    found: dict[Key, frozenset[Group]] = {}
    for numbers in _probes(world):
        facts = world.with_numbers(numbers)
        for finding in (finding for rule in rules for finding in evaluate_rule(rule, facts)):
            key = key_of(finding)
            found[key] = found.get(key, frozenset()) | groups_read(finding, world)
    return found


def _by_size(owner: Mapping[Key, Group]) -> Iterator[tuple[Group, ...]]:
    """Yield the groups to be tried together: all single classes at once, then each larger one."""
    groups = sorted(set(owner.values()), key=lambda group: (len(group), sorted(group)))
    if single := tuple(group for group in groups if len(group) == 1):
        yield single
    yield from ((group,) for group in groups if len(group) > 1)


def _tabulate(
    rules: Iterable[CompiledRule],
    world: World,
    groups: tuple[Group, ...],
    owner: Mapping[Key, Group],
    tables: Mapping[Group, Table],
) -> list[dict[Key, Outcome]]:
    """Return how the findings of *groups*, which share no class, come out for every sum of a group's children."""
    own = {key for key, group in owner.items() if group in groups}
    reading = [rule for rule in rules if any(id_ == rule.rule.id for id_, _ in own)]
    rows = []
    for total in range(max(_most_of(group, tables, world) for group in groups) + 1):
        facts = world.with_numbers({**world.now, **{c: n for group in groups for c, n in _spread(group, total)}})
        found = (finding for rule in reading for finding in evaluate_rule(rule, facts))
        rows.append({key_of(finding): finding.outcome for finding in found if key_of(finding) in own})
    return rows


def _spread(group: Group, total: int) -> Iterator[tuple[str, int]]:
    """Yield numbers of children of the classes of *group* that have the sum *total*."""
    one, *others = sorted(group)
    yield one, total
    yield from ((other, 0) for other in others)


def _most_of(group: Group, tables: Mapping[Group, Table], world: World) -> int:
    """Return up to which sum a group is tried: what its classes may have each, or have now where that is more, and one."""
    if len(group) == 1:
        return MOST_SCANNED
    single = {one: tables.get(frozenset({one})) for one in group}
    most = {one: max(table.passing, default=0) if table else MOST_SCANNED for one, table in single.items()}
    return sum(max(most[one], world.now[one]) for one in group) + 1


def _is_settled_first(by_sum: list[Outcome | None]) -> bool:
    """Return whether no number of children changes a finding: it never passes, or cannot be judged for any child at all."""
    return all(one in BAD for one in by_sum) or all(one is Outcome.UNKNOWN for one in by_sum[1:])


def _always_bad(rules: Iterable[CompiledRule], world: World, joint: frozenset[Key]) -> set[Key]:
    """Return the findings that rest on several groups and stand in the way whatever was tried."""
    bad = set(joint)
    for numbers in _probes(world):
        bad &= set(map(key_of, _bad(rules, world, numbers)))
    return bad


def _bad(rules: Iterable[CompiledRule], world: World, numbers: Numbers) -> Iterator[Finding]:
    facts = world.with_numbers(numbers)
    for rule in rules:
        yield from (finding for finding in evaluate_rule(rule, facts) if finding.outcome in BAD)
