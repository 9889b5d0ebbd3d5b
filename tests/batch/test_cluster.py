"""``tuoyu batch --scheduler`` on a real cluster: a scheduler and two workers, one of which is killed while it is at work."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from cli.batch import cluster, command, remote
from tests.batch.clusters import Process, processes, start_scheduler, start_worker
from tests.batch.given import DAY, fill
from tests.batch.test_command import contents
from tests.conftest import Run

Tuoyu = Callable[..., Run]
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="workers wait for one another at a pipe")
LOST = """
import os, signal
from cli.batch import remote
from engine.batch.lines import check_lines

def die(given, asked):
    check_lines(given, asked)
    os.open({meeting!r}, os.O_WRONLY)
    os.unlink({meeting!r})
    os.kill(os.getpid(), signal.SIGKILL)

remote.check_lines = die
"""
LEFT = """
import os
from cli.batch import remote
from engine.batch.lines import check_lines

def wait(given, asked):
    if os.path.exists({meeting!r}):
        open({meeting!r}).read()  # until the other one is dead
    return check_lines(given, asked)

remote.check_lines = wait
"""


class Site:
    """Where a cluster runs: its processes and address, and the pipe at which the worker that is left waits for the one that is lost."""

    def __init__(self, folder: Path, started: list[Process]) -> None:
        self.started, self.meeting = started, folder / "meeting"
        self.lost, self.left = folder / "lost.py", folder / "left.py"
        self.lost.write_text(LOST.format(meeting=str(self.meeting)), encoding="utf-8")
        self.left.write_text(LEFT.format(meeting=str(self.meeting)), encoding="utf-8")
        self.address = start_scheduler(started)
        start_worker(started, self.address, self.left)

    def doomed(self) -> Process:
        """Start a worker that is killed when it has done its first partition and has not answered yet, before the other has any."""
        os.mkfifo(self.meeting)
        return start_worker(self.started, self.address, self.lost)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with processes() as started:
        yield Site(tmp_path_factory.mktemp("cluster"), started)


@pytest.fixture(autouse=True)
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PARTITION", 1)


def test_a_worker_killed_at_work_changes_nothing(tuoyu: Tuoyu, tmp_path: Path, site: Site) -> None:
    words = ("batch", fill(tmp_path / "d"), "--as-of", DAY, "--lang", "en")
    alone = tuoyu(*words, "--jobs", "1", "-o", tmp_path / "alone")
    doomed = site.doomed()
    shown = tuoyu(*words, "--scheduler", site.address, "-o", tmp_path / "cluster")
    assert doomed.wait() == -signal.SIGKILL
    assert (shown.code, shown.out) == (alone.code, alone.out) == (1, "")
    assert shown.err == alone.err.replace("alone", "cluster")
    assert contents(tmp_path / "cluster") == contents(tmp_path / "alone")


def test_a_stopped_run_goes_on_where_it_stopped(
    tuoyu: Tuoyu, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("batch", fill(tmp_path / "d"), "--as-of", DAY, "--lang", "en")
    tuoyu(*words, "--jobs", "1", "-o", tmp_path / "alone")
    with monkeypatch.context() as patch:
        patch.setattr(command, "meter", stopping_after(2))
        stopped = tuoyu(*words, "--scheduler", site.address, "-o", tmp_path / "cluster")
    assert stopped.code == 130
    assert stopped.err.startswith("The results so far are kept; run the same with --resume to go on.\n")
    gone_on = tuoyu(*words, "--scheduler", site.address, "-o", tmp_path / "cluster", "--resume")
    assert "2 are done already" in gone_on.err
    assert contents(tmp_path / "cluster") == contents(tmp_path / "alone")


def stopping_after(count: int) -> Callable[..., AbstractContextManager[Callable[[int, int], None]]]:
    """Return a meter at which somebody presses Ctrl-C when *count* are done."""

    @contextmanager
    def meter(*_: object) -> Iterator[Callable[[int, int], None]]:
        def tell(done: int, _: int) -> None:
            if done == count:
                raise KeyboardInterrupt

        yield tell

    return meter


def test_a_worker_with_another_tuoyu_is_refused_before_anything_is_done(
    tuoyu: Tuoyu, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "ENGINE", "0")
    shown = tuoyu("batch", fill(tmp_path / "d"), "--scheduler", site.address, "--lang", "en", "-o", tmp_path / "o")
    assert shown.code == 2
    assert "error[other-tuoyu]" in shown.err and site.address.rpartition(":")[0] in shown.err
    assert not (tmp_path / "o").exists()
