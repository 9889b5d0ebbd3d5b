"""Two rule folders to everything that changed between them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.changes.cases import compare_cases
from engine.changes.limits import Ruled
from engine.changes.model import Change, Difference, Item, Kind, Sort, Status
from engine.changes.rules import compare_rules
from engine.changes.sides import DatedCase, Side, load_sides
from engine.changes.things import compare_things
from engine.text import Text

NO_CASES: Mapping[str, DatedCase] = {}


def find_changes(before: Path, after: Path) -> Difference:
    """Return everything whose meaning changed from the rules in *before* to those in *after*.

    Where a rule stands in its file, and what only its spelling, order or comments say, is no change of its meaning.
    Raises `RuleSetError` where a folder cannot be used.
    """
    return compare_sides(*load_sides(before, after))


def compare_sides(old: Side, new: Side) -> Difference:
    """Return everything whose meaning changed from *old* to *new*."""
    return Difference((*_rules(old, new), *compare_things(old, new)))


def _rules(old: Side, new: Side) -> Iterator[Item]:
    """Yield the rules that changed: those of *new* in their order, then those that are gone."""
    was = {rule.id: (topic, rule) for topic, rule in old.ruleset.rules()}
    now = {rule.id: (topic, rule) for topic, rule in new.ruleset.rules()}
    renamed = _renamed(was, now, new)
    for id_, ruled in now.items():
        earlier = renamed.get(id_) or (id_ if id_ in was else None)
        if earlier is None:
            yield _item(ruled, Status.ADDED)
        elif changes := _changes(was[earlier], ruled, old, new):
            yield _item(ruled, Status.RENAMED if id_ in renamed else Status.CHANGED, changes, earlier)
        elif id_ in renamed:
            yield _item(ruled, Status.RENAMED, (), earlier)
    gone = [id_ for id_ in was if id_ not in now and id_ not in renamed.values()]
    yield from (_item(was[id_], Status.REMOVED) for id_ in gone)


def _changes(old: Ruled, new: Ruled, before: Side, after: Side) -> tuple[Change, ...]:
    cases = compare_cases(before.cases.get(old[1].id, NO_CASES), after.cases.get(new[1].id, NO_CASES))
    return (*compare_rules(old, new, (before.ruleset.catalogue, after.ruleset.catalogue)), *cases)


def _item(ruled: Ruled, status: Status, changes: tuple[Change, ...] = (), earlier: str = "") -> Item:
    topic, rule = ruled
    was = earlier if status is Status.RENAMED else ""
    return Item(Sort.RULE, rule.id, rule.title.text, status, changes, topic.standard, was)


def _renamed(was: Mapping[str, Ruled], now: Mapping[str, Ruled], new: Side) -> dict[str, str]:
    """Return the new id of each rule that says what a rule now gone said, with the id of that."""
    gone: dict[Text, list[Ruled]] = {}
    for id_, ruled in was.items():
        if id_ not in now:
            gone.setdefault(ruled[1].title.text, []).append(ruled)
    renamed: dict[str, str] = {}
    laws = (new.ruleset.catalogue, new.ruleset.catalogue)  # what changed in a clause is told beside the new id
    for id_, ruled in now.items():
        for earlier in gone.get(ruled[1].title.text, []) if id_ not in was else ():
            if {change.kind for change in compare_rules(earlier, ruled, laws)} <= {Kind.RESPELLED, Kind.STRICTER}:
                gone[ruled[1].title.text].remove(earlier)
                renamed[id_] = earlier[1].id
                break
    return renamed
