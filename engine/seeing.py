"""What a finding shows beside its outcome: facts, values and numbers. All that is the same for every subject is settled once a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.declaration.table import FactPath
from engine.feel import UNKNOWN, AnyType, ContextType, ListType, Type
from engine.reads import direct_reads, is_single
from engine.text import Text

if TYPE_CHECKING:
    from engine.catalogue import Clause
    from engine.checked import CheckedRule
    from engine.compiling import CompiledRule
    from engine.evaluation import Finding
    from engine.feel import nodes as syntax
    from engine.ruleset import Parameter

Origin = tuple[str, ...]
MAX_ITEMS = 12  # of one list that are quoted as facts


class SeenFact(NamedTuple):
    """A stated fact that decided: where it stands (``("rooms", "r1", "area_m2")``) and its value."""

    origin: Origin
    value: Any


class SeenNumber(NamedTuple):
    """A parameter that decided: its value for this subject and the day its version starts."""

    name: str
    title: Text
    value: Any
    unit: str | None
    since: date


class SeenValue(NamedTuple):
    """A named value of the rule, as it came out for this subject."""

    name: str
    text: str
    value: Any
    kind: Type


Facts = tuple[SeenFact, ...]
Values = tuple[SeenValue, ...]
Numbers = tuple[SeenNumber, ...]
new = tuple.__new__  # makes one of the above in half the time of calling its class


def look_at_facts(rule: CheckedRule) -> Callable[[Finding], Facts]:
    """Return what gives the stated facts of the subject and of the point that a pass of *rule* rests on; no tracing for them."""
    reads = direct_reads(rule)
    own = rule.loop.variable if rule.loop else None
    if not reads:
        return lambda finding: ()
    if rule.loop and len(rule.loop.list_path) == 1 and all(read[0] == own and len(read) == 2 for read in reads):
        return _of_item(rule.loop.list_path[0], tuple(name for _, name in reads))
    if all(read[0] != own and len(read) == 2 for read in reads):
        return _of_sections(reads)
    return _of_both(tuple((read[0] == own, read) for read in reads))


def _of_item(items: str, names: tuple[str, ...]) -> Callable[[Finding], Facts]:
    def look(finding: Finding) -> Facts:
        _, (_, id_), _, _, item, _ = finding
        seen = []
        for name in names:
            if (value := item[name]) is not UNKNOWN:
                seen.append(new(SeenFact, ((items, id_, name), value)))
        return tuple(seen)

    def look_once(finding: Finding) -> Facts:
        _, (_, id_), _, _, item, _ = finding
        value = item[only]
        return () if value is UNKNOWN else (new(SeenFact, ((items, id_, only), value)),)

    only = names[0]
    return look if len(names) > 1 else look_once


def _of_sections(reads: tuple[FactPath, ...]) -> Callable[[Finding], Facts]:
    sections = tuple((read, (read[0], read[1])) for read in reads)

    def look(finding: Finding) -> Facts:
        facts, seen = finding.facts, []
        for read, (section, name) in sections:
            if (value := facts[section][name]) is not UNKNOWN:
                seen.append(new(SeenFact, (read, value)))
        return tuple(seen)

    return look


def _of_both(reads: tuple[tuple[bool, FactPath], ...]) -> Callable[[Finding], Facts]:
    def look(finding: Finding) -> Facts:
        (path, id_), seen = finding.subject, []
        for own, read in reads:
            value, names = (finding.item, read[1:]) if own else (finding.facts, read)
            for name in names:
                value = value[name]
            if value is not UNKNOWN:
                seen.append(new(SeenFact, ((*path, id_, *names) if own else read, value)))
        return tuple(seen)

    return look


def look_at_values(rule: CompiledRule) -> Callable[[Finding], Values]:
    """Return what gives the named values of *rule*, in the order it names them: those that are no records."""
    places = {name: place for place, name in enumerate(rule.names)}
    named = [
        (
            places[name],
            name,
            rule.rule.values[name],
            checked.type,
            isinstance(checked.type, (AnyType, ContextType, ListType)),
        )
        for name, checked in rule.checked.values.items()
    ]
    if not named:
        return lambda finding: ()

    def look(finding: Finding) -> Values:
        values, seen = finding.values or (), []
        for place, name, text, kind, may_be_records in named if values else ():
            value = values[place]
            if not may_be_records or is_single(value):
                seen.append(new(SeenValue, (name, text, value, kind)))
        return tuple(seen)

    return look


def fixed_numbers(rule: CompiledRule, as_of: date) -> Mapping[str, SeenNumber]:
    """Return the numbers of the law that *rule* wants of every subject on *as_of*, by name: those from no table."""
    return {
        name: SeenNumber(name, p.title.text, rule.numbers[name], p.unit, _start(p, as_of))
        for name, p in rule.checked.parameters.items()
        if name in rule.numbers
    }


def _start(parameter: Parameter, as_of: date) -> date:
    return max((day for day in parameter.values if day <= as_of), default=as_of)


def look_at_numbers(rule: CompiledRule, as_of: date) -> Callable[[Finding], Numbers]:
    """Return what gives the numbers of the law that *rule* wants on *as_of*; one from a table for the subject's key."""
    fixed, parameters = fixed_numbers(rule, as_of), rule.checked.parameters
    if len(fixed) == len(parameters):
        always = tuple(fixed.values())
        return lambda finding: always
    places = {name: place for place, name in enumerate(rule.names)}
    titled = [(name, p.title.text, p.unit, _start(p, as_of)) for name, p in parameters.items()]

    def look(finding: Finding) -> Numbers:
        values, seen = finding.values or (), []
        for name, title, unit, since in titled:
            if name in fixed:
                seen.append(fixed[name])
            elif values and isinstance(value := values[places[name]], int | Decimal):
                seen.append(new(SeenNumber, (name, title, value, unit, since)))
        return tuple(seen)

    return look


