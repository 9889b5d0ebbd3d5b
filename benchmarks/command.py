"""Batches by the command itself, in new processes, and whether they leave the same bytes."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.inputs import AS_OF, ROOT
from benchmarks.timing import environment
from benchmarks.watching import Watched, watch

COMMAND = (sys.executable, "-c", "from cli.main import run; run()", "batch")
DECIDED = (0, 1, 3)


class UnequalError(Exception):
    """A run gave other bytes than the first, or did not end as it should."""


@dataclass(frozen=True)
class Batch:
    """The declarations in *source*, to be run from *folder*."""

    source: Path
    folder: Path

    def run(self, name: str, *options: str, enough: Callable[[], bool] = lambda: False) -> Watched:
        """Return how the command went that writes into the folder *name*."""
        command = [*COMMAND, str(self.source), "-o", str(self.folder / name), "--as-of", str(AS_OF), *options]
        return watch(command, ROOT, environment(), enough)

    def warm(self) -> None:
        """See to it that the rules are kept: by a run that is ended as soon as it has begun to check."""
        self.run("warm", "--jobs", "1", enough=(self.folder / "warm" / "unfinished").exists)

    def whole(self, name: str, *options: str, like: str = "") -> Watched:
        """Return a run that went to its end, and left what the one called *like* left. Raises `UnequalError`."""
        done, said = self.run(name, *options), f"tuoyu batch {' '.join(options)}"
        if done.code not in DECIDED:
            raise UnequalError(f"{said} left with {done.code}: {done.said}")
        first, these = self.digests(like or name), self.digests(name)
        if first != these:
            apart = sorted(file for file in first.keys() | these.keys() if first.get(file) != these.get(file))
            raise UnequalError(f"{said} wrote other bytes: {', '.join(apart)}")
        return done

    def digests(self, name: str) -> dict[str, str]:
        """Return a digest of each file in the folder *name*."""
        files = sorted(path for path in (self.folder / name).rglob("*") if path.is_file())
        return {path.relative_to(self.folder / name).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
