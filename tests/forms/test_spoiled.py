"""Spoiled forms: whatever went wrong in a cell, a row or a sheet, its message says where, what, and what to do next.

Every whole message stands in ``golden/spoiled.zh.txt`` and ``spoiled.en.txt``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from engine.text import LANGS, Lang
from tests.conftest import ROOT
from tests.forms.filled import Edit, complaints, edited

GOLDEN = ROOT / "tests/forms/golden"


def cell(sheet: str, at: str, value: object, form: str = "") -> Edit:
    """Return the change that puts *value* into one cell, in the number format *form*."""

    def edit(book: Workbook) -> None:
        book[sheet][at].value = value
        if form:
            book[sheet][at].number_format = form

    return edit


def merge(sheet: str, cells: str) -> Edit:
    return lambda book: book[sheet].merge_cells(cells)


def both(*edits: Edit) -> Edit:
    def edit(book: Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def on(sheet: str, change: Callable[..., object], *words: object) -> Edit:
    return lambda book: change(book[sheet], *words) and None


def rename(old: str, new: str) -> Edit:
    def edit(book: Workbook) -> None:
        book[old].title = new

    return edit


def add_sheet(book: Workbook) -> None:
    book.create_sheet("计算")["B2"] = "算面积用"


def copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book["从业人员"])


def copy_row(sheet: str, row: int, to: int) -> Edit:
    def edit(book: Workbook) -> None:
        for one in book[sheet][row]:
            book[sheet].cell(to, one.column, one.value)

    return edit


def paste_text(sheet: str, at: str, text: str) -> Edit:
    """Return the change that puts a text into a cell that looks like a formula and is none."""

    def edit(book: Workbook) -> None:
        book[sheet][at].value = text
        book[sheet][at].data_type = "s"

    return edit


SPOILED: dict[str, Edit] = {
    "a formula for an area": cell("房间", "F7", "=6*10"),
    "an array formula": cell("房间", "F7", ArrayFormula("F7", "=SUM(F8:F9)")),
    "a formula in the id column": cell("从业人员", "B7", '="s"&1'),
    "an error value": cell("房间", "F7", "#REF!"),
    "a range instead of a number": cell("房间", "F7", "30-40"),
    "an estimate": cell("房间", "F7", "约30"),
    "a number in Chinese characters": cell("服务点", "C9", "二十"),
    "nothing, where a number is wanted": cell("服务点", "C9", "无"),
    "a stroke for not known": cell("服务点", "C9", "/"),
    "another unit": cell("房间", "F7", "60m"),
    "a comma for a point": cell("房间", "F8", "32,5"),
    "a percentage of people": cell("服务点", "C9", 0.2, "0%"),
    "half a child": cell("班级", "E7", "15.5人"),
    "a negative number": cell("班级", "E7", -3),
    "a number that became a date": cell("班级", "E7", date(2026, 3, 4)),
    "forty-one digits": cell("房间", "F7", "1" * 41),
    "the day before the month, perhaps": cell("材料", "H8", "1/2/2026"),
    "a year of two digits": cell("材料", "H8", "29.7.16"),
    "a month without a day": cell("材料", "H8", "2029年7月"),
    "a day that is not": cell("材料", "H8", "2029年2月30日"),
    "no end, where an end is wanted": cell("材料", "H8", "长期"),
    "no end of a lease": cell("场地", "C6", "长期"),
    "the number of a day": cell("材料", "H8", 47315, "General"),
    "a day in January 1900": cell("材料", "H8", datetime(1900, 1, 5), "yyyy-mm-dd"),
    "half past eight in words": cell("一日安排", "E7", "8点半"),
    "a time with seconds": cell("一日安排", "E7", time(8, 30, 15)),
    "midnight as 24": cell("一日安排", "F7", "24:00"),
    "a cross for yes or no": cell("服务点", "C10", "x"),
    "one for yes": cell("服务点", "C10", 1),
    "a choice mistyped": cell("服务点", "C8", "全日托、计时拖"),
    "part of a choice": cell("服务点", "C11", "配送"),
    "two choices where one is wanted": cell("服务点", "C7", "社区参与；家庭参与"),
    "a credit code kept as a number": cell("登记", "C6", 913301050000012017, "General"),
    "a credit code in small letters": cell("登记", "C6", "91330105ma2gqfwr3x"),
    "a room number that became a date": cell("房间", "B7", datetime(2026, 3, 4), "yyyy-mm-dd"),
    "a room number shown otherwise": cell("房间", "B7", 101, "0.00"),
    "an invisible character": cell("服务点", "C5", "杭州青禾\u200b托育园"),
    "a name too long": cell("服务点", "C5", "很" * 501),
    "an identity number in the wrong place": cell("服务点", "C9", "33010519900101123X"),
    "cells of a list merged": merge("从业人员", "E7:E8"),
    "cells of a row merged": merge("材料", "G7:H7"),
    "a value merged into its label": merge("服务点", "B9:C9"),
    "data without an id": cell("从业人员", "B8", None),
    "only an id lost": both(cell("从业人员", "B7", "  "), cell("从业人员", "F7", "也许")),
    "an id with a space": cell("从业人员", "B8", "s 2"),
    "equal ids": cell("从业人员", "B8", "s1"),
    "a name instead of an id": cell("房间", "E8", "小一班"),
    "an id that is nowhere": cell("房间", "E8", "c9"),
    "an id of an empty list": both(
        cell("班级", "B7", None),
        cell("班级", "C7", None),
        cell("班级", "D7", None),
        cell("班级", "E7", None),
        cell("班级", "G2", "无"),
    ),
    "the example filled in": both(cell("从业人员", "B6", "s3"), cell("从业人员", "C6", "保育员乙")),
    "the example copied": both(copy_row("从业人员", 6, 9), cell("从业人员", "A9", None)),
    "a remark below the table": cell("从业人员", "B12", "注：以上人员均已持证上岗。"),
    "a remark beside the table": cell("从业人员", "H7", "已核对"),
    "a remark beside the facts": cell("服务点", "I9", "待核对"),
    "a value in a row that asks nothing": cell("服务点", "C20", 12),
    "data above the table": both(on("从业人员", lambda sheet: sheet.insert_rows(3)), cell("从业人员", "B3", "s0")),
    "none, and yet some": cell("从业人员", "G2", "无"),
    "an answer that is none": cell("楼梯", "G2", "一部"),
    "a sheet of one's own": add_sheet,
    "a sheet twice": copy_sheet,
    "the hidden column deleted": on("房间", lambda sheet: sheet.delete_cols(1)),
    "the hidden row deleted": on("房间", lambda sheet: sheet.delete_rows(3)),
    "the column of ids deleted": on("房间", lambda sheet: sheet.delete_cols(2)),
    "the column to fill in deleted": on("服务点", lambda sheet: sheet.delete_cols(3)),
    "a hidden key overwritten": cell("服务点", "A9", "point.places"),
    "a hidden key of a column overwritten": cell("房间", "F3", "面积"),
    "a row of facts copied": copy_row("服务点", 9, 14),
    "another version of the form": cell("_tuoyu", "B1", "2"),
    "another workbook": lambda book: book.remove(book["_tuoyu"]),
    "dates the wrong way round": cell("场地", "C6", date(2020, 1, 1)),
    "open-ended and ending at once": cell("材料", "G8", "是"),
    "a logical value in a text": cell("服务点", "C5", True),
    "five problems at once": both(
        cell("服务点", "C9", "二十"),
        cell("材料", "H8", "长期"),
        cell("房间", "F7", "=6*10"),
        cell("从业人员", "B8", "s1"),
        cell("一日安排", "E7", "8点半"),
    ),
}


@cache
def answers() -> Mapping[str, dict[Lang, str]]:
    """Return what is said of each spoiled form."""
    return {name: complaints(edited(edit)) for name, edit in SPOILED.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_every_spoiled_form_is_answered_as_written_down(lang: Lang, request: pytest.FixtureRequest) -> None:
    said = "\n\n".join(f"## {name}\n{answer[lang]}" for name, answer in answers().items()) + "\n"
    golden = GOLDEN / f"spoiled.{lang}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_every_spoiled_form_is_refused_with_a_place_and_a_next_step() -> None:
    for name, answer in answers().items():
        for said in answer.values():
            lines = said.splitlines()
            assert lines[0].startswith("申报.xlsx:"), name
            assert all(line.startswith(("申报.xlsx:", "    ")) for line in lines), name
            assert lines[-1].startswith("    "), name


def test_the_words_are_those_of_a_sheet_and_not_of_a_text_file() -> None:
    said = "\n".join(text for answer in answers().values() for text in answer.values())
    assert not re.search(r"缩进|冒号|引号|这一行删去|\bquotes?\b|\bcolon\b|\bindent|\bline\b|\bkey:", said)
