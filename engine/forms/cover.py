"""The first sheet of the form: what it is for, how to fill it in, and a list of the sheets with links."""

from typing import TYPE_CHECKING, Final

from engine.forms.fact_sheets import look_like_link
from engine.forms.filling import letter_of, put, set_up_page
from engine.forms.keys import NOTE
from engine.forms.layout import Form, Sheet
from engine.forms.styles import height_of
from engine.text import Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE: Final = Text("婴幼儿照护服务点申报表", "Declaration of a childcare point")
MADE_FOR: Final = Text(
    "适用：{kind}；{mode}；按 {day} 在{place}施行的规定编制。其他类型的服务点请另做一份。",
    "For: {kind}; {mode}; made by the law in force in {place} on {day}. Make another for another kind.",
)
ANY_KIND: Final = Text("各类服务点", "every kind of point")
ANY_MODE: Final = Text("各种参与模式", "every mode")
STEPS: Final = (
    Text(
        "只填黄色格子。不知道的先留空，检查报告会列为“待补充”。",
        "Fill in the yellow cells only. Leave blank what you do not know yet: the report will list it as missing.",
    ),
    Text(
        "每格怎样填、凭什么证明、为什么问，写在旁边的栏目或批注里（把鼠标移到格子上就能看到）。",
        "How to fill in a cell, what proves it and why it is asked stands beside it or in its note (point at the cell).",
    ),
    Text(
        "人员、房间等表每行填一项，各有一个不重复的编号；灰色的“示例”行不用删，也不会读入。",
        "In sheets such as staff or rooms each row is one item with an id of its own; the grey example row may stay: it is not read.",
    ),
    Text(
        "某张表确实没有可填的内容，在表上方选“无”；什么都不填，表示还不知道。",
        "Where there is nothing to list, choose None at the top of the sheet; a sheet left blank means that it is not known yet.",
    ),
    Text(
        "一格可填多项的，用“；”分开；日期写成 2026-01-01；不要填公式。",
        "Several values in one cell have a semicolon between them; dates are written 2026-01-01; no formulas.",
    ),
    Text(
        "可以加行、排序、隐藏行；不要删除 A 列和隐藏的行。",
        "Rows may be added, sorted or hidden; do not delete column A or hidden rows.",
    ),
    Text("不要填写任何儿童的姓名或个人信息。", "No child's name or personal data anywhere."),
    Text(
        "填好后存为 .xlsx 文件，运行：tuoyu check 文件名.xlsx",
        "Save it as an .xlsx file and run: tuoyu check FILE.xlsx",
    ),
)
HEADINGS: Final = (
    (Text("工作表", "Sheet"), 26),
    (Text("填什么", "What it is about"), 60),
    (Text("怎样填", "How"), 24),
)
A_FACT_A_ROW: Final = Text("共 {n} 项", "{n} facts")
AN_ITEM_A_ROW: Final = Text("每行一项，每项 {n} 栏", "one item a row, {n} columns")
WIDTH: Final = sum(width for _, width in HEADINGS)


def write_cover(sheet: "Worksheet", form: Form, lang: Lang) -> None:
    """Write the first sheet."""
    sheet.cell(1, 1, NOTE)
    put(sheet.cell(1, 2), TITLE.of(lang), "title")
    sheet.row_dimensions[1].height = 30
    _write_wide(sheet, 2, _made_for(form).of(lang))
    for number, step in enumerate(STEPS, 1):
        _write_wide(sheet, number + 3, f"{number}. {step.of(lang)}")
    row = len(STEPS) + 5
    for column, (heading, width) in enumerate(HEADINGS, 2):
        put(sheet.cell(row, column), heading.of(lang), "head")
        sheet.column_dimensions[letter_of(column)].width = width
    for below, part in enumerate(form.sheets, row + 1):
        _write_line(sheet, below, part, lang)
    sheet.column_dimensions["A"].hidden = True
    set_up_page(sheet, f"{row}:{row}", WIDTH)
    sheet.page_setup.orientation = "portrait"


def _made_for(form: Form) -> Text:
    return MADE_FOR.fill(
        kind=form.kind.label if form.kind else ANY_KIND,
        mode=form.mode.label if form.mode else ANY_MODE,
        day=form.as_of.isoformat(),
        place=form.place.label,
    )


def _write_wide(sheet: "Worksheet", row: int, text: str) -> None:
    """Write a text across the columns of the list of sheets."""
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, 2)
    put(cell, text, "plain")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=len(HEADINGS) + 1)
    sheet.row_dimensions[row].height = height_of([(text, WIDTH, "plain")])


def _write_line(sheet: "Worksheet", row: int, part: Sheet, lang: Lang) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    name, title = part.name.of(lang), part.title.of(lang)
    how = (AN_ITEM_A_ROW if part.is_list else A_FACT_A_ROW).fill(n=len(part.fields)).of(lang)
    for column, text in enumerate((name, title, how), 2):
        put(sheet.cell(row, column), text, "name")
    link = sheet.cell(row, 2)
    quoted = name.replace("'", "''")
    link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!B1")
    look_like_link(link)
    sheet.row_dimensions[row].height = height_of([(name, 26, "link"), (title, 60, "name")])
