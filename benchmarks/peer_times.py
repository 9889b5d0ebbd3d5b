"""What the other engines take for the rules about which all sides agree: with facts ready, from text, and over a dict."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from benchmarks import by_hand
from benchmarks.agreement import Facts, as_answer, by_engine, compared, stated
from benchmarks.batch import read_by_hand
from benchmarks.inputs import AS_OF, LARGEST, SAMPLE, Effort
from benchmarks.peers.talking import Peer, Remote
from benchmarks.tables import Row, Table, ms_text, ratio_text
from benchmarks.timing import Task, Times, measure
from engine.batch import Given
from engine.batch.partition import read_given
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.declaration.model import Declaration
from engine.declaration.plain.running import written_anew
from engine.evaluation import Finding

LEAST = 30
"""About how many rules all sides must agree on a declaration that is timed."""
TIMED = {"sample": SAMPLE, "large": LARGEST}
HAND, TUOYU, TOO = "by hand", "tuoyu", "tuoyu, dict read"
HEADS = {HAND: "hand", TUOYU: "tuoyu", TOO: "read"}
READY = {"datalogic": ("datalogic", "prepared"), "CEL C++": ("CEL C++", "prepared")}
TEXT = {name: (name, "text") for name in ("datalogic", "CEL C++", "GoRules ZEN")}
DICT = {
    "datalogic, each rule": ("datalogic", "singly"),
    "CEL C++, each rule": ("CEL C++", "singly"),
    "ZEN, each rule": ("GoRules ZEN", "singly"),
    "datalogic, once": ("datalogic", "together"),
    "CEL C++, once": ("CEL C++", "together"),
    "ZEN, one expression": ("GoRules ZEN", "together"),
    "ZEN, one graph": ("GoRules ZEN", "graph"),
}
"""The rows of the three tables: which engine, used in which way."""
READY_NOTE = (
    "Outcomes of every rule and subject from facts that each side has in its own form before the time starts: what the rules alone cost. "
    "ZEN takes no facts beforehand, and cannot be here. {agreed} Each engine runs in a process of its own, in turns with the others, and takes its "
    "own CPU time; its outcomes are put together with the subjects as on the other sides. Rules are compiled before."
)
TEXT_NOTE = (
    "The same from the text of a declaration in JSON ({sizes}): what somebody with a file pays, each side's reading and converting within the time, "
    "once for all rules. tuoyu checks every field on the way and makes exact numbers and days of them; by hand is json.loads with exact numbers; the others "
    "have doubles. datalogic and ZEN read the text by themselves, and json.loads beside it gives them the ids of the subjects."
)
DICT_NOTE = (
    "The same over a Python dict. The comparison that is fair to somebody with one declaration and many rules is 'once': the dict is converted once for all "
    "rules, as the documentation of CEL and datalogic advises for that, and ZEN gets all rules in one expression or in one decision graph, as its documentation shows. "
    "'Each rule' is a call for each rule with the dict, which the engine converts each time: the first thing CEL's documentation shows, and the study that the "
    "goal of 10 times comes from called these engines over a dict as well. tuoyu has its facts ready; 'dict read' checks every field of a dict and "
    "makes facts of it within the time, as the others convert theirs, and the last column compares with that."
)

Named = tuple[str, str]
TERMS = {
    "ready": ("facts ready", READY_NOTE, (HAND, TUOYU)),
    "text": ("from text", TEXT_NOTE, (HAND, TUOYU)),
    "dict": ("over a dict", DICT_NOTE, (HAND, TUOYU, TOO)),
}
ROWS = {"ready": READY, "text": TEXT, "dict": DICT}


class DisagreementError(Exception):
    """The sides agree about too few rules, or an engine says something else in another way of being used."""


@dataclass(frozen=True)
class Site:
    """One declaration as the sides take it, and the *rules* about which they agree."""

    name: str
    declaration: Declaration
    line: bytes
    hand: tuple[by_hand.Rule, ...]
    rules: tuple[CompiledRule, ...]
    numbers: Mapping[str, int]

    @cached_property
    def facts(self) -> Facts:
        """Return the facts as the engine has them."""
        return facts_of(self.declaration)

    @cached_property
    def values(self) -> Any:
        """Return the declaration as a dict such as JSON gives, with exact numbers."""
        return json.loads(self.line, parse_float=Decimal)

    @cached_property
    def known(self) -> Any:
        """Return the facts as the hand-written rules have them."""
        return stated(self.facts)

    def hand_ready(self) -> list[by_hand.Answer]:
        """Return the outcomes by hand, facts ready."""
        return by_hand.answers(self.known, AS_OF, self.hand)

    def hand_from_text(self) -> list[by_hand.Answer]:
        """Return the outcomes by hand, from the line."""
        return by_hand.answers(read_by_hand(self.line), AS_OF, self.hand)

    def ours_ready(self) -> list[Finding]:
        """Return the outcomes of the engine, facts ready."""
        return by_engine(self.rules, self.facts, AS_OF)

    def ours_from_dict(self) -> list[Finding]:
        """Return the outcomes of the engine, from a dict such as JSON gives."""
        return by_engine(self.rules, written_anew().facts(self.values) or {}, AS_OF)

    def ours_from_text(self) -> list[Finding]:
        """Return the outcomes of the engine, from the line."""
        return by_engine(self.rules, read_given(Given("one.jsonl", 1, self.line)), AS_OF)


def peer_times(compiled: CompiledRuleSet, effort: Effort, running: Sequence[Peer]) -> Iterator[Table]:
    """Yield the times on each of the three terms. Raises `DisagreementError` where there is too little to compare."""
    sites = [_site(name, compiled, running) for name in TIMED]
    times = [measure(_tasks(site, running), effort.rounds, effort.least_ms) for site in sites]
    agreed = "On " + ", ".join(f"{len(s.rules)} of {len(by_hand.RULES)} rules for {s.name}" for s in sites)
    agreed += ": those about which all sides agree, in every way that is timed."
    sizes = ", ".join(f"{site.name} {len(site.line) / 1000:.0f} KB" for site in sites)
    for term, (title, note, bases) in TERMS.items():
        rows = tuple(
            row for site, found in zip(sites, times, strict=True) for row in _rows(site.name, term, bases, found)
        )
        head = ("of", "engine", "ms", *(f"to {HEADS[base]}" for base in bases))
        yield Table(f"Other engines: {title}", note.format(agreed=agreed, sizes=sizes), head, rows)


def _rows(name: str, term: str, bases: Sequence[str], times: Mapping[Named, Times]) -> Iterator[Row]:
    for (where, engine), found in times.items():
        if where == term:
            yield name, engine, ms_text(found.median), *(ratio_text(found.ratio(times[term, base])) for base in bases)


def _tasks(site: Site, running: Sequence[Peer]) -> dict[Named, Task]:
    ids = [rule.id for rule in site.hand]
    tasks: dict[Named, Task] = {
        ("ready", HAND): site.hand_ready,
        ("ready", TUOYU): site.ours_ready,
        ("text", HAND): site.hand_from_text,
        ("text", TUOYU): site.ours_from_text,
        ("dict", HAND): site.hand_ready,
        ("dict", TUOYU): site.ours_ready,
        ("dict", TOO): site.ours_from_dict,
    }
    peers = {peer.name: peer for peer in running}
    for term, rows in ROWS.items():
        for row, (engine, how) in rows.items():
            tasks[term, row] = Remote(peers[engine], site.numbers[engine], ids, how)
    return tasks


def _site(name: str, compiled: CompiledRuleSet, running: Sequence[Peer]) -> Site:
    """Return a declaration with the rules about which all agree. Raises `DisagreementError` where these are too few."""
    declaration = load_declaration(TIMED[name])
    known = stated(facts_of(declaration))
    numbers = {peer.name: peer.load(known, AS_OF) for peer in running}
    right = expected(known)
    said = [peer.answers(numbers[peer.name]) for peer in running]
    agreed = {rule for rule, found in right.items() if all(answers[rule] == found for answers in said)}
    if len(agreed) < LEAST:
        apart = ", ".join(rule for rule in right if rule not in agreed)
        raise DisagreementError(
            f"{name}: all agree about {len(agreed)} rules alone, not about {apart} (see peers/rules.py)"
        )
    hand = tuple(rule for rule in by_hand.RULES if rule.id in agreed)
    rules = tuple(rule for rule in compared(compiled).rules if rule.rule.id in agreed)
    site = Site(name, declaration, as_line(declaration), hand, rules, numbers)
    _check(site, running)
    return site


def _check(site: Site, running: Sequence[Peer]) -> None:
    """Raise `DisagreementError` where a way that is timed gives other outcomes."""
    right = site.hand_ready()
    ours = {
        "tuoyu": site.ours_ready,
        "tuoyu, from a dict": site.ours_from_dict,
        "tuoyu, from text": site.ours_from_text,
    }
    found = {name: [as_answer(finding) for finding in task()] for name, task in ours.items()}
    found["by hand, from text"] = site.hand_from_text()
    ids, peers = [rule.id for rule in site.hand], {peer.name: peer for peer in running}
    for engine, how in {way for rows in ROWS.values() for way in rows.values()}:
        answers = peers[engine].findings(site.numbers[engine], ids, how)
        found[f"{engine}, {how}"] = [by_hand.Answer(*answer) for answer in answers]
    if wrong := [name for name, answers in found.items() if answers != right]:
        raise DisagreementError(f"{site.name}: other outcomes than by hand: {', '.join(wrong)}")


def expected(known: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """Return the findings of each hand-written rule, as they come back from the other engines."""
    found: dict[str, list[list[Any]]] = {}
    for answer in by_hand.answers(known, AS_OF, by_hand.RULES):
        found.setdefault(answer.rule, []).append(list(answer))
    return found


def as_line(declaration: Declaration) -> bytes:
    """Return *declaration* as one line of JSON."""
    stated_facts = declaration.model_dump(exclude_none=True)
    return json.dumps(stated_facts, ensure_ascii=False, default=_plain).encode()


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else value.value
