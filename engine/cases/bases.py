"""Base declarations, and what becomes of one that is changed here and there: only what is changed is read again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.declaration.checks import DataProblem, find_data_problems
from engine.declaration.facts import Facts, facts_of
from engine.declaration.fields import MAX_ITEMS
from engine.declaration.loading import declaration_of
from engine.declaration.model import Declaration
from engine.documents import Document, read_document
from engine.validation import validate


@dataclass(frozen=True)
class Base:
    """A base declaration as plain data, as a model, and as facts.

    *items* has the facts of each item of its lists, by the item's identity: data that shares an item with *data* need not
    have it read again.
    """

    data: Mapping[str, Any]
    declaration: Declaration
    facts: Facts
    items: Mapping[int, Facts]

    def changed(
        self, touched: Collection[str], data: Mapping[str, Any], document: Document
    ) -> Mapping[str, Any] | DataProblem:
        """Return the facts with the *touched* sections as *data* has them, or the first thing wrong with these.

        A touched section that *data* has not is unknown. What the other sections refer to may be gone: a case changes what it
        is about, and not all that hangs on it. *document* only lends its name.
        """
        if not touched:
            return self.facts
        read = self._read_again(data, document) or _read_whole(data, document)
        if isinstance(read, DataProblem):
            return read
        whole = {**self.facts, **{name: read[name] for name in touched}}
        return next(find_data_problems(whole, touched), None) or whole

    def _read_again(self, data: Mapping[str, Any], document: Document) -> dict[str, Any] | None:
        """Return the facts of the sections *data* has, read only where they are not the base's own items."""
        new, _ = validate(document, Declaration, data={name: self._unread(value) for name, value in data.items()})
        if new is None:
            return None
        facts = facts_of(new)
        for name, value in data.items():
            if isinstance(value, list) and len(facts[name]) < len(value):
                fresh = iter(facts[name])
                facts[name] = [self.items.get(id(item)) or next(fresh) for item in value]
        return facts

    def _unread(self, value: Any) -> Any:
        if not isinstance(value, list) or len(value) > MAX_ITEMS:
            return value
        return [item for item in value if id(item) not in self.items]


def _read_whole(data: Mapping[str, Any], document: Document) -> dict[str, Any] | DataProblem:
    """Return the facts of all sections of *data*, or the first thing wrong with them."""
    new, problems = validate(document, Declaration, data=data)
    if new is None:
        return DataProblem((), problems[0].code, problems[0].message, problems[0].hint)
    return facts_of(new)


class Bases:
    """The base declarations of a standards folder, read once each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read = cache(self._read)
        self.names = sorted(path.stem for path in (folder / "bases").glob("*.yaml"))

    def read_all(self) -> None:
        """Read every base now: processes that are started later inherit them. Raises `DeclarationError`."""
        for name in self.names:
            self.read(name)

    def _read(self, name: str) -> Base | None:
        path = self.folder / "bases" / f"{name}.yaml"
        if not path.is_file():
            return None
        document = read_document(path, f"{self.folder.name}/bases/{name}.yaml")
        declaration = declaration_of(document)
        facts = facts_of(declaration)
        return Base(document.data, declaration, facts, dict(_items(document.data, facts)))


def _items(data: Mapping[str, Any], facts: Facts) -> Iterator[tuple[int, Facts]]:
    for name, value in data.items():
        if isinstance(value, list):
            for item, known in zip(value, facts[name], strict=True):
                if isinstance(item, dict):  # plain values are shared by many
                    yield id(item), known
