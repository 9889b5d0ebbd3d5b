"""One workbook with many points: a sheet for each section and list, in which every row says whose it is.

Its first sheet has one row for each point; the number in column A ties the rows of the other sheets to it. The hidden first row has the
keys: A1 ``#points`` and the section or list, then the fact of each column. Rows 2 and 3 say what to fill in, and how.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from engine.declaration.schema import FactInfo, FactPath, facts_of_model, label_of
from engine.diagnostics import Diagnostic, DiagnosticError
from engine.documents import Path
from engine.forms.cells import Cell, Grid, read_grids
from engine.forms.opening import is_workbook
from engine.forms.refusing import RefusedError, written
from engine.forms.stating import FormDocument
from engine.forms.values import NOTHING_WORDS, read_value
from engine.text import NO_TEXT, Text

MARK: Final = "_tuoyu_points"
"""The name of the very hidden sheet by which such a workbook is known."""
POINTS: Final = "#points"
FIRST_PART: Final = "point"
FIRST: Final = 4
"""The first row that is filled in."""
ID: Final = "id"
AN_ID: Final = re.compile(r"[\w.-]{1,40}")

NO_POINT: Final = Text("这一行没有服务点编号。", "this row does not say of which point it is.")
GIVE_POINT: Final = Text("请在 A 列填写服务点编号。", "Write the number of the point in column A.")
NOT_AN_ID: Final = Text("“{written}”不能作服务点编号。", "'{written}' cannot be the number of a point.")
ID_FORM: Final = Text(
    "编号用 1 至 40 个字母、汉字或数字，可含 . _ -，不用空格。",
    "Use 1 to 40 letters or digits, with . _ - if needed, and no spaces.",
)
UNKNOWN_POINT: Final = Text(
    "“{name}”表里没有编号是 {point} 的服务点。", "sheet '{name}' has no point with the number {point}."
)
ADD_POINT: Final = Text("请核对编号，或在那张表里补上这一处。", "Check the number, or add the point there.")
TWICE: Final = Text("服务点 {point} 在这张表里已有一行。", "point {point} has a row in this sheet already.")
KEEP_ONE: Final = Text("请合并成一行，或改其中一个编号。", "Make it one row, or change one of the numbers.")
MERGED: Final = Text(
    "这里有合并的单元格，分不清属于哪一行。", "there are merged cells here; it cannot be told to which row they belong."
)
SPLIT: Final = Text("请取消合并，每行各填各的。", "Split them, and fill in each row by itself.")
NO_SHEET: Final = Text("这张表的隐藏标记不见了。", "the hidden keys of this sheet are gone.")
NO_COLUMN: Final = Text(
    "这一列不是表里的，“{written}”读不进去。", "this column is none of the form's; '{written}' is not read."
)
NEW_BOOK: Final = Text(
    "请用 tuoyu batch --blank 重新生成一份，再把内容复制过去。",
    "Make a new one with tuoyu batch --blank, and copy the content into it.",
)
REMOVE: Final = Text("请把内容移到表里已有的列，或删去。", "Move it into a column of the form, or delete it.")
NO_POINTS: Final = Text("这份表里一处服务点也没有填。", "no point is filled in here.")
FILL_IN: Final = Text("请在第一张表里每处填一行。", "Fill in one row for each point in the first sheet.")


@dataclass
class _Points:
    """The points of one workbook as they are gathered; *stray* is what belongs to none of them."""

    name: str
    documents: dict[str, FormDocument] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    stray: list[Diagnostic] = field(default_factory=list)

    def refuse(self, grid: Grid, cell: tuple[int, int], code: str, message: Text, hint: Text = NO_TEXT) -> None:
        """Take up a problem that is not one point's own."""
        self.stray.append(Diagnostic(grid.place(*cell), code, message, hint))


def holds_points(data: bytes, name: str) -> bool:
    """Return whether *data* is a workbook with many points."""
    if not is_workbook(data, name):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            about = archive.getinfo("xl/workbook.xml")
            return about.file_size < 1_000_000 and f'"{MARK}"'.encode() in archive.read(about)
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return False


def read_points(data: bytes, name: str) -> list[tuple[int, FormDocument]]:
    """Return what the workbook states about each point, with the row of its first sheet.

    A wrong value is a problem of its point alone. Raises `DiagnosticError` where it cannot be told whose a row is: then none can be
    judged.
    """
    points = _Points(name)
    grids = [grid for grid in read_grids(data, name) if grid.cells and grid.sheet.name != MARK]
    for grid in sorted(grids, key=lambda grid: _part_of(grid) != FIRST_PART):
        _read_sheet(points, grid)
    if grids and not points.documents and not points.stray:
        points.refuse(grids[0], (FIRST, 1), "no-points", NO_POINTS, FILL_IN)
    if points.stray:
        raise DiagnosticError(points.stray)
    return [(points.rows[point], document) for point, document in points.documents.items()]


def _part_of(grid: Grid) -> str:
    """Return the section or list that the sheet is about, or "" where it does not say."""
    mark = grid.cells.get((1, 1))
    return str(mark.value).removeprefix(POINTS).strip() if mark and str(mark.value).startswith(POINTS) else ""


