"""How a cell is refused: what stands in it, what is wanted, and what to type instead."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from engine.forms.cells import Cell
from engine.text import NO_TEXT, Text
from engine.validation.misfits import Said, shown


class RefusedError(Exception):
    """The content of a cell is not understood; ``said`` has code, message and next step."""

    def __init__(self, code: str, message: Text, hint: Text = NO_TEXT) -> None:
        self.said: Final = Said(code, message, hint)
        super().__init__(message.en)


WRONG: Final = Text("这一格应填{wanted}，填的却是{written}。", "here {wanted} is wanted; the cell has {written}.")
LEAVE_EMPTY: Final = Text("不知道或不适用的，请留空。", "Leave it empty while it is not known or does not apply.")
UNSURE: Final = (
    "/",
    "-",
    "--",
    "—",
    "——",
    "\\",
    "n/a",
    "na",
    "?",
    "??",
    "不详",
    "不清楚",
    "未知",
    "待定",
    "待补",
    "暂无",
    "不适用",
)
"""What people put where they have no answer; in Unicode's compatible form and small letters."""
FORMULA: Final = RefusedError(
    "formula",
    Text("这一格是公式。公式不会被计算。", "this cell is a formula. Formulas are not worked out."),
    Text(
        "请复制这一格，再“选择性粘贴→数值”；或直接填写结果。",
        "Copy the cell and paste it as a value (Paste Special > Values), or type the result.",
    ),
)
ERROR_VALUE: Final = Text("这一格显示的是错误“{written}”。", "this cell shows the error '{written}'.")
TYPE_VALUE: Final = Text("请填写内容本身，或留空。", "Type the content itself, or leave it empty.")


def describe(cell: Cell) -> Text:
    """Return what stands in *cell*, in the reader's words."""
    said = written(cell)
    return KINDS[cell.kind].fill(written=said)


KINDS: Final = {
    "text": Text("“{written}”", "'{written}'"),
    "number": Text("数字 {written}", "the number {written}"),
    "flag": Text("逻辑值 {written}", "the logical value {written}"),
    "day": Text("日期 {written}", "the date {written}"),
    "time": Text("时刻 {written}", "the time {written}"),
}


def written(cell: Cell) -> str:
    """Return what stands in *cell* as it may be repeated: short, and without identity numbers."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | time):
        return str(value)
    return shown(f"{value:f}" if isinstance(value, Decimal) else value)


def refuse_wrong(cell: Cell, wanted: Text, hint: Text) -> RefusedError:
    """Return the refusal of content that is of another kind than *wanted*."""
    return RefusedError("wrong-type", WRONG.fill(wanted=wanted, written=describe(cell)), hint)
