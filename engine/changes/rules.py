"""What changed in one rule: its numbers, its conditions, its force, its words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from engine.catalogue import Catalogue
from engine.changes.limits import Ruled, compare_numbers
from engine.changes.meaning import Form, form_of, forms_of
from engine.changes.model import Change, Kind
from engine.changes.values import compare_values, written
from engine.ruleset import question_of
from engine.text import LANGS, Text

MEANT: tuple[tuple[str, Kind], ...] = (  # the parts of a rule that have a form, the weightiest first
    ("require", Kind.REQUIREMENT),
    ("applies_when", Kind.APPLICABILITY),
    ("for_each", Kind.APPLICABILITY),
    ("topic.applies_when", Kind.APPLICABILITY),
    *((f"{key}.{lang}", Kind.WORDING) for key in ("message", "remedy") for lang in LANGS),
)
KEYS: tuple[tuple[str, Kind, Callable[[Ruled], Any]], ...] = (
    ("strength", Kind.STRENGTH, lambda ruled: ruled[1].strength),
    ("question", Kind.QUESTION, lambda ruled: question_of(*ruled)),
    ("basis", Kind.BASIS, lambda ruled: ruled[1].basis),
    ("departments", Kind.DEPARTMENTS, lambda ruled: ruled[1].departments),
)
WORDS = ("title", "applies_to", "message", "remedy")
IN_FORCE = Text("{clause} 的施行期", "{clause} in force")
APPLIES_AT = Text("{clause} 的施行地", "where {clause} is in force")


def compare_rules(old: Ruled, new: Ruled, laws: tuple[Catalogue, Catalogue]) -> tuple[Change, ...]:
    """Return what changed from *old* to *new*, the weightiest first; *laws* are the catalogues they stand on."""
    forms = forms_of(*old), forms_of(*new)
    found = [
        *compare_numbers(old, new, *forms),
        *_periods(old, new, laws),
        *_conditions(old, new, *forms),
        *_keys(old, new),
        *_cited(old, new, *forms),
        *_words(old, new, *forms),
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _periods(old: Ruled, new: Ruled, laws: tuple[Catalogue, Catalogue]) -> Iterator[Change]:
    """Yield each clause, of those the rule stood and stands on, that is in force on other days or at other places."""
    for clause in (clause for clause in new[1].basis if clause in old[1].basis):
        before, after = (_period(law, clause) for law in laws)
        if before != after:
            yield Change(Kind.DATE, f"clause[{clause}].in_force", before, after, IN_FORCE.fill(clause=clause))
        here, there = (law.text_of(clause).layer for law in laws)
        if here is not there:
            at = f"clause[{clause}].layer"
            yield Change(Kind.APPLICABILITY, at, here.value, there.value, APPLIES_AT.fill(clause=clause))


def _period(law: Catalogue, clause: str) -> str:
    """Return since when, and until when, *clause* is in force; a draft never is, whatever its dates."""
    start, end = law.period(clause)
    return "draft" if law.draft(clause) else "—" if start == date.max else f"{start}–{end or ''}"


def _conditions(
    old: Ruled, new: Ruled, old_forms: Mapping[str, Form], new_forms: Mapping[str, Form]
) -> Iterator[Change]:
    """Yield each condition and named value that is written otherwise; one that means the same is only respelled."""
    changed = {key: kind for key, kind in MEANT if old_forms.get(key) != new_forms.get(key)}
    before, after = _texts(old), _texts(new)
    for key in before:
        if before[key] != after[key]:
            yield Change(changed.get(key, Kind.RESPELLED), key, before[key], after[key])
    for name in dict.fromkeys((*old[1].values, *new[1].values)):
        was, now = old[1].values.get(name), new[1].values.get(name)
        if was != now:
            forms = form_of(*old, name), form_of(*new, name)
            same = forms[0] == forms[1] and forms[0].parameters == forms[1].parameters
            kind = Kind.RESPELLED if same else _kind_of_value(name, (old, old_forms), (new, new_forms))
            yield Change(kind, f"values.{name}", was, now)


def _kind_of_value(name: str, *sides: tuple[Ruled, Mapping[str, Form]]) -> Kind:
    """Return in what a rule changes by its value *name*: by the weightiest part that uses it and means something else."""
    old, new = ({**_tables(ruled, forms), **forms} for ruled, forms in sides)
    parts = ((key, dict(MEANT).get(key, Kind.LIMIT)) for key in (*_tables(*sides[0]), *dict(MEANT)))
    for key, kind in parts:
        was, now = old.get(key), new.get(key)
        if was != now and any(form and name in form.values for form in (was, now)):
            return kind
    return Kind.RESPELLED


def _tables(ruled: Ruled, forms: Mapping[str, Form]) -> dict[str, Form]:
    """Return the form of what picks from each table that the rule uses."""
    used = {name: ruled[0].parameters[name] for form in forms.values() for name in form.parameters}
    return {f"parameters.{name}.by": form_of(*ruled, table.by) for name, table in used.items() if table.by}


def _texts(ruled: Ruled) -> dict[str, str | None]:
    topic, rule = ruled
    return {
        "topic.applies_when": topic.applies_when,
        "for_each": rule.for_each,
        "applies_when": rule.applies_when,
        "require": rule.require,
    }


def _keys(old: Ruled, new: Ruled) -> Iterator[Change]:
    for key, kind, value in KEYS:
        was, now = value(old), value(new)
        if was != now:
            yield Change(kind, key, written(was), written(now))
    was, now = old[1].stricter_than, new[1].stricter_than
    if set(was) != set(now):
        yield Change(Kind.STRICTER, "stricter_than", written(was), written(now))


def _cited(old: Ruled, new: Ruled, old_forms: Mapping[str, Form], new_forms: Mapping[str, Form]) -> Iterator[Change]:
    """Yield what changed in which clauses a finding quotes."""
    was, now = old[1].cite, new[1].cite
    if (by := old_forms.get("cite.by")) != new_forms.get("cite.by") or by is None:
        yield from compare_values(was, now, lambda _: Kind.BASIS, "cite")
    elif was and now:
        yield from compare_values(was.clauses, now.clauses, lambda _: Kind.BASIS, "cite.clauses")


def _words(old: Ruled, new: Ruled, old_forms: Mapping[str, Form], new_forms: Mapping[str, Form]) -> Iterator[Change]:
    for key in WORDS:
        for change in compare_values(getattr(old[1], key), getattr(new[1], key), lambda _: Kind.WORDING, key):
            same = change.at in old_forms and old_forms[change.at] == new_forms.get(change.at)
            yield Change(Kind.RESPELLED, change.at, change.before, change.after) if same else change
