"""Single changes to the facts of a declaration, made on facts for speed and written in a case once one is wanted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from engine.cases import Case
from engine.checked import CheckedRule
from engine.declaration.schema import FactPath, fact_at, fact_info, is_fact
from engine.feel import TODAY, UNKNOWN
from engine.mutation.values import Written, values_of

EACH: Final = "[]"
MOST_ITEMS: Final = 40
"""How many items of one list are looked at."""
MOST_LEFT_OUT: Final = 8
"""Of a list of so many items all but one are left out as well."""
Where = tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One change: a fact or list gets another value (`UNKNOWN`: it is hidden), or an item is taken out of its list.

    *where* names the fact as ``("rooms", "[r1]", "area_m2")``; *model* is its path in the model.
    """

    where: Where
    model: FactPath
    do: Literal["change", "remove"]
    value: Any = None

    @property
    def path(self) -> str:
        """Return *where* as a case writes it: ``rooms[r1].area_m2``."""
        return ".".join(self.where).replace(".[", "[")

    def apply(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return *facts* with this change; what it does not touch is shared."""
        changed: dict[str, Any] = _put(facts, self.where, self)
        return changed


def _put(record: Any, where: Where, step: Step) -> Any:
    if not where:
        return step.value
    name, *rest = where
    if not name.startswith("["):
        return {**record, name: _put(record[name], tuple(rest), step)}
    if not rest and step.do == "remove":
        return [item for item in record if item["id"] != name[1:-1]]
    return [_put(item, tuple(rest), step) if item["id"] == name[1:-1] else item for item in record]


def facts_read(rules: Iterable[CheckedRule]) -> tuple[FactPath, ...]:
    """Return the model path of each fact or list that *rules* look at, in a fixed order."""
    found: dict[FactPath, None] = {}
    for rule in rules:
        own = {*rule.values, *rule.parameters}
        for expression in rule.expressions:
            for first, *rest in sorted(expression.reads):
                if rule.loop and first == rule.loop.variable:
                    found[fact_at((*rule.loop.list_path, EACH, *rest))] = None
                elif first not in own and first != TODAY:
                    found[fact_at((first, *rest))] = None
        if rule.loop:
            found[rule.loop.list_path] = None
    return tuple(found)


@dataclass(frozen=True)
class Focus:
    """Which items of the list at *path* are looked at: those a rule is tried on."""

    path: FactPath = ()
    items: frozenset[str] = frozenset()


def steps_on(
    facts: Mapping[str, Any], read: Iterable[FactPath], written: Written, focus: Focus
) -> Iterator[tuple[Step, ...]]:
    """Yield every change worth trying of the facts at the paths *read*; a few are made of several steps."""
    for path in read:
        if path[-1] == "id":
            continue  # another name for the same thing
        for where, now in _places(facts, path, ()):
            if is_fact(path):
                if _in_focus(where, path, focus):
                    yield from ((step,) for step in _fact_steps(facts, where, path, now, written))
            elif isinstance(now, list):
                yield from _list_steps(where, path, now)


def _in_focus(where: Where, path: FactPath, focus: Focus) -> bool:
    place = len(focus.path)
    if not focus.items or path[: place + 1] != (*focus.path, EACH):
        return True
    return where[place][1:-1] in focus.items


def _fact_steps(facts: Mapping[str, Any], where: Where, path: FactPath, now: Any, written: Written) -> Iterator[Step]:
    info = fact_info(path)
    listed = facts.get(info.references or "", ())
    ids = [item["id"] for item in listed] if isinstance(listed, list) else []
    yield from (Step(where, path, "change", value) for value in values_of(info, now, written, ids))
    if now is not UNKNOWN:
        yield Step(where, path, "change", UNKNOWN)


def _list_steps(where: Where, path: FactPath, now: list[Any]) -> Iterator[tuple[Step, ...]]:
    """Yield the list without each of its items, with only one of them, without any, and not stated."""
    without = [Step((*where, f"[{item['id']}]"), (*path, EACH), "remove") for item in now[:MOST_ITEMS]]
    if len(now) > 1:
        yield from ((step,) for step in without)
    if 2 < len(now) <= MOST_LEFT_OUT:
        yield from (tuple(without[:place] + without[place + 1 :]) for place in range(len(without)))
    if now:
        yield (Step(where, path, "change", []),)
    yield (Step(where, path, "change", UNKNOWN),)


def _places(value: Any, path: FactPath, where: Where) -> Iterator[tuple[Where, Any]]:
    """Yield each concrete place of *path* below *value*, and what stands there."""
    if not path:
        yield where, value
    elif path[0] != EACH:
        if isinstance(value, Mapping) and path[0] in value:
            yield from _places(value[path[0]], path[1:], (*where, path[0]))
    elif isinstance(value, list):
        for item in value[:MOST_ITEMS]:
            yield from _places(item, path[1:], (*where, f"[{item['id']}]"))


def add_to(case: Case, step: Step) -> Case:
    """Return *case* with *step* as its last change."""
    path = step.path
    below = (f"{path}.", f"{path}[")
    change = {p: v for p, v in case.change.items() if p != path and not p.startswith(below)}
    hide = tuple(p for p in case.hide if p != path and not p.startswith(below))
    if step.do == "remove":
        return case.model_copy(update={"change": change, "hide": hide, "remove": (*case.remove, path)})
    if step.value is UNKNOWN:
        return case.model_copy(update={"change": change, "hide": (*hide, path)})
    return case.model_copy(update={"change": {**change, path: as_declared(step)}, "hide": hide})


def as_declared(step: Step) -> Any:
    """Return the value of *step* as a declaration writes it: a time of day as ``"08:30"``, a date as text."""
    if is_fact(step.model) and fact_info(step.model).kind == "clock":
        return f"{step.value // 60:02}:{step.value % 60:02}"
    return step.value.isoformat() if isinstance(step.value, date) else step.value
