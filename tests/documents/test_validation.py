"""From a document to a model: what does not fit, with its code, its place and what to write instead."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from engine.diagnostics import Diagnostic, DiagnosticError
from engine.documents import parse_document
from engine.text import Text
from engine.validation import did_you_mean, load_model, rule_meant, validate

Found = list[tuple[str, int, int]]


class Kind(StrEnum):
    INFANT = "infant"
    TODDLER = "toddler_small"

    @property
    def label(self) -> Text:
        return {Kind.INFANT: Text("乳儿班", "infant class"), Kind.TODDLER: Text("托小班", "toddler class")}[self]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def about(zh: str, en: str, **more: Any) -> Any:
    return Field(default=None, json_schema_extra={"label": {"zh": zh, "en": en}, **more})


class Room(Strict):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", json_schema_extra={"label": {"zh": "编号", "en": "Id"}})]
    area_m2: Annotated[Decimal, Field(ge=0, le=500)] | None = about("使用面积", "Floor area", unit="m2")
    kind: Kind | None = about("类型", "Kind")
    floor: Literal["ground", "upper"] | None = about(
        "楼层", "Floor", labels={"ground": {"zh": "一层", "en": "ground floor"}}
    )


class Camera(Strict):
    type: Literal["camera"]
    days: int


class Alarm(Strict):
    type: Literal["alarm"]
    since: date


def _refuse(value: str) -> str:
    if value == "crash":
        raise ZeroDivisionError
    if value == "refused":
        raise PydanticCustomError(
            "own-code",
            "{en}",
            {"zh": "不收 {value}", "en": "no {value}", "hint_zh": "换一个", "hint_en": "take another", "value": value},
        )
    if value == "wrong":
        raise ValueError("this is wrong")
    return value


class Site(Strict):
    name: Annotated[str, Field(min_length=2, max_length=5)] | None = None
    rooms: Annotated[tuple[Room, ...], Field(min_length=1, max_length=3)] | None = None
    count: int | None = None
    ratio: Annotated[Decimal, Field(gt=0, lt=1)] | None = about("比例", "Ratio", unit="children/caregiver")
    flag: bool | None = None
    opened: date | None = None
    by_kind: dict[Kind, Decimal] | None = None
    by_day: dict[date, int] | None = None
    tags: frozenset[str] | None = None
    device: Annotated[Camera | Alarm, Field(discriminator="type")] | None = None
    either: Decimal | dict[str, Decimal] | None = None
    code: Annotated[str, AfterValidator(_refuse)] | None = None
    any: Any = None

    @model_validator(mode="after")
    def check_rooms(self) -> "Site":
        ids = [room.id for room in self.rooms or ()]
        for index, room_id in enumerate(ids):
            if room_id in ids[:index]:
                said = {
                    "zh": "重复",
                    "en": "twice",
                    "hint_zh": "改",
                    "hint_en": "change",
                    "loc": ("rooms", index, "id"),
                }
                raise PydanticCustomError("duplicate-id", "{en}", said)
        return self


def check(text: str, model: type[BaseModel] = Site, **options: Any) -> tuple[Any, list[Diagnostic]]:
    return validate(parse_document(text.encode(), "site.yaml"), model, **options)


def places(diagnostics: list[Diagnostic]) -> Found:
    return [(d.code, d.place.line, d.place.column) for d in diagnostics]


GOOD = """\
name: 阳光园
rooms:
  - {id: r1, area_m2: 30, kind: infant, floor: ground}
  - {id: r2, area_m2: 1.50}
