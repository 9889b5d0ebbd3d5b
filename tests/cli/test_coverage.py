"""``tuoyu coverage``: what became of each clause, in three forms."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from standards import STANDARDS
from tests.conftest import Page

RULES = """\
topic: one
standard: staffing
title: {zh: 一, en: One}
rules:
  - id: staffing.one.staff
    title: {zh: 有人员, en: Has staff}
    basis: ['text#001', 'text#002']
    strength: must
    departments: [health]
    require: count(staff) > 0
    message: {zh: 没有人员。, en: No staff.}
    remedy: {zh: 请补充。, en: Add some.}
"""
SOURCE = """\
source: text
title: {zh: 样例条文, en: Sample text}
in_force: {from: 2020-01-01}
clauses:
  - {id: 'text#001', clause: '1', standard: staffing, strength: must, text: {zh: 甲, en: A}, confidence: verified}
  - {id: 'text#002', clause: '2', standard: staffing, strength: should, text: {zh: 乙, en: B}, confidence: recalled}
  - id: text#003
    clause: '3'
    standard: safety
    strength: must
    text: {zh: 丙, en: C}
    confidence: uncertain
    no_rule: {kind: on_site, reason: {zh: 只能看, en: Only to be seen}}
  - {id: 'text#004', clause: '4', standard: safety, strength: may, text: {zh: 丁, en: D}, confidence: verified}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with four clauses: two under one rule, one for a visit, one forgotten."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "staffing").mkdir()
    (tmp_path / "sources" / "text.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "staffing" / "one.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def test_clauses_are_counted_by_disposition_and_confidence(tuoyu: Callable[..., Any], rules: Path) -> None:
    found = json.loads(tuoyu("coverage", "--format", "json", "--rules", rules).out)
    total = found["total"]
    assert total["clauses"] == 4
    assert {k: n for k, n in total["dispositions"].items() if n} == {"rules": 2, "on_site": 1, "missing": 1}
    assert total["confidence"] == {"verified": 2, "recalled": 1, "uncertain": 1}
    assert total["binding"] == {"clauses": 2, "with_rules": 1}
    assert [(s["id"], s["clauses"]) for s in found["standards"] if s["clauses"]] == [("safety", 2), ("staffing", 2)]
    assert [(c["id"], c["disposition"], c["rules"]) for c in found["clauses"]][:3] == [
        ("text#001", "rules", ["staffing.one.staff"]),
        ("text#002", "rules", ["staffing.one.staff"]),
        ("text#003", "on_site", []),
    ]


def test_a_forgotten_clause_is_named_and_fails(tuoyu: Callable[..., Any], rules: Path) -> None:
    run = tuoyu("coverage", "--missing", "--rules", rules)
    assert run.code == 1
    assert "text#004" in run.out
    assert "text#003" not in run.out


def test_no_clause_of_the_standards_is_forgotten(tuoyu: Callable[..., Any]) -> None:
    run = tuoyu("coverage", "--missing")
    assert run.code == 0, run.out


def test_one_clause_is_shown_with_its_rules(tuoyu: Callable[..., Any], rules: Path) -> None:
    assert "staffing.one.staff" in tuoyu("coverage", "--clause", "text#002", "--rules", rules).out
    assert "Only to be seen" in tuoyu("coverage", "--clause", "text#003", "--rules", rules, "--lang", "en").out
    one = json.loads(tuoyu("coverage", "--clause", "text#003", "--rules", rules, "--format", "json").out)
    assert (one["disposition"], one["from"]) == ("on_site", "2020-01-01")


def test_an_unknown_clause_is_told_with_the_one_meant(tuoyu: Callable[..., Any], rules: Path) -> None:
    run = tuoyu("coverage", "--clause", "text#0O2", "--rules", rules, "--lang", "en")
    assert run.code == 2
    assert "Did you mean text#002?" in run.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_fits_a_terminal(tuoyu: Callable[..., Any], lang: str) -> None:
    out = tuoyu("coverage", "--lang", lang).out
    assert max(map(cell_len, out.splitlines())) <= 80
    assert all(path.stem in out for path in (STANDARDS / "sources").glob("*.yaml"))


def test_the_page_shows_every_clause_and_needs_nothing(tuoyu: Callable[..., Any], rules: Path) -> None:
    page = Page()
    page.feed(tuoyu("coverage", "--format", "html", "--rules", rules).out)
    assert [i for i in page.ids if "#" in i] == ["text#001", "text#002", "text#003", "text#004"]
    assert page.fetched == []
