"""A sheet of a list: one item a row below labels, notes and an example, with the question whether there are any at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from engine.blank import NAMES
from engine.forms.cellwords import EXAMPLE_ID, NONE_AT_ALL, NOTHING
from engine.forms.contents import Content, content_of
from engine.forms.dropdowns import Ids, Options, prompt, validation
from engine.forms.examples import example_row
from engine.forms.fact_sheets import hide_keys, link_back
from engine.forms.filling import add_note, letter_of, put, set_up_page
from engine.forms.keys import EXAMPLE, LABEL, LIST, NONE, NOTE, fingerprint
from engine.forms.layout import Field, Form, Sheet
from engine.forms.notes import in_brief, in_short, note
from engine.forms.styles import TEXT_FORMAT, height_of, number_format, width_of
from engine.text import NO_TEXT, Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

QUESTION, KEYS, HEAD, FORMS, EXAMPLES, FIRST = 2, 3, 4, 5, 6, 7
"""The rows: whether there are any, hidden keys, labels, how to fill in, the example, and the first item."""
ROWS, SPARE, LAST = 60, 20, 600
"""How many rows are drawn at least, how many below those filled in, and to which row drop-downs reach."""
QUESTION_WIDTH, USUAL_WIDTH = 42, 9
"""How much room the question takes, and how wide Excel makes a column of which nothing is said."""
MOST_HEIGHT: Final = 110.0
"""How high a row may get, so that several are in sight; a cell shows the rest of its text when it is chosen."""
HINTED: Final = Text("{title}（{hint}）", "{title} ({hint})")


def id_places(form: Form, lang: Lang) -> dict[str, Ids]:
    """Return, by key of a list, where its ids stand: what another list may refer to."""
    return {part.key: Ids(part.name, _ids_formula(part, lang)) for part in form.sheets if part.is_list}


def _ids_formula(part: Sheet, lang: Lang) -> str:
    """Return the formula for the ids that are filled in.

    It hangs on the row above the example alone, so that the example and items may be deleted, and items put in anywhere.
    """
    column = letter_of(next(number for number, field in enumerate(part.fields, 2) if field.name == "id"))
    above = "'{}'!${}${}".format(part.name.of(lang).replace("'", "''"), column, FORMS)
    example = f'(OFFSET({above},1,0)="{EXAMPLE_ID.of(lang)}")'
    count = f"COUNTA({above}:${column}${LAST})-1-{example}"
    return f"OFFSET({above},1+{example},0,MAX(1,{count}),1)"


@dataclass(frozen=True)
class Column:
    """A column of the sheet: its number, the fact, how wide it is, and the sheet whose ids it takes, if any."""

    number: int
    field: Field
    width: float
    refers_to: Text

    @property
    def letter(self) -> str:
        """Return what Excel calls the column."""
        return letter_of(self.number)


def write_list_sheet(sheet: "Worksheet", part: Sheet, options: Options, ids: Mapping[str, Ids]) -> None:
    """Write the sheet of one list: the question, keys, labels, an example, the items stated and rows to fill in."""
    lang = options.lang
    columns = tuple(_columns(part, ids, lang))
    example = example_row(part, lang)
    marks = (NOTE, NONE, f"{LIST} {part.key}", LABEL, LABEL, f"{EXAMPLE} {fingerprint(example)}")
    for row, mark in enumerate(marks, 1):
        sheet.cell(row, 1, mark)
    _write_question(sheet, part, columns, options)
    for column in columns:
        _write_head(sheet, column, lang)
        _write_offer(sheet, column, options, ids)
        _put(sheet, EXAMPLES, column, example.get(column.field.name), "example")
    _write_items(sheet, part, columns, lang)
    _set_heights(sheet, len(part.records or ()), columns)
    _set_up(sheet, columns)


def _columns(part: Sheet, ids: Mapping[str, Ids], lang: Lang) -> Iterator[Column]:
    for number, field in enumerate(part.fields, 2):
        referred = ids.get(field.info.references or "")
        width = width_of(field.info.kind, field.name, field.label.of(lang))
        yield Column(number, field, width, referred.sheet if referred else NO_TEXT)


def _write_question(sheet: "Worksheet", part: Sheet, columns: tuple[Column, ...], options: Options) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    lang = options.lang
    title = HINTED.fill(title=part.title, hint=part.hint) if part.hint != NO_TEXT else part.title
    put(sheet.cell(1, 2), title.of(lang), "title")
    put(sheet.cell(QUESTION, 2), NONE_AT_ALL.of(lang), "plain")
    number = _answer_column(columns)
    answer = sheet.cell(QUESTION, number)
    put(answer, NOTHING.of(lang) if part.records == () else None, "fill", TEXT_FORMAT)
    offered = DataValidation(type="list", formula1=options.nothing(), allow_blank=True, showErrorMessage=False)
    offered.add(answer)
    sheet.add_data_validation(offered)
    link_back(sheet, QUESTION, number + 2, lang)


def _answer_column(columns: tuple[Column, ...]) -> int:
    """Return the first column that leaves the question room to its left."""
    width = 0.0
    for column in columns:
        if width >= QUESTION_WIDTH:
            return column.number
        width += column.width
    return columns[-1].number + 1 + max(0, ceil((QUESTION_WIDTH - width) / USUAL_WIDTH))


def _write_head(sheet: "Worksheet", column: Column, lang: Lang) -> None:
    """Write what stands above the items of one column."""
    field = column.field
    sheet.cell(KEYS, column.number, field.name)
    head = sheet.cell(HEAD, column.number)
    put(head, field.label.of(lang), "head")
    add_note(head, note(field, column.refers_to).of(lang))
    put(sheet.cell(FORMS, column.number), in_short(field, column.refers_to).of(lang), "note")
    sheet.column_dimensions[column.letter].width = column.width


def _write_offer(sheet: "Worksheet", column: Column, options: Options, ids: Mapping[str, Ids]) -> None:
    """Add what Excel offers, checks and says in the cells of one column."""
    from openpyxl.worksheet.datavalidation import DataValidation

    field = column.field
    shown = prompt(field.label, in_brief(field, column.refers_to), options.lang)
    offered = DataValidation(**validation(field.info, options, ids), **shown, allow_blank=True)
    offered.add(f"{column.letter}{FIRST}:{column.letter}{LAST}")
    sheet.add_data_validation(offered)


def _write_items(sheet: "Worksheet", part: Sheet, columns: tuple[Column, ...], lang: Lang) -> None:
    records = part.records or ()
    for index in range(max(ROWS, len(records) + SPARE)):
        record = records[index] if index < len(records) else None
        for column in columns:
            value = getattr(record, column.field.name, None)
            content = None if value is None else content_of(value, column.field.info, lang)
            _put(sheet, FIRST + index, column, content, "fill")


def _put(sheet: "Worksheet", row: int, column: Column, content: Content | None, style: str) -> None:
    put(sheet.cell(row, column.number), content, style, number_format(column.field.info.kind))


def _set_heights(sheet: "Worksheet", items: int, columns: tuple[Column, ...]) -> None:
    """Make the rows above the items, and those of items, as high as their texts need."""
    styles = {HEAD: "head", FORMS: "note", EXAMPLES: "example"}
    for row in (HEAD, FORMS, EXAMPLES, *range(FIRST, FIRST + items)):
        texts = ((str(sheet.cell(row, c.number).value or ""), c.width, styles.get(row, "fill")) for c in columns)
        sheet.row_dimensions[row].height = min(MOST_HEIGHT, height_of(texts))


def _set_up(sheet: "Worksheet", columns: tuple[Column, ...]) -> None:
    """Keep labels and the names of items in sight, on the screen and on paper."""
    named = any(column.field.name in NAMES for column in columns[1:2])
    hide_keys(sheet, KEYS)
    sheet.freeze_panes = f"{letter_of(4 if named else 3)}{EXAMPLES}"
    set_up_page(sheet, f"{HEAD}:{FORMS}", sum(column.width for column in columns))
    sheet.print_title_cols = "B:C" if named else "B:B"
