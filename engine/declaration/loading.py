"""A declaration file to a validated `Declaration`."""

from pathlib import Path

from engine.declaration.checks import find_data_problems
from engine.declaration.model import Declaration
from engine.diagnostics import DeclarationError, Diagnostic, DiagnosticError
from engine.documents import Document, parse_document, read_document
from engine.validation import validate


def load_declaration(path: Path, name: str | None = None) -> Declaration:
    """Return the declaration in the YAML or JSON file at *path*.

    Raises `DeclarationError` with every problem of the file: its form, its values, and what contradicts itself.
    """
    try:
        return declaration_of(read_document(path, name or str(path)))
    except DiagnosticError as error:
        raise DeclarationError(error.diagnostics) from None


def parse_declaration(data: bytes, name: str) -> Declaration:
    """Return the declaration in *data*; *name* is how diagnostics call it. Raises `DeclarationError`."""
    try:
        return declaration_of(parse_document(data, name))
    except DiagnosticError as error:
        raise DeclarationError(error.diagnostics) from None


def declaration_of(document: Document) -> Declaration:
    """Return the declaration a document states. Raises `DeclarationError` with every problem."""
    declaration, problems = validate(document, Declaration)
    if declaration is not None:
        problems += _contradictions(document, declaration)
    if declaration is None or problems:
        raise DeclarationError(problems)
    return declaration


def _contradictions(document: Document, declaration: Declaration) -> list[Diagnostic]:
    return [
        document.diagnostic(problem.path, problem.code, problem.message, problem.hint)
        for problem in find_data_problems(declaration)
    ]
