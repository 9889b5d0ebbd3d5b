"""What a model asks for at one place: its annotations, followed along the path of an error."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, PlainValidator, RootModel, WrapValidator
from pydantic.fields import FieldInfo

from engine.documents import Path
from engine.text import Text
from engine.units import unit_text

Loc = tuple[str | int, ...]
OWN_READERS: Final = (BeforeValidator, PlainValidator, WrapValidator)
LISTS: Final = (list, tuple, set, frozenset, Sequence, Set)
KEY_MARK: Final = "[key]"  # pydantic ends the path of an error with it when the key is at fault


@dataclass(frozen=True)
class Asked:
    """What the model asks for: a type without its trimmings, and the field it belongs to.

    One object answers for every value of its place in every file, so that it works out each of its properties once.
    """

    annotation: Any
    owner: type[BaseModel] | None = None
    field: FieldInfo | None = None
    nullable: bool = False
    reads_itself: bool = False  # a validator looks at the raw value before pydantic does
    form: Text | None = None  # how the value is to be written: a `Text` among the annotations

    @property
    def extra(self) -> dict[str, Any]:
        """Return what the field says about itself beyond its type."""
        extra = self.field.json_schema_extra if self.field else None
        return extra if isinstance(extra, dict) else {}

    @property
    def unit(self) -> Text | None:
        """Return the unit of the field, in the reader's words."""
        unit = self.extra.get("unit")
        return unit_text(unit) if isinstance(unit, str) else None

    @property
    def label(self) -> Text | None:
        """Return the name of the field, in the reader's words."""
        return as_text(self.extra.get("label"))

    @cached_property
    def choices(self) -> tuple[Any, ...]:
        """Return the members of a union of several types."""
        if get_origin(self.annotation) not in (Union, UnionType):
            return ()
        return tuple(a for a in get_args(self.annotation) if a is not NoneType)

    @cached_property
    def model(self) -> type[BaseModel] | None:
        """Return the model asked for, or None."""
        return self.annotation if _is_class(self.annotation, BaseModel) else None

    @cached_property
    def enum(self) -> type[Enum] | None:
        """Return the enum asked for, or None."""
        return self.annotation if _is_class(self.annotation, Enum) else None

    @cached_property
    def allowed(self) -> tuple[Any, ...]:
        """Return the values of an enum or a literal type."""
        if self.enum:
            return tuple(member.value for member in self.enum)
        return get_args(self.annotation) if get_origin(self.annotation) is Literal else ()

    @cached_property
    def container(self) -> type[list[Any]] | type[dict[str, Any]] | None:
        """Return what a file must hold for this, dict or list; None for a scalar or anything at all."""
        if self.model:
            return None if reads_itself(self.model) else dict
        origin = get_origin(self.annotation) or self.annotation
        if not isinstance(origin, type) or issubclass(origin, str):
            return None
        return dict if issubclass(origin, Mapping) else list if issubclass(origin, LISTS) else None

    @cached_property
    def stripped(self) -> "Asked":
        """Return this without aliases, ``Annotated`` and ``None``."""
        return _strip(self)

    @cached_property
    def items(self) -> tuple["Asked", ...]:
        """Return what is asked of the items of a list or mapping: one for all, or one a place; none where it is not said."""
        origin, arguments = get_origin(self.annotation), get_args(self.annotation)
        if not _is_class(origin, (*LISTS, Mapping)) or not arguments:
            return ()
        inner = replace(self, nullable=False, reads_itself=False, form=None)
        if _is_class(origin, Mapping):
            arguments = arguments[1:]
        elif origin is not tuple or Ellipsis in arguments:
            arguments = arguments[:1]
        return tuple(strip(replace(inner, annotation=annotation)) for annotation in arguments)

    @cached_property
    def key(self) -> "Asked":
        """Return what is asked of the keys of a mapping."""
        arguments = get_args(self.annotation)
        return strip(Asked(arguments[0] if arguments else Any, self.owner))

    def label_of(self, value: Any) -> Text | None:
        """Return what the reader sees for one allowed *value*."""
        labels = self.extra.get("labels")
        if isinstance(labels, dict) and (text := as_text(labels.get(value))):
            return text
        return as_text(getattr(self.enum(value), "label", None)) if self.enum else None


@dataclass(frozen=True, slots=True)
class Located:
    """Where an error stands: its path in the file, what is asked there, and the unions passed on the way."""

    path: Path
    asked: Asked
    is_key: bool = False
    unions: tuple[tuple[Path, str], ...] = ()  # where each union stands, and the member the error speaks of


def as_text(value: object) -> Text | None:
    """Return *value* as a text in both languages, or None when it is none."""
    if isinstance(value, Text):
        return value
    if isinstance(value, dict) and isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
        return Text(value["zh"], value["en"])
    return None


