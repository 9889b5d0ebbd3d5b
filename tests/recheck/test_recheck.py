"""What two checks of one point differ in: findings by rule and subject, facts by path."""

import copy
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.compiling import CompiledRule, CompiledRuleSet
from engine.declaration import edits
from engine.declaration.model import Declaration
from engine.declaration.schema import fact_info
from engine.diagnostics import DiagnosticError
from engine.documents import read_document
from engine.preparing import load_prepared
from engine.reads import model_reads
from engine.recheck import Recheck, Side, Status, Touch, Why, compare, read_result, side_of_declaration
from engine.render import render
from engine.reporting import check
from engine.validation import validate
from standards import STANDARDS

AS_OF = date(2026, 1, 1)
BASE = read_document(STANDARDS / "bases" / "institution.yaml")
Edit = Callable[[dict[str, Any]], None]
CHANGED = {
    ("classes", "[]", "children"),
    ("point", "capacity"),
    ("point", "address"),
    ("point", "name"),
    ("outdoor", "area_m2"),
    ("rooms", "[]", "area_m2"),
    ("railings", "[]", "net_height_m"),
}


@cache
def rules() -> CompiledRuleSet:
    """Return the rules that read what the tests change, so that a check takes no time."""
    every = load_prepared(STANDARDS, Path(os.environ["TUOYU_CACHE"])).on(AS_OF)
    return replace(every, rules=tuple(rule for rule in every.rules if reads_what_changes(rule)))


def reads_what_changes(rule: CompiledRule) -> bool:
    reads = model_reads(rule.checked)
    return any(read in CHANGED or read[:1] == ("windows",) for read in reads)


def declaration(*changes: Edit) -> Declaration:
    data = copy.deepcopy(BASE.data)
    for change in changes:
        change(data)
    made, problems = validate(BASE, Declaration, data=data)
    assert made, problems
    return made


def side(*changes: Edit, name: str = "point.yaml") -> Side:
    return side_of_declaration(rules(), declaration(*changes), name, "zh")


def result(*changes: Edit) -> Side:
    written = render(check(rules(), declaration(*changes), "zh", "point.yaml"), "json")
    read = read_result(written.encode(), "result.json", "zh")
    assert read
    return read


def recheck(before: Side, after: Side) -> Recheck:
    return compare(before, after, rules(), "zh")


def put(path: str, value: Any) -> Edit:
    return lambda data: edits.change(data, path, value)


def take(path: str) -> Edit:
    return lambda data: edits.hide(data, path)


def drop(path: str) -> Edit:
    return lambda data: edits.remove(data, path)


def append(path: str, item: dict[str, Any]) -> Edit:
    return lambda data: edits.add(data, path, [item])


def rename(path: str, id_: str) -> Edit:
    return lambda data: edits.change(data, f"{path}.id", id_)


CROWDED, FULL = put("classes[c3].children", 21), put("classes[c3].children", 20)
SIZE = ("setting.classes.size", "classes[c3]")
EXAMPLES = {  # what was, what is, the finding looked at, what became of it and why
    "a class too large is made small": (CROWDED, FULL, SIZE, Status.CORRECTED, None),
    "a class is made too large": (FULL, CROWDED, SIZE, Status.NEWLY_BROKEN, None),
    "a class stays too large": (CROWDED, put("classes[c3].children", 22), SIZE, Status.STILL_OPEN, Why.OTHER_NUMBERS),
    "nothing is done": (CROWDED, CROWDED, SIZE, Status.STILL_OPEN, None),
    "a gap is filled badly": (take("classes[c3].children"), CROWDED, SIZE, Status.STILL_OPEN, Why.NOW_FAILS),
    "a gap is filled well": (take("classes[c3].children"), FULL, SIZE, Status.CORRECTED, None),
    "a gap is made": (FULL, take("classes[c3].children"), SIZE, Status.NEWLY_ASKED, None),
    "a breach becomes a gap": (CROWDED, take("classes[c3].children"), SIZE, Status.STILL_OPEN, Why.NOW_MISSING),
    "the class is not declared any more": (
        CROWDED,
        drop("classes[c3]"),
        SIZE,
        Status.NO_LONGER_ASKED,
        Why.SUBJECT_GONE,
    ),
    "the class becomes one of another kind": (
        CROWDED,
        put("classes[c3].kind", "mixed"),
        SIZE,
        Status.NO_LONGER_ASKED,
        Why.NOT_APPLICABLE,
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_finding_becomes(name: str) -> None:
    becomes(name, side)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if "gap" in name])
