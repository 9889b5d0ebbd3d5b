"""What the declaration model says about each fact: its type for expressions, labels, unit, proof."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from engine.choices import Choice
from engine.feel import types as feel
from engine.feel.units import Unit
from engine.text import NO_TEXT, Text
from engine.units import unit_text

if TYPE_CHECKING:  # a check of a plain declaration needs the table of facts, and neither model nor pydantic
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from engine.declaration.fields import Evidence

FactPath = tuple[str, ...]
"""Names from the root, with ``[]`` for "each item": ``("rooms", "[]", "area_m2")``."""


@dataclass(frozen=True, slots=True)
class FactInfo:
    """One fact of the model: where it stands, how it is called, counted and proved."""

    path: FactPath
    label: Text
    unit: str | None
    evidence: Evidence
    proof: Text
    choices: tuple[Choice, ...]
    references: str | None
    kind: str
    type: feel.Type

    @property
    def unit_text(self) -> Text:
        """Return the unit as the reader sees it, empty where there is none."""
        return unit_text(self.unit) if self.unit else NO_TEXT


def _text(said: Mapping[str, str] | None) -> Text:
    return Text(said["zh"], said["en"]) if said else NO_TEXT


def about(field: FieldInfo) -> Mapping[str, Any]:
    """Return what `fact` and its kin noted about a field."""
    extra = field.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def strip_optional(annotation: Any) -> Any:
    """Return the annotation without ``| None`` and without its constraints."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            (annotation,) = [a for a in get_args(annotation) if a is not type(None)]
        else:
            return annotation


def item_type(annotation: Any) -> Any | None:
    """Return what a list annotation holds, or None if it is no list."""
    bare = strip_optional(annotation)
    return strip_optional(get_args(bare)[0]) if get_origin(bare) is list else None


