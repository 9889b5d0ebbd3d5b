"""Where on a form a fact is filled in: sheet, row and column as the form calls them."""

import pytest

from engine.forms.layout import Form, Sheet
from engine.forms.placing import is_form, place_on_form
from tests.forms.written import form_for


def test_every_fact_of_the_form_is_found_where_the_form_has_it() -> None:
    form: Form = form_for(None)
    for sheet in form.sheets:
        for field in sheet.fields:
            place = place_on_form(_path(sheet, field.name))
            assert all(
                name in said and label in said for said, name, label in zip(place, sheet.name, field.label, strict=True)
            )


def _path(sheet: Sheet, name: str) -> str:
    return f"{'.'.join(sheet.path)}{'[i-1]' if sheet.is_list else ''}.{name}"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("rooms[c2-toilet].wc_partitions", "“房间”表编号 c2-toilet 行的“便器间是否设隔断”栏"),
        ("point.capacity", "“服务点”表的“收托规模（托位数）”行"),
        ("site.dangerous_neighbours", "“附近易发生危险的建筑物”表"),
        ("rooms", "“房间”表"),
    ],
)
def test_a_place_is_said_in_words(path: str, place: str) -> None:
    assert place_on_form(path).zh == place


@pytest.mark.parametrize(
    ("file", "expected"), [("申报.xlsx", True), ("申报.XLSX", True), ("申报.yaml", False), ("", False)]
)
def test_only_a_workbook_is_a_form(file: str, expected: bool) -> None:
    assert is_form(file) is expected
