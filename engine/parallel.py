"""Work shared among processes: the same results in the same order, however many there are."""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from threading import Thread
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Sent = TypeVar("Sent")

AHEAD = 3  # tasks for each process that are sent, or done and waiting for their turn
WATCH_EVERY = 1.0  # seconds
_inherited: list[Callable[[Any], Any]] = []


def in_processes(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """Yield what *work* makes of each of *tasks*, in order, done by *jobs* processes.

    The processes inherit what *work* holds, however large; tasks and results are sent, and must be plain. Where a process cannot be
    copied (Windows), or one is enough, all is done in this one.
    """
    if min(jobs, len(tasks)) < 2 or "fork" not in get_all_start_methods():
        yield from map(work, tasks)
        return
    pool = ProcessPoolExecutor(
        min(jobs, len(tasks)), mp_context=get_context("fork"), initializer=_inherit, initargs=(work,)
    )
    try:
        yield from pool.map(_do, tasks)
    finally:
        pool.shutdown(cancel_futures=True)


def stream_in_processes(work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
    """Yield what `in_processes` does for *tasks* of which there may be any number: only a few are taken ahead.

    Raises `BrokenProcessPool` where a process dies, once everything before is told.
    """
    if jobs < 2 or "fork" not in get_all_start_methods():
        yield from map(work, tasks)
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("fork"), initializer=_inherit, initargs=(work,))

    def send(task: Task) -> Future[Result]:
        return pool.submit(_do, task)

    try:
        for future in stream_ahead(send, tasks, lambda: jobs * AHEAD):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def stream_ahead(send: Callable[[Task], Sent], tasks: Iterable[Task], room: Callable[[], int]) -> Iterator[Sent]:
    """Yield what *send* gives for each of *tasks*, in order; it is called for as many at once as there is *room* for, at least 1."""
    todo = iter(tasks)
    waiting = deque(map(send, islice(todo, room())))
    while waiting:
        yield waiting.popleft()
        waiting.extend(map(send, islice(todo, max(0, room() - len(waiting)))))


def _inherit(work: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends the others
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _inherited[:] = [work]


def _end_with(parent: int) -> None:
    """End this process once *parent* has died, however it did."""
    while os.getppid() == parent:
        time.sleep(WATCH_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


def _do(task: Any) -> Any:
    return _inherited[0](task)
