"""Cases as they are pasted into a file of cases, under names that say what is tried and what comes out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

import yaml

from engine.cases import Case, Expected
from engine.declaration.edits import steps_of
from engine.declaration.schema import FactPath, fact_info, is_fact, label_of
from engine.values import show

OUTCOMES: Final[Mapping[Expected, str]] = {
    Expected.PASS: "passes",
    Expected.FAIL: "fails",
    Expected.UNKNOWN: "cannot be told",
    Expected.NOT_APPLICABLE: "is not asked",
    Expected.NOT_IN_FORCE: "is not in force",
}
LONGEST: Final = 200
NOTE: Final = re.compile(r" *\([^()]*\)")
"""What a label says to who fills it in: "(0 if there are none)"."""
EACH: Final = "[]"


def name_of(case: Case) -> str:
    """Return what *case* tries and what comes out, as a sentence."""
    where = [*_changes(case)]
    parts = [
        f"in base {case.base}{'' if where else ' as it is'}",
        *([f"on {case.as_of}"] if case.as_of else []),
        *([f"where {_listed(where)}"] if where else []),
        f"{case.subject or 'the rule'} {OUTCOMES[case.expect]}",
    ]
    name = ", ".join(parts)
    name = name[:1].upper() + name[1:]
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _changes(case: Case) -> Iterator[str]:
    for path in case.remove:
        yield f"{_item(path)} is left out"
    for path, items in case.add.items():
        yield f"{_listed([str(item.get('id', 'an item')) for item in items])} is added to {_label(path, case)}"
    for path, value in case.change.items():
        yield f"{_label(path, case)} is {_value(path, value)}"
    for path in case.hide:
        yield f"{_label(path, case)} is not stated"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _label(path: str, case: Case) -> str:
    """Return what the fact at *path* is called, with the item it is of where that is not the subject: "clear height of r1"."""
    label = NOTE.sub("", label_of(_model(path)).en)
    plain = label[:1].lower() + label[1:] if label[1:2].islower() else label
    items = [step[1] for step in steps_of(path) if isinstance(step, tuple)]
    return f"{plain} of {items[-1]}" if items and items[-1] != case.subject else plain


def _item(path: str) -> str:
    last = steps_of(path)[-1]
    return f"{last[0].replace('_', ' ')} {last[1]}" if isinstance(last, tuple) else path


def _value(path: str, value: Any) -> str:
    if value == []:
        return "empty"
    if not is_fact(_model(path)):
        return "another one"
    info = fact_info(_model(path))
    said, unit = NOTE.sub("", show(value, info.type).en), info.unit_text.en
    return f"{said} {unit}" if unit and unit not in label_of(info.path).en.lower() else said


def _model(path: str) -> FactPath:
    steps = steps_of(path)
    return tuple(name for step in steps for name in ((step[0], EACH) if isinstance(step, tuple) else (step,)))


def as_yaml(case: Case) -> str:
    """Return *case* as an item of the list of a file of cases."""
    said = {key: getattr(case, key) for key in Case.model_fields}
    kept = {key: _plain(value) for key, value in said.items() if value not in (None, (), {})}
    lines = [f"{key}: {_in_one_line(value)}" for key, value in kept.items()]
    return "\n".join(f"  {'  ' if place else '- '}{line}" for place, line in enumerate(lines))


def _in_one_line(value: Any) -> str:
    dumped = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100_000, default_flow_style=True)
    return dumped.removesuffix("...\n").strip()


def _plain(value: Any) -> Any:
    """Return *value* as YAML writes it: whole numbers and decimals as numbers, records as mappings."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool | int | date) or value is None else str(value)
