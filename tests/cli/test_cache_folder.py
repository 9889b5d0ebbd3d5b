"""Where prepared rules are kept."""

import os
import sys
from pathlib import Path

import pytest

from cli.options import cache_folder


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TUOYU_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_the_folder_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TUOYU_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_nothing_is_kept_where_an_empty_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUOYU_CACHE", "")
    assert cache_folder() is None


@pytest.mark.skipif(sys.platform == "win32", reason="there is always a home")
def test_nothing_is_kept_for_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)  # nobody's number
    assert cache_folder() is None
