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


NOTHING_SEEN: Seen = []
NONE: Named = {}
UNTOLD = (NOTHING_SEEN, NONE, NONE)
THE_POINT = (NOTHING,)
new = tuple.__new__  # makes an answer in half the time of calling its class; the engine does so as well


class Rule(NamedTuple):
    """One rule: the list it walks, the kinds of point its topic speaks about (None: all), how it judges an item, and why so (None: nothing to say)."""

    id: str
    items: str
    kinds: frozenset[str] | None
    judge: Judge
    seen: Look | None = None
    numbers: Work | None = None
    values: Work | None = None


def answers(facts: Facts, today: date, rules: Sequence[Rule]) -> list[Answer]:
    """Return what *rules* say, in their order and that of the lists."""
    site, said = Site(facts, today), list[Answer]()
    for rule, speaks, items in spoken_of(site, rules):
        name, listed, judge = rule.id, rule.items, rule.judge
        if not items:
            said.append(Answer(name, listed, None, NOT_APPLICABLE))
        for item in items:
            outcome = judge(site, item) if speaks else settled(judge(site, item))
            said.append(new(Answer, (name, listed, item.get("id"), outcome)))
    return said


def findings(facts: Facts, today: date, rules: Sequence[Rule]) -> list[Found]:
    """Return the same with facts, numbers and values for what passed and what failed."""
    site, found = Site(facts, today), list[Found]()
    for rule, speaks, items in spoken_of(site, rules):
        name, listed, _, judge, look, number, work = rule
        if not items:
            found.append(Found(Answer(name, listed, None, NOT_APPLICABLE), *UNTOLD))
        for item in items:
            outcome = judge(site, item) if speaks else settled(judge(site, item))
            answer = new(Answer, (name, listed, item.get("id"), outcome))
            if outcome is PASS or outcome is FAIL:
                seen = look(site, item, outcome) if look else NOTHING_SEEN
                numbers = number(site, item) if number else NONE
                found.append(new(Found, (answer, seen, numbers, work(site, item) if work else NONE)))
            else:
                found.append(new(Found, (answer, *UNTOLD)))
    return found


def spoken_of(site: Site, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Truth, Sequence[Facts]]]:
    """Yield each rule, whether it surely speaks about this point, and about which items; about none, it does not apply."""
    for rule in rules:
        speaks = True if rule.kinds is None else among(site.kind, rule.kinds)
        if speaks is False:
            yield rule, False, ()
        elif not rule.items:
            yield rule, speaks, THE_POINT
        elif (items := site.facts.get(rule.items)) is None:
            yield rule, None, THE_POINT
        else:
            yield rule, speaks, items


def settled(outcome: str) -> str:
    """Return *outcome*, or unknown: it is open whether the rule speaks about this at all."""
    return NOT_APPLICABLE if outcome == NOT_APPLICABLE else UNKNOWN


def own(items: str, *names: str) -> Look:
    """Return what looks at the facts of the item that are stated."""

    def look(site: Site, item: Facts, outcome: str) -> Seen:
        id_, seen = item["id"], []
        for name in names:
            if name in item:
                seen.append(((items, id_, name), item[name]))
        return seen

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
