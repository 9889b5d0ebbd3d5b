"""Model answers: the complete declarations that stand beside the rules and pass them all, taken apart to build others from.

Whoever adds a rule sees that the bases still pass it; so a place built from their answers passes it too, without a second list
of a thousand facts to keep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from engine.documents import read_document

Record = dict[str, Any]
FILES = {
    "institution": "institution",
    "kindergarten_class": "kindergarten-class",
    "activity_site": "activity-site",
    "home_based": "home-based",
}
WRITTEN = date(2026, 1, 1)
"""The day on which the bases are in order."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEARS = ("plan_year", "report_year")
LENDERS = {"institution": "kindergarten_class", "kindergarten_class": "institution"}
"""Where a base has no class of some kind, whose it borrows."""


@dataclass(frozen=True)
class ClassModel:
    """A class as it should be: its record, all that belongs to it, list by list, and the day of its kind."""

    record: Record
    items: dict[str, list[Record]]
    schedule: list[Record]
    lent: bool = False


@dataclass(frozen=True)
class Model:
    """A care point as it should be, with its classes taken out."""

    sections: Record
    classes: dict[str, ClassModel]


Models = dict[str, Model]


def load_models(folder: Path, as_of: date) -> Models:
    """Return the model of each kind of point from the ``bases`` of the rules in *folder*, its dates as if made for *as_of*.

    Raises `DiagnosticError` for a base that is not there or cannot be read.
    """
    shift = as_of - WRITTEN
    models: Models = {}
    for kind, name in FILES.items():
        document = read_document(folder / "bases" / f"{name}.yaml", f"{folder.name}/bases/{name}.yaml")
        models[kind] = _take_apart(plain_data(document.data, shift, as_of.year - WRITTEN.year))
    return {kind: _with_loans(model, models.get(LENDERS.get(kind, ""))) for kind, model in models.items()}


def copy_section(value: Any) -> Any:
    """Return a copy of a section or list, and of the records in it; what records hold is shared, for it is only ever replaced."""
    if isinstance(value, dict):
        return {key: copy_records(one) if one.__class__ is list else one for key, one in value.items()}
    return copy_records(value) if isinstance(value, list) else value


def copy_records(items: list[Any]) -> list[Any]:
    """Return a copy of a list and of the records in it."""
    return [one.copy() for one in items] if items and items[0].__class__ is dict else items.copy()


def plain_data(value: Any, shift: timedelta, years: int) -> Any:
    """Return *value* as JSON has it, its days moved by *shift* and its years by *years*."""
    if isinstance(value, dict):
        moved = {key: plain_data(one, shift, years) for key, one in value.items()}
        return {key: one + years if key in YEARS else one for key, one in moved.items()}
    if isinstance(value, list):
        return [plain_data(one, shift, years) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, str):
        return move_day(value, shift)
    return value


def move_day(value: str, shift: timedelta) -> str:
    """Return *value* moved by *shift* where it is a day, else as it is."""
    return (date.fromisoformat(value) + shift).isoformat() if DAY.fullmatch(value) else value


def _take_apart(data: Record) -> Model:
    """Return *data* with its classes, and all that belongs to them, apart from the rest."""
    owners = {room["id"]: room["class_id"] for room in data["rooms"] if "class_id" in room}
    classes: dict[str, ClassModel] = {}
    for record in data.pop("classes"):
        day = [block for block in data.get("schedule", ()) if block["class_kind"] == record["kind"]]
        classes[record["kind"]] = ClassModel(record, dict(_taken(data, record["id"], owners)), day)
    if classes:
        data.pop("schedule", None)
    for name, items in data.items():
        if isinstance(items, list):
            data[name] = [item for item in items if _owner(item, owners) is None]
    return Model(data, classes)


def _taken(data: Record, class_id: str, owners: dict[str, str]) -> Iterator[tuple[str, list[Record]]]:
    for name, items in data.items():
        if isinstance(items, list) and (own := [item for item in items if _owner(item, owners) == class_id]):
            yield name, own


def _owner(item: Any, owners: dict[str, str]) -> str | None:
    if not isinstance(item, dict):
        return None
    return item.get("class_id") or owners.get(item.get("room_id", ""))


def _with_loans(model: Model, lender: Model | None) -> Model:
    """Return *model* with the classes that only *lender* has, stating what the model's own classes state."""
    if lender is None:
        return model
    own = next(iter(model.classes.values()))
    loans = {kind: _completed(one, own) for kind, one in lender.classes.items() if kind not in model.classes}
    return Model(model.sections, {**model.classes, **loans})


def _completed(loan: ClassModel, own: ClassModel) -> ClassModel:
    """Return *loan* with the facts about people and the class that only *own* states."""
    staff = [{**_unsaid(own.items["staff"][-1], person), **person} for person in loan.items["staff"]]
    return ClassModel(
        {**_unsaid(own.record, loan.record), **loan.record}, {**loan.items, "staff": staff}, loan.schedule, lent=True
    )


def _unsaid(record: Record, other: Record) -> Record:
    return {key: value for key, value in record.items() if key not in other}
