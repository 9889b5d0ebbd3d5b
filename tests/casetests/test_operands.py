"""``tuoyu rules coverage``: which operands the cases try, and which of them they show to decide alone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.conftest import Page, Run

Tuoyu = Callable[..., Run]
Write = Callable[..., Path]
SMALL = "require: class.children <= 1000\n"
CASES = "change: {'classes[c1].children': 1001}\n    subject: c1\n    expect: fail\n"
RULE = "setting.groups.small"


def conditions(tuoyu: Tuoyu, folder: Path, rule: str = RULE) -> dict[str, dict[str, Any]]:
    """Return the operands of one rule, by their text."""
    found = json.loads(tuoyu("rules", "coverage", "--rules", folder, "--rule", rule, "--format", "json").out)
    return {one["text"]: one for one in found["rules"][0]["conditions"]}


def with_cases(write_rules: Write, require: str, *cases: tuple[int, int, int, str]) -> Path:
    """Write the rule on classes with *require* and cases for children, youngest and oldest months of one class."""
    folder = write_rules(SMALL, f"require: {require}\n")
    lines = ["topic: groups", "as_of: 2026-01-01", "cases:"]
    for number, (children, youngest, oldest, expect) in enumerate(cases, 1):
        change = f"'classes[c1].children': {children}, 'classes[c1].youngest_months': {youngest}, 'classes[c1].oldest_months': {oldest}"
        lines.append(f"  - {{rule: {RULE}, name: This is case {number}, base: institution, subject: c1,")
        lines.append(f"     change: {{{change}}}, expect: {expect}}}")
    (folder / "setting" / "groups.cases.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


A, B, C = "class.children > 5", "class.youngest_months > 10", "class.oldest_months < 20"
PASS, FAIL = "pass", "fail"


@pytest.mark.parametrize(
    ("require", "cases", "paired"),
    [
        (f"{A} and {B}", [(6, 11, 30, PASS), (5, 11, 30, FAIL)], {A}),
        (f"{A} and {B}", [(6, 11, 30, PASS), (5, 11, 30, FAIL), (6, 10, 30, FAIL)], {A, B}),
        (f"{A} and {B}", [(6, 11, 30, PASS), (5, 10, 30, FAIL)], set()),
        (f"{A} or {B}", [(5, 10, 30, FAIL), (6, 10, 30, PASS)], {A}),
        (f"{A} or {B}", [(5, 10, 30, FAIL), (6, 11, 30, PASS)], set()),
        (f"not({A})", [(5, 10, 30, PASS), (6, 10, 30, FAIL)], {A}),
        (
            f"{A} and ({B} or {C})",
            [(6, 11, 30, PASS), (5, 11, 30, FAIL), (6, 10, 30, FAIL), (6, 5, 19, PASS)],
            {A, B, C},
        ),
        (f"{A} and ({B} or {C})", [(6, 11, 19, PASS), (5, 11, 19, FAIL)], {A}),
        (f"if {A} then {B} else {C}", [(6, 11, 19, PASS), (5, 11, 30, FAIL), (6, 10, 30, FAIL)], {B}),
        (f"if {A} then {B} else {C}", [(6, 11, 30, PASS), (5, 11, 30, FAIL), (6, 10, 30, FAIL)], {A, B}),
    ],
)
def test_an_operand_has_a_pair_where_turning_it_round_alone_turns_the_outcome(
    tuoyu: Tuoyu,
    write_rules: Write,
    require: str,
    cases: list[tuple[int, int, int, str]],
    paired: set[str],
) -> None:
    found = conditions(tuoyu, with_cases(write_rules, require, *cases))
    assert {text for text, one in found.items() if one["pair"]} == paired


def test_the_two_cases_of_a_pair_are_named(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = with_cases(write_rules, f"{A} and {B}", (6, 11, 30, PASS), (5, 10, 30, FAIL), (5, 11, 30, FAIL))
    found = conditions(tuoyu, folder)
    assert found[A]["decides"] == {"true": "This is case 1", "false": "This is case 3"}
    assert found[A]["seen"] == {"true": "This is case 1", "false": "This is case 2", "unknown": None}
    assert found[B]["decides"] == {"true": "This is case 1", "false": None}


def test_a_case_that_does_not_come_out_as_it_says_shows_nothing(tuoyu: Tuoyu, write_rules: Write) -> None:
    found = conditions(tuoyu, with_cases(write_rules, A, (6, 11, 30, PASS), (5, 11, 30, PASS)))
    assert found[A]["seen"] == {"true": "This is case 1", "false": None, "unknown": None}


def test_operands_in_filters_values_and_the_topic_count_too(tuoyu: Tuoyu, write_rules: Write) -> None:
    enough = conditions(tuoyu, write_rules(), "staffing.carers.enough")
    assert [(one["expression"], text) for text, one in enough.items()] == [
        ("topic: applies_when", 'point.kind = "institution"'),
        ("carers", 'list contains(roles, "caregiver")'),
        ("require", "carers >= fewest"),
    ]
    assert enough["carers >= fewest"]["seen"]["unknown"] == "Without the list nothing is known"
    assert not enough['list contains(roles, "caregiver")']["pair"]  # the base has more than enough of them


def test_an_operand_behind_a_filter_decides_where_the_count_is_on_the_limit(tuoyu: Tuoyu, write_rules: Write) -> None:
    two = "change: {staff: [{id: s1, roles: [caregiver]}, {id: s2, roles: [caregiver]}]}"
    one = "change: {staff: [{id: s1, roles: [caregiver]}, {id: s2, roles: [cook]}]}"
    folder = write_rules("change: {staff: []}", one)
    cases = folder / "staffing" / "carers.cases.yaml"
    text = cases.read_text(encoding="utf-8")
    more = f"  - {{rule: staffing.carers.enough, name: Two are just enough, base: institution, {two}, expect: pass}}\n"
    cases.write_text(text + more, encoding="utf-8")
    found = conditions(tuoyu, folder, "staffing.carers.enough")
    assert found['list contains(roles, "caregiver")']["decides"] == {
        "true": "Two are just enough",
        "false": "Nobody at all is too few",
    }


def test_the_text_counts_by_standard_and_lists_what_has_no_pair(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "coverage", "--rules", write_rules(), "--lang", "en")
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[1].split() == ["Setting", "1", "1", "1", "1", "0", "1", "100.0"]
    assert lines[2].split()[:3] == ["Staffing", "2", "7"]
    assert "staffing.carers.trained" in lines
    assert "    no case in which it is true and alone decides the outcome" in lines
    assert RULE not in lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_fits_a_terminal(tuoyu: Tuoyu, write_rules: Write, lang: str) -> None:
    folder = write_rules()
    for words in ([], ["--rule", "staffing.carers.trained"]):
        out = tuoyu("rules", "coverage", "--rules", folder, "--lang", lang, *words).out
        assert max(map(cell_len, out.splitlines())) <= 80


def test_too_few_pairs_leave_with_1(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules()
    run = tuoyu("rules", "coverage", "--rules", folder, "--minimum", "100", "--lang", "en")
    assert run.code == 1
    assert "below the 100 % asked" in run.err
    assert tuoyu("rules", "coverage", "--rules", folder, "--standard", "setting", "--minimum", "100").code == 0
    assert tuoyu("rules", "coverage", "--rules", folder, "--standard", "filing").code == 1


def test_a_rule_without_cases_has_no_pairs(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules()
    (folder / "setting" / "groups.cases.yaml").unlink()
    found = conditions(tuoyu, folder)
    assert found["class.children <= 1000"]["seen"] == {"true": None, "false": None, "unknown": None}


def test_broken_cases_are_told(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "coverage", "--rules", write_rules("topic: groups\nas_of: 2026", "topic: groups\nas_of: ["))
    assert (run.code, run.out) == (2, "")
    assert "groups.cases.yaml" in run.err


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_number_of_processes_changes_no_byte(tuoyu: Tuoyu, write_rules: Write, form: str) -> None:
    folder = write_rules()
    one, two = (tuoyu("rules", "coverage", "--rules", folder, "--format", form, "--jobs", n).out for n in ("1", "2"))
    assert one == two != ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_has_every_rule_and_needs_nothing(tuoyu: Tuoyu, write_rules: Write, tmp_path: Path, lang: str) -> None:
    target = tmp_path / "page.html"
    words = ("--format", "html", "-o", target, "--lang", lang)
    assert tuoyu("rules", "coverage", "--rules", write_rules("<= 1000", "< 1001"), *words).code == 0
    text = target.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.ids == ["setting", RULE, "staffing", "staffing.carers.enough", "staffing.carers.trained"]
    assert page.fetched == []
    assert "<code>class.children &lt; 1001</code>" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_cases_on_papers_try_nearly_every_condition(tuoyu: Tuoyu, lang: str) -> None:
    run = tuoyu("rules", "coverage", "--standard", "filing", "--minimum", "97", "--lang", lang)
    assert run.code == 0, run.err
    assert max(map(cell_len, run.out.splitlines())) <= 80
