"""How far long work has come: one line on stderr where that is a terminal, wiped when the work ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.text import Lang, Text

BAR = 20  # characters
SHOW_EVERY = 0.2  # seconds
WIPE = "\r\x1b[K"


@contextmanager
def progress(title: Text, lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """Give a function that hears how much is done, and of how much."""
    shown = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shown:
            print(f"{WIPE}{title.of(lang)} {done}/{of}", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown:
            print(WIPE, end="", file=sys.stderr, flush=True)


@contextmanager
def meter(
    title: Text, rate: Text, left: Text, lang: Lang, size: int, before: int = 0
) -> Iterator[Callable[[int, int], None]]:
    """Give a function that hears how many are done, and how many bytes of *size* they had: it shows a bar, the rate, the time left.

    *before* were done in an earlier run.
    """
    with progress(title, lang):
        shown, started, last = sys.stderr.isatty(), time.monotonic(), 0.0

        def tell(done: int, read: int) -> None:
            nonlocal last
            now = time.monotonic()
            if not shown or now - last < SHOW_EVERY or not read:
                return
            last, passed, total = now, now - started, max(size * done / read, before + done)
            said = rate.of(lang).format(done=f"{before + done:,}", rate=f"{done / passed:,.0f}")
            rest = left.of(lang).format(time=clock((total - before - done) * passed / done))
            share = (before + done) / total
            line = f"{title.of(lang)} {bar(share)} {share:4.0%} {said}{rest}"
            print(f"{WIPE}{line}", end="", file=sys.stderr, flush=True)

        yield tell


def bar(share: float) -> str:
    """Return *share* of a whole as a bar."""
    full = int(share * BAR)
    return "█" * full + "░" * (BAR - full)


def clock(seconds: float) -> str:
    """Return a length of time as hours, minutes and seconds: ``1:05:09``, ``5:09``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def processes(asked: int | None) -> int:
    """Return how many processes to use: as many as *asked*, else one for each processor this one may use."""
    if asked is not None:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
