"""How many children a point could take: against every arrangement tried one by one, and where the limits come from."""

import copy
import itertools
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engine.capacity import MOST_SCANNED, MOVING, STAYING, Capacity, find_capacity
from engine.capacity.best import BUDGET, allowed_numbers, best_by_sums, downward
from engine.capacity.judging import make_judge, moving_rules
from engine.capacity.needs import Finder
from engine.capacity.telling import tell_needs
from engine.capacity.world import World
from engine.compiling import CompiledRuleSet
from engine.declaration import edits
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import facts_of_model
from engine.documents import read_document
from engine.evaluation import Finding, Subject, evaluate, evaluate_rule
from engine.feel import TODAY, UNKNOWN
from engine.outcomes import Outcome
from engine.preparing import load_prepared
from engine.remedy import load_answers, load_costs
from engine.validation import validate
from standards import STANDARDS

AS_OF = date(2026, 1, 1)
BAD = (Outcome.FAIL, Outcome.UNKNOWN)
Edit = Callable[[dict[str, Any]], None]
Numbers = Mapping[str, int]


@cache
def rules() -> CompiledRuleSet:
    return load_prepared(STANDARDS, Path(os.environ["TUOYU_CACHE"])).on(AS_OF)


@cache
def moving() -> CompiledRuleSet:
    return replace(rules(), rules=moving_rules(rules()))


@cache
def moving_and_railings() -> CompiledRuleSet:
    """Return the moving rules and two others that the declarations here break."""
    others = ("safety.railings.", "filing.documents.")
    return replace(rules(), rules=(*moving().rules, *(r for r in rules().rules if r.rule.id.startswith(others))))


def declaration(base: str, *changes: Edit) -> Declaration:
    document = read_document(STANDARDS / "bases" / f"{base}.yaml")
    data = copy.deepcopy(document.data)
    for change in changes:
        change(data)
    made, problems = validate(document, Declaration, data=data)
    assert made, problems
    return made


def put(path: str, value: Any) -> Edit:
    return lambda data: edits.change(data, path, value)


def take(path: str) -> Edit:
    return lambda data: edits.hide(data, path)


KEPT: dict[int, tuple[Declaration, dict[str, Any]]] = {}


def as_declared(declared: Declaration) -> dict[str, Any]:
    """Return the facts of *declared*, worked out once."""
    if id(declared) not in KEPT:
        KEPT[id(declared)] = declared, facts_of(declared)
    return KEPT[id(declared)][1]


def with_children(declared: Declaration, numbers: Numbers) -> dict[str, Any]:
    """Return the facts of *declared* with *numbers* of children, written down here once more, without the code under test."""
    facts = dict(as_declared(declared)) | {TODAY: AS_OF}
    more = {one["id"]: numbers[one["id"]] - one["children"] for one in facts["classes"]}
    total = sum(more.values())
    floors = {c: {room["floor"] for room in facts["rooms"] if room["class_id"] == c} for c in more}
    facts["classes"] = [{**one, "children": numbers[one["id"]]} for one in facts["classes"]]
    facts["point"] = {**facts["point"], "capacity": sum(numbers.values())}
    things = {name: facts["hygiene"][name] + max(0, total) for name in ("own_towels", "own_cups", "own_quilts")}
    facts["hygiene"] = {**facts["hygiene"], **things}
    facts["rooms"] = [
        room
        if UNKNOWN in (room["people"], room["class_id"])
        else {**room, "people": room["people"] + more[room["class_id"]]}
        for room in facts["rooms"]
    ]
    storeys = [
        {**one, "people": max(0, one["people"] + sum(n for c, n in more.items() if one["floor"] in floors[c]))}
        for one in facts["fire"]["storeys"]
    ]
    facts["fire"] = {**facts["fire"], "storeys": storeys}
    return facts


def bad(declared: Declaration, numbers: Numbers) -> Iterator[Finding]:
    facts = with_children(declared, numbers)
    for rule in moving().rules:
        yield from (finding for finding in evaluate_rule(rule, facts) if finding.outcome in BAD)


def passes(declared: Declaration, numbers: Numbers) -> bool:
    return next(bad(declared, numbers), None) is None


def most_of_all(declared: Declaration, ceiling: int) -> int:
    """Return the most children in all, by trying every arrangement with at most *ceiling* in a class."""
    ids = [one.id for one in declared.classes or ()]
    grid = sorted(itertools.product(range(ceiling + 1), repeat=len(ids)), key=sum, reverse=True)
    return next(sum(n) for n in grid if passes(declared, dict(zip(ids, n, strict=True))))


def most_of_class(declared: Declaration, id_: str, ceiling: int) -> int | None:
    """Return the most children of one class beside the others as declared; what is about another class does not count."""
    now = {one.id: one.children or 0 for one in declared.classes or ()}
    others = {Subject(("classes",), other) for other in now if other != id_}
    for n in range(ceiling, -1, -1):
        if all(finding.subject in others for finding in bad(declared, {**now, id_: n})):
            return n
    return None


