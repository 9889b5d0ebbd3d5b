"""Line breaking for text that mixes Chinese and Latin; a Chinese character takes two cells."""

from collections.abc import Iterator

from rich.cells import cell_len

OPENING = frozenset("（《〈「『【〔［“‘([{")
CLOSING = frozenset("，。、；：！？）》〉」』】〕］”’…—·%％,.;:!?)]}")


def wrap(text: str, width: int) -> list[str]:
    """Return *text* as lines of at most *width* cells; no line starts with a closing mark or ends with an opening one."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        head, *rest = _chop(piece, width)
        lines[-1] += head
        lines += rest
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of *text* that must not be broken."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    yield piece


def _may_break(left: str, right: str) -> bool:
    if right == " " or right in CLOSING or left in OPENING or not cell_len(right):
        return False
    if left == " ":
        return True
    if left.isdigit():
        return False
    return 2 in (cell_len(left), cell_len(right))


def _chop(piece: str, width: int) -> list[str]:
    """Return a piece cut to *width*; only one longer than a whole line is cut."""
    parts = [""]
    for char in piece:
        if cell_len(parts[-1] + char.rstrip()) > width:
            parts.append("")
        parts[-1] += char
    return parts
