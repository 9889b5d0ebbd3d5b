"""What changed in the numbers of a rule: which limit, from which day, in which cell."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.changes.meaning import Form, form_of
from engine.changes.model import Change, Kind
from engine.changes.values import compare_values
from engine.ruleset import Parameter, Rule, Topic
from engine.text import NO_TEXT, Text
from engine.units import unit_text
from engine.values import show_number

Number = Decimal | int
Cells = Mapping[str, Number]
Ruled = tuple[Topic, Rule]
TOLD = {"title", "unit", "by", "values"}
FROM = Text("自 {day} 起", "from {day}")
UNIT = Text("{title}（单位）", "{title} (unit)")
PICKED_BY = Text("{title}（按此取值）", "{title} (picked by)")


def compare_numbers(
    old: Ruled, new: Ruled, old_forms: Mapping[str, Form], new_forms: Mapping[str, Form]
) -> Iterator[Change]:
    """Yield what changed in the numbers that *old* and *new* use; another name for the same numbers is no change."""
    pairs = _pairs(old_forms, new_forms)
    for before, after in pairs:
        parameters = old[0].parameters[before], new[0].parameters[after]
        same = _same_cells(old, new, *(p.by for p in parameters))
        told = before == after and parameters[0].by == parameters[1].by  # by the named value that changed
        yield from _compare(*parameters, after, same or told)
    gone = _alone(old, old_forms, {before for before, _ in pairs})
    came = _alone(new, new_forms, {after for _, after in pairs})
    for name, parameter in gone.items():
        if parameter not in came.values():
            yield from _one_sided(parameter, name, came=False)
    for name, parameter in came.items():
        if parameter not in gone.values():
            yield from _one_sided(parameter, name, came=True)


def _alone(ruled: Ruled, forms: Mapping[str, Form], paired: set[str]) -> dict[str, Parameter]:
    """Return the parameters of a rule that have no partner in the other one."""
    return {name: ruled[0].parameters[name] for name in _used(forms) if name not in paired}


def _used(forms: Mapping[str, Form]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for form in forms.values() for name in form.parameters))


def _pairs(old: Mapping[str, Form], new: Mapping[str, Form]) -> tuple[tuple[str, str], ...]:
    """Return the parameters that stand in the same places of the same expressions, then those of the same name."""
    same = [(form, new[key]) for key, form in old.items() if new.get(key) == form]
    pairs = [pair for before, after in same for pair in zip(before.parameters, after.parameters, strict=True)]
    taken = {name for pair in pairs for name in pair}
    pairs += [(name, name) for name in _used(old) if name in _used(new) and name not in taken]
    return tuple(dict.fromkeys(pairs))


def _same_cells(old: Ruled, new: Ruled, before: str | None, after: str | None) -> bool:
    """Return whether both tables are read by the same fact."""
    if before is None or after is None:
        return before is after
    return form_of(*old, before) == form_of(*new, after)


def _compare(old: Parameter, new: Parameter, name: str, same_cells: bool) -> Iterator[Change]:
    at, title = f"parameters.{name}", new.title.text
    if old.unit != new.unit:
        yield Change(Kind.LIMIT, f"{at}.unit", old.unit, new.unit, UNIT.fill(title=title))
    if not same_cells:
        yield Change(Kind.LIMIT, f"{at}.by", old.by, new.by, PICKED_BY.fill(title=title))
    moved = _moved(old, new)
    for was, now in moved.items():
        yield Change(Kind.DATE, f"{at}.values", str(was), str(now), title)
    unit = unit_text(new.unit) if new.unit else NO_TEXT
    for day in sorted((old.values.keys() | new.values.keys()) - moved.keys() - set(moved.values())):
        yield from _cells(old.on(day), new.on(day), day, at, title, unit)
    yield from compare_values(old.title, new.title, lambda _: Kind.WORDING, f"{at}.title")
    yield from compare_values(_rest(old), _rest(new), lambda _: Kind.BASIS, at)


def _rest(parameter: Parameter) -> dict[str, Any]:
    """Return what else a parameter says: which of the rule's clauses its number comes from."""
    return {name: getattr(parameter, name) for name in Parameter.model_fields if name not in TOLD}


def _moved(old: Parameter, new: Parameter) -> dict[date, date]:
    """Return the versions that are the same and count from another day."""
    came = [day for day in new.values if day not in old.values]
    moved: dict[date, date] = {}
    for day in (day for day in old.values if day not in new.values):
        same = next((other for other in came if new.values[other] == old.values[day]), None)
        if same:
            moved[day] = same
            came.remove(same)
    return moved


def _one_sided(parameter: Parameter, name: str, *, came: bool) -> Iterator[Change]:
    unit = unit_text(parameter.unit) if parameter.unit else NO_TEXT
    for day, value in parameter.values.items():
        before, after = (None, value) if came else (value, None)
        yield from _cells(before, after, day, f"parameters.{name}", parameter.title.text, unit)


def _cells(
    old: Number | Cells | None, new: Number | Cells | None, day: date, at: str, title: Text, unit: Text
) -> Iterator[Change]:
    """Yield each number that is not the same on *day*, by the cell of the table."""
    before, after = _table(old), _table(new)
    for cell in dict.fromkeys((*before, *after)):
        was, now = before.get(cell), after.get(cell)
        if was != now:
            key = f"{at}.values[{day}]" + (f".{cell}" if cell else "")
            yield Change(Kind.LIMIT, key, _shown(was), _shown(now), _called(title, cell, day), unit)


def _shown(number: Number | None) -> str | None:
    return None if number is None else show_number(number)


def _table(value: Number | Cells | None) -> Cells:
    if value is None:
        return {}
    return value if isinstance(value, Mapping) else {"": value}


def _called(title: Text, cell: str, day: date) -> Text:
    since = FROM.fill(day=day)
    row = f" {cell}" if cell else ""
    return Text(f"{title.zh}{row}（{since.zh}）", f"{title.en}{row} ({since.en})")
