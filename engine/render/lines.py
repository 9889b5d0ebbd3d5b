"""Lines, entries and sections of the text report: how they break, what fits on a screen, how they are printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len

from engine.render.printable import printable
from engine.render.words import Say
from engine.render.wrapping import wrap

MOST = 5


@dataclass(frozen=True)
class Line:
    """One line before it is broken: what follows *lead* hangs under itself."""

    text: str = ""
    lead: str = ""
    style: str = ""

    def rows(self, width: int) -> list[str]:
        """Return the line as rows of at most *width* cells."""
        hang = cell_len(self.lead)
        first, *rest = wrap(printable(self.text), width - hang)
        return [(self.lead + first).rstrip(), *(" " * hang + row for row in rest)]


@dataclass(frozen=True)
class Item:
    """One entry of a block: its lines, its place in the report, the group it stands under, and how many findings."""

    lines: tuple[Line, ...]
    place: int
    group: str = ""
    weight: int = 1


@dataclass(frozen=True)
class Block:
    """A section: its heading and its entries, the most important first, of which *least* are always shown."""

    heading: Line
    items: tuple[Item, ...]
    least: int = 1

    def lines(self, shown: int, say: Say) -> list[Line]:
        """Return the section with its *shown* most important entries in the order of the report."""
        items = sorted(self.items[:shown], key=lambda item: item.place)
        lines = [Line(), self.heading]
        for before, item in zip([None, *items], items, strict=False):
            if item.group and (before is None or before.group != item.group):
                lines.append(Line(item.group, "  ", "bold"))
            lines += item.lines
        hidden = sum(item.weight for item in self.items[shown:])
        return [*lines, Line(say("more", n=hidden), "  ", "dim")] if hidden else lines


def show(blocks: Sequence[Block], shown: Sequence[int], say: Say) -> Iterator[Line]:
    """Yield the lines of each block with as many entries as *shown* says."""
    for block, n in zip(blocks, shown, strict=True):
        yield from block.lines(n, say)


def fit(blocks: Sequence[Block], room: int, say: Say, width: int) -> list[int]:
    """Return how many entries of each block are shown so that all of them take *room* rows, as far as may be."""
    shown = [min(MOST, len(block.items)) for block in blocks]
    while height(show(blocks, shown, say), width) > room:
        spare = [(n, i) for i, n in enumerate(shown) if n > blocks[i].least]
        if not spare:
            break
        shown[max(spare)[1]] -= 1
    return shown


def height(lines: Iterable[Line], width: int) -> int:
    """Return how many rows *lines* take."""
    return sum(len(line.rows(width)) for line in lines)


def print_lines(lines: Iterable[Line], width: int, color: bool) -> str:
    """Return the lines as printed; nothing is read from the environment."""
    rows = ((row, line.style) for line in lines for row in line.rows(width))
    return _in_color(rows, width) if color else "".join(f"{row}\n" for row, _ in rows)


def _in_color(rows: Iterable[tuple[str, str]], width: int) -> str:
    from rich.console import Console
    from rich.text import Text as Styled

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for row, style in rows:
        console.print(Styled(row, style=style), no_wrap=True, crop=False, overflow="ignore")
    return out.getvalue()
