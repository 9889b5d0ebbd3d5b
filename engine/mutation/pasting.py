"""Cases as they are pasted into a file of cases, under names that say what is tried and what comes out."""

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
    Expected.PASS: "it passes",
    Expected.FAIL: "it fails",
    Expected.UNKNOWN: "nothing can be told",
    Expected.NOT_APPLICABLE: "it is not asked",
    Expected.NOT_IN_FORCE: "it is not in force",
}
LONGEST: Final = 200
EACH: Final = "[]"


def name_of(case: Case) -> str:
    """Return what *case* tries and what comes out, as a sentence."""
    changes = list(_changes(case))
    told = f"With {_listed(changes)}" if changes else "As it is"
    about = "" if case.subject is None else f" for {case.subject}"
    day = "" if case.as_of is None else f" on {case.as_of}"
    name = f"{told}, the {case.base.replace('-', ' ')}{day}: {OUTCOMES[case.expect]}{about}"
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _changes(case: Case) -> Iterator[str]:
    for path in case.remove:
        yield f"no {_item(path)}"
    for path, items in case.add.items():
        yield f"{' and '.join(str(item.get('id', 'one more')) for item in items)} added to the {_label(path)}"
    for path, value in case.change.items():
        yield f"{_label(path)} {_value(path, value)}"
    for path in case.hide:
        yield f"{_label(path)} not stated"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _label(path: str) -> str:
    """Return what the fact at *path* is called, with the item it is of: "clear height of r1"."""
    label = label_of(_model(path)).en
    plain = label[:1].lower() + label[1:] if label[1:2].islower() else label
    items = [step[1] for step in steps_of(path) if isinstance(step, tuple)]
    return f"{plain} of {items[-1]}" if items else plain


def _item(path: str) -> str:
    last = steps_of(path)[-1]
    name, item = last if isinstance(last, tuple) else (last, "item")
    return f"{item} among the {name.replace('_', ' ')}"


def _value(path: str, value: Any) -> str:
    if value == []:
        return "empty"
    if not is_fact(_model(path)):
        return "other ones"
    info = fact_info(_model(path))
    unit = info.unit_text.en
    return f"{show(value, info.type).en}{' ' + unit if unit and not isinstance(value, bool) else ''}"


def _model(path: str) -> FactPath:
    steps = steps_of(path)
    return tuple(name for step in steps for name in ((step[0], EACH) if isinstance(step, tuple) else (step,)))


def as_yaml(case: Case) -> str:
    """Return *case* as an item of the list of a file of cases."""
    said = {
        "rule": case.rule,
        "name": case.name,
        "base": case.base,
        "as_of": case.as_of,
        "remove": list(case.remove),
        "add": case.add,
        "change": case.change,
        "hide": list(case.hide),
        "subject": case.subject,
        "expect": case.expect.value,
    }
    kept = {key: _plain(value) for key, value in said.items() if value not in (None, [], {})}
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
