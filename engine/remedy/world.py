"""One declaration under the binding rules in force, and what becomes of it when it is changed: only what is touched is judged again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.compiling import CompiledRule, CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath
from engine.evaluation import Finding, Subject, evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Outcome
from engine.reads import model_reads
from engine.remedy.changes import Addition, Change, Facts, Op, Ops, apply

Key: TypeAlias = tuple[str, Subject]
OPEN = (Outcome.FAIL, Outcome.UNKNOWN)
NOTHING: Ops = frozenset()


def key_of(finding: Finding) -> Key:
    """Return what a finding is called: its rule and its subject."""
    return finding.rule.rule.id, finding.subject


@dataclass(eq=False)
class World:
    """The binding rules and the facts to begin with; findings are kept, for most changes touch few rules."""

    compiled: CompiledRuleSet
    facts: Facts
    rules: tuple[CompiledRule, ...]
    _readers: dict[FactPath, frozenset[int]] = field(default_factory=dict, repr=False)
    _found: dict[tuple[int, Ops], tuple[Finding, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, compiled: CompiledRuleSet, declaration: Declaration) -> "World":
        """Return the world that *declaration* is in."""
        binding = tuple(rule for rule in compiled.rules if rule.binding)
        return cls(compiled, {**facts_of(declaration), TODAY: compiled.as_of}, binding)

    def findings(self, rule: int, ops: Ops = NOTHING) -> tuple[Finding, ...]:
        """Return what the rule of that number finds once *ops* are done."""
        return self._judged(rule, self.touching(rule, ops))

    def _judged(self, rule: int, mine: Ops) -> tuple[Finding, ...]:
        if (rule, mine) not in self._found:
            self._found[rule, mine] = tuple(evaluate_rule(self.rules[rule], apply(self.facts, mine)))
        return self._found[rule, mine]

    def touching(self, rule: int, ops: Ops) -> Ops:
        """Return those of *ops* that the rule can notice."""
        return frozenset(op for op in ops if rule in self.readers(op))

    def readers(self, op: Op) -> frozenset[int]:
        """Return the numbers of the rules that can notice *op*."""
        place = op.place if isinstance(op, Change) else (*op.place, "[]")
        if place not in self._readers:
            self._readers[place] = frozenset(self._reading(op))
        return self._readers[place]

    def _reading(self, op: Op) -> Iterator[int]:
        for number, rule in enumerate(self.rules):
            reads = model_reads(rule.checked)
            if op.place in reads if isinstance(op, Change) else any(_within(read, op.place) for read in reads):
                yield number

    def open(self, rules: Iterable[int], ops: Ops = NOTHING) -> Iterator[tuple[int, Finding]]:
        """Yield the findings of *rules* that stand in the way once *ops* are done, with the number of their rule."""
        mine: dict[int, list[Op]] = defaultdict(list)
        for op in ops:
            for rule in self.readers(op):
                mine[rule].append(op)
        for rule in rules:
            for finding in self._judged(rule, frozenset(mine.get(rule, ()))):
                if finding.outcome in OPEN:
                    yield rule, finding

    def all_open(self, ops: Ops = NOTHING) -> tuple[tuple[int, Finding], ...]:
        """Return every finding that stands in the way once *ops* are done."""
        return tuple(self.open(range(len(self.rules)), ops))


def _within(read: FactPath, place: FactPath) -> bool:
    return read[: len(place)] == place


def added_ids(ops: Ops, path: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of the items that *ops* add to the list at *path*."""
    return frozenset(item.id for op in ops if isinstance(op, Addition) and op.path == path for item in op.items)
