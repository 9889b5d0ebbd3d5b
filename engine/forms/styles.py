"""How the cells of the form look: fonts, fills, borders, and how high a row must be for its text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from engine.documents import cell_width
from engine.text import Lang, Text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FONT: Final = Text("宋体", "Calibri")
SIZE: Final = 11
LINE: Final = 15.0
"""Points of height that a line of text takes."""
MOST_HEIGHT: Final = 400.0
"""Excel allows 409 points."""
FORMATS: Final[dict[str, str]] = {"day": "yyyy-mm-dd", "count": "General", "number": "General"}
"""How values are shown by kind of fact; all others are text, which Excel leaves as it is typed."""
TEXT_FORMAT: Final = "@"
WIDTHS: Final[dict[str, float]] = {
    "text": 20,
    "flag": 10,
    "choice": 18,
    "count": 11,
    "number": 11,
    "day": 13,
    "clock": 10,
}
ID_WIDTH, SEVERAL_WIDTH, MOST_COLUMN = 12.0, 34.0, 48.0
"""How wide the column of a list is by kind of fact, for ids, where a cell holds several values, and at most."""
BOLD: Final = 1.1
"""How much wider bold letters are."""
LABEL_LINES: Final = 4
"""On about how many lines the label of a column is to stand."""

GREY, INK, LINK_BLUE = "7F7F7F", "1F1F1F", "0563C1"
PAPER_BLUE, PALE_YELLOW, PALE_GREY = "DDEBF7", "FFFBE6", "F2F2F2"


def add_styles(workbook: "Workbook", lang: Lang) -> None:
    """Add the named styles of the form to *workbook*."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    thin = Side(style="thin", color="BFBFBF")
    boxed = Border(left=thin, right=thin, top=thin, bottom=thin)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for name, (look, fill, lined) in LOOKS.items():
        workbook.add_named_style(
            NamedStyle(
                name=name,
                font=Font(name=FONT.of(lang), **{"size": SIZE, "color": INK, **look}),
                fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
                border=boxed if lined else Border(),
                alignment=wrapped if lined else Alignment(vertical="center"),
            )
        )


LOOKS: Final[dict[str, tuple[dict[str, Any], str, bool]]] = {
    # name: (font, fill, whether the cell is part of a table)
    "tuoyu title": ({"size": 16, "bold": True}, "", False),
    "tuoyu plain": ({}, "", False),
    "tuoyu link": ({"color": LINK_BLUE, "underline": "single"}, "", False),
    "tuoyu head": ({"bold": True}, PAPER_BLUE, True),
    "tuoyu name": ({}, PALE_GREY, True),
    "tuoyu note": ({"size": 9, "color": GREY}, "", True),
    "tuoyu fill": ({}, PALE_YELLOW, True),
    "tuoyu example": ({"italic": True, "color": GREY}, PALE_GREY, True),
}


def number_format(kind: str) -> str:
    """Return the number format of cells for a fact of *kind*."""
    return FORMATS.get(kind, TEXT_FORMAT)


def line_count(text: str, width: float) -> int:
    """Return how many lines *text* takes in a column *width* characters wide."""
    room = max(1, int(width) - 1)
    return sum(max(1, -(-cell_width(line) // room)) for line in text.split("\n"))


def height_of(texts: Iterable[tuple[str, float, str]]) -> float:
    """Return the height of a row for its *texts*, each with the width of its column and its style."""
    heights = (_height(text, width, LOOKS[f"tuoyu {style}"][0].get("size", SIZE)) for text, width, style in texts)
    return min(MOST_HEIGHT, max(heights, default=LINE) + 3)


def _height(text: str, width: float, size: int) -> float:
    return LINE * size / SIZE * line_count(text, width * SIZE / size)


def width_of(kind: str, name: str, label: str) -> float:
    """Return how wide the column of one fact of a list is: enough for its values, its longest word and its *label*."""
    usual = ID_WIDTH if name == "id" else WIDTHS.get(kind, SEVERAL_WIDTH)
    word = max(cell_width(word) for word in label.split() if word.isascii()) if label.isascii() else 0
    return min(MOST_COLUMN, max(usual, word * BOLD + 1, cell_width(label) * BOLD / LABEL_LINES + 1))


def look(cell: Any, style: str) -> None:
    """Give *cell* one of the form's styles."""
    cell.style = f"tuoyu {style}"
