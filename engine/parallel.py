"""Work shared among processes: the same results in the same order, however many there are."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

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


def _inherit(work: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends the others
    _inherited[:] = [work]


def _do(task: Any) -> Any:
    return _inherited[0](task)
