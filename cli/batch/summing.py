"""The summary of the results: read from their file alone, so that a resumed run says the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cli.batch.journal import Journal

if TYPE_CHECKING:
    from cli.batch.running import Work
    from engine.batch.tally import Tally

PARTS = 3  # the page, the table, the workbook


def write_summary(work: "Work", journal: Journal, tell: Callable[[int, int], None]) -> "Tally":
    """Write the summary beside the results; return the counts. *tell* hears how many of its parts are done. Raises OSError."""
    from engine.batch.partition import rules_for
    from engine.batch.tally import Tally
    from engine.render.batch import summary_page, write_table, write_workbook

    lang, rules, tally, folder = work.asked.lang, rules_for(work.asked), Tally(), journal.folder
    with records_of(journal) as records:
        tally.add_all(records)
    page = summary_page(tally, rules, work.asked.only, lang)
    (folder / "summary.html").write_text(page, encoding="utf-8", newline="\n")
    tell(1, PARTS)
    with records_of(journal) as records, (folder / "summary.csv").open("w", encoding="utf-8", newline="") as table:
        write_table(records, table, lang)
    tell(2, PARTS)
    with records_of(journal) as records, (folder / "summary.xlsx").open("wb") as workbook:
        write_workbook(tally, records, rules, workbook, lang)
    return tally


@contextmanager
def records_of(journal: Journal) -> Iterator[Iterator[dict[str, Any]]]:
    """Give the results one by one."""
    from engine.batch.lines import read_records

    with journal.results.open(encoding="utf-8") as lines:
        yield read_records(lines)
