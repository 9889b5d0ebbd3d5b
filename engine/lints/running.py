"""Every problem of a standards folder, at once: files, expressions, clauses, numbers in time, cases, style."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.diagnostics import Diagnostic
from engine.lints.allowing import allowed, read_allowances
from engine.lints.model import Family, Lint, Standards
from engine.lints.moving import places_following
from engine.lints.reading import read_standards
from engine.lints.registry import LINTS

LOGICAL = {code for code, lint in LINTS.items() if lint.family is Family.LOGIC}


@dataclass(frozen=True)
class LintResult:
    """What was looked at, and what is wrong with it, in the order of the files.

    *standards* is None where the rules could not be read, and nothing else was looked at; it is not *complete* either
    where the cases could not be read, and nobody looked whether the rules have enough of them.
    """

    problems: tuple[Diagnostic, ...]
    rules: int = 0
    cases: int = 0
    clauses: int = 0
    standards: Standards | None = field(default=None, repr=False)
    complete: bool = False


def lint(folder: Path, day: date) -> LintResult:
    """Return every problem of the standards in *folder* on *day*; rules that cannot be read stop all further looks."""
    standards, problems = read_standards(folder, day)
    allowances = read_allowances(folder)
    if standards is None:
        return LintResult(in_order(allowed(problems, allowances, day, LINTS, looked=False)))
    found = [problem for lint in _fitting(standards) for problem in lint.problems(standards)]
    found = list(_without_consequences(standards, [*problems, *found]))
    ruleset = standards.ruleset
    return LintResult(
        in_order(allowed(found, allowances, day, LINTS, looked=bool(standards.placed))),
        ruleset.ref.rules,
        len(standards.placed),
        len(ruleset.catalogue.clauses),
        standards,
        complete=bool(standards.placed) or not problems,
    )


def _fitting(standards: Standards) -> Iterable[Lint]:
    """Return the lints to be tried: those on cases only where the cases could be read."""
    return (lint for lint in LINTS.values() if standards.placed or lint.family is not Family.TESTS)


def _without_consequences(standards: Standards, problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield *problems* without those that another one brings about.

    These are limits that no case meets, of rules whose conditions are wrong themselves, and cases and versions on the
    wrong day where the date of the text is wrong.
    """
    wrong = {standards.rule_at(one.place) for one in problems if one.code in LOGICAL}
    moved = any(one.code == "source-date" for one in problems)
    following = set(places_following(standards)) if moved else set()
    for one in problems:
        limit = one.code == "missing-limit-case" and standards.rule_at(one.place) in wrong
        if not limit and (one.place, one.code) not in following:
            yield one


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return *problems* once each, by place."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.code)))
