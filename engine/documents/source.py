"""The text of one file: offsets become lines and columns, and problems get their excerpt with a caret."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from engine.diagnostics import Diagnostic, Place
from engine.documents.limits import MAX_PROBLEMS
from engine.text import NO_TEXT, Text

LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")
IDENTITY_NUMBER: Final = re.compile(  # also one of 15 digits, with a digit too many or too few, or in groups
    r"(?<![\dA-Za-z.])(?:\d{15,20}(?:[Xx]\d?)?|\d{6}[ -]\d{8}[ -]?\d{3}[\dXx])(?![\dA-Za-z])"
)
TOO_MANY: Final = Text(
    "文件里的问题超过 {limit} 个，这里以后的不再列出。",
    "the file has more than {limit} problems; those from here on are not listed.",
)
FIRST_THESE: Final = Text("请先改正前面的问题，再检查一次。", "Correct those before, then check again.")
MAX_EXCERPT: Final = 100  # cells
BEFORE_CARET: Final = 40  # characters kept before the caret when a long line is cut


def cell_width(text: str) -> int:
    """Return how many terminal cells *text* takes: Chinese counts two, combining marks none."""
    return sum(_cells(character) for character in text)


def mask_identity_numbers(text: str) -> str:
    """Return *text* with everything that may be an identity number replaced by stars of the same length."""
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
        line = bisect_right(self.line_starts, offset)
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        start = self.line_starts[line - 1]
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line(self, offset: int) -> str:
        """Return the line holding *offset*, without its line break."""
        start, end = self.line_span(offset)
        return self.text[start:end]

    def diagnostic(self, code: str, message: Text, hint: Text = NO_TEXT, *, start: int, end: int) -> Diagnostic:
        """Return a diagnostic for the characters from *start* to *end*, underlined as far as the first line goes."""
        excerpt, caret, width = self._excerpt(start, end)
        return Diagnostic(self.place(start), code, _masked(message), _masked(hint), excerpt, caret, width)

    def _excerpt(self, start: int, end: int) -> tuple[str, int, int]:
        """Return the line around *start*, cut to what fits, with position and width of its caret in cells."""
        first, last = self.line_span(start)
        left, right = max(first, start - MAX_EXCERPT), min(last, start + MAX_EXCERPT)
        line = _visible(mask_identity_numbers(self.text[left:right]))
        if not line.strip():
            return "", 0, 0
        column = min(start, right) - left
        cut = min(len(line) - len(line.lstrip()), column) if left == first else 0
        if cell_width(line[cut:]) > MAX_EXCERPT:
            cut = max(cut, column - BEFORE_CARET)
        lead = "…" if left + cut > first and self.text[first : left + cut].strip() else ""
        tail = _fit(line[cut:].rstrip(), MAX_EXCERPT)
        caret = cell_width(lead + line[cut:column])
        room = max(1, cell_width(lead + tail) - caret)
        marked = line[column : max(min(end, right) - left, column)]
        return lead + tail, caret, max(1, min(cell_width(marked), room))


def _masked(text: Text) -> Text:
    return Text(*map(mask_identity_numbers, text))


class ReadingStoppedError(Exception):
    """The rest of the file cannot be read; the reason is already among the problems."""


@dataclass
class Problems:
    """The diagnostics found so far in one source, in the order they were found."""

    source: Source
    found: list[Diagnostic] = field(default_factory=list)
    places: set[tuple[str, int]] = field(default_factory=set)

    def add(self, code: str, message: Text, hint: Text = NO_TEXT, *, start: int, end: int | None = None) -> None:
        """Add one diagnostic for the characters from *start* to *end* (one character when not given), once."""
        if len(self.found) > MAX_PROBLEMS or (code, start) in self.places:
            return
        self.places.add((code, start))
        if len(self.found) == MAX_PROBLEMS:
            code, message, hint, end = "too-many-problems", TOO_MANY.fill(limit=MAX_PROBLEMS), FIRST_THESE, None
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
