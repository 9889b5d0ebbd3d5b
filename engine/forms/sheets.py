"""The sheets of a form by their hidden keys: which cell states which fact, and what stands where nothing is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.diagnostics import Diagnostic, column_letters
from engine.forms.cells import At, Cell, Grid
from engine.forms.keys import FACTS, LIST, META, NOTE, VALUE
from engine.text import Text

NO_KEYS: Final = Text(
    "找不到工作表“{name}”的隐藏标记，里面的内容读不出来。",
    "sheet '{name}' has none of the form's hidden keys; what is in it cannot be read.",
)
NO_KEYS_HINT: Final = Text(
    "自己另加的表请删去；若是误删了隐藏的 A 列或标记行，请重新生成一份表，再把内容复制过去。",
    "Remove a sheet that you added yourself. If column A or a hidden row was deleted, make a new form and copy the content into it.",
)
TWICE: Final = Text("工作表“{name}”与“{first}”是同一张表。", "sheet '{name}' is the same as sheet '{first}'.")
KEEP_ONE: Final = Text("请只保留一张。", "Keep one of them.")
SAME_COLUMN: Final = Text("这一列是 {first} 列的副本。", "this column is a copy of column {first}.")
ONE_COLUMN: Final = Text("请只保留一列，删去另一列。", "Keep one of them and delete the other.")
UNKNOWN_KEY: Final = Text("隐藏的标记“{key}”不是申报表里的。", "the hidden key '{key}' is none of the form's.")
DAMAGED: Final = Text("缺少隐藏的标记“{key}”。", "the hidden key '{key}' is missing.")
NEW_FORM: Final = Text(
    "请重新生成一份表，再把填好的内容复制过去。", "Make a new form and copy what you have filled in into it."
)
NO_COLUMN: Final = Text(
    "这一列不是申报表里的，“{written}”读不进去。", "this column is none of the form's; '{written}' is not read."
)
MOVE_AWAY: Final = Text("请把它填进表里已有的格子，或删去。", "Put it into one of the cells of the form, or delete it.")


@dataclass(frozen=True)
class KeyedSheet:
    """One sheet with its keys: where they stand, and what the form calls the cells beside and below them.

    *part* is the section's or list's key, empty on a sheet of facts; *columns* has the key of each column, *rows* of each row.
    """

    grid: Grid
    is_list: bool
    part: str
    corner: At
    columns: dict[int, str]
    rows: dict[int, str]

    def cells(self, row: int) -> Iterator[Cell]:
        """Yield the filled cells of *row* from left to right, but for its key."""
        return (cell for cell in self.grid.by_row.get(row, ()) if cell.column != self.corner[1])

    @property
    def below(self) -> list[int]:
        """Return the rows below the keys that have something in them."""
        return [row for row in self.grid.by_row if row > self.corner[0]]

    @property
    def above(self) -> list[int]:
        """Return the rows above the keys that have something in them."""
        return [row for row in self.grid.by_row if row < self.corner[0]]


def keyed_sheets(grids: list[Grid], problems: list[Diagnostic]) -> list[KeyedSheet]:
    """Return the sheets to read; a sheet nobody can read, or one that is there twice, is a problem."""
    sheets: dict[str, KeyedSheet] = {}
    for grid in grids:
        corner = _corner(grid)
        if corner is not None:
            sheet = _keyed(grid, corner)
            _refuse_twins(sheet, problems)
            first = sheets.setdefault(_identity(sheet), sheet)
            if first is not sheet:
                message = TWICE.fill(name=grid.sheet.name, first=first.grid.sheet.name)
                problems.append(Diagnostic(grid.place(), "sheet-twice", message, KEEP_ONE))
        elif grid.cells and grid.sheet.name != META and not _is_note(grid):
            message = NO_KEYS.fill(name=grid.sheet.name)
            problems.append(Diagnostic(grid.place(), "unknown-sheet", message, NO_KEYS_HINT))
    return list(sheets.values())


def _corner(grid: Grid) -> At | None:
    """Return where the keys of the columns meet those of the rows."""
    return next((at for at, cell in grid.cells.items() if _is_corner(cell)), None)


def _is_corner(cell: Cell) -> bool:
    return cell.kind == "text" and (cell.value == FACTS or str(cell.value).startswith(f"{LIST} "))


def _is_note(grid: Grid) -> bool:
    """Return whether a sheet only explains: it says so in its first cell, and has no other key that could have lost its row."""
    return {cell.value for (_, column), cell in grid.cells.items() if column == 1} == {NOTE}


def _keyed(grid: Grid, corner: At) -> KeyedSheet:
    row, column = corner
    mark = str(grid.cells[corner].value).strip()
    columns = {c.column: str(c.value).strip() for c in grid.by_row[row] if c.column != column}
    rows = {at[0]: str(cell.value).strip() for at, cell in grid.cells.items() if at[1] == column and at[0] != row}
    part = "" if mark == FACTS else mark.removeprefix(LIST).strip()
    return KeyedSheet(grid, mark != FACTS, part, corner, columns, rows)


def _refuse_twins(sheet: KeyedSheet, problems: list[Diagnostic]) -> None:
    """Take its key from every column but the first that has it, as a copied column does, in *sheet*, and say so."""
    first: dict[str, int] = {}
    for column, key in list(sheet.columns.items()):
        if first.setdefault(key, column) != column and (sheet.is_list or key == VALUE):
            sheet.columns[column] = ""
            message = SAME_COLUMN.fill(first=column_letters(first[key]))
            problems.append(
                Diagnostic(sheet.grid.place(sheet.corner[0] + 1, column), "column-twice", message, ONE_COLUMN)
            )


def _identity(sheet: KeyedSheet) -> str:
    """Return what two copies of one sheet have in common: the list, or the facts."""
    if sheet.is_list:
        return sheet.part
    return "\n".join(sorted(key for key in sheet.rows.values() if not key.startswith("#")))
