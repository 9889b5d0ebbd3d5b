"""The lines of the on-site checklist: facts by part of the form, those of one room or thing in one line."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from engine.clausenames import TAIL
from engine.declaration.edits import section_of, steps_of
from engine.declaration.schema import FactInfo, FactPath, fact_info, label_of
from engine.papers.model import CheckPart, CheckRow, Visit
from engine.papers.office import citation, in_office_words
from engine.report import CheckView, Report

HOW: Final = "看量查问"
"""How a fact is checked: look, measure, read papers, ask; in this order."""
FEW: Final = 3
COUNTED: Final = {
    "children",
    "persons",
    "items",
    "classes",
    "storey",
    "ratio",
    "months",
    "years",
    "days",
    "hours",
    "minutes",
}
"""Units that nobody measures with a tape or an instrument."""
THINGS: Final = {
    *("site", "building", "rooms", "windows", "doors", "railings", "stairs", "corridors", "entrances"),
    *("outdoor", "installations", "equipment", "toys", "textiles", "fire", "security", "prevention", "classes"),
}
"""Parts of the form about what can be seen at the point; the others are about how things are done."""


def checklist(report: Report) -> tuple[tuple[CheckPart, ...], tuple[Visit, ...]]:
    """Return the lines of *report*'s checklist by part of the form, and the clauses that only a visit settles."""
    checks = [check for check in report.on_site if not check.path.endswith("].id")]
    by_part = groupby(checks, key=lambda check: section_of(check.path))
    parts = tuple(CheckPart(_title(section), tuple(_rows(same))) for section, same in by_part)
    return parts, tuple(Visit(clause.text, citation(clause).cited) for clause in report.visits)


def _title(section: str) -> str:
    return TAIL.sub("", label_of((section,)).zh)


def _rows(checks: Iterable[CheckView]) -> Iterator[CheckRow]:
    """Yield a line for each fact of the point itself, and one for all facts of one item; items that are alike share it."""
    alike: dict[tuple[CheckRow, str], list[str]] = {}
    for subject, same in groupby(checks, key=lambda check: check.subject):
        if subject:
            facts = list(same)
            alike.setdefault((_item_row(facts), _list_of(facts[0])), []).append(subject)
        else:
            yield from map(_fact_row, same)
    for (row, _), subjects in alike.items():
        yield CheckRow(_together(subjects), row.values, row.how)


def _together(subjects: list[str]) -> str:
    """Return the items of one line; of many, that are told apart by their names, these without their ids."""
    names = [TAIL.sub("", subject) for subject in subjects]
    shown = names if len(names) > FEW and len(set(names)) == len(names) else subjects
    return "、".join(shown) + (f"（共{len(shown)}处）" if len(shown) > 1 else "")


def _fact_row(check: CheckView) -> CheckRow:
    return CheckRow(TAIL.sub("", check.label), (in_office_words(check.value + check.unit),), _how(check))


def _item_row(facts: list[CheckView]) -> CheckRow:
    """Return the facts of one item, not yet with its name."""
    values = tuple(in_office_words(f"{TAIL.sub('', fact.label)}：{fact.value}{fact.unit}") for fact in facts)
    methods = set(map(_how, facts))
    return CheckRow("", values, "、".join(how for how in HOW if how in methods))


def _how(check: CheckView) -> str:
    """Return how a fact is checked."""
    info = fact_info(_model_path(check.path))
    if info.unit and not COUNTED & set(info.unit.split("/")):
        return "量"
    if info.proof.zh or info.kind == "day":
        return "查"
    return "看" if _visible(info) else "问"


def _visible(info: FactInfo) -> bool:
    return info.evidence == "on_site" or info.path[0] in THINGS


def _list_of(check: CheckView) -> str:
    """Return the list an item belongs to, as a path without ids."""
    return ".".join(_model_path(check.path)[:-1])


def _model_path(path: str) -> FactPath:
    """Return ``rooms[r1].area_m2`` as the model has it: ``("rooms", "[]", "area_m2")``."""
    return tuple(part for step in steps_of(path) for part in ((step[0], "[]") if isinstance(step, tuple) else (step,)))
