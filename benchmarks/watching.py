"""A command as it runs: how long it takes, and the most memory each of its processes ever has."""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

PROC = Path("/proc")
LOOK_EVERY = 0.1  # seconds
THOROUGH = 5
"""Every so many looks new processes are looked for, and PSS, which takes the system some work."""
SESSION, CPU = slice(3, 4), slice(11, 13)  # places after the name; CPU is that of the program and of the system
TICKS = os.sysconf("SC_CLK_TCK")
RSS = re.compile(rb"^VmHWM:\s+(\d+) kB", re.MULTILINE)
PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass
class Peak:
    """What one process used: CPU seconds, and the most megabytes it ever had, all of them (RSS) and its share of common ones (PSS)."""

    rss: float = 0
    pss: float = 0
    cpu: float = 0


@dataclass
class Watched:
    """A finished command: its exit code (below 0 where it was killed), its seconds, and the peaks of its processes, the first one's first."""

    code: int
    seconds: float
    said: str
    peaks: Sequence[Peak] = field(default_factory=tuple)


def watch(
    command: Sequence[str], folder: Path, env: Mapping[str, str], enough: Callable[[], bool] = lambda: False
) -> Watched:
    """Run *command* in a session of its own; kill all of it, without warning, once there is *enough*."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peaks: dict[int, Peak] = {process.pid: Peak()}
    over = threading.Event()
    watcher = threading.Thread(target=_look, args=(process.pid, peaks, over, enough))
    watcher.start()
    try:
        _, said = process.communicate()
    finally:  # stopped by hand, too
        seconds = time.perf_counter() - started
        over.set()
        watcher.join()
        if process.poll() is None:
            _kill(process.pid)
    return Watched(process.returncode, seconds, said, tuple(peaks.values()))


def _look(session: int, peaks: dict[int, Peak], over: threading.Event, enough: Callable[[], bool]) -> None:
    for turn in count():
        if thorough := turn % THOROUGH == 0:
            for pid in _processes(session):
                peaks.setdefault(pid, Peak())
        for pid, peak in peaks.items():
            _measure(pid, peak, thorough)
        if enough():
            _kill(session)
        if over.wait(LOOK_EVERY):
            return


def _kill(session: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


def _processes(session: int) -> Iterator[int]:
    """Yield the processes of *session*, where the system shows them."""
    for path in PROC.glob("[0-9]*/stat"):
        if _stat(path)[SESSION] == [str(session).encode()]:
            yield int(path.parent.name)


def _stat(path: Path) -> list[bytes]:
    """Return what the system tells of a process, from its state on; nothing once it has ended."""
    return _read(path).rpartition(b")")[2].split()  # its name may hold spaces


def _measure(pid: int, peak: Peak, thorough: bool) -> None:
    """Raise *peak* to what the process has now; the system itself keeps the highest RSS, PSS is looked at only when *thorough*."""
    peak.rss = max(peak.rss, _megabytes(RSS, pid, "status"))
    peak.cpu = max(peak.cpu, sum(map(int, _stat(PROC / str(pid) / "stat")[CPU])) / TICKS)
    if thorough:
        peak.pss = max(peak.pss, _megabytes(PSS, pid, "smaps_rollup"))


def _megabytes(pattern: re.Pattern[bytes], pid: int, file: str) -> float:
    found = pattern.search(_read(PROC / str(pid) / file))
    return int(found[1]) / 1024 if found else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has just ended
        return b""
