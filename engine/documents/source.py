"""The text of one file: offsets become lines and columns, and problems get their excerpt with a caret."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from engine.diagnostics import Diagnostic, Place
from engine.text import NO_TEXT, Text

LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")
IDENTITY_NUMBER: Final = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
MAX_EXCERPT: Final = 100  # cells
BEFORE_CARET: Final = 40  # characters kept before the caret when a long line is cut


def cell_width(text: str) -> int:
    """Return how many terminal cells *text* takes: Chinese counts two, combining marks none."""
    return sum(_cells(character) for character in text)


def mask_identity_numbers(text: str) -> str:
    """Return *text* with every 18-digit identity number replaced by stars of the same length."""
    return IDENTITY_NUMBER.sub(lambda match: "*" * len(match.group()), text)


@dataclass(frozen=True)
class Source:
    """The name and the characters of one file."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """Return the offset at which each line starts."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    @property
    def line_count(self) -> int:
        """Return the number of lines; a break at the end of the file starts no further line."""
        return len(self.line_starts) - (self.line_starts[-1] == len(self.text) and len(self.line_starts) > 1)

    def place(self, offset: int) -> Place:
        """Return file, line and column of the character at *offset*."""
        line = bisect_right(self.line_starts, offset)
        return Place(self.name, line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, offset: int) -> tuple[int, int]:
        """Return where the line holding *offset* starts and ends, without its line break."""
        start = self.line_starts[bisect_right(self.line_starts, offset) - 1]
        end = LINE_BREAK.search(self.text, start)
        return start, end.start() if end else len(self.text)

    def line(self, offset: int) -> str:
        """Return the line holding *offset*, without its line break."""
        start, end = self.line_span(offset)
        return self.text[start:end]

    def diagnostic(self, code: str, message: Text, hint: Text = NO_TEXT, *, start: int, end: int) -> Diagnostic:
        """Return a diagnostic for the characters from *start* to *end*, underlined as far as the first line goes."""
        excerpt, caret, width = self._excerpt(start, end)
        return Diagnostic(self.place(start), code, message, hint, excerpt, caret, width)

    def _excerpt(self, start: int, end: int) -> tuple[str, int, int]:
        first, last = self.line_span(start)
        line = self.text[first:last]
        if not line.strip():
            return "", 0, 0
        shown = _visible(mask_identity_numbers(line))
        column = min(start - first, len(line))
        cut = min(len(line) - len(line.lstrip()), column)
        if cell_width(shown[cut:]) > MAX_EXCERPT and column - cut > BEFORE_CARET:
            cut = column - BEFORE_CARET
        lead = "…" if shown[:cut].strip() else ""
        tail = _fit(shown[cut:].rstrip(), MAX_EXCERPT)
        marked = shown[column : min(end - first, len(line))]
        caret = cell_width(lead + shown[cut:column])
        room = max(1, cell_width(lead + tail) - caret)
        return lead + tail, caret, max(1, min(cell_width(marked), room))


class ReadingStoppedError(Exception):
    """The rest of the file cannot be read; the reason is already among the problems."""


@dataclass
class Problems:
    """The diagnostics found so far in one source, in the order they were found."""

    source: Source
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: Text, hint: Text = NO_TEXT, *, start: int, end: int | None = None) -> None:
        """Add one diagnostic for the characters from *start* to *end* (one character when not given)."""
        end = start + 1 if end is None else end
        self.found.append(self.source.diagnostic(code, message, hint, start=start, end=end))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(text: str) -> str:
    """Return *text* with tabs as one space, and every character one cannot see as a middle dot."""
    return "".join(
        " " if c == "\t" else "·" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text
    )


def _fit(text: str, cells: int) -> str:
    """Return *text*, cut with an ellipsis when it takes more than *cells*."""
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > cells:
            return text[:index] + "…"
    return text
