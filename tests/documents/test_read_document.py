"""Files that cannot be opened are diagnostics too."""

from pathlib import Path

import pytest

from engine.diagnostics import DiagnosticError
from engine.documents import limits, read_document


def code_of(path: Path) -> str:
    with pytest.raises(DiagnosticError) as caught:
        read_document(path, "site.yaml")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.place.file == "site.yaml"
    assert diagnostic.hint.zh
    return diagnostic.code


def test_a_file_is_read_under_its_path_or_the_name_given(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text("名称: 阳光\n", encoding="utf-8")
    assert read_document(path).name == path.as_posix()
    assert read_document(path, "申报").name == "申报"
    assert read_document(path).data == {"名称": "阳光"}


def test_a_missing_file(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere.yaml") == "file-missing"


def test_a_folder(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "file-is-folder"


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    assert code_of(tmp_path / "a\0b") == "file-unreadable"


def test_a_file_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(tmp_path / "site.yaml") == "file-unreadable"


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    with path.open("wb") as file:
        file.truncate(50 * limits.MAX_BYTES)
    with pytest.raises(DiagnosticError, match=r"100\.00 MB"):
        read_document(path)