@lru_cache(maxsize=4096)
def clauses_of(rule: CompiledRule) -> Callable[[Finding], tuple[Clause, ...]]:
    """Return what gives the clauses in force that speak about a subject; all that the rule stands on where it does not tell."""
    cite, by, every = rule.rule.cite, rule.checked.cite, rule.clauses
    if cite is None or by is None:
        return lambda finding: every
    needed = {read[0] for read in by.reads}
    read = _key_reader(rule.checked, by.expr)
    found: dict[str, tuple[Clause, ...]] = {}

    def about(key: Any) -> tuple[Clause, ...]:
        keys = key if isinstance(key, list) else [key]
        wanted = {clause for one in keys if isinstance(one, str) for clause in cite.clauses.get(one, ())}
        return tuple(clause for clause in every if clause.id in wanted) or every

    def look(finding: Finding) -> tuple[Clause, ...]:
        key = read(finding)
        if key.__class__ is str:
            return found[key] if key in found else found.setdefault(key, about(key))
        env = finding.env
        return about(rule.cite(env)) if rule.cite and needed <= env.keys() else every

    return look


def _key_reader(rule: CheckedRule, expr: syntax.Expr) -> Callable[[Finding], Any]:
    """Return what gives the text that *expr* comes to where it is a field of the rule's item or of a section, else None."""
    from engine.feel import nodes as syntax

    if not isinstance(expr, syntax.Path) or not isinstance(expr.base, syntax.Name):
        return lambda finding: None
    base, field = expr.base.name, expr.field
    if rule.loop and base == rule.loop.variable:
        return lambda finding: finding.item and finding.item[field]
    if base in (*rule.values, *rule.parameters):
        return lambda finding: None
    return lambda finding: finding.facts[base][field]


class Sight(NamedTuple):
    """What gives the facts (of a pass), values, numbers and clauses of one rule's findings."""

    facts: Callable[[Finding], Facts]
    values: Callable[[Finding], Values]
    numbers: Callable[[Finding], Numbers]
    clauses: Callable[[Finding], tuple[Clause, ...]]


def sight_of(rule: CompiledRule, as_of: date) -> Sight:
    """Return what shows the findings of *rule* on *as_of*."""
    return Sight(look_at_facts(rule.checked), look_at_values(rule), look_at_numbers(rule, as_of), clauses_of(rule))
