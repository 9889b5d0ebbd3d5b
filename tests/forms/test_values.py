"""Values as people type them: what each cell is understood to say, in whatever form."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from engine.declaration.loading import load_declaration
from engine.declaration.schema import FactInfo, FactPath, facts_of_model
from engine.declaration.writing import plain_data
from engine.forms.cells import GENERAL, Cell, Kind, Value
from engine.forms.contents import content_of
from engine.forms.refusing import RefusedError
from engine.forms.values import SEPARATORS, _codes_by_word, _plain_word, read_value
from engine.text import LANGS, Lang
from engine.validation.measures import COUNTED, SPELLINGS
from tests.conftest import ROOT

AREA, GREEN = ("rooms", "[]", "area_m2"), ("site", "green_percent")
DISTANCE = ("site", "dangerous_neighbours", "[]", "distance_m")
PLACES, FORMALDEHYDE = ("point", "capacity"), ("air_reports", "[]", "formaldehyde")
UNTIL, START = ("documents", "[]", "valid_until"), ("schedule", "[]", "start")
BOARDING, SERVICES, KIND = ("point", "boarding"), ("point", "services"), ("point", "kind")
ROOM, HAZARDS = ("rooms", "[]", "id"), ("site", "hazards")

UNDERSTOOD: tuple[tuple[FactPath, str, Any], ...] = (
    *((AREA, text, Decimal(30)) for text in ("30", "３０", "30㎡", "30 m2", "30m²", "30平方米", "30 平", " 30\n", "+30", "0.003公顷")),
    *((AREA, text, Decimal("1200.5")) for text in ("1,200.5", "１，２００．５", "1200.50 平方米")),
    *((DISTANCE, text, Decimal("1.3")) for text in ("1.3米", "1.3 m", "130厘米", "1300mm", "130㎝", "0.0013公里")),
    *((PLACES, text, 45) for text in ("45", "45人", "45 名", "45.0", "45个")),
    *((GREEN, text, Decimal(35)) for text in ("35", "35%", "35 ％")),
    *((UNTIL, text, "2026-01-01") for text in ("2026-01-01", "2026.1.1", "2026/1/1", "2026年1月1日", "2026 年 1 月 1 日", "20260101", "２０２６－０１－０１")),
    *((START, text, "08:30") for text in ("8:30", "08:30", "8：30", "8点30分", "8时30分", "08:30:00")),
    *((BOARDING, text, True) for text in ("是", " 是 ", "有", "√", "✔", "Y", "yes", "TRUE", "true")),
    *((BOARDING, text, False) for text in ("否", "无", "没有", "×", "N", "no", "FALSE")),
    *((SERVICES, text, ["full_day", "hourly"]) for text in (
        "全日托；计时托", "全日托、计时托", "全日托，计时托", "全日托/计时托", "全日托\n计时托", "全日托; 计时托；", "full_day, hourly", "Full-day care; hourly care",
    )),
    *((SERVICES, text, []) for text in ("无", "没有", "None")),
    *((KIND, text, "activity_site") for text in ("公益型照护服务活动场所（成长驿站）", "公益型照护服务活动场所(成长驿站)", "activity_site", "ACTIVITY_SITE")),
    (HAZARDS, "加油站；变电站、\"甲；乙\"", ["加油站", "变电站", "甲；乙"]),
    (HAZARDS, "无", []),
    (ROOM, " r1　", "r1"),
)  # fmt: skip


def info(path: FactPath) -> FactInfo:
    return facts_of_model()[path]


def read(path: FactPath, value: Value, kind: Kind = "text", form: str = GENERAL) -> Any:
    return read_value(info(path), Cell(7, 3, kind, value, form))


@pytest.mark.parametrize(("path", "text", "value"), UNDERSTOOD, ids=[repr(text) for _, text, _ in UNDERSTOOD])
def test_what_people_type_is_understood(path: FactPath, text: str, value: Any) -> None:
    found = read(path, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("path", "value", "kind", "form", "said"),
    (
        (AREA, Decimal("32.5"), "number", "0.00", Decimal("32.5")),
        (PLACES, Decimal(45), "number", "#,##0", 45),
        (GREEN, Decimal("0.35"), "number", "0%", Decimal(35)),
        (GREEN, Decimal("0.35"), "number", GENERAL, Decimal("0.35")),
        (GREEN, Decimal(35), "number", '0"%"', Decimal(35)),
        (UNTIL, datetime(2026, 1, 1), "day", "yyyy-mm-dd", "2026-01-01"),
        (UNTIL, datetime(2026, 1, 1, 8, 30), "day", "yyyy-mm-dd", "2026-01-01"),
        (UNTIL, Decimal(20260101), "number", GENERAL, "2026-01-01"),
        (START, time(8, 30), "time", "h:mm", "08:30"),
        (BOARDING, True, "flag", GENERAL, True),
        (ROOM, Decimal(101), "number", GENERAL, "101"),
        (ROOM, Decimal(7), "number", "000", "007"),
        (ROOM, Decimal("1.5"), "number", GENERAL, "1.5"),
        (HAZARDS, Decimal(12), "number", GENERAL, ["12"]),
    ),
)
def test_cells_that_are_no_text_are_understood(path: FactPath, value: Value, kind: Kind, form: str, said: Any) -> None:
    assert read(path, value, kind, form) == said


@pytest.mark.parametrize(
    ("path", "text"),
    (
        (AREA, "30m"), (AREA, "30 m3"), (DISTANCE, "5尺"), (FORMALDEHYDE, "80 ug"), (FORMALDEHYDE, "0.08 mg/kg"),
        (PLACES, "45岁"), (PLACES, "45%"), (AREA, "30平米左右"), (DISTANCE, "1米3"),
    ),
)  # fmt: skip
def test_a_unit_that_is_not_the_fact_s_own_never_passes_for_it(path: FactPath, text: str) -> None:
    with pytest.raises(RefusedError):
        read(path, text)


def test_micrograms_are_converted_exactly() -> None:
    assert read(FORMALDEHYDE, "80μg/m³") == Decimal("0.08")


def test_every_unit_of_the_model_can_be_typed_behind_its_numbers() -> None:
    units = {info.unit for info in facts_of_model().values() if info.unit} - {"ratio"}
    assert units <= SPELLINGS.keys() | COUNTED.keys()
    for fact in facts_of_model().values():
        if fact.unit and fact.unit != "ratio":
            assert read_value(fact, Cell(1, 1, "text", f"3 {fact.unit_text.zh}")) == 3, fact.path


def test_every_choice_is_known_by_its_code_and_by_both_labels() -> None:
    for fact in facts_of_model().values():
        for choice in fact.choices:
            for said in (choice.value, choice.zh, choice.en):
                found = read_value(fact, Cell(1, 1, "text", said))
                assert found in (choice.value, [choice.value]), (fact.path, said)


def test_no_two_choices_together_read_like_a_third() -> None:
    for fact in facts_of_model().values():
        known = _codes_by_word(fact) if fact.choices else {}
        for word in known:
            parts = SEPARATORS.split(_plain_word(word))
            cuts = range(1, len(parts), 2)
            assert not any("".join(parts[:at]) in known and "".join(parts[at + 1 :]) in known for at in cuts), word


def cells_of(path: tuple[str, ...], value: Any) -> list[tuple[tuple[str, ...], Any]]:
    """Return every fact that plain data states, with its model path."""
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in cells_of((*path, key), one)]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [found for one in value for found in cells_of((*path, "[]"), one)]
    return [(path, value)] if path in facts_of_model() else []


def cell_of(content: Any) -> Cell:
    """Return the cell that a program makes of what the form's writer puts into it."""
    if isinstance(content, str):
        return Cell(1, 1, "text", content)
    if isinstance(content, date):
        return Cell(1, 1, "day", datetime.combine(content, time()))
    return Cell(1, 1, "number", Decimal(f"{content:.15g}"))


