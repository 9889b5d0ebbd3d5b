"""A report that cannot be written: why, in the reader's language, and no half-written file."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
NEW = ("new", "--rules", ROOT / "fixtures/broken/rules/sound")


def test_a_folder_that_is_not_there_and_a_folder_in_place_of_a_file(tuoyu: Tuoyu, tmp_path: Path) -> None:
    for target in (tmp_path / "nowhere" / "blank.yaml", tmp_path):
        shown = tuoyu(*NEW, "--force", "-o", target)
        assert (shown.code, shown.out) == (2, "")
        assert "文件夹" in shown.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "said"), [(errno.EACCES, "没有写入的权限"), (errno.ENOSPC, "磁盘已满"), (errno.EIO, "系统错误")]
)
def test_the_reason_is_said_in_chinese(
    tuoyu: Tuoyu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    shown = tuoyu(*NEW, "-o", tmp_path / "blank.yaml")
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err and os.strerror(number) not in shown.err
