"""A real cluster for tests: a scheduler and workers as processes of their own, on this machine, at ports the system chooses."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer

from tests.batch.given import ROOT

ALONE = ("--host", "127.0.0.1", "--no-dashboard")
WORKER = ("--nthreads", "1", "--no-nanny", "--worker-port", "0")
LONG_ENOUGH = 120.0  # seconds after which a test that waits for somebody fails
Process = subprocess.Popen[str]


@contextmanager
def processes() -> Iterator[list[Process]]:
    """Give a list of processes, which are ended with the test."""
    started: list[Process] = []
    guard = Timer(LONG_ENOUGH, _end, [started])
    guard.start()
    try:
        yield started
    finally:
        guard.cancel()
        _end(started)


def _end(started: list[Process]) -> None:
    for process in started:
        process.kill()
    for process in started:
        process.wait()


def start_scheduler(started: list[Process]) -> str:
    """Start a scheduler; return its address."""
    return _start(started, ("scheduler", *ALONE, "--port", "0"), r"Scheduler at:\s+(\S+)")


def start_worker(started: list[Process], scheduler: str, preload: Path) -> Process:
    """Start a worker that has run *preload* before anything else; return it once the scheduler knows it."""
    words = ("worker", scheduler, *ALONE, *WORKER, "--preload", str(preload), "--local-directory", str(preload.parent))
    _start(started, words, r"(Registered to)")
    return started[-1]


def _start(started: list[Process], words: tuple[str, ...], said: str) -> str:
    """Start one of Dask's commands; return what it said of itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    started.append(process)
    assert process.stderr
    lines = []
    for line in process.stderr:
        lines.append(line)
        if match := re.search(said, line):
            Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop it
            return match[1]
    raise AssertionError("".join(lines))
