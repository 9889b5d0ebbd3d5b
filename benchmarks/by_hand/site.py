"""One declaration as the hand-written rules read it, with what they share worked out once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from benchmarks.by_hand.truth import Facts


class Site:
    """The facts of one care point on one day."""

    def __init__(self, facts: Facts, today: date) -> None:
        """Keep what is known; the rest is worked out when a rule first asks."""
        self.facts = facts
        self.today = today
        self.point: Facts = facts.get("point", {})
        self.premises: Facts = facts.get("site", {})
        self.outdoor: Facts = facts.get("outdoor", {})
        self.classes: Sequence[Facts] | None = facts.get("classes")
        self.rooms: Sequence[Facts] | None = facts.get("rooms")
        self.staff: Sequence[Facts] | None = facts.get("staff")
        self.kind: str | None = self.point.get("kind")
        self._worked_out: dict[tuple[Any, ...], Any] = {}

    def once(self, work: Callable[..., Any], *about: str | None) -> Any:
        """Return what *work* gives for this site, worked out when it is first asked for."""
        key = (work, *about)
        if key not in self._worked_out:
            self._worked_out[key] = work(self, *about)
        return self._worked_out[key]

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

    def class_called(self, wanted: str | None) -> Sequence[Facts]:
        """Return the class called *wanted*; all of them if that is not stated."""
        return called(self._class, wanted)

    def room_called(self, wanted: str | None) -> Sequence[Facts]:
        """Return the room called *wanted*; all of them if that is not stated."""
        return called(self._room, wanted)


def called(by_id: Mapping[str, Facts], wanted: str | None) -> Sequence[Facts]:
    """Return the item called *wanted*; all of them if that is not stated."""
    if wanted is None:
        return tuple(by_id.values())
    return (by_id[wanted],) if wanted in by_id else ()
