"""``tuoyu batch`` as its users meet it."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cli.batch.command import FailOn, exit_code
from engine.batch.partition import rules_for
from engine.batch.tally import Tally
from engine.catalogue import Confidence
from engine.render.batch import summary_page
from engine.render.batch.figures import BINDING, clause_figures
from tests.batch.given import BAD_LINE, DAY, GOOD, REJECTED, ROOT, as_json, asked, fill
from tests.conftest import Page, Run

Tuoyu = Callable[..., Run]
FILES = ["results.jsonl", "summary.csv", "summary.html", "summary.xlsx"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_has_an_example(tuoyu: Tuoyu, lang: str) -> None:
    shown = tuoyu("--lang", lang, "batch", "--help")
    assert shown.code == 0
    assert "tuoyu batch" in shown.out


def test_without_a_folder_the_results_are_printed(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("batch", fill(tmp_path / "d"), "--as-of", DAY, "--jobs", "1", "--lang", "en")
    results = [json.loads(line) for line in shown.out.splitlines()]
    assert [result["decision"] for result in results] == ["approve", None, "reject", None, "approve", "supplement"]
    assert shown.code == 1
    assert shown.err == "6 in all: 2 approve, 1 supplement, 1 reject, 2 could not be read.\n"


def test_results_and_summary_are_the_same_for_any_number_of_processes(tuoyu: Tuoyu, tmp_path: Path) -> None:
    source = fill(tmp_path / "d")
    for jobs in ("1", "2"):
        shown = tuoyu("batch", source, "-o", tmp_path / jobs, "--as-of", DAY, "--jobs", jobs, "--lang", "en")
        assert (shown.code, shown.out) == (1, "")
    made = contents(tmp_path / "1")
    assert list(made) == FILES
    assert made == contents(tmp_path / "2")
    page = Page()
    page.feed(made["summary.html"].decode())
    assert not page.fetched
    assert "<svg" in made["summary.html"].decode()
    rows = list(csv.reader(made["summary.csv"].decode("utf-8-sig").splitlines()))
    assert [row[6] for row in rows[1:]] == ["approve", "not read", "reject", "not read", "approve", "supplement"]
    points = load_workbook(tmp_path / "1" / "summary.xlsx", read_only=True)["Care points"]
    assert [["" if c is None else str(c) for c in row] for row in points.iter_rows(values_only=True)] == rows


def test_the_workbook_prints_on_whole_pages_with_its_headings(tuoyu: Tuoyu, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(as_json(GOOD), encoding="utf-8")
    tuoyu("batch", tmp_path / "a.jsonl", "-o", tmp_path / "o", "--as-of", DAY, "--jobs", "1")
    sheets = load_workbook(tmp_path / "o" / "summary.xlsx").worksheets
    assert [sheet.page_setup.orientation for sheet in sheets] == ["landscape"] * 4
    assert [bool(sheet.sheet_properties.pageSetUpPr.fitToPage) for sheet in sheets] == [True] * 3 + [False]
    assert sheets[-1].page_setup.scale == 60  # more columns than one page can hold
    assert all(sheet.print_title_rows == "$1:$1" for sheet in sheets)


def test_names_do_no_harm_in_a_spreadsheet_or_on_a_page(tuoyu: Tuoyu, tmp_path: Path) -> None:
    name = "=HYPERLINK(1)<b>"
    (tmp_path / "a.jsonl").write_text(json.dumps({"point": {"name": name, "kind": "home_based"}}), encoding="utf-8")
    (tmp_path / "<b>.yaml").write_text("x", encoding="utf-8")
    tuoyu("batch", tmp_path / "a.jsonl", tmp_path / "<b>.yaml", "-o", tmp_path / "o", "--as-of", DAY, "--jobs", "1")
    made = contents(tmp_path / "o")
    assert f",'{name}," in made["summary.csv"].decode()
    assert "<b>" not in made["summary.html"].decode()
    cell = load_workbook(tmp_path / "o" / "summary.xlsx")["服务点"]["C2"]
    assert (cell.value, cell.data_type) == (name, "s")


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [
        (FailOn.REJECT, (1, 0, 0, 0, 2)),
        (FailOn.SUPPLEMENT, (1, 3, 0, 0, 2)),
        (FailOn.UNREADABLE, (2, 3, 2, 0, 2)),
        (FailOn.NEVER, (0, 0, 0, 0, 2)),
    ],
)
def test_the_exit_code_is_that_of_the_worst_that_counts(fail_on: FailOn, codes: tuple[int, ...]) -> None:
    found = (
        ["approve", "supplement", "reject", "unread"],
        ["approve", "supplement"],
        ["approve", "unread"],
        ["approve"],
        ["unread"],
    )
    assert tuple(exit_code(Tally(decisions=Counter(these)), fail_on) for these in found) == codes


def test_nothing_to_read_is_told(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("batch", tmp_path / "gone", "--lang", "en")
    assert shown.code == 2
    assert "error[no-source]" in shown.err


def test_results_are_not_replaced_unasked(tuoyu: Tuoyu, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(BAD_LINE, encoding="utf-8")
    words = ("batch", source, "-o", tmp_path / "o", "--as-of", DAY, "--jobs", "1", "--lang", "en")
    assert tuoyu(*words).code == 2
    before = contents(tmp_path / "o")
    for more, said in (([], "--force"), (["--resume"], "finished"), (["--resume", "--force"], "not both")):
        shown = tuoyu(*words, *more)
        assert shown.code == 2 and said in shown.err
    assert contents(tmp_path / "o") == before
    assert "could not be read" in tuoyu(*words, "--force").err
    assert tuoyu("batch", source, "--resume").code == 2


def start(*words: str | Path) -> subprocess.Popen[bytes]:
    """Start the command line as a process of its own."""
    command = [sys.executable, "-c", "from cli.main import run; run()", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def stopped(tuoyu: Tuoyu, tmp_path: Path) -> tuple[str | Path, ...]:
    """Return the words of a run that was killed on its way."""
    source = tmp_path / "a.jsonl"
    lines = [as_json(GOOD), *[BAD_LINE] * 10, as_json(REJECTED)] * 16
    source.write_text("".join(lines), encoding="utf-8")
    words = ("batch", source, "--as-of", DAY, "--jobs", "1", "-o", tmp_path / "o")
    results = tmp_path / "o" / "unfinished" / "results.jsonl"
    process = start(*words)
    while process.poll() is None and not (results.exists() and results.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["unfinished"]
    assert 0 < len(results.read_text(encoding="utf-8").splitlines()) < len(lines)
    return words


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed, and others are forked")
def test_a_killed_run_goes_on_where_it_stopped(tuoyu: Tuoyu, tmp_path: Path, stopped: tuple[str | Path, ...]) -> None:
    results = tmp_path / "o" / "unfinished" / "results.jsonl"
    with results.open("a", encoding="utf-8") as file:
        file.write('{"source": "a torn li')
    assert "--resume" in tuoyu(*stopped, "--lang", "en").err
    before = results.read_bytes()
    refused = tuoyu(*stopped[:3], "2026-01-02", *stopped[4:], "--standard", "safety", "--resume")
    assert refused.code == 2 and "日期（--as-of）、标准（--standard）" in refused.err
    assert results.read_bytes() == before
    gone_on = tuoyu(*stopped, "--resume")
    assert gone_on.code == 1 and "接着做" in gone_on.err
    assert tuoyu(*stopped[:-1], tmp_path / "whole").code == 1
    assert contents(tmp_path / "o") == contents(tmp_path / "whole")


def test_the_page_counts_binding_clauses_and_marks_what_is_still_to_be_compared() -> None:
    rules = rules_for(asked())
    catalogue = rules.ruleset.catalogue
    tally = Tally(clauses=Counter(list(catalogue.clauses)))
    shown = list(clause_figures(tally, rules, "zh"))
    assert {one.id for one in shown} == {id_ for id_ in catalogue.clauses if catalogue.strength(id_) in BINDING}
    doubted = {one.id for one in shown if one.doubt}
    assert doubted == {one.id for one in shown if catalogue.clauses[one.id].confidence is not Confidence.VERIFIED}
    figure = next(one for one in shown if one.doubt)
    page = summary_page(Tally(clauses=Counter([figure.id])), rules, None, "zh")
    assert f'<span class="tag doubt">{figure.doubt}</span>' in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_the_extra_that_a_cluster_needs(tuoyu: Tuoyu, lang: str) -> None:
    assert "tuoyu[cluster]" in tuoyu("batch", "--help", "--lang", lang).out
