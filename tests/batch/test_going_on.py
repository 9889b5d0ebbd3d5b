"""What a run stands on: work streamed among processes, and the journal of what is done."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from itertools import count, islice
from pathlib import Path

import pytest

from cli.batch.journal import Journal, RefusedError, open_journal
from engine.parallel import AHEAD, stream_in_processes

LINE = b'{"source": "a", "line": 1, "decision": null}\n'
STATE = {"rules": "1", "inputs": "2"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_without_end_is_done_in_order_and_only_a_little_ahead(jobs: int) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in count():
            taken.append(task)
            yield task

    results = stream_in_processes(lambda task: task * 2, tasks(), jobs)
    assert list(islice(results, 20)) == list(range(0, 40, 2))
    assert len(taken) <= 20 + jobs * AHEAD
    results.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="others are forked")
def test_a_process_that_dies_is_told() -> None:
    def work(task: int) -> int:
        if task == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    with pytest.raises(BrokenProcessPool):
        list(stream_in_processes(work, range(9), 2))


def test_only_whole_lines_count_as_done(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "o", STATE, resume=False, force=False)
    assert journal.done == 0
    for torn in (b"", b"{", LINE[:-1], LINE[:-2] + b"\n", b"\0" * 50 + b"\n" + LINE):
        journal.results.write_bytes(LINE * 3 + torn)
        assert open_journal(tmp_path / "o", STATE, resume=True, force=False).done == 3
        assert journal.results.read_bytes() == LINE * 3


@pytest.mark.parametrize("state", [b"", b"[]", b"{", b"\xff"])
def test_a_damaged_state_is_refused(tmp_path: Path, state: bytes) -> None:
    journal = open_journal(tmp_path / "o", STATE, resume=False, force=False)
    (journal.folder / "state.json").write_bytes(state)
    with pytest.raises(RefusedError, match="damaged"):
        open_journal(tmp_path / "o", STATE, resume=True, force=False)


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    journal = open_journal(tmp_path / "o", STATE, resume=False, force=False)
    with journal.appending():
        for resume in (True, False):
            with pytest.raises(RefusedError, match="busy"):
                open_journal(tmp_path / "o", STATE, resume=resume, force=not resume)


def test_results_take_their_place_last(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "o", STATE, resume=False, force=False)
    for name in ("results.jsonl", "summary.csv"):
        (journal.folder / name).write_text(name, encoding="utf-8")
    assert Journal(tmp_path / "o").finish() == ["results.jsonl", "summary.csv"]
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["results.jsonl", "summary.csv"]
