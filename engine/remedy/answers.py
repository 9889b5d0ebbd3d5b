"""Answers that comply: a point in order with the same classes, built from the bases of the rules, to take values and items from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath, record_type, references_of
from engine.declaration.writing import as_json
from engine.feel import UNKNOWN
from engine.generating.building import build_classes, finish
from engine.generating.draw import Draw
from engine.generating.mix import MEALS, MODES
from engine.generating.models import FILES, Models
from engine.generating.particulars import state_particulars
from engine.generating.plan import ClassPlan, Plan
from engine.generating.scaling import scale
from engine.remedy.changes import Facts, Item, Origin, value_at

USUAL: Final = "institution"
OWNERS: Final = ("class_kind",)
"""The facts that say to what an item belongs that has to come with others like it."""
CLASS: Final = ClassPlan("toddler_small", 10)
"""The one class of the point in order where the declaration states none."""


@dataclass(frozen=True)
class Answers:
    """The facts of a point in order; *classes* leads from its classes to those of the declaration of the same kind."""

    facts: Facts
    classes: Mapping[str, str]

    def values(self, origin: Origin, path: FactPath) -> Iterator[Any]:
        """Yield the values that the point in order has for the fact at *origin*: that of the same item first, each once."""
        if "[]" not in path:
            found = [value_at(self.facts, origin)]
        else:
            at = path.index("[]")
            items = self._list(path[:at])
            same = [item for item in items if item["id"] == origin[at]]
            found = [value_at(item, origin[at + 1 :]) for item in (*same, *items)]
        seen: list[Any] = []
        for value in found:
            if value is not UNKNOWN and value not in seen:
                seen.append(value)
                yield value

    def items(self, path: Origin, facts: Facts) -> Iterator[tuple[str, Item]]:
        """Yield the items that may be added to the list at *path*, each with the name of its model, for each room it may be for.

        What belongs together, and of which there is nothing yet, is only added as a set.
        """
        seen: list[Facts] = []
        there = {owner for item in _known(facts, path) for owner in _owners(item)}
        for model in self._list(path):
            if not there.issuperset(_owners(model)):
                continue
            for like, item in self._placed(path, model, facts):
                told = {name: value for name, value in item.items() if name not in ("id", "label")}
                if told not in seen:
                    seen.append(told)
                    yield like, Item(item)

    def sets(self, path: Origin, facts: Facts) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """Yield the items that belong together, such as a day's blocks of one kind of class: all those with the same owner."""
        owned: dict[str, list[Item]] = {}
        for item in self.whole(path, facts):
            for owner in _owners(item.facts):
                owned.setdefault(f"all of {owner}", []).append(item)
        yield from ((owner, tuple(items)) for owner, items in owned.items() if len(items) > 1)

    def whole(self, path: Origin, facts: Facts) -> tuple[Item, ...]:
        """Return every item that the list at *path* has in the point in order."""
        return tuple(Item(item) for model in self._list(path) for _, item in list(self._placed(path, model, facts))[:1])

    def _list(self, path: Origin) -> Sequence[Facts]:
        return _known(self.facts, path)

    def _placed(self, path: Origin, model: Facts, facts: Facts) -> Iterator[tuple[str, Facts]]:
        """Yield *model* with its references leading to what there is in *facts*; not at all where they would lead nowhere."""
        item, like = dict(model), str(model["id"])
        for name, target in references_of(record_type(path)).items():
            if item[name] is UNKNOWN or name == "room_id":
                continue
            item[name] = self.classes.get(item[name], item[name]) if name == "class_id" else item[name]
            known = value_at(facts, (target,))
            if known is not UNKNOWN and all(one["id"] != item[name] for one in known):
                return
        if item.get("room_id", UNKNOWN) is UNKNOWN:
            yield like, item
        else:
            for room in self._rooms(item["room_id"], facts):
                yield f"{like}@{room}", {**item, "id": f"{like}-{room}", "room_id": room}

    def _rooms(self, model: str, facts: Facts) -> Iterator[str]:
        """Yield the rooms of the declaration that are used as the model's room *model* is; that one where none are stated."""
        rooms = facts["rooms"]
        if rooms is UNKNOWN:
            yield model
            return
        use = self._uses.get(model)
        yield from (room["id"] for room in rooms if room["use"] == use)

    @cached_property
    def _uses(self) -> dict[str, Any]:
        return {room["id"]: room["use"] for room in self._list(("rooms",))}


def _known(facts: Facts, path: Origin) -> Sequence[Facts]:
    found = value_at(facts, path)
    return () if found is UNKNOWN else found


