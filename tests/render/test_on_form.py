"""The report on a form: it sends the reader to a sheet, a row and a column, and speaks of cells."""

from dataclasses import replace

import pytest

from engine.render import render


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_report_on_a_form_names_sheet_and_row_where_one_on_a_text_file_has_a_path(report, finding, form) -> None:
    of_yaml = report(finding())
    of_form = replace(of_yaml, point=replace(of_yaml.point, file="申报.xlsx"))
    path, place = "point.capacity", "“服务点”表的“收托规模（托位数）”行"
    assert path in render(of_yaml, form, width=200) and place not in render(of_yaml, form, width=200)
    assert place in render(of_form, form, width=200) and path not in render(of_form, form, width=200)
    assert f'"{path}"' in render(of_form, "json")


def test_nobody_is_asked_to_write_an_empty_list_on_a_form(report, finding) -> None:
    of_yaml = report(finding())
    ask = replace(of_yaml.asks[0], label="疾病（没有就写空列表）", each=("症状（没有就写空列表）",))
    of_form = replace(of_yaml, asks=(ask,), point=replace(of_yaml.point, file="申报.xlsx"))
    for form in ("text", "markdown", "html"):
        assert "空列表" not in render(of_form, form, width=200)
