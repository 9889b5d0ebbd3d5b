"""A value of the wrong kind in the reader's words: what is written, what is wanted, and what to write instead."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from engine.documents import mask_identity_numbers
from engine.text import NO_TEXT, Text
from engine.validation.annotations import ask_item
from engine.validation.measures import convert, is_same_unit
from engine.validation.shapes import Issue

SEPARATORS: Final = re.compile(r"[、，,；;/|]")
MAX_SHOWN: Final = 40  # characters of a value repeated in a message


class Said(NamedTuple):
    """The words of one diagnostic."""

    code: str
    message: Text
    hint: Text = NO_TEXT


@dataclass(frozen=True)
class Wanted:
    """One kind of value: its name, how to write it, and what slips people make with it."""

    name: Text
    hint: Text
    explain: Callable[[Issue], Said | None] = lambda issue: None


def shown(value: Any) -> str:
    """Return *value* as it may be repeated in a message: short, and without identity numbers."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    text = mask_identity_numbers(" ".join(text.split()))
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def describe(value: Any) -> Text:
    """Return what *value* is, in the reader's words."""
    if isinstance(value, dict):
        return Text("一组内容", "a mapping")
    if isinstance(value, list | tuple):
        return Text("一个列表", "a list")
    written = shown(value)
    if isinstance(value, str):
        return Text(f"文字“{written}”", f"the text '{written}'")
    if isinstance(value, bool):
        return Text(f" {written}", written)
    return Text(f"数字 {written}", f"the number {written}")


EMPTY: Final = Text("这一项没有填写，应填{wanted}。", "nothing is filled in here; {wanted} is wanted.")
LEAVE_OUT: Final = Text("请填写；还不知道就把这一行删去。", "Fill it in, or remove the line while it is not known.")
FILL_IN: Final = Text("请填写，这一项不能省略。", "Fill it in; it cannot be left out.")
WRONG: Final = Text("这里应填{wanted}，写的却是{written}。", "here {wanted} is wanted; {written} is written.")


def explain_kind(issue: Issue) -> Said:
    """Return the words for a value of the wrong kind."""
    kinds = [WANTED[kind] for kind in dict.fromkeys(issue.kinds or (issue.kind,)) if kind in WANTED]
    name = Text(" 或 ".join(w.name.zh for w in kinds), " or ".join(w.name.en for w in kinds))
    if issue.value is None:
        return Said("empty-value", EMPTY.fill(wanted=name), FILL_IN if _is_required(issue) else LEAVE_OUT)
    for wanted in kinds:
        if said := wanted.explain(issue):
            return said
    hint = Text("".join(w.hint.zh for w in kinds), " ".join(w.hint.en for w in kinds))
    unit = issue.asked.unit
    if unit and kinds and kinds[0].name in (A_NUMBER, WHOLE):
        hint = Text(f"{hint.zh}本项单位是{unit.zh}。", f"{hint.en} The unit is {unit.en}.")
    return Said("wrong-type", WRONG.fill(wanted=name, written=describe(issue.value)), hint)


def _is_required(issue: Issue) -> bool:
    field = issue.asked.field
    return field is not None and field.is_required() and isinstance(issue.path[-1], str)


# Numbers -------------------------------------------------------------------------------------------------------------

A_NUMBER: Final = Text("一个数", "a number")
PLAIN_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
BASED_NUMBER: Final = re.compile(r"0[xX][0-9a-fA-F]{1,16}|0[oO][0-7]{1,16}|0[bB][01]{1,40}")
NUMBER_WITH_UNIT: Final = re.compile(
    r"(?P<number>[-+]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>[^\W\d_][^\d]{0,15}[23²³]?|[%‰°])"
)
UNIT: Final = Text("“{written}”里带了单位“{unit}”。", "'{written}' has the unit '{unit}' in it.")
ALONE: Final = Text("请只写数字：{number}。", "Write the number alone: {number}.")
CONVERT: Final = Text(
    "本项的单位是{unit}：请换算成{unit}，再只写数字。",
    "The unit of this field is {unit}: convert it, and write the number alone.",
)
CONVERTED: Final = Text(
    "本项的单位是{unit}：请换算成{unit}，写 {number}。",
    "The unit of this field is {unit}: convert it and write {number}.",
)
ALONE_WITH_UNIT: Final = Text(
    "请只写数字：{number}；本项的单位是{unit}。", "Write the number alone: {number}; the unit of this field is {unit}."
)
QUOTED: Final = Text(
    "数字“{written}”加了引号，成了文字。", "the number '{written}' is in quotes, which makes it a text."
)
NOT_PLAIN: Final = Text("“{written}”不是普通十进制写法的数。", "'{written}' is not written as a plain decimal number.")
WRITE: Final = Text("请写 {number}，不加引号。", "Write {number}, without quotes.")