def columns_of(part: str) -> dict[str, FactInfo]:
    """Return the facts of a section or list by the key of their column."""
    path = tuple(part.split("."))
    base = (*path, "[]") if (*path, "[]", ID) in facts_of_model() else path
    inside = ((p[len(base) :], info) for p, info in facts_of_model().items() if p[: len(base)] == base)
    return {".".join(key): info for key, info in inside if key and "[]" not in key}


def _read_sheet(points: _Points, grid: Grid) -> None:
    part = _part_of(grid)
    known = columns_of(part) if part else {}
    columns = {c.column: known.get(str(c.value).strip()) for c in grid.by_row.get(1, ()) if c.column > 1}
    if not known or None in columns.values():
        points.refuse(grid, (1, 1), "form-damaged", NO_SHEET, NEW_BOOK)
        return
    for block in grid.merged:
        if block.last[0] >= FIRST:
            points.refuse(grid, block.first, "merged-cells", MERGED, SPLIT)
    facts = {column: info for column, info in columns.items() if info}
    for row, cells in grid.by_row.items():
        if row >= FIRST and (document := _document_of(points, grid, part, cells)):
            _read_row(document, grid, facts, [cell for cell in cells if cell.column > 1])


def _document_of(points: _Points, grid: Grid, part: str, cells: list[Cell]) -> FormDocument | None:
    """Return the point that a row is about, or None after saying why that cannot be told."""
    first = cells[0]
    point = _number_of(first) if first.column == 1 else ""
    spot = (first.row, 1)
    if first.column > 1:
        points.refuse(grid, spot, "missing-id", NO_POINT, GIVE_POINT)
    elif not point:
        points.refuse(grid, spot, "bad-id", NOT_AN_ID.fill(written=written(first)), ID_FORM)
    elif part == FIRST_PART and point in points.documents:
        points.refuse(grid, spot, "duplicate-id", TWICE.fill(point=point), KEEP_ONE)
    elif part == FIRST_PART:
        points.rows[point] = first.row
        points.documents[point] = FormDocument(points.name, places={(): grid.place(first.row)})
    elif point not in points.documents:
        message = UNKNOWN_POINT.fill(name=label_of((FIRST_PART,)), point=point)
        points.refuse(grid, spot, "dangling-reference", message, ADD_POINT)
    return points.documents.get(point)


def _number_of(cell: Cell) -> str:
    """Return the number of a point, or "" where the cell holds none."""
    try:
        point = str(read_value(facts_of_model()["rooms", "[]", ID], cell)).strip()
    except RefusedError:
        return ""
    return point if AN_ID.fullmatch(point) else ""


def _read_row(document: FormDocument, grid: Grid, facts: dict[int, FactInfo], cells: list[Cell]) -> None:
    known = [(cell, facts[cell.column]) for cell in cells if cell.column in facts]
    for cell in cells:
        if cell.column not in facts:
            message = NO_COLUMN.fill(written=written(cell))
            document.refuse(grid.place(cell.row, cell.column), "unknown-column", message, REMOVE)
    item = next((info.path for _, info in known if "[]" in info.path), None)
    if item is None:
        _read_facts(document, grid, known)
    else:
        _read_item(document, grid, known, item[: item.index("[]")])


def _read_facts(document: FormDocument, grid: Grid, known: list[tuple[Cell, FactInfo]]) -> None:
    for cell, info in known:
        place = grid.place(cell.row, cell.column)
        if info.path in document.places:
            document.refuse(place, "duplicate-fact", TWICE.fill(point=grid.cells[cell.row, 1].value), KEEP_ONE)
        elif (value := _value(document, grid, cell, info)) is not None:
            document.put(info.path, value, place)


def _read_item(document: FormDocument, grid: Grid, known: list[tuple[Cell, FactInfo]], path: FactPath) -> None:
    """Read one item of a list; a row whose id says that there are none makes the list an empty one."""
    items = _list_at(document, path)
    first, info = known[0]
    if len(known) == 1 and info.path[-1] == ID and str(first.value).strip().casefold() in NOTHING_WORDS:
        return
    here: Path = (*path, len(items))
    items.append({})
    document.places[here] = grid.place(first.row)
    for cell, info in known:
        if (value := _value(document, grid, cell, info)) is not None:
            document.put((*here, *info.path[len(path) + 1 :]), value, grid.place(cell.row, cell.column))


def _list_at(document: FormDocument, path: FactPath) -> list[Any]:
    record: dict[str, Any] = document.data
    for step in path[:-1]:
        record = record.setdefault(step, {})
    items: list[Any] = record.setdefault(path[-1], [])
    return items


def _value(document: FormDocument, grid: Grid, cell: Cell, info: FactInfo) -> Any:
    try:
        return read_value(info, cell)
    except RefusedError as refused:
        document.refuse(grid.place(cell.row, cell.column), *refused.said)
        return None


def parts() -> Iterator[str]:
    """Yield the sections and lists of a declaration, in the order of the form."""
    yield from dict.fromkeys(".".join(p[: p.index("[]")]) if "[]" in p else p[0] for p in facts_of_model())
