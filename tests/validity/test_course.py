"""What is followed from turn to turn is what each day by itself gives."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import chain

import pytest

from engine.catalogue import Standard
from engine.checked import CheckedRule
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.evaluation import Finding
from engine.generating import Amount
from engine.outlook import check_ahead
from engine.validity import Course
from engine.validity.course import Said, outcomes
from tests.validity.rules import approved, asking, base, course, fixture, generated, judge, law_of, prepared, validity

DAY = timedelta(1)
AS_OF = date(2026, 1, 1)
WINDOW = 30

FOLLOWED: tuple[tuple[Callable[[], Declaration], date], ...] = (
    (lambda: fixture("family-half-filled-supplement.yaml"), AS_OF),
    (lambda: fixture("kindergarten-class-approved.yaml"), date(2026, 10, 10)),  # the law changes on 1 November
    (lambda: base("home-based.yaml"), AS_OF),
    (lambda: generated(2, Amount.SOME), AS_OF),
)
JUMPED = (
    (lambda: base("home-based.yaml"), date(2023, 5, 20)),
    (lambda: base("activity-site.yaml"), date(2021, 1, 1)),
)
APPROVED = (
    "home-based-approved.yaml",
    "workplace-office-tower-approved.yaml",
)


def said_by_rule(findings: Iterable[Finding]) -> dict[str, Said]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule.rule.id, []).append(finding)
    return {rule: outcomes(same) for rule, same in found.items()}


def followed(
    made: Declaration, days: Course, rules: tuple[CheckedRule, ...], wanted: list[date]
) -> list[dict[str, Said]]:
    """Return what *rules* say on each of the *wanted* days, by adding up the changes to it."""
    ids, start = {rule.rule.id for rule in rules}, days.compiled.as_of
    said = said_by_rule(judge(made, start, rules))
    changes = [change for change in days.changes(wanted[-1]) if change.rule in ids]
    states = []
    for day in wanted:
        while changes and changes[0].day <= day:
            change = changes.pop(0)
            assert said.get(change.rule, ()) == outcomes(change.before)
            said[change.rule] = outcomes(change.after)
        states.append({rule: found for rule, found in said.items() if found})
    return states


@pytest.mark.parametrize("number", range(len(FOLLOWED)))
def test_every_day_of_a_window_comes_out_as_followed(number: int) -> None:
    made, as_of = FOLLOWED[number]
    days = [as_of + timedelta(n) for n in range(WINDOW)]
    found = followed(made(), course(made(), as_of), asking(), days)
    for day, state in zip(days, found, strict=True):
        assert state == said_by_rule(judge(made(), day, asking())), day


@pytest.mark.parametrize("number", range(len(JUMPED)))
def test_days_far_apart_and_the_days_of_new_law_come_out_as_followed(number: int) -> None:
    made, as_of = JUMPED[number]
    days = course(made(), as_of)
    turns = [change.day for change in days.changes(date(2036, 1, 1))]
    some = turns[:: len(turns) // 3 + 1]
    wanted = sorted({*some, *(day - DAY for day in some)} - {as_of})
    found = followed(made(), days, prepared().checked, wanted)
    for day, state in zip(wanted, found, strict=True):
        assert state == said_by_rule(judge(made(), day, prepared().checked)), day


def test_every_rule_that_asks_what_day_it_is_is_followed() -> None:
    assert asking()
    asked = {rule.rule.id for rule in asking()}
    assert asked <= {card.id for card in prepared().law.cards.rules if card.asks_the_day}


@pytest.mark.parametrize("name", APPROVED)
def test_an_approval_falls_on_the_day_after_its_last_and_not_before(name: str) -> None:
    found = validity(fixture(name), AS_OF)
    assert found
    assert found.valid_until
    days = (AS_OF + timedelta(n) for n in range((found.valid_until - AS_OF).days + 2))
    steady = [f for f in judge(fixture(name), AS_OF, prepared().checked) if f.rule.checked not in asking()]
    standing = [approved(chain(steady, judge(fixture(name), day, asking()))) for day in days]
    assert standing == [True] * (len(standing) - 1) + [False]
    assert not approved(judge(fixture(name), found.valid_until + DAY, prepared().checked))


def test_one_standard_looks_ahead_by_its_own_rules_only() -> None:
    tower, filing = fixture("workplace-office-tower-approved.yaml"), Standard.FILING
    shown = check_ahead(law_of(AS_OF), facts_of(tower), "zh", only=filing, brief=True, horizon=date(2026, 12, 31))
    assert shown.validity
    assert shown.validity.valid_until == "2026-02-20"
    assert {end.finding.standard.code for end in shown.validity.by_horizon} == {filing.value}