def strip(asked: Asked) -> Asked:
    """Return *asked* without aliases, ``Annotated`` and ``None``, remembering what they said."""
    return asked.stripped


def _strip(asked: Asked) -> Asked:
    annotation = asked.annotation
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        reads_itself = asked.reads_itself or any(isinstance(m, OWN_READERS) for m in metadata)
        return strip(replace(asked, annotation=inner, reads_itself=reads_itself, form=_form(metadata) or asked.form))
    if hasattr(annotation, "__value__"):  # a ``type`` alias
        return strip(replace(asked, annotation=annotation.__value__))
    members = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ()
    if NoneType in members:
        rest = tuple(m for m in members if m is not NoneType)
        if len(rest) == 1:
            return strip(replace(asked, annotation=rest[0], nullable=True))
        return asked if asked.nullable else replace(asked, nullable=True)
    if _is_class(annotation, RootModel):
        return strip(replace(asked, annotation=annotation.model_fields["root"].annotation))
    return asked


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Asked]:
    """Return what *model* asks for under each key it knows: a field's alias, and its name."""
    return {
        key: _ask_field(model, name, info)
        for name, info in reversed(model.model_fields.items())
        for key in reversed(names_of(name, info))
    }


def _ask_field(model: type[BaseModel], name: str, info: FieldInfo) -> Asked:
    own = any(isinstance(m, OWN_READERS) for m in info.metadata) or _has_own_reader(model, name)
    return strip(Asked(info.annotation, model, info, reads_itself=own, form=_form(info.metadata)))


def _form(metadata: Iterable[Any]) -> Text | None:
    return next((m for m in metadata if isinstance(m, Text)), None)


def names_of(name: str, info: FieldInfo) -> tuple[str, ...]:
    """Return the keys a field may be written under, the best one first."""
    alias = info.validation_alias if isinstance(info.validation_alias, str) else info.alias
    return (alias, name) if alias else (name,)


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the keys *model* knows, with their fields."""
    return {names_of(name, info)[0]: info for name, info in model.model_fields.items()}


def ask_item(asked: Asked, step: str | int) -> Asked | None:
    """Return what is asked for one step further down, or None when nothing is known about it."""
    if asked.model:
        return fields_of(asked.model).get(str(step))
    if not asked.items:
        return None
    return asked.items[min(step, len(asked.items) - 1) if isinstance(step, int) else 0]


def locate(asked: Asked, loc: Loc, path: Path = ()) -> Located:
    """Return where pydantic's *loc* stands in the file; steps that only name a union's member are left out."""
    return _follow(strip(asked), loc, path) or Located(path + loc, asked)


def _follow(asked: Asked, loc: Loc, path: Path) -> Located | None:
    """Return the place of *loc*, or None when the annotations do not lead there."""
    if not loc:
        return Located(path, asked)
    step, rest = loc[0], loc[1:]
    if step == KEY_MARK:
        return Located(path, asked, is_key=True)
    if asked.choices:
        return _follow_choice(asked, str(step), rest, path)
    if asked.model and fields_of(asked.model).get(str(step)) is None:
        return None if rest else Located((*path, step), Asked(Any, owner=asked.model))
    below = ask_item(asked, step)
    if below is None:
        return None
    if rest == (KEY_MARK,):
        return Located((*path, step), asked.key, is_key=True)
    return _follow(below, rest, (*path, step))


def _follow_choice(asked: Asked, label: str, rest: Loc, path: Path) -> Located | None:
    for choice in sorted(asked.choices, key=lambda choice: not _is_called(choice, label)):
        found = _follow(strip(replace(asked, annotation=choice, nullable=False)), rest, path)
        if found:
            return replace(found, unions=((path, label), *found.unions))
    return None


def _is_called(choice: Any, label: str) -> bool:
    """Return whether pydantic calls the member *choice* of a union *label*: by its name, or by its tag."""
    inner = strip(Asked(choice))
    if inner.model is None:
        return getattr(inner.annotation, "__name__", "").lower() == label.lower()
    tags = [tag for info in inner.model.model_fields.values() for tag in strip(Asked(info.annotation)).allowed]
    return inner.model.__name__ == label or label in map(str, tags)


def _is_class(annotation: Any, base: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, base)


def _has_own_reader(model: type[BaseModel], name: str) -> bool:
    validators = model.__pydantic_decorators__.field_validators.values()
    return any(v.info.mode != "after" and (name in v.info.fields or "*" in v.info.fields) for v in validators)


def reads_itself(model: type[BaseModel]) -> bool:
    """Return whether *model* looks at the raw value before its fields do."""
    return any(v.info.mode != "after" for v in model.__pydantic_decorators__.model_validators.values())
