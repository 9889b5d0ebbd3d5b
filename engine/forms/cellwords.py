"""What cells of the Excel form say besides plain values: yes and no, nothing, the example, several texts in one cell.

How each value is written:

- text as text, also where it looks like a formula; numbers as numbers, or as text where a double cannot hold all digits;
- days as Excel dates, or as ``2026-01-01`` where Excel has none (before March 1900); times as text, ``08:30``;
- yes or no as `YES` and `NO`; a choice by its label in the form's language;
- several choices by their labels with `SEPARATOR` between them, several texts as `join_texts` writes them; a fact that is an
  empty list as `NOTHING`.

A list of records that is empty has `NOTHING` as the answer in its row ``#none``; with neither items nor that answer it is unknown.
The row ``#example`` has `EXAMPLE_ID` as its id.
"""

import re
from collections.abc import Sequence
from typing import Final

from engine.text import Lang, Text

YES: Final = Text("是", "Yes")
NO: Final = Text("否", "No")
NOTHING: Final = Text("无", "None")
NONE_AT_ALL: Final = Text("没有可填的内容，就在右边的格子选“无”：", "Nothing to list here? Choose None:")
EXAMPLE_ID: Final = Text("示例", "Example")
SEPARATOR: Final = Text("；", "; ")
"""Between several values of one cell: no label of a choice has a semicolon, many have 、 or a comma."""
TAKEN_APART: Final = "；;、\n"
"""Where a cell with several texts of their own is taken apart, outside of quotes."""
PIECE: Final = re.compile(rf'\s*(?:"((?:[^"]|"")*)"\s*(?=[{TAKEN_APART}]|$)|([^{TAKEN_APART}]*))(?:[{TAKEN_APART}]|$)')


def join_texts(texts: Sequence[str], lang: Lang) -> str:
    """Return several texts as one cell, so that `split_texts` returns them; what it would take apart stands in quotes."""
    return SEPARATOR.of(lang).join(_quoted(text) for text in texts)


def split_texts(cell: str) -> list[str]:
    """Return the texts of one cell without the spaces around them, blank ones left out."""
    found = (m[1].replace('""', '"') if m[1] is not None else m[2].strip() for m in PIECE.finditer(cell))
    return [text for text in found if text.strip()]


def _quoted(text: str) -> str:
    """Return *text*, in quotes where it would be read otherwise: as several, without its spaces, or as "nothing"."""
    plain = (
        text == text.strip() and not text.startswith('"') and text not in NOTHING and not set(text) & set(TAKEN_APART)
    )
    return text if plain else '"' + text.replace('"', '""') + '"'
