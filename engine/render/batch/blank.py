"""A blank workbook for many points: a sheet for each section and list, one row for each point or item."""

import io
import re
from typing import TYPE_CHECKING, Final

from engine.batch.workbooks import ID, MARK, POINTS, columns_of, parts
from engine.declaration.schema import FactInfo, label_of
from engine.forms.cellwords import NO, NOTHING, SEPARATOR, YES
from engine.render.batch.workbook import pack
from engine.text import Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NUMBER: Final = Text("服务点编号", "Number of the point")
NUMBER_HOW: Final = Text("自己编，各表用同一个号", "your own; the same number in every sheet")
ID_HOW: Final = Text("本处之内不重复；一项也没有就填“无”", "differs within one point; None if it has none at all")
HOW: Final = {  # by the kind of a fact; choices are told by name
    "flag": Text(f"{YES.zh}或{NO.zh}", f"{YES.en} or {NO.en}"),
    "count": Text("整数", "a whole number"),
    "number": Text("数字", "a number"),
    "day": Text("日期，如 2026-01-31", "a day, such as 2026-01-31"),
    "clock": Text("时刻，如 08:30", "a time, such as 08:30"),
    "text": Text("文字", "a text"),
    "list of text": Text("几项之间用；隔开", "with ; between several"),
}
SEVERAL: Final = Text("可选几项，用；隔开：", "one or more, with ; between them: ")
ONE: Final = Text("选一项：", "one of: ")
WIDTH: Final = 18
HEIGHTS: Final = (60, 110)
NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
MOST_NAME: Final = 28


def write_blank(lang: Lang) -> bytes:
    """Return the workbook in *lang*: the same bytes every time."""
    from datetime import date

    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, part in enumerate(parts(), 1):
        name = NOT_IN_NAMES.sub(" ", label_of(tuple(part.split("."))).of(lang))[:MOST_NAME]
        _write_sheet(workbook.create_sheet(name if name not in workbook.sheetnames else f"{name} {number}"), part, lang)
    mark = workbook.create_sheet(MARK)
    mark.sheet_state = "veryHidden"
    mark.append([MARK, "1"])
    packed = io.BytesIO()
    pack(workbook, date(2020, 1, 1), packed)
    return packed.getvalue()


def _write_sheet(sheet: "Worksheet", part: str, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    columns = columns_of(part)
    sheet.append([f"{POINTS} {part}", *columns])
    sheet.append([NUMBER.of(lang), *(_named(info, lang) for info in columns.values())])
    sheet.append([NUMBER_HOW.of(lang), *(_how(info, lang) for info in columns.values())])
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = HEIGHTS
    sheet.freeze_panes = "B4"
    for row, bold in ((2, True), (3, False)):
        for cell in sheet[row]:
            cell.font, cell.alignment = (
                Font(bold=bold, size=11 if bold else 9),
                Alignment(wrap_text=True, vertical="top"),
            )
    for number in range(1, len(columns) + 2):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH


def _named(info: FactInfo, lang: Lang) -> str:
    unit = info.unit_text.of(lang)
    return info.label.of(lang) + (f" ({unit})" if unit else "")


def _how(info: FactInfo, lang: Lang) -> str:
    if info.path[-1] == ID:
        return ID_HOW.of(lang)
    if not info.choices:
        return HOW[info.kind].of(lang)
    names = SEPARATOR.of(lang).join(choice.label.of(lang) for choice in info.choices)
    nothing = f" ({NOTHING.of(lang)})" if info.kind.startswith("list") else ""
    return (SEVERAL if info.kind.startswith("list") else ONE).of(lang) + names + nothing
