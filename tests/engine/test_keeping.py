"""What is kept is read only where nobody but this user can have written it; whatever else is there is passed over."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import keeping
from engine.parts import open_parts, write_parts

pytestmark = pytest.mark.skipif(not keeping.OWNED, reason="files have no owner here")
KEY, BODY = "key", b"some code\nin two lines"


def write_kept(file: Path, key: str, body: bytes, most: int) -> None:
    write_parts(file, key, {"first": b"something else", "body": body}, most)


def read_kept(file: Path, key: str) -> bytes | None:
    parts = open_parts(file, key)
    try:
        return parts.read("body") if parts else None
    except OSError:
        return None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "tuoyu"


@pytest.fixture
def file(folder: Path) -> Path:
    """A file that is kept well."""
    kept = folder / "rules.tuoyu"
    write_kept(kept, KEY, BODY, 8)
    assert read_kept(kept, KEY) == BODY
    return kept


def test_nothing_is_there_at_first(folder: Path) -> None:
    assert read_kept(folder / "rules.tuoyu", KEY) is None
    assert not folder.exists()


def test_it_is_kept_for_this_user_alone(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in file.parents[:2]} == {0o700}
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.fixture(params=[0o000, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_the_umask_opens_nothing(umask: None, folder: Path) -> None:
    write_kept(folder / "rules.tuoyu", KEY, BODY, 8)
    test_it_is_kept_for_this_user_alone(folder / "rules.tuoyu")


def opened_to(mode: int) -> Callable[[Path], None]:
    return lambda path: path.chmod(mode)


def given_away(path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can give files away")
    os.chown(path, 65534, -1)


def linked(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def named_twice(path: Path) -> None:
    os.link(path, path.with_name("second"))


def made_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FILE_UNSAFE = (
    opened_to(0o620),
    opened_to(0o602),
    opened_to(0o666),
    given_away,
    linked,
    named_twice,
    made_a_pipe,
    made_a_folder,
)
FOLDER_UNSAFE = (opened_to(0o770), opened_to(0o702), opened_to(0o1777), given_away, linked)


@pytest.mark.parametrize("change", FILE_UNSAFE)
def test_a_file_that_others_may_have_written_is_not_read(file: Path, change: Callable[[Path], None]) -> None:
    change(file)
    assert read_kept(file, KEY) is None


@pytest.mark.parametrize("change", FILE_UNSAFE[:-1])
def test_such_a_file_is_replaced(file: Path, change: Callable[[Path], None]) -> None:
    change(file)
    write_kept(file, KEY, b"new", 8)
    assert read_kept(file, KEY) == b"new"


@pytest.mark.parametrize("change", FOLDER_UNSAFE)
def test_in_a_folder_that_others_may_write_nothing_is_read_or_kept(file: Path, change: Callable[[Path], None]) -> None:
    change(file.parent)
    assert read_kept(file, KEY) is None
    before = file.read_bytes()
    write_kept(file, KEY, b"new", 8)
    assert file.read_bytes() == before


def test_a_folder_that_is_read_only_for_others_will_do(file: Path) -> None:
    file.parent.chmod(0o755)
    file.chmod(0o644)
    assert read_kept(file, KEY) == BODY


def test_another_users_are_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping.os, "geteuid", lambda: os.getuid() + 1)
    assert read_kept(file, KEY) is None


def test_a_folder_put_in_its_place_meanwhile_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.fstat
    theirs = file.parents[1] / "theirs"
    theirs.mkdir(mode=0o700)
    write_kept(theirs / file.name, KEY, b"evil", 8)

    def and_swap(descriptor: int) -> os.stat_result:
        found = look(descriptor)
        if theirs.exists():
            file.parent.rename(file.parents[1] / "moved")
            theirs.rename(file.parent)
        return found

    monkeypatch.setattr(keeping.os, "fstat", and_swap)
    assert read_kept(file, KEY) == BODY


def test_a_relative_folder_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parents[1])
    assert read_kept(Path("tuoyu") / file.name, KEY) is None
    write_kept(Path("other") / file.name, KEY, BODY, 8)
    assert not Path("other").exists()


def test_it_is_read_under_its_own_key_alone(file: Path) -> None:
    assert read_kept(file, "another") is None


@given(place=st.integers(0, len(BODY) + 64), bit=st.integers(0, 7))
def test_no_bit_may_change(place: int, bit: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "bits" / "rules.tuoyu"
    write_kept(file, KEY, BODY, 8)
    data = bytearray(file.read_bytes())
    data[place] ^= 1 << bit
    file.write_bytes(data)
    assert read_kept(file, KEY) is None


@pytest.mark.parametrize("size", [0, 1, 64, 65, 66, -1])
def test_no_byte_may_be_missing(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])
    assert read_kept(file, KEY) is None


def test_a_disk_that_is_full_leaves_nothing_half_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*names: object, **where: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(keeping.os, "replace", full)
    write_kept(file, KEY, b"new", 8)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert read_kept(file, KEY) == BODY


@pytest.mark.skipif(not os.geteuid(), reason="root may write everywhere")
def test_where_nobody_may_write_nothing_is_kept(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    write_kept(tmp_path / "cache" / "rules.tuoyu", KEY, BODY, 8)
    tmp_path.chmod(0o700)
    assert not list(tmp_path.iterdir())


def test_the_oldest_make_room_and_other_files_stay(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / "mine.txt").write_text("")
    for number in range(5):
        write_kept(folder / f"{number}.tuoyu", KEY, BODY, 3)
        os.utime(folder / f"{number}.tuoyu", (number, number))
    assert sorted(path.name for path in folder.iterdir()) == ["2.tuoyu", "3.tuoyu", "4.tuoyu", "mine.txt"]


class TestWithoutOwners:
    """As on Windows: only below the user's own folder."""

    @pytest.fixture(autouse=True)
    def windows(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(keeping, "OWNED", False)
        monkeypatch.setattr(keeping, "Path", SimpleNamespace(home=lambda: tmp_path / "home"))

    def test_what_is_below_the_users_folder_is_used(self, tmp_path: Path) -> None:
        file = tmp_path / "home" / "cache" / "rules.tuoyu"
        write_kept(file, KEY, BODY, 8)
        assert read_kept(file, KEY) == BODY

    def test_what_is_elsewhere_is_not(self, tmp_path: Path) -> None:
        file = tmp_path / "home" / ".." / "cache" / "rules.tuoyu"
        write_kept(file, KEY, BODY, 8)
        assert not file.parent.exists()

    def test_nor_where_a_link_leads_out(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "cache").symlink_to(tmp_path / "elsewhere")
        write_kept(tmp_path / "home" / "cache" / "rules.tuoyu", KEY, BODY, 8)
        assert not list((tmp_path / "elsewhere").iterdir())
