"""How times of day, and digits and letters of another width, are spelled."""

from typing import Final

FULL_WIDTH: Final = {ord(c) + 0xFEE0: c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}


def half_width(text: str) -> str:
    """Return *text* with full-width digits and letters as ordinary ones, so that 18号 and １８号 are one address."""
    return text.translate(FULL_WIDTH)


def minutes_of(clock: str) -> int:
    """Return a time of day such as ``08:30`` as minutes after midnight."""
    return int(clock[:2]) * 60 + int(clock[3:])


def clock_of(minutes: int) -> str:
    """Return *minutes* after midnight as a time of day such as ``08:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
