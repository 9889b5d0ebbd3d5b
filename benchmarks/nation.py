"""A batch of the size of the country: by one worker and by two, killed and resumed, and the same bytes each time.

Run it as `.venv/bin/python benchmarks/nation.py`; `--count 2000` tries it out, `--scheduler ADDRESS` adds a run on a Dask cluster.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.command import Batch, UnequalError
from benchmarks.country import NoRoomError, make_country
from benchmarks.inputs import ROOT, rules_in_force
from benchmarks.machine import load, machine
from benchmarks.tables import Row, Table, wrapped
from benchmarks.watching import Watched

COUNTRY = 126_000
"""About as many institutions has the country (National Health Commission, December 2025)."""
TIMES = 10
"""How often each declaration is there, under other names, unless --distinct says otherwise."""
RESULTS = ROOT / "benchmarks" / "RESULTS-nation.md"
KILLED_AT = 0.4
FIRST, SECOND, KILLED, RESUMED, CLUSTER = "1 worker", "2 workers", "2 workers, killed", "and resumed", "cluster"
MADE = (
    "{count:,} declarations of {kb:.0f} KB on average, {size:.1f} GB of JSON Lines; {distinct:,} of them are different, and each is there again under other "
    "names until there are enough: generated with mistakes and gaps in {seconds:.0f} s by {processors} processes, which is not part of any figure below."
)
TIME_NOTE = (
    "tuoyu batch from JSON Lines to results, table, workbook and page: wall-clock time of the whole command, from the start of the process. All files are the same bytes after "
    "each run: {files}. CPU seconds are those of the first process, which reads, writes and sums up (and checks, where there is one worker), and of each worker. One run was killed without warning (SIGKILL, all its processes) when {share:.0%} of the results were there, and resumed."
)
MEMORY_NOTE = (
    "The most memory any process had, in megabytes. RSS is all it sees, as the system keeps it, what it shares with the process it was copied from "
    "included; PSS, looked at twice a second, counts what is shared once among those that share it. The first process reads, writes and sums up; with one worker it checks as well."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 if the runs differ, 2 if there is no room, else 0."""
    options = _options(argv)
    folder: Path = options.folder
    folder.mkdir(parents=True)
    try:
        return _measure(options, folder)
    except (UnequalError, NoRoomError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, UnequalError) else 2
    finally:
        shutil.rmtree(folder)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=COUNTRY, help=f"how many declarations ({COUNTRY:,})")
    parser.add_argument("--distinct", type=int, help=f"how many of them differ in more than the name (one in {TIMES})")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run them on this Dask cluster, too")
    parser.add_argument("--folder", type=Path, help="a new folder to work in (build/nation-...), removed in the end")
    parser.add_argument("--write", action="store_true", help=f"write the figures to {RESULTS.name}")
    options = parser.parse_args(argv)
    options.distinct = min(options.count, options.distinct or max(1, options.count // TIMES))
    options.folder = options.folder or ROOT / "build" / f"nation-{os.getpid()}"
    if options.folder.exists():
        parser.error(f"{options.folder} is there already, and would be removed in the end: name a new folder")
    return options


def _measure(options: argparse.Namespace, folder: Path) -> int:
    batch = Batch(folder / "country.jsonl", folder)
    parts = [
        "# A batch of the size of the country",
        wrapped(machine(rules_in_force())),
        wrapped(_make(batch.source, options)),
    ]
    print("\n\n".join(parts[1:]), end="\n\n", flush=True)
    runs: dict[str, Watched] = {}
    for name, run in _runs(batch, options.scheduler):
        runs[name] = run
        print(f"{name}: {run.seconds:,.0f} s", file=sys.stderr)
    parts += [str(_times(batch, runs, options.count)), str(_memory(runs)), wrapped(load())]
    print("\n\n".join(parts[3:]))
    if options.write:
        RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return 0


def _make(source: Path, options: argparse.Namespace) -> str:
    """Make the declarations; return what they are."""
    processors, start = os.cpu_count() or 1, time.perf_counter()
    make_country(source, options.count, options.distinct, processors)
    seconds, size = time.perf_counter() - start, source.stat().st_size
    return MADE.format(
        count=options.count,
        kb=size / options.count / 1e3,
        size=size / 1e9,
        distinct=options.distinct,
        seconds=seconds,
        processors=processors,
    )


def _runs(batch: Batch, scheduler: str | None) -> Iterator[tuple[str, Watched]]:
    """Yield each run by its name. Raises `UnequalError`."""
    batch.warm()
    yield FIRST, batch.whole("one", "--jobs", "1")
    yield SECOND, batch.whole("two", "--jobs", "2", like="one")
    wanted = (batch.folder / "one" / "results.jsonl").stat().st_size * KILLED_AT
    so_far = batch.folder / "killed" / "unfinished" / "results.jsonl"
    killed = batch.run("killed", "--jobs", "2", enough=lambda: so_far.exists() and so_far.stat().st_size >= wanted)
    if killed.code >= 0:
        raise UnequalError("a run was over before it could be killed: try more declarations")
    yield KILLED, killed
    yield RESUMED, batch.whole("killed", "--jobs", "2", "--resume", like="one")
    if scheduler:
        yield CLUSTER, batch.whole("cluster", "--scheduler", scheduler, like="one")


def _times(batch: Batch, runs: Mapping[str, Watched], count: int) -> Table:
    rows: list[Row] = []
    for name, run in runs.items():
        alone = name in (FIRST, SECOND, CLUSTER)
        compared = (f"{count / run.seconds:,.0f}", f"{runs[FIRST].seconds / run.seconds:.2f}×") if alone else ("", "")
        first, *workers = (f"{peak.cpu:,.1f}" for peak in run.peaks)
        rows.append((name, f"{run.seconds:,.1f}", *compared, first, " ".join(workers)))
    note = TIME_NOTE.format(files=", ".join(batch.digests("one")), share=KILLED_AT)
    return Table("Time", note, ("run", "seconds", "a second", "to one", "first CPU", "worker CPU"), tuple(rows))


def _memory(runs: Mapping[str, Watched]) -> Table:
    rows: list[Row] = []
    for name, run in runs.items():
        first, *workers = run.peaks
        most = [f"{max(getattr(peak, kind) for peak in workers):,.0f}" if workers else "" for kind in ("rss", "pss")]
        rows.append((name, f"{first.rss:,.0f}", f"{first.pss:,.0f}", *most))
    head = ("run", "first, RSS", "first, PSS", "worker, RSS", "worker, PSS")
    return Table("Memory", MEMORY_NOTE, head, tuple(rows))


if __name__ == "__main__":
    sys.exit(main())
