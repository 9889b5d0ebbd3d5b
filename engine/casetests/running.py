"""All cases of a standards folder run as tests, file by file, by as many processes as are wanted."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.cases import Bases, CaseResult, Expected, find_case_files, load_cases, run_cases
from engine.casetests.deciding import find_failures
from engine.casetests.model import CaseTest, RunOfTests
from engine.casetests.wording import EMPTY, EMPTY_HINT, IDLE, IDLE_HINT, say_failed
from engine.catalogue import Catalogue
from engine.checked import CheckedRule
from engine.diagnostics import Diagnostic, DiagnosticError, Place, RuleSetError
from engine.documents import Document, read_document
from engine.explaining import cited_clauses
from engine.parallel import in_processes
from engine.ruleset import RuleSet
from engine.text import Text


@dataclass(frozen=True)
class Rules:
    """Which rules are tested: those of *folder* whose id is *wanted*."""

    folder: Path
    ruleset: RuleSet
    checked: tuple[CheckedRule, ...]
    wanted: frozenset[str]

    @property
    def all_wanted(self) -> bool:
        """Return whether no rule is left out."""
        return all(rule.rule.id in self.wanted for rule in self.checked)


@dataclass(frozen=True)
class FileRun:
    """What came out of one file of cases, or why it cannot be used."""

    tests: tuple[CaseTest, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def run_tests(rules: Rules, jobs: int = 1, tell: Callable[[int, int], None] = lambda done, of: None) -> RunOfTests:
    """Return how the cases of the wanted rules came out, in the order of their files, whatever the number of *jobs*.

    *tell* hears how many files are done, and of how many. Raises `RuleSetError` with every problem of the files of cases.
    """
    files = [path for path in find_case_files(rules.folder) if rules.all_wanted or _names_any(path, rules.wanted)]
    bases = Bases(rules.folder)
    if jobs > 1 and len(files) > 1:
        bases.read_all()
    tests: list[CaseTest] = []
    problems: list[Diagnostic] = []
    runs = in_processes(lambda path: _run_file(path, rules, bases), files, jobs)
    for done, run in enumerate(runs, 1):
        tests += run.tests
        problems += run.problems
        tell(done, len(files))
    if problems:
        raise RuleSetError(dict.fromkeys(problems))  # a broken base is found by each topic
    return RunOfTests(tuple(tests), dict(_idle(rules, tests)), None if tests else _empty(rules))


def _names_any(path: Path, wanted: Collection[str]) -> bool:
    text = path.read_bytes()
    return any(rule.encode() in text for rule in wanted)


def _run_file(path: Path, rules: Rules, bases: Bases) -> FileRun:
    try:
        placed = load_cases(rules.folder, rules.ruleset, [path])
        mine = [one for one in placed if one.case.rule in rules.wanted]
        results = run_cases(mine, rules.ruleset, rules.checked, bases)
        return FileRun(tuple(_test(result, rules.ruleset) for result in results))
    except DiagnosticError as error:  # a base declaration may be broken as well
        return FileRun(problems=error.diagnostics)


def _test(result: CaseResult, ruleset: RuleSet) -> CaseTest:
    placed, case = result.placed, result.placed.case
    test = CaseTest(case.rule, case.name, placed.place.file, placed.place.line, case.expect, result.got, result.problem)
    if result.ok or result.problem or result.got is None:
        return test
    failures = find_failures(result)
    found = ruleset.rule(case.rule)
    basis = found[1].basis if found else ()
    clauses = dict(_clauses(result, basis, ruleset.catalogue))
    problem = say_failed(result, result.got, failures, clauses)
    return replace(test, problem=problem, failures=failures, clauses=clauses)


def _clauses(result: CaseResult, basis: Iterable[str], catalogue: Catalogue) -> Iterator[tuple[str, Text]]:
    """Yield the clauses that speak about the subject; where the rule is not in force, all it stands on, with their days."""
    finding = next(iter(result.findings), None)
    cited = [clause.id for clause in cited_clauses(finding)] if finding else basis
    for clause in cited:
        title, number = catalogue.text_of(clause).title.text, catalogue.place_of(clause)
        start, end = catalogue.period(clause)
        days = "" if finding else f" {start}–{end or ''}"
        yield clause, Text(f"{title.zh} {number}{days}", f"{title.en} {number}{days}")


def _idle(rules: Rules, tests: Collection[CaseTest]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each wanted rule that no case makes fail, with its place: its tests could not tell if it were deleted."""
    failing = {test.rule for test in tests if test.got is Expected.FAIL}
    idle = [rule for rule in rules.checked if rule.rule.id in rules.wanted - failing]
    documents: dict[Path, Document] = {}
    for checked in idle:
        topic, rule = checked.topic, checked.rule
        path = rules.folder / topic.standard / f"{topic.topic}.yaml"
        document = documents.get(path) or read_document(path, f"{rules.folder.name}/{topic.standard}/{path.name}")
        documents[path] = document
        place = ("rules", topic.rules.index(rule), "id")
        yield rule.id, document.diagnostic(place, "never-fails", IDLE.fill(rule=rule.id), IDLE_HINT)


def _empty(rules: Rules) -> Diagnostic:
    return Diagnostic(Place(rules.folder.name), "no-cases", EMPTY, EMPTY_HINT)
