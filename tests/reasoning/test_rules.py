"""Two versions of a rule: the same for every declaration, or a declaration for which they differ."""

from dataclasses import replace
from datetime import date

import pytest

from engine.checked import CheckedRule
from engine.checking import check_ruleset
from engine.compiling import compile_rule
from engine.declaration.facts import unknown_record
from engine.declaration.model import Declaration
from engine.declaration.schema import declaration_scope
from engine.evaluation import evaluate_rule
from engine.feel import BooleanType, Checked, NumberType, check
from engine.loading import load_ruleset
from engine.reasoning import Difference, Proof, compare_rules
from tests.lints.samples import SAMPLE

DAY = date(2026, 1, 1)
RULESET = load_ruleset(SAMPLE)
RULES = {rule.rule.id.removeprefix("setting.classes."): rule for rule in check_ruleset(RULESET)}

SAME = (
    ("size", "require", "not(class.children > most_children)"),
    ("size", "require", 'if class.kind = "infant" then class.children < 11 else class.children <= most_children'),
    ("caregivers", "require", "not(present < needed) or class.children < 1"),
    ("activity_area", "applies", 'not(room.use != "activity")'),
    ("lease", "applies", 'site.tenure = "leased" and point.kind = "institution"'),
)
OTHER = (
    ("size", "require", "class.children < most_children"),
    ("size", "require", 'if class.kind = "infant" then class.children < 10 else class.children <= most_children'),
    ("caregivers", "require", "present >= needed"),
    ("caregivers", "require", "class.children = 0 or present > needed"),
    ("activity_area", "require", "room.area_m2 > least_area"),
    ("activity_area", "applies", 'room.use != "activity"'),
    ("lease", "applies", 'site.tenure in ("leased", "other")'),
)


def changed(rule: CheckedRule, part: str, text: str) -> CheckedRule:
    scope = {**declaration_scope(), **dict.fromkeys(rule.parameters, NumberType())}
    scope |= {rule.loop.variable: rule.loop.items.type.item} if rule.loop else {}  # type: ignore[attr-defined]
    condition: Checked = check(
        text, {**scope, **{name: value.type for name, value in rule.values.items()}}, BooleanType()
    )
    return replace(rule, applies=condition) if part == "applies" else replace(rule, require=condition)


@pytest.mark.parametrize(("name", "part", "text"), SAME)
def test_a_rule_in_other_words_is_proved_the_same(name: str, part: str, text: str) -> None:
    assert isinstance(compare_rules(RULESET, RULES[name], changed(RULES[name], part, text), DAY), Proof)


@pytest.mark.parametrize(("name", "part", "text"), OTHER)
def test_another_rule_is_shown_by_a_declaration_with_another_outcome(name: str, part: str, text: str) -> None:
    other = changed(RULES[name], part, text)
    found = compare_rules(RULESET, RULES[name], other, DAY)
    assert isinstance(found, Difference)
    facts = {**unknown_record(Declaration), **found.env}
    outcomes = [
        [finding.outcome for finding in evaluate_rule(compile_rule(RULESET, rule, DAY), facts)]
        for rule in (RULES[name], other)
    ]
    assert outcomes[0] != outcomes[1]
    assert found.first is not found.second


def test_numbers_of_the_day_decide() -> None:
    rule = RULES["activity_area"]
    other = changed(rule, "require", "room.area_m2 >= 35")
    assert isinstance(compare_rules(RULESET, rule, other, DAY), Proof)
    assert isinstance(compare_rules(RULESET, rule, other, date(2024, 6, 1)), Difference)
