"""A place as it should be, built from its plan: the model's answers, with classes, rooms and staff as the plan has them."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.declaration.model import Declaration
from engine.generating import names
from engine.generating.draw import Draw
from engine.generating.mix import CHILDREN_PER_CARER
from engine.generating.models import ClassModel, Model, Record, copy_section
from engine.generating.plan import ClassPlan, Plan

ORDER = tuple(Declaration.model_fields)
NUMBERED = {"windows": "w", "staff": "s", "air_samples": "as", "class_care": "cc"}
"""Lists to which no other list refers: their items are numbered through once all are there."""
MONTHS = {"infant": (6, 12), "toddler_small": (12, 24), "toddler_large": (24, 35), "mixed": (18, 34)}
FULL_NAMES = {"infant": "乳儿", "toddler_small": "托小", "toddler_large": "托大", "mixed": "混合"}


@dataclass
class Place:
    """A declaration as plain data while it is built, and where the items of the model are in it.

    *origins* leads from ``("rooms", "r-c1-sleep")`` to the ids of the items made after that one; *days_earlier* says how long
    before the model the point began, *recent* from which day on something has just happened.
    """

    data: Record
    origins: dict[tuple[str, str], list[str]]
    days_earlier: int = 0
    recent: str = ""


def build_classes(plan: Plan, model: Model, draw: Draw) -> Place:
    """Return the model's place with the plan's classes and all that belongs to them; nothing is scaled yet."""
    place = Place({name: copy_section(section) for name, section in model.sections.items()}, {})
    for name, items in place.data.items():
        for item in items if isinstance(items, list) else ():
            _note(place, name, item["id"], item)
    place.data["classes"] = []
    for number, one in enumerate(plan.classes, 1):
        _add_class(place, plan, one, model.classes[one.kind], number, draw)
    if plan.classes:
        place.data["schedule"] = list(_schedule(place, plan, model))
    return place


def finish(place: Place) -> Record:
    """Return the declaration of *place* with its sections in their order and its lists numbered through."""
    for name, letters in NUMBERED.items():
        renamed = {item["id"]: f"{letters}{number}" for number, item in enumerate(place.data.get(name, ()), 1)}
        for item in place.data.get(name, ()):
            item["id"] = renamed[item["id"]]
        for key, ids in place.origins.items():
            if key[0] == name:
                ids[:] = [renamed[one] for one in ids if one in renamed]
    return {name: place.data[name] for name in ORDER if place.data.get(name) is not None}


def _note(place: Place, name: str, before: str, item: Record) -> None:
    place.origins.setdefault((name, before), []).append(item["id"])


def _add_class(place: Place, plan: Plan, one: ClassPlan, model: ClassModel, number: int, draw: Draw) -> None:
    old, new = model.record["id"], f"c{number}"
    title = _title(plan, number)
    record = {**model.record, "id": new, "name": title, "children": one.children, **_months(one, draw)}
    place.data["classes"].append(record)
    if not model.lent:
        _note(place, "classes", old, record)
    for name, items in model.items.items():
        kept = items[: _carers(one, draw)] if name == "staff" and plan.kind != "home_based" else items
        for item in kept:
            copy = _moved(item.copy(), old, new, model.record["name"], title)
            place.data.setdefault(name, []).append(copy)
            if not model.lent:  # the ids of another base mean other things here
                _note(place, name, item["id"], copy)


def _moved(item: Record, old: str, new: str, old_title: str, title: str) -> Record:
    """Return the *item* of a model's class as one of the new class: ids, references and names changed."""
    for key in ("id", "room_id", "class_id"):
        if key in item:
            item[key] = _renamed(item[key], old, new, key == "id")
    if "name" in item:
        item["name"] = item["name"].replace(old_title, title)
    if "label" in item and title != "家庭托育":
        item["label"] = title + item["label"]
    return item


def _renamed(value: str, old: str, new: str, own: bool) -> str:
    parts = value.split("-")
    if old in parts:
        return "-".join(new if part == old else part for part in parts)
    return f"{new}-{value}" if own or value.startswith("r-") else value


def _title(plan: Plan, number: int) -> str:
    """Return what the class is called: 托小班 where it is the only one, else 托小一班, 托小二班."""
    if plan.kind == "home_based":
        return "家庭托育"
    kind = plan.classes[number - 1].kind
    same = [place for place, one in enumerate(plan.classes, 1) if one.kind == kind]
    return FULL_NAMES[kind] + (names.numeral(same.index(number) + 1) if len(same) > 1 else "") + "班"


def _months(one: ClassPlan, draw: Draw) -> dict[str, int]:
    low, high = MONTHS[one.kind]
    return {"youngest_months": low + draw.whole(0, 2), "oldest_months": high - draw.whole(0, 1)}


def _carers(one: ClassPlan, draw: Draw) -> int:
    """Return how many of the model's carers the class keeps: those it needs, and often one more."""
    return -(-one.children // CHILDREN_PER_CARER[one.kind]) + (1 if draw.chance(0.4) else 0)


def _schedule(place: Place, plan: Plan, model: Model) -> Iterator[Record]:
    """Return the day of each kind of class that there is."""
    kinds = dict.fromkeys(one.kind for one in plan.classes)
    blocks = [(block, model.classes[kind].lent) for kind in kinds for block in model.classes[kind].schedule]
    for number, (block, lent) in enumerate(blocks, 1):
        copy = {**block, "id": f"b{number}"}
        if not lent:
            _note(place, "schedule", block["id"], copy)
        yield copy
