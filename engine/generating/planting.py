"""Mistakes and gaps put into a place in order, one after another, so that the declaration still loads without a diagnostic."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from engine.declaration import edits
from engine.declaration.checks import ORDERED, ORDERED_IN_LISTS
from engine.generating.building import Place
from engine.generating.draw import Draw
from engine.generating.mistakes import Fault, Times
from engine.generating.models import Record
from engine.generating.variation import HISTORY, earlier

REFERENCES: Final = {"room_id": "rooms", "class_id": "classes", "report_id": "air_reports", "article_id": "equipment"}
PAIRS: Final = {section: (earlier, later) for section, earlier, later in (*ORDERED, *ORDERED_IN_LISTS)}
BOUND: Final = {(section, fact) for section, pair in PAIRS.items() for fact in pair} | {("documents", "open_ended")}
"""Facts that another one must agree with: only one of such a record is ever changed."""
MISSING: Final[Any] = object()


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
        self._touched: defaultdict[str, list[str]] = defaultdict(list)

    def plant(self, fault: Fault, gap: bool = False) -> bool:
        """Make *fault*, or only leave its facts out; return whether it could be made here."""
        if not self._suits(fault):
            return False
        which = self._draw.fraction()  # one for all paths: several facts of one class stay facts of one class
        owned = [(self._own(path, which), value) for path, value in fault.change]
        changes = [(path, MISSING if gap else self._here(path, value)) for path, value in owned]
        changes = [(path, value) for path, value in changes if not path or _look_up(self.data, path) != value]
        if not changes or not all(path and self._free(path, dict(changes)) for path, _ in changes):
            return False
        self.planted += [self._make(path, value, fault.rule) for path, value in changes]
        return True

    def leave_out(self, section: str) -> None:
        """Leave a whole section or list out, unless a fault stands in it."""
        if not self._touched[section]:
            del self.data[section]
            self._touched[section].append(section)
            self.planted.append(Planted("left_out", section, "", "", "", "unknown"))

    def _own(self, path: str, which: float) -> str:
        """Return the model's *path* as one of this place: at one of the items made after the model's item; "" if none."""
        first, *_ = edits.steps_of(path)
        if isinstance(first, str):
            return path
        ids = self._place.origins.get(first)
        return path.replace(f"[{first[1]}]", f"[{ids[int(which * len(ids))]}]", 1) if ids else ""

    def _suits(self, fault: Fault) -> bool:
        """Return whether the facts and classes are there without which the rule would not mind."""
        if any(_look_up(self.data, path) != value for path, value in fault.when):
            return False
        classes = self.data.get("classes", ())
        return not fault.with_class or any(one.get("kind") in fault.with_class for one in classes)

    def _here(self, path: str, value: Any) -> Any:
        """Return *value* as it is in this place: a part of what stands there, or a day moved like the rest of its history.

        A day close to the one the declaration is made for is meant as such: it is not yet, or not any more.
        """
        if isinstance(value, Times):
            there = _look_up(self.data, path) if path else MISSING
            return MISSING if there is MISSING else value.of(there)
        history = path.rpartition(".")[2] in HISTORY.get(edits.section_of(path), ())
        moves = history and isinstance(value, str) and value < self._place.recent
        return earlier(value, self._place.days_earlier) if moves else value

    def _free(self, path: str, changes: Record) -> bool:
        """Return whether *path* is there, untouched, and takes its value of *changes* without contradicting itself."""
        value = changes[path]
        there = _look_up(self.data, path)
        owner = _look_up(self.data, _parent(path)) if "." in path else self.data
        if owner is MISSING or (there is MISSING and value in (MISSING, None)):
            return False
        touched = self._touched[edits.section_of(path)]
        if any(path.startswith(one) or one.startswith(path) for one in touched):
            return False
        return _guard(path) not in touched and _agrees(path, owner, changes)

    def _make(self, path: str, value: Any, rule: str) -> Planted:
        was = _look_up(self.data, path)
        self._touched[edits.section_of(path)] += [path, _guard(path)]
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


def _agrees(path: str, owner: Any, changes: Record) -> bool:
    """Return whether the record *owner* of *path* has its pairs of days or numbers in order after *changes*."""
    names = PAIRS.get(edits.section_of(path), ())
    if not isinstance(owner, dict) or not names:
        return True
    first, second = (changes.get(f"{_parent(path)}.{name}", owner.get(name)) for name in names)
    return first in (None, MISSING) or second in (None, MISSING) or bool(first <= second)
