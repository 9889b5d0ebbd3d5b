"""One declaration as the hand-written rules read it, with the lists that they join grouped once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from benchmarks.by_hand.truth import Facts

Groups = Mapping[str | None, Sequence[Facts]]


class Site:
    """The facts of one care point on one day."""

    def __init__(self, facts: Facts, today: date) -> None:
        """Keep what is known; lists are grouped when a rule first asks."""
        self.facts = facts
        self.today = today
        self.point: Facts = facts.get("point", {})
        self.premises: Facts = facts.get("site", {})
        self.outdoor: Facts = facts.get("outdoor", {})
        self.classes: Sequence[Facts] | None = facts.get("classes")
        self.rooms: Sequence[Facts] | None = facts.get("rooms")
        self.staff: Sequence[Facts] | None = facts.get("staff")
        self.kind: str | None = self.point.get("kind")

    @cached_property
    def _rooms(self) -> Groups:
        return grouped(self.rooms or (), "class_id")

    @cached_property
    def _staff(self) -> Groups:
        return grouped(self.staff or (), "class_id")

    @cached_property
    def _class(self) -> Mapping[str, Facts]:
        return {item["id"]: item for item in self.classes or ()}

    @cached_property
    def _room(self) -> Mapping[str, Facts]:
        return {item["id"]: item for item in self.rooms or ()}

    @cached_property
    def windowed(self) -> frozenset[str | None]:
        """Return the rooms that have a window; None among them if that is not stated for a window."""
        return frozenset(window.get("room_id") for window in self.facts.get("windows") or ())

    def rooms_of(self, class_id: str | None) -> Sequence[Facts]:
        """Return the rooms that belong to a class or may do so; all of them if no class is known."""
        return (self.rooms or ()) if class_id is None else belonging(self._rooms, self.rooms or (), class_id)

    def staff_of(self, class_id: str) -> Sequence[Facts]:
        """Return the staff that belong to a class or may do so."""
        return belonging(self._staff, self.staff or (), class_id)

    def class_called(self, wanted: str | None) -> Sequence[Facts]:
        """Return the class called *wanted*; all of them if that is not stated."""
        return called(self._class, wanted)

    def room_called(self, wanted: str | None) -> Sequence[Facts]:
        """Return the room called *wanted*; all of them if that is not stated."""
        return called(self._room, wanted)


def grouped(items: Sequence[Facts], name: str) -> Groups:
    """Return *items* by what they state as *name*; those that do not state it under None."""
    groups: dict[str | None, list[Facts]] = defaultdict(list)
    for item in items:
        groups[item.get(name)].append(item)
    return dict(groups)


def belonging(groups: Groups, items: Sequence[Facts], wanted: str) -> Sequence[Facts]:
    """Return the *items* of one group and those that may belong to it, in their order."""
    if None not in groups:
        return groups.get(wanted, ())
    return [item for item in items if item.get("class_id") in (wanted, None)]


def called(by_id: Mapping[str, Facts], wanted: str | None) -> Sequence[Facts]:
    """Return the item called *wanted*; all of them if that is not stated."""
    if wanted is None:
        return tuple(by_id.values())
    return (by_id[wanted],) if wanted in by_id else ()
