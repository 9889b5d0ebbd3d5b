"""The mutants of all rules of a standards folder that are wanted, tried by as many processes as are wanted."""

from collections.abc import Callable
from pathlib import Path

from engine.cases import Bases, PlacedCase, load_cases
from engine.checking import check_ruleset
from engine.loading import load_ruleset
from engine.mutation.measuring import Subject, measure
from engine.mutation.results import MutationRun
from engine.parallel import in_processes


def mutate(
    folder: Path,
    wanted: Callable[[str], bool],
    jobs: int = 1,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> MutationRun:
    """Return what becomes of the mutants of the rules in *folder* whose id is *wanted*, whatever the number of *jobs*.

    *tell* hears how many rules are done, and of how many. Raises `RuleSetError` where the files cannot be used.
    """
    subjects = _subjects(folder, wanted)
    results = []
    for result in in_processes(lambda place: measure(subjects[place]), range(len(subjects)), jobs):
        results.append(result)
        tell(len(results), len(subjects))
    return MutationRun(tuple(results))


def _subjects(folder: Path, wanted: Callable[[str], bool]) -> list[Subject]:
    ruleset = load_ruleset(folder)
    checked = [rule for rule in check_ruleset(ruleset) if wanted(rule.rule.id)]
    bases = Bases(folder)
    for name in bases.names:
        bases.read(name)  # once, for all processes
    cases: dict[str, list[PlacedCase]] = {}
    for placed in load_cases(folder, ruleset):
        cases.setdefault(placed.case.rule, []).append(placed)
    return [Subject(ruleset, rule, cases.get(rule.rule.id, []), bases) for rule in checked]
