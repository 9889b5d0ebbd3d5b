"""The operands of all rules of a folder, covered by its cases: topic by topic, by as many processes as are wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.cases import Bases, find_case_files, load_cases
from engine.catalogue import Standard
from engine.checked import CheckedRule
from engine.diagnostics import Diagnostic, DiagnosticError, RuleSetError
from engine.operands.model import RuleOperands, Tally, tally_of
from engine.operands.watching import Watched
from engine.parallel import in_processes
from engine.ruleset import RuleSet

Topics = dict[tuple[str, str], list[CheckedRule]]


@dataclass(frozen=True)
class Covered:
    """The operands of each rule, in the order of the files."""

    rules: tuple[RuleOperands, ...]

    @property
    def total(self) -> Tally:
        """Return how many operands are covered in all."""
        return tally_of(self.rules)

    @property
    def standards(self) -> tuple[tuple[Standard, Tally], ...]:
        """Return how many are covered in each standard that has a rule here."""
        by = {standard: [rule for rule in self.rules if rule.standard is standard] for standard in Standard}
        return tuple((standard, tally_of(rules)) for standard, rules in by.items() if rules)


@dataclass(frozen=True)
class TopicRun:
    """The rules of one topic covered, or why its cases cannot be used."""

    rules: tuple[RuleOperands, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def cover_operands(
    folder: Path,
    ruleset: RuleSet,
    checked: tuple[CheckedRule, ...],
    jobs: int = 1,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Covered:
    """Return how the cases in *folder* cover the operands of the *checked* rules, whatever the number of *jobs*.

    A rule's cases are those of the file beside its topic. Raises `RuleSetError` with every problem of these files.
    """
    bases = Bases(folder)
    if jobs > 1:
        bases.read_all()
    topics: Topics = {}
    for rule in checked:
        topics.setdefault((rule.topic.standard, rule.topic.topic), []).append(rule)
    files = {(path.parent.name, path.name.removesuffix(".cases.yaml")): path for path in find_case_files(folder)}

    def cover(topic: tuple[str, str]) -> TopicRun:
        return _cover(topics[topic], files.get(topic), folder, ruleset, bases)

    found: list[RuleOperands] = []
    problems: list[Diagnostic] = []
    for done, run in enumerate(in_processes(cover, list(topics), jobs), 1):
        found += run.rules
        problems += run.problems
        tell(done, len(topics))
    if problems:
        raise RuleSetError(dict.fromkeys(problems))  # a broken base is found by each topic
    return Covered(tuple(found))


def _cover(rules: list[CheckedRule], file: Path | None, folder: Path, ruleset: RuleSet, bases: Bases) -> TopicRun:
    """Return the rules of one topic covered by the cases of its file, or what is wrong with that."""
    watched = {rule.rule.id: Watched(ruleset, rule) for rule in rules}
    try:
        for placed in load_cases(folder, ruleset, [file] if file else []):
            if placed.case.rule in watched:
                watched[placed.case.rule].run(placed, bases)
    except DiagnosticError as error:  # a base declaration may be broken as well
        return TopicRun(problems=error.diagnostics)
    return TopicRun(tuple(one.result() for one in watched.values()))
