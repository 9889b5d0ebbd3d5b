"""The summary of the results: read from their file alone, so that a resumed run says the same."""

from typing import TYPE_CHECKING

from cli.batch.journal import Journal

if TYPE_CHECKING:
    from cli.batch.running import Work
    from engine.batch.tally import Tally


def write_summary(work: "Work", journal: Journal) -> "Tally":
    """Write the summary beside the results; return the counts."""
    from engine.batch.lines import read_records
    from engine.batch.tally import Tally

    tally = Tally()
    with journal.results.open(encoding="utf-8") as lines:
        tally.add_all(read_records(lines))
    return tally
