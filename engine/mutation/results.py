"""What became of the mutants, as plain values that may cross from one process to another."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.catalogue import Standard
from engine.declaration.fields import Choice
from engine.diagnostics import Diagnostic
from engine.mutation.kinds import Kind
from engine.text import NO_TEXT, Text


class Fate(Choice):
    """What became of a mutant."""

    CASE = "killed_by_case", "被案例发现", "noticed by a case"
    LINT = "killed_by_lint", "被检查发现", "noticed by a lint"
    EQUIVALENT = "equivalent", "证明与原规则相同", "proved equivalent"
    SURVIVED = "survived", "没有被发现", "not noticed"
    REFUSED = "refused", "载入时即被拒绝，不计", "refused when loaded, not counted"


KILLED = (Fate.CASE, Fate.LINT)


@dataclass(frozen=True)
class Unkilled:
    """A mutant that no case and no lint noticed.

    *line* shows the mistake, *problem* says where it stands. *case* is a case, as YAML, that would notice it; where there is
    none, *reason* says why: the proof that nothing can, or what was tried.
    """

    rule: str
    kind: Kind
    fate: Fate
    line: str
    problem: Diagnostic
    reason: Text = NO_TEXT
    case: str = ""


@dataclass(frozen=True)
class RuleResult:
    """The mutants of one rule: how many of each kind had which fate, and those that were not noticed.

    *problem* says why the rule could not be measured: one of its cases comes out otherwise than it says.
    """

    rule: str
    counts: Mapping[tuple[Kind, Fate], int] = field(default_factory=dict)
    unkilled: tuple[Unkilled, ...] = ()
    problem: Diagnostic | None = None


@dataclass(frozen=True)
class Score:
    """How many mutants had which fate."""

    counts: Mapping[Fate, int]

    @property
    def killed(self) -> int:
        """Return how many mutants were noticed."""
        return sum(self.counts.get(fate, 0) for fate in KILLED)

    @property
    def counted(self) -> int:
        """Return how many mutants could have been noticed."""
        return self.killed + self.counts.get(Fate.SURVIVED, 0)

    @property
    def percent(self) -> float:
        """Return the share of mutants noticed among those that could have been; 100 where there are none."""
        return 100 * self.killed / self.counted if self.counted else 100.0


@dataclass(frozen=True)
class MutationRun:
    """What became of the mutants of all rules looked at, in the order of the files."""

    rules: tuple[RuleResult, ...]

    @property
    def score(self) -> Score:
        """Return the score of all rules together."""
        return score_of(self.rules)

    def by_standard(self) -> dict[Standard, Score]:
        """Return the score of each standard that has a rule here."""
        groups = {each: [r for r in self.rules if r.rule.startswith(f"{each.value}.")] for each in Standard}
        return {each: score_of(rules) for each, rules in groups.items() if rules}

    def by_kind(self) -> dict[Kind, Score]:
        """Return the score of each kind of mutant."""
        return {
            kind: Score(_sum((f, n) for rule in self.rules for (k, f), n in rule.counts.items() if k is kind))
            for kind in Kind
        }

    @property
    def unkilled(self) -> tuple[Unkilled, ...]:
        """Return every mutant that was not noticed, the equivalent ones among them."""
        return tuple(one for rule in self.rules for one in rule.unkilled)

    @property
    def survivors(self) -> tuple[Unkilled, ...]:
        """Return every mutant that was not noticed and not proved equivalent."""
        return tuple(one for one in self.unkilled if one.fate is Fate.SURVIVED)

    @property
    def noticeable(self) -> tuple[Unkilled, ...]:
        """Return the survivors that a case which is known would notice."""
        return tuple(one for one in self.survivors if one.case)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Return the rules that could not be measured, then the survivors."""
        return (*self.broken, *(one.problem for one in self.survivors))

    @property
    def broken(self) -> tuple[Diagnostic, ...]:
        """Return why rules could not be measured."""
        return tuple(rule.problem for rule in self.rules if rule.problem)


def score_of(rules: Iterable[RuleResult]) -> Score:
    """Return the score of *rules* together."""
    return Score(_sum((fate, n) for rule in rules for (_, fate), n in rule.counts.items()))


def _sum(pairs: Iterable[tuple[Fate, int]]) -> Mapping[Fate, int]:
    total: Counter[Fate] = Counter()
    for fate, number in pairs:
        total[fate] += number
    return dict(total)
