"""Where each character of a text stands in the file: quotes, escapes, folding and indentation are taken off again."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from engine.documents.nodes import Scalar, Style

Piece = tuple[str, int]  # one character of the value, and the offset it is written at

FOLD: Final = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*")
BREAK: Final = re.compile(r"\r\n|\n|\r")
ESCAPE: Final = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<line>(?:\r\n|\n|\r)[ \t]*)|(?P<one>.))"
)
ONE: Final = dict(zip("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))


def find_offset(text: str, scalar: Scalar, index: int) -> int:
    """Return the offset in *text* of character *index* of *scalar*'s value; its start where that cannot be told."""
    written = text[scalar.start : scalar.end]
    value = scalar.value if isinstance(scalar.value, str) else written
    pieces = MAPS[scalar.style](written)
    same = "".join(character for character, _ in pieces).rstrip("\n") == value.rstrip("\n")
    if not pieces or not same or index < 0:
        return scalar.start
    if index < len(pieces):
        return scalar.start + pieces[index][1]
    return scalar.start + min(pieces[-1][1] + 1, len(written))


def _plain(written: str) -> list[Piece]:
    return list(_fold(written, 0, len(written)))


def _single(written: str) -> list[Piece]:
    pieces = list(_fold(written, 1, len(written) - 1))
    return [p for i, p in enumerate(pieces) if not (p[0] == "'" and _quotes_before(pieces, i) % 2)]


def _quotes_before(pieces: list[Piece], index: int) -> int:
    """Return how many quotes stand right before *index*, one beside the other."""
    count = 0
    while count < index and pieces[index - count - 1] == ("'", pieces[index][1] - count - 1):
        count += 1
    return count


def _fold(written: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the characters between *start* and *end*; a line break is a space, further ones are kept."""
    at = start
    while at < end:
        fold = FOLD.match(written, at, end)
        if fold is None:
            yield written[at], at
            at += 1
            continue
        yield from _folded_break(fold)
        at = fold.end()


def _folded_break(fold: re.Match[str]) -> Iterator[Piece]:
    breaks = [fold.start() + match.start() for match in BREAK.finditer(fold.group())]
    if len(breaks) == 1:
        yield " ", breaks[0]
    for offset in breaks[1:]:
        yield "\n", offset


def _double(written: str) -> list[Piece]:
    pieces: list[Piece] = []
    at, end = 1, len(written) - 1
    while at < end:
        if escape := ESCAPE.match(written, at, end):
            if escape["line"] is None:
                pieces.append((_unescape(escape), at))
            at = escape.end()
        elif fold := FOLD.match(written, at, end):
            pieces.extend(_folded_break(fold))
            at = fold.end()
        else:
            pieces.append((written[at], at))
            at += 1
    return pieces


def _unescape(escape: re.Match[str]) -> str:
    if escape["high"]:
        return chr(0x10000 + ((int(escape["high"], 16) - 0xD800) << 10) + int(escape["low"], 16) - 0xDC00)
    if code := escape["x"] or escape["u"] or escape["U"]:
        return chr(min(int(code, 16), 0x10FFFF))
    return ONE.get(escape["one"], escape["one"])


def _block_lines(written: str) -> list[tuple[str, int]]:
    """Return the content lines of a block text without their indentation, each with its offset."""
    lines: list[tuple[str, int]] = []
    start = 0
    for line in BREAK.split(written):
        lines.append((line, start))
        brk = BREAK.match(written, start + len(line))
        start = brk.end() if brk else len(written)
    content = lines[1:]
    first = next((line for line, _ in content if line.strip(" ")), "")
    indent = len(first) - len(first.lstrip(" "))
    return [(line[indent:], offset + min(indent, len(line))) for line, offset in content]


def _literal(written: str) -> list[Piece]:
    return [piece for line, offset in _block_lines(written) for piece in _line(line, offset, "\n")]


def _line(line: str, offset: int, ending: str) -> Iterator[Piece]:
    for index, character in enumerate(line):
        yield character, offset + index
    if ending:
        yield ending, offset + len(line)


def _folded(written: str) -> list[Piece]:
    """Return the pieces of a ``>`` text: breaks between two lines at the margin are spaces, empty lines are breaks."""
    lines = _block_lines(written)
    pieces: list[Piece] = []
    for index, (line, offset) in enumerate(lines):
        following = lines[index + 1][0] if index + 1 < len(lines) else ""
        pieces.extend(_line(line, offset, _ending(line, following, lines[index + 1 :])))
    return pieces


def _ending(line: str, following: str, rest: list[tuple[str, int]]) -> str:
    """Return what the break after *line* becomes in a folded text."""
    if not line or line[0] in " \t":
        return "\n"
    if following:
        return "\n" if following[0] in " \t" else " "
    next_text = next((text for text, _ in rest if text), "")
    return "\n" if next_text[:1] in (" ", "\t") else ""


MAPS: Final[dict[Style, Callable[[str], list[Piece]]]] = {
    "plain": _plain,
    "single": _single,
    "double": _double,
    "literal": _literal,
    "folded": _folded,
}
