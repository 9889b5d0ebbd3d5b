"""A brief report counts what it does not show, and comes to the same numbers as the report with everything."""

from functools import cache
from pathlib import Path

import pytest

from cli import options
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.evaluation import evaluate
from engine.generating import AS_OF
from engine.preparing import load_prepared
from engine.render import render
from engine.report import FEW, BriefReport, Report
from engine.reporting import make_report
from standards import STANDARDS

DECLARATIONS = Path(__file__).parents[2] / "fixtures" / "declarations"
NAMES = (  # one of every decision; the half filled one leaves lists out
    "community-activity-site-rejected",
    "family-half-filled-supplement",
    "home-based-approved",
)


@cache
def rules() -> CompiledRuleSet:
    return load_prepared(STANDARDS, options.cache_folder()).on(AS_OF)


@cache
def reports(name: str) -> tuple[Report, Report]:
    """Return the whole report on a declaration and the brief one."""
    facts = facts_of(load_declaration(DECLARATIONS / f"{name}.yaml"))
    findings = evaluate(rules(), facts)
    return make_report(rules(), facts, findings, "zh"), make_report(rules(), facts, findings, "zh", brief=True)


@pytest.mark.parametrize("name", NAMES)
def test_it_comes_to_the_same(name: str) -> None:
    whole, brief = reports(name)
    assert isinstance(brief, BriefReport)
    assert whole.left_to_see == brief.left_to_see > 0
    assert whole.counts == brief.counts
    assert whole.asks == brief.asks and whole.foreseen == brief.foreseen
    assert render(brief, "text") == render(whole, "text")


@pytest.mark.parametrize("name", NAMES)
def test_it_tells_of_what_calls_for_something_alone(name: str) -> None:
    whole, brief = reports(name)
    advice = whole.advice if len(whole.advice) <= FEW else ()
    told = {*whole.binding("fail"), *whole.binding("unknown"), *advice}
    assert [f.rule for f in brief.findings] == [f.rule for f in whole.findings if f in told]
    spoken = {finding.rule for finding in (*brief.findings, *brief.foreseen)} | {
        one for ask in brief.asks for one in ask.rules
    }
    assert spoken <= {rule.id for rule in brief.rules.used} <= {rule.id for rule in whole.rules.used}
