"""Files mended: what the lints know how to put right, in the text itself, so that comments and layout stay."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from engine.documents import Document, parse_document
from engine.lints.allowing import allowances_in
from engine.lints.layout import LISTS, WORDS
from engine.lints.model import Edit, Lint, Spot, Standards

ROUNDS = 20
"""More than enough: each round leaves only those problems whose edits were in the way of another's."""


def mended_files(standards: Standards, lints: Iterable[Lint]) -> dict[str, str]:
    """Return the new text of each file in which one of *lints* finds something to mend, by the file's name."""
    mending = [lint for lint in lints if lint.look]
    texts = {document.name: mended(document, mending) for document in standards.documents}
    return {name: text for name, text in texts.items() if text is not None}


def mended(document: Document, lints: Iterable[Lint]) -> str | None:
    """Return the text of *document* with all that *lints* find put right, or None where nothing is wrong.

    What the file says is the same before and after, but for the signs and spaces of its texts and the order of its keys.
    """
    before, changed = document, False
    for _ in range(ROUNDS):
        edits = list(_apart(spot for lint in lints for spot in _spots(document, lint)))
        if not edits:
            break
        document, changed = parse_document(_edited(document.source.text, edits).encode(), document.name), True
    assert meaning(document.data) == meaning(before.data), f"{document.name} would not say the same any more"
    return document.source.text if changed else None


def _spots(document: Document, lint: Lint) -> Iterator[Spot]:
    """Yield what *lint* would mend in *document*, without what a comment allows."""
    assert lint.look
    allowed = [one for one in allowances_in(document) if one.lint == lint.id]
    return (spot for spot in lint.look(document) if not any(one.covers(spot.problem) for one in allowed))


def _apart(spots: Iterable[Spot]) -> Iterator[Edit]:
    """Yield the edits of those *spots* that do not touch one another."""
    taken: list[tuple[int, int]] = []
    for spot in spots:
        start, end = min(edit.start for edit in spot.edits), max(edit.end for edit in spot.edits)
        if all(end < other or until < start for other, until in taken):
            taken.append((start, end))
            yield from spot.edits


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def meaning(value: Any, key: str = "") -> Any:
    """Return *value* without what mending may change: the signs and spaces of texts, repeated names of lists."""
    if isinstance(value, dict):
        return {name: meaning(part, name) for name, part in value.items()}
    if isinstance(value, list):
        parts = [meaning(part) for part in value]
        return list(dict.fromkeys(parts)) if key in LISTS else parts
    return re.sub(r"[\W_]", "", value) if isinstance(value, str) and key in WORDS else value
