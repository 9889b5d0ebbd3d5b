"""What plain reading is compared with: the facts that the careful reader gives, or that it refuses."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from engine.declaration.checks import find_data_problems
from engine.declaration.facts import Facts, facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.diagnostics import DeclarationError
from engine.documents import Document, parse_document
from engine.documents.plain_json import read_plain_json
from engine.generating import WRITERS, Generator, Wanted
from engine.validation import validate
from standards import STANDARDS


def parsed(data: bytes, name: str) -> Facts | None:
    """Return the facts of a text, or None where anything in it is wrong."""
    try:
        return facts_of(parse_declaration(data, name))
    except DeclarationError:
        return None


def validated(values: Mapping[str, Any]) -> Facts | None:
    """Return the facts of values that were read already, or None where they do not fit the model or one another."""
    declaration, _ = validate(_some_document(), Declaration, data=values)
    facts = facts_of(declaration) if declaration else None
    return None if facts is None or next(find_data_problems(facts), None) else facts


@cache
def _some_document() -> Document:
    return parse_document(b"{}", "some.json")


@cache
def _generator() -> Generator:
    return Generator(STANDARDS)


@cache
def generated(number: int) -> Mapping[str, Any]:
    """Return a generated declaration as it is read: some have mistakes and gaps, all kinds of points are among them."""
    plain = read_plain_json(WRITERS["jsonl"](_generator().make(Wanted(seed=5), number).data).encode())
    assert plain
    values: Mapping[str, Any] = plain[0]
    return values
