"""A workbook as sheets of plain cells: what stands in each, of which kind, and which cells are merged."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, Literal

from engine.diagnostics import DiagnosticError, Place, Sheet
from engine.forms.opening import DAMAGED, check_workbook, refuse, sheet_count

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Kind = Literal["text", "number", "flag", "day", "time", "formula", "error"]
Value = str | Decimal | bool | date | time
At = tuple[int, int]
"""Row and column of a cell, from 1."""

GENERAL: Final = "General"
UNREADABLE: Final = (  # what openpyxl stumbles over in parts that no program writes like this
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML has no room for; an underscore that would read so is escaped itself."""
QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What stands in the format of a cell as it is: words, single characters, colours."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it. *percent*: it is shown as a percentage; *form*: the format of a number."""

    row: int
    column: int
    kind: Kind
    value: Value
    form: str = GENERAL

    @property
    def percent(self) -> bool:
        """Return whether the cell shows its number as a percentage."""
        return "%" in QUOTED.sub("", self.form)


@dataclass(frozen=True)
class Block:
    """Cells that are merged, from the upper left one to the lower right one."""

    first: At
    last: At

    def __contains__(self, at: At) -> bool:
        return all(low <= one <= high for low, one, high in zip(self.first, at, self.last, strict=True))


@dataclass(frozen=True)
class Grid:
    """One sheet of the file *file*: its filled cells by row and column, and its merged ones."""

    file: str
    sheet: Sheet
    cells: dict[At, Cell]
    merged: tuple[Block, ...]

    @cached_property
    def by_row(self) -> dict[int, list[Cell]]:
        """Return the filled cells of each row from left to right, the rows from the top."""
        rows: dict[int, list[Cell]] = {}
        for (row, _), cell in self.cells.items():
            rows.setdefault(row, []).append(cell)
        return rows

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Return the place of a cell, a row, a column or the whole sheet."""
        return Place(self.file, row, column, sheet=self.sheet)


def read_grids(data: bytes, name: str) -> list[Grid]:
    """Return the sheets of the workbook *data*, called *name*. Raises `DiagnosticError` where it is not to be read."""
    check_workbook(data, name)
    book = _load(data, name)
    return [_grid(name, Sheet(number, one.title), one) for number, one in enumerate(book.worksheets, 1)]


def _load(data: bytes, name: str) -> "Workbook":
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(action="ignore"):  # of features it does not know; none of them holds a fact
            book = load_workbook(BytesIO(data), keep_links=False)
    except UNREADABLE as error:
        raise DiagnosticError([refuse(name, DAMAGED)]) from error
    if len(book.sheetnames) < sheet_count(data):  # openpyxl passes over a sheet whose part is missing
        raise DiagnosticError([refuse(name, DAMAGED)])
    return book


def _grid(name: str, sheet: Sheet, worksheet: "Worksheet") -> Grid:
    cells = {(cell.row, cell.column): cell for cell in _cells(worksheet)}
    merged = (Block((r.min_row, r.min_col), (r.max_row, r.max_col)) for r in worksheet.merged_cells.ranges)
    return Grid(name, sheet, cells, tuple(sorted(merged, key=lambda block: block.first)))


def _cells(worksheet: "Worksheet") -> Iterator[Cell]:
    # `_cells`, because going through rows would make a cell of every gap, and one cell can stand in row 1,048,576
    filled = [(at, cell) for at, cell in worksheet._cells.items() if cell.value is not None]
    for (row, column), found in sorted(filled, key=lambda item: item[0]):
        if read := _read(found.data_type, found.value):
            yield Cell(row, column, *read, found.number_format)


def _read(code: str, value: Any) -> tuple[Kind, Value] | None:
    """Return the kind and the value of what openpyxl calls *code*."""
    if code == "f":
        return "formula", str(getattr(value, "text", value))
    if code == "e" or (isinstance(value, float) and not isfinite(value)):
        return "error", str(value)
    if code == "b":
        return "flag", bool(value)
    if isinstance(value, int | float):
        return "number", Decimal(f"{value:.15g}")  # Excel keeps 15 digits, the rest is noise of binary fractions
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, time):
        return "time", value
    if isinstance(value, date):
        return "day", value if isinstance(value, datetime) else datetime.combine(value, time())
    text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))
    return ("text", text) if text.strip() else None


def _duration(value: timedelta) -> tuple[Kind, Value]:
    """Return a length of time as a time of day, or as what it cannot be, where it is longer than a day."""
    start = datetime(1900, 1, 1)
    if timedelta(0) <= value < timedelta(days=1):
        return "time", (start + value).time()
    return "error", f"{value}"
