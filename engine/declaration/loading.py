"""A declaration file to a validated `Declaration`."""

from dataclasses import replace
from pathlib import Path

from engine.declaration.checks import find_data_problems
from engine.declaration.model import Declaration
from engine.diagnostics import DeclarationError, Diagnostic
from engine.documents import Document, parse_loosely, read_loosely
from engine.text import Text
from engine.validation import validate

NO_DECLARATION = ("empty-file", "not-a-mapping", "not-text")
START_ANEW = Text("空白的申报可用 tuoyu new 生成。", "A blank declaration comes from: tuoyu new.")


def load_declaration(path: Path, name: str | None = None) -> Declaration:
    """Return the declaration in the YAML or JSON file at *path*.

    Raises `DeclarationError` with every problem of the file: its form, its values, and what contradicts itself.
    """
    return _declaration(*read_loosely(path, name or str(path)))


def parse_declaration(data: bytes, name: str) -> Declaration:
    """Return the declaration in *data*; *name* is how diagnostics call it. Raises `DeclarationError`."""
    return _declaration(*parse_loosely(data, name))


def declaration_of(document: Document) -> Declaration:
    """Return the declaration a document states. Raises `DeclarationError` with every problem."""
    return _declaration(document, [])


def _declaration(document: Document | None, problems: list[Diagnostic]) -> Declaration:
    """Return the declaration in *document*, in which reading has found *problems* already.

    Where a line could not be read as it stands, its values are not judged as well.
    """
    declaration, misfits = _check(document) if document else (None, [])
    unread = {problem.place.line for problem in problems}
    problems = [_with_a_start(p) for p in problems] + [m for m in misfits if m.place.line not in unread]
    if declaration is None or problems:
        raise DeclarationError(problems)
    return declaration


def _check(document: Document) -> tuple[Declaration | None, list[Diagnostic]]:
    declaration, misfits = validate(document, Declaration)
    if declaration is not None:
        misfits += _contradictions(document, declaration)
    return declaration, misfits


def _contradictions(document: Document, declaration: Declaration) -> list[Diagnostic]:
    return [
        document.diagnostic(problem.path, problem.code, problem.message, problem.hint)
        for problem in find_data_problems(declaration)
    ]


def _with_a_start(problem: Diagnostic) -> Diagnostic:
    """Return *problem* with the way to a blank declaration, where the file is none at all."""
    if problem.code not in NO_DECLARATION:
        return problem
    return replace(problem, hint=Text(problem.hint.zh + START_ANEW.zh, f"{problem.hint.en} {START_ANEW.en}"))
