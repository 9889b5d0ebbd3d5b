"""Mistakes and gaps put into a place in order, one after another, so that the declaration still loads without a diagnostic."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from engine.declaration import edits
from engine.declaration.checks import ORDERED, ORDERED_IN_LISTS
from engine.generating.building import Place
from engine.generating.draw import Draw
from engine.generating.mistakes import Fault
from engine.generating.models import Record
from engine.generating.variation import HISTORY, earlier

REFERENCES: Final = {"room_id": "rooms", "class_id": "classes", "report_id": "air_reports", "article_id": "equipment"}
PAIRS: Final = {section: (earlier, later) for section, earlier, later in (*ORDERED, *ORDERED_IN_LISTS)}
BOUND: Final = {(section, fact) for section, pair in PAIRS.items() for fact in pair} | {("documents", "open_ended")}
"""Facts that another one must agree with: only one of such a record is ever changed."""
MISSING: Final = object()


@dataclass(frozen=True)
class Planted:
    """One mistake that was made: what was done at which path, what stood there, what stands there, and who must notice."""

    done: str
    path: str
    was: Any
    now: Any
    rule: str
    expected: str


class Planter:
    """Puts faults into one declaration; what was touched once is not touched again."""

    def __init__(self, data: Record, place: Place, draw: Draw) -> None:
        self.data = data
        self.planted: list[Planted] = []
        self._place = place
        self._draw = draw
        self._touched: list[str] = []

    def plant(self, fault: Fault, gap: bool = False) -> bool:
        """Make *fault*, or only leave its facts out; return whether it could be made here."""
        if any(_look_up(self.data, path) != value for path, value in fault.when):
            return False
        changes = [(self._own(path), MISSING if gap else self._in_time(path, value)) for path, value in fault.change]
        if not all(path and self._free(path, value) for path, value in changes):
            return False
        self.planted += [self._make(path, value, fault.rule) for path, value in changes]
        return True

    def leave_out(self, section: str) -> None:
        """Leave a whole section or list out, unless a fault stands in it."""
        if not any(edits.section_of(one) == section for one in self._touched):
            del self.data[section]
            self._touched.append(section)
            self.planted.append(Planted("left_out", section, "", "", "", "unknown"))

    def _own(self, path: str) -> str:
        """Return the model's *path* as one of this place: at one of the items made after the model's item; "" if none."""
        first, *_ = edits.steps_of(path)
        if isinstance(first, str):
            return path
        ids = self._place.origins.get(first)
        return path.replace(f"[{first[1]}]", f"[{self._draw.one(ids)}]", 1) if ids else ""

    def _in_time(self, path: str, value: Any) -> Any:
        """Return *value*, moved where it is a day of the point's history: as far as the others of them were."""
        history = path.rpartition(".")[2] in HISTORY.get(edits.section_of(path), ())
        return earlier(value, self._place.days_earlier) if history and isinstance(value, str) else value

    def _free(self, path: str, value: Any) -> bool:
        """Return whether *path* is there, untouched, and takes *value* without contradicting itself."""
        there = _look_up(self.data, path)
        owner = _look_up(self.data, _parent(path)) if "." in path else self.data
        if owner is MISSING or (there is MISSING and value in (MISSING, None)) or there == value:
            return False
        if any(path.startswith(one) or one.startswith(path) for one in (*self._touched,)):
            return False
        return _guard(path) not in self._touched and _agrees(path, owner, value)

    def _make(self, path: str, value: Any, rule: str) -> Planted:
        was = _look_up(self.data, path)
        self._touched += [path, _guard(path)]
        if value is MISSING:
            edits.hide(self.data, path)
            return Planted("not_stated", path, was, "", rule, "unknown")
        if value is None:
            edits.remove(self.data, path) if path.endswith("]") else edits.hide(self.data, path)
            return Planted("removed", path, "" if isinstance(was, dict) else was, "", rule, "fail")
        edits.change(self.data, path, value)
        return Planted("changed", path, "" if was is MISSING else was, value, rule, "fail")

    def settle(self) -> tuple[Planted, ...]:
        """Take away what refers to items that are gone; return the mistakes that still stand in the declaration."""
        if any(one.done == "removed" for one in self.planted):
            _drop_dangling(self.data)
        return tuple(
            one for one in self.planted if one.done != "changed" or _look_up(self.data, one.path) is not MISSING
        )


def _drop_dangling(data: Record) -> None:
    while True:
        ids = {name: {item["id"] for item in data[name]} for name in REFERENCES.values() if name in data}
        lost = {name: kept for name, kept in _kept(data, ids) if len(kept) < len(data[name])}
        if not lost:
            return
        data.update(lost)


def _kept(data: Record, ids: dict[str, set[str]]) -> Iterator[tuple[str, list[Record]]]:
    for name, items in data.items():
        if isinstance(items, list):
            yield (
                name,
                [
                    item
                    for item in items
                    if all(item[k] in ids.get(t, {item[k]}) for k, t in REFERENCES.items() if k in item)
                ],
            )


def _look_up(data: Any, path: str) -> Any:
    """Return what stands at *path*, or `MISSING`."""
    for step in edits.steps_of(path):
        name, wanted = step if isinstance(step, tuple) else (step, None)
        if not isinstance(data, dict) or name not in data:
            return MISSING
        data = data[name]
        if wanted is not None:
            data = next((item for item in data if item["id"] == wanted), MISSING)
    return data


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _guard(path: str) -> str:
    """Return a path that stands for all bound facts of the record, or one of its own where *path* is no such fact."""
    bound = (edits.section_of(path), path.rpartition(".")[2]) in BOUND
    return f"{_parent(path)}.~" if bound else f"{path}.~"


def _agrees(path: str, owner: Any, value: Any) -> bool:
    """Return whether the record *owner* still has its pairs of days or numbers in order with *value* at *path*."""
    earlier, later = PAIRS.get(edits.section_of(path), ("", ""))
    changed = {**owner, path.rpartition(".")[2]: value} if isinstance(owner, dict) else {}
    first, second = (changed.get(name) for name in (earlier, later))
    return first in (None, MISSING) or second in (None, MISSING) or first <= second
