"""One row for each declaration, for a spreadsheet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

from engine.catalogue import Standard
from engine.render.batch.labels import decision_label, label
from engine.render.batch.words import word
from engine.render.printable import printable
from engine.text import Lang

Record = Mapping[str, Any]
Cell = str | int
BOM = "\ufeff"  # without it Excel takes UTF-8 for something else
ACTED_UPON = ("=", "+", "-", "@")
"""What a spreadsheet takes a cell for a formula by, when it reads CSV."""
MOST = 1_000  # characters of one cell

COLUMNS: tuple[tuple[str, Callable[[Record, Lang], Cell]], ...] = (
    ("source", lambda record, _: record["source"]),
    ("line", lambda record, _: record["line"] or ""),
    ("name", lambda record, _: record.get("name", "")),
    ("kind", lambda record, lang: label("kind", record.get("kind"), lang)),
    ("mode", lambda record, lang: label("mode", record.get("mode"), lang)),
    ("subdistrict", lambda record, _: record.get("subdistrict", "")),
    ("decision", lambda record, lang: decision_label(record["decision"] or "unread", lang)),
    ("papers", lambda record, lang: label("papers", record.get("papers"), lang)),
    ("standards", lambda record, lang: label("standards", record.get("standards"), lang)),
    ("fail", lambda record, _: _count(record, "fail")),
    ("unknown", lambda record, _: _count(record, "unknown")),
    ("missing", lambda record, _: record.get("missing_facts", "")),
    ("advice", lambda record, _: _count(record, "advice")),
)
LAST: tuple[tuple[str, Callable[[Record, Lang], Cell]], ...] = (
    ("rules", lambda record, _: " ".join(failed["rule"] for failed in record.get("failed", ()))),
    ("problem", lambda record, _: "; ".join(f"{p['place']}: {p['message']}" for p in record.get("problems", ()))),
)


def heading(lang: Lang) -> list[str]:
    """Return the names of the columns."""
    standards = [standard.label.of(lang) for standard in Standard]
    return [word(key, lang) for key, _ in COLUMNS] + standards + [word(key, lang) for key, _ in LAST]


def row_of(record: Record, lang: Lang) -> list[Cell]:
    """Return the cells of one declaration."""
    outcomes = record.get("by_standard", {})
    standards = [label("outcome", outcomes.get(standard.value), lang) for standard in Standard]
    first, last = ([read(record, lang) for _, read in columns] for columns in (COLUMNS, LAST))
    return [_plain(cell) for cell in (*first, *standards, *last)]


def write_table(records: Iterable[Record], file: IO[str], lang: Lang) -> None:
    """Write *records* as CSV that Excel opens as it is, line by line."""
    file.write(BOM)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heading(lang))
    writer.writerows(_harmless(row_of(record, lang)) for record in records)


def _harmless(row: list[Cell]) -> Iterator[Cell]:
    return (f"'{cell}" if isinstance(cell, str) and cell.startswith(ACTED_UPON) else cell for cell in row)


def _plain(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return printable(cell) if len(cell) <= MOST else printable(cell[:MOST]) + "…"


def _count(record: Record, key: str) -> Cell:
    found: Cell = record.get("counts", {}).get(key, "")
    return found