@pytest.mark.parametrize("file", sorted((ROOT / "fixtures/declarations").iterdir()), ids=lambda file: file.stem)
def test_every_fact_of_every_fixture_comes_back_from_its_cell(file: Any) -> None:
    lang: Lang = LANGS[len(file.stem) % 2]
    declaration = load_declaration(file)
    stated = cells_of((), declaration.model_dump(exclude_none=True))
    plain = cells_of((), plain_data(declaration))
    assert len(stated) == len(plain) > 50
    seen: dict[Any, Any] = {}
    for (path, value), (_, wanted) in zip(stated, plain, strict=True):
        key = (path, repr(value))
        if key not in seen:
            seen[key] = read_value(info(path), cell_of(content_of(value, info(path), lang)))
        assert seen[key] == wanted, path


@pytest.mark.parametrize(
    "form", [GENERAL, "@", "0.00_ ", "#,##0.00", '0.0"㎡"', "0平方米", "0.0\\ ", '[红色]0.0"平方米";-0']
)
def test_a_format_that_shows_the_number_changes_nothing(form: str) -> None:
    assert read(AREA, Decimal(30), "number", form) == 30


def test_a_unit_that_the_format_shows_counts_as_one_that_is_typed() -> None:
    assert read(DISTANCE, Decimal(130), "number", '0"厘米"') == Decimal("1.3")


@pytest.mark.parametrize("form", ["0.0,", '0.0"万"', '"约"0', '"¥"#,##0'])
def test_a_format_that_shows_another_number_is_refused(form: str) -> None:
    with pytest.raises(RefusedError):
        read(AREA, Decimal(30), "number", form)


@pytest.mark.parametrize("word", ["有", "无", "没有"])
def test_to_have_none_is_no_answer_where_the_question_is_negative(word: str) -> None:
    with pytest.raises(RefusedError):
        read(("staff", "[]", "no_criminal_record"), word)
