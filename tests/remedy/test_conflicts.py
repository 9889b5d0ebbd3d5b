"""No plan leaves a declaration that cannot be true, and what is added to a point speaks of that point."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.declaration.facts import facts_of
from engine.declaration.schema import model_path
from engine.feel import UNKNOWN
from engine.remedy import find_remedy
from engine.remedy.answers import answers_for
from engine.remedy.changes import Addition, Change
from engine.remedy.conflicts import conflicts, repairs
from engine.remedy.pricing import Pricing
from tests.remedy.places import answers, changed, costs, fixture, only

EXPIRED = "community-expired-certificates-supplement.yaml"
TRUE_AT_ONCE: list[tuple[tuple[str, ...], Any, bool]] = [
    (("outdoor", "unshaded_area_m2"), Decimal(180), True),
    (("outdoor", "unshaded_area_m2"), Decimal("180.01"), False),
    (("outdoor", "area_m2"), Decimal(107), False),
    (("site", "lease_start"), date(2031, 1, 1), False),
    (("documents", "m5", "open_ended"), True, False),
    (("documents", "m1", "valid_until"), date(2030, 1, 1), False),
    (("documents", "m5", "valid_until"), date(2031, 1, 1), True),
    (("documents", "m5", "valid_until"), date(2025, 1, 1), False),
    (("classes", "c1", "youngest_months"), 40, False),
]


@pytest.mark.parametrize(("path", "value", "true"), TRUE_AT_ONCE)
def test_what_cannot_be_true_at_once_is_seen(path: tuple[str, ...], value: Any, true: bool) -> None:
    facts = facts_of(changed("institution", {}))
    assert (not list(conflicts(facts, frozenset({Change(path, value)})))) is true


def test_the_other_fact_moves_along_where_it_may() -> None:
    facts = facts_of(changed("institution", {}))
    ops = frozenset({Change(("outdoor", "unshaded_area_m2"), Decimal(200))})
    (wrong,) = conflicts(facts, ops)
    moves = list(repairs(wrong, facts, ops, Pricing(costs(), facts)))
    assert moves == [Change(("outdoor", "area_m2"), Decimal(200))]  # the other one only goes up
    endless = frozenset({Change(("documents", "m5", "open_ended"), True)})
    (wrong,) = conflicts(facts, endless)
    assert not list(repairs(wrong, facts, endless, Pricing(costs(), facts)))


def test_every_way_round_an_expired_paper_can_be_read() -> None:
    rules = only("filing.documents.valid", "filing.documents.fire_safety")
    remedy = find_remedy(rules, fixture(EXPIRED), costs(), answers(), alternatives=3)
    assert remedy.possible and remedy.others
    for plan in (remedy.best, *remedy.others):
        assert not list(conflicts(facts_of(fixture(EXPIRED)), plan.ops))


def test_a_paper_that_is_added_is_this_points_own() -> None:
    own = {"registration.name": "杭州别处托育服务有限公司", "point.address": "杭州市拱墅区别处路1号"}
    models = answers()
    assert models
    papers = answers_for(changed("institution", own), models).facts["documents"]
    licence = next(paper for paper in papers if paper["kind"] == "food_licence")
    assert (licence["holder_name"], licence["address"]) == tuple(own.values())


@pytest.mark.parametrize(
    "fact",
    [
        "documents[].same_body",
        "documents[].open_ended",
        "home.dwelling",
        "security.footage_changed",
        "registration.changed",
    ],
)
def test_what_is_or_has_happened_is_not_changed_to_fit(fact: str) -> None:
    section, name = fact.split(".")
    place = (section.removesuffix("[]"), "[]", name) if section.endswith("[]") else (section, name)
    assert costs().fixed(model_path(place))


def test_no_list_is_stated_empty_that_other_facts_lead_to() -> None:
    facts = {**facts_of(changed("institution", {})), "rooms": UNKNOWN}
    assert list(conflicts(facts, frozenset({Addition(("rooms",), "none", 0, ())})))
    assert not list(conflicts(facts, frozenset({Change(("doors", facts["doors"][0]["id"], "smooth_faces"), True)})))


def test_a_report_is_not_made_to_test_less() -> None:
    tested = tuple(facts_of(changed("institution", {}))["air_reports"][1]["tested"])
    declaration = changed("institution", {"air_reports[a2].air_speed": 3, "air_reports[a2].season": "summer"})
    remedy = find_remedy(only("construction.air_and_climate.air_speed"), declaration, costs(), answers())
    assert "air_speed" in tested and not remedy.hindrances
    assert [step.path for step in remedy.best.steps] == [("air_reports", "a2", "air_speed")]
