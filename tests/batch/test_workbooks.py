"""One workbook with many points: each is judged as from a file of its own, and nothing is put to the wrong one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.batch.lines import check_lines
from engine.batch.sources import read_inputs
from engine.batch.workbooks import parts, read_points
from engine.diagnostics import DiagnosticError
from tests.batch.given import FIXTURES, GOOD, OPEN, REJECTED, as_workbook, asked
from tests.conftest import Run

NAMES = [GOOD, REJECTED, OPEN]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("points") / "points.xlsx"
    as_workbook(NAMES, file)
    return file


def results(*files: Path | str) -> list[dict[str, object]]:
    return [json.loads(line) for line in check_lines(read_inputs([str(file) for file in files]), asked())]


def spoiled(file: Path, to: Path, change: Callable[..., None]) -> list[dict[str, object]]:
    book = load_workbook(file)
    change(book)
    book.save(to / "spoiled.xlsx")
    return results(to / "spoiled.xlsx")


def test_each_point_is_judged_as_from_a_file_of_its_own(filled: Path) -> None:
    apart = results(*(FIXTURES / f"{name}.yaml" for name in NAMES))
    together = results(filled)
    assert [one["line"] for one in together] == [4, 5, 6]
    for one, other in zip(together, apart, strict=True):
        assert {**one, "source": "", "line": 0} == {**other, "source": "", "line": 0}


def test_a_wrong_value_is_a_problem_of_its_point_alone(filled: Path, tmp_path: Path) -> None:
    def change(book):  # type: ignore[no-untyped-def]
        book["服务点"]["C5"] = "什么"
        book["服务点"].cell(6, 200, "备注")

    found = spoiled(filled, tmp_path, change)
    assert [one["decision"] for one in found] == ["approve", None, None]
    places = [str(one["problems"][0]["place"]) for one in found[1:]]  # type: ignore[index]
    assert [place.partition("spoiled.xlsx:")[2] for place in places] == ["服务点!C5", "服务点!GR6"]


def test_a_row_of_nobody_stops_the_whole_workbook(filled: Path, tmp_path: Path) -> None:
    def change(book):  # type: ignore[no-untyped-def]
        book["服务点"]["A5"] = "P1"
        book["服务点"]["A6"] = "P 1"
        book["服务点"].merge_cells("D4:D5")
        book["房间"]["A4"] = "P9"
        book["房间"]["A5"] = None
        book["登记"]["A1"] = None
        book["备案"]["B1"] = "chanel"

    (found,) = spoiled(filled, tmp_path, change)
    assert found["decision"] is None
    with pytest.raises(DiagnosticError) as refused:
        read_points((tmp_path / "spoiled.xlsx").read_bytes(), "x.xlsx")
    told = {str(problem.place).removeprefix("x.xlsx:"): problem.code for problem in refused.value.diagnostics}
    expected = {
        "服务点!A5": "duplicate-id",
        "服务点!A6": "bad-id",
        "服务点!D4": "merged-cells",
        "房间!A4": "dangling-reference",
        "房间!A5": "missing-id",
        "登记!A1": "form-damaged",
        "备案!A1": "form-damaged",
    }
    assert expected.items() <= told.items()


def test_a_blank_workbook_is_written_and_has_no_point(tuoyu: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "blank.xlsx"
    for lang in ("en", "zh"):
        assert tuoyu("batch", "--blank", file, "--lang", lang, "--force").code == 0
    assert tuoyu("batch", "--blank", file).code == 2
    assert len(load_workbook(file).worksheets) == len(list(parts())) + 1
    (found,) = results(file)
    assert found["problems"][0]["code"] == "no-points"  # type: ignore[index]
