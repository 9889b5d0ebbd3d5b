"""The mutants of all rules of a standards folder that are wanted, tried by as many processes as are wanted."""

from collections.abc import Callable
from pathlib import Path

from engine.cases import Bases, PlacedCase, load_cases
from engine.checking import Recall, check_rule
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
    recall: Recall = {}
    checked = [
        check_rule(topic, rule, ruleset.documents[topic.standard, topic.topic], recall)
        for topic, rule in ruleset.rules()
        if wanted(rule.id)
    ]
    topics = {(rule.topic.standard, rule.topic.topic) for rule in checked}
    files = [folder / standard / f"{topic}.cases.yaml" for standard, topic in topics]
    cases: dict[str, list[PlacedCase]] = {}
    for placed in load_cases(folder, ruleset, sorted(path for path in files if path.is_file())):
        cases.setdefault(placed.case.rule, []).append(placed)
    bases = Bases(folder)
    for name in bases.names:
        bases.read(name)  # once, for all processes
    return [Subject(ruleset, rule, cases.get(rule.rule.id, []), bases) for rule in checked]
