"""What is wrong with a file we were given: place, code, fact and next step, in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.text import NO_TEXT, Lang, Text


class Sheet(NamedTuple):
    """One sheet of a workbook: its place among the others, from 1, and its name."""

    number: int
    name: str


NO_SHEET = Sheet(0, "")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a diagnostic points: a file, and 1-based line and column (0 where there is none).

    In a workbook, line and column are those of a cell in *sheet*; places are in the order of the sheets, then.
    """

    file: str
    sheet: Sheet = field(default=NO_SHEET, kw_only=True)
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if self.sheet != NO_SHEET:
            return f"{self.file}:{self.sheet.name}{self._cell()}"
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts)

    def _cell(self) -> str:
        """Return the cell as it is called in a workbook, such as ``!D7``; a whole row or column by itself."""
        cell = column_letters(self.column) + (str(self.line) if self.line else "")
        return f"!{cell}" if cell else ""


def column_letters(column: int) -> str:
    """Return what a workbook calls the 1-based *column*: ``D`` for 4, nothing for 0."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of one file. *excerpt* is the offending line, *width* how many cells the caret underlines."""

    place: Place
    code: str
    message: Text
    hint: Text = NO_TEXT
    excerpt: str = ""
    caret: int = 0
    width: int = 0


def format_diagnostic(diagnostic: Diagnostic, lang: Lang) -> str:
    """Return *diagnostic* as the lines a reader sees: place, code and message, excerpt with caret, next step."""
    kind = {"zh": "错误", "en": "error"}[lang]
    lines = [f"{diagnostic.place}: {kind}[{diagnostic.code}]: {diagnostic.message.of(lang)}"]
    if diagnostic.excerpt:
        lines.append(f"    {diagnostic.excerpt}")
        if diagnostic.width:
            lines.append("    " + " " * diagnostic.caret + "^" * diagnostic.width)
    lines += [f"    {line}" for line in diagnostic.hint.of(lang).splitlines()]
    return "\n".join(lines)


class DiagnosticError(Exception):
    """A file cannot be used; ``diagnostics`` holds every problem found in it, in file order."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(diagnostics, key=lambda d: (d.place, d.code)))
        super().__init__("\n".join(format_diagnostic(d, "en") for d in self.diagnostics))


class RuleSetError(DiagnosticError):
    """A rule file, case file or source file cannot be used."""


class DeclarationError(DiagnosticError):
    """A declaration cannot be used."""
