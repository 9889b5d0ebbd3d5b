"""How far long work has come: one line on stderr where that is a terminal, wiped when the work ends."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.text import Lang, Text

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


def processes(asked: int | None) -> int:
    """Return how many processes to use: as many as *asked*, else one for each processor this one may use."""
    if asked is not None:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
