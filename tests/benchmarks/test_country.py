"""Many declarations made for the benchmark, and a command that is watched."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from benchmarks import country, nation
from benchmarks.command import Batch, UnequalError
from benchmarks.country import NoRoomError, make_country, renamed
from benchmarks.watching import PROC, Watched, watch


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    file = tmp_path_factory.mktemp("country") / "country.jsonl"
    make_country(file, 14, 6, jobs=1)
    return file.read_bytes().splitlines(keepends=True)


def test_there_are_as_many_as_asked_for_and_some_again(lines: list[bytes]) -> None:
    names = [json.loads(line).get("point", {}).get("name") for line in lines]
    assert len(lines) == 14
    assert len(set(lines[:6])) == 6
    assert names[6:12] == [name and f"{name}（2）" for name in names[:6]]
    assert names[12:] == [name and f"{name}（3）" for name in names[:2]]


def test_processes_make_the_same(lines: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(country, "PART", 2)
    make_country(tmp_path / "country.jsonl", 6, 6, jobs=2)
    assert (tmp_path / "country.jsonl").read_bytes() == b"".join(lines[:6])


def test_a_name_is_changed_wherever_it_is_given() -> None:
    line = '{"point":{"name":"青笙"},"registration":{"name":"青笙"}}\n'.encode()
    assert renamed(line, 2).decode().count("青笙（2）") == 2
    assert renamed(b'{"point":{}}\n', 2) == b'{"point":{}}\n'


def test_too_many_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRoomError, match="--folder"):
        make_country(tmp_path / "country.jsonl", 10**15, 1, jobs=1)


def run(code: str, **more: object) -> Watched:
    return watch([sys.executable, "-c", code], Path.cwd(), os.environ, **more)  # type: ignore[arg-type]


@pytest.mark.skipif(not PROC.exists(), reason="the system does not show its processes")
def test_the_memory_of_every_process_is_its_own() -> None:
    ours = bytearray(60_000_000)  # would count if it were taken over from the process that starts it
    child = "x = bytearray(40_000_000); import time; time.sleep(0.8)"
    done = run(
        f"import subprocess, sys; sum(range(4_000_000)); subprocess.run([sys.executable, '-c', '{child}'], check=True)"
    )
    first, second = done.peaks
    assert (done.code, done.said) == (0, "")
    assert 0 < first.rss < 40 < second.rss < 40 + len(ours) / 1e6
    assert 0 < second.pss <= second.rss
    assert first.cpu > 0


def test_a_command_is_killed_once_there_is_enough(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    start = time.monotonic()
    done = run(f"open({str(begun)!r}, 'w').close(); import time; time.sleep(60)", enough=begun.exists)
    assert done.code < 0
    assert time.monotonic() - start < 30


@pytest.fixture
def pretended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Runs that write what their options say."""

    def pretend(self: Batch, name: str, *options: str, enough: object = None) -> Watched:
        (self.folder / name).mkdir(exist_ok=True)
        (self.folder / name / "results.jsonl").write_text("other" if "2" in options else "results")
        return Watched(int("9" in options), 1.0, "")

    monkeypatch.setattr(Batch, "run", pretend)
    return Batch(tmp_path / "source.jsonl", tmp_path)


def test_other_bytes_are_told(pretended: Batch) -> None:
    pretended.whole("one", "--jobs", "1")
    pretended.whole("again", "--jobs", "1", like="one")
    with pytest.raises(UnequalError, match=r"--jobs 2 wrote other bytes: results\.jsonl"):
        pretended.whole("two", "--jobs", "2", like="one")


def test_nothing_is_left_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*about: object) -> int:
        raise UnequalError("other bytes")

    monkeypatch.setattr(nation, "_measure", fail)
    assert nation.main(["--folder", str(tmp_path / "new")]) == 1
    assert not (tmp_path / "new").exists()
