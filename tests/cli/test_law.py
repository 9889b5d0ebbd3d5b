"""``tuoyu law``: what is in force on a day, and what changes between two days."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOPIC = """\
topic: one
standard: staffing
title: {zh: 一, en: One}
parameters:
  least:
    title: {zh: 最少人数, en: Fewest staff}
    values: {2020-01-01: 1, 2022-01-01: 2}
rules:
"""
RULE = """\
  - id: staffing.one.RULE
    title: {zh: 人员, en: Staff}
    basis: [BASIS]
    strength: must
    departments: [health]
    require: count(staff) >= least
    message: {zh: 不够。, en: Too few.}
    remedy: {zh: 请补充。, en: Add some.}
"""
SOURCE = """\
source: text
title: {zh: 样例, en: Sample}
acts:
  old: {title: {zh: 旧文, en: Old text}, in_force: {from: 2020-01-01, to: 2023-05-31}}
  new: {title: {zh: 新文, en: New text}, number: 新字1号, in_force: {from: 2023-06-01}}
  town: {title: {zh: 区里的文件, en: Text of the district}, layer: gongshu, in_force: {from: 2020-01-01}}
  draft: {title: {zh: 草案, en: Draft}, draft: true}
clauses:
"""
CLAUSE = """\
  - {id: 'text#NO', act: ACT, clause: '1', standard: staffing, strength: must, text: {zh: 要, en: Must}, confidence: verified}
"""
RULES = {"old": "'text#001'", "both": "'text#001', 'text#002'", "new": "'text#002'", "town": "'text#003'"}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Rules of an old and a new text, of both, and of the district, with a number that changes in 2022."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "staffing").mkdir()
    clauses = (
        CLAUSE.replace("NO", f"{n:03}").replace("ACT", act) for n, act in enumerate(("old", "new", "town", "draft"), 1)
    )
    (tmp_path / "sources" / "text.yaml").write_text(SOURCE + "".join(clauses), encoding="utf-8")
    written = (RULE.replace("RULE", name).replace("BASIS", basis) for name, basis in RULES.items())
    (tmp_path / "staffing" / "one.yaml").write_text(TOPIC + "".join(written), encoding="utf-8")
    return tmp_path


def changes(tuoyu: Callable[..., Any], *words: Any) -> dict[str, tuple[str, list[str], list[str]]]:
    found = json.loads(tuoyu("law", "diff", *words, "--format", "json").out)
    return {
        c["rule"].removeprefix("staffing.one."): (c["change"], c["clauses_gone"], c["clauses_new"])
        for c in found["changes"]
    }


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        ("2020-01-01", ["旧文", "区里的文件"]),
        ("2023-05-31", ["旧文", "区里的文件"]),
        ("2023-06-01", ["新文", "区里的文件"]),
    ],
)
def test_the_texts_of_a_day(tuoyu: Callable[..., Any], rules: Path, day: str, titles: list[str]) -> None:
    found = json.loads(tuoyu("law", "--as-of", day, "--rules", rules, "--format", "json").out)
    assert sorted(text["title"] for text in found["texts"]) == sorted(titles)
    shown = tuoyu("law", "--as-of", day, "--rules", rules).out
    assert all(title in shown for title in titles)
    assert "草案" not in shown


def test_the_texts_of_the_country_leave_out_the_district(tuoyu: Callable[..., Any], rules: Path) -> None:
    shown = tuoyu("law", "--as-of", "2023-06-01", "--rules", rules, "--place", "national").out
    assert "新文" in shown and "区里的文件" not in shown


def test_a_replaced_text_ends_its_rules_and_starts_those_of_the_new_one(tuoyu: Callable[..., Any], rules: Path) -> None:
    assert changes(tuoyu, "2023-05-31", "2023-06-01", "--rules", rules) == {
        "old": ("ends", ["text#001"], []),
        "both": ("changes", ["text#001"], ["text#002"]),
        "new": ("starts", [], ["text#002"]),
    }


def test_a_number_that_changes_is_told_with_both_values(tuoyu: Callable[..., Any], rules: Path) -> None:
    shown = tuoyu("law", "diff", "2021-12-31", "2022-01-01", "--rules", rules, "--lang", "en").out
    assert "Fewest staff: 1 → 2" in shown
    assert set(changes(tuoyu, "2021-12-31", "2022-01-01", "--rules", rules)) == {"old", "both", "town"}


def test_nothing_changes_within_a_day(tuoyu: Callable[..., Any]) -> None:
    assert changes(tuoyu, "2026-01-01", "2026-01-01") == {}


@pytest.mark.parametrize(
    ("before", "after", "rule", "change"),
    [
        ("2019-10-07", "2019-10-08", "setting.classes.mixed_size", "starts"),
    ],
)
def test_the_changes_of_the_law_are_told(
    tuoyu: Callable[..., Any], before: str, after: str, rule: str, change: str
) -> None:
    assert changes(tuoyu, before, after)[rule][0] == change


def test_a_day_before_all_law_is_told(tuoyu: Callable[..., Any]) -> None:
    run = tuoyu("law", "diff", "1900-01-01", "2026-01-01", "--lang", "en")
    assert run.code == 2
    assert "no rule is in force on 1900-01-01" in run.err
