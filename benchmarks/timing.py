"""Measuring: CPU time in turns, medians, ratios within one round, and how fast a time grows."""

import gc
import math
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Task = Callable[[], object]
Name = TypeVar("Name")


@dataclass(frozen=True)
class Times:
    """CPU milliseconds of one task, one figure a round; all tasks of one measurement have the same rounds."""

    ms: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median in milliseconds."""
        return statistics.median(self.ms)

    def ratio(self, other: "Times") -> float:
        """Return the median of this task's time to *other*'s, each within one round."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.ms, other.ms, strict=True))


def measure(tasks: Mapping[Name, Task], rounds: int, least_ms: float = 0) -> dict[Name, Times]:
    """Return the CPU time of one call of each task.

    The tasks take turns, so that a slow spell of the machine falls on all of them, and each round begins with another one; a task that is over sooner than
    *least_ms* is called so often that together it takes that long. The first call of each is not counted, unless
    *least_ms* is 0.
    """
    found: dict[Name, list[float]] = {name: [] for name in tasks}
    with _clean_memory():
        calls = {name: _calls(task, least_ms) for name, task in tasks.items()}
        names = list(tasks)
        for turn in range(rounds):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                found[name].append(_time(tasks[name], calls[name]))
    return {name: Times(tuple(ms)) for name, ms in found.items()}


def _calls(task: Task, least_ms: float) -> int:
    if not least_ms or _time(task, 1) > least_ms:
        return 1
    return math.ceil(least_ms / max(_time(task, 1), 0.001))


def _time(task: Task, calls: int) -> float:
    """Return the milliseconds of one call; a task in another process takes them itself."""
    if remote := getattr(task, "ms", None):
        return float(remote(calls))
    start = time.process_time()
    for _ in range(calls):
        task()
    return (time.process_time() - start) * 1000 / calls


@contextmanager
def _clean_memory() -> Iterator[None]:
    """Collect no garbage while times are taken, as `timeit` does and as the commands run: it would fall on whoever happens to be measured."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@dataclass(frozen=True)
class Process:
    """One command in a new process: CPU and wall-clock times."""

    cpu: Times
    wall: Times


def measure_processes(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    folder: Path,
    allowed: Sequence[int],
    cacheless: Collection[str] = (),
) -> dict[str, Process]:
    """Return the times of each command, run in turns from *folder*, those named in *cacheless* without kept rules.

    Raises RuntimeError for a command that complains or leaves with an exit code that is not *allowed*.
    """
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(_run(command, folder, allowed, name in cacheless))
    return {name: Process(*map(Times, zip(*times, strict=True))) for name, times in found.items()}


def _run(command: Sequence[str], folder: Path, allowed: Sequence[int], cacheless: bool) -> tuple[float, float]:
    env = environment() | ({"TUOYU_CACHE": ""} if cacheless else {})
    cpu, wall = _children(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    times = (_children() - cpu) * 1000, (time.perf_counter() - wall) * 1000
    if done.returncode not in allowed or done.stderr:
        raise RuntimeError(f"{' '.join(command)} left with {done.returncode}: {done.stderr}")
    return times


def environment() -> dict[str, str]:
    """Return what new processes find around them: Python may keep its .pyc files."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the slope of the log-log line: 1 is linear, 2 is quadratic, 0 does not grow."""
    return statistics.linear_regression([math.log(s) for s in sizes], [math.log(t) for t in times]).slope
