"""Every problem of a standards folder, at once: files, expressions, clauses, numbers in time, cases, style."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.diagnostics import Diagnostic
from engine.lints.allowing import allowed, read_allowances
from engine.lints.model import Family, Lint, Standards
from engine.lints.reading import read_standards
from engine.lints.registry import LINTS


@dataclass(frozen=True)
class LintResult:
    """What was looked at, and what is wrong with it, in the order of the files.

    *standards* is None where the rules could not be read, and nothing else was looked at.
    """

    problems: tuple[Diagnostic, ...]
    rules: int = 0
    cases: int = 0
    clauses: int = 0
    standards: Standards | None = field(default=None, repr=False)


def lint(folder: Path, day: date) -> LintResult:
    """Return every problem of the standards in *folder* on *day*; rules that cannot be read stop all further looks."""
    standards, problems = read_standards(folder, day)
    allowances = read_allowances(folder)
    if standards is None:
        return LintResult(in_order(allowed(problems, allowances, day, LINTS, looked=False)))
    found = [problem for lint in _fitting(standards) for problem in lint.problems(standards)]
    found = [*problems, *_without_consequences(standards, found)]
    ruleset = standards.ruleset
    return LintResult(
        in_order(allowed(found, allowances, day, LINTS, looked=bool(standards.placed))),
        ruleset.ref.rules,
        len(standards.placed),
        len(ruleset.catalogue.clauses),
        standards,
    )


def _fitting(standards: Standards) -> Iterable[Lint]:
    """Return the lints to be tried: those on cases only where the cases could be read."""
    return (lint for lint in LINTS.values() if standards.placed or lint.family is not Family.TESTS)


def _without_consequences(standards: Standards, problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield *problems* without the limits that no case meets of rules whose conditions are wrong themselves."""
    wrong = {standards.rule_at(one.place) for one in problems if LINTS[one.code].family is Family.LOGIC}
    return (one for one in problems if one.code != "missing-limit-case" or standards.rule_at(one.place) not in wrong)


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return *problems* once each, by place."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.code)))
