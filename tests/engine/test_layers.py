"""National, provincial, city and district law: each layer adds demands and takes none away."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from engine.catalogue import Layer
from engine.compiling import CompiledRuleSet
from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.evaluation import evaluate
from engine.loading import load_ruleset
from engine.outcomes import Decision
from engine.preparing import PreparedRules, prepare
from standards import STANDARDS

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 1, 1)
WITHIN = tuple(zip(Layer, list(Layer)[1:], strict=False))
FILES = sorted((ROOT / "fixtures" / "declarations").glob("*.yaml")) + sorted((STANDARDS / "bases").glob("*.yaml"))
SEVERITY = [Decision.APPROVE, Decision.SUPPLEMENT, Decision.REJECT]


@cache
def prepared() -> PreparedRules:
    return prepare(load_ruleset(STANDARDS))


@cache
def at(place: Layer) -> CompiledRuleSet:
    return prepared().on(AS_OF, place)


@pytest.mark.parametrize(("outer", "inner"), WITHIN)
def test_an_inner_layer_keeps_every_rule_of_the_outer_one_with_its_numbers(outer: Layer, inner: Layer) -> None:
    inside = {rule.rule.id: rule for rule in at(inner).rules}
    for rule in at(outer).rules:
        assert rule.rule.id in inside
        assert inside[rule.rule.id].numbers == rule.numbers
        assert {c.id for c in rule.clauses} <= {c.id for c in inside[rule.rule.id].clauses}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_no_layer_loosens_a_decision(file: Path) -> None:
    declaration = load_declaration(file)
    findings = {place: evaluate(at(place), facts_of(declaration)) for place in Layer}
    for outer, inner in WITHIN:
        inside = {(f.rule.rule.id, f.subject): f.outcome for f in findings[inner]}
        assert all(inside[f.rule.rule.id, f.subject] is f.outcome for f in findings[outer])
    conclusions = [decide(findings[place]) for place in Layer]
    ranks = [SEVERITY.index(conclusion.decision) for conclusion in conclusions if conclusion.reasons]
    assert ranks == sorted(ranks)  # where no rule applies at all, nothing is decided yet


def test_the_plan_of_the_district_is_no_law_elsewhere() -> None:
    plan = "gongshu-2020-plan#003"
    catalogue = prepared().ruleset.catalogue
    assert [place for place in Layer if catalogue.in_force(plan, AS_OF, place)] == [Layer.GONGSHU]


def test_departments_are_those_of_the_place() -> None:
    from engine.declaration.point import Mode

    ruleset = prepared().ruleset
    assert ruleset.departments(Mode.PRIVATE, Layer.GONGSHU)
    assert ruleset.departments(Mode.PRIVATE, Layer.HANGZHOU) is None


def test_a_draft_decides_nothing() -> None:
    catalogue = prepared().ruleset.catalogue
    drafts = [clause for clause in catalogue.clauses if catalogue.draft(clause)]
    assert any(clause.startswith("childcare-services-law#") for clause in drafts)
    standing = {clause for _, rule in prepared().ruleset.rules() for clause in rule.basis}
    assert not standing & set(drafts)
    assert not any(catalogue.in_force(clause, date(year, 1, 1)) for clause in drafts for year in range(2019, 2031))
