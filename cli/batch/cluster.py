"""The work done by a Dask cluster: the same results in the same order, whichever workers come and go."""

import logging
import pickle
import re
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import uuid4

from cli.batch.words import CLUSTER
from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.parallel import AHEAD, stream_ahead

if TYPE_CHECKING:
    from distributed import Client, Future

    from cli.batch.remote import Answer
    from engine.batch.model import Asked, Given

ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:\[[^\s/@\[\]]+\]|[^\s/:@\[\]]+):(\d{1,5})")
CONNECT = 10.0  # seconds within which a scheduler has to answer
PARTITION, PARTITION_BYTES = 50, 250_000  # declarations, and bytes of them: what is sent at once
PATIENCE = 30.0  # seconds that a cluster may be without any worker
LOOK_EVERY = 1.0  # seconds after which somebody who waits looks whether there still are workers
RETRIES = 2  # for what may go well on another worker: this one is short of memory, say
FAILURES = {"ModuleNotFoundError": "no-tuoyu", "KilledWorker": "workers-killed", "FutureCancelledError": "dropped"}
REMEMBERED = "distributed.admin.low-level-log-length"  # messages that Dask keeps of those it has sent
OPTION = "--scheduler"


class ClusterError(DiagnosticError):
    """The cluster cannot do the work, or not go on with it."""


def _problem(code: str, **values: object) -> Diagnostic:
    message, hint = CLUSTER[code]
    return Diagnostic(Place(OPTION), code, message.fill(**values), hint.fill(**values))


def _refuse(code: str, **values: object) -> ClusterError:
    return ClusterError([_problem(code, **values)])


@contextmanager
def joined(address: str, asked: "Asked") -> "Iterator[Cluster]":
    """Give the cluster at *address*, once every worker there is known to check as this machine would. Raises `ClusterError`."""
    with _quietly():
        client = _connect(address)
        try:
            cluster = Cluster(client, address, asked)
            cluster.look_at_workers()
            yield cluster
        finally:
            client.close(timeout=CONNECT)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what Dask logs and warns of from the terminal: what matters is told by `ClusterError`."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _connect(address: str) -> "Client":
    written = ADDRESS.fullmatch(address)
    if not written or not 0 < int(written[1]) < 65536:
        raise _refuse("bad-address", address=address)
    try:
        from dask import config
        from distributed import Client, Security

        security = Security()  # as Dask's own configuration says
        if address.startswith("tls://") and not security.get_connection_args("client").get("ssl_context"):
            raise _refuse("no-certificates")
        place = address if "://" in address else f"tcp://{address}"
        with config.set({REMEMBERED: AHEAD}):  # else the last 1,000 partitions
            return Client(place, timeout=CONNECT, security=security, set_as_default=False)
    except ModuleNotFoundError:
        raise _refuse("no-dask") from None
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise _refuse("no-scheduler", address=address, reason=_in_short(error)) from error


def _in_short(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


@dataclass(frozen=True)
class Cluster:
    """The cluster at *address*, which checks as it is *asked*."""

    client: "Client"
    address: str
    asked: "Asked"

    def look_at_workers(self) -> None:
        """Return if every worker that is there could do the work. Raises `ClusterError` with what is wrong, once for many workers."""
        from cli.batch.remote import pack

        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
            answers = self.client.run(pickle.loads, pack(self.asked, []), on_error="return")
        except TimeoutError:
            raise _refuse("no-workers", address=self.address) from None
        except OSError as error:
            raise _refuse("lost", address=self.address) from error
        _check_answers(answers)

    def stream(self, given: "Iterable[Given]") -> Iterator[tuple[list[str], int]]:
        """Yield the lines of results of *given*, some at a time, and how many bytes these had, in order; only a few are sent ahead.

        Raises `ClusterError` once everything before is told.
        """
        for future in stream_ahead(self._send, _partitions(given), self._room):
            answer = self._answer(future)
            if answer.another or answer.problems:
                _check_answers({next(iter(self.client.who_has([future]).values()), (OPTION,))[0]: answer})
            yield answer.lines, answer.size

    def _send(self, given: "list[Given]") -> "Future":
        from cli.batch.remote import pack

        return self.client.submit(pickle.loads, pack(self.asked, given), key=f"tuoyu-{uuid4()}", retries=RETRIES)

    def _room(self) -> int:
        """Return how many partitions may be on their way."""
        return AHEAD * max(1, self._threads())

    def _threads(self) -> int:
        """Return how many threads the workers have that there are now."""
        try:
            return sum(self.client.nthreads().values())
        except OSError as error:
            raise _refuse("lost", address=self.address) from error

    def _answer(self, future: "Future") -> "Answer":
        """Return what a worker answers, however many it takes; look now and then whether there still are any."""
        seen = time.monotonic()
        while True:
            try:
                answer: Answer = future.result(timeout=LOOK_EVERY)
                return answer
            except Exception as error:  # whatever a worker raised
                if not isinstance(error, TimeoutError) or future.status == "error":
                    raise ClusterError([_failure(error)]) from error
            if self._threads():
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                raise _refuse("no-workers", address=self.address)


def _check_answers(answers: "Mapping[str, Answer | BaseException]") -> None:
    """Raise `ClusterError` with what the workers called so say stands in the way, if anything does; the same is told once."""
    places: dict[Diagnostic, list[str]] = {}
    for worker, answer in answers.items():
        for problem in _problems_of(answer):
            places.setdefault(problem, []).append(worker)
    if places:
        raise ClusterError(replace(problem, place=Place(_called(workers))) for problem, workers in places.items())


def _called(workers: list[str]) -> str:
    more = len(workers) - 1
    return f"{workers[0]} (+{more})" if more else workers[0]


def _problems_of(answer: "Answer | BaseException") -> tuple[Diagnostic, ...]:
    if isinstance(answer, BaseException):
        return (_failure(answer),)
    if answer.another:
        return (_problem("other-tuoyu", there=answer.another, here=version("tuoyu")),)
    return answer.problems


def _failure(error: BaseException) -> Diagnostic:
    """Return what it means that a worker, or the scheduler for it, raised *error*."""
    kind = type(error).__name__
    return _problem(FAILURES.get(kind, "worker-failed"), reason=f"{kind}: {_in_short(error)}")


def _partitions(given: "Iterable[Given]") -> "Iterator[list[Given]]":
    """Yield *given* some at a time: so many that sending them is little work, so few that memory and progress stay even."""
    partition: list[Given] = []
    for one in given:
        partition.append(one)
        if len(partition) == PARTITION or sum(len(each.data) for each in partition) > PARTITION_BYTES:
            yield partition
            partition = []
    if partition:
        yield partition
