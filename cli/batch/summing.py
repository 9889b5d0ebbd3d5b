"""The summary of the results: read from their file alone, so that a resumed run says the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cli.batch.journal import Journal
from engine.parallel import in_processes

if TYPE_CHECKING:
    from cli.batch.running import Work
    from engine.batch.tally import Tally
    from engine.compiling import CompiledRuleSet


def write_summary(work: "Work", journal: Journal, tell: Callable[[int, int], None]) -> "Tally":
    """Write the summary beside the results, its parts at the same time where there are several workers; return the counts.

    *tell* hears how many parts are done. Raises OSError.
    """
    summary = _Summary(work, journal)
    tally: Tally | None = None
    for done, found in enumerate(in_processes(summary.write, tuple(PARTS), work.jobs), 1):
        tell(done, len(PARTS))
        tally = found or tally
    return tally or summary.tally


@dataclass
class _Summary:
    """What is written about the results in *journal*."""

    work: "Work"
    journal: Journal

    @cached_property
    def tally(self) -> "Tally":
        """Return the counts."""
        from engine.batch.tally import Tally

        tally = Tally()
        with records_of(self.journal) as records:
            tally.add_all(records)
        return tally

    @property
    def rules(self) -> "CompiledRuleSet":
        """Return the rules that were checked by."""
        from engine.batch.partition import rules_for

        return rules_for(self.work.asked)

    def write(self, part: str) -> "Tally | None":
        """Write one of `PARTS`; return the counts where it needs them."""
        return PARTS[part](self)

    def workbook(self) -> "Tally":
        """Write what an officer opens in Excel."""
        from engine.render.batch import write_workbook

        tally = self.tally
        with records_of(self.journal) as records, (self.journal.folder / "summary.xlsx").open("wb") as file:
            write_workbook(tally, records, self.rules, file, self.work.asked.lang)
        return tally

    def table(self) -> None:
        """Write what programs read."""
        from engine.render.batch import write_table

        place = self.journal.folder / "summary.csv"
        with records_of(self.journal) as records, place.open("w", encoding="utf-8", newline="") as file:
            write_table(records, file, self.work.asked.lang)

    def page(self) -> "Tally":
        """Write the page with plots."""
        from engine.render.batch import summary_page

        asked, tally = self.work.asked, self.tally
        page = summary_page(tally, self.rules, asked.only, asked.lang)
        (self.journal.folder / "summary.html").write_text(page, encoding="utf-8", newline="\n")
        return tally


PARTS: Mapping[str, Callable[[_Summary], "Tally | None"]] = {
    "workbook": _Summary.workbook,  # what takes longest begins first
    "table": _Summary.table,
    "page": _Summary.page,
}


@contextmanager
def records_of(journal: Journal) -> Iterator[Iterator[dict[str, Any]]]:
    """Give the results one by one."""
    from engine.batch.lines import read_records

    with journal.results.open(encoding="utf-8") as lines:
        yield read_records(lines)
