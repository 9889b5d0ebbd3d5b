"""A sheet of a list: one item a row, each with its id; blank rows say nothing, rows of somebody's own are told so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from engine.declaration.schema import FactInfo, FactPath, facts_of_model
from engine.diagnostics import Place
from engine.documents import Path
from engine.forms.aligning import refuse_moved
from engine.forms.cells import Cell
from engine.forms.cellwords import EXAMPLE_ID, NONE_AT_ALL
from engine.forms.keys import BACK_ARROW, EXAMPLE, LABEL, NONE, CellValue, fingerprint
from engine.forms.merging import refuse_merged
from engine.forms.quantities import plain
from engine.forms.refusing import RefusedError, refuse_wrong, written
from engine.forms.sheets import DAMAGED, MOVE_AWAY, NEW_FORM, NO_COLUMN, UNKNOWN_KEY, KeyedSheet
from engine.forms.stating import FormDocument
from engine.forms.values import NOTHING_WORDS, read_value
from engine.text import Text

ID: Final = "id"
AN_ID: Final = re.compile(r"[\w.-]{1,40}")
NO_ID: Final = Text("这一行填了内容，却没有编号。", "this row is filled in but has no id.")
GIVE_ID: Final = Text(
    "请在“{label}”一栏填编号，与其他行不重复；如果只是说明文字，请删去。",
    "Write an id under '{label}', another one than in other rows; if this is only a remark, delete it.",
)
SAME_ID: Final = Text("编号 {id} 已在 {cell} 用过。", "id {id} is used in {cell} already.")
DIFFER: Final = Text("同一张表里的编号不能重复，请改其中一个。", "Ids in one sheet must differ; change one of them.")
STRAY: Final = Text("这一行不像表里的内容：“{written}”。", "this row does not look like an item: '{written}'.")
NO_REMARKS: Final = Text(
    "说明文字请删去；若是一项内容，编号用 1 至 40 个字母、汉字或数字，可含 . _ -，不用空格。",
    "Delete remarks; if it is an item, its id has 1 to 40 letters or digits, with . _ - if needed, and no spaces.",
)
ABOVE: Final = Text(
    "表头以上的“{written}”读不进去。", "'{written}' stands above the head of the table and is not read."
)
EXAMPLE_CHANGED: Final = Text(
    "“示例”行改过了；这一行只是示例，不会读入。",
    "the example row has been changed; it is an example only and is not read.",
)
BELOW_IT: Final = Text(
    "请把填的内容移到下面的空行，再清空或删去示例行。",
    "Move what you filled in to an empty row below, and clear or delete the example row.",
)
STILL_EXAMPLE: Final = Text("这一行的编号还是“{id}”。", "the id of this row is still '{id}'.")
OWN_ID: Final = Text(
    "若是自己的内容，请改成自己的编号；若只是示例，请删去这一行。",
    "If the row is your own, give it an id of its own; if it is only the example, delete it.",
)
THE_WORD: Final = Text("“无”，或者留空", "the word None, or nothing at all,")
PICK_NONE: Final = Text("确实没有就选“无”，否则留空。", "Choose None if there are none at all; else leave it empty.")
BOTH: Final = Text(
    "这里选了“无”，下面却填了 {count} 行。", "None is chosen here, but {count} rows are filled in below."
)
KEEP_ONE: Final = Text("请清空这一格，或删去那些行。", "Clear this cell, or delete those rows.")
SOME: Final = ("有", "some", "yes")


@dataclass
class ListReader:
    """Reads one sheet of a list into *document*; *columns* has the facts of the columns it knows."""

    document: FormDocument
    sheet: KeyedSheet
    path: FactPath
    columns: dict[int, FactInfo]
    items: list[dict[str, Any]] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    strange: set[int] = field(default_factory=set)

    def read(self) -> None:
        """Read every item; a list without rows is empty where the form says so, else unknown."""
        self._refuse_above()
        self._refuse_moved()
        rows = list(self._rows())
        at_ids = {(row, column) for row in self.sheet.below for column in self.columns if self._mark(row) == ""}
        merged = refuse_merged(self.document, self.sheet.grid, at_ids)
        empty = self._says_empty()
        if rows or empty:
            self.document.put(self.path, self.items, self.sheet.grid.place())
        if rows and empty:
            place = self.sheet.grid.place(empty.row, empty.column)
            self.document.refuse(place, "contradiction", BOTH.fill(count=len(rows)), KEEP_ONE)
        for row in rows:
            self._read_row([cell for cell in row if (cell.row, cell.column) not in merged])

    def _mark(self, row: int) -> str:
        """Return what the form says of *row*; nothing where it is an item."""
        key = self.sheet.rows.get(row, "")
        return key if key.startswith("#") else ""

    def _rows(self) -> Iterator[list[Cell]]:
        """Yield the cells of each row that states an item."""
        for row in self.sheet.below:
            cells = list(self.sheet.cells(row))
            known = [cell for cell in cells if cell.column in self.columns]
            if mark := self._mark(row):
                self._check_example(mark, known)
                continue
            self._refuse_strange(cell for cell in cells if cell.column not in self.columns)
            if len(known) == 1 and self._is_stray(known[0]):
                self._refuse(known[0], "unread-cell", STRAY.fill(written=written(known[0])), NO_REMARKS)
            elif known:
                yield known

    def _is_stray(self, cell: Cell) -> bool:
        """Return whether the only cell of a row stands under the ids and is none."""
        is_id = self.columns[cell.column].path[-1] == ID
        return is_id and cell.kind == "text" and not AN_ID.fullmatch(str(cell.value).strip())

    def _check_example(self, mark: str, cells: list[Cell]) -> None:
        if not mark.startswith(EXAMPLE) or not cells or len(self.columns) < len(self.sheet.columns):
            return
        said: dict[str, CellValue] = {self.columns[cell.column].path[-1]: cell.value for cell in cells}
        if mark.removeprefix(EXAMPLE).strip() != fingerprint(said):
            self._refuse(cells[0], "example-changed", EXAMPLE_CHANGED, BELOW_IT)

    def _refuse_strange(self, cells: Iterator[Cell]) -> None:
        """Say of each column that the form does not know, once, that nothing in it is read."""
        for cell in cells:
            if cell.column not in self.strange and cell.column not in self.sheet.columns:
                self.strange.add(cell.column)
                self._refuse(cell, "unknown-column", NO_COLUMN.fill(written=written(cell)), MOVE_AWAY)

    def _refuse_above(self) -> None:
        for row in self.sheet.above:
            first = next(self.sheet.cells(row), None)
            if first and not self._mark(row):
                self._refuse(first, "unread-cell", ABOVE.fill(written=written(first)), MOVE_AWAY)

    def _refuse_moved(self) -> None:
        """Say where the head of a column is that of another one."""
        head = next((row for row, key in self.sheet.rows.items() if key == LABEL and row > self.sheet.corner[0]), 0)
        refuse_moved(self.document, self.sheet, {(head, column): info for column, info in self.columns.items()})

    def _says_empty(self) -> Cell | None:
        """Return the cell that says that the list is empty, or None."""
        for row in self.sheet.above:
            if self._mark(row) == NONE:
                said = ((cell, str(cell.value).strip()) for cell in self.sheet.cells(row))
                answers = [c for c, text in said if text not in NONE_AT_ALL and not text.startswith(BACK_ARROW)]
                return self._answer(answers[0]) if answers else None
        return None

    def _answer(self, cell: Cell) -> Cell | None:
        word = plain(str(cell.value)).casefold()
        if word in NOTHING_WORDS:
            return cell
        if word not in SOME:
            refused = refuse_wrong(cell, THE_WORD, PICK_NONE).said if cell.kind in ("text", "number") else None
            self._refuse(cell, *(refused or ("wrong-type", PICK_NONE, PICK_NONE)))
        return None

    def _read_row(self, cells: list[Cell]) -> None:
        """Read one item; without an id of its own it is not stated, but all that is wrong with it is said."""
        values = {cell: value for cell in cells if (value := self._value(cell)) is not None}
        of_id = next((cell for cell in cells if self.columns[cell.column].path[-1] == ID), None)
        if of_id is None or of_id not in values or not self._is_new(of_id, values[of_id]):
            self._without_id(cells[0] if of_id is None and cells else None)
            return
        here: Path = (*self.path, len(self.items))
        self.items.append({})
        self.document.places[here] = self._place(of_id)
        for cell, value in values.items():
            self.document.put((*here, self.columns[cell.column].path[-1]), value, self._place(cell))

    def _without_id(self, first: Cell | None) -> None:
        self.document.unread = True
        if first is not None:
            column, info = next((c, info) for c, info in self.columns.items() if info.path[-1] == ID)
            place = self.sheet.grid.place(first.row, column)
            self.document.refuse(place, "missing-id", NO_ID, GIVE_ID.fill(label=info.label))

    def _is_new(self, cell: Cell, item: str) -> bool:
        """Return whether *item* is an id of this row alone; say so where it is not."""
        if item in EXAMPLE_ID:
            self._refuse(cell, "example-id", STILL_EXAMPLE.fill(id=item), OWN_ID)
            return False
        own = str(self._place(cell)).removeprefix(f"{self.document.name}:")
        first = self.ids.setdefault(item, own)
        if first != own:
            self._refuse(cell, "duplicate-id", SAME_ID.fill(id=item, cell=first), DIFFER)
        return first == own

    def _value(self, cell: Cell) -> Any:
        try:
            return read_value(self.columns[cell.column], cell)
        except RefusedError as refused:
            self._refuse(cell, *refused.said)
            return None

    def _place(self, cell: Cell) -> Place:
        return self.sheet.grid.place(cell.row, cell.column)

    def _refuse(self, cell: Cell, code: str, message: Text, hint: Text) -> None:
        self.document.refuse(self._place(cell), code, message, hint)


def read_list(document: FormDocument, sheet: KeyedSheet) -> None:
    """Read the sheet of one list into *document*."""
    path, place = tuple(sheet.part.split(".")), sheet.grid.place(*sheet.corner)
    if (*path, "[]", ID) not in facts_of_model():
        document.refuse(place, "unknown-key", UNKNOWN_KEY.fill(key=sheet.part), NEW_FORM)
        return
    columns = {c: info for c, key in sheet.columns.items() if (info := facts_of_model().get((*path, "[]", key)))}
    for column, key in sheet.columns.items():
        if key and column not in columns:
            document.refuse(
                sheet.grid.place(sheet.corner[0], column), "unknown-key", UNKNOWN_KEY.fill(key=key), NEW_FORM
            )
    if ID not in (info.path[-1] for info in columns.values()):
        document.refuse(place, "form-damaged", DAMAGED.fill(key=ID), NEW_FORM)
        return
    ListReader(document, sheet, path, columns).read()
