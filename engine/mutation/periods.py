"""The days a text is in force, moved by one: what the catalogue would say then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from engine.catalogue import Catalogue, Period
from engine.documents import Path

DAY = timedelta(1)


@dataclass(frozen=True)
class Moved:
    """The first or last day of a text or clause, written at *path* of *source*, moved from *old* to *new*."""

    source: str
    path: Path
    old: date
    new: date

    def apply(self, catalogue: Catalogue) -> Catalogue:
        """Return *catalogue* with the day moved."""
        changed = _put(catalogue.sources[self.source], self.path, self.new)
        clauses = {clause.id: clause for clause in changed.clauses}
        return replace(
            catalogue,
            sources={**catalogue.sources, self.source: changed},
            clauses={**catalogue.clauses, **clauses},
        )


def moved_periods(catalogue: Catalogue, clauses: Iterable[str]) -> Iterator[Moved]:
    """Yield each day on which *clauses* start or end, one day earlier and one later."""
    for source, path, period in dict.fromkeys(_periods(catalogue, clauses)):
        for key, day in (("from_", period.from_), ("to", period.to)):
            if day is not None:
                yield from (Moved(source, (*path, key), day, other) for other in (day - DAY, day + DAY))


def _periods(catalogue: Catalogue, clauses: Iterable[str]) -> Iterator[tuple[str, Path, Period]]:
    """Yield where the dates of each of *clauses* are written: its own, and those of its text; a draft's count for nothing."""
    for clause_id in clauses:
        source, clause = catalogue.source_of(clause_id), catalogue.clauses[clause_id]
        if catalogue.draft(clause_id):
            continue
        if clause.in_force:
            yield source.source, ("clauses", source.clauses.index(clause), "in_force"), clause.in_force
        text = catalogue.text_of(clause_id)
        if text.in_force and not (clause.in_force and (clause.in_force.to or not text.in_force.to)):
            yield source.source, ("acts", clause.act, "in_force") if clause.act else ("in_force",), text.in_force


def _put(record: Any, path: Path, value: Any) -> Any:
    """Return *record* with *value* at *path*."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        return (*record[:step], _put(record[step], tuple(rest), value), *record[step + 1 :])
    if isinstance(record, dict):
        return {**record, step: _put(record[step], tuple(rest), value)}
    return record.model_copy(update={step: _put(getattr(record, step), tuple(rest), value)})


def written(path: Path) -> Path:
    """Return *path* with its keys as they stand in the file."""
    return tuple("from" if step == "from_" else step for step in path)
