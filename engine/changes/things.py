"""What changed beside the rules: topics, sources and their clauses, district files, base declarations."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.catalogue import Source
from engine.changes.model import Item, Kind, Sort, Status
from engine.changes.sides import Side
from engine.changes.values import compare_values
from engine.ruleset import RuleSet
from engine.text import NO_TEXT, Text

DATES = ("in_force", "issued", "since")
FORCE = ("strength", "mandatory", "recommended", "draft")
WORDS = ("title", "text", "note", "status", "clause", "applies_to", "issuer", "number")


def compare_things(old: Side, new: Side) -> Iterator[Item]:
    """Yield each thing that is no rule and that came, went or changed."""
    for sort, things in (
        (Sort.TOPIC, _topics),
        (Sort.SOURCE, _sources),
        (Sort.CLAUSE, _clauses),
        (Sort.DISTRICT, _districts),
    ):
        yield from _compare(sort, things(old.ruleset), things(new.ruleset))
    yield from _compare(Sort.BASE, _bases(old), _bases(new))


Things = Mapping[str, tuple[Text, Any]]


def _compare(sort: Sort, old: Things, new: Things) -> Iterator[Item]:
    for id_ in dict.fromkeys((*old, *new)):
        was, now = old.get(id_), new.get(id_)
        if was and now:
            changes = tuple(compare_values(was[1], now[1], kind_of))
            if changes:
                yield Item(sort, id_, now[0], Status.CHANGED, changes)
        elif one := was or now:
            yield Item(sort, id_, one[0], Status.ADDED if now else Status.REMOVED)


def kind_of(key: str) -> Kind:
    """Return in what a thing changes whose *key* has another value."""
    parts = key.replace("[", ".").split(".")
    for kind, names in ((Kind.DATE, DATES), (Kind.STRENGTH, FORCE), (Kind.WORDING, WORDS)):
        if any(part in names for part in parts) and "no_rule" not in parts:
            return kind
    return Kind.CONTENT


def _topics(ruleset: RuleSet) -> Things:
    """Return what a topic says for itself; its condition and numbers are told with its rules."""
    return {
        f"{topic.standard}/{topic.topic}": (topic.title.text, {"title": topic.title, "applies_to": topic.applies_to})
        for topic in ruleset.topics
    }


def _sources(ruleset: RuleSet) -> Things:
    return {id_: (source.title.text, _without_clauses(source)) for id_, source in ruleset.catalogue.sources.items()}


def _without_clauses(source: Source) -> dict[str, Any]:
    fields = {(about.alias or name): getattr(source, name) for name, about in Source.model_fields.items()}
    return {name: value for name, value in fields.items() if name != "clauses"}


def _clauses(ruleset: RuleSet) -> Things:
    catalogue = ruleset.catalogue
    return {id_: (_quoted(clause.clause), clause) for id_, clause in catalogue.clauses.items()}


def _quoted(number: str) -> Text:
    return Text(number, number)


def _districts(ruleset: RuleSet) -> Things:
    return {district.place.value: (district.title.text, district) for district in ruleset.districts}


def _bases(side: Side) -> Things:
    return {name: (NO_TEXT, data) for name, data in side.bases.items()}
