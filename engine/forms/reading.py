"""A filled form as a document: every cell by its hidden keys, every problem by sheet and cell."""

from typing import Final

from engine.declaration.schema import FactInfo, FactPath, facts_of_model
from engine.diagnostics import Diagnostic, DiagnosticError
from engine.forms.aligning import refuse_moved
from engine.forms.cells import At, Cell, Grid, read_grids
from engine.forms.items import read_list
from engine.forms.keys import FORMAT, META, NAME, VALUE, VERSION
from engine.forms.merging import refuse_merged
from engine.forms.opening import TAKE_THE_FORM, Refusal, refuse
from engine.forms.refusing import RefusedError, written
from engine.forms.sheets import DAMAGED, MOVE_AWAY, NEW_FORM, NO_COLUMN, UNKNOWN_KEY, KeyedSheet, keyed_sheets
from engine.forms.stating import FormDocument
from engine.forms.values import read_value
from engine.text import Text

NOT_A_FORM: Final = Refusal(
    "not-a-form",
    Text(
        "这份表不是 tuoyu 生成的申报表，认不出每一格是什么。",
        "this workbook is no form of tuoyu's; it cannot be told what each cell is.",
    ),
    TAKE_THE_FORM,
)
OTHER_VERSION: Final = Text(
    "这份表是第 {found} 版申报表，这里只读第 {known} 版。",
    "this form is of version {found}; version {known} is read here.",
)
NO_FACT: Final = Text(
    "这一行不是申报表里的，“{written}”读不进去。", "this row is none of the form's; '{written}' is not read."
)
STATED_TWICE: Final = Text("这一项在第 {row} 行已经填过。", "this is filled in already, in row {row}.")
KEEP_ONE: Final = Text("请只保留一处。", "Keep one of them.")


def read_form(data: bytes, name: str) -> tuple[FormDocument | None, list[Diagnostic]]:
    """Return what the workbook *data* states as far as it can be read, or None, and every problem of it."""
    try:
        grids = read_grids(data, name)
    except DiagnosticError as error:
        return None, list(error.diagnostics)
    if problem := _foreign(grids, name):
        return None, [problem]
    document = FormDocument(name)
    for sheet in keyed_sheets(grids, document.problems):
        _read_sheet(document, sheet)
    return document, document.found()


def _foreign(grids: list[Grid], name: str) -> Diagnostic | None:
    """Return why the workbook is none of our forms, or of another version; None where it is one."""
    meta = next((grid for grid in grids if grid.sheet.name == META), None)
    said = {str(row[0].value): row[1].value for row in meta.by_row.values() if len(row) > 1} if meta else {}
    if FORMAT not in said:
        return refuse(name, NOT_A_FORM)
    if str(said[FORMAT]) != VERSION:
        message = OTHER_VERSION.fill(found=said[FORMAT], known=VERSION)
        return refuse(name, Refusal("form-version", message, NEW_FORM))
    return None


def _read_sheet(document: FormDocument, sheet: KeyedSheet) -> None:
    if sheet.is_list:
        read_list(document, sheet)
    else:
        _read_facts(document, sheet)


def _read_facts(document: FormDocument, sheet: KeyedSheet) -> None:
    column = next((c for c, key in sheet.columns.items() if key == VALUE), None)
    if column is None:
        document.refuse(sheet.grid.place(), "form-damaged", DAMAGED.fill(key=VALUE), NEW_FORM)
        return
    facts = {row: _path(key) for row, key in sheet.rows.items() if not key.startswith("#")}
    merged = refuse_merged(document, sheet.grid, {(row, column) for row in facts})
    _refuse_unknown_columns(document, sheet, facts)
    refuse_moved(document, sheet, _labelled(sheet, facts))
    for row in sheet.grid.by_row:
        cell = sheet.grid.cells.get((row, column))
        if cell is not None and (row, column) not in merged and row != sheet.corner[0]:
            _read_fact(document, sheet, row, cell, facts)


def _labelled(sheet: KeyedSheet, facts: dict[int, FactPath | None]) -> dict[At, FactInfo]:
    """Return the cells with the labels of facts, and the facts by their keys."""
    column = next((c for c, key in sheet.columns.items() if key == NAME), 0)
    return {(row, column): facts_of_model()[path] for row, path in facts.items() if path}


def _path(key: str) -> FactPath | None:
    """Return the path of the fact that a row is about, or None where the model has no such fact."""
    path = tuple(key.split("."))
    return path if path in facts_of_model() and "[]" not in path else None


def _read_fact(
    document: FormDocument, sheet: KeyedSheet, row: int, cell: Cell, facts: dict[int, FactPath | None]
) -> None:
    place, key = sheet.grid.place(cell.row, cell.column), sheet.rows.get(row, "")
    path = facts.get(row)
    if key.startswith("#"):
        return
    if path is None:
        code, message = ("unknown-key", UNKNOWN_KEY.fill(key=key)) if key else ("unread-cell", _no_fact(cell))
        document.refuse(place, code, message, NEW_FORM if key else MOVE_AWAY)
    elif path in document.places:
        document.refuse(place, "duplicate-fact", STATED_TWICE.fill(row=document.places[path].line), KEEP_ONE)
    else:
        document.places.setdefault(path[:-1], sheet.grid.place())
        try:
            document.put(path, read_value(facts_of_model()[path], cell), place)
        except RefusedError as refused:
            document.refuse(place, *refused.said)


def _no_fact(cell: Cell) -> Text:
    return NO_FACT.fill(written=written(cell))


def _refuse_unknown_columns(document: FormDocument, sheet: KeyedSheet, facts: dict[int, FactPath | None]) -> None:
    """Say of each column that the form does not know, once, that nothing in it is read."""
    known = {sheet.corner[1], *sheet.columns}
    seen: set[int] = set()
    for row in facts:
        for cell in sheet.cells(row):
            if cell.column not in known | seen:
                seen.add(cell.column)
                message = NO_COLUMN.fill(written=written(cell))
                document.refuse(sheet.grid.place(cell.row, cell.column), "unknown-column", message, MOVE_AWAY)
