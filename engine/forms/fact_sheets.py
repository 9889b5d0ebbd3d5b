"""A sheet of facts: one fact a row, with how to fill it in, what proves it and why it is asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from engine.forms.contents import content_of
from engine.forms.dropdowns import Ids, Options, validation
from engine.forms.filling import add_note, letter_of, put, set_up_page
from engine.forms.keys import FACTS, LABEL, NOTE, VALUE
from engine.forms.layout import Field, Sheet
from engine.forms.notes import how_to_fill, note, proof_of, why
from engine.forms.styles import height_of, number_format
from engine.forms.wording import COVER
from engine.text import Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS: Final[tuple[tuple[str, Text, float], ...]] = (
    ("label", Text("项目", "Fact"), 30),
    (VALUE, Text("填写", "Fill in"), 28),
    ("unit", Text("单位", "Unit"), 10),
    ("how", Text("怎样填", "How to fill in"), 36),
    ("proof", Text("凭什么证明", "Shown by"), 20),
    ("why", Text("为什么问（规则和条款）", "Why it is asked (rules and clauses)"), 52),
)
WIDTHS: Final = tuple(width for _, _, width in COLUMNS)
STYLES: Final = ("name", "fill", "note", "note", "note", "note")
KEYS, HEAD, FIRST = 3, 4, 5
"""The hidden row of keys, the row of headings, and the first fact."""
VALUE_COLUMN: Final = 3
BACK: Final = Text("← 回到填写说明", "← back to the instructions")
ONLY_YELLOW: Final = Text(
    "只填黄色格子；不知道的留空。", "Fill in the yellow cells only; leave blank what is not known."
)


def write_fact_sheet(sheet: "Worksheet", part: Sheet, options: Options, ids: Mapping[str, Ids]) -> None:
    """Write the sheet of one section: its keys, headings and facts."""
    lang = options.lang
    _write_head(sheet, part, lang)
    record = part.records[0] if part.records else None
    for row, field in enumerate(part.fields, FIRST):
        value = getattr(record, field.name, None)
        _write_fact(sheet, row, field, None if value is None else content_of(value, field.info, lang), lang)
    _add_validations(sheet, part, options, ids)
    sheet.freeze_panes = f"{letter_of(VALUE_COLUMN)}{FIRST}"
    set_up_page(sheet, f"{HEAD}:{HEAD}", sum(WIDTHS))


def _write_head(sheet: "Worksheet", part: Sheet, lang: Lang) -> None:
    put(sheet.cell(1, 2), part.title.of(lang), "title")
    put(sheet.cell(2, 2), ONLY_YELLOW.of(lang), "plain")
    link_back(sheet, 2, 5, lang)
    for row, mark in enumerate((NOTE, NOTE, FACTS, LABEL), 1):
        sheet.cell(row, 1, mark)
    for column, (name, heading, width) in enumerate(COLUMNS, 2):
        sheet.cell(KEYS, column, name)
        put(sheet.cell(HEAD, column), heading.of(lang), "head")
        sheet.column_dimensions[letter_of(column)].width = width
    hide_keys(sheet, KEYS)


def hide_keys(sheet: "Worksheet", row: int) -> None:
    """Hide the column and the row of keys."""
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[row].hidden = True
    sheet.row_dimensions[1].height = 26


def link_back(sheet: "Worksheet", row: int, column: int, lang: Lang) -> None:
    """Put a link to the first sheet into a cell."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = sheet.cell(row, column)
    put(cell, BACK.of(lang), "link")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{COVER.of(lang)}'!B1")
    look_like_link(cell)


def look_like_link(cell: Any) -> None:
    """Give *cell* the look of a link, which setting the link has taken from it."""
    cell.style = "tuoyu link"


def _write_fact(sheet: "Worksheet", row: int, field: Field, content: Any, lang: Lang) -> None:
    sheet.cell(row, 1, field.key)
    said = (
        field.label,
        None,
        field.info.unit_text,
        how_to_fill(field, with_unit=False),
        proof_of(field.info),
        why(field),
    )
    for column, (text, style) in enumerate(zip(said, STYLES, strict=True), 2):
        put(sheet.cell(row, column), text.of(lang) if text else None, style)
    cell = sheet.cell(row, VALUE_COLUMN)
    put(cell, content, "fill", number_format(field.info.kind))
    add_note(cell, note(field).of(lang))
    shown = (text.of(lang) if text else str(content or "") for text in said)
    sheet.row_dimensions[row].height = height_of(zip(shown, WIDTHS, STYLES, strict=True))


def _add_validations(sheet: "Worksheet", part: Sheet, options: Options, ids: Mapping[str, Ids]) -> None:
    """Add what Excel offers and checks, once for all cells that are alike."""
    from openpyxl.worksheet.datavalidation import DataValidation

    alike: dict[tuple[tuple[str, Any], ...], DataValidation] = {}
    for row, field in enumerate(part.fields, FIRST):
        if wanted := validation(field.info, options, ids):
            made = alike.setdefault(tuple(wanted.items()), DataValidation(**wanted, allow_blank=True))
            made.add(sheet.cell(row, VALUE_COLUMN))
    for made in alike.values():
        sheet.add_data_validation(made)
