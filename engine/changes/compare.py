"""Two rule folders to everything that changed between them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.changes.cases import compare_cases
from engine.changes.limits import Ruled
from engine.changes.model import Change, Difference, Item, Kind, Sort, Status
from engine.changes.rules import compare_rules
from engine.changes.sides import DatedCase, Side, load_sides
from engine.changes.things import compare_things
from engine.ruleset import RuleSet
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
    was, now = _by_id(old.ruleset), _by_id(new.ruleset)
    renamed = find_renamed(old.ruleset, new.ruleset)
    later = {earlier: id_ for id_, earlier in renamed.items()}
    for id_, ruled in now.items():
        earlier = renamed.get(id_) or (id_ if id_ in was else None)
        if earlier is None:
            yield _item(ruled, Status.ADDED)
        elif changes := _changes(_with_later_ids(was[earlier], later), ruled, old, new):
            yield _item(ruled, Status.RENAMED if id_ in renamed else Status.CHANGED, changes, earlier)
        elif id_ in renamed:
            yield _item(ruled, Status.RENAMED, (), earlier)
    gone = [id_ for id_ in was if id_ not in now and id_ not in renamed.values()]
    yield from (_item(was[id_], Status.REMOVED) for id_ in gone)


def _with_later_ids(ruled: Ruled, later: Mapping[str, str]) -> Ruled:
    """Return a rule that names the renamed rules it is stricter than by the ids they have *later*."""
    topic, rule = ruled
    named = tuple(later.get(id_, id_) for id_ in rule.stricter_than)
    return topic, rule.model_copy(update={"stricter_than": named})


def _changes(old: Ruled, new: Ruled, before: Side, after: Side) -> tuple[Change, ...]:
    cases = compare_cases(before.cases.get(old[1].id, NO_CASES), after.cases.get(new[1].id, NO_CASES))
    return (*compare_rules(old, new, (before.ruleset.catalogue, after.ruleset.catalogue)), *cases)


def _item(ruled: Ruled, status: Status, changes: tuple[Change, ...] = (), earlier: str = "") -> Item:
    topic, rule = ruled
    was = earlier if status is Status.RENAMED else ""
    return Item(Sort.RULE, rule.id, rule.title.text, status, changes, topic.standard, was)


def find_renamed(old: RuleSet, new: RuleSet) -> dict[str, str]:
    """Return the new id of each rule that says what a rule now gone said, with the id of that."""
    was, now = _by_id(old), _by_id(new)
    gone: dict[Text, list[Ruled]] = {}
    for id_, ruled in was.items():
        if id_ not in now:
            gone.setdefault(ruled[1].title.text, []).append(ruled)
    came = {id_: ruled for id_, ruled in now.items() if id_ not in was}
    laws = (new.catalogue, new.catalogue)  # what changed in a clause is told beside the new id
    renamed: dict[str, str] = {}
    for id_, ruled in came.items():
        alike = gone.get(ruled[1].title.text, [])
        twin = next((one for one in alike if _says_the_same(compare_rules(one, ruled, laws))), None)
        if twin:
            alike.remove(twin)
            renamed[id_] = twin[1].id
    return renamed


def _says_the_same(changes: tuple[Change, ...]) -> bool:
    return {change.kind for change in changes} <= {Kind.RESPELLED, Kind.STRICTER}


def _by_id(ruleset: RuleSet) -> dict[str, Ruled]:
    return {rule.id: (topic, rule) for topic, rule in ruleset.rules()}
