"""The Excel form as a workbook: the same form gives the same bytes."""

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from engine.forms.cover import write_cover
from engine.forms.dropdowns import Options
from engine.forms.fact_sheets import write_fact_sheet
from engine.forms.keys import FORMAT, META, VERSION
from engine.forms.layout import Form
from engine.forms.list_sheets import id_places, write_list_sheet
from engine.forms.styles import add_styles
from engine.forms.wording import COVER
from engine.text import Lang

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time stamp of everything in the file: the earliest that a zip file knows."""


def write_form(form: Form, lang: Lang) -> bytes:
    """Return *form* as an .xlsx file in *lang*. Raises `DeclarationError` for a value too long for a cell."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, lang)
    cover = workbook.create_sheet(COVER.of(lang))
    sheets = [workbook.create_sheet(sheet.name.of(lang)) for sheet in form.sheets]
    options = Options(_hidden_sheet(workbook, form, lang), lang)
    ids = id_places(form, lang)
    for sheet, worksheet in zip(form.sheets, sheets, strict=True):
        write = write_list_sheet if sheet.is_list else write_fact_sheet
        write(worksheet, sheet, options, ids)
    write_cover(cover, form, lang)
    return _packed(workbook, form)


def _hidden_sheet(workbook: "Workbook", form: Form, lang: Lang) -> "Worksheet":
    """Return the very hidden sheet, which says what the form was made for."""
    sheet: Worksheet = workbook.create_sheet(META)
    sheet.sheet_state = "veryHidden"
    said = {
        FORMAT: VERSION,
        "lang": lang,
        "kind": form.kind.value if form.kind else "",
        "mode": form.mode.value if form.mode else "",
        "as_of": form.as_of.isoformat(),
        "place": form.place.value,
    }
    for row, (name, value) in enumerate(said.items(), 1):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, value).number_format = "@"
    return sheet


def _packed(workbook: "Workbook", form: Form) -> bytes:
    """Return *workbook* as a file that says of when its rules are, not when it was written."""
    from openpyxl.writer.excel import ExcelWriter

    day = datetime.combine(form.as_of, time())
    workbook.properties.creator = "tuoyu"
    workbook.properties.created = workbook.properties.modified = day
    loose = io.BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:
        ExcelWriter(workbook, archive).save()
    packed = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EARLIEST), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
