"""A form read back: the same declaration, whatever people did to its rows, columns and sheets, and whatever they wrote."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook import Workbook

from engine.declaration.loading import load_declaration, parse_declaration
from engine.declaration.model import Declaration
from engine.declaration.writing import WRITERS, plain_data
from engine.diagnostics import Place, Sheet, column_letters
from engine.documents.encoding import FORBIDDEN
from engine.forms.cells import read_grids
from engine.generating import Amount, Generator, Wanted
from engine.text import LANGS, Lang
from standards import STANDARDS
from tests.conftest import ROOT
from tests.forms.filled import SMALL, Edit, declaration, edited, form, saved, small

WHOLE = ("large-institution", "home-based-approved")


def read(data: bytes) -> Declaration:
    return parse_declaration(data, "申报.xlsx")


def again(stated: Declaration, lang: Lang = "zh") -> Declaration:
    """Return *stated*, put into YAML, then into a form, then into YAML again."""
    first = parse_declaration(WRITERS["yaml"](plain_data(stated)).encode(), "申报.yaml")
    second = WRITERS["yaml"](plain_data(read(form(first, lang))))
    return parse_declaration(second.encode(), "申报.yaml")


@pytest.mark.parametrize("lang", LANGS)
def test_a_small_point_comes_back_in_both_languages(lang: Lang) -> None:
    assert read(small(lang)) == declaration(SMALL)


@pytest.mark.parametrize("name", WHOLE)
def test_a_fixture_comes_back_whole(name: str) -> None:
    (file,) = (ROOT / "fixtures/declarations").glob(f"{name}.*")
    stated = load_declaration(file)
    assert read(form(stated)) == stated


def insert_rows(book: Workbook) -> None:
    book["从业人员"].insert_rows(7, 3)
    book["服务点"].insert_rows(8, 2)


def move_columns(book: Workbook) -> None:
    """Put the last two columns of the rooms before the first ones."""
    sheet = book["房间"]
    sheet["G2"].hyperlink = None  # which would not move along
    for row in sheet.iter_rows(min_row=1, max_row=20):
        values = [cell.value for cell in row]
        for cell, value in zip(row, [values[0], *values[4:], *values[1:4]], strict=True):
            cell.value = value


def sort_rows(book: Workbook) -> None:
    sheet = book["服务点"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=12)]
    for target, values in zip(sheet.iter_rows(min_row=5, max_row=12), reversed(rows), strict=True):
        for cell, value in zip(target, values, strict=True):
            cell.value = value


def move_sheets(book: Workbook) -> None:
    book.move_sheet("从业人员", -5)
    book["从业人员"].title = "人员名单（2026 年）"


def hide(book: Workbook) -> None:
    book["房间"].row_dimensions[8].hidden = True
    book["登记"].sheet_state = "hidden"


def insert_column(book: Workbook) -> None:
    book["房间"]["G2"].hyperlink = None
    book["房间"].insert_cols(4)


def merge_harmlessly(book: Workbook) -> None:
    book["房间"].merge_cells("D12:E13")  # nothing in it
    book["服务点"].merge_cells("C9:D9")  # the unit was swallowed, not another value


def clear_example(book: Workbook) -> None:
    for cell in book["房间"][6][1:]:
        cell.value = None


def delete_example(book: Workbook) -> None:
    book["房间"].delete_rows(6)


def spaces(book: Workbook) -> None:
    book["房间"]["C12"].value = "  "
    book["房间"]["B13"].value = "　"
    book["房间"]["C7"].value = " 活动室　"


def other_dates(book: Workbook) -> None:
    book.epoch = datetime(1904, 1, 1)


def rich_text(book: Workbook) -> None:
    book["房间"]["C7"].value = CellRichText("活", TextBlock(InlineFont(b=True), "动室"))


def typed(book: Workbook) -> None:
    book["服务点"]["C9"].value = "２０ 人"
    book["服务点"]["C10"].value = "×"
    book["服务点"]["C8"].value = "全日托、计时托"
    book["房间"]["F7"].value = "60㎡"
    book["房间"]["D8"].value = "sleeping"
    book["材料"]["H8"].value = "2029年7月16日"
    book["一日安排"]["E7"].value = time(8, 30)
    book["一日安排"]["F7"].value = "9：15"
    book["从业人员"]["F8"].value = True
    book["登记"]["C7"].value = "2024.3.18"


@pytest.mark.parametrize(
    "edit",
    (
        insert_rows, move_columns, sort_rows, move_sheets, hide, insert_column, merge_harmlessly, clear_example,
        delete_example, spaces, other_dates, rich_text, typed,
    ),
    ids=lambda edit: edit.__name__,
)  # fmt: skip
def test_what_people_do_to_a_form_changes_nothing(edit: Edit) -> None:
    assert read(edited(edit)) == declaration(SMALL)


def test_a_sheet_left_blank_is_unknown_and_one_without_items_is_empty() -> None:
    def edit(book: Workbook) -> None:
        book["楼梯"]["G2"].value = None
        for row in (7, 8):
            for cell in book["房间"][row][1:]:
                cell.value = None
        book["房间"]["G2"].value = "没有"

    found = read(edited(edit))
    assert found.stairs is None
    assert found.rooms == []


def test_cells_keep_what_the_file_says_of_them() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["C1"] = 0.1 + 0.2, 1e15, "_x005F_x0041_"
    sheet["A2"], sheet["B2"] = date(2026, 1, 1), time(8, 30)
    sheet["A3"] = 0.35
    sheet["A3"].number_format = "0.0%"
    (grid,) = read_grids(saved(book), "x.xlsx")
    assert [cell.value for cell in grid.cells.values()] == [
        Decimal("0.3"), Decimal(10**15), "_x0041_", datetime(2026, 1, 1), time(8, 30), Decimal("0.35"),
    ]  # fmt: skip
    assert grid.cells[3, 1].percent


def test_places_are_named_and_ordered_as_in_a_workbook() -> None:
    rooms, staff = Sheet(3, "房间"), Sheet(9, "从业人员")
    places = [Place("a.xlsx", 7, 4, sheet=staff), Place("a.xlsx", 30, 2, sheet=rooms), Place("a.xlsx", sheet=rooms)]
    assert [str(place) for place in sorted(places)] == ["a.xlsx:房间", "a.xlsx:房间!B30", "a.xlsx:从业人员!D7"]
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


# Properties ----------------------------------------------------------------------------------------------------------

AWKWARD = ("=1+1", "+86 571", "-", "@x", "'001", "007", "1e5", "1E5", "true", "null", "～", "2026-01-01", "_x0041_", '"', "#REF!", "无", "\t甲", "甲\n乙", "a: b", "- x", "[1]", "{a}", "&amp;<b>")  # fmt: skip
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=12),
).filter(lambda text: text.strip() and not FORBIDDEN.search(text))
numbers = st.decimals(0, 10**12, places=6, allow_nan=False) | st.decimals(0, 1, places=25, allow_nan=False)
days = st.dates(date(1850, 1, 1), date(2150, 1, 1)).map(str)
ids = st.from_regex(r"[A-Za-z0-9_.-]{1,6}|[一-龥]{1,4}", fullmatch=True)
clocks = st.times().map(lambda at: f"{at:%H:%M}")


def given_some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def listed(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    item = st.builds(lambda item, rest: {"id": item, **rest}, ids, given_some(**fields))
    return st.lists(item, max_size=3, unique_by=lambda record: record["id"])


declarations = given_some(
    point=given_some(
        name=texts, capacity=st.integers(0, 10**18), longitude=st.decimals(-180, 180, places=8), boarding=st.booleans(),
        services=st.lists(st.sampled_from(["full_day", "hourly", "other"]), max_size=3),
    ),
    site=given_some(hazards=st.lists(texts, max_size=3), lease_start=days, green_percent=st.decimals(0, 100, places=3)),
    rooms=listed(name=texts, area_m2=numbers, floor=st.integers(-3, 9), use=st.sampled_from(["toilet", "guard"])),
    schedule=listed(start=clocks),
    textiles=st.just([]),
    fire=given_some(storeys=listed(), hazardous_goods=st.lists(texts, max_size=2)),
)  # fmt: skip


def without_blanks(value: Any) -> Any:
    """Return plain data without sections that state nothing: in a form there is no cell to say so."""
    if isinstance(value, dict):
        return {key: one for key, item in value.items() if (one := without_blanks(item)) != {}}
    return value


@pytest.mark.parametrize("form_of_text", ("yaml", "json"))
def test_texts_that_look_like_something_else_stay_texts(form_of_text: str) -> None:
    rooms = [{"id": f"r{n}", "name": text} for n, text in enumerate(AWKWARD)]
    stated = declaration({"site": {"hazards": list(AWKWARD)}, "rooms": rooms})
    written = WRITERS[form_of_text](plain_data(stated)).encode()
    assert parse_declaration(written, f"申报.{form_of_text}") == stated
    assert again(stated) == stated


@settings(max_examples=20)
@example({"point": {"name": "=cmd|' /C calc'!A0"}, "site": {"hazards": ["无"]}}, "zh")
@example({"site": {"hazards": ["甲；乙", '"丙"', " 丁、"]}}, "en")
@example({"rooms": [{"id": "示例1", "area_m2": Decimal("0.1234567890123456789")}]}, "zh")
@example({"documents": [{"id": "m1", "valid_until": "1900-01-05"}]}, "zh")
@given(declarations, st.sampled_from(LANGS))
def test_whatever_is_stated_comes_back_from_the_form(data: dict[str, Any], lang: Lang) -> None:
    stated = Declaration.model_validate(without_blanks(data))
    assert again(stated, lang) == stated


@cache
def generator() -> Generator:
    return Generator(STANDARDS)


@settings(max_examples=1)
@given(st.integers(0, 10**6), st.sampled_from(["home_based", "activity_site"]), st.sampled_from(Amount))
def test_what_is_generated_comes_back_from_the_form(seed: int, kind: str, amount: Amount) -> None:
    made = generator().make(Wanted(seed, kind, None, amount), 1)
    stated = parse_declaration(WRITERS["json"](made.data).encode(), "申报.json")
    assert again(stated) == stated
