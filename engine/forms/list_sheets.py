"""A sheet of a list: one item a row below labels, notes and an example, with the question whether there are any at all."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from engine.forms.cellwords import NOTHING
from engine.forms.contents import content_of
from engine.forms.dropdowns import Ids, Options, prompt, validation
from engine.forms.examples import example_row
from engine.forms.fact_sheets import hide_keys, link_back
from engine.forms.filling import add_note, letter_of, put, set_up_page
from engine.forms.keys import EXAMPLE, LABEL, LIST, NONE, NOTE, fingerprint
from engine.forms.layout import Field, Form, Sheet
from engine.forms.notes import in_brief, in_short, note
from engine.forms.styles import height_of, number_format, width_of
from engine.text import NO_TEXT, Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

QUESTION, KEYS, HEAD, FORMS, EXAMPLES, FIRST = 2, 3, 4, 5, 6, 7
"""The rows: whether there are any, hidden keys, labels, how to fill in, the example, and the first item."""
ROWS, SPARE, LAST = 60, 20, 600
"""How many rows are drawn at least, how many below those filled in, and to which row drop-downs reach."""
QUESTION_WIDTH: Final = 42
NONE_AT_ALL: Final = Text("没有可填的内容，就在右边的格子选“无”：", "Nothing to list here? Choose None:")
HINTED: Final = Text("{title}（{hint}）", "{title} ({hint})")
EACH: Final = Text("每行一项", "one item a row")


def id_places(form: Form, lang: Lang) -> dict[str, Ids]:
    """Return, by key of a list, where its ids stand: what another list may refer to."""
    places = {}
    for part in form.sheets:
        if part.is_list:
            column = letter_of(_column_of(part, "id"))
            name = part.name.of(lang).replace("'", "''")
            cells = f"'{name}'!${column}${FIRST}"
            places[part.key] = Ids(part.name, f"OFFSET({cells},0,0,MAX(1,COUNTA({cells}:${column}${LAST})),1)")
    return places


def _column_of(part: Sheet, name: str) -> int:
    return next(column for column, field in enumerate(part.fields, 2) if field.name == name)


def write_list_sheet(sheet: "Worksheet", part: Sheet, options: Options, ids: Mapping[str, Ids]) -> None:
    """Write the sheet of one list: the question, keys, labels, an example, the items stated and rows to fill in."""
    lang = options.lang
    _write_question(sheet, part, options)
    example = example_row(part, lang)
    marks = (NOTE, NONE, f"{LIST} {part.key}", LABEL, LABEL, f"{EXAMPLE} {fingerprint(example)}")
    for row, mark in enumerate(marks, 1):
        sheet.cell(row, 1, mark)
    for column, field in enumerate(part.fields, 2):
        _write_column(sheet, column, field, options, ids)
        put(sheet.cell(EXAMPLES, column), example.get(field.name), "example", number_format(field.info.kind))
    _write_items(sheet, part, lang)
    _set_heights(sheet, part, lang)
    hide_keys(sheet, KEYS)
    named = part.fields[1:2] and part.fields[1].name in ("name", "label")
    sheet.freeze_panes = f"{letter_of(4 if named else 3)}{EXAMPLES}"
    set_up_page(sheet, f"{HEAD}:{FORMS}", sum(width_of(f.info.kind, f.name) for f in part.fields))
    sheet.print_title_cols = "B:C" if named else "B:B"


def _write_question(sheet: "Worksheet", part: Sheet, options: Options) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    lang = options.lang
    title = HINTED.fill(title=part.title, hint=part.hint) if part.hint != NO_TEXT else part.title
    put(sheet.cell(1, 2), title.of(lang), "title")
    put(sheet.cell(QUESTION, 2), NONE_AT_ALL.of(lang), "plain")
    column = _answer_column(part)
    answer = sheet.cell(QUESTION, column)
    put(answer, NOTHING.of(lang) if part.records == () else None, "fill", "@")
    offered = DataValidation(type="list", formula1=options.nothing(), allow_blank=True, showErrorMessage=False)
    offered.add(answer)
    sheet.add_data_validation(offered)
    link_back(sheet, QUESTION, column + 2, lang)


def _answer_column(part: Sheet) -> int:
    """Return the first column that leaves the question room to its left."""
    column, width = 2, 0.0
    for field in part.fields:
        if width >= QUESTION_WIDTH:
            return column
        width += width_of(field.info.kind, field.name)
        column += 1
    return column + max(0, -int(-(QUESTION_WIDTH - width) // 9))


def _write_column(sheet: "Worksheet", column: int, field: Field, options: Options, ids: Mapping[str, Ids]) -> None:
    """Write what stands above the items of one column, and what Excel offers in it."""
    from openpyxl.worksheet.datavalidation import DataValidation

    lang, letter = options.lang, letter_of(column)
    referred = ids.get(field.info.references or "")
    refers_to = referred.sheet if referred else NO_TEXT
    sheet.cell(KEYS, column, field.name)
    head = sheet.cell(HEAD, column)
    put(head, field.label.of(lang), "head")
    add_note(head, note(field, refers_to).of(lang))
    put(sheet.cell(FORMS, column), in_short(field, refers_to).of(lang), "note")
    said = in_brief(field, refers_to)
    offered = DataValidation(
        **validation(field.info, options, ids), **prompt(field.label, said, lang), allow_blank=True
    )
    offered.add(f"{letter}{FIRST}:{letter}{LAST}")
    sheet.add_data_validation(offered)
    sheet.column_dimensions[letter].width = width_of(field.info.kind, field.name)


def _write_items(sheet: "Worksheet", part: Sheet, lang: Lang) -> None:
    records = part.records or ()
    for index in range(max(ROWS, len(records) + SPARE)):
        record = records[index] if index < len(records) else None
        for column, field in enumerate(part.fields, 2):
            value = getattr(record, field.name, None)
            content = None if value is None else content_of(value, field.info, lang)
            put(sheet.cell(FIRST + index, column), content, "fill", number_format(field.info.kind))


def _set_heights(sheet: "Worksheet", part: Sheet, lang: Lang) -> None:
    """Make the rows above the items, and those of items, as high as their texts need."""
    widths = [width_of(field.info.kind, field.name) for field in part.fields]
    items = ((row, "fill") for row in range(FIRST, FIRST + len(part.records or ())))
    for row, style in ((HEAD, "head"), (FORMS, "note"), (EXAMPLES, "example"), *items):
        texts = (str(sheet.cell(row, column).value or "") for column in range(2, len(widths) + 2))
        sheet.row_dimensions[row].height = height_of(
            (text, width, style) for text, width in zip(texts, widths, strict=True)
        )
