"""What cannot be told, or goes wrong in tuoyu itself, is no decision: never the exit code of "reject", never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = "fixtures/declarations/sample.yaml"
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="the system has no disk that is always full")
def test_a_full_disk_is_said_and_is_no_rejection() -> None:
    words = [sys.executable, "-c", "from cli.main import run; run()", "check", SAMPLE, "--lang", "en"]
    with FULL.open("w") as full:
        done = subprocess.run(words, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "cannot write stdout: the disk is full.\n")


def test_a_mistake_of_ours_is_said_and_is_no_rejection(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise KeyError("rooms")

    monkeypatch.setattr(main, "main", fail)
    monkeypatch.setattr(main.gc, "disable", lambda: None)
    monkeypatch.setattr(main.gc, "freeze", lambda: None)
    monkeypatch.setattr(sys, "argv", ["tuoyu", "check", "x.yaml", "--lang", "en"])
    with pytest.raises(SystemExit) as left:
        main.run()
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("tuoyu made a mistake (KeyError: 'rooms') and has decided nothing.")
