"""Where on a form a fact is filled in: sheet, row and column as the form calls them, for a path as reports write it."""

import re
from functools import cache
from pathlib import PurePath
from typing import Final

from engine.declaration.table import facts_of_model, label_of
from engine.forms.opening import WORKBOOK_ENDINGS
from engine.forms.wording import in_cells, sheet_names
from engine.text import Text

STEP: Final = re.compile(r"(\w+)(?:\[([^\]]*)\])?")
"""One step of a path: a name, and the id of an item of a list."""
SHEET: Final = Text("“{sheet}”表", "sheet '{sheet}'")
ROW: Final = Text("“{sheet}”表的“{label}”行", "sheet '{sheet}', row '{label}'")
CELL: Final = Text("“{sheet}”表编号 {id} 行的“{label}”栏", "sheet '{sheet}', the row with id {id}, column '{label}'")


def is_form(file: str) -> bool:
    """Return whether a file of this name is filled in as a form: a workbook, not text."""
    return PurePath(file).suffix.lower() in WORKBOOK_ENDINGS


@cache
def place_on_form(path: str) -> Text:
    """Return where a form has *path*: ``rooms[r1].area_m2`` is a cell of a list, ``site.hazards`` a sheet."""
    steps = STEP.findall(path)
    names = tuple(name for name, _ in steps)
    item = next((item for _, item in steps if item), "")
    model = (*names[:-1], "[]", names[-1]) if item else names
    if model not in facts_of_model():
        return SHEET.fill(sheet=sheet_names([names])[names])
    said = ROW if not item else CELL
    part = names[:-1]
    return said.fill(sheet=sheet_names([part])[part], id=item, label=in_cells(label_of(model)))
