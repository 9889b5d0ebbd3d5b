"""What the hidden keys of the form say: the writer puts them in, and the reader finds cells by nothing else.

Every sheet to fill in has its keys in column A and in one hidden row; both are hidden, and both move along when people
insert rows, sort, or reorder columns.

======================  ==============================================================================================
a sheet of facts        key row: A ``#facts``, then what each column holds: ``value`` stands over the cells to fill in,
                        ``label``, ``unit`` and the like over the others. Below it, A of each row holds the path of
                        its fact, such as ``point.name``; rows with nothing there (headings, notes) say nothing.
a sheet of a list       key row: A ``#list rooms`` (or ``#list fire.storeys``), then the name of each column's fact,
                        such as ``id`` or ``area_m2``. Every row below is an item, unless A says otherwise:
                        ``#label`` (names, units, notes) and ``#example`` are never read.
                        Anywhere above the key row, a row with A ``#none`` asks whether the list is empty: its last
                        filled cell is the answer.
a sheet of explanation  A1 ``#note``; never read.
the sheet `META`        very hidden. Column A a name, column B its value: `FORMAT` with `VERSION`, and whatever the writer
                        wants to remember (``kind``, ``mode``, ``lang``, ``place``, ``as_of``). Lists to choose from stand
                        in its further columns.
======================  ==============================================================================================
"""

from typing import Final

META: Final = "_tuoyu"
FORMAT: Final = "tuoyu-form"
VERSION: Final = "1"

FACTS: Final = "#facts"
LIST: Final = "#list"  # followed by a space and the path of the list
NOTE: Final = "#note"
LABEL: Final = "#label"
EXAMPLE: Final = "#example"
NONE: Final = "#none"
VALUE: Final = "value"
