"""What is known about each fact, list and section of a declaration, as a table: drawn from the model, or one that was kept.

Who prints a report asks here and never sees the model, which takes long to import.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from engine.feel.types import Type
from engine.recalling import recall
from engine.text import NO_TEXT, Text
from engine.units import unit_text

if TYPE_CHECKING:
    from engine.choices import Choice

TABLE = "table"
"""What the table is kept as."""
Evidence = Literal["declared", "document", "on_site"]
FactPath = tuple[str, ...]
"""Names from the root, with ``[]`` for "each item": ``("rooms", "[]", "area_m2")``."""


class FactInfo(NamedTuple):
    """One fact of the model: where it stands, how it is called, counted and proved."""

    path: FactPath
    label: Text
    unit: str | None
    evidence: Evidence
    proof: Text
    references: str | None
    kind: str
    type: Type

    @property
    def unit_text(self) -> Text:
        """Return the unit as the reader sees it, empty where there is none."""
        return unit_text(self.unit) if self.unit else NO_TEXT

    @property
    def choices(self) -> "tuple[Choice, ...]":
        """Return the allowed values, or nothing where it is open."""
        from engine.declaration.schema import choices_at

        return choices_at(self.path)


class FactTable(NamedTuple):
    """The *facts* in the order of the form, the *labels* of all facts, lists and sections, and those of *choices* by set and code.

    Of each list of records: how one item is called, and one of which nothing is stated.
    """

    facts: Mapping[FactPath, FactInfo]
    labels: Mapping[FactPath, Text]
    choices: Mapping[tuple[str, str], Text]
    kinds: Mapping[FactPath, Text]
    blanks: Mapping[FactPath, Mapping[str, Any]]


@cache
def fact_table() -> FactTable:
    """Return the whole table."""
    found = recall(TABLE, FactTable)
    if found is None:
        from engine.declaration.schema import draw_table

        found = draw_table()
    return found


def facts_of_model() -> Mapping[FactPath, FactInfo]:
    """Return every fact a declaration may state, in the order of the form."""
    return fact_table().facts


def fact_info(path: FactPath) -> FactInfo:
    """Return what is known about the fact at *path*."""
    return fact_table().facts[path]


def is_fact(path: FactPath) -> bool:
    """Return whether *path* leads to one fact, not to a section or a list of records."""
    return path in fact_table().facts


@lru_cache(maxsize=65_536)
def fact_at(path: FactPath) -> FactPath:
    """Return the fact that *path* leads to: an item of a plain list, such as a service, is the list's fact."""
    facts = fact_table().facts
    return next((path[:end] for end in range(1, len(path)) if path[:end] in facts), path)


@cache
def label_of(path: FactPath) -> Text:
    """Return the label of a section, list or fact by its model path."""
    named = tuple(name for name in path if name != "[]")
    return fact_table().labels[named] if named else NO_TEXT


def choice_label(kind: str, code: str) -> Text:
    """Return the label of *code* in the set of choices called *kind*; the code itself where there is none."""
    return fact_table().choices.get((kind, code), Text(code, code))


def kind_label(path: FactPath) -> Text:
    """Return what a reader calls an item of the list at the model path *path*."""
    return fact_table().kinds[path]


def blank_item(path: FactPath) -> Mapping[str, Any]:
    """Return an item of the list at the model path *path* of which nothing is stated; beside a list of plain values, its record."""
    found = fact_table().blanks.get(path)
    if found is None:
        from engine.declaration.facts import unknown_record
        from engine.declaration.schema import record_type

        found = unknown_record(record_type(path))
    return found


def is_record_list(path: FactPath) -> bool:
    """Return whether *path* leads to a list whose items are records."""
    return path in fact_table().kinds


@lru_cache(maxsize=65_536)
def model_path(origin: tuple[str, ...]) -> FactPath:
    """Return the model path of a concrete fact: ``("rooms", "r1", "area_m2")`` becomes ``("rooms", "[]", "area_m2")``."""
    lists = fact_table().kinds
    path: FactPath = ()
    for name in origin:
        path = (*path, "[]" if path in lists else name)
    return path