def _explain_number(issue: Issue) -> Said | None:
    if not isinstance(issue.value, str):
        return None
    written, text = shown(issue.value), unicodedata.normalize("NFKC", issue.value).strip()
    if match := NUMBER_WITH_UNIT.fullmatch(text):
        said = UNIT.fill(written=written, unit=_unit_written(issue.value, match["unit"]))
        return Said("unit-in-value", said, _without_unit(issue, _plain_number(match["number"]), match["unit"]))
    if PLAIN_NUMBER.fullmatch(issue.value):
        return Said("number-in-quotes", QUOTED.fill(written=written), WRITE.fill(number=issue.value))
    plain = str(int(text, 0)) if BASED_NUMBER.fullmatch(text) else _plain_number(text)
    if PLAIN_NUMBER.fullmatch(plain):
        return Said("number-form", NOT_PLAIN.fill(written=written), WRITE.fill(number=plain))
    return None


def _without_unit(issue: Issue, number: str, written: str) -> Text:
    """Return what to write instead of *number* with the unit *written*: the number in the unit of the field."""
    name, unit = str(issue.asked.extra.get("unit", "")), issue.asked.unit
    if unit is None:
        return ALONE.fill(number=number)
    if is_same_unit(name, written):
        return ALONE_WITH_UNIT.fill(number=number, unit=unit)
    converted = convert(number, written, name)
    return CONVERTED.fill(number=converted, unit=unit) if converted else CONVERT.fill(unit=unit)


def _unit_written(value: str, normal: str) -> str:
    """Return the unit as it stands in *value*: ``m²`` rather than its normal form ``m2``."""
    tail = re.search(r"[^\d\s,.．，+-].*$", value.strip())
    return tail.group() if tail and len(tail.group()) <= len(normal) + 1 else normal


def _plain_number(text: str) -> str:
    """Return *text* without signs of plus, separators of thousands and zeros in front."""
    bare = re.sub(r"(?<=\d)[,_ ](?=\d{3})", "", text.removeprefix("+"))
    bare = re.sub(r"^(-?)0+(?=\d)", r"\1", bare)
    bare = re.sub(r"^(-?)\.", r"\g<1>0.", bare)
    return bare.removesuffix(".")


WHOLE: Final = Text("一个整数", "a whole number")
NO_FRACTION: Final = Text("“{written}”带小数，这里应填整数。", "{written} has a fraction; a whole number is wanted.")
WHOLE_HINT: Final = Text(
    "请只写阿拉伯数字的整数，例如 45，不带小数点。",
    "Write a whole number in digits, such as 45, without a decimal point.",
)
AS_FRACTION: Final = Text(
    "这个数写成了小数或科学记数，这里应填整数。",
    "this is written as a fraction or with an exponent; a whole number is wanted.",
)


def _explain_whole(issue: Issue) -> Said | None:
    value = issue.value
    if not isinstance(value, Decimal):
        return _explain_number(issue)
    if value == value.to_integral_value():
        return Said("not-whole", AS_FRACTION, WRITE.fill(number=f"{value:.0f}"))
    return Said("not-whole", NO_FRACTION.fill(written=shown(value)), WHOLE_HINT)


# True and false ------------------------------------------------------------------------------------------------------

A_FLAG: Final = Text(" true（是）或 false（否）", "true or false")
FLAG_WORDS: Final = {
    **dict.fromkeys(("是", "有", "对", "yes", "y", "on", "true", "t", "1", "√", "✓"), "true"),
    **dict.fromkeys(("否", "无", "没有", "不是", "no", "n", "off", "false", "f", "0", "×"), "false"),
}
WRITE_FLAG: Final = Text("请写 {flag}，不加引号。", "Write {flag}, without quotes.")


