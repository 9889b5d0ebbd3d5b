"""The Excel form as data: a sheet for each part of the declaration, the facts it asks for, and what is stated already.

How the cells of a written form are tied to these facts is in `engine.forms.keys`, what they say in `engine.forms.cellwords`.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import BaseModel

from engine.blank import ALWAYS, HINTS, NAMES
from engine.catalogue import Layer
from engine.compiling import CompiledRuleSet
from engine.declaration.model import Declaration
from engine.declaration.point import Mode, Point, PointKind
from engine.declaration.schema import (
    FactInfo,
    FactPath,
    facts_of_model,
    is_section,
    item_type,
    label_of,
    record_type,
)
from engine.forms.reasons import Reason, reasons_to_ask
from engine.forms.wording import in_cells, sheet_names, title_of
from engine.text import NO_TEXT, Text


@dataclass(frozen=True)
class Field:
    """One fact the form asks for, a row of a sheet of facts or a column of a list, and why: binding rules come first."""

    info: FactInfo
    reasons: tuple[Reason, ...]
    hint: Text = NO_TEXT

    @property
    def name(self) -> str:
        """Return the name of the fact in its record."""
        return self.info.path[-1]

    @property
    def key(self) -> str:
        """Return the fact's key in column A of a sheet of facts."""
        return key_of(self.info.path)

    @property
    def label(self) -> Text:
        """Return what the fact is called on the form."""
        return in_cells(self.info.label)


@dataclass(frozen=True)
class Sheet:
    """One sheet: a section of the declaration or a list of records, and the *records* stated of it.

    A section has at most one record. A list whose *records* are None is not given; one without any is empty. *example* is an
    item of such a list as it may look.
    """

    path: FactPath
    name: Text
    title: Text
    hint: Text
    is_list: bool
    fields: tuple[Field, ...]
    records: tuple[BaseModel, ...] | None
    example: BaseModel | None = None

    @property
    def key(self) -> str:
        """Return the key of the section or list: ``point``, ``fire.storeys``."""
        return key_of(self.path)


@dataclass(frozen=True)
class Form:
    """The sheets of a form in the order of the declaration, and for what kind of point, day and place it asks them."""

    kind: PointKind | None
    mode: Mode | None
    as_of: date
    place: Layer
    sheets: tuple[Sheet, ...]


def make_form(
    compiled: CompiledRuleSet,
    kind: PointKind | None = None,
    mode: Mode | None = None,
    declaration: Declaration | None = None,
    examples: Declaration | None = None,
) -> Form:
    """Return the form that asks what the rules ask of such a point, filled in with all that *declaration* states.

    Without *kind* and *mode* it is made for those the declaration states, else for every kind. Example rows are items of
    *examples* where it has any.
    """
    point = (declaration and declaration.point) or Point()
    kind, mode = kind or point.kind, mode or point.mode
    stated = declaration or Declaration(point=Point(kind=kind, mode=mode))
    asking = reasons_to_ask(compiled, kind, mode)
    asked = ALWAYS | asking.keys() | set(_stated_facts(stated, ()))
    hints = HINTS.get(kind, {}) if kind else {}
    on = [path for path in parts() if _is_on(path, asked)]
    names = sheet_names(on)
    sheets = (
        Sheet(
            path,
            names[path],
            title_of(label_of(path)),
            hints.get(path, NO_TEXT),
            is_list(path),
            _fields(path, asked, asking, hints),
            _records(stated, path),
            _fullest(_records(examples, path)),
        )
        for path in on
    )
    return Form(kind, mode, compiled.as_of, compiled.place, tuple(sheets))


def key_of(path: FactPath) -> str:
    """Return the key of a fact, section or list by its model path: ``("fire", "storeys")`` is ``fire.storeys``."""
    return ".".join(name for name in path if name != "[]")


def parts() -> tuple[FactPath, ...]:
    """Return every section and list of the declaration in its order, a list inside a section after it."""
    return tuple(_parts(Declaration, ()))


def _parts(model: type[BaseModel], path: FactPath) -> Iterator[FactPath]:
    for name, field in model.model_fields.items():
        if section := is_section(field.annotation):
            yield (*path, name)
            if not item_type(field.annotation):
                yield from _parts(section, (*path, name))


def is_list(path: FactPath) -> bool:
    """Return whether the part at *path* is a list of records."""
    return (*path, "[]", "id") in facts_of_model()


def _own_facts(path: FactPath) -> Iterator[FactPath]:
    """Yield the facts of the section, or of each item of the list, at *path*; not those of lists inside it."""
    base = (*path, "[]") if is_list(path) else path
    return ((*base, name) for name in record_type(base).model_fields if (*base, name) in facts_of_model())


def _is_on(path: FactPath, asked: Set[FactPath]) -> bool:
    return path in asked or any(fact in asked for fact in _own_facts(path))


def _fields(
    path: FactPath,
    asked: Set[FactPath],
    asking: Mapping[FactPath, tuple[Reason, ...]],
    hints: Mapping[FactPath, Text],
) -> tuple[Field, ...]:
    always: Final = {"id", *NAMES} if is_list(path) else set()
    return tuple(
        Field(facts_of_model()[fact], asking.get(fact, ()), hints.get(fact, NO_TEXT))
        for fact in _own_facts(path)
        if fact in asked or fact[-1] in always
    )


def _records(declaration: Declaration | None, path: FactPath) -> tuple[BaseModel, ...] | None:
    """Return what *declaration* states at *path*: the items of a list, or a section as the only one."""
    found: Any = declaration
    for name in path:
        found = getattr(found, name, None)
    return None if found is None else tuple(found) if isinstance(found, list) else (found,)


def _fullest(records: tuple[BaseModel, ...] | None) -> BaseModel | None:
    """Return the first of the *records* that state the most."""
    return max(records or (), key=lambda record: sum(value is not None for _, value in record), default=None)


def _stated_facts(record: BaseModel, path: FactPath) -> Iterator[FactPath]:
    """Yield the model path of each fact that is stated, and of each list of records that is given."""
    for name in type(record).model_fields:
        value, here = getattr(record, name), (*path, name)
        if isinstance(value, BaseModel):
            yield from _stated_facts(value, here)
        elif value is not None:
            yield here
            for item in value if isinstance(value, list) else ():
                if isinstance(item, BaseModel):
                    yield from _stated_facts(item, (*here, "[]"))