def best_of_sums(declared: Declaration) -> Numbers | None:
    """Return the arrangement found from sums alone, without trying any one by one."""
    judge = make_judge(moving(), World(declared, AS_OF))
    return best_by_sums(judge, {id_: allowed_numbers(judge, id_) for id_ in judge.world.classes})


def drop_staff(*ids: str) -> Edit:
    return lambda data: [edits.remove(data, f"staff[{id_}]") for id_ in ids] and None


def move_upstairs(class_id: str) -> Edit:
    def change(data: dict[str, Any]) -> None:
        for room in data["rooms"]:
            if room.get("class_id") == class_id:
                room["floor"] = 2

    return change


LIMITS: dict[str, tuple[Edit, ...]] = {
    "as it is": (),
    "little room outdoors": (put("outdoor.area_m2", 80),),
    "narrow exits": (put("fire.storeys[fl1].exit_width_m", 1),),
    "few children now, with as many cups": (
        put("classes[c1].children", 3),
        put("classes[c2].children", 0),
        *(put(f"hygiene.own_{things}", 3) for things in ("cups", "towels", "quilts")),
    ),
    "too many children now": (put("classes[c1].children", 25), put("classes[c2].children", 24)),
    "many cups, few towels": (put("hygiene.own_cups", 70), put("hygiene.own_towels", 20)),
}


@pytest.mark.parametrize("name", LIMITS)
def test_the_most_is_what_trying_every_arrangement_gives(name: str) -> None:
    declared = declaration("kindergarten-class", *LIMITS[name])
    found = find_capacity(moving(), declared)
    assert not found.first, "a finding that no number changes would make every arrangement fail"
    assert found.joint.most == most_of_all(declared, 20)
    assert best_of_sums(declared) == dict(found.joint.numbers or ())
    assert {one.id: one.most for one in found.classes} == {
        one.id: most_of_class(declared, one.id, 20) for one in found.classes
    }


@settings(max_examples=2, phases=[Phase.generate])
@given(
    outdoor=st.integers(70, 130),
    beds=st.tuples(st.integers(0, 24), st.integers(0, 24)),
    now=st.tuples(st.integers(0, 24), st.integers(0, 24)),
    width=st.integers(10, 36),
)
def test_no_arrangement_beats_it(outdoor: int, beds: tuple[int, int], now: tuple[int, int], width: int) -> None:
    sleeping = [room.id for room in declaration("kindergarten-class").rooms or () if room.beds and room.class_id]
    declared = declaration(
        "kindergarten-class",
        put("outdoor.area_m2", outdoor),
        *(put(f"rooms[{id_}].beds", n) for id_, n in zip(sleeping, beds, strict=True)),
        *(put(f"classes[c{number}].children", n) for number, n in enumerate(now, 1)),
        put("fire.storeys[fl1].exit_width_m", Decimal(width) / 10),
    )
    found = find_capacity(moving(), declared)
    assert found.joint.most == most_of_all(declared, 20)
    assert found.joint.numbers and passes(declared, dict(found.joint.numbers))


def test_one_more_in_any_class_fails_and_the_reasons_are_those_findings() -> None:
    declared = declaration("institution", put("outdoor.area_m2", 100))
    found = find_capacity(rules(), declared)
    assert found.joint.numbers
    best = dict(found.joint.numbers)
    assert passes(declared, best)
    more = ({**best, id_: best[id_] + 1} for id_ in best)
    broken = {finding.rule.rule.id for numbers in more for finding in bad(declared, numbers)}
    assert {f.rule.rule.id for f in found.joint.binding} == broken
    assert {f.rule.rule.id for f in found.joint.shared} == {"setting.outdoor.area"}


def test_rules_rest_on_one_class_or_on_the_sum_of_several() -> None:
    judge = make_judge(moving(), World(declaration("institution"), AS_OF))
    whole = frozenset({"c1", "c2", "c3"})
    assert set(judge.tables) >= {frozenset({one}) for one in whole} | {whole}
    assert not any(id_ != "staffing.posts.care" for id_, _ in judge.joint)


def test_children_reached_through_a_named_list_count_too() -> None:
    declared = declaration("institution", move_upstairs("c3"), put("building.ground_floor_difficulty", True))
    judge = make_judge(moving(), World(declared, AS_OF))
    (upstairs,) = (rule for rule in moving().rules if rule.rule.id == "setting.floors.upstairs_children")
    assert judge.passes({**judge.world.now, "c3": 20})
    facts = judge.world.with_numbers({**judge.world.now, "c3": 61})
    assert [f.outcome for f in evaluate_rule(upstairs, facts)] == [Outcome.FAIL]


