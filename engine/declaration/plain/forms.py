"""What the model asks of each fact, in a form that a function can be written from; what is not known here is refused aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import AfterValidator, BaseModel, BeforeValidator, Strict
from pydantic.fields import FieldInfo

from engine.declaration import codes, fields
from engine.declaration.fields import Choice, ImplyingRecord
from engine.declaration.implied import Implying
from engine.declaration.schema import is_section, item_type, strip_optional
from engine.declaration.spelling import half_width
from engine.documents.limits import MAX_LIST_LENGTH
from engine.text import Text
from engine.words import Written

KINDS: Final[dict[tuple[type, tuple[Any, ...]], str]] = {
    (bool, (Strict,)): "flag",
    (int, (Strict,)): "count",
    (Decimal, (fields._number,)): "number",
    (date, (fields._iso_date,)): "day",
    (str, (Strict, fields._clock)): "clock",
    (str, (Strict, "pattern")): "id",
    (str, (Strict, MaxLen, fields._trimmed)): "line",
    (str, (Strict, MaxLen, fields._trimmed, half_width)): "paper_line",
    (str, (Strict, codes._credit_code)): "credit_code",
    (str, (Strict, codes._identity_number)): "identity_number",
}
"""Each kind of fact by its type and by what is asked of it, in this order."""
BOUNDED: Final = ("count", "number")
ID_PATTERN: Final = r"^[\w.-]{1,40}$"
"""The one pattern that `engine.declaration.plain.leaves.SAFE_ID` keeps to."""
SETTINGS: Final = {"frozen": True, "extra": "forbid", "defer_build": True}
ONLY_SAID: Final = (Text, Written)  # of no consequence for what is accepted


class NotWrittenError(Exception):
    """The model asks for something that no function is written for yet."""


@dataclass(frozen=True)
class Form:
    """What is asked of one field: its *kind*, and whatever limits that kind has."""

    kind: str
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    record: type[BaseModel] | None = None
    required: bool = False


def forms_of(model: type[BaseModel]) -> dict[str, Form]:
    """Return the form of each field of *model*. Raises `NotWrittenError`."""
    decorators = model.__pydantic_decorators__
    known = {"_say_what_is_implied"} if issubclass(model, ImplyingRecord) else set()
    others = (
        decorators.field_validators,
        decorators.validators,
        decorators.root_validators,
        model.__pydantic_post_init__,
    )
    if any(others) or decorators.model_validators.keys() != known or model.model_config != SETTINGS:
        raise NotWrittenError(f"{model.__name__} has validators or settings that are not known")
    return {name: _form(name, field) for name, field in model.model_fields.items()}


def implied_by(model: type[BaseModel]) -> tuple[Implying, ...]:
    """Return what records of *model* say without saying it."""
    return model.IMPLIES if issubclass(model, ImplyingRecord) else ()


def _form(name: str, field: FieldInfo) -> Form:
    annotation = field.annotation
    optional = field.default is None and type(None) in get_args(annotation)
    if field.alias or field.validation_alias or not (field.is_required() or optional):
        raise NotWrittenError(f"{name} has another name or a default, or cannot be null")
    record, listed = is_section(annotation), item_type(annotation) is not None
    own = list(_asked(field.metadata))
    single = None if record or listed else _scalar(name, annotation, own, field.is_required())
    if field.is_required() and (single is None or single.kind != "id"):
        raise NotWrittenError(f"{name} is required")
    if single:
        return single
    if listed and item_type(annotation) is str:
        return _form_of_texts(name, annotation, own)
    if any(True for _ in _marks(annotation)) or (own and not listed):
        raise NotWrittenError(f"{name} or its items are asked for more than is known")
    return _form_of_list(name, annotation, own) if listed else Form("section", record=record)


def _form_of_texts(name: str, annotation: Any, own: list[Any]) -> Form:
    inner = get_args(strip_optional(annotation))[0]
    form = _scalar(name, inner, [], False)
    if form.kind != "line" or own or len(list(_marks(annotation))) > len(list(_marks(inner))):
        raise NotWrittenError(f"{name} is a list of a kind that is not known")
    return Form("lines", most=form.most)


def _form_of_list(name: str, annotation: Any, own: list[Any]) -> Form:
    most = own[0].max_length if own and isinstance(own[0], MaxLen) else MAX_LIST_LENGTH
    if len(own) > isinstance(next(iter(own), None), MaxLen):
        raise NotWrittenError(f"{name}: {own}")
    record = is_section(annotation)
    if record:
        return Form("records", most=most, record=record)
    return Form("choices", most=most, choices=_choices(name, item_type(annotation)))


def _choices(name: str, kind: Any) -> tuple[str, ...]:
    if not (isinstance(kind, type) and issubclass(kind, Choice)):
        raise NotWrittenError(f"{name} is of a type that is not known: {kind}")
    return tuple(choice.value for choice in kind)


def _scalar(name: str, annotation: Any, own: list[Any], required: bool) -> Form:
    bare, asked = strip_optional(annotation), [*_marks(annotation), *own]
    if not asked and bare not in {of for of, _ in KINDS}:
        return Form("choice", choices=_choices(name, bare))
    bounds = [mark for mark in asked if isinstance(mark, Ge | Le)]
    kind = KINDS.get((bare, tuple(_said(mark) for mark in asked if mark not in bounds)))
    if kind is None or (bounds and kind not in BOUNDED):
        raise NotWrittenError(f"{name}: {bare} {asked}")
    if not all(isinstance(_limit(mark), int) for mark in bounds):
        raise NotWrittenError(f"{name} has a limit that is no whole number")
    least = max((_limit(mark) for mark in bounds if isinstance(mark, Ge)), default=None)
    most = min((_limit(mark) for mark in bounds if isinstance(mark, Le)), default=None)
    longest = next((mark.max_length for mark in asked if isinstance(mark, MaxLen)), None)
    return Form(kind, least, longest or most, required=required)


def _limit(mark: Ge | Le) -> Any:
    return mark.ge if isinstance(mark, Ge) else mark.le


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield what an annotation asks beside its type, the innermost first."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        yield from _marks(inner)
        yield from _asked(metadata)
        return
    for member in get_args(annotation):
        if member is not type(None):
            yield from _marks(member)


def _asked(metadata: Any) -> Iterator[Any]:
    for mark in metadata:
        if isinstance(mark, FieldInfo):
            yield from _asked(mark.metadata)
        elif not isinstance(mark, ONLY_SAID):
            yield mark


def _said(mark: Any) -> Any:
    """Return by what a mark is found among `KINDS`."""
    if isinstance(mark, AfterValidator | BeforeValidator):
        return mark.func
    if getattr(mark, "pattern", None) == ID_PATTERN:
        return "pattern"
    return type(mark)
