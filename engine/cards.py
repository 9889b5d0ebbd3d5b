"""What every check asks of every rule, in plain values: a check that finds nothing wrong needs no more than this of most rules."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from engine.kinds import Department, Layer, Question, Standard
from engine.text import Text

DAY = timedelta(1)
Versions = tuple[tuple[date, Any], ...]
"""The values of one parameter, numbers or tables, by the day from which each is in force, the earliest first."""
Bodies = tuple[Department, tuple[Department, ...]]
"""Who leads, and who helps."""


class OnSite(NamedTuple):
    """A fact that a pass rests on and that is to be seen on site; *own* if it is one of the item looked at."""

    own: bool
    names: tuple[str, ...]


class Card(NamedTuple):
    """One rule: *variable* and *list_path* say which list it goes through, *before* and *after* what it works out for each item.

    *basis* are all clauses it stands on, *on_site* the facts to be seen on site that its passing rests on.
    """

    id: str
    title: Text
    topic: str
    standard: Standard
    binding: bool
    question: Question
    variable: str
    list_path: tuple[str, ...] | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: tuple[str, ...]
    versions: Mapping[str, Versions]
    asks_the_day: bool
    on_site: tuple[OnSite, ...]
    stricter_than: tuple[str, ...]

    def values_on(self, day: date) -> dict[str, Any]:
        """Return the value of each parameter in force on *day*; None where none is yet."""
        return {name: _on(day, versions) for name, versions in self.versions.items()}


class VisitCard(NamedTuple):
    """A clause that only a visit can settle."""

    clause: str
    standard: Standard


class Periods(NamedTuple):
    """Where and from which to which day each clause is law, by its id; drafts are not among them."""

    of: Mapping[str, tuple[Layer, date, date]]

    def any_holds(self, clauses: Iterable[str], day: date, reach: frozenset[Layer]) -> bool:
        """Return whether one of *clauses* is law on *day* in one of the layers of *reach*."""
        for clause in clauses:
            found = self.of.get(clause)
            if found and found[1] <= day <= found[2] and found[0] in reach:
                return True
        return False

    @property
    def first(self) -> date:
        """Return the first day on which there is any law."""
        return min(start for _, start, _ in self.of.values())

    def turns(self, card: Card) -> tuple[date, ...]:
        """Return the days on which the rule of *card* may start, have ended, or have another number, in their order."""
        turns = {start for versions in card.versions.values() for start, _ in versions}
        for _, start, end in (self.of[clause] for clause in card.basis if clause in self.of):
            turns |= {start, end + DAY} if end < date.max else {start}
        return tuple(sorted(turns))


class Cards(NamedTuple):
    """A whole rule set: which it is, its rules and the *turns* of the law of each, visits, and who is competent in which layer and mode."""

    digest: str
    rules: tuple[Card, ...]
    turns: tuple[tuple[date, ...], ...]
    visits: tuple[VisitCard, ...]
    periods: Periods
    bodies: Mapping[tuple[Layer, str], Bodies]

    def competent(self, mode: str | None, place: Layer) -> Bodies | None:
        """Return who leads and who helps in *mode* at *place*, where a file for it says so."""
        reach = place.reach
        return next((found for (layer, one), found in self.bodies.items() if one == mode and layer in reach), None)


def _on(day: date, versions: Versions) -> Any:
    return next((value for start, value in reversed(versions) if start <= day), None)
