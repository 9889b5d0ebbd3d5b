"""Days and times of day as people type them; what can be read two ways is refused."""

import re
from datetime import date, datetime, time
from typing import Final

from engine.declaration.schema import FactInfo, facts_of_model, record_type
from engine.forms.cells import Cell
from engine.forms.quantities import plain
from engine.forms.refusing import LEAVE_EMPTY, UNSURE, RefusedError, refuse_wrong, written
from engine.text import NO_TEXT, Text
from engine.validation.misfits import NO_END

A_DATE: Final = Text("一个日期", "a date")
DAY: Final = re.compile(r"([0-9]{4})\s*([-./年])\s*([0-9]{1,2})\s*([-./月])\s*([0-9]{1,2})\s*([日号]?)")
DIGITS: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
SEPARATORS: Final = ("--", "..", "//", "年月")
FIRST_SURE_DAY: Final = date(1900, 3, 1)  # Excel counts a 29th of February 1900, other programs do not

NO_DATE: Final = Text(
    "这一格显示的是错误或一串“#”，读不出日期。", "this cell shows an error or a row of #, and no date can be read."
)
LIKE_THIS: Final = Text("请写成“年-月-日”，例如 2026-01-31。", "Write year-month-day, such as 2026-01-31.")
DAY_FIRST: Final = Text(
    "分不清“{written}”里哪个是月、哪个是日。",
    "it cannot be told which part of '{written}' is the month and which the day.",
)
TWO_DIGITS: Final = Text("“{written}”的年份只有两位。", "the year in '{written}' has two digits only.")
NO_DAY: Final = Text("“{written}”没有写到哪一日。", "'{written}' does not say which day.")
IMPOSSIBLE: Final = Text("日历上没有 {written} 这一天。", "there is no day {written} in the calendar.")
CHECK_DAY: Final = Text("请核对月份和日期。", "Check month and day.")
A_SERIAL: Final = Text("这一格是数字 {written}，不是日期。", "this cell has the number {written}, not a date.")
FORMAT_IT: Final = Text(
    "若是 Excel 的日期，请把单元格格式改为“日期”并核对；否则请写成“年-月-日”，例如 2026-01-31。",
    "If it is a date of Excel's, set the format of the cell to Date and check it; else write year-month-day, such as 2026-01-31.",
)
OLD_DAY: Final = Text(
    "1900 年 3 月 1 日以前的日期，各种表格软件算得不一样。", "programs differ about dates before 1 March 1900."
)
AS_TEXT: Final = Text(
    "请把单元格格式改为“文本”，再写成 1900-01-31 这样。",
    "Set the format of the cell to Text and write it like 1900-01-31.",
)
OPEN_END: Final = Text("“{written}”不是日期。", "'{written}' is not a date.")
LEAVE_OPEN: Final = Text(
    "没有截止日期的，请把这一格留空{also}。", "Where there is no end date, leave the cell empty{also}."
)
OPEN_ENDED: Final = Text("，并在同一行“{label}”填“是”", " and write Yes under '{label}' in the same row")

LOOSE: Final = (  # what a text that is no full date lacks
    (re.compile(r"[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{4}"), DAY_FIRST),
    (re.compile(r"[0-9]{2}\s*[-./年]\s*[0-9]{1,2}\s*[-./月]\s*[0-9]{1,2}\s*[日号]?"), TWO_DIGITS),
    (re.compile(r"[0-9]{4}\s*[-./年]\s*[0-9]{1,2}\s*月?|[0-9]{6}"), NO_DAY),
)


def read_day(info: FactInfo, cell: Cell) -> str:
    """Return the day in *cell* as ``2026-01-31``. Raises `RefusedError`."""
    if isinstance(cell.value, datetime):
        if cell.value.date() < FIRST_SURE_DAY:
            raise RefusedError("date-form", OLD_DAY, AS_TEXT)
        return f"{cell.value:%Y-%m-%d}"
    if cell.kind == "number":
        return _of_number(cell)
    if cell.kind != "text":
        raise refuse_wrong(cell, A_DATE, LIKE_THIS)
    return _of_text(info, cell, plain(str(cell.value)))


def _of_number(cell: Cell) -> str:
    """Return a day typed as eight digits; Excel's own numbers of days are not told from other numbers."""
    match = DIGITS.fullmatch(f"{cell.value:f}")
    if match is None:
        raise RefusedError("date-form", A_SERIAL.fill(written=written(cell)), FORMAT_IT)
    return _existing(cell, *match.groups())


def _of_text(info: FactInfo, cell: Cell, text: str) -> str:
    match = DAY.fullmatch(text)
    if match and match[2] + match[4] in SEPARATORS:
        return _existing(cell, match[1], match[3], match[5])
    if match := DIGITS.fullmatch(text):
        return _existing(cell, *match.groups())
    said = written(cell)
    if text.casefold() in NO_END:
        raise RefusedError("date-form", OPEN_END.fill(written=said), _leave_open(info))
    for pattern, message in LOOSE:
        if pattern.fullmatch(text):
            raise RefusedError("date-form", message.fill(written=said), LIKE_THIS)
    raise refuse_wrong(cell, A_DATE, LEAVE_EMPTY if text.casefold() in UNSURE else LIKE_THIS)


def _existing(cell: Cell, year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise RefusedError("impossible-date", IMPOSSIBLE.fill(written=written(cell)), CHECK_DAY) from None


def _leave_open(info: FactInfo) -> Text:
    """Return the next step for "no end": where the record can say so, in which column."""
    beside = (*info.path[:-1], "open_ended")
    if "open_ended" not in record_type(info.path[:-1]).model_fields:
        return LEAVE_OPEN.fill(also=NO_TEXT)
    return LEAVE_OPEN.fill(also=OPEN_ENDED.fill(label=facts_of_model()[beside].label))


# Times of day --------------------------------------------------------------------------------------------------------

A_TIME: Final = Text("一个时刻", "a time of day")
CLOCK: Final = re.compile(r"([0-9]{1,2})\s*(?::|点|时)\s*([0-9]{2})\s*分?(?::00)?")
TIME_LIKE_THIS: Final = Text(
    "请写成 24 小时制的时和分，例如 08:30 或 15:00。",
    "Write hours and minutes on the 24-hour clock, such as 08:30 or 15:00.",
)


def read_clock(info: FactInfo, cell: Cell) -> str:
    """Return the time of day in *cell* as ``08:30``. Raises `RefusedError`."""
    if isinstance(cell.value, time) and not (cell.value.second or cell.value.microsecond):
        return f"{cell.value:%H:%M}"
    match = CLOCK.fullmatch(plain(str(cell.value))) if cell.kind == "text" else None
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise refuse_wrong(cell, A_TIME, TIME_LIKE_THIS)
    return f"{int(match[1]):02}:{match[2]}"