def test_the_people_of_a_storey_follow_the_classes_that_have_rooms_there() -> None:
    world = World(declaration("institution", move_upstairs("c3")), AS_OF)
    before = {one["id"]: one["people"] for one in world.facts["fire"]["storeys"]}
    moved = world.with_numbers({**world.now, "c3": world.now["c3"] + 4, "c1": 0})
    after = {one["id"]: one["people"] for one in moved["fire"]["storeys"]}
    floors = {one["id"]: one["floor"] for one in world.facts["fire"]["storeys"]}
    change = {1: -world.now["c1"], 2: 4}
    assert after == {id_: before[id_] + change[floor] for id_, floor in floors.items()}


SETTLED = {  # a change that no number of children mends
    "a paper is missing": take("documents"),
    "a railing is too low": put("railings[g1].net_height_m", 1),
    "the staff are not declared": take("staff"),
}


@pytest.mark.parametrize("name", SETTLED)
def test_what_no_number_changes_is_said_first_and_not_counted(name: str) -> None:
    clean = find_capacity(moving_and_railings(), declaration("institution"))
    spoiled = find_capacity(moving_and_railings(), declaration("institution", SETTLED[name]))
    assert not clean.first and spoiled.first
    assert numbers_of(spoiled) >= numbers_of(clean)


def numbers_of(capacity: Capacity) -> list[int]:
    return [-1 if one.most is None else one.most for one in capacity.classes]


def test_a_class_without_caregivers_takes_nobody() -> None:
    declared = declaration("institution", drop_staff("s8", "s9", "s10"))
    third = find_capacity(moving(), declared).classes[2]
    assert (third.most, [f.rule.rule.id for f in third.binding]) == (0, ["staffing.caregivers.ratio"])


def test_children_not_stated_count_as_none_until_they_are() -> None:
    found = find_capacity(moving(), declaration("institution", take("classes[c1].children")))
    assert (found.classes[0].now, found.classes[0].most) == (None, 9)


def test_without_a_limit_the_number_is_open() -> None:
    none = replace(rules(), rules=())
    found = find_capacity(none, declaration("institution"))
    assert [(one.most, one.open_ended) for one in found.classes] == [(MOST_SCANNED, True)] * 3


def test_without_classes_there_is_nothing_to_tell() -> None:
    assert not find_capacity(moving(), declaration("activity-site")).classes


def test_combinations_come_largest_first_and_all() -> None:
    choices = ((0, 1, 5), (2, 3), (0, 4))
    found = list(downward(choices))
    assert sorted(found) == sorted(itertools.product(*choices))
    assert [sum(one) for one in found] == sorted(map(sum, found), reverse=True)
    assert len(found) < BUDGET


def test_one_more_is_approved_once_its_needs_are_done() -> None:
    declared = declaration("kindergarten-class", put("outdoor.area_m2", 100), put("classes[c2].children", 18))
    found = find_capacity(rules(), declared)
    finder = Finder(rules(), declared, found, load_costs(), load_answers(STANDARDS, rules()))
    first, second = found.classes
    remedy = finder.remedy(first)
    assert remedy and remedy.best.declaration.classes
    assert [one.children for one in remedy.best.declaration.classes] == [(first.most or 0) + 1, 18]
    assert not any(f.rule.binding and f.outcome in BAD for f in evaluate(rules(), facts_of(remedy.best.declaration)))
    needs = tell_needs(finder, second, "zh")
    assert needs and needs.steps and (needs.blocked, needs.beside) == ((), ())


def test_classes_over_their_own_limit_are_reduced_first() -> None:
    declared = declaration("kindergarten-class", put("classes[c2].children", 24))
    found = find_capacity(moving(), declared)
    finder = Finder(moving(), declared, found, load_costs(), None)
    assert finder.beside(found.classes[0]) == {"c1": found.classes[0].most, "c2": 18}
    needs = tell_needs(finder, found.classes[0], "zh")
    assert needs and len(needs.beside) == 1


def test_where_the_law_sets_the_size_of_a_class_another_is_needed() -> None:
    declared = declaration("institution")
    found = find_capacity(moving(), declared)
    finder = Finder(moving(), declared, found, load_costs(), None)
    needs = tell_needs(finder, found.classes[2], "en")
    assert needs and needs.another_class
    assert needs.blocked == ("Class size",)


def test_every_fact_that_counts_children_moves_or_stays_for_a_reason() -> None:
    counting = {path for path, info in facts_of_model().items() if info.unit == "children"}
    assert counting <= MOVING.keys() | STAYING.keys()
    assert not MOVING.keys() & STAYING.keys()
    assert MOVING.keys() | STAYING.keys() <= facts_of_model().keys()
    assert all(reason.zh and reason.en for reason in STAYING.values())
