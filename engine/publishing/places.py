"""Where a problem stands, for programs: a path they can open, and the characters it is about."""

from collections.abc import Iterable
from dataclasses import replace

from engine.diagnostics import Diagnostic
from engine.documents.source import cell_width
from engine.text import Lang


def relocated(diagnostics: Iterable[Diagnostic], name: str, seen_as: str) -> tuple[Diagnostic, ...]:
    """Return *diagnostics* with the rules folder *name* written as *seen_as*, its path from where CI looks."""
    return tuple(
        replace(d, place=replace(d.place, file=relocated_file(d.place.file, name, seen_as))) for d in diagnostics
    )


def relocated_file(file: str, name: str, seen_as: str) -> str:
    """Return the path of *file*; one that is not in the rules folder *name* stays as it is."""
    head, slash, rest = file.partition("/")
    if head != name:
        return file
    return "/".join(part for part in (seen_as.rstrip("/"), rest) if part not in ("", ".")) if slash else seen_as


def marked(diagnostic: Diagnostic) -> str:
    """Return the characters of the excerpt that the caret underlines; caret and width count terminal cells."""
    cell, found = 0, ""
    for character in diagnostic.excerpt:
        if diagnostic.caret <= cell < diagnostic.caret + diagnostic.width:
            found += character
        cell += cell_width(character)
    return found


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return *diagnostics* by file, line and code."""
    return sorted(diagnostics, key=lambda d: (d.place, d.code))


def said(diagnostic: Diagnostic, lang: Lang) -> str:
    """Return message and next step as one text of one or two lines."""
    parts = (diagnostic.message.of(lang), diagnostic.hint.of(lang))
    return "\n".join(part for part in parts if part)
