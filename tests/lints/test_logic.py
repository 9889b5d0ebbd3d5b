"""What the lints on logic say of conditions, and what they leave alone."""

from pathlib import Path

import pytest

from engine.lints import LINTS, Family, lint
from engine.lints.logic import ACTIVITY, AREA, RULES
from engine.lints.model import Example
from tests.lints.samples import DAY, sample_with

LOGIC = {code for code, one in LINTS.items() if one.family is Family.LOGIC}

FOUND = (  # a requirement for activity rooms of institutions, what is found, and under which characters
    ("room.area_m2 >= least_area and count(rooms) >= 0", "cannot-fail", "count(rooms) >= 0"),
    ("room.area_m2 >= least_area and room.floor > room.floor + 1 - 1 or room.beds > -1", "cannot-fail", "room.beds > -1"),
    ("room.area_m2 >= least_area and security.armed_hours > 24", "cannot-hold", "security.armed_hours > 24"),
    ("room.area_m2 >= least_area and room.floor > 2 and room.floor >= 2", "redundant-and", "room.floor >= 2"),
    ("room.area_m2 >= least_area and (room.daylight or room.daylight and room.balcony)", "redundant-or", "room.daylight and room.balcony"),
    ("room.area_m2 >= least_area and (some r in rooms satisfies r.floor > 2 and r.floor < 2)", "contradiction", "r.floor > 2 and r.floor < 2"),
    ("room.area_m2 >= least_area and count(rooms[floor > 2 and floor > 1]) > 0", "redundant-and", "floor > 1"),
    ('room.area_m2 >= least_area and point.kind in ("institution", "home_based")', "implied-condition", 'point.kind in ("institution", "home_based")'),
    ("if room.beds >= 0 then room.area_m2 >= least_area else room.daylight", "cannot-fail", "room.beds >= 0"),
    ('if point.kind = "institution" then room.area_m2 >= least_area else room.daylight', "dead-branch", "room.daylight"),
    ("room.area_m2 >= least_area and room.floor in ([1..3], [3..5])", "overlapping-tests", "[3..5]"),
    ("room.area_m2 >= least_area and room.floor in ([1..3], > 2)", "overlapping-tests", "> 2"),
    ("room.area_m2 >= least_area and not(not(room.daylight))", "double-negation", "not(not(room.daylight))"),
    ("room.area_m2 >= least_area and count(rooms[building.shared]) > 0", "unused-item", "building.shared"),
)  # fmt: skip
SILENT = (
    "room.floor <= 1 or room.floor <= least_area",  # the first decides where the number of the table is not known
    "room.area_m2 >= least_area or room.floor > 2",
    "room.area_m2 >= least_area and room.floor in ([1..3], (3..5])",
    "room.area_m2 >= least_area and (every r in rooms satisfies r.class_id != room.class_id or r.daylight)",
    "if room.daylight then room.area_m2 >= least_area else room.area_m2 >= least_area + 5",
    "sum(rooms.area_m2) >= 0 and room.area_m2 >= least_area",  # no rooms have no sum
    'point.mode in ("private", "community") and room.area_m2 >= least_area or room.balcony',
)


def problems_of(condition: str, folder: Path) -> list[tuple[str, str]]:
    example = Example(RULES, AREA, f"    require: {condition}\n")
    target = sample_with(example, folder)
    lines = (target / RULES).read_text(encoding="utf-8").splitlines()
    found = [problem for problem in lint(target, DAY).problems if problem.code in LOGIC]
    return [(one.code, lines[one.place.line - 1][one.place.column - 1 :][: one.width]) for one in found]


@pytest.mark.parametrize(("condition", "code", "under"), FOUND)
def test_the_part_that_says_nothing_is_pointed_at(condition: str, code: str, under: str, tmp_path: Path) -> None:
    assert problems_of(condition, tmp_path) == [(code, under)]


@pytest.mark.parametrize("condition", SILENT)
def test_what_makes_a_difference_is_left_alone(condition: str, tmp_path: Path) -> None:
    assert problems_of(condition, tmp_path) == []


def test_a_condition_of_the_topic_need_not_be_asked_again(tmp_path: Path) -> None:
    example = Example(RULES, ACTIVITY, '    applies_when: point.kind = "institution" and room.use = "activity"\n')
    (problem,) = (one for one in lint(sample_with(example, tmp_path), DAY).problems if one.code in LOGIC)
    assert (problem.code, problem.width) == ("implied-condition", len('point.kind = "institution"'))


def test_a_table_without_a_cell_is_no_gap_where_the_rule_does_not_apply(tmp_path: Path) -> None:
    size = "    require: class.children <= most_children\n"
    target = sample_with(Example(RULES, size, f'    applies_when: class.kind != "mixed"\n{size}'), tmp_path)
    path = target / RULES
    path.write_text(path.read_text(encoding="utf-8").replace(", mixed: 18}", "}"), encoding="utf-8")
    assert [one.code for one in lint(target, DAY).problems if one.code in LOGIC] == []
