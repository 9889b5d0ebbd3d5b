"""What the hidden keys of the form say: the writer puts them in, and the reader finds cells by nothing else.

Every sheet to fill in has its keys in column A and in one hidden row; both are hidden, and both move along when people
insert rows, sort, or reorder columns.

======================  ==============================================================================================
a sheet of facts        key row: A ``#facts``, then what each column holds: ``value`` stands over the cells to fill in,
                        ``label``, ``unit`` and the like over the others. Below it, A of each row holds the path of
                        its fact, such as ``point.name``; rows with nothing there (headings, notes) say nothing.
a sheet of a list       key row: A ``#list rooms`` (or ``#list fire.storeys``), then the name of each column's fact,
                        such as ``id`` or ``area_m2``. Every row below is an item, unless A says otherwise:
                        ``#label`` (names, units, notes) is never read, nor is ``#example`` with the `fingerprint` of
                        what stands in its row, such as ``#example 1f0c22ab``: where that has changed, somebody has
                        filled in the example, and is told.
                        Above the key row, a row with A ``#none`` asks whether the list is empty: it has the
                        question `NONE_AT_ALL`, the answer, and perhaps a link that starts with `BACK_ARROW`. All other rows of the form above it have A ``#note``; somebody's own are
                        told that nothing is read there.
a sheet of explanation  A1 ``#note``; never read.
the sheet `META`        very hidden. Column A a name, column B its value: `FORMAT` with `VERSION`, and whatever the writer
                        wants to remember (``kind``, ``mode``, ``lang``, ``place``, ``as_of``). Lists to choose from stand
                        in its further columns.
======================  ==============================================================================================
"""

import zlib
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Final

CellValue = str | int | float | Decimal | bool | date | time | None

META: Final = "_tuoyu"
FORMAT: Final = "tuoyu-form"
VERSION: Final = "1"

FACTS: Final = "#facts"
LIST: Final = "#list"  # followed by a space and the path of the list
NOTE: Final = "#note"
LABEL: Final = "#label"
NAME: Final = "label"
EXAMPLE: Final = "#example"  # followed by a space and the fingerprint of the row
NONE: Final = "#none"
VALUE: Final = "value"
BACK_ARROW: Final = "←"


def fingerprint(cells: Mapping[str, CellValue]) -> str:
    """Return eight letters that tell whether the cells of a row, by the keys of their columns, are still as they were written."""
    said = "\n".join(f"{key}={_plain(value)}" for key, value in sorted(cells.items()) if value not in (None, ""))
    return f"{zlib.crc32(said.encode()):08x}"


def _plain(value: CellValue) -> str:
    """Return *value* in one way, whichever program has saved it."""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value).strip()
