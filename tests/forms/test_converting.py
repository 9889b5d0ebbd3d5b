"""``tuoyu convert`` and ``tuoyu check`` with forms: between all three, never over a file by accident, and the same decision."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.declaration.loading import load_declaration
from tests.conftest import Run
from tests.forms.filled import SMALL, declaration, edited, form, small

YAML = "fixtures/declarations/home-based-approved.yaml"
FILLED = "fixtures/forms/home-based-filled-in-libreoffice.xlsx"
DAY = ("--as-of", "2026-01-01")
Tuoyu = Callable[..., Run]


def test_a_form_filled_in_by_hand_in_libreoffice_is_judged_as_the_yaml_is(tuoyu: Tuoyu) -> None:
    """It was typed cell by cell: 是 and √, 4人 and ４, 2024年3月8日 and 2024.3.8, several choices with 、 between them."""
    typed, written = (tuoyu("check", file, *DAY, "--format", "json") for file in (FILLED, YAML))
    assert (typed.code, typed.err) == (written.code, written.err) == (0, "")
    one, other = json.loads(typed.out), json.loads(written.out)
    assert len(one["findings"]) > 1000
    for key in one.keys() - {"point"}:  # which names the file
        assert one[key] == other[key], key


def test_every_form_leads_to_every_other_and_nothing_is_lost(tuoyu: Tuoyu, tmp_path: Path) -> None:
    stated = declaration({**SMALL, "point": {**SMALL["point"], "kind": "home_based", "mode": "family"}})
    start = tmp_path / "申报.xlsx"
    start.write_bytes(form(stated))
    last = start
    for name in ("a.json", "b.yaml", "c.xlsx", "d.yml", "e.json"):
        done = tuoyu("convert", last, "-o", tmp_path / name, *DAY)
        assert (done.code, done.out) == (0, "")
        last = tmp_path / name
        assert load_declaration(last) == stated
    assert (tmp_path / "b.yaml").read_bytes() == (tmp_path / "d.yml").read_bytes()


def test_text_is_printed_in_the_order_of_the_form(tuoyu: Tuoyu, tmp_path: Path) -> None:
    file = tmp_path / "form"
    file.write_bytes(small("en"))
    done = tuoyu("convert", file)
    assert done.code == 0
    assert done.out.startswith("point:\n  name: 杭州青禾托育园\n  kind: institution\n  mode: private\n")
    assert [line for line in done.out.splitlines() if line[0] not in " -"] == [
        *(f"{name}:" for name in ("point", "registration", "documents", "site", "rooms")),
        "stairs: []",
        *(f"{name}:" for name in ("classes", "staff", "schedule")),
    ]
    assert json.loads(tuoyu("convert", file, "--format", "json").out)["rooms"][1]["area_m2"] == 32.5


@pytest.mark.parametrize(
    ("words", "said"),
    (
        (("-o", "out.txt"), "看不出 out.txt 要哪种形式。文件名请以 .yaml、.json 或 .xlsx 结尾，或用 --format 写明。\n"),
        (("-o", "README.md", "--format", "yaml"), "README.md 已存在。要覆盖请加 --force。\n"),
    ),
)
def test_what_cannot_be_done_is_said(tuoyu: Tuoyu, words: tuple[str, ...], said: str) -> None:
    done = tuoyu("convert", YAML, *words)
    assert (done.code, done.out, done.err) == (2, "", said)


def test_a_spoiled_form_stops_every_command_with_the_cell(tuoyu: Tuoyu, tmp_path: Path) -> None:
    def spoil(book: Any) -> None:
        book["服务点"]["C9"].value = "约二十"

    file = tmp_path / "申报.xlsx"
    file.write_bytes(edited(spoil))
    for words in (("check", file), ("convert", file), ("explain", "staffing.caregivers.ratio", file)):
        done = tuoyu(*words)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"{file}:服务点!C9: 错误[wrong-type]: 这一格应填一个整数，填的却是“约二十”。\n")