count: 3
ratio: 0.20
flag: true
opened: 2021-02-03
by_kind: {infant: 3}
by_day: {2021-02-03: 4}
tags: [a, b]
device: {type: alarm, since: 2021-02-03}
either: {x: 1}
code: fine
"""


def test_a_good_document_becomes_the_model_with_exact_values() -> None:
    site, diagnostics = check(GOOD)
    assert diagnostics == []
    assert site.rooms[0] == Room(id="r1", area_m2=Decimal(30), kind=Kind.INFANT, floor="ground")
    assert str(site.rooms[1].area_m2) == "1.50"
    assert site.opened == date(2021, 2, 3)
    assert site.by_kind == {Kind.INFANT: Decimal(3)}
    assert site.by_day == {date(2021, 2, 3): 4}
    assert site.tags == frozenset("ab")
    assert site.device == Alarm(type="alarm", since=date(2021, 2, 3))
    assert site.either == {"x": Decimal(1)}


MISFITS: list[tuple[str, str, Found, str]] = [
    ("an unknown key", "nmae: x\n", [("unknown-key", 1, 1)], "Did you mean 'name'?"),
    ("an unknown key inside", "rooms: [{id: a, area: 3}]\n", [("unknown-key", 1, 17)], "Did you mean 'area_m2'?"),
    ("a label for a key", "rooms: [{id: a, 使用面积: 3}]\n", [("unknown-key", 1, 17)], "Write the code area_m2"),
    ("a key like no other", "zzzzzz: x\n", [("unknown-key", 1, 1)], "name, rooms, count"),
    ("a missing key", "rooms:\n  - area_m2: 3\n", [("missing-key", 2, 5)], "Add a line 'id: …'"),
    ("a number with a unit", "rooms: [{id: a, area_m2: 30平方米}]\n", [("unit-in-value", 1, 26)], "30; the unit of this field is m²"),
    ("a unit with a space", "rooms: [{id: a, area_m2: 30 m2}]\n", [("unit-in-value", 1, 26)], "alone: 30;"),
    ("a unit with a raised digit", "rooms: [{id: a, area_m2: 30.5㎡}]\n", [("unit-in-value", 1, 26)], "alone: 30.5;"),
    ("a percent sign", "ratio: 20%\n", [("unit-in-value", 1, 8)], "alone: 20"),
    ("another unit", "rooms: [{id: a, area_m2: 3公顷}]\n", [("unit-in-value", 1, 26)], "convert it and write 30000"),
    ("an old unit", "rooms: [{id: a, area_m2: 3亩}]\n", [("unit-in-value", 1, 26)], "is m²: convert it"),
    ("a hexadecimal number", "count: 0x2D\n", [("number-form", 1, 8)], "Write 45,"),
    ("an exponent", "count: 4.5e1\n", [("not-whole", 1, 8)], "Write 45,"),
    ("a date without end", "opened: 长期\n", [("date-form", 1, 9)], "remove the line."),
    ("a unit where none is known", "count: 3人\n", [("unit-in-value", 1, 8)], "Write the number alone: 3."),
    ("a number in quotes", 'count: "30"\n', [("number-in-quotes", 1, 8)], "Write 30, without quotes"),
    ("zeros in front", "count: 007\n", [("number-form", 1, 8)], "Write 7,"),
    ("thousands set off", "ratio: 1,200.5\n", [("number-form", 1, 8)], "Write 1200.5,"),
    ("full-width digits", "count: ３０\n", [("number-form", 1, 8)], "Write 30,"),
    ("a point in front", "ratio: .5\n", [("number-form", 1, 8)], "Write 0.5,"),
    ("words for a number", "ratio: about half\n", [("wrong-type", 1, 8)], "such as 30 or 30.5"),
    ("true for a number", "ratio: true\n", [("wrong-type", 1, 8)], "digits only"),
    ("true for a whole number", "count: true\n", [("wrong-type", 1, 8)], "whole number"),
    ("a fraction", "count: 3.5\n", [("not-whole", 1, 8)], "without a decimal point"),
    ("a whole number with a point", "count: 3.0\n", [("not-whole", 1, 8)], "Write 3,"),
    ("a negative area", "rooms: [{id: a, area_m2: -1}]\n", [("below-minimum", 1, 26)], "The unit of this field is m²"),
    ("too large an area", "rooms: [{id: a, area_m2: 501}]\n", [("above-maximum", 1, 26)], "Check the number"),
    ("zero where more is wanted", "ratio: 0\n", [("below-minimum", 1, 8)], "Check the number"),
    ("one where less is wanted", "ratio: 1.0\n", [("above-maximum", 1, 8)], "Check the number"),
    ("a Chinese yes", "flag: 是\n", [("wrong-type", 1, 7)], "Write true, without quotes"),
    ("a no of YAML 1.1", "flag: no\n", [("wrong-type", 1, 7)], "Write false, without quotes"),
    ("true in quotes", 'flag: "true"\n', [("wrong-type", 1, 7)], "Write true, without quotes"),
    ("a number for a flag", "flag: 1\n", [("wrong-type", 1, 7)], "Write true, without quotes"),
    ("another word for a flag", "flag: perhaps\n", [("wrong-type", 1, 7)], "Write true or false"),
    ("an impossible date", "opened: 2021-02-30\n", [("impossible-date", 1, 9)], "Check month and day"),
    ("a date with slashes", "opened: 2021/2/3\n", [("date-form", 1, 9)], "Write year-month-day: 2021-02-03"),
    ("a Chinese date", "opened: 2021年2月3日\n", [("date-form", 1, 9)], "2021-02-03"),
    ("a date of digits", "opened: 20210203\n", [("date-form", 1, 9)], "2021-02-03"),
    ("a time with the date", "opened: 2021-02-03T04:05:06\n", [("date-form", 1, 9)], "2021-02-03"),
    ("an impossible date with slashes", "opened: 2021/13/1\n", [("impossible-date", 1, 9)], "Check month and day"),
    ("a number for a date", "opened: 12\n", [("date-form", 1, 9)], "such as"),
    ("a fraction for a date", "opened: 20.21\n", [("wrong-type", 1, 9)], "such as"),
    ("a day of digits as key", "by_day: {'20210203': 1}\n", [("date-form", 1, 10)], "2021-02-03"),
    ("a number for a text", "name: 12345\n", [("wrong-type", 1, 7)], 'Put it in double quotes: "12345"'),
    ("true for a text", "name: true\n", [("wrong-type", 1, 7)], 'double quotes: "true"'),
    ("a list for a text", "name: [a]\n", [("wrong-type", 1, 1)], "Write a text"),
    ("too short a text", "name: x\n", [("text-too-short", 1, 7)], "Write more"),
    ("too long a text", "name: xxxxxx\n", [("text-too-long", 1, 7)], "Shorten"),
    ("a text in the wrong form", "rooms: [{id: R1}]\n", [("bad-form", 1, 14)], "^[a-z0-9-]+$"),
    ("a text for a list", "rooms: r1\n", [("wrong-type", 1, 8)], "Start a line with '- '"),
    ("a word for a list of words", "tags: a、b\n", [("wrong-type", 1, 7)], "Write [a, b]."),
    ("full-width brackets", "tags: ［a， b］\n", [("full-width-punctuation", 1, 7)], "Write [a, b]."),
    ("a list for a mapping", "by_kind:\n  - infant: 3\n", [("wrong-type", 1, 1)], "Remove the '- '"),
    ("a mapping for a list", "rooms: {id: r1}\n", [("wrong-type", 1, 1)], "Start a line with '- '"),
    ("a text for a mapping", "rooms: [r1]\n", [("wrong-type", 1, 9)], "as {id: its id, key: value}"),
    ("a full-width colon in an item", "rooms:\n  - id：r1\n", [("full-width-colon", 2, 5)], "Write 'id: r1'"),
    ("no space after the colon of an item", "rooms:\n  - id:r1\n", [("no-space-after-colon", 2, 5)], "Write 'id: r1'"),
    ("an empty list", "rooms: []\n", [("list-too-short", 1, 1)], "Add what is missing"),
    ("too long a list", "rooms: [{id: a}, {id: b}, {id: c}, {id: d}]\n", [("list-too-long", 1, 1)], "Remove some"),
    ("nothing for a number", "by_kind: {infant: }\n", [("empty-value", 1, 11)], "remove the line"),
    ("nothing for an item", "rooms:\n  -\n", [("empty-value", 2, 4)], "remove the line"),
    ("a slip in an enum", "rooms: [{id: a, kind: infnat}]\n", [("unknown-value", 1, 23)], "Did you mean 'infant'? Allowed: infant (infant class)"),
    ("a label for an enum", "rooms: [{id: a, kind: 乳儿班}]\n", [("unknown-value", 1, 23)], "Write the code infant for"),
    ("half a label for an enum", "rooms: [{id: a, kind: 托小}]\n", [("unknown-value", 1, 23)], "Did you mean 'toddler_small'?"),
    ("half a label for a key", "rooms: [{id: a, 面积: 3}]\n", [("unknown-key", 1, 17)], "Did you mean 'area_m2'?"),
    ("a number for an enum", "rooms: [{id: a, kind: 3}]\n", [("unknown-value", 1, 23)], "Allowed: infant"),
    ("a slip in a literal", "rooms: [{id: a, floor: grond}]\n", [("unknown-value", 1, 24)], "Did you mean 'ground'?"),
    ("a label for a literal", "rooms: [{id: a, floor: 一层}]\n", [("unknown-value", 1, 24)], "Write the code ground for"),
    ("an unknown enum as key", "by_kind: {infent: 3}\n", [("unknown-value", 1, 11)], "Did you mean 'infant'?"),
    ("a wrong value under a key", "by_kind: {infant: x}\n", [("wrong-type", 1, 19)], "digits only"),
    ("a wrong item", "tags: [a, 1]\n", [("wrong-type", 1, 11)], "double quotes"),
    ("an unknown tag of a union", "device: {type: camra}\n", [("unknown-value", 1, 16)], "Did you mean 'camera'?"),
    ("no tag of a union", "device: {days: 3}\n", [("missing-key", 1, 1)], "Add a line 'type: …'"),
    ("a key missing in a union's member", "device: {type: camera}\n", [("missing-key", 1, 1)], "Add a line 'days: …'"),
    ("a wrong value in a union's member", "device: {type: alarm, since: 3}\n", [("date-form", 1, 30)], "such as"),
    ("a foreign key in a union's member", "device: {type: camera, days: 1, since: x}\n", [("unknown-key", 1, 33)], "type, days"),
    ("what fits no member of a union", "either: [1]\n", [("wrong-type", 1, 1)], "Write digits only"),
    ("what nearly fits one member", "either: 3 m2\n", [("unit-in-value", 1, 9)], "alone: 3"),
    ("what fits a member but for a part", "either: {x: y}\n", [("wrong-type", 1, 13)], "digits only"),
    ("a validator's own words", "code: refused\n", [("own-code", 1, 7)], "take another"),
    ("a validator's plain error", "code: wrong\n", [("invalid-value", 1, 7)], "Compare"),
    ("an error about a place inside", "rooms:\n  - id: a\n  - id: a\n", [("duplicate-id", 3, 9)], "change"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "hint"), [m[1:] for m in MISFITS], ids=[m[0] for m in MISFITS])
def test_each_misfit_is_named_with_its_place_and_what_to_write(text: str, expected: Found, hint: str) -> None:
    site, diagnostics = check(text)
    assert site is None
    assert places(diagnostics) == expected
    assert hint in diagnostics[0].hint.en
    assert all((*diagnostics[0].message, *diagnostics[0].hint))


def test_all_misfits_come_at_once_in_the_order_of_the_file() -> None:
    text = "flag: yes\nrooms:\n  - area_m2: -1\n    kind: x\n    y: 1\ncount: 1.5\n"
    _, diagnostics = check(text)
    assert places(diagnostics) == [
        ("wrong-type", 1, 7),
        ("missing-key", 3, 5),
        ("below-minimum", 3, 14),
        ("unknown-value", 4, 11),
        ("unknown-key", 5, 5),
        ("not-whole", 6, 8),
    ]


def test_what_is_written_and_what_is_wanted_are_both_named() -> None:
    _, (diagnostic,) = check("flag: 也许\n")
    assert "也许" in diagnostic.message.zh
    assert "true" in diagnostic.message.zh


def test_a_missing_key_is_called_by_its_label() -> None:
    _, (diagnostic,) = check("rooms: [{}]\n")
    assert "编号" in diagnostic.message.zh


def test_a_missing_key_of_the_whole_file_is_shown_at_its_top() -> None:
    _, (diagnostic,) = check("area_m2: 3\n", Room)
    assert (diagnostic.code, diagnostic.place.line, diagnostic.place.column) == ("missing-key", 1, 1)


def test_the_words_of_a_validator_are_kept_with_its_values_filled_in() -> None:
    _, (diagnostic,) = check("code: refused\n")
    assert diagnostic.message == Text("不收 refused", "no refused")
    assert diagnostic.hint == Text("换一个", "take another")


def test_an_identity_number_is_not_repeated_in_a_message() -> None:
    _, (diagnostic,) = check("rooms: [{id: a, kind: 33010519900101123X}]\n")
    assert "1990" not in str(diagnostic)


def test_a_bug_in_a_validator_is_not_taken_for_a_fault_of_the_file() -> None:
    with pytest.raises(ZeroDivisionError):
        check("code: crash\n")


class Lax(BaseModel):
    """As pydantic takes models when nothing else is said: it would let much pass."""

    model_config = ConfigDict(extra="forbid")
    number: Decimal | None = None
    whole: StrictInt | None = None
    plain: int | None = None
    flag: bool | None = None
    day: date | None = None
    day_of_own: Annotated[date, BeforeValidator(lambda value: value)] | None = None
    own: Annotated[int, BeforeValidator(lambda value: 7 if value == "seven" else value)] | None = None
    from_: date | None = Field(default=None, alias="from")
    kind: Kind | None = None


@pytest.mark.parametrize(
    "line",
    [
        "number: '3'",
        "number: true",
        "whole: true",
        "plain: '3'",
        "plain: 3.0",
        "plain: false",
        "flag: 1",
        "flag: 'on'",
        "day: 20210203",
        "day: '1234567890'",
        "day: 2021-02-03T00:00:00",
        "day_of_own: 20210203",
        "day_of_own: '1234567890'",
        "from: 1",
        "from_: 2021-02-03x",
    ],
)
def test_types_are_exact_even_where_the_model_is_not_strict(line: str) -> None:
    instance, diagnostics = check(line + "\n", Lax)
    assert instance is None
    assert len(diagnostics) == 1


def test_a_field_that_reads_raw_values_itself_is_left_alone() -> None:
    assert check("own: seven\n", Lax)[0].own == 7


def test_an_alias_is_the_key_of_its_field() -> None:
    assert check("from: 2021-02-03\n", Lax)[0].from_ == date(2021, 2, 3)
    _, (diagnostic,) = check("form: 2021-02-03\n", Lax)
    assert diagnostic.hint.en == "Did you mean 'from'?"


class Asking(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def read(cls, value: Any, info: Any) -> Any:
        return {"word": info.context} if value == {"ask": True} else value

    word: str


def test_the_context_reaches_the_validators_and_other_data_may_be_checked() -> None:
    assert check("ask: true\n", Asking, context="said")[0] == Asking(word="said")
    assert check("ask: true\n", Asking, data={"word": "other"})[0] == Asking(word="other")


def test_other_data_than_the_documents_is_placed_at_the_nearest_ancestor() -> None:
    _, (diagnostic,) = check("rooms:\n  - id: a\n", data={"rooms": [{"id": "a", "area_m2": "x"}]})
    assert (diagnostic.place.line, diagnostic.place.column) == (2, 5)


def test_a_model_is_loaded_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "room.yaml"
    path.write_text("id: r1\narea_m2: 3\n", encoding="utf-8")
    assert load_model(path, Room) == Room(id="r1", area_m2=Decimal(3))
    path.write_text("id: 1\n", encoding="utf-8")
    with pytest.raises(DiagnosticError) as caught:
        load_model(path, Room, name="room")
    assert places(list(caught.value.diagnostics)) == [("wrong-type", 1, 5)]


SCALARS = st.sampled_from(
    ["true", "false", "~", "1", "1.5", "-3", "x", "是", "30 m2", "infant", "2021-02-03", "'7'", "[]", "{}", "[1]", "{a: 1}"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(values=st.dictionaries(st.sampled_from([*Site.model_fields, "other"]), SCALARS, min_size=1))
def test_any_values_give_the_model_or_diagnostics_with_a_next_step(values: dict[str, str]) -> None:
    site, diagnostics = check("".join(f"{key}: {value}\n" for key, value in values.items()))
    assert (site is None) == bool(diagnostics)
    lines = [d.place.line for d in diagnostics]
    assert lines == sorted(lines)
    assert all((*d.message, *d.hint)) if (d := next(iter(diagnostics), None)) else True


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("aera_m2", "area_m2"),
        ("Area-M2", "area_m2"),
        ("ａｒｅａ_m2", "area_m2"),
        ("infnat", "infant"),
        ("保育元人员", "保育人员"),
        ("zebra", None),
        ("kind", None),
        ("di", None),
        ("idd", "id"),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_the_word_probably_meant(word: str, meant: str | None) -> None:
    assert did_you_mean(word, {"area_m2", "infant", "toddler_small", "保育人员", "id"}) == meant


RULES = {"safety.stairs.width", "safety.stairs.landing", "safety.doors.handrail_height", "setting.classes.size"}


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ("setting.classes.sise", "setting.classes.size"),
        ("seting.clases.size", "setting.classes.size"),
        ("safety.stair.width", "safety.stairs.width"),
        ("classes.size", "setting.classes.size"),
        ("safety.stairs.step_height", None),  # though most of it is that of others
        ("safety.stairs.handrail_height", None),  # a rule of this name in another topic is another rule
        ("safety.stairs", None),
        ("safety.stairs.width.more", None),
        ("", None),
    ],
)
def test_the_rule_probably_meant(rule: str, meant: str | None) -> None:
    assert rule_meant(rule, RULES) == meant
