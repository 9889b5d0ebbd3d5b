"""Which files are read, in which order, and what they give."""

import os
from pathlib import Path

import pytest

from engine.batch.sources import find_inputs, read_inputs
from engine.diagnostics import DiagnosticError
from engine.documents.limits import MAX_BYTES
from tests.batch.given import fill


def names(sources: list[str], base: Path) -> list[str]:
    return [Path(file).relative_to(base).as_posix() for file in find_inputs(sources).files]


def test_a_folder_is_read_with_all_below_in_order(tmp_path: Path) -> None:
    assert names([str(fill(tmp_path / "d"))], tmp_path / "d") == ["a.jsonl", "c.xlsx", "b/good.json", "b/open.yaml"]


def test_patterns_and_files_are_read_once_each(tmp_path: Path) -> None:
    folder = fill(tmp_path / "d")
    sources = [f"{folder}/**/*.json", f"{folder}/notes.txt", str(folder / "b"), f"{folder}/*"]
    assert names(sources, folder) == ["b/good.json", "notes.txt", "b/open.yaml", "a.jsonl", "c.xlsx"]


def test_results_are_no_declarations(tmp_path: Path) -> None:
    folder = fill(tmp_path / "d")
    (folder / "out").mkdir()
    (folder / "out" / "results.jsonl").write_text("{}\n", encoding="utf-8")
    assert len(find_inputs([str(folder)], folder / "out").files) == 4


def test_every_source_that_names_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DiagnosticError) as told:
        find_inputs([str(tmp_path / "gone"), str(tmp_path / "empty"), str(tmp_path / "*.yaml"), "a" * 300])
    assert [d.code for d in told.value.diagnostics] == ["no-source"] * 4


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    folder = fill(tmp_path / "d")
    before = find_inputs([str(folder)])
    assert find_inputs([str(folder)]) == before
    (folder / "b" / "good.json").write_text("{}", encoding="utf-8")
    assert find_inputs([str(folder)]).digest != before.digest


def test_lines_have_their_numbers_and_some_can_be_skipped(tmp_path: Path) -> None:
    files = find_inputs([str(fill(tmp_path / "d"))]).files
    read = [(Path(given.source).name, given.line) for given in read_inputs(files)]
    assert read == [("a.jsonl", 1), ("a.jsonl", 3), ("a.jsonl", 4), ("c.xlsx", 0), ("good.json", 0), ("open.yaml", 0)]
    for skip in range(7):
        assert [(Path(g.source).name, g.line) for g in read_inputs(files, skip)] == read[skip:]


def test_what_cannot_be_had_is_told_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "d")
    (folder / "lost.yaml").symlink_to("nowhere")
    (folder / "closed").mkdir()
    scan = os.scandir

    def denied(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", denied)
    files = find_inputs([str(folder)]).files
    told = {Path(given.source).name: given.problems for given in read_inputs(files)}
    assert [name for name, problems in told.items() if problems] == ["lost.yaml", "closed"]


def test_a_line_beyond_all_measure_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'{"a": "' + b"x" * (3 * MAX_BYTES) + b'"}\n{}\n')
    long, short = read_inputs([str(tmp_path / "x.jsonl")])
    assert (len(long.data), long.line) == (MAX_BYTES + 1, 1)
    assert (short.data, short.line) == (b"{}\n", 2)


def test_a_file_that_is_gone_meanwhile_is_told_in_its_place(tmp_path: Path) -> None:
    for name in ("gone.yaml", "gone.jsonl"):
        (given,) = read_inputs([str(tmp_path / name)])
        assert [problem.code for problem in given.problems] == ["file-missing"]


@pytest.mark.skipif(os.name == "nt", reason="names of files are characters there")
def test_a_name_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.jsonl")
    Path(file).write_text("{}\n", encoding="utf-8")
    (given,) = read_inputs(find_inputs([str(tmp_path)]).files)
    assert (given.source, given.data) == (f"{tmp_path.as_posix()}/\ufffd.jsonl", b"{}\n")
