"""What the declaration model says about each fact: its type for expressions, labels, unit, proof."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from engine.choices import Choice
from engine.declaration.facts import unknown_record
from engine.declaration.table import FactInfo as FactInfo
from engine.declaration.table import FactPath as FactPath
from engine.declaration.table import FactTable
from engine.declaration.table import choice_label as choice_label
from engine.declaration.table import fact_at as fact_at
from engine.declaration.table import fact_info as fact_info
from engine.declaration.table import facts_of_model as facts_of_model
from engine.declaration.table import is_fact as is_fact
from engine.declaration.table import is_record_list as is_record_list
from engine.declaration.table import label_of as label_of
from engine.declaration.table import model_path as model_path
from engine.feel import types as feel
from engine.feel.units import Unit
from engine.text import NO_TEXT, Text

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


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


def _walk(model: type[BaseModel], path: FactPath, types: dict[feel.Type, feel.Type]) -> Iterator[FactInfo]:
    """Yield the facts of *model*; equal *types* are one."""
    for name, field in model.model_fields.items():
        here = (*path, name)
        if section := is_section(field.annotation):
            yield from _walk(section, (*here, "[]") if item_type(field.annotation) else here, types)
            continue
        said = about(field)
        yield FactInfo(
            path=here,
            label=_text(said.get("label")),
            unit=said.get("unit"),
            evidence=said.get("evidence", "declared"),
            proof=_text(said.get("proof")),
            references=said.get("references"),
            kind=_kind(field.annotation),
            type=types.setdefault(kind := _type_of(field.annotation, field), kind),
        )


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


def draw_table() -> FactTable:
    """Return what the model says about every fact, list and section."""
    from engine.declaration.model import Declaration

    facts = {info.path: info for info in _walk(Declaration, (), {})}
    lists = dict.fromkeys(path[:end] for path in facts for end, name in enumerate(path) if name == "[]")
    records = {path: record_type(path) for path in lists}
    return FactTable(
        facts=facts,
        labels=dict(_labels(Declaration, ())),
        choices={(type(one).__name__, one.value): one.label for path in facts for one in choices_at(path)},
        kinds={path: model_label(record) for path, record in records.items()},
        blanks={path: unknown_record(record) for path, record in records.items()},
    )


def choices_at(path: FactPath) -> tuple[Choice, ...]:
    """Return the choices that the fact at *path* may be."""
    return choices_of(record_type(path[:-1]).model_fields[path[-1]].annotation)


def _labels(model: type[BaseModel], path: FactPath) -> Iterator[tuple[FactPath, Text]]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        yield here, _text(about(field).get("label"))
        if section := is_section(field.annotation):
            yield from _labels(section, here)
