"""The building blocks of the declaration: choices with labels, facts with units and proof, exact types.

Every fact is optional: one that is not stated is unknown, never false and never zero.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from engine.choices import Choice as Choice
from engine.declaration.implied import Implying, with_implied
from engine.declaration.spelling import half_width
from engine.declaration.table import Evidence as Evidence
from engine.text import Text
from engine.words import Written

MAX_ITEMS = 500
MAX_TEXT = 500
MAX_SHOWN = 40  # characters of a value repeated in a message
LOOSE_CLOCK = re.compile(r"(\d{1,2})(?:[:：.点时]?(\d\d)分?|[点时]整?)")
ID_FORM = Text(
    "编号用 1 至 40 个字母、汉字或数字，可含 . _ -，不用空格。",
    "Use 1 to 40 letters or digits, with . _ - if needed, and no spaces.",
)
ID_AS_WRITTEN = (  # what editors call \w has no Chinese: everything but punctuation and spaces
    r"^[^\s\x00-,/:-@\[-^`{-\xa0\u2000-\u206f\u3000-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3e\uff5b-\uff65]{1,40}$"
)


class Record(BaseModel):
    """One part of a declaration; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ImplyingRecord(Record):
    """A record that says more than is written in it: *IMPLIES* says what, in the words of `engine.declaration.implied`."""

    IMPLIES: ClassVar[tuple[Implying, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _say_what_is_implied(cls, data: Any) -> Any:
        return with_implied(data, cls.IMPLIES)


def refuse(code: str, zh: str, en: str, hint_zh: str = "", hint_en: str = "", **ctx: Any) -> PydanticCustomError:
    """Return the error a validator raises; the loader turns it into a diagnostic word for word."""
    said = {"zh": zh, "en": en, "hint_zh": hint_zh, "hint_en": hint_en, **ctx}
    return PydanticCustomError(code, "{en}", said)


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("decimal_type", "Input should be a number")
    return value


def _iso_date(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) != len("2020-01-01"):
        raise PydanticCustomError("date_type", "Input should be a date")
    return value


def _clock(value: object) -> object:
    parts = value.split(":") if isinstance(value, str) else []
    if len(parts) == 2 and all(len(p) == 2 and p.isascii() and p.isdigit() for p in parts):
        hours, minutes = map(int, parts)
        if hours < 24 and minutes < 60:
            return value
    meant = _clock_meant(str(value))
    raise refuse(
        "time",
        "“{value}”不是规定的时刻写法。",
        "'{value}' is not a time of day in the form wanted.",
        "请写成 24 小时制的时和分，{example}。",
        "Write hours and minutes on the 24-hour clock, {example_en}.",
        value=str(value)[:MAX_SHOWN],
        example=meant.zh,
        example_en=meant.en,
    )


def _clock_meant(written: str) -> Text:
    """Return the time of day *written* probably means, else an example, as it is to be written."""
    match = LOOSE_CLOCK.fullmatch(written.strip())
    hours, minutes = (int(match[1]), int(match[2] or 0)) if match else (99, 99)
    if hours > 23 or minutes > 59:
        return Text('例如 "08:30"', 'such as "08:30"')
    return Text(f'即 "{hours:02}:{minutes:02}"', f'here "{hours:02}:{minutes:02}"')


def _trimmed(value: str) -> str:
    """Return *value* without the spaces around it, which nobody means."""
    if not value.strip():
        raise refuse(
            "blank-text",
            "这一项没有写任何文字。",
            "nothing is written here.",
            "请填写；还不知道就把这一行删去。",
            "Fill it in, or remove the line while it is not known.",
        )
    return value.strip()


Number = Annotated[Decimal, BeforeValidator(_number)]
Quantity = Annotated[Number, Field(ge=0)]
Count = Annotated[StrictInt, Field(ge=0)]
Flag = StrictBool
Day = Annotated[date, BeforeValidator(_iso_date), Written(r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Clock = Annotated[StrictStr, BeforeValidator(_clock), Written(r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Line = Annotated[StrictStr, Field(max_length=MAX_TEXT), AfterValidator(_trimmed), Written(r"\S")]
PaperLine = Annotated[Line, AfterValidator(half_width)]
ID_PATTERN = r"^[\w.-]{1,40}$"
Id = Annotated[StrictStr, Field(pattern=ID_PATTERN), ID_FORM, Written(ID_AS_WRITTEN)]


def fact(
    zh: str,
    en: str,
    *,
    unit: str | None = None,
    evidence: Evidence = "declared",
    proof: tuple[str, str] | None = None,
    references: str | None = None,
    **constraints: Any,
) -> Any:
    """Return the field of one fact: its labels, its unit, how it is proved and what shows it.

    *unit* is a name such as ``m2`` or ``months``; *proof* names the document (zh, en); *references* names the
    list whose ids this fact points at; *constraints* go to pydantic.
    """
    about: dict[str, Any] = {"label": {"zh": zh, "en": en}, "evidence": evidence}
    if unit:
        about["unit"] = unit
    if proof:
        about["proof"] = {"zh": proof[0], "en": proof[1]}
    if references:
        about["references"] = references
    return Field(default=None, json_schema_extra=about, **constraints)


def identity(zh: str = "编号", en: str = "Id") -> Any:
    """Return the required field that names one item of a list; findings quote it."""
    return Field(json_schema_extra={"label": {"zh": zh, "en": en}, "evidence": "declared"})


def part(zh: str, en: str) -> Any:
    """Return the field of one section of the declaration."""
    return Field(default=None, json_schema_extra={"label": {"zh": zh, "en": en}})


def items(zh: str, en: str) -> Any:
    """Return the field of a list of records; not given is unknown, empty is empty."""
    return Field(default=None, max_length=MAX_ITEMS, json_schema_extra={"label": {"zh": zh, "en": en}})