def test_a_finding_of_results_becomes(name: str) -> None:
    becomes(name, result)


def becomes(name: str, of: Callable[..., Side]) -> None:
    before, after, key, status, why = EXAMPLES[name]
    found = {c.told.key: c for c in recheck(of(before), of(after)).changes}
    assert (found[key].status, found[key].why) == (status, why)


def test_a_list_asked_for_is_corrected_where_all_its_items_pass() -> None:
    found = recheck(side(take("windows")), side())
    assert found.of(Status.CORRECTED)
    assert {c.status for c in found.changes} == {Status.CORRECTED}


def test_a_list_asked_for_stays_open_where_an_item_fails() -> None:
    found = recheck(side(take("classes")), side(CROWDED))
    open_ = {c.told.key: c for c in found.of(Status.STILL_OPEN)}
    assert open_[SIZE].why is Why.NOW_FAILS
    assert not any(c.told.rule == SIZE[0] for c in found.of(Status.CORRECTED) + found.of(Status.NEWLY_BROKEN))


def test_a_renamed_item_is_one_removed_and_one_added() -> None:
    found = recheck(side(), side(rename("railings[g1]", "g9"), put("railings[g9].net_height_m", 1)))
    assert {(f.path, f.touch) for f in found.facts} == {
        ("railings[g1]", Touch.REMOVED),
        ("railings[g9]", Touch.ADDED),
    }
    assert [c.why for c in found.of(Status.NEWLY_BROKEN)] == [Why.SUBJECT_NEW]


def test_rules_that_one_side_did_not_use_are_named() -> None:
    crowded, full = side(CROWDED), side()
    less = replace(full, rules=full.rules - {SIZE[0]}, outcomes={k: v for k, v in full.outcomes.items() if k != SIZE})
    found = {c.told.key: c for c in recheck(crowded, less).changes}
    assert (found[SIZE].status, found[SIZE].why) == (Status.NO_LONGER_ASKED, Why.NOT_CHECKED)
    found = {c.told.key: c for c in recheck(less, crowded).changes}
    assert (found[SIZE].status, found[SIZE].why) == (Status.NEWLY_BROKEN, Why.NOT_CHECKED_BEFORE)


PATHS = {  # facts of the base, each with another value that it may have
    "classes[c1].children": 8,
    "point.capacity": 60,
    "point.address": "杭州市拱墅区别处路1号",
    "rooms[r-c1-sleep].area_m2": 12,
    "outdoor.area_m2": 1,
    "staff[s1].label": "新园长",
    "hygiene.own_cups": 1,
    "railings[g1].net_height_m": 1,
}
HIDDEN = tuple(PATHS)


@settings(max_examples=8)
@given(
    before=st.dictionaries(st.sampled_from(HIDDEN), st.booleans(), max_size=4),
    after=st.dictionaries(st.sampled_from(HIDDEN), st.booleans(), max_size=4),
)
def test_every_finding_becomes_one_thing_and_facts_are_those_touched(
    before: dict[str, bool], after: dict[str, bool]
) -> None:
    old, new = (
        side(*(put(p, PATHS[p]) if stated else take(p) for p, stated in edit.items())) for edit in (before, after)
    )
    found = recheck(old, new)
    told = [c.before.key for c in (*found.changes, *found.advice) if c.before]
    assert sorted(set(told)) == sorted(old.told)
    assert sorted(c.after.key for c in (*found.changes, *found.advice) if c.after) == sorted(new.told)
    touched = {path for path in HIDDEN if before.get(path, ...) is not after.get(path, ...)}
    assert {fact.path for fact in found.facts} == touched


def test_what_was_asked_is_told_from_what_was_not() -> None:
    old = side(CROWDED, take("outdoor.area_m2"))
    new = side(FULL, put("point.address", "杭州市拱墅区别处路1号"), put("classes[c1].children", 4))
    asked = {fact.path: fact.asked for fact in recheck(old, new).facts}
    assert asked["classes[c3].children"] and asked["outdoor.area_m2"]
    assert not asked["point.address"]
    assert not recheck(side(), new).facts[0].asked


