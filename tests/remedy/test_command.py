"""``tuoyu remedy`` on the command line: what it prints, writes and leaves with."""

import json
from collections.abc import Callable
from pathlib import Path

from rich.cells import cell_len

SAMPLE = "fixtures/declarations/sample.yaml"
HOME = "fixtures/declarations/home-based-rejected.yaml"
SITE = "fixtures/declarations/community-activity-site-rejected.yaml"
DAY = ("--as-of", "2026-01-01")


def test_the_plan_is_told_within_80_columns(tuoyu: Callable[..., object]) -> None:
    run = tuoyu("remedy", HOME, *DAY, "--alternatives", "0")
    assert (run.code, run.err) == (0, "")
    assert "方案已按现行规则复核：通过。" in run.out
    assert max(map(cell_len, run.out.splitlines())) <= 80


def test_a_place_that_cannot_pass_leaves_with_1_and_says_why(tuoyu: Callable[..., object]) -> None:
    for lang, first in (("zh", "在这里通过不了：2 条必须条款"), ("en", "It cannot pass here: 2 binding finding(s)")):
        run = tuoyu("remedy", SITE, *DAY, "--alternatives", "0", "--lang", lang)
        assert run.code == 1
        assert run.out.startswith(first)
        assert max(map(cell_len, run.out.splitlines())) <= 80
    assert "it would be another point" in run.out and "checked again: all else is met" in run.out


def test_the_changed_declaration_is_written_and_approved(tuoyu: Callable[..., object], tmp_path: Path) -> None:
    target = tmp_path / "changed.yaml"
    assert tuoyu("remedy", HOME, *DAY, "--apply", target, "--alternatives", "0").code == 0
    assert tuoyu("check", target, *DAY).code == 0
    again = tuoyu("remedy", HOME, *DAY, "--apply", target)
    assert again.code == 2 and "--force" in again.err


def test_json_says_the_same(tuoyu: Callable[..., object]) -> None:
    told = json.loads(tuoyu("remedy", HOME, *DAY, "--format", "json", "--alternatives", "0").out)
    assert told["possible"] and told["proved"] and told["best"]["decision"]["code"] == "approve"
    assert all(step["why"][0]["clauses"] for step in told["best"]["steps"])
    assert told["others"] == []


def test_a_bad_cost_table_could_not_run(tuoyu: Callable[..., object], tmp_path: Path) -> None:
    file = tmp_path / "costs.yaml"
    file.write_text("unit: {zh: 元, en: yuan}\n", encoding="utf-8")
    run = tuoyu("remedy", HOME, *DAY, "--costs", file)
    assert run.code == 2 and "costs.yaml" in run.err and run.out == ""
