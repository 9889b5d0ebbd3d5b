"""What a run has done so far, kept in the folder it writes into: results as they come, and beside them what they were made from."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cli.batch.words import CHANGED, SAID
from cli.terminal import COULD_NOT_RUN, note, write_whole
from engine.text import Lang, Text

UNFINISHED = "unfinished"
STATE = "state.json"
RESULTS = "results.jsonl"


class RefusedError(Exception):
    """A folder cannot be written into, or gone on with; *said* tells why, filled with *values*."""

    def __init__(self, key: str, **values: object) -> None:
        self.said, self.values = SAID[key], values
        super().__init__(key)

    def tell(self, lang: Lang) -> int:
        """Say why; return the exit code."""
        note(self.said, lang, **{k: v.of(lang) if isinstance(v, Text) else v for k, v in self.values.items()})
        return COULD_NOT_RUN


@dataclass(frozen=True)
class Journal:
    """The unfinished results in *target*, of which the first *done* are there."""

    target: Path
    done: int = 0

    @property
    def folder(self) -> Path:
        """Return where everything stands until all is done."""
        return self.target / UNFINISHED

    @property
    def results(self) -> Path:
        """Return the file of results so far."""
        return self.folder / RESULTS

    @contextmanager
    def appending(self) -> Iterator[IO[bytes]]:
        """Give the file of results to write on in; nobody else may meanwhile. Raises `RefusedError` where somebody does."""
        with self.results.open("ab") as file:
            _lock(file, self.target)
            yield file

    def finish(self) -> list[str]:
        """Put everything in its place, the results last, and drop what was only for going on; return the names of the files."""
        made = [path for path in sorted(self.folder.iterdir()) if path.name not in (STATE, RESULTS)]
        for file in (*made, self.results):
            file.replace(self.target / file.name)
        shutil.rmtree(self.folder)
        return [RESULTS, *(file.name for file in made)]


def open_journal(target: Path, state: Mapping[str, str], resume: bool, force: bool) -> Journal:
    """Return the journal in *target*, begun anew or gone on with.

    *state* is what the results are made from. Raises `RefusedError` where results are there, or are made from something else, and OSError.
    """
    journal = Journal(target)
    if target.exists() and not target.is_dir():
        raise RefusedError("is_file", folder=target)
    if journal.folder.exists() and not force:
        if not resume:
            raise RefusedError("unfinished", folder=target)
        if (journal.folder / STATE).exists():
            _compare(journal.folder / STATE, state)
            return Journal(target, _whole_lines(journal.results))
    elif (target / RESULTS).exists() and not force:
        raise RefusedError("finished" if resume else "exists", folder=target)
    return _begin(journal, state)


def _begin(journal: Journal, state: Mapping[str, str]) -> Journal:
    if journal.results.exists():
        with journal.appending():
            pass  # nobody else is at it
    shutil.rmtree(journal.folder, ignore_errors=True)
    journal.folder.mkdir(parents=True)
    write_whole(json.dumps(state, indent=2), journal.folder / STATE)
    return journal


def _compare(file: Path, state: Mapping[str, str]) -> None:
    try:
        before = json.loads(file.read_bytes())
    except ValueError:
        raise RefusedError("damaged", file=file) from None
    if not isinstance(before, dict):
        raise RefusedError("damaged", file=file)
    changed = [CHANGED[key] for key in CHANGED if before.get(key) != state.get(key)]
    if changed:
        what = Text(*(mark.join(part) for mark, part in zip(("、", ", "), zip(*changed, strict=True), strict=True)))
        raise RefusedError("changed", what=what)


def _whole_lines(results: Path) -> int:
    """Return how many results are there, and cut off what a crash left of another."""
    if not results.exists():
        return 0
    with results.open("r+b") as file:
        _lock(file, results.parents[1])
        count = size = 0
        for line in file:
            if not (line.startswith(b'{"source": ') and line.endswith(b"}\n")):
                break
            count, size = count + 1, size + len(line)
        file.truncate(size)
    return count


def _lock(file: IO[bytes], folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: nobody looks
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise RefusedError("busy", folder=folder) from None
