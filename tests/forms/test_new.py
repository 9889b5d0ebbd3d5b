"""``tuoyu new`` writes the Excel form by the name of the file or when it is asked to."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.forms.keys import META
from tests.conftest import Run

HOME = ("new", "--kind", "home_based", "--as-of", "2026-01-01", "--lang", "zh")


@pytest.mark.parametrize(("name", "words"), [("a.XLSX", ()), ("a.form", ("--format", "xlsx"))])
def test_a_form_is_written_for_the_usual_mode_of_its_kind(
    tuoyu: Callable[..., Run], tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    target = tmp_path / name
    run = tuoyu(*HOME, *words, "-o", target)
    assert (run.code, run.out) == (0, "")
    assert run.err == f"已写入 {target}\n"
    workbook = load_workbook(io.BytesIO(target.read_bytes()))
    assert workbook[META]["B4"].value == "family"
    assert workbook["服务点"]["C7"].value == "家庭参与"


def test_a_name_that_ends_otherwise_is_yaml(tuoyu: Callable[..., Run], tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    tuoyu(*HOME, "-o", target)
    assert target.read_text("utf-8").startswith("# 婴幼儿照护服务点申报")


def test_a_terminal_is_spared_the_file(tuoyu: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    run = tuoyu(*HOME, "--format", "xlsx")
    assert (run.code, run.out) == (2, "")
    assert run.err == "这种文件不能显示在屏幕上。请用 -o 写明存到哪个文件。\n"
