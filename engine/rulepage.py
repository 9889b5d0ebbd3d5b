"""One rule as a page: what it asks, on which clauses, with which numbers, and what its cases show.

`tuoyu explain` prints it and the site shows it; neither works anything out again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.cases import Case, CaseResult, Expected
from engine.catalogue import Catalogue, Clause, ClauseStrength, LegalText
from engine.checked import CheckedRule
from engine.compiling import in_force
from engine.declaration import edits
from engine.declaration.schema import FactInfo, facts_of_model, label_of
from engine.evaluation import Finding
from engine.feel import StringType
from engine.outcomes import Outcome
from engine.reads import model_reads
from engine.ruleset import Parameter, RuleSet
from engine.steplines import StepLine, lines_of
from engine.text import NO_TEXT, Text
from engine.tracing import Traced
from engine.units import unit_text
from engine.values import show


@dataclass(frozen=True)
class ClauseEntry:
    """A clause a rule stands on: its text, the days it holds, and how far it binds (a guide only advises)."""

    clause: Clause
    text: LegalText
    start: date
    end: date | None
    draft: bool
    strength: ClauseStrength


@dataclass(frozen=True)
class Version:
    """A parameter since one day: its value with unit, or one for each *cell* (code, label, value) of its table."""

    since: date
    current: bool
    value: Text
    cells: tuple[tuple[str, Text, Text], ...] = ()


@dataclass(frozen=True)
class ParameterEntry:
    """A parameter of a rule, the expression that picks from its table, and its versions, oldest first."""

    name: str
    title: Text
    by: str | None
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class RulePage:
    """One rule as a reader sees it on one day, with the facts it reads.

    *conditions* and *values* are its expressions by key, on one line each.
    """

    checked: CheckedRule
    in_force: bool
    whom: tuple[Text, ...]
    clauses: tuple[ClauseEntry, ...]
    parameters: tuple[ParameterEntry, ...]
    conditions: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    require: str
    facts: tuple[FactInfo, ...]


@dataclass(frozen=True)
class Change:
    """One thing a case does to its base: how (*change*, *remove*, *add*, *hide*), to which fact, and what it says there."""

    how: str
    path: str
    label: Text
    value: Text


def rule_page(ruleset: RuleSet, checked: CheckedRule, day: date) -> RulePage:
    """Return the page of one rule, as it stands on *day*."""
    rule, topic, reads = checked.rule, checked.topic, model_reads(checked)
    conditions = (
        ("for_each", rule.for_each),
        ("applies_when", topic.applies_when),
        ("applies_when", rule.applies_when),
    )
    return RulePage(
        checked,
        in_force(ruleset, checked, day),
        tuple(words.text for words in (topic.applies_to, rule.applies_to) if words),
        tuple(clause_entry(ruleset.catalogue, clause) for clause in rule.basis),
        tuple(_parameter(checked, name, parameter, day) for name, parameter in checked.parameters.items()),
        tuple((key, _one_line(text)) for key, text in conditions if text),
        tuple((name, _one_line(text)) for name, text in rule.values.items()),
        _one_line(rule.require),
        tuple(fact for path, fact in facts_of_model().items() if path in reads),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def clause_entry(catalogue: Catalogue, clause_id: str) -> ClauseEntry:
    """Return one clause with its text, its days and its force."""
    clause, text = catalogue.clauses[clause_id], catalogue.text_of(clause_id)
    return ClauseEntry(
        clause, text, *catalogue.period(clause_id), catalogue.draft(clause_id), catalogue.strength(clause_id)
    )


def _parameter(rule: CheckedRule, name: str, parameter: Parameter, day: date) -> ParameterEntry:
    current = max((start for start in parameter.values if start <= day), default=None)
    versions = (
        Version(start, start == current, *_value_and_cells(rule, name, parameter, value))
        for start, value in sorted(parameter.values.items())
    )
    return ParameterEntry(name, parameter.title.text, parameter.by, tuple(versions))


def _value_and_cells(
    rule: CheckedRule, name: str, parameter: Parameter, value: Any
) -> tuple[Text, tuple[tuple[str, Text, Text], ...]]:
    unit = unit_text(parameter.unit) if parameter.unit else NO_TEXT
    if not isinstance(value, dict):
        return _with_unit(value, unit), ()
    by = rule.tables[name].type
    kind = by if isinstance(by, StringType) else None
    return NO_TEXT, tuple((key, show(key, kind), _with_unit(cell, unit)) for key, cell in value.items())


def _with_unit(value: Any, unit: Text) -> Text:
    """Return a number with its unit: close in Chinese, apart in English where the unit is a word."""
    shown = show(value)
    return Text(shown.zh + unit.zh, shown.en + (" " if unit.en[:1].isalpha() else "") + unit.en)


def changes_of(case: Case) -> Iterator[Change]:
    """Yield what a case does to its base, in the order in which it is done."""
    for path in case.remove:
        yield Change("remove", path, _label(path), NO_TEXT)
    for path, items in case.add.items():
        ids = ", ".join(str(item.get("id", "")) for item in items)
        yield Change("add", path, _label(path), Text(ids, ids))
    for path, value in case.change.items():
        yield Change("change", path, _label(path), _stated(value))
    for path in case.hide:
        yield Change("hide", path, _label(path), NO_TEXT)


def _label(path: str) -> Text:
    """Return what a reader calls the fact or list at the *path* a case writes; nothing where there is none."""
    try:
        steps = edits.steps_of(path)
        return label_of(tuple(step if isinstance(step, str) else step[0] for step in steps))
    except (KeyError, ValueError):
        return NO_TEXT


def _stated(value: Any) -> Text:
    """Return a value as a declaration states it."""
    if isinstance(value, dict):
        return _joined(f"{key}: {_stated(item).en}" for key, item in value.items())
    if isinstance(value, list) and value:
        return _joined(_stated(item).en for item in value)
    return _AS_WRITTEN.get(str(value)) or show(value)


_AS_WRITTEN = {written: Text(said, said) for written, said in (("True", "true"), ("False", "false"), ("[]", "[]"))}


def _joined(parts: Iterable[str]) -> Text:
    said = ", ".join(parts)
    return Text(f"[{said}]", f"[{said}]")


def pick_cases(results: Iterable[CaseResult]) -> Mapping[Expected, CaseResult]:
    """Return one case that passes and one that fails, the first of each."""
    picked: dict[Expected, CaseResult] = {}
    for result in results:
        if result.ok and result.got in (Expected.PASS, Expected.FAIL):
            picked.setdefault(result.got, result)
    return picked


def step_lines(finding: Finding) -> Iterator[tuple[str, tuple[StepLine, ...]]]:
    """Yield each expression of the finding's rule, by name, with the values of its parts."""
    traced = Traced(finding)
    for name in _shown(finding, list(traced.expressions)):
        yield name, lines_of(traced.step(name))


def _shown(finding: Finding, names: list[str]) -> list[str]:
    """Return the expressions in the order they decide: the conditions, then the values worked out, then what is required."""
    conditions: list[str] = [name for name in ("topic_applies", "applies") if name in names]
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return conditions
    return [*conditions, *(name for name in names if name in finding.env), "require"]
