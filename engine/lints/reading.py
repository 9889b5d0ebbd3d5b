"""A standards folder read once for all lints, with what is wrong with it already there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engine.cases import Bases, PlacedCase, find_lost_paths, load_cases
from engine.checking import check_ruleset, check_visits
from engine.compiling import find_missing_versions
from engine.declaration.loading import load_declaration
from engine.diagnostics import Diagnostic, DiagnosticError, RuleSetError
from engine.lints.model import Standards
from engine.loading import load_ruleset


def read_standards(folder: Path, day: date) -> tuple[Standards | None, list[Diagnostic]]:
    """Return the standards in *folder*, or None where its rules cannot be read, and every problem of reading them.

    Where only cases or bases cannot be read, the standards come with the rules alone.
    """
    try:
        ruleset = load_ruleset(folder)
        checked = check_ruleset(ruleset)
        check_visits(ruleset)
    except RuleSetError as error:
        return None, list(error.diagnostics)
    problems = list(_broken_bases(folder))
    bases, sound = Bases(folder), not problems
    problems += find_missing_versions(ruleset, checked)
    placed: tuple[PlacedCase, ...] = ()
    try:
        placed = load_cases(folder, ruleset)
        problems += find_lost_paths(placed, bases) if sound else ()
    except RuleSetError as error:
        problems += error.diagnostics
    return Standards(folder, ruleset, checked, placed if sound else (), bases, day), problems


def _broken_bases(folder: Path) -> Iterator[Diagnostic]:
    for path in sorted((folder / "bases").glob("*.yaml")):
        try:
            load_declaration(path, f"{folder.name}/bases/{path.name}")
        except DiagnosticError as error:
            yield from error.diagnostics
