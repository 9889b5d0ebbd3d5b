"""Forms for the tests, made and written once each."""

import io
import os
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.catalogue import Layer
from engine.compiling import CompiledRuleSet
from engine.declaration.point import PointKind
from engine.forms.examples import read_examples
from engine.forms.layout import Form, make_form
from engine.forms.writing import write_form
from engine.generating import AS_OF
from engine.preparing import load_prepared
from engine.text import Lang
from standards import STANDARDS

ROOT = Path(__file__).parents[2]


@cache
def compiled() -> CompiledRuleSet:
    """Return the project's rules on the day of the bases."""
    return load_prepared(STANDARDS, Path(os.environ["TUOYU_CACHE"])).on(AS_OF, Layer.GONGSHU)


@cache
def form_for(kind: PointKind | None) -> Form:
    """Return the blank form for a point of *kind*."""
    return make_form(compiled(), kind, examples=read_examples(STANDARDS, kind))


@cache
def written(kind: PointKind, lang: Lang = "zh") -> bytes:
    """Return that form as a file."""
    return write_form(form_for(kind), lang)


@cache
def workbook_for(kind: PointKind, lang: Lang = "zh") -> Workbook:
    """Return that file read again; do not change it."""
    return load_workbook(io.BytesIO(written(kind, lang)))


def sheet_of(workbook: Workbook, key: str) -> Worksheet:
    """Return the sheet of the section or list called *key*."""
    for sheet in workbook.worksheets:
        marks = [cell.value for cell in sheet["A"]]
        if f"#list {key}" in marks or any(str(mark).rpartition(".")[0] == key for mark in marks if mark):
            return sheet
    raise KeyError(key)
