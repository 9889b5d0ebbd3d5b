"""A declaration with other numbers of children: the facts a rule would see, and on which classes each of them rests."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from engine.capacity.counts import CLASSES, MOVING, How
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import model_path
from engine.feel import TODAY, UNKNOWN

Facts: TypeAlias = Mapping[str, Any]
Numbers: TypeAlias = Mapping[str, int]
"""How many children each class has, by its id."""
Group: TypeAlias = frozenset[str]
"""Classes of which only the sum of their children matters."""


class World:
    """One declaration on one day, for any numbers of children."""

    def __init__(self, declaration: Declaration, day: date) -> None:
        self.facts: Facts = facts_of(declaration) | {TODAY: day}
        classes = self.facts["classes"]
        self.classes: tuple[str, ...] = tuple(one["id"] for one in classes) if isinstance(classes, list) else ()
        self.stated = {one["id"]: one["children"] for one in classes} if self.classes else {}
        self.now: Numbers = {id_: 0 if n is UNKNOWN else n for id_, n in self.stated.items()}

    @cached_property
    def floors(self) -> Mapping[str, frozenset[Any]]:
        """Return on which floors each class has rooms."""
        rooms = self.facts["rooms"] if isinstance(self.facts["rooms"], list) else []
        return {
            id_: frozenset(room["floor"] for room in rooms if room["class_id"] == id_ and room["floor"] is not UNKNOWN)
            for id_ in self.classes
        }

    def group_of(self, origin: tuple[Any, ...]) -> Group:
        """Return the classes on whose children, together, the fact at *origin* rests; none for a fact that stays."""
        moves = MOVING.get(model_path(origin))
        if moves is None:
            return frozenset()
        if moves.how is How.ITSELF:
            return frozenset({origin[1]})
        if moves.how is How.OF_CLASS:
            room = self._item("rooms", origin[1])
            return frozenset({room["class_id"]} & set(self.classes)) if room else frozenset()
        if moves.how is How.OF_STOREY:
            storey = next((one for one in self.facts["fire"]["storeys"] if one["id"] == origin[2]), None)
            return self._classes_on(storey) if storey else frozenset()
        return frozenset(self.classes)

    def _item(self, section: str, id_: str) -> Mapping[str, Any] | None:
        return next((one for one in self.facts[section] if one["id"] == id_), None)

    def _classes_on(self, storey: Mapping[str, Any]) -> Group:
        """Return the classes with rooms on *storey*; one whose rooms are on no known floor may be on any."""
        return frozenset(c for c, floors in self.floors.items() if not floors or storey["floor"] in floors)

    def with_numbers(self, numbers: Numbers) -> Facts:
        """Return the facts with *numbers* of children, and with what moves with them."""
        facts = dict(self.facts)
        for path in MOVING:
            facts[path[0]] = self._moved(facts[path[0]], path[1:], (path[0],), numbers)
        return facts

    def _moved(self, part: Any, rest: tuple[str, ...], at: tuple[str, ...], numbers: Numbers) -> Any:
        """Return *part* of the facts, which stands at *at*, with the fact or facts at *rest* in it moved."""
        if not rest:
            return self._moved_fact(part, at, numbers)
        if rest[0] == "[]":
            if not isinstance(part, list):
                return part
            return [self._moved(item, rest[1:], (*at, item["id"]), numbers) for item in part]
        return {**part, rest[0]: self._moved(part[rest[0]], rest[1:], (*at, rest[0]), numbers)}

    def _moved_fact(self, value: Any, origin: tuple[str, ...], numbers: Numbers) -> Any:
        group = self.group_of(origin)
        if not group:
            return value
        now, then = (sum(side[c] for c in group) for side in (self.now, numbers))
        return MOVERS[MOVING[model_path(origin)].how](value, now, then)


def _with(change: Callable[[int, int, int], int]) -> Callable[[Any, int, int], Any]:
    """Return *change* for a fact that is stated; one that is not stays unknown."""
    return lambda value, now, then: value if value is UNKNOWN else max(0, change(value, now, then))


MOVERS: Mapping[How, Callable[[Any, int, int], Any]] = {
    How.ITSELF: lambda value, now, then: then,
    How.PLACES: lambda value, now, then: then,
    How.PROVIDED: _with(lambda value, now, then: value + max(0, then - now)),
    How.ALL: _with(lambda value, now, then: value + then - now),
    How.OF_CLASS: _with(lambda value, now, then: value + then - now),
    How.OF_STOREY: _with(lambda value, now, then: value + then - now),
}
"""How the value of a fact changes where its classes have, together, another number of children: value, now, then."""
CHILDREN = CLASSES[-1]
