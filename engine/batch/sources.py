"""The declarations of folders, patterns and files, one after the other, without ever holding all of them."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.batch.model import Given
from engine.batch.workbooks import holds_points, read_points
from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.documents import read_bytes
from engine.documents.limits import MAX_BYTES
from engine.text import Text

ENDINGS = (".yaml", ".yml", ".json", ".xlsx")
LINES = (".jsonl", ".ndjson")
LEFT_OUT = (".", "~$")  # hidden files, and those that Excel keeps beside an open one
NO_SUCH = Text("找不到 {source}", "there is no {source}")
NOTHING_THERE = Text("{source} 里没有申报文件", "there are no declarations in {source}")
NAME_THEM = Text(
    "请写放申报的文件夹、文件（YAML、JSON、Excel 表，或每行一份的 .jsonl），或带 * 的文件名。",
    "Name a folder or a file of declarations (YAML, JSON, Excel form, or .jsonl with one a line), or names with *.",
)


@dataclass(frozen=True)
class Inputs:
    """The files to read, in order, how many bytes they have, and a digest of their names, sizes and times of change."""

    files: tuple[str, ...]
    size: int
    digest: str


def find_inputs(sources: Sequence[str], apart_from: Path | None = None) -> Inputs:
    """Return the files that *sources* name: folders with all below them, patterns, and files; each file once.

    Nothing in the folder *apart_from* is read. Raises `DiagnosticError` with every source that names nothing.
    """
    found: dict[str, None] = {}
    problems: list[Diagnostic] = []
    for source in sources:
        files = list(_files_of(source, apart_from and apart_from.resolve()))
        found |= dict.fromkeys(files)
        if not files:
            message = NOTHING_THERE if os.path.exists(source) else NO_SUCH  # noqa: PTH110  (Path's fails on a name too long)
            problems.append(Diagnostic(Place("SOURCE"), "no-source", message.fill(source=source), NAME_THEM))
    if problems:
        raise DiagnosticError(problems)
    return _measured(tuple(found))


def _files_of(source: str, apart_from: Path | None) -> Iterator[str]:
    path = Path(source)
    if os.path.isdir(source):  # noqa: PTH112
        yield from _files_below(path, apart_from)
    elif os.path.exists(source):  # noqa: PTH110
        yield path.as_posix()
    else:
        for name in _matching(source):
            if Path(name).is_file() and not _left_out(Path(name)):
                yield Path(name).as_posix()


def _matching(pattern: str) -> list[str]:
    from glob import glob

    return sorted(glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob knows no pattern that starts at the root)


def _files_below(folder: Path, apart_from: Path | None) -> Iterator[str]:
    closed: list[str] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        below = Path(here)
        folders[:] = sorted(f for f in folders if not f.startswith(LEFT_OUT) and (below / f).resolve() != apart_from)
        yield from ((below / name).as_posix() for name in sorted(names) if not _left_out(Path(name)))
    yield from (
        Path(name).as_posix() for name in closed
    )  # a folder that may not be opened is told as what could not be read


def _left_out(path: Path) -> bool:
    return path.name.startswith(LEFT_OUT) or path.suffix.lower() not in (*ENDINGS, *LINES)


def _measured(files: tuple[str, ...]) -> Inputs:
    total, size = hashlib.sha256(), 0
    for name in files:
        long, changed = _size_and_time(name)
        size += long
        total.update(f"{name}\0{long}\0{changed}\0".encode(errors="surrogateescape"))
    return Inputs(files, size, total.hexdigest())


def _size_and_time(name: str) -> tuple[int, int]:
    """Return how long a file is and when it was changed; nothing for one that cannot be had, as its result will tell."""
    try:
        status = Path(name).stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def read_inputs(files: Iterable[str], skip: int = 0) -> Iterator[Given]:
    """Yield the declarations of *files* one by one, without the first *skip*; what cannot be opened is told in its place."""
    for name in files:
        suffix = Path(name).suffix.lower()
        if suffix not in READERS and skip:
            skip -= 1
            continue
        for given in READERS.get(suffix, read_one)(name):
            if skip:
                skip -= 1
            else:
                yield given


def read_one(name: str) -> Iterator[Given]:
    """Yield the declaration in the file *name*."""
    try:
        yield Given(called(name), data=read_bytes(Path(name), called(name)))
    except DiagnosticError as error:
        yield Given(called(name), problems=error.diagnostics)


def called(name: str) -> str:
    """Return how a file is called in results: its *name*, with marks for bytes that are no characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_workbook(name: str) -> Iterator[Given]:
    """Yield the declaration of an Excel form, or those of a workbook with many points."""
    (given,) = read_one(name)
    if given.problems or not holds_points(given.data, name):
        yield given
        return
    try:
        points = read_points(given.data, given.source)
    except DiagnosticError as error:
        yield Given(given.source, problems=error.diagnostics)
        return
    size = len(given.data) // len(points)
    yield from (Given(given.source, row, document=document, size=size) for row, document in points)


def read_lines(name: str) -> Iterator[Given]:
    """Yield the declarations of a file of JSON Lines; of a line beyond all measure only its beginning is kept."""
    try:
        with Path(name).open("rb") as file:
            for number, line in enumerate(_measured_lines(file), 1):
                if line.strip():
                    yield Given(called(name), number, line)
    except OSError:
        yield from read_one(name)  # says why


def _measured_lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and (line := file.readline(MAX_BYTES)):
            pass


READERS: Mapping[str, Callable[[str], Iterator[Given]]] = {**dict.fromkeys(LINES, read_lines), ".xlsx": read_workbook}
"""How files that may hold more than one declaration are read."""
