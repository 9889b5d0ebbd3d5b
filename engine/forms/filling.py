"""Cells written the way the form wants them: text never becomes a formula, and every cell to fill in has its note."""

import re
from typing import TYPE_CHECKING, Any, Final

from engine.diagnostics import DeclarationError, Diagnostic, Place
from engine.forms.contents import Content
from engine.forms.styles import LINE, line_count, look
from engine.text import Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = Any  # what `Worksheet.cell` returns; openpyxl's types would have every use rule out merged cells

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""An underscore that Excel would take, with what follows, for a character that XML cannot hold."""
MOST_LETTERS: Final = 32767
"""How much text a cell can hold."""
NOTE_WIDTH, MOST_NOTE_LINES = 56, 24
MOST_WIDTH: Final = 230
"""How many letters a page across can hold and still be read."""


def put(cell: Cell, content: Content | None, style: str, number_format: str = "") -> None:
    """Write *content* into *cell*; text stays text, whatever it looks like."""
    look(cell, style)
    if number_format:
        cell.number_format = number_format
    if content is None:
        return
    if isinstance(content, str):
        if len(content) > MOST_LETTERS:
            raise DeclarationError([_too_long(cell)])
        cell.value = ESCAPE.sub("_x005F_", content)
        cell.data_type = "s"
        cell.quotePrefix = content.startswith(FORMULA_STARTS)
    else:
        cell.value = content


def _too_long(cell: Cell) -> Diagnostic:
    return Diagnostic(
        Place(f"{cell.parent.title}!{cell.coordinate}"),
        "too-long-for-cell",
        Text("这一项的文字太长，Excel 的一个格子放不下。", "this text is too long for one cell of Excel."),
        Text("请缩短，或改用 YAML 文件。", "Shorten it, or keep the declaration in a YAML file."),
    )


def letter_of(column: int) -> str:
    """Return what Excel calls a column: ``A`` for 1."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def add_note(cell: Cell, said: str) -> None:
    """Put a note on *cell*, as large as its text needs."""
    from openpyxl.comments import Comment

    high = min(MOST_NOTE_LINES, line_count(said, NOTE_WIDTH) + 1)
    cell.comment = Comment(said, "tuoyu", height=int(high * LINE), width=NOTE_WIDTH * 7)


def set_up_page(sheet: "Worksheet", head_rows: str, width: float) -> None:
    """Set *sheet* up for A4 across, its head repeated on each page; fitted to a page's width where that stays legible."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.print_title_rows = head_rows
    if width <= MOST_WIDTH:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 0
    else:
        sheet.page_setup.scale = 60
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, 0.5)
    if sheet.oddFooter is not None and (footer := sheet.oddFooter.center) is not None:
        footer.text = "&A　&P / &N"
