"""One run over many declarations: in chunks, by several processes, results as they come, and a summary at the end."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import typer

from cli.batch.cluster import Cluster, ClusterError
from cli.batch.journal import Journal
from cli.batch.words import SAID
from cli.terminal import COULD_NOT_RUN, note, show
from engine.text import Lang

if TYPE_CHECKING:
    from engine.batch.model import Asked, Given
    from engine.batch.sources import Inputs
    from engine.batch.tally import Tally

CHUNK = 8
FORMAT = "1"
INTERRUPTED = 130
COLLECT_EVERY = 50_000  # new objects: far apart, since next to nothing of the work goes round in circles
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Work:
    """What is read, by what it is checked, and by how many processes, or by which cluster."""

    inputs: "Inputs"
    asked: "Asked"
    jobs: int
    cluster: Cluster | None = None

    def lines(self, skip: int = 0, tell: Tell = lambda done, size: None) -> Iterator[list[str]]:
        """Yield the results but the first *skip*, some at a time; *tell* hears how many and how many bytes are done."""
        from engine.batch.partition import rules_for
        from engine.batch.sources import read_inputs

        rules_for(self.asked)  # before there are other processes: they inherit them
        _collect_seldom()
        given = read_inputs(self.inputs.files, skip)
        done = size = 0
        for lines, bytes_read in self.cluster.stream(given) if self.cluster else self._in_processes(given):
            done, size = done + len(lines), size + bytes_read
            yield lines
            tell(done, size)

    def _in_processes(self, given: "Iterator[Given]") -> Iterator[tuple[list[str], int]]:
        from engine.batch.lines import check_lines
        from engine.parallel import stream_in_processes

        def check(chunk: "list[Given]") -> tuple[list[str], int]:
            return check_lines(chunk, self.asked), sum(one.size or len(one.data) for one in chunk)

        return stream_in_processes(check, _chunks(given), self.jobs)


def _collect_seldom() -> None:
    """Let what is loaded be, and look for garbage now and then: the command line had turned that off."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY, 20, 100)
    gc.enable()


def _chunks(given: "Iterator[Given]") -> "Iterator[list[Given]]":
    while chunk := list(islice(given, CHUNK)):
        yield chunk


def state_of(work: Work) -> dict[str, str]:
    """Return what the results depend on, as far as it can change between two runs."""
    from importlib.metadata import version

    from engine.batch.partition import rules_for

    asked = work.asked
    return {
        "format": FORMAT,
        "version": version("tuoyu"),
        "inputs": work.inputs.digest,
        "rules": rules_for(asked).ruleset.ref.digest,
        "as_of": asked.as_of.isoformat(),
        "place": asked.place.value,
        "standard": asked.only.value if asked.only else "",
        "lang": asked.lang,
    }


def print_results(work: Work, tell: Tell) -> "Tally":
    """Print the results as they come; return the tally of them."""
    from engine.batch.lines import read_records
    from engine.batch.tally import Tally

    tally = Tally()
    with leaving("no_kept", work.asked.lang):
        for lines in work.lines(tell=tell):
            sys.stdout.writelines(lines)
            tally.add_all(read_records(lines))
    return tally


def write_results(work: Work, journal: Journal, tell: Tell) -> None:
    """Write the results that are not in *journal* yet, so that at any time whole lines stand there. Raises OSError."""
    with leaving("kept", work.asked.lang), journal.appending() as file:
        for lines in work.lines(journal.done, tell):
            file.write("".join(lines).encode())
            file.flush()
        os.fsync(file.fileno())


@contextmanager
def leaving(kept: str, lang: Lang) -> Iterator[None]:
    """Where the run is stopped, a process dies or the cluster fails, say what is *kept*, and leave."""
    try:
        yield
    except KeyboardInterrupt:
        note(SAID[kept], lang)
        raise typer.Exit(INTERRUPTED) from None
    except ClusterError as error:
        show(error.diagnostics, lang)
        note(SAID[kept], lang)
        raise typer.Exit(COULD_NOT_RUN) from None
    except BrokenProcessPool:
        note(SAID["died"], lang)
        note(SAID[kept], lang)
        raise typer.Exit(COULD_NOT_RUN) from None
