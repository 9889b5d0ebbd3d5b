"""Makes of a rule set the parts in which it is kept."""

import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from engine.checked import CheckedRule, Loop
from engine.compiling import Law
from engine.declaration.plain.running import READER
from engine.declaration.plain.writing import write_reader
from engine.declaration.table import TABLE, fact_table
from engine.feel import Checked, write_program
from engine.feel.running import Program
from engine.judging import write_judge
from engine.kept import CARDS, CATALOGUE, OTHER, PROGRAMS, VISITS, topic_part, topics_of
from engine.packing import pack


def parts_of(law: Law) -> Mapping[str, bytes]:
    """Return *law* in parts, without the files it was read from, and with the program of every expression."""
    ruleset, rules = law.ruleset(), [law.rule(n) for n in range(len(law.cards.rules))]
    visits = [law.visit(n).applies for n in range(len(law.cards.visits))]
    keep = cache(_with_program)
    parts: dict[str, Any] = {
        CARDS: law.cards,
        PROGRAMS: _programs(rules, visits),
        TABLE: fact_table(),
        READER: _reader(),
        CATALOGUE: replace(ruleset.catalogue, documents={}),
        VISITS: [keep(one) for one in visits],
        OTHER: (ruleset.ref, ruleset.districts),
    }
    for n, places in enumerate(topics_of(law.cards)):
        parts[topic_part(n)] = [_without_judge(rules[place], keep) for place in places]
    return {name: pack(part) for name, part in parts.items()}


def _programs(
    rules: Sequence[CheckedRule], visits: Sequence[Checked | None]
) -> tuple[bytes, list[Any], list[list[Any]]]:
    """Return the programs of *rules*, of their lists and topics, and of *visits*, as `engine.kept` reads them; equal ones once."""
    known: dict[str, int] = {}
    programs = list(map(write_judge, rules))

    def place(checked: Checked | None) -> int | None:
        if checked is None:
            return None
        if checked.text not in known:
            known[checked.text] = len(programs)
            programs.append(write_program(checked))
        return known[checked.text]

    places: list[list[Any]] = [
        list(range(len(rules))),
        [place(rule.loop.items if rule.loop else None) for rule in rules],
        [place(rule.topic_applies) for rule in rules],
        list(map(place, visits)),
    ]
    return marshal.dumps([one.code for one in programs]), [one.constants for one in programs], places


@cache
def _reader() -> Program:
    """Return the reader of plain declarations, written once a process."""
    return write_reader()


def _with_program(checked: Checked | None) -> Checked | None:
    return replace(checked, program=write_program(checked)) if checked else None


def _without_judge(rule: CheckedRule, keep: Callable[[Checked | None], Any]) -> CheckedRule:
    """Return *rule* without its own function, and with what *keep* makes of all that is evaluated apart."""
    return replace(
        rule,
        program=None,
        loop=Loop(rule.loop.variable, keep(rule.loop.items)) if rule.loop else None,
        topic_applies=keep(rule.topic_applies),
        applies=keep(rule.applies),
        values={name: keep(value) for name, value in rule.values.items()},
        tables={name: keep(value) for name, value in rule.tables.items()},
        require=keep(rule.require),
        cite=keep(rule.cite),
    )
