"""Numbers as people type them: full-width digits, thousands, units in the cell, percentages."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from engine.declaration.schema import FactInfo
from engine.documents.limits import MAX_DIGITS
from engine.forms.cells import Cell
from engine.forms.refusing import LEAVE_EMPTY, UNSURE, RefusedError, refuse_wrong, written
from engine.text import Text
from engine.validation.measures import convert, is_spelling, is_unit

NUMBER: Final = re.compile(
    r"(?P<number>[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?P<unit>[^0-9\s,.+-].*)?", re.DOTALL
)
ODD_DIGIT: Final = re.compile("(?<![A-Za-zａ-ｚ米])[²³¹⁰⁴-⁹₀-₉]|[①-⑳⓪❶-❿➀-➓⑴-⒛]")
"""Digits that stand above, below or in something else: ``60²`` is not 602, ``①5`` not 15; ``m²`` is a unit."""
LITERALS: Final = re.compile(r'(?:\[[^\]]*\]|_.|\*.)|"([^"]*)"|\\(.)|([^\x00-\x7f])')
"""Words in the format of a cell; not its colours and gaps, the first alternative."""
SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
SHOWN_OTHERWISE: Final = Text(
    "这一格存的是数字 {written}，显示成别的样子，分不清要哪一个。",
    "this cell keeps the number {written} and shows it in another way; it cannot be told which is meant.",
)
NONE_OF_THEM: Final = ("无", "没有", "none", "no")
A_NUMBER: Final = Text("一个确定的数", "one definite number")
WHOLE: Final = Text("一个整数", "a whole number")
DIGITS: Final = Text("请只写阿拉伯数字，例如 30 或 30.5。", "Write digits only, such as 30 or 30.5.")
WHOLE_DIGITS: Final = Text("请只写阿拉伯数字的整数，例如 45。", "Write a whole number in digits, such as 45.")
ZERO: Final = Text(
    "一个也没有的请填 0；不知道的请留空。", "Write 0 if there is none; leave it empty while it is not known."
)
NOT_WHOLE: Final = Text("“{written}”带小数，这里应填整数。", "'{written}' has a fraction; a whole number is wanted.")
TOO_LONG: Final = Text("这个数超过 {limit} 位。", "the number has more than {limit} digits.")
CHECK: Final = Text("请核对这个数。", "Check the number.")
UNIT: Final = Text(
    "“{written}”里的单位“{unit}”不是本项的单位。",
    "'{written}' has the unit '{unit}', which is not the unit of this field.",
)
IN_UNIT: Final = Text(
    "本项的单位是{unit}：请换算成{unit}，再只写数字。",
    "The unit of this field is {unit}: convert it, and write the number alone.",
)
NO_UNIT: Final = Text("本项没有单位，请只写数字。", "This field has no unit: write the number alone.")
BECAME_DATE: Final = Text(
    "这一格成了日期（{written}），分不清原来填的是什么数。",
    "this cell has become a date ({written}), and it cannot be told which number was meant.",
)
AS_NUMBER: Final = Text(
    "请把单元格格式改为“常规”，再重新填写。", "Set the format of the cell to General and type it again."
)


def read_number(info: FactInfo, cell: Cell) -> Decimal:
    """Return the number in *cell*, in the unit of the fact. Raises `RefusedError`."""
    if cell.kind == "number" and isinstance(cell.value, Decimal):
        return _as_formatted(info, cell, cell.value)
    if cell.kind == "day":
        raise RefusedError("became-date", BECAME_DATE.fill(written=written(cell)), AS_NUMBER)
    if cell.kind != "text":
        raise refuse_wrong(cell, A_NUMBER, DIGITS)
    if ODD_DIGIT.search(str(cell.value)):
        raise _unclear(info, cell, str(cell.value))
    return _of_text(info, cell, plain(str(cell.value)))


def read_count(info: FactInfo, cell: Cell) -> int:
    """Return the whole number in *cell*. Raises `RefusedError`."""
    number = read_number(info, cell)
    if number != number.to_integral_value():
        raise RefusedError("not-whole", NOT_WHOLE.fill(written=written(cell)), WHOLE_DIGITS)
    return int(number)


def plain(text: str) -> str:
    """Return *text* with half-width digits, letters and signs, without the spaces around it."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def _as_formatted(info: FactInfo, cell: Cell, number: Decimal) -> Decimal:
    """Return the number that a cell shows: its format may write a unit behind it, or show it in thousands."""
    if cell.percent:
        return _in_unit(info, cell, number * 100, "%")
    form = cell.form.partition(";")[0]
    unit = plain("".join(a + b + c for a, b, c in LITERALS.findall(form))).strip(" -+()")
    if SCALED.search(form) or (unit and not is_unit(unit) and not is_spelling(info.unit or "", unit)):
        raise RefusedError("wrong-type", SHOWN_OTHERWISE.fill(written=written(cell)), AS_NUMBER)
    return _in_unit(info, cell, number, unit) if unit else number


def _of_text(info: FactInfo, cell: Cell, text: str) -> Decimal:
    match = NUMBER.fullmatch(text)
    if match is None:
        raise _unclear(info, cell, text)
    number, unit = match["number"].replace(",", "").removeprefix("+"), match["unit"]
    if sum(map(str.isdigit, number)) > MAX_DIGITS:
        raise RefusedError("number-too-long", TOO_LONG.fill(limit=MAX_DIGITS), CHECK)
    return _in_unit(info, cell, Decimal(number), unit) if unit else Decimal(number)


def _unclear(info: FactInfo, cell: Cell, text: str) -> RefusedError:
    return refuse_wrong(cell, WHOLE if info.kind == "count" else A_NUMBER, _hint(info, text))


def _hint(info: FactInfo, text: str) -> Text:
    if text.casefold() in NONE_OF_THEM:
        return ZERO
    if text.casefold() in UNSURE:
        return LEAVE_EMPTY
    return WHOLE_DIGITS if info.kind == "count" else DIGITS


def _in_unit(info: FactInfo, cell: Cell, number: Decimal, unit: str) -> Decimal:
    """Return the *number* of units *unit* in the unit of the fact; refuse where that is not known exactly."""
    asked = info.unit or ""
    if is_spelling(asked, unit):
        return number
    if converted := convert(f"{number:f}", unit, asked):
        return Decimal(converted)
    if not is_unit(unit):
        raise _unclear(info, cell, "")
    hint = AS_NUMBER if cell.percent else IN_UNIT.fill(unit=info.unit_text) if info.unit_text.zh.strip() else NO_UNIT
    raise RefusedError("unit-in-value", UNIT.fill(written=_as_shown(cell), unit=unit), hint)


def _as_shown(cell: Cell) -> str:
    """Return what the cell shows: a share as a percentage where it is shown so."""
    if cell.percent and isinstance(cell.value, Decimal):
        return f"{(cell.value * 100).normalize():f}%"
    return written(cell)
