"""Two rule folders side by side, read as far as they differ."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from engine.cases import Case, CaseFile
from engine.catalogue import Standard
from engine.diagnostics import Diagnostic, DiagnosticError, RuleSetError
from engine.documents import Document, read_document
from engine.loading import load_ruleset
from engine.ruleset import RuleSet
from engine.text import Text
from engine.validation import validate

CASES = ".cases.yaml"
COMMENT = re.compile(rb"(?m)^#.*\n")
EARLIER = Text("旧版本：", "in the earlier rules: ")


class DatedCase(NamedTuple):
    """A case with the day it is about."""

    case: Case
    as_of: date


@dataclass(frozen=True)
class Side:
    """One of two rule folders: its rule set, and of cases (by rule and name) and bases those that may differ."""

    ruleset: RuleSet
    cases: Mapping[str, Mapping[str, DatedCase]]
    bases: Mapping[str, Any]


def load_sides(before: Path, after: Path) -> tuple[Side, Side]:
    """Return both folders; files that are the same in both have their cases and bases left out.

    Raises `RuleSetError` with every diagnostic of *after*, or where it has none, of *before*.
    """
    differing = {name for name in {*_names(before), *_names(after)} if _text(before / name) != _text(after / name)}
    new = _load(after, differing)
    with said_of_earlier():
        same = None if any(_has_rules(name) for name in differing) else new.ruleset
        return _load(before, differing, same), new


@contextmanager
def said_of_earlier() -> Iterator[None]:
    """Let the diagnostics raised in the block say that they are about the earlier rules."""
    try:
        yield
    except RuleSetError as error:
        told = (
            replace(d, message=Text(*(a + b for a, b in zip(EARLIER, d.message, strict=True))))
            for d in error.diagnostics
        )
        raise RuleSetError(told) from error


def read_cases(folder: Path) -> dict[str, dict[str, DatedCase]]:
    """Return all cases of *folder*, by rule and name. Raises `RuleSetError` with every diagnostic."""
    problems: list[Diagnostic] = []
    cases = _cases(folder, set(_names(folder)), problems)
    if problems:
        raise RuleSetError(problems)
    return cases


def _load(folder: Path, differing: set[str], ruleset: RuleSet | None = None) -> Side:
    """Return one folder, with *ruleset* where it is known already."""
    problems: list[Diagnostic] = []
    cases = _cases(folder, differing, problems)
    bases = {Path(document.name).stem: document.data for document in _read(folder, _bases(differing), problems)}
    try:
        ruleset = ruleset or load_ruleset(folder)
    except RuleSetError as error:
        problems += error.diagnostics
    if problems or ruleset is None:
        raise RuleSetError(problems)
    return Side(ruleset, cases, bases)


def _cases(folder: Path, names: set[str], problems: list[Diagnostic]) -> dict[str, dict[str, DatedCase]]:
    cases: dict[str, dict[str, DatedCase]] = {}
    for document in _read(folder, (name for name in sorted(names) if name.endswith(CASES)), problems):
        file, found = validate(document, CaseFile)
        problems += found
        if file:
            for case in file.cases:
                cases.setdefault(case.rule, {})[case.name] = DatedCase(case, case.as_of or file.as_of)
    return cases


def _read(folder: Path, names: Iterable[str], problems: list[Diagnostic]) -> Iterator[Document]:
    for name in names:
        if (folder / name).is_file():
            try:
                yield read_document(folder / name, f"{folder.name}/{name}")
            except DiagnosticError as error:
                problems += error.diagnostics


def _names(folder: Path) -> Iterator[str]:
    for part in (*Standard, "sources", "local", "bases"):
        yield from (path.relative_to(folder).as_posix() for path in (folder / part).glob("*.yaml"))


def _bases(names: set[str]) -> Iterator[str]:
    return (name for name in sorted(names) if name.startswith("bases/"))


def _has_rules(name: str) -> bool:
    return not name.startswith("bases/") and not name.endswith(CASES)


def _text(path: Path) -> bytes | None:
    """Return the content of a file without line ends of a machine and comments; None where there is no file."""
    return COMMENT.sub(b"", path.read_bytes().replace(b"\r\n", b"\n")) if path.is_file() else None
