"""The law of a day: which texts and rules are in force, and what changes between two days, rule by rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.catalogue import Catalogue, Layer, LegalText
from engine.choices import Choice
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.preparing import PreparedRules


class Status(Choice):
    """What happens to a rule between two days."""

    STARTS = "starts", "开始施行", "starts"
    ENDS = "ends", "停止施行", "ends"
    CHANGES = "changes", "有变化", "changes"


@dataclass(frozen=True)
class TextInForce:
    """One legal text, with how many of its clauses are in force and how many rules in force stand on them."""

    source: str
    act: str
    text: LegalText
    clauses: int
    rules: int


@dataclass(frozen=True)
class NumberChange:
    """One number of the law before and after; None where it has none on that day."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RuleChange:
    """What changed for one rule: the clauses that came and went, and its numbers."""

    status: Status
    rule: CompiledRule
    clauses_gone: tuple[str, ...]
    clauses_new: tuple[str, ...]
    numbers: tuple[NumberChange, ...]


def texts_in_force(prepared: PreparedRules, day: date, place: Layer) -> tuple[TextInForce, ...]:
    """Return each text of which a clause is in force on *day* at *place*, in the order of the catalogue."""
    catalogue = prepared.ruleset.catalogue
    clauses: dict[tuple[str, str], int] = {}
    for clause in catalogue.clauses.values():
        if catalogue.in_force(clause.id, day, place):
            key = _text_key(catalogue, clause.id)
            clauses[key] = clauses.get(key, 0) + 1
    rules: dict[tuple[str, str], set[str]] = {key: set() for key in clauses}
    for checked in prepared.checked:
        for clause_id in checked.rule.basis:
            if (key := _text_key(catalogue, clause_id)) in rules and catalogue.in_force(clause_id, day, place):
                rules[key].add(checked.rule.id)
    return tuple(
        TextInForce(
            source, act, catalogue.sources[source].acts.get(act, catalogue.sources[source]), n, len(rules[source, act])
        )
        for (source, act), n in clauses.items()
    )


def _text_key(catalogue: Catalogue, clause_id: str) -> tuple[str, str]:
    return clause_id.partition("#")[0], catalogue.clauses[clause_id].act or ""


def diff_law(prepared: PreparedRules, before: date, after: date, place: Layer) -> tuple[RuleChange, ...]:
    """Return each rule that starts, ends or changes from *before* to *after*, in the order of the files.

    Raises `RuleSetError` where on one of the days no rule is in force.
    """
    old, new = (_by_id(prepared.on(day, place)) for day in (before, after))
    both = ((old.get(id_), new.get(id_)) for id_ in (checked.rule.id for checked in prepared.checked))
    changes = (_change(was, now, before, after) for was, now in both)
    return tuple(change for change in changes if change)


def _by_id(compiled: CompiledRuleSet) -> Mapping[str, CompiledRule]:
    return {rule.rule.id: rule for rule in compiled.rules}


def _change(was: CompiledRule | None, now: CompiledRule | None, before: date, after: date) -> RuleChange | None:
    """Return what changed from *was* to *now*, or None where nothing did."""
    rule = now or was
    if rule is None:
        return None
    had, has = _clauses(was), _clauses(now)
    gone, come = tuple(c for c in had if c not in has), tuple(c for c in has if c not in had)
    numbers = tuple(
        NumberChange(name, old, new)
        for name, parameter in rule.checked.parameters.items()
        if (old := was and parameter.on(before)) != (new := now and parameter.on(after))
    )
    if was and now and not (gone or come or numbers):
        return None
    status = Status.CHANGES if was and now else Status.STARTS if now else Status.ENDS
    return RuleChange(status, rule, gone, come, numbers)


def _clauses(rule: CompiledRule | None) -> tuple[str, ...]:
    return tuple(clause.id for clause in rule.clauses) if rule else ()
