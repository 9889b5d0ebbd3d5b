"""What a form states, gathered cell by cell: values as a document has them, where each was written, and what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from engine.declaration.schema import label_of
from engine.diagnostics import Diagnostic, Place
from engine.documents import Path, mask_identity_numbers
from engine.documents.limits import MAX_PROBLEMS
from engine.documents.source import FIRST_THESE, TOO_MANY
from engine.text import NO_TEXT, Text

LOST_ITEMS: Final = ("missing-id", "duplicate-id")
"""Problems that keep an item of a list from being stated."""


@dataclass
class FormDocument:
    """The content of one form. Paths are keys and list indexes, as in other documents; places are cells.

    While it is read, cells are added to it and what is wrong goes to *problems*.
    """

    name: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    unread: bool = False

    @property
    def whole(self) -> bool:
        """Return whether every item of every list could be read."""
        return not self.unread

    def called(self, name: str) -> Text:
        """Return the label of the list *name*: what the form calls its sheet."""
        label = label_of((name,))
        return Text(f"“{label.zh}”", f"'{label.en}'")

    def put(self, path: Path, value: Any, place: Place) -> None:
        """Take *value*, written at *place*, for what stands at *path*."""
        record: Any = self.data
        for step in path[:-1]:
            record = record[step] if isinstance(step, int) else record.setdefault(step, {})
        record[path[-1]] = value
        self.places[path] = place

    def refuse(self, place: Place, code: str, message: Text, hint: Text = NO_TEXT) -> None:
        """Take up one problem at *place*."""
        self.problems.append(Diagnostic(place, code, _masked(message), _masked(hint)))

    def diagnostic(
        self,
        path: Path,
        code: str,
        message: Text,
        hint: Text = NO_TEXT,
        *,
        key: bool = False,
        offset: int | None = None,
        width: int | None = None,
    ) -> Diagnostic:
        """Return a diagnostic about the value at *path*, at its cell, or the nearest thing there is; a cell has no offsets."""
        place = next((self.places[p] for p in _ancestors(path) if p in self.places), Place(self.name))
        return Diagnostic(place, code, _masked(message), _masked(hint))

    def found(self) -> list[Diagnostic]:
        """Return the problems of the form in its order, as far as anybody would read them."""
        found = sorted(self.problems, key=lambda problem: (problem.place, problem.code))
        if len(found) <= MAX_PROBLEMS:
            return found
        rest = Diagnostic(
            found[MAX_PROBLEMS].place, "too-many-problems", TOO_MANY.fill(limit=MAX_PROBLEMS), FIRST_THESE
        )
        return [*found[:MAX_PROBLEMS], rest]


def _ancestors(path: Path) -> Iterator[Path]:
    return (path[:end] for end in range(len(path), -1, -1))


def _masked(text: Text) -> Text:
    return Text(*map(mask_identity_numbers, text))
