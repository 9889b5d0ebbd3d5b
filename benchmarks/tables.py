"""Tables of figures, readable in a terminal and as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

from benchmarks.timing import Times, exponent

Row = tuple[str, ...]
WIDTH = 80
GROWTH = "'Last' is the exponent of the last doubling, and what follows are the milliseconds at so many {what}."


@dataclass(frozen=True)
class Table:
    """One table of figures and what they compare."""

    title: str
    note: str
    head: Row
    rows: tuple[Row, ...]

    def __str__(self) -> str:
        widths = [max(len(row[i]) for row in (self.head, *self.rows)) for i in range(len(self.head))]
        lines = [self.head, tuple("-" * width for width in widths), *self.rows]
        grid = ["| " + " | ".join(_padded(row, widths)) + " |" for row in lines]
        return "\n".join([f"## {self.title}", "", wrapped(self.note), "", *grid])


def wrapped(text: str) -> str:
    """Return *text* in lines that fit a terminal."""
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _padded(row: Row, widths: Sequence[int]) -> Iterator[str]:
    yield row[0].ljust(widths[0])
    yield from (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))


def ratio_text(ratio: float) -> str:
    """Return a ratio with as many digits as it deserves."""
    return f"{ratio:,.2f}×" if ratio < 100 else f"{ratio:,.0f}×"


def ms_text(ms: float) -> str:
    """Return milliseconds with as many digits as they deserve."""
    return f"{ms:,.3f}" if ms < 10 else f"{ms:,.0f}"


def growth_table(title: str, note: str, what: str, grid: Mapping[int, Mapping[str, Times]]) -> Table:
    """Return how each stage grows; *grid* holds the times by size and stage, and a stage may miss some sizes."""
    stages = dict.fromkeys(name for times in grid.values() for name in times)
    head = ("stage", "exponent", "last", *(f"{size:,}" for size in grid))
    return Table(title, f"{note} {GROWTH.format(what=what)}", head, tuple(_growth_row(name, grid) for name in stages))


def _growth_row(stage: str, grid: Mapping[int, Mapping[str, Times]]) -> Row:
    known = {size: times[stage].median for size, times in grid.items() if stage in times}
    sizes, times = list(known), list(known.values())
    slopes = [exponent(sizes, times), exponent(sizes[-2:], times[-2:])] if len(known) > 1 else []
    cells = [f"{slope:.2f}" for slope in slopes] or ["", ""]
    return (stage, *cells, *(ms_text(known[size]) if size in known else "" for size in grid))
