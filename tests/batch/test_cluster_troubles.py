"""What can be wrong with a cluster is said plainly, with the next step."""

import gc
import logging
import pickle
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from cli.batch import cluster, remote
from cli.batch.cluster import Cluster, ClusterError
from cli.batch.remote import Answer, pack
from cli.batch.running import Work
from engine.batch import Asked, Given
from engine.batch.lines import check_lines
from engine.batch.partition import rules_for
from engine.batch.sources import find_inputs
from tests.batch.given import BAD_LINE, GOOD, REJECTED, as_json, asked
from tests.conftest import Run

Tuoyu = Callable[..., Run]
SOME = [Given("a.jsonl", 1, BAD_LINE.encode()), Given("a.jsonl", 2, as_json(REJECTED).encode())]
ADDRESS = "tcp://10.0.0.5:8786"


def there(law: Asked, given: list[Given]) -> Answer:
    """Return what a worker answers that has the same tuoyu."""
    answer = pickle.loads(pack(law, given))
    assert isinstance(answer, Answer)
    return answer


class FakeFuture:
    """What was sent to a worker and came to *outcome*: an answer, an exception, or nothing yet (None)."""

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        self.status = "error" if isinstance(outcome, BaseException) else "pending"

    def result(self, timeout: float) -> Any:
        if isinstance(self.outcome, BaseException) or self.outcome is None:
            raise self.outcome or TimeoutError
        return self.outcome


class FakeClient:
    """A cluster of one worker with *threads*, at which everything comes to *outcome*."""

    def __init__(self, outcome: Any = None, threads: int = 2) -> None:
        self.outcome, self.threads, self.sent = outcome, threads, 0

    def submit(self, *_: Any, **__: Any) -> FakeFuture:
        self.sent += 1
        return FakeFuture(self.outcome)

    def nthreads(self) -> dict[str, int]:
        return {ADDRESS: self.threads} if self.threads else {}

    def who_has(self, _: Any) -> dict[str, tuple[str, ...]]:
        return {"tuoyu": (ADDRESS,)}


def endless() -> Iterator[Given]:
    while True:
        yield SOME[0]


def named(name: str) -> type[Exception]:
    return type(name, (Exception,), {})


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (ModuleNotFoundError("No module named 'cli'"), "no-tuoyu"),
        (named("KilledWorker")("tuoyu-1"), "workers-killed"),
        (named("FutureCancelledError")("scheduler-connection-lost"), "dropped"),
        (MemoryError(), "worker-failed"),
        (TimeoutError("of the worker itself"), "worker-failed"),
        (Answer([], 0, another="0.0.9"), "other-tuoyu"),
        (Answer([], 0, problems=there(replace(asked(), digest="0"), []).problems), "other-rules"),
    ],
)
def test_what_workers_fail_at_is_told(outcome: Any, code: str) -> None:
    with pytest.raises(ClusterError) as told:
        next(Cluster(FakeClient(outcome), ADDRESS, asked()).stream(iter(SOME)))
    (problem,) = told.value.diagnostics
    assert problem.code == code
    assert "{" not in "".join((*problem.message, *problem.hint))
    assert problem.place.file == (ADDRESS if isinstance(outcome, Answer) else "--scheduler")


def test_nobody_waits_for_ever_where_all_workers_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.0)
    with pytest.raises(ClusterError) as told:
        next(Cluster(FakeClient(None, threads=0), ADDRESS, asked()).stream(iter(SOME)))
    (problem,) = told.value.diagnostics
    assert problem.code == "no-workers" and problem.hint.en.startswith(f"Start dask worker {ADDRESS} on")


def test_only_a_few_partitions_are_on_their_way() -> None:
    client = FakeClient(Answer(["{}"], 1))
    results = Cluster(client, ADDRESS, asked()).stream(endless())
    for _ in range(20):
        next(results)
    assert client.sent <= 20 + client.threads * cluster.AHEAD


