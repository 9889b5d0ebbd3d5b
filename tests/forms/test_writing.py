"""The written form: keys nobody sees, drop-downs that are complete, notes that say why, and text that stays text."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.blank import NAMES, needed_facts
from engine.declaration.building import Room
from engine.declaration.model import Declaration
from engine.declaration.point import Mode, PointKind, Service
from engine.declaration.schema import facts_of_model
from engine.declaration.site import Site
from engine.diagnostics import DeclarationError
from engine.forms.cellwords import join_texts, split_texts
from engine.forms.contents import content_of
from engine.forms.keys import EXAMPLE, FACTS, FORMAT, LIST, META, NONE, VALUE, VERSION, fingerprint
from engine.forms.layout import key_of, make_form
from engine.forms.writing import write_form
from engine.text import LANGS, Lang
from tests.forms.written import compiled, form_for, sheet_of, workbook_for, written

HOME = PointKind.HOME_BASED


def shown(workbook: Workbook) -> list[Worksheet]:
    return [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]


def key_row(sheet: Worksheet) -> int | None:
    marks = ((cell.row, str(cell.value)) for cell in sheet["A"])
    return next((row for row, mark in marks if mark == FACTS or mark.startswith(f"{LIST} ")), None)


@pytest.mark.parametrize("lang", LANGS)
def test_every_needed_fact_has_exactly_one_place_by_its_keys(lang: Lang) -> None:
    found: list[str] = []
    for sheet in shown(workbook_for(HOME, lang)):
        row = key_row(sheet)
        if row is None:
            continue
        mark = str(sheet.cell(row, 1).value)
        if mark == FACTS:
            assert [cell.value for cell in sheet[row]].count(VALUE) == 1
            found += [
                str(cell.value) for cell in sheet["A"][row:] if cell.value and not str(cell.value).startswith("#")
            ]
        else:
            found += [f"{mark.split()[1]}.{cell.value}" for cell in sheet[row][1:] if cell.value]
    needed = {key_of(path) for path in needed_facts(compiled(), HOME, None)}
    assert len(found) == len(set(found))
    assert needed <= set(found)
    assert {key.rpartition(".")[2] for key in set(found) - needed} <= {"id", *NAMES}


def test_keys_are_hidden_and_what_is_behind_the_form_is_very_hidden() -> None:
    workbook = workbook_for(HOME)
    for sheet in shown(workbook):
        assert sheet.column_dimensions["A"].hidden
        if row := key_row(sheet):
            assert sheet.row_dimensions[row].hidden
    meta = workbook[META]
    assert meta.sheet_state == "veryHidden"
    said = {meta.cell(row, 1).value: meta.cell(row, 2).value for row in range(1, 7)}
    assert said == {
        FORMAT: VERSION,
        "lang": "zh",
        "kind": "home_based",
        "mode": None,
        "as_of": "2026-01-01",
        "place": "gongshu",
    }


def test_the_cover_leads_to_every_sheet() -> None:
    cover, *others = shown(workbook_for(HOME))
    links = {cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!B1" for sheet in others}
    assert "家庭托育点" in str(cover["B2"].value)


@pytest.mark.parametrize("lang", LANGS)
def test_drop_downs_hold_every_choice(lang: Lang) -> None:
    workbook = workbook_for(HOME, lang)
    for part in form_for(HOME).sheets:
        sheet = sheet_of(workbook, part.key)
        for at, field in enumerate(part.fields):
            cell = sheet.cell(7, at + 2) if part.is_list else sheet.cell(at + 5, 3)
            offered = options_at(workbook, sheet, cell.coordinate)
            if field.info.choices:
                assert offered == [choice.label.of(lang) for choice in field.info.choices]
            elif field.info.kind == "flag":
                assert offered == {"zh": ["是", "否"], "en": ["Yes", "No"]}[lang]
            else:
                assert offered == []


def options_at(workbook: Workbook, sheet: Worksheet, coordinate: str) -> list[str]:
    """Return what the drop-down of a cell offers."""
    for one in sheet.data_validations.dataValidation:
        if coordinate in one.sqref and one.type == "list" and one.formula1.startswith(f"'{META}'!"):
            left, top, _, bottom = range_boundaries(one.formula1.partition("!")[2])
            return [workbook[META].cell(row, left).value for row in range(top, bottom + 1)]
    return []


def test_ids_of_another_list_are_offered_where_it_is_on_the_form() -> None:
    workbook = workbook_for(PointKind.KINDERGARTEN_CLASS)
    rooms, classes = sheet_of(workbook, "rooms"), sheet_of(workbook, "classes")
    row = key_row(rooms) or 0
    column = next(cell.column for cell in rooms[row] if cell.value == "class_id")
    at = rooms.cell(7, column).coordinate
    (offered,) = [one for one in rooms.data_validations.dataValidation if at in one.sqref]
    example = f"(OFFSET('{classes.title}'!$B$5,1,0)=\"示例\")"
    count = f"MAX(1,COUNTA('{classes.title}'!$B$5:$B$600)-1-{example})"
    assert offered.formula1 == f"OFFSET('{classes.title}'!$B$5,1+{example},0,{count},1)"
    assert offered.errorStyle == "warning", "what is typed is kept"


@pytest.mark.parametrize("kind", [HOME, PointKind.KINDERGARTEN_CLASS])
def test_what_excel_shows_beside_a_cell_is_short_enough_for_it(kind: PointKind) -> None:
    for sheet in workbook_for(kind).worksheets:
        for one in sheet.data_validations.dataValidation:
            assert len(one.prompt or "") <= 255
            assert len(one.promptTitle or "") <= 32
            assert one.errorStyle == "warning" or not one.showErrorMessage, "nothing typed is locked out"


def test_a_note_on_each_cell_to_fill_in_names_clause_and_proof() -> None:
    workbook = workbook_for(HOME)
    for part in form_for(HOME).sheets:
        sheet = sheet_of(workbook, part.key)
        for at, field in enumerate(part.fields):
            cell = sheet.cell(4, at + 2) if part.is_list else sheet.cell(at + 5, 3)
            assert cell.comment is not None
            assert "凭：" in cell.comment.text
            assert not field.reasons or field.reasons[0].clause.zh in cell.comment.text


def test_the_example_is_a_whole_item_that_can_be_told_from_data() -> None:
    for sheet in shown(workbook_for(HOME)):
        row = key_row(sheet)
        if row is None or sheet.cell(row, 1).value == FACTS:
            continue
        marks = {str(cell.value).split(" ")[0]: cell.row for cell in sheet["A"] if cell.value}
        keys = [str(cell.value) for cell in sheet[row][1:] if cell.value]
        example = {key: sheet.cell(marks[EXAMPLE], column).value for column, key in enumerate(keys, 2)}
        assert example["id"] == "示例"
        assert sheet.cell(marks[EXAMPLE], 1).value == f"{EXAMPLE} {fingerprint(example)}"
        assert marks[NONE] < row < marks[EXAMPLE]


TEXTS = ("=1+1", "+86 571", "-", "@home", "=cmd|'/c x'!A1", "#REF!", "007", "1e5", "TRUE", "3-4", "_x0041_")


def test_text_stays_text() -> None:
    rooms = [Room(id=f"s{number}", name=text) for number, text in enumerate(TEXTS)]
    workbook = load_workbook(
        io.BytesIO(write_form(make_form(compiled(), HOME, declaration=Declaration(rooms=rooms)), "zh"))
    )
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type in "fe"]
    names = [row[2] for row in workbook["房间"].iter_rows(min_row=7, max_row=6 + len(TEXTS))]
    assert [cell.value for cell in names] == [*TEXTS[:-1], "_x005F_x0041_"]
    assert {cell.data_type for cell in names} == {"s"}
    assert [bool(cell.quotePrefix) for cell in names] == [text.startswith(("=", "+", "-", "@")) for text in TEXTS]


@pytest.mark.parametrize(
    ("kind", "value", "content"),
    [
        ("count", 42, 42),
        ("count", 10**15, "1000000000000000"),
        ("number", Decimal("12.5"), 12.5),
        ("number", Decimal("30.0"), 30.0),
        ("number", Decimal("0.1"), 0.1),
        ("number", Decimal("-3"), -3.0),
        ("number", Decimal("123456789.123456"), 123456789.123456),
        ("number", Decimal("0.1234567890123456789"), "0.1234567890123456789"),
        ("number", Decimal("1E+30"), 1e30),
        ("day", date(2026, 1, 1), date(2026, 1, 1)),
        ("day", date(1900, 3, 1), date(1900, 3, 1)),
        ("day", date(1900, 2, 28), "1900-02-28"),
        ("flag", True, "是"),
        ("flag", False, "否"),
        ("choice", Mode.COMMUNITY, "社区参与"),
        ("list of choice", [Service.FULL_DAY, Service.HALF_DAY], "全日托；半日托"),
        ("list of choice", [], "无"),
        ("list of text", [], "无"),
        ("list of text", ["无"], '"无"'),
        ("list of text", ["加油站", "酒吧、网吧"], '加油站；"酒吧、网吧"'),
        ("text", "无", "无"),
    ],
)
def test_a_cell_holds_a_value_exactly(kind: str, value: object, content: object) -> None:
    info = next(one for one in facts_of_model().values() if one.kind == kind)
    held = content_of(value, info, "zh")
    assert (type(held), held) == (type(content), content)


@given(st.lists(st.text(min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4), st.sampled_from(LANGS))
@settings(max_examples=60)
def test_texts_in_one_cell_are_taken_apart_as_they_were(texts: list[str], lang: Lang) -> None:
    assert split_texts(join_texts(texts, lang)) == texts


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("加油站、酒吧；", ["加油站", "酒吧"]),
        ("加油站\n酒吧", ["加油站", "酒吧"]),
        ('"a；b" ; c', ["a；b", "c"]),
        ('"a" b；c', ['"a" b', "c"]),
        ("；；", []),
    ],
)
def test_texts_as_people_type_them_are_taken_apart(cell: str, texts: list[str]) -> None:
    assert split_texts(cell) == texts


def test_the_same_form_is_the_same_bytes() -> None:
    assert write_form(form_for(HOME), "zh") == written(HOME)


@pytest.mark.parametrize("lang", LANGS)
def test_the_largest_form_can_be_sent_by_mail(lang: Lang) -> None:
    assert len(written(PointKind.INSTITUTION, lang)) < 500_000


def test_text_too_long_for_a_cell_is_refused_with_its_place() -> None:
    stated = Declaration(site=Site(hazards=["危" * 500] * 70))
    with pytest.raises(DeclarationError, match=r"场地!C\d+: error\[too-long-for-cell\]"):
        write_form(make_form(compiled(), declaration=stated), "zh")
