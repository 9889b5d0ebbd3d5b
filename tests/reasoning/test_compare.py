"""What is decided about conditions over the declaration, and how a proof reads."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import declaration_scope
from engine.feel import TODAY, UNKNOWN, BooleanType, Checked, NumberType, check
from engine.reasoning import Difference, Proof, always, compare
from engine.text import Text

SCOPE = {
    **declaration_scope(),
    "room": declaration_scope()["rooms"].item,  # type: ignore[attr-defined]
    "person": declaration_scope()["staff"].item,  # type: ignore[attr-defined]
    "limit": NumberType(),
}

EQUAL = (
    ("count(rooms) > 0", "count(rooms) >= 1"),
    ("count(rooms) > 0", "not(count(rooms) = 0)"),
    ("fire.building_storeys > 3", "fire.building_storeys >= 4"),
    ("fire.building_storeys > 3", "fire.building_storeys > 3.5"),
    ("room.area_m2 >= limit", "not(room.area_m2 < 2.5)"),
    ("room.area_m2 > -1", "room.area_m2 >= 0"),
    ('room.use in ("sleeping", "activity")', 'room.use = "activity" or room.use = "sleeping"'),
    (
        '"head" in person.roles and "cook" in person.roles',
        'every one in ["cook", "head"] satisfies one in person.roles',
    ),
    ("enrolment.opened_on <= today()", "not(today() < enrolment.opened_on)"),
    ('enrolment.opened_on < @"2024-01-01"', 'enrolment.opened_on <= @"2023-12-31"'),
    ("some r in rooms satisfies r.floor > 2", "some r in rooms satisfies r.floor >= 3"),
    ("count(rooms[floor > 2 and beds > 0]) > 1", "count(rooms[beds >= 1 and floor >= 3]) >= 2"),
    ("if building.shared then room.floor > 1 else false", "building.shared and room.floor > 1"),
    ("sum(rooms.area_m2) * 2 > 10 and building.shared", "building.shared and sum(rooms.area_m2) * 2 > 10"),
    ("room.area_m2 in [2..limit)", "room.area_m2 >= 2 and room.area_m2 < 2.5"),
)
DIFFERENT = (
    ("count(rooms) > 0", "count(rooms) > 1"),
    ("room.area_m2 > limit", "room.area_m2 >= 2.5"),
    ("room.area_m2 >= 0", "true"),  # unless it is not stated
    ("building.shared or not(building.shared)", "true"),
    ("enrolment.opened_on <= today()", "enrolment.opened_on < today()"),
    ('enrolment.opened_on + @"P1M" <= today()', 'enrolment.opened_on + @"P1M" < today()'),
    ("some r in rooms satisfies r.floor > 2", "every r in rooms satisfies r.floor > 2"),
    ("count(rooms[floor > 2]) > 1", "count(rooms[floor >= 2]) > 1"),
    ('"head" in person.roles', '"head" in person.roles or "cook" in person.roles'),
    ("room.floor = fire.building_storeys", "room.floor >= fire.building_storeys"),
    ('sum(rooms[use = "sleeping"].area_m2) > 4', "sum(rooms.area_m2) > 4"),
)


def checked(text: str) -> Checked:
    return check(text, SCOPE, BooleanType())


@pytest.mark.parametrize(("first", "second"), EQUAL)
def test_what_says_the_same_in_other_words_is_proved_equal(first: str, second: str) -> None:
    assert isinstance(compare(checked(first), checked(second), numbers={"limit": Decimal("2.5")}), Proof)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_what_differs_is_shown_by_facts_that_somebody_can_state(first: str, second: str) -> None:
    found = compare(checked(first), checked(second), numbers={"limit": Decimal("2.5")})
    assert isinstance(found, Difference)
    assert found.first is not found.second
    Declaration.model_validate(stated({name: part for name, part in found.env.items() if name in declaration_scope()}))
    assert isinstance(found.env[TODAY], date)


def stated(facts: Any) -> Any:
    """Return *facts* as they are written in a declaration, without those that are not stated."""
    if isinstance(facts, dict):
        return {name: stated(part) for name, part in facts.items() if part is not UNKNOWN}
    return [stated(part) for part in facts] if isinstance(facts, list) else facts


def test_what_is_given_rules_out_differences() -> None:
    first, second = checked("room.floor > 2 or building.shared"), checked("room.floor > 3 or building.shared")
    assert isinstance(compare(first, second), Difference)
    assert isinstance(compare(first, second, [checked("building.shared")]), Proof)
    assert isinstance(compare(first, second, [checked("room.floor != 3")]), Proof)
    never = compare(first, second, [checked("room.floor > 4 and room.floor < 3")])
    assert isinstance(never, Proof)
    assert never.kind == "never"


@pytest.mark.parametrize(
    ("condition", "value", "given"),
    [
        ("count(rooms) >= 0", True, ()),
        ("room.area_m2 < 0", False, ()),
        ("security.armed_hours <= 24", True, ()),
        ("room.floor > 2", True, ("room.floor >= 3",)),
        ('point.kind = "home_based"', False, ('point.kind in ("institution", "activity_site")',)),
    ],
)
def test_bounds_and_what_is_given_settle_a_condition(condition: str, value: bool, given: tuple[str, ...]) -> None:
    assert isinstance(always(checked(condition), value, [checked(one) for one in given]), Proof)


def test_a_condition_that_may_fail_is_shown_failing() -> None:
    found = always(checked("room.area_m2 >= limit"), True, numbers={"limit": Decimal("2.5")})
    assert isinstance(found, Difference)
    assert found.env["room"]["area_m2"] < Decimal("2.5")


def test_what_a_few_values_cannot_stand_for_is_not_settled_by_a_proof() -> None:
    lists = [f'person.roles = ["{role}", "{role}"]' for role in ("head", "cook")]
    assert not isinstance(compare(checked(lists[0]), checked(lists[1])), Proof)
    assert not isinstance(compare(checked("room.area_m2 * 3 >= 1"), checked("room.area_m2 * 3 > 1")), Proof)


def test_too_many_facts_are_no_matter_where_both_ask_the_same_of_them() -> None:
    long = " and ".join(f"{fact} > 2" for fact in ("room.floor", "room.area_m2", "room.beds", "room.wc_count"))
    long += " and " + " and ".join(
        f'(room.use = "{use}" or room.depth_m > {n})' for n, use in enumerate(("store", "duty"))
    )
    long += ' and (every one in ["head", "cook", "medical", "security", "caregiver"] satisfies one in person.roles)'
    long += " and " + " and ".join(
        f"room.{flag}" for flag in ("daylight", "balcony", "enclosed", "ventilated", "side_lit")
    )
    assert isinstance(
        compare(checked(f"{long} and fire.building_storeys > 3"), checked(f"fire.building_storeys >= 4 and {long}")),
        Proof,
    )
    assert isinstance(compare(checked(f"{long} and fire.building_storeys > 3"), checked(long)), Difference)


def test_a_proof_says_what_was_tried() -> None:
    found = compare(
        checked("fire.building_storeys > 3 and building.shared"),
        checked("building.shared and fire.building_storeys >= 4"),
    )
    assert isinstance(found, Proof)
    assert found.text == Text(
        "fire.building_storeys、building.shared 的取值共有 15 种要紧的组合，已全部试过，结果都一样。",
        "All 15 combinations that matter of fire.building_storeys and building.shared were tried: each comes to the same.",
    )
    assert found.combinations == 15
    inside = compare(
        checked("some r in rooms satisfies r.floor > 2"), checked("some r in rooms satisfies r.floor >= 3")
    )
    assert isinstance(inside, Proof)
    assert inside.text == Text(
        "循环里的条件对任何一项都相同。some r in rooms satisfies r.floor > 2 的取值共有 4 种要紧的组合，已全部试过，结果都一样。",
        "What the loops ask of an item comes to the same for every item. All 4 combinations that matter of some r in rooms "
        "satisfies r.floor > 2 were tried: each comes to the same.",
    )


def test_facts_of_the_declaration_are_what_the_search_makes() -> None:
    found = compare(
        checked("some r in rooms satisfies r.net_height_m > 2.4"),
        checked("some r in rooms satisfies r.net_height_m >= 2.4"),
    )
    assert isinstance(found, Difference)
    facts = facts_of(Declaration.model_validate(stated({"rooms": found.env["rooms"]})))
    assert max(room["net_height_m"] for room in facts["rooms"] if room["net_height_m"] is not UNKNOWN) == Decimal("2.4")