def test_memory_is_freed_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(BAD_LINE, encoding="utf-8")
    there = Cluster(FakeClient(Answer(["{}"], 1)), ADDRESS, asked())
    gc.disable()
    try:
        assert list(Work(find_inputs([str(tmp_path)]), asked(), 1, there).lines()) == [["{}"]]
        assert gc.isenabled()
    finally:
        gc.enable()


def test_the_same_trouble_of_many_workers_is_told_once() -> None:
    with pytest.raises(ClusterError) as told:
        cluster._check_answers({f"tcp://w{n}:1": ModuleNotFoundError("cli") for n in range(9)})
    assert [problem.place.file for problem in told.value.diagnostics] == ["tcp://w0:1 (+8)"]


@pytest.mark.parametrize(
    "address", ["", "here", "8786", "http://a:8786", "tcp://a", "a:0", "a:65536", "a:1/x", "u@a:1"]
)
def test_what_is_no_address_is_refused(tuoyu: Tuoyu, tmp_path: Path, address: str) -> None:
    (tmp_path / "a.jsonl").write_text(BAD_LINE, encoding="utf-8")
    shown = tuoyu("batch", tmp_path, "--scheduler", address, "--jobs", "2", "--lang", "en", "-o", tmp_path / "o")
    assert shown.code == 2
    assert "error[bad-address]" in shown.err and "--jobs has no effect" in shown.err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "address", ["a:8786", "tcp://10.0.0.5:8786", "tls://a.b:1", "[::1]:8786", "tcp://[fe80::1%eth0]:1"]
)
def test_addresses_have_a_host_and_a_port(address: str) -> None:
    assert cluster.ADDRESS.fullmatch(address)


def test_nobody_there_is_told_and_nothing_else(tuoyu: Tuoyu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 0.2)
    (tmp_path / "a.jsonl").write_text(BAD_LINE, encoding="utf-8")
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unheard.getsockname()[1]}"
        shown = tuoyu("batch", tmp_path / "a.jsonl", "--scheduler", address, "--lang", "zh")
    assert shown.code == 2
    assert f"连不上 {address} 的调度器" in shown.err
    assert len(shown.err.splitlines()) == 4
    assert logging.root.manager.disable == logging.NOTSET


def test_encryption_without_certificates_is_told(tuoyu: Tuoyu, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(BAD_LINE, encoding="utf-8")
    shown = tuoyu("batch", tmp_path / "a.jsonl", "--scheduler", "tls://127.0.0.1:8786", "--lang", "en")
    assert shown.code == 2 and "error[no-certificates]" in shown.err


def test_where_dask_is_not_installed_it_is_said_how_to(
    tuoyu: Tuoyu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "a.jsonl").write_text(BAD_LINE, encoding="utf-8")
    shown = tuoyu("batch", tmp_path / "a.jsonl", "--scheduler", "127.0.0.1:8786", "--lang", "en")
    assert shown.code == 2 and "Install 'tuoyu[cluster]' with pip" in shown.err


def test_a_worker_answers_what_this_machine_would() -> None:
    law = replace(asked(), digest=rules_for(asked()).ruleset.ref.digest)
    assert there(law, SOME) == Answer(check_lines(SOME, asked()), sum(len(one.data) for one in SOME))


def test_a_worker_says_why_it_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for law, code in (
        (replace(asked(), digest="0"), "other-rules"),
        (replace(asked(), folder=tmp_path / "x"), "no-folder"),
    ):
        answer = there(law, SOME)
        assert (answer.lines, [problem.code for problem in answer.problems]) == ([], [code])
    sent = pack(asked(), SOME)
    monkeypatch.setattr(remote, "ENGINE", "another")
    assert pickle.loads(sent).another


def test_threads_of_a_worker_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    working = Lock()

    def check(given: list[Given], law: Asked) -> list[str]:
        assert working.acquire(blocking=False)
        try:
            return check_lines(given, law)
        finally:
            working.release()

    monkeypatch.setattr(remote, "check_lines", check)
    given = [Given("a.jsonl", 1, as_json(GOOD).encode())]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(pickle.loads, [pack(asked(), given)] * 12))
    assert {tuple(answer.lines) for answer in answers} == {tuple(check_lines(given, asked()))}
