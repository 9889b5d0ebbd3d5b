"""A declaration file, whether YAML, JSON or an Excel form, to a validated `Declaration`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.declaration.facts import Facts, facts_of
from engine.declaration.plain.reading import read_facts
from engine.diagnostics import DeclarationError, Diagnostic, DiagnosticError, Place
from engine.documents import read_bytes
from engine.text import Text

if TYPE_CHECKING:
    from engine.declaration.model import Declaration
    from engine.documents import Stated

NO_DECLARATION = ("empty-file", "not-a-mapping", "not-text")
START_ANEW = Text("空白的申报可用 tuoyu new 生成。", "A blank declaration comes from: tuoyu new.")


def load_declaration(path: Path, name: str | None = None) -> Declaration:
    """Return the declaration in the YAML or JSON file, or the Excel form, at *path*.

    Raises `DeclarationError` with every problem of the file: its form, its values, and what contradicts itself.
    """
    name = name or str(path)
    return parse_declaration(_bytes_of(path, name), name)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return read_bytes(path, name)
    except DiagnosticError as error:
        raise DeclarationError(error.diagnostics) from None


def load_facts(path: Path, name: str | None = None) -> Facts:
    """Return the facts of the declaration at *path*, as `load_declaration` reads it; what is plain and right is read faster.

    Raises `DeclarationError` with every problem of the file.
    """
    name = name or str(path)
    return parse_facts(_bytes_of(path, name), name)


def parse_facts(data: bytes, name: str) -> Facts:
    """Return the facts of the declaration in *data*; *name* is how diagnostics call it. Raises `DeclarationError`."""
    return read_facts(data, name) or facts_of(parse_declaration(data, name))


def parse_declaration(data: bytes, name: str) -> Declaration:
    """Return the declaration in *data*; *name* is how diagnostics call it. Raises `DeclarationError`."""
    from engine.documents import parse_loosely
    from engine.forms.opening import is_workbook
    from engine.forms.reading import read_form

    if is_workbook(data, name):
        return _declaration(*read_form(data, name))
    document, problems = parse_loosely(data, name)
    return _declaration(document, [_with_a_start(problem) for problem in problems])


def declaration_of(document: Stated, problems: Sequence[Diagnostic] = ()) -> Declaration:
    """Return the declaration a document states, in which reading found *problems*. Raises `DeclarationError` with every problem."""
    return _declaration(document, list(problems))


def _declaration(document: Stated | None, problems: list[Diagnostic]) -> Declaration:
    """Return the declaration in *document*, in which reading has found *problems* already.

    Where a line could not be read as it stands, its values are not judged as well.
    """
    declaration, misfits = _check(document) if document else (None, [])
    unread = {_spot(problem.place) for problem in problems}
    problems = problems + [misfit for misfit in misfits if _spot(misfit.place) not in unread]
    if declaration is None or problems:
        raise DeclarationError(problems)
    return declaration


def _spot(place: Place) -> tuple[int, ...]:
    """Return the line of a text, or the cell of a workbook: what is read, or cannot be read, as one."""
    return (place.sheet.number, place.line, place.column) if place.sheet.number else (place.line,)


def _check(document: Stated) -> tuple[Declaration | None, list[Diagnostic]]:
    from engine.declaration.model import Declaration
    from engine.validation import validate

    declaration, misfits = validate(document, Declaration)
    if declaration is not None and document.whole:
        misfits += _contradictions(document, declaration)
    return declaration, misfits


def _contradictions(document: Stated, declaration: Declaration) -> list[Diagnostic]:
    from engine.declaration.checks import find_data_problems

    return [
        document.diagnostic(problem.path, problem.code, problem.message, problem.hint)
        for problem in find_data_problems(facts_of(declaration), called=document.called)
    ]


def _with_a_start(problem: Diagnostic) -> Diagnostic:
    """Return *problem* with the way to a blank declaration, where the file is none at all."""
    if problem.code not in NO_DECLARATION:
        return problem
    return replace(problem, hint=Text(problem.hint.zh + START_ANEW.zh, f"{problem.hint.en} {START_ANEW.en}"))