def test_an_answer_may_be_another_item_of_a_list_the_rule_goes_through() -> None:
    carer = next(one for one in BASE.data["staff"] if one.get("class_id") == "c3")
    old = side(drop(f"staff[{carer['id']}]"))
    (fact,) = recheck(old, side()).facts
    assert (fact.path, fact.touch, fact.asked) == (f"staff[{carer['id']}]", Touch.ADDED, True)


def test_an_answer_may_be_a_fact_that_the_rule_reads_of_another_list() -> None:
    absent = put("staff[s9].on_duty", False)
    (fact,) = recheck(side(absent), side()).facts
    assert (fact.path, fact.asked) == ("staff[s9].on_duty", True)
    (other,) = recheck(side(absent), side(absent, put("staff[s1].label", "新园长"))).facts
    assert (other.path, other.asked) == ("staff[s1].label", False)


def test_identity_numbers_are_masked_wherever_they_stand() -> None:
    one, other = "330105199001010011", "33010519900101002X"
    person = BASE.data["staff"][0]["id"]
    path = f"staff[{person}].identity_number"
    numbers = [make_identity(body) for body in (one[:17], other[:17])]
    found = recheck(side(put(path, numbers[0])), side(put(path, numbers[1]), put("point.name", f"王{numbers[0]}")))
    shown = {fact.path: f"{fact.was} {fact.now}" for fact in found.facts}
    assert "********" in shown[path]
    assert not any(number in text for text in shown.values() for number in numbers)


def make_identity(body: str) -> str:
    from engine.declaration.checkdigits import identity_check_character

    return body + identity_check_character(body)


def test_of_a_result_only_what_it_shows_is_compared() -> None:
    for old, new in ((result(CROWDED), side()), (side(CROWDED), result()), (result(CROWDED), result())):
        found = recheck(old, new)
        assert found.partial
        assert {f.path for f in found.facts} == {"classes[c3].children"}
        assert [(f.was, f.now) for f in found.facts] == [("21", str(BASE.data["classes"][2]["children"]))]


def test_a_result_beside_its_own_declaration_differs_in_nothing() -> None:
    changes = (CROWDED, take("outdoor.area_m2"))
    for sides in ((result(*changes), side(*changes)), (side(*changes), result(*changes))):
        found = recheck(*sides)
        assert not found.facts
        assert {(change.status, change.why) for change in found.changes} == {(Status.STILL_OPEN, None)}


def test_what_a_result_asked_for_and_a_declaration_states_is_a_fact_stated() -> None:
    found = recheck(result(take("outdoor.area_m2")), side())
    assert [(f.path, f.touch, f.asked) for f in found.facts] == [("outdoor.area_m2", Touch.STATED, True)]


REFUSED = {
    "neither-file": b'{"format": 1, "declarations": []}',
    "result-format": b'{"format": 2, "findings": []}',
    "result-damaged": b'{"format": 1, "findings": [{}]}',
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_result_is_refused_with_a_next_step(code: str) -> None:
    with pytest.raises(DiagnosticError) as refused:
        read_result(REFUSED[code], "other.json", "zh")
    (problem,) = refused.value.diagnostics
    assert problem.code == code
    assert all(problem.message) and all(problem.hint)


def test_a_result_in_another_language_is_refused() -> None:
    written = render(check(rules(), declaration(), "en", "point.yaml"), "json")
    with pytest.raises(DiagnosticError, match="result-language"):
        read_result(written.encode(), "result.json", "zh")


@pytest.mark.parametrize("data", [b"", b"{", b"point: {}", b"[1]", b'{"point": {}}', b"{}", b"[" * 100_000])
def test_what_may_be_a_declaration_is_left_to_its_reader(data: bytes) -> None:
    assert read_result(data, "file", "zh") is None


def test_units_and_labels_are_those_of_the_model() -> None:
    (fact,) = recheck(side(), side(put("outdoor.area_m2", 500))).facts
    info = fact_info(("outdoor", "area_m2"))
    assert (fact.label, fact.unit, fact.now) == (info.label.zh, info.unit_text.zh, "500")