def _owners(item: Facts) -> Iterator[Any]:
    """Yield to what an item belongs that has to come with others like it."""
    return (owner for name in OWNERS if (owner := item.get(name, UNKNOWN)) is not UNKNOWN)


def answers_for(declaration: Declaration, models: Models) -> Answers:
    """Return the answers of a point of the same kind, mode, meals and classes as *declaration*, with its rooms' and classes' ids."""
    plan, ids = _plan(declaration)
    draw = Draw(1, 1, "remedy")
    place = build_classes(plan, models[plan.kind], draw)
    state_particulars(place, plan, draw)
    scale(place, plan, draw)
    facts = facts_of(parse_declaration(as_json(finish(place)).encode(), "answers"))
    return Answers(_in_own_words(_renamed(facts, declaration, ids), facts_of(declaration)), ids)


OWN_WORDS: Final = (
    ("point", "name"),
    ("point", "address"),
    ("registration", "name"),
    ("registration", "address"),
    ("registration", "credit_code"),
)
"""What the papers and rooms of a point say of it in its own words."""


def _in_own_words(facts: Facts, own: Facts) -> Facts:
    """Return *facts* with the names, addresses and code of the point in order replaced by those of the point itself, where stated."""
    words = {
        value_at(facts, path): said
        for path in reversed(OWN_WORDS)  # where two say the same, the first counts
        if isinstance(said := value_at(own, path), str) and isinstance(value_at(facts, path), str)
    }

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: told(one) for name, one in value.items()}
        if isinstance(value, list):
            return [told(one) for one in value]
        return words.get(value, value) if isinstance(value, str) else value

    return {name: told(value) for name, value in facts.items()}


NO_ANSWERS: Final = Answers({"rooms": UNKNOWN}, {})


def _plan(declaration: Declaration) -> tuple[Plan, dict[str, str]]:
    """Return the plan of *declaration*, and which of its classes each class of the plan is."""
    point = declaration.point
    kind = point.kind.value if point and point.kind and point.kind.value in FILES else USUAL
    mode = point.mode.value if point and point.mode else next(iter(MODES[kind]))
    fits = CLASS.kind if kind == "institution" else "mixed" if kind == "home_based" else "toddler_large"
    stated = [(one.id, one.kind.value if one.kind else fits, one.children or 1) for one in declaration.classes or ()]
    if kind == "home_based":
        stated = [(name, "mixed", min(children, 5)) for name, _, children in stated][:1]
    if kind == "kindergarten_class":
        stated = [(name, one if one in ("toddler_large", "mixed") else fits, n) for name, one, n in stated]
    classes = tuple(ClassPlan(one, children) for _, one, children in stated)
    if not classes and kind != "activity_site":
        classes = (ClassPlan(fits, 5),)
    registration = declaration.registration
    legal = registration.legal_type.value if registration and registration.legal_type else "for_profit"
    services = tuple(str(service) for service in (point.services if point else None) or ("full_day",))
    meals = point.meals.value if point and point.meals else next(iter(MEALS[kind]))
    plan = Plan(kind, mode, legal, () if kind == "activity_site" else classes, services, meals)
    return plan, {f"c{number}": name for number, (name, _, _) in enumerate(stated, 1)}


def _renamed(facts: Facts, declaration: Declaration, classes: Mapping[str, str]) -> Facts:
    """Return *facts* with the classes and, where one of the same use is in the same class, the rooms called as in *declaration*."""
    rooms = _rooms_alike(facts, declaration, classes)
    names = {"class_id": classes, "room_id": rooms}
    own = {"classes": classes, "rooms": rooms}

    def record(section: str, item: Any) -> Any:
        changed = {name: known.get(item[name], item[name]) for name, known in names.items() if name in item}
        return {**item, **changed, "id": own.get(section, {}).get(item["id"], item["id"])}

    return {
        name: [record(name, item) for item in value] if isinstance(value, list) else value
        for name, value in facts.items()
    }


def _rooms_alike(facts: Facts, declaration: Declaration, classes: Mapping[str, str]) -> dict[str, str]:
    waiting: dict[tuple[Any, Any], list[str]] = {}
    for room in declaration.rooms or ():
        waiting.setdefault((room.use.value if room.use else None, room.class_id), []).append(room.id)
    alike: dict[str, str] = {}
    for room in facts["rooms"] if isinstance(facts["rooms"], list) else ():
        same = waiting.get((room["use"], classes.get(room["class_id"]) if room["class_id"] is not UNKNOWN else None))
        if same:
            alike[room["id"]] = same.pop(0)
    return alike
