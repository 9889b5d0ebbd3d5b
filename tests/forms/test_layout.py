"""The Excel form as data: it asks what the rules need, each thing once, and keeps all that is stated."""

import re

import pytest

from engine.blank import NAMES, needed_facts
from engine.declaration.loading import load_declaration
from engine.declaration.model import Declaration
from engine.declaration.point import PointKind
from engine.declaration.schema import facts_of_model
from engine.forms.layout import Form, make_form, parts
from engine.forms.notes import how_to_fill, note
from engine.forms.wording import sheet_names
from engine.text import LANGS
from tests.forms.written import ROOT, compiled, form_for


def paths_of(form: Form) -> list[tuple[str, ...]]:
    return [field.info.path for sheet in form.sheets for field in sheet.fields]


@pytest.mark.parametrize("kind", PointKind)
def test_every_fact_the_rules_need_has_one_place_and_nothing_else_is_asked(kind: PointKind) -> None:
    paths = paths_of(form_for(kind))
    needed = needed_facts(compiled(), kind, None)
    assert len(paths) == len(set(paths))
    assert needed <= set(paths)
    assert {path[-1] for path in set(paths) - needed} <= {"id", *NAMES}


def test_sections_a_kind_does_not_need_are_left_out() -> None:
    keys = {kind: {sheet.key for sheet in form_for(kind).sheets} for kind in PointKind}
    assert {"stairs", "outdoor", "nutrition"} <= keys[PointKind.INSTITUTION]
    assert not {"stairs", "outdoor", "nutrition"} & keys[PointKind.HOME_BASED]
    assert "home" in keys[PointKind.HOME_BASED] - keys[PointKind.ACTIVITY_SITE]


def test_what_a_declaration_states_is_asked_too() -> None:
    stated = load_declaration(ROOT / "fixtures/declarations/sample.yaml")
    form = make_form(compiled(), PointKind.HOME_BASED, None, stated)
    sheets = {sheet.key: sheet for sheet in form.sheets}
    assert sheets["stairs"].records == tuple(stated.stairs or ())
    assert sheets["point"].records == (stated.point,)
    assert sheets["fire.storeys"].records == tuple(stated.fire.storeys or ()) if stated.fire else False
    assert set(paths_of(form_for(PointKind.HOME_BASED))) < set(paths_of(form))


def test_a_list_that_is_empty_is_not_one_that_is_not_given() -> None:
    form = make_form(compiled(), declaration=Declaration(stairs=[]))
    records = {sheet.key: sheet.records for sheet in form.sheets if sheet.is_list}
    assert records["stairs"] == ()
    assert records["rooms"] is None


def test_kind_and_mode_are_those_of_the_declaration_where_none_are_asked_for() -> None:
    stated = load_declaration(ROOT / "fixtures/declarations/home-based-approved.yaml")
    form = make_form(compiled(), declaration=stated)
    assert (form.kind, form.mode) == (PointKind.HOME_BASED, stated.point and stated.point.mode)


@pytest.mark.parametrize("lang", LANGS)
def test_names_of_sheets_are_such_as_excel_allows(lang: str) -> None:
    names = [name.of(lang) for name in sheet_names(parts()).values()]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[^\[\]:*?/\\']{1,31}", name), name


def test_labels_speak_of_cells_and_not_of_yaml() -> None:
    for sheet in form_for(None).sheets:
        said = [sheet.title, sheet.hint, *(text for field in sheet.fields for text in (field.label, field.hint))]
        for text in said:
            assert "空列表" not in text.zh
            assert "empty list" not in text.en
        assert "没有就填" not in sheet.title.zh, "the question at the top says so"


def test_hints_call_choices_by_their_labels() -> None:
    fields = {field.key: field for sheet in form_for(PointKind.HOME_BASED).sheets for field in sheet.fields}
    assert how_to_fill(fields["point.meals"]).zh.endswith("；自己做饭的填“自办食堂”")
    assert "caregiver" not in note(fields["staff.roles"]).zh


@pytest.mark.parametrize("kind", PointKind)
def test_notes_say_why_by_which_clause_and_what_proves_it(kind: PointKind) -> None:
    for sheet in form_for(kind).sheets:
        for field in sheet.fields:
            said = note(field)
            assert [reason.binding for reason in field.reasons] == sorted(
                (reason.binding for reason in field.reasons), reverse=True
            )
            assert "凭：" in said.zh
            for reason in field.reasons[:4]:
                assert reason.clause.zh in said.zh
                assert reason.clause.en in said.en
                assert reason.doubt.zh in said.zh


def test_labels_of_choices_can_be_told_apart_in_one_cell() -> None:
    for info in facts_of_model().values():
        for lang in LANGS:
            labels = [choice.label.of(lang) for choice in info.choices]
            assert len(set(labels)) == len(labels), info.path
            assert not any(mark in label for label in labels for mark in ";；\n"), info.path
