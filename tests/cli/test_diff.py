"""``tuoyu diff`` as its users meet it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
FIXTURES = ROOT / "fixtures" / "declarations"
BAD, GOOD = (FIXTURES / f"home-based-{name}.yaml" for name in ("rejected", "approved"))
DAY = ("--as-of", "2026-01-01")


def test_the_exit_code_is_that_of_the_later_one(tuoyu: Tuoyu) -> None:
    better, worse = tuoyu("diff", BAD, GOOD, *DAY), tuoyu("diff", GOOD, BAD, *DAY)
    assert (better.code, worse.code) == (0, 1)
    assert better.out.startswith("不通过 → 通过：")
    assert worse.out.startswith("通过 → 不通过：")
    assert max(map(cell_len, worse.out.splitlines())) <= 80
    assert "两边的检查日期不同" not in better.out


def test_no_line_is_wider_than_the_terminal(tuoyu: Tuoyu) -> None:
    shown = tuoyu("diff", BAD, GOOD, *DAY, "--lang", "en", "--all").out
    assert shown.startswith("Reject → approve: ")
    assert max(map(cell_len, shown.splitlines())) <= 80


def test_results_are_compared_like_declarations(tuoyu: Tuoyu, tmp_path: Path) -> None:
    results = tmp_path / "old.json", tmp_path / "new.json"
    for source, result in zip((BAD, GOOD), results, strict=True):
        tuoyu("check", source, *DAY, "--format", "json", "-o", result)
    of_files, of_results = (
        json.loads(tuoyu("diff", *sides, *DAY, "--format", "json").out) for sides in ((BAD, GOOD), results)
    )
    assert [one["kind"] for one in (of_results["before"], of_results["after"])] == ["result", "result"]
    assert (of_files["facts_partial"], of_results["facts_partial"]) == (False, True)
    for status in ("corrected", "still_open", "newly_broken", "newly_asked"):
        assert of_results[status] == of_files[status]
    assert of_files["corrected"]
    assert {fact["path"] for fact in of_results["facts"]} <= {fact["path"] for fact in of_files["facts"]}
    assert "两边的检查日期不同" in tuoyu("diff", results[0], GOOD, "--as-of", "2026-01-02").out


def test_markdown_reads_nothing_in_a_declaration_as_markup(tuoyu: Tuoyu, tmp_path: Path) -> None:
    sly = tmp_path / "sly.yaml"
    text = GOOD.read_text(encoding="utf-8")
    sly.write_text(text.replace("name: ", "name: '**<b>*' #", 1), encoding="utf-8")
    shown = tuoyu("diff", GOOD, sly, *DAY, "--format", "markdown").out
    assert "\\*\\*&lt;b&gt;\\*" in shown
    assert "<b>" not in shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"format": 3, "decision": {}}', "格式版本是 3"),
        ('{"rules": []}', "既不是申报，也不是检查结果"),
        ("杂记", "notes"),
    ],
)
def test_a_file_that_is_neither_could_not_be_compared(tuoyu: Tuoyu, tmp_path: Path, content: str, said: str) -> None:
    other = tmp_path / "notes.json"
    other.write_text(content, encoding="utf-8")
    shown = tuoyu("diff", GOOD, other, *DAY)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err
