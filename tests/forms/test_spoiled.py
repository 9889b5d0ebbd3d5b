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


def column(sheet: str, letter: str, *values: object, forms: tuple[str, ...] = ()) -> Edit:
    """Return the change that fills a column of a list with *values*, an item each."""

    def edit(book: Workbook) -> None:
        for row, value in enumerate(values, 7):
            book[sheet][f"B{row}"].value = f"i{row}"
            book[sheet][f"{letter}{row}"].value = value
            if forms:
                book[sheet][f"{letter}{row}"].number_format = forms[row - 7]

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


def exchange(sheet: str, first: str, second: str) -> Edit:
    """Return the change that exchanges two ranges, as sorting some of the columns does."""

    def edit(book: Workbook) -> None:
        for one, other in zip(book[sheet][first], book[sheet][second], strict=True):
            for a, b in zip(one, other, strict=True):
                a.value, b.value = b.value, a.value

    return edit


def copy_column(sheet: str, letter: str, to: str) -> Edit:
    def edit(book: Workbook) -> None:
        for one in book[sheet][letter][2:]:
            book[sheet][f"{to}{one.row}"].value = one.value

    return edit


SPOILED: dict[str, Edit] = {
    "what is not worked out": column("房间", "F", "=6*10", ArrayFormula("F8", "=SUM(F7:F9)"), "#REF!", "#DIV/0!"),
    "a formula in the id column": cell("从业人员", "B7", '="s"&1'),
    "what is no definite number": column(
        "房间", "F", "30-40", "约30", "30左右", "三十", "无", "/", "32,5", "1/2", "60m", "1" * 41, True, time(8, 30)
    ),
    "what is no number of children": column(
        "班级", "E", "15.5人", -3, 15.5, "十五", "15岁", date(2026, 3, 4), "33010519900101123X"
    ),
    "a percentage of people": cell("服务点", "C9", 0.2, "0%"),
    "what is no day": column(
        "材料",
        "H",
        "1/2/2026",
        "29.7.16",
        "2029年7月",
        "2029年2月30日",
        "长期",
        "二〇二九年",
        "待定",
        47315,
        True,
        forms=("General",) * 9,
    ),
    "no end of a lease": cell("场地", "C6", "长期"),
    "a day in January 1900": cell("材料", "H8", datetime(1900, 1, 5), "yyyy-mm-dd"),
    "what is no time of day": column("一日安排", "E", "8点半", "下午3点", "24:00", "8.30", 830, time(8, 30, 15)),
    "what is neither yes nor no": column("从业人员", "F", "x", "也许", "☐", 1, "1", "是否"),
    "what is none of the choices": column("房间", "D", "活动", "厨", 7, "睡眠区；活动室", "=D7"),
    "a choice mistyped among others": cell("服务点", "C8", "全日托、计时拖"),
    "part of a choice": cell("服务点", "C11", "配送"),
    "two choices where one is wanted": cell("服务点", "C7", "社区参与；家庭参与"),
    "a credit code kept as a number": cell("登记", "C6", 913301050000012017, "General"),
    "a credit code in small letters": cell("登记", "C6", "91330105ma2gqfwr3x"),
    "names that became something else": column(
        "房间", "C", datetime(2026, 3, 4), True, 101, forms=("yyyy-mm-dd", "General", "0.00")
    ),
    "an invisible character": cell("服务点", "C5", "杭州青禾\u200b托育园"),
    "a name too long": cell("服务点", "C5", "很" * 501),
    "cells of a list merged": merge("从业人员", "E7:E8"),
    "cells of a row merged": merge("材料", "G7:H7"),
    "a value merged into its label": merge("服务点", "B9:C9"),
    "data without an id": cell("从业人员", "B8", None),
    "only an id lost": both(cell("从业人员", "B7", "  "), cell("从业人员", "F7", "也许")),
    "an id with a space": cell("从业人员", "B8", "s 2"),
    "an id lost that others refer to": cell("班级", "B7", None),
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
    "a hidden key of another sheet": cell("服务点", "A9", "rooms.[].area_m2"),
    "a hidden key of a column overwritten": cell("房间", "F3", "面积"),
    "facts sorted without their keys": exchange("服务点", "B5:G5", "B12:G12"),
    "columns exchanged without their keys": exchange("房间", "C4:C8", "E4:E8"),
    "a number shown as another one": column("房间", "F", 60000, 0.006, forms=("0.0,", '0.000"万"')),
    "digits that stand above or in circles": column("房间", "F", "60²", "①5"),
    "a day beyond the calendar": cell("材料", "H8", "#VALUE!", "yyyy-mm-dd"),
    "a row of facts copied": copy_row("服务点", 9, 14),
    "a column of a list copied": copy_column("房间", "F", "G"),
    "the column to fill in copied": copy_column("服务点", "C", "H"),
    "another version of the form": cell("_tuoyu", "B1", "2"),
    "another workbook": lambda book: book.remove(book["_tuoyu"]),
    "dates the wrong way round": cell("场地", "C6", date(2020, 1, 1)),
    "open-ended and ending at once": cell("材料", "G8", "是"),
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
