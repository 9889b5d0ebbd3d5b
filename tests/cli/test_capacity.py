"""``tuoyu capacity`` as its users meet it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
FIXTURES = ROOT / "fixtures" / "declarations"
HOME = FIXTURES / "home-based-approved.yaml"
CLASSES = FIXTURES / "kindergarten-class-approved.yaml"
DAY = ("--as-of", "2026-01-01")


def test_the_most_the_limit_and_what_one_more_needs(tuoyu: Tuoyu) -> None:
    shown = tuoyu("capacity", CLASSES, *DAY)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("按现状最多可收 16 人，现申报 16 人。")
    assert "托大班独立床位" in shown.out
    assert "床位数：16 → 17" in shown.out
    assert "复核：通过" in shown.out


def test_where_the_law_sets_the_number_nothing_is_proposed(tuoyu: Tuoyu) -> None:
    found = json.loads(tuoyu("capacity", HOME, *DAY, "--format", "json").out)
    (one,) = found["classes"]
    assert (found["most"], one["most"], one["now"]) == (5, 5, 4)
    assert one["needs"]["steps"] == []
    assert one["needs"]["blocked"]


@pytest.mark.parametrize(("name", "lang"), [("kindergarten-overcrowded-rejected", "zh"), ("sample", "en")])
def test_no_line_is_wider_than_the_terminal(tuoyu: Tuoyu, name: str, lang: str) -> None:
    shown = tuoyu("capacity", FIXTURES / f"{name}.yaml", *DAY, "--quick", "--lang", lang, "--all").out
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert "复核" not in shown and "checked again" not in shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("point: {kind: institution}", "没有申报班级"),
        ("point: {kind: institution}\nclasses: []", "没有申报班级"),
        ("point: {kind: activity_site}", "活动场所"),
    ],
)
def test_without_classes_there_is_nothing_to_count(tuoyu: Tuoyu, tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "point.yaml"
    file.write_text(content, encoding="utf-8")
    shown = tuoyu("capacity", file, *DAY)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err


def test_a_table_of_costs_that_cannot_be_used_is_refused(tuoyu: Tuoyu, tmp_path: Path) -> None:
    table = tmp_path / "costs.yaml"
    table.write_text("unit: 元", encoding="utf-8")
    shown = tuoyu("capacity", CLASSES, *DAY, "--costs", table)
    assert (shown.code, shown.out) == (2, "")
    assert "costs.yaml" in shown.err
