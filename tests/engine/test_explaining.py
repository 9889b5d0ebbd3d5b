"""What an explanation shows is settled once a rule: it has to be what reading and tracing every finding gives."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cli import options
from engine.compiling import CompiledRuleSet
from engine.deciding import find_deciding
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.evaluation import Finding, evaluate, evaluate_rule
from engine.explaining import explain
from engine.feel import UNKNOWN
from engine.outcomes import Outcome
from engine.preparing import load_prepared
from engine.reads import direct_reads, is_single
from engine.tracing import Traced
from standards import STANDARDS

AS_OF = date(2026, 1, 1)
DECLARATIONS = Path(__file__).parents[2] / "fixtures" / "declarations"


@cache
def compiled() -> CompiledRuleSet:
    return load_prepared(STANDARDS, options.cache_folder()).on(AS_OF)


@cache
def facts(name: str) -> Mapping[str, Any]:
    return facts_of(load_declaration(DECLARATIONS / f"{name}.yaml"))


def zeroed(value: Any) -> Any:
    """Return facts in which much is wrong: no number is above zero, and nothing is so."""
    if isinstance(value, Mapping):
        return {name: inner if name == "id" else zeroed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [zeroed(item) for item in value]
    return False if isinstance(value, bool) else 0 if isinstance(value, int | Decimal) else value


@cache
def findings(outcome: Outcome) -> tuple[Finding, ...]:
    tried = [facts("sample"), zeroed(facts("sample")), zeroed(facts("large-institution"))]
    return tuple(one for known in tried for one in evaluate(compiled(), known) if one.outcome is outcome)


def test_what_the_shape_of_a_rule_tells_is_what_tracing_finds() -> None:
    told = [(one, seen) for one in findings(Outcome.FAIL) if (seen := find_deciding(one)) is not None]
    assert len({one.rule.rule.id for one, _ in told}) > 300
    for one, seen in told[::8]:
        assert seen == tuple(Traced(one).all_deciding()), one


def test_only_failures_are_told_by_their_shape() -> None:
    for outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
        assert find_deciding(findings(outcome)[0]) is None


def test_a_pass_shows_the_facts_that_its_rule_reads() -> None:
    for one in findings(Outcome.PASS)[::7]:
        loop = one.rule.checked.loop
        place = (*one.subject.path, str(one.subject.id))
        expected = []
        for read in direct_reads(one.rule.checked):
            value = one.env
            for name in read:
                value = value[name]
            if value is not UNKNOWN:
                expected.append(((*place, *read[1:]) if loop and read[0] == loop.variable else read, value))
        assert [tuple(seen) for seen in explain(one, AS_OF).facts] == expected, one


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL])
def test_an_explanation_shows_the_values_and_numbers_the_rule_saw(outcome: Outcome) -> None:
    for one in findings(outcome)[::7]:
        why, checked = explain(one, AS_OF), one.rule.checked
        values = {name: one.env[name] for name in checked.values if is_single(one.env[name])}
        numbers = {name: one.env[name] for name in checked.parameters if isinstance(one.env[name], int | Decimal)}
        assert {seen.name: seen.value for seen in why.values} == values, one
        assert {seen.name: seen.value for seen in why.numbers} == numbers, one
        since = {name: max(day for day in checked.parameters[name].values if day <= AS_OF) for name in numbers}
        assert {seen.name: seen.since for seen in why.numbers} == since, one


def test_items_of_a_plain_list_are_left_to_tracing() -> None:
    toys = {**facts("sample")["toys"], "ccc_kinds": ["doll", "electric"], "ccc_certified": ["electric"]}
    rule = next(rule for rule in compiled().rules if rule.rule.id == "safety.toys.ccc")
    (failed,) = evaluate_rule(rule, {**facts("sample"), "toys": toys})
    assert failed.outcome is Outcome.FAIL
    assert [tuple(seen) for seen in explain(failed, AS_OF).facts] == [
        (("toys", "ccc_certified"), ["electric"]),
        (("toys", "ccc_kinds"), "doll"),
    ]
