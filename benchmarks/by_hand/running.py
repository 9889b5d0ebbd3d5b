"""The hand-written rules over one declaration: who is judged, how it comes out, and why."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from benchmarks.by_hand.site import Site
from benchmarks.by_hand.truth import FAIL, NOT_APPLICABLE, NOTHING, PASS, UNKNOWN, Facts, Truth, among

Seen = list[tuple[tuple[Any, ...], Any]]
Named = dict[str, Any]
Judge = Callable[[Site, Facts], str]
Look = Callable[[Site, Facts, str], Seen]
Work = Callable[[Site, Facts], Named]


class Answer(NamedTuple):
    """What one rule says about one item of a list, or about the point itself (*items* empty)."""

    rule: str
    items: str
    id: str | None
    outcome: str


class Found(NamedTuple):
    """A complete finding: an answer, the facts it rests on, the numbers of the law and the values worked out."""

    answer: Answer
    seen: Seen
    numbers: Named
    values: Named


def seen_nothing(site: Site, item: Facts, outcome: str) -> Seen:
    """Return that no single fact stands out."""
    return []


def nothing(site: Site, item: Facts) -> Named:
    """Return that there are none."""
    return {}


class Rule(NamedTuple):
    """One rule: the list it walks, the kinds of point its topic speaks about (None: all), how it judges an item, and why so."""

    id: str
    items: str
    kinds: frozenset[str] | None
    judge: Judge
    seen: Look = seen_nothing
    numbers: Work = nothing
    values: Work = nothing


def answers(facts: Facts, today: date, rules: Sequence[Rule]) -> list[Answer]:
    """Return what *rules* say, in their order and that of the lists."""
    site = Site(facts, today)
    return [
        Answer(rule.id, rule.items, item["id"] if item else None, outcome)
        for rule, item, outcome in judged(site, rules)
    ]


def findings(facts: Facts, today: date, rules: Sequence[Rule]) -> list[Found]:
    """Return the same with facts, numbers and values for what passed and what failed."""
    site = Site(facts, today)
    found = []
    for rule, item, outcome in judged(site, rules):
        answer = Answer(rule.id, rule.items, item["id"] if item else None, outcome)
        if outcome is PASS or outcome is FAIL:
            about = item or NOTHING
            why = rule.seen(site, about, outcome), rule.numbers(site, about), rule.values(site, about)
            found.append(Found(answer, *why))
        else:
            found.append(Found(answer, [], {}, {}))
    return found


def judged(site: Site, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Facts | None, str]]:
    """Yield each rule with each item it speaks about, or with None, and the outcome."""
    for rule in rules:
        speaks = True if rule.kinds is None else among(site.kind, rule.kinds)
        if speaks is False:
            yield rule, None, NOT_APPLICABLE
        elif not rule.items:
            yield rule, None, settled(rule.judge(site, NOTHING), speaks)
        elif (items := site.facts.get(rule.items)) is None:
            yield rule, None, settled(rule.judge(site, NOTHING), None)
        elif not items:
            yield rule, None, NOT_APPLICABLE
        elif speaks:
            judge = rule.judge
            for item in items:
                yield rule, item, judge(site, item)
        else:
            for item in items:
                yield rule, item, settled(rule.judge(site, item), speaks)


def settled(outcome: str, speaks: Truth) -> str:
    """Return *outcome*, or unknown where it is open whether the rule speaks about this at all."""
    return outcome if speaks or outcome == NOT_APPLICABLE else UNKNOWN


def own(items: str, *names: str) -> Look:
    """Return what looks at the facts of the item that are stated."""

    def look(site: Site, item: Facts, outcome: str) -> Seen:
        return [((items, item["id"], name), item[name]) for name in names if name in item]

    return look


def stated(section: str, *names: str) -> Look:
    """Return what looks at the facts of a section that are stated."""

    def look(site: Site, item: Facts, outcome: str) -> Seen:
        facts = site.facts[section]
        return [((section, name), facts[name]) for name in names if name in facts]

    return look


def of_all(items: str, listed: Sequence[Facts], name: str) -> Seen:
    """Return one fact of each item that is listed, of the first twelve."""
    return [((items, item["id"], name), item[name]) for item in listed[:12]]


def always(**numbers: Any) -> Work:
    """Return what gives the same numbers for everyone."""
    return lambda site, item: numbers


def by_kind(name: str, table: dict[str, Any]) -> Work:
    """Return what gives the number of a class's kind."""
    return lambda site, item: {name: table[item["kind"]]}