def is_section(annotation: Any) -> type[BaseModel] | None:
    """Return the record type an annotation stands for (itself or as a list item), or None for a plain fact."""
    from pydantic import BaseModel

    bare = item_type(annotation) or strip_optional(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def choices_of(annotation: Any) -> tuple[Choice, ...]:
    """Return the allowed values of a fact, or nothing if it is open."""
    bare = item_type(annotation) or strip_optional(annotation)
    return tuple(bare) if isinstance(bare, type) and issubclass(bare, Choice) else ()


def _kind(annotation: Any) -> str:
    bare = item_type(annotation) or strip_optional(annotation)
    if choices_of(annotation):
        name = "choice"
    elif is_clock(annotation):
        name = "clock"
    else:
        name = {bool: "flag", int: "count", Decimal: "number", date: "day", str: "text"}[bare]
    return f"list of {name}" if item_type(annotation) else name


def is_clock(annotation: Any) -> bool:
    """Return whether a fact is a time of day."""
    from engine.declaration.fields import Clock

    return Clock in (annotation, *get_args(annotation))


def _walk(model: type[BaseModel], path: FactPath) -> Iterator[FactInfo]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        if section := is_section(field.annotation):
            yield from _walk(section, (*here, "[]") if item_type(field.annotation) else here)
            continue
        said = about(field)
        yield FactInfo(
            path=here,
            label=_text(said.get("label")),
            unit=said.get("unit"),
            evidence=said.get("evidence", "declared"),
            proof=_text(said.get("proof")),
            choices=choices_of(field.annotation),
            references=said.get("references"),
            kind=_kind(field.annotation),
            type=_type_of(field.annotation, field),
        )


@cache
def facts_of_model() -> Mapping[FactPath, FactInfo]:
    """Return every fact a declaration may state, in the order of the form."""
    from engine.declaration.model import Declaration

    return {info.path: info for info in _walk(Declaration, ())}


def fact_info(path: FactPath) -> FactInfo:
    """Return what the model says about the fact at *path*."""
    return facts_of_model()[path]


def is_fact(path: FactPath) -> bool:
    """Return whether *path* leads to one fact, not to a section or a list of records."""
    return path in facts_of_model()


@lru_cache(maxsize=65_536)
def fact_at(path: FactPath) -> FactPath:
    """Return the fact that *path* leads to: an item of a plain list, such as a service, is the list's fact."""
    return next((path[:end] for end in range(1, len(path)) if path[:end] in facts_of_model()), path)


@cache
def label_of(path: FactPath) -> Text:
    """Return the label of a section, list or fact by its model path."""
    from engine.declaration.model import Declaration

    model: type[BaseModel] = Declaration
    label = NO_TEXT
    for name in path:
        if name == "[]":
            continue
        field = model.model_fields[name]
        label = _text(about(field).get("label"))
        model = is_section(field.annotation) or model
    return label


def _type_of(annotation: Any, field: FieldInfo) -> feel.Type:
    if section := is_section(annotation):
        context = context_type(section)
        return feel.ListType(context) if item_type(annotation) else context
    single = _scalar_type(annotation, field)
    return feel.ListType(single) if item_type(annotation) else single


def _scalar_type(annotation: Any, field: FieldInfo) -> feel.Type:
    if choices := choices_of(annotation):
        return feel.StringType(tuple(c.value for c in choices), type(choices[0]).__name__)
    if is_clock(annotation):
        return feel.NumberType(Unit.parse("minutes"), integer=True)
    bare = item_type(annotation) or strip_optional(annotation)
    unit = about(field).get("unit")
    if bare in (int, Decimal):
        return feel.NumberType(Unit.parse(unit) if unit else None, integer=bare is int)
    return {bool: feel.BooleanType(), date: feel.DateType(), str: feel.StringType()}[bare]


@cache
def context_type(model: type[BaseModel]) -> feel.ContextType:
    """Return the expression type of one record: its facts by name."""
    fields = {name: _type_of(field.annotation, field) for name, field in model.model_fields.items()}
    return feel.ContextType(fields, model_label(model))


def model_label(model: type[BaseModel]) -> Text:
    """Return what a reader calls one record of *model*."""
    zh, en = MODEL_LABELS.get(model.__name__, (model.__name__, model.__name__.lower()))
    return Text(zh, en)


MODEL_LABELS = {
    "Declaration": ("申报", "declaration"),
    "Point": ("服务点", "point"),
    "Registration": ("登记", "registration"),
    "Filing": ("备案", "filing"),
    "Document": ("材料", "document"),
    "Site": ("场地", "site"),
    "Neighbour": ("危险建筑物", "dangerous neighbour"),
    "Pollution": ("污染源", "pollution source"),
    "Building": ("建筑", "building"),
    "Room": ("房间", "room"),
    "Window": ("窗", "window"),
    "Door": ("门", "door"),
    "Railing": ("栏杆", "railing"),
    "Stair": ("楼梯", "stair"),
    "Corridor": ("走廊", "corridor"),
    "Entrance": ("出入口", "entrance"),
    "Outdoor": ("室外活动场地", "outdoor place"),
    "Installations": ("建筑设备", "building services section"),
    "Equipment": ("设施设备", "equipment"),
    "Class": ("班级", "class"),
    "Person": ("从业人员", "person"),
    "ScheduleBlock": ("一日安排环节", "schedule block"),
    "Routine": ("一日生活", "routine"),
    "Safety": ("安全管理", "safety section"),
    "Management": ("管理制度", "management section"),
    "Food": ("食品安全", "food section"),
    "TablewareDisinfection": ("餐饮具消毒方式", "way of disinfecting tableware"),
    "FoodCheck": ("食品安全检查", "food-safety check"),
    "Feeding": ("喂养与睡眠看护", "feeding section"),
    "AgePlan": ("按月龄的安排", "plan by age"),
    "AirReport": ("空气检测报告", "air report"),
    "AirSample": ("抽检的房间", "room sampled"),
    "ProductReport": ("产品检测报告", "product report"),
    "Toys": ("玩具", "toys section"),
    "Textile": ("纺织品", "textile"),
    "Panel": ("人造板", "panel"),
    "Prevention": ("伤害预防", "prevention section"),
    "HealthCare": ("卫生保健", "health-care section"),
    "Hygiene": ("卫生", "hygiene section"),
    "Disinfection": ("预防性消毒", "disinfection"),
    "Nutrition": ("膳食和营养", "nutrition section"),
    "NutrientIntake": ("营养素摄入量", "nutrient intake"),
    "FoodAmount": ("每日食物量", "amount of food"),
    "Enrolment": ("收托", "enrolment section"),
    "Families": ("家园联系与社区", "families section"),
    "Emergency": ("应急与安全培训", "emergency section"),
    "Operation": ("日常管理", "operation section"),
    "Fire": ("建筑防火", "fire protection section"),
    "FireStorey": ("使用的楼层", "storey"),
    "FireCompartment": ("防火分区", "fire compartment"),
    "FireNeighbour": ("相邻建筑", "building next to it"),
    "ExtinguisherPoint": ("灭火器设置点", "place of extinguishers"),
}


def declaration_scope() -> Mapping[str, feel.Type]:
    """Return the names a rule may use for facts, with their types."""
    from engine.declaration.model import Declaration

    return context_type(Declaration).fields


@cache
def references_of(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the facts of *model* that point at another list, by name: ``{"class_id": "classes"}``."""
    return {
        name: about(field)["references"] for name, field in model.model_fields.items() if about(field).get("references")
    }


def label_of_field(model: type[BaseModel], name: str) -> Text:
    """Return the label of one field of *model*."""
    return _text(about(model.model_fields[name]).get("label"))


@cache
def record_type(path: FactPath) -> type[BaseModel]:
    """Return the model of the items of the list at *path*, such as ``("classes",)`` or ``("site", "pollution_sources")``."""
    from engine.declaration.model import Declaration

    model: type[BaseModel] = Declaration
    for name in path:
        if name != "[]":
            model = is_section(model.model_fields[name].annotation) or model
    return model


@cache
def _choice_labels() -> Mapping[tuple[str, str], Text]:
    """Return the label of every choice, by the name of its set and its code."""
    sets = {type(info.choices[0]): info.choices for info in facts_of_model().values() if info.choices}
    return {(kind.__name__, choice.value): choice.label for kind, choices in sets.items() for choice in choices}


def choice_label(kind: str, code: str) -> Text:
    """Return the label of *code* in the set of choices called *kind*; the code itself where there is none."""
    return _choice_labels().get((kind, code), Text(code, code))


@cache
def _record_lists() -> frozenset[FactPath]:
    """Return the model path of every list whose items are records."""
    return frozenset(path[:end] for path in facts_of_model() for end, name in enumerate(path) if name == "[]")


def is_record_list(path: FactPath) -> bool:
    """Return whether *path* leads to a list whose items are records."""
    return path in _record_lists()


@lru_cache(maxsize=65_536)
def model_path(origin: tuple[str, ...]) -> FactPath:
    """Return the model path of a concrete fact: ``("rooms", "r1", "area_m2")`` becomes ``("rooms", "[]", "area_m2")``."""
    path: FactPath = ()
    for name in origin:
        path = (*path, "[]" if path in _record_lists() else name)
    return path