def _explain_flag(issue: Issue) -> Said | None:
    flag = FLAG_WORDS.get(shown(issue.value).casefold())
    if flag is None:
        return None
    message = WRONG.fill(wanted=A_FLAG, written=describe(issue.value))
    return Said("wrong-type", message, WRITE_FLAG.fill(flag=flag))


# Dates ---------------------------------------------------------------------------------------------------------------

A_DATE: Final = Text("一个日期", "a date")
LOOSE_DATE: Final = re.compile(r"([0-9]{4})(?:\D{1,3})([0-9]{1,2})(?:\D{1,3})([0-9]{1,2})(?:日|号)?(?P<time>[T ].*)?")
DIGIT_DATE: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?P<time>)")
IMPOSSIBLE: Final = Text("日历上没有 {written} 这一天。", "there is no day {written} in the calendar.")
CHECK_DAY: Final = Text("请核对月份和日期。", "Check month and day.")
DATE_FORM: Final = Text("“{written}”不是规定的日期写法。", "'{written}' is not a date in the form wanted.")
WRITE_DATE: Final = Text("请写成“年-月-日”：{date}。", "Write year-month-day: {date}.")
DATE_EXAMPLE: Final = Text("请写成“年-月-日”，例如 2021-02-03。", "Write year-month-day, such as 2021-02-03.")
NO_END: Final = ("长期", "长期有效", "永久", "无固定期限", "permanent", "open-ended")
LEAVE_OPEN: Final = Text("没有截止日期的，请删去这一行{also}。", "Where there is no end date, remove the line{also}.")
OPEN_ENDED: Final = Text("，另写“open_ended: true”", " and write 'open_ended: true'")


def _explain_date(issue: Issue) -> Said | None:
    if not isinstance(issue.value, str | int) or isinstance(issue.value, bool):
        return None
    written, text = shown(issue.value), unicodedata.normalize("NFKC", str(issue.value)).strip()
    if text.casefold() in NO_END:
        return Said("date-form", DATE_FORM.fill(written=written), _leave_open(issue))
    match = LOOSE_DATE.fullmatch(text) or DIGIT_DATE.fullmatch(text)
    if match is None:
        return Said("date-form", DATE_FORM.fill(written=written), DATE_EXAMPLE)
    year, month, day = (int(part) for part in match.groups()[:3])
    if not _exists(year, month, day):
        return Said("impossible-date", IMPOSSIBLE.fill(written=written), CHECK_DAY)
    iso = f"{year:04}-{month:02}-{day:02}"
    return Said("date-form", DATE_FORM.fill(written=written), WRITE_DATE.fill(date=iso))


def _leave_open(issue: Issue) -> Text:
    owner = issue.asked.owner
    return LEAVE_OPEN.fill(also=OPEN_ENDED if owner and "open_ended" in owner.model_fields else NO_TEXT)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# Texts, mappings, lists ----------------------------------------------------------------------------------------------

A_TEXT: Final = Text("一段文字", "a text")
ADD_QUOTES: Final = Text('请加英文双引号："{written}"。', 'Put it in double quotes: "{written}".')


def _explain_text(issue: Issue) -> Said | None:
    if isinstance(issue.value, dict | list | tuple):
        return None
    message = WRONG.fill(wanted=A_TEXT, written=describe(issue.value))
    return Said("wrong-type", message, ADD_QUOTES.fill(written=shown(issue.value)))


A_MAPPING: Final = Text("一组“栏目名: 值”", "a set of 'key: value' lines")
FULL_WIDTH: Final = Text("“{written}”里的冒号是中文冒号。", "the colon in '{written}' is a full-width one.")
NO_SPACE: Final = Text("“{written}”的冒号后面缺一个空格。", "a space is missing after the colon of '{written}'.")
KEY_VALUE: Final = Text("请写成“{key}: {rest}”。", "Write '{key}: {rest}'.")


