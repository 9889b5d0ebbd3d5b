"""The summary as a workbook: an overview, what fails, and every declaration; the same results give the same bytes."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from engine.batch.tally import Tally
from engine.compiling import CompiledRuleSet
from engine.forms.filling import set_up_page
from engine.render.batch.figures import clause_figures, rule_figures, tables
from engine.render.batch.table import Record, heading, row_of
from engine.render.batch.words import word
from engine.text import Lang

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time stamp of everything in the file: the earliest that a zip file knows."""
MOST_ROWS = 1_048_576 - 2
"""How many declarations a sheet has room for, below its heading and above a last remark."""
WIDE = {1: 40, 3: 30, **dict.fromkeys(range(4, 20), 12), 20: 60, 21: 60}  # columns of the declarations, in characters
Row = Iterable[Any]


class _Head(list[Any]):
    """A row of headings."""


def write_workbook(
    tally: Tally, records: Iterable[Record], rules: CompiledRuleSet, file: IO[bytes], lang: Lang, most: int = MOST_ROWS
) -> None:
    """Write the counts and every one of *records* to *file* as .xlsx, row by row; one sheet takes *most* declarations."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    _add_sheet(workbook, word("overview", lang), _overview(tally, rules, lang), {1: 34})
    _add_sheet(workbook, word("clauses_sheet", lang), _clauses(tally, rules, lang), {1: 28, 2: 44, 3: 80}, frozen=True)
    _add_sheet(workbook, word("rules_sheet", lang), _rules(tally, rules, lang), {1: 44, 2: 44}, frozen=True)
    _add_sheet(workbook, word("points", lang), _points(tally, records, lang, most), WIDE, frozen=True)
    pack(workbook, rules.as_of, file)


def _add_sheet(
    workbook: "Workbook", name: str, rows: Iterable[Row], widths: dict[int, int], frozen: bool = False
) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(name)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    if frozen:
        sheet.freeze_panes = "A2"
    set_up_page(sheet, "1:1", sum(widths.values()))

    def cell(value: Any, head: bool) -> Any:
        if not isinstance(value, str) or not (head or value.startswith("=")):
            return value
        shown = WriteOnlyCell(sheet, value)
        shown.data_type = "s"  # a text, whatever it looks like
        if head:
            shown.font = Font(bold=True)
        return shown

    for row in rows:
        sheet.append([cell(value, isinstance(row, _Head)) for value in row])


def _overview(tally: Tally, rules: CompiledRuleSet, lang: Lang) -> Iterator[Row]:
    yield _Head([word("title", lang)])
    yield [basis(rules, lang)]
    for table in tables(tally, lang):
        yield []
        yield _Head([table.title, *table.columns, word("total", lang)])
        yield from ([row.label, *row.counts, sum(row.counts)] for row in table.rows)


def _clauses(tally: Tally, rules: CompiledRuleSet, lang: Lang) -> Iterator[Row]:
    yield _Head(word(key, lang) for key in ("clause_id", "clause", "text", "count", "doubt"))
    yield from ([one.id, one.label, one.text, one.count, one.doubt] for one in clause_figures(tally, rules, lang))


def _rules(tally: Tally, rules: CompiledRuleSet, lang: Lang) -> Iterator[Row]:
    yield _Head(word(key, lang) for key in ("rule", "rule_title", "standard", "count"))
    yield from ([one.id, one.label, one.text, one.count] for one in rule_figures(tally, rules, lang))


def _points(tally: Tally, records: Iterable[Record], lang: Lang, most: int) -> Iterator[Row]:
    yield _Head(heading(lang))
    fitting = (row_of(record, lang) for _, record in zip(range(most), records, strict=False))
    left = tally.total - most
    yield from chain(fitting, [[word("rows_left", lang, n=left)]] if left > 0 else [])


def pack(workbook: "Workbook", day: date, file: IO[bytes]) -> None:
    """Save *workbook* as a file of *day*, which says nothing of when it was written."""
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.creator = "tuoyu"
    workbook.properties.created = workbook.properties.modified = datetime.combine(day, time())
    with tempfile.TemporaryFile() as loose:
        with zipfile.ZipFile(loose, "w") as archive:
            ExcelWriter(workbook, archive).save()
        with zipfile.ZipFile(loose) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                _copy(source, target, name)


def _copy(source: zipfile.ZipFile, target: zipfile.ZipFile, name: str) -> None:
    about = zipfile.ZipInfo(name, EARLIEST)
    about.compress_type = zipfile.ZIP_DEFLATED
    with source.open(name) as read, target.open(about, "w") as written:
        shutil.copyfileobj(read, written)


def basis(rules: CompiledRuleSet, lang: Lang) -> str:
    """Return by which rules the declarations were checked."""
    return word(
        "basis",
        lang,
        as_of=rules.as_of,
        place=rules.place.label.of(lang),
        n=len(rules.rules),
        digest=rules.ruleset.ref.digest,
    )
