"""Any number of generated declarations in one file, made by all processors; some of them again and again, under other names."""

import re
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from engine.generating import WRITERS, Generator, Wanted
from engine.parallel import stream_in_processes
from standards import STANDARDS

SEED = 126
PART = 100
"""How many a process makes at a time."""
RESULT_BYTES = 30_000
"""Room for what becomes of one declaration, in all runs together."""
NAME = re.compile(rb'"point":\{"name":"([^"\\]+)"')


class NoRoomError(Exception):
    """There is not enough room for so many declarations."""


def make_country(file: Path, count: int, distinct: int, jobs: int) -> None:
    """Write *count* declarations into *file*, one a line; the first *distinct* differ in all, the others have another name.

    Raises `NoRoomError`.
    """
    with file.open("wb") as lines:
        lines.writelines(_distinct(distinct, jobs))
    _refuse_too_many(file, count, distinct)
    with file.open("rb") as first, file.open("ab") as more:
        for time in range(2, -(-count // distinct) + 1):
            first.seek(0)
            here = min(distinct, count - distinct * (time - 1))
            more.writelines(renamed(line, time) for line in islice(_lines(first), here))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(file.readline, b"")


def _distinct(number: int, jobs: int) -> Iterator[bytes]:
    """Yield so many declarations; the same ones whatever the processes."""
    generator, wanted = Generator(STANDARDS), Wanted(seed=SEED)

    def make(part: range) -> bytes:
        return b"".join(WRITERS["jsonl"](generator.make(wanted, k).data).encode() for k in part)

    parts = (range(start, min(start + PART, number + 1)) for start in range(1, number + 1, PART))
    yield from stream_in_processes(make, parts, jobs)


def renamed(line: bytes, time: int) -> bytes:
    """Return a declaration under another name, wherever it gives it; the same where it has none."""
    name = NAME.match(line, 1)
    return line.replace(name[1], name[1] + f"（{time}）".encode()) if name else line


def _refuse_too_many(file: Path, count: int, distinct: int) -> None:
    needed = file.stat().st_size * count / distinct + RESULT_BYTES * count
    if (free := shutil.disk_usage(file.parent).free) < needed:
        raise NoRoomError(
            f"{needed / 1e9:.0f} GB are needed in {file.parent}, and {free / 1e9:.0f} are free: name another --folder"
        )