def _explain_mapping(issue: Issue) -> Said | None:
    if not isinstance(issue.value, str):
        return _say_wrong(A_MAPPING, issue, NO_DASHES) if isinstance(issue.value, list) else None
    for colon, code, message in (("：", "full-width-colon", FULL_WIDTH), (":", "no-space-after-colon", NO_SPACE)):
        key, found, rest = issue.value.partition(colon)
        if found and re.fullmatch(r"\w+", key.strip()):
            hint = KEY_VALUE.fill(key=key.strip(), rest=shown(rest.strip()))
            return Said(code, message.fill(written=shown(issue.value)), hint)
    return _say_wrong(A_MAPPING, issue, ITEM_HINT) if issue.path and isinstance(issue.path[-1], int) else None


def _say_wrong(wanted: Text, issue: Issue, hint: Text) -> Said | None:
    """Return the words for a value that is not what is *wanted*, unless other kinds would do as well."""
    return None if issue.kinds else Said("wrong-type", WRONG.fill(wanted=wanted, written=describe(issue.value)), hint)


A_LIST: Final = Text("一个列表", "a list")
OPENING_BRACKETS: Final = "［【〔"
FULL_WIDTH_BRACKET: Final = Text("这里用了中文括号“{written}”。", "there is a full-width bracket '{written}' here.")
IN_BRACKETS: Final = Text("请写成 [{items}]。", "Write [{items}].")
LIST_HINT: Final = Text("请每项另起一行，以“- ”开头。", "Start a line with '- ' for each item.")
NO_DASHES: Final = Text(
    "请删去各行开头的“- ”，直接写“栏目名: 值”。", "Remove the '- ' in front of the lines and write 'key: value'."
)
ITEM_HINT: Final = Text(
    "每一项请写成 {{id: 编号, 栏目名: 值}}。", "Write each item as {{id: its id, key: value}}."
).fill()
MAPPING_HINT: Final = Text(
    "请换行，缩进两个空格，再写“栏目名: 值”。", "Go to a new line, indent by two spaces, and write 'key: value'."
)


def _explain_list(issue: Issue) -> Said | None:
    """Return the words for a list whose brackets are full-width, or missing around one word or several."""
    if not isinstance(issue.value, str):
        return None
    bare = issue.value.strip(OPENING_BRACKETS + "］】〕 ")
    items = ", ".join(part.strip() for part in SEPARATORS.split(bare) if part.strip())
    item = ask_item(issue.asked, 0)
    hint = LIST_HINT if not items or item is None or item.model else IN_BRACKETS.fill(items=shown(items))
    if issue.value.startswith(tuple(OPENING_BRACKETS)):
        return Said("full-width-punctuation", FULL_WIDTH_BRACKET.fill(written=issue.value[0]), hint)
    return _say_wrong(A_LIST, issue, hint)


PLAIN_DIGITS: Final = Text("请只写阿拉伯数字，例如 30 或 30.5。", "Write digits only, such as 30 or 30.5.")
FLAG_HINT: Final = Text("是写 true，否写 false，不加引号。", "Write true or false, without quotes.")
TEXT_HINT: Final = Text("请写一段文字。", "Write a text.")

NUMBER: Final = Wanted(A_NUMBER, PLAIN_DIGITS, _explain_number)
DATE: Final = Wanted(A_DATE, DATE_EXAMPLE, _explain_date)
FLAG: Final = Wanted(A_FLAG, FLAG_HINT, _explain_flag)
LIST: Final = Wanted(A_LIST, LIST_HINT, _explain_list)
MAPPING: Final = Wanted(A_MAPPING, MAPPING_HINT, _explain_mapping)
TEXT: Final = Wanted(A_TEXT, TEXT_HINT, _explain_text)
WHOLE_NUMBER: Final = Wanted(WHOLE, WHOLE_HINT, _explain_whole)

WANTED: Final[dict[str, Wanted]] = {
    **dict.fromkeys(("decimal_type", "decimal_parsing", "float_type", "float_parsing"), NUMBER),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), WHOLE_NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), FLAG),
    **dict.fromkeys(("string_type", "string_sub_type"), TEXT),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), DATE),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type"), MAPPING),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"), LIST),
}
