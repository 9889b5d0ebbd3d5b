"""A part is what was kept under its name, in its file, under its key; else it is none."""

import marshal
from pathlib import Path

import pytest

from engine import keeping, parts
from engine.parts import open_parts, write_parts

pytestmark = pytest.mark.skipif(not keeping.OWNED, reason="files have no owner here")
KEY = "key"
KEPT = {"one": b"first part", "two": b"other part", "none": b""}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept = tmp_path / "cache" / "rules.tuoyu"
    write_parts(kept, KEY, KEPT, 8)
    return kept


def test_each_part_is_read_by_its_name(file: Path) -> None:
    found = open_parts(file, KEY)
    assert found
    assert {name: found.read(name) for name in found.names} == KEPT
    with pytest.raises(OSError, match="three"):
        found.read("three")


def test_parts_that_have_changed_places_are_not_taken_for_each_other(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data.replace(KEPT["one"] + KEPT["two"], KEPT["two"] + KEPT["one"]))
    found = open_parts(file, KEY)
    assert found
    for name in ("one", "two"):
        with pytest.raises(OSError, match=name):
            found.read(name)
    assert found.read("none") == b""


def test_a_part_of_another_file_is_not_taken_for_this_one(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "cache" / "others.tuoyu"
    write_parts(other, KEY, KEPT | {"one": b"evil  part"}, 8)
    file.write_bytes(file.read_bytes().replace(KEPT["one"], b"evil  part"))
    found = open_parts(file, KEY)
    assert found
    with pytest.raises(OSError, match="one"):
        found.read("one")


@pytest.mark.parametrize("place", [(1 << 40, 4, b""), (-4, 4, b""), (0, 1 << 40, b""), (0, 4, b"")])
def test_an_index_that_points_elsewhere_gives_nothing(file: Path, place: tuple[int, int, bytes]) -> None:
    index = marshal.dumps({"one": place})
    file.write_bytes(parts._first_line(KEY, index) + index + b"data"[: max(0, min(place[1], 4))])
    found = open_parts(file, KEY)
    if found:
        with pytest.raises(OSError, match=r"one|argument"):
            found.read("one")


def test_a_file_put_in_its_place_is_not_seen(file: Path) -> None:
    found = open_parts(file, KEY)
    write_parts(file, KEY, KEPT | {"one": b"new"}, 8)
    assert found
    assert found.read("one") == KEPT["one"]
