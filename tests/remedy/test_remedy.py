"""Whatever is proposed passes, changes nothing that is fixed, and has no step too many."""

from functools import cache

import pytest

from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.schema import is_fact, model_path
from engine.declaration.writing import as_json, as_yaml
from engine.evaluation import evaluate
from engine.feel import UNKNOWN
from engine.generating.declarations import Amount, Generator, Wanted
from engine.outcomes import Decision, Outcome
from engine.remedy import Kind, Remedy, find_remedy
from engine.remedy.changes import Change, apply, value_at
from engine.remedy.plain import plain_data
from engine.remedy.world import OPEN, key_of
from standards import STANDARDS
from tests.remedy.places import answers, changed, costs, fixture, in_force, only

POSSIBLE = {
    "sample.yaml": True,
    "community-expired-certificates-supplement.yaml": True,
    "community-activity-site-rejected.yaml": False,  # families live too far away
    "home-based-rejected.yaml": True,
    "kindergarten-class-supplement.json": True,
    "workplace-office-tower-approved.yaml": True,
}
GENERATED = (1, 2)


@cache
def remedy_of(name: str) -> Remedy:
    return find_remedy(in_force(), fixture(name), costs(), answers())


@pytest.mark.parametrize("name", POSSIBLE)
def test_what_is_proposed_passes_when_it_is_read_anew(name: str) -> None:
    remedy = remedy_of(name)
    read = parse_declaration(as_yaml(remedy.best.data).encode(), "changed.yaml")
    findings = [f for f in evaluate(in_force(), facts_of(read)) if f.rule.binding and f.outcome in OPEN]
    assert {key_of(f) for f in findings} == {key_of(one.finding) for one in remedy.hindrances}
    assert remedy.possible is POSSIBLE[name] and remedy.proved and remedy.sound and not remedy.given_up
    assert not remedy.possible or decide(evaluate(in_force(), facts_of(read))).decision is Decision.APPROVE


@pytest.mark.parametrize("name", POSSIBLE)
def test_each_step_has_a_finding_that_needs_it(name: str) -> None:
    for step in remedy_of(name).best.steps:
        assert step.why, step
        assert step.cost > 0


def test_without_any_one_of_its_steps_the_plan_does_not_pass() -> None:
    facts, best = facts_of(fixture("sample.yaml")), remedy_of("sample.yaml").best
    for step in best.steps:
        data = plain_data(apply(facts, best.ops - {step.op}))
        read = parse_declaration(as_json(data).encode(), "without")
        assert decide(evaluate(in_force(), facts_of(read))).decision is not Decision.APPROVE, step.path


@pytest.mark.parametrize("name", POSSIBLE)
def test_what_is_fixed_is_stated_at_most(name: str) -> None:
    remedy, facts = remedy_of(name), facts_of(fixture(name))
    for step in (*remedy.best.steps, *(step for other in remedy.others for step in other.steps)):
        if isinstance(step.op, Change) and costs().fixed(model_path(step.path)):
            assert value_at(facts, step.path) is UNKNOWN


def test_what_passes_already_needs_nothing() -> None:
    remedy = remedy_of("workplace-office-tower-approved.yaml")
    assert remedy.best.steps == () and remedy.best.cost == 0 and remedy.before is Decision.APPROVE


def test_a_place_too_high_cannot_pass_and_says_so() -> None:
    floors = {f"rooms[{room}].floor": 4 for room in ("r-c1-sleep", "r-c1-play")}
    remedy = find_remedy(in_force(), changed("institution", floors), costs(), answers())
    assert not remedy.possible
    fixed = {path for one in remedy.hindrances for path, _ in one.fixed}
    assert ("rooms", "r-c1-sleep", "floor") in fixed
    assert not any(step.path[-1] == "floor" for step in remedy.best.steps)


def test_a_number_goes_to_its_limit_and_no_further() -> None:
    remedy = find_remedy(in_force(), changed("institution", {"installations.recording_days": 30}), costs(), answers())
    (step,) = remedy.best.steps
    assert (step.kind, step.was, step.now) == (Kind.CHANGE, 30, 90)


def test_another_way_does_without_a_step_of_the_best() -> None:
    ratio = only("staffing.caregivers.ratio", "setting.point.capacity")
    remedy = find_remedy(ratio, fixture("sample.yaml"), costs(), answers(), alternatives=1)
    (other,) = remedy.others
    assert other.decision is Decision.APPROVE and other.cost >= remedy.best.cost
    assert any(step.op not in other.ops for step in remedy.best.steps)
    fewer = next(step for step in other.steps if step.op not in remedy.best.ops)
    assert is_fact(model_path(fewer.path)) and model_path(fewer.path)[-1] == "children"


@pytest.mark.parametrize("number", GENERATED)
def test_generated_declarations_are_settled(number: int) -> None:
    made = Generator(STANDARDS).make(Wanted(seed=7, kind="home_based", amount=Amount.SOME), number)
    declaration = parse_declaration(as_json(made.data).encode(), "generated")
    remedy = find_remedy(in_force(), declaration, costs(), answers())
    assert remedy.sound
    assert remedy.possible is (remedy.best.decision is Decision.APPROVE)


def test_two_facts_that_are_both_not_stated_are_both_stated() -> None:
    hidden = ("home.other_owners", "home.owners_consenting")
    remedy = find_remedy(only("filing.home_based.consent"), changed("home-based", {}, hidden), costs(), answers())
    assert remedy.possible and remedy.proved
    assert {step.path for step in remedy.best.steps} == {tuple(path.split(".")) for path in hidden}


def test_a_day_not_stated_may_move_either_way_to_suit_every_rule() -> None:
    rules = only("construction.air_at_completion.seven_days", "construction.air_at_completion.before_use")
    days = {"building.works_completed_on": "2025-02-16", "building.in_use_from": "2025-04-23"}
    declaration = changed("institution", days, ["air_reports[a1].sampled_on"])
    remedy = find_remedy(rules, declaration, costs(), answers())
    assert remedy.possible and [step.path for step in remedy.best.steps] == [("air_reports", "a1", "sampled_on")]


def test_no_test_of_the_air_is_dated_back() -> None:
    rules = only("construction.air_at_completion.seven_days", "construction.air_at_completion.before_use")
    days = {"building.works_completed_on": "2025-02-16", "building.in_use_from": "2025-04-23"}
    declaration = changed("institution", {**days, "air_reports[a1].sampled_on": "2021-04-17"})
    assert find_remedy(rules, declaration, costs(), answers()).hindrances


CHANGEABLE = {
    "registration.name": ("home-based", "filing.home_based.name", "杭州青禾保育有限公司"),
    "point.children_outside_age": ("home-based", "setting.home_based.under_three", 2),
    "air_reports[a2].standard": ("institution", "construction.air_in_use.edition", "gb_50325_2020"),
}


@pytest.mark.parametrize("fact", CHANGEABLE)
def test_what_the_remedy_of_a_rule_says_to_change_may_be_changed(fact: str) -> None:
    name, rule, value = CHANGEABLE[fact]
    remedy = find_remedy(only(rule), changed(name, {fact: value}), costs(), answers())
    assert remedy.before is not Decision.APPROVE and remedy.possible and len(remedy.best.steps) == 1


def test_what_stays_unknown_is_not_said_to_be_out_of_reach() -> None:
    declaration = changed("home-based", {}, ["registration.name"])
    remedy = find_remedy(only("filing.home_based.name"), declaration, costs(), None)
    assert not remedy.hindrances and not remedy.possible and not remedy.proved
    assert [finding.outcome for finding in remedy.given_up] == [Outcome.UNKNOWN]
