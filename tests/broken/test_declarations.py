"""Broken declarations: each file of the corpus gives exactly its diagnostics, and a reader can act on every one."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from engine.declaration.loading import load_declaration
from engine.diagnostics import DeclarationError, Diagnostic
from engine.text import Lang
from tests.broken.reading import Found, complaints, found
from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
FOLDER = ROOT / "fixtures/broken/declarations"
EXPECTED: dict[str, list[list[object]]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
WORDS: dict[Lang, str] = {"zh": "错误", "en": "error"}
IDENTITY_NUMBERS = ("11010519491231002X", "110105194912310021", "1101051949123100", "19491231", "19491331")


def problems(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(DeclarationError) as caught:
        load_declaration(path, path.name)
    return caught.value.diagnostics


def expected(name: str) -> Found:
    return [(str(code), int(str(line)), int(str(column))) for code, line, column in EXPECTED[name]]


def test_every_file_of_the_corpus_has_its_diagnostics_written_down() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"expected.yaml"}
    assert files == EXPECTED.keys()
    assert list(EXPECTED) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_declaration_gives_exactly_its_diagnostics(name: str) -> None:
    diagnostics = problems(FOLDER / name)
    assert found(diagnostics) == expected(name)
    assert [complaint for diagnostic in diagnostics for complaint in complaints(diagnostic)] == []


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("name", EXPECTED)
def test_checking_it_leaves_with_2_and_says_everything_on_stderr(tuoyu: Tuoyu, name: str, lang: Lang) -> None:
    shown = tuoyu("check", f"fixtures/broken/declarations/{name}", "--lang", lang)
    assert (shown.code, shown.out) == (2, "")
    assert "Traceback" not in shown.err
    for code, line, column in expected(name):
        place = f"{name}:{line}:{column}" if line else name
        assert f"{place}: {WORDS[lang]}[{code}]: " in shown.err
    assert shown.err.count(f"{WORDS[lang]}[") == len(EXPECTED[name])
    assert str(len(EXPECTED[name])) in shown.err.splitlines()[-1]


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("name", [name for name in EXPECTED if "identity-number" in name])
def test_an_identity_number_is_never_printed(tuoyu: Tuoyu, name: str, lang: Lang) -> None:
    shown = tuoyu("check", f"fixtures/broken/declarations/{name}", "--lang", lang)
    assert not [number for number in IDENTITY_NUMBERS if number in shown.err]


@pytest.mark.parametrize(
    "written", ["11010519491231002X", "110105 19491231 002X", "110105-19491231-002X", "110105491231002"]
)
@pytest.mark.parametrize(
    "line", ["identity_number: {}", 'identity_number: "{}"', "label: {}, role: x", "id: {}", "{}: x"]
)
def test_an_identity_number_is_masked_wherever_it_is_written(tmp_path: Path, line: str, written: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"staff:\n  - {{{line.format(written)}, class_id: c 9}}\n", encoding="utf-8")
    said = str(problems(path))
    assert not [part for part in (written, written[6:14], written[:6]) if part in said]


# What cannot stand in a folder of fixtures -----------------------------------------------------------------------------


def test_a_missing_file_and_a_folder_are_called_what_they_are(tmp_path: Path) -> None:
    assert found(problems(tmp_path / "nowhere.yaml")) == [("file-missing", 0, 0)]
    assert found(problems(tmp_path)) == [("file-is-folder", 0, 0)]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert found(problems(tmp_path / "file" / "inside.yaml")) == [("file-missing", 0, 0)]
    assert found(problems(tmp_path / ("x" * 400))) == [("file-missing", 0, 0)]


def test_a_link_that_leads_back_to_itself_is_no_endless_loop(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert found(problems(tmp_path / "a.yaml")) == [("file-unreadable", 0, 0)]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_one_may_not_read_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    (diagnostic,) = problems(Path("site.yaml"))
    assert diagnostic.code == "file-unreadable"
    assert complaints(diagnostic) == []


def test_what_is_wrong_with_the_file_itself_reads_well_too(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    names = ("nowhere.yaml", ".", "loop.yaml", "x" * 400, "a\0b")
    for diagnostic in (d for name in names for d in problems(tmp_path / name)):
        assert complaints(diagnostic) == []


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"# " + b"x" * 3_000_000)
    (diagnostic,) = problems(path)
    assert (diagnostic.code, complaints(diagnostic)) == ("file-too-large", [])
    assert "2 MB" in diagnostic.message.zh


@pytest.mark.parametrize(("length", "code"), [(501, "list-too-long"), (5001, "list-too-long")])
def test_a_list_that_is_too_long_is_refused(tmp_path: Path, length: int, code: str) -> None:
    path = tmp_path / "long.yaml"
    path.write_text("rooms:\n" + "".join(f"  - {{id: r{n}}}\n" for n in range(length)), encoding="utf-8")
    diagnostics = problems(path)
    assert {d.code for d in diagnostics} == {code}
    assert str(length) in diagnostics[0].message.zh


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text("site: " + "[" * 200_000, encoding="utf-8")
    assert [d.code for d in problems(path)] == ["too-deep"]


def test_standard_input_is_called_so(tuoyu: Tuoyu, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.write_bytes((FOLDER / "many-problems.yaml").read_bytes())
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        shown = tuoyu("check", "-")
    assert (shown.code, shown.out) == (2, "")
    assert "<stdin>:3:9: 错误[unknown-value]" in shown.err


def test_a_problem_of_reading_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf# a comment\npoint:\n  capacity: 45x\n  capacity: 46\n  kind: 7\n")
    assert found(problems(path)) == [
        ("encoding-bom", 1, 1),
        ("unit-in-value", 3, 13),
        ("duplicate-key", 4, 3),
        ("unknown-value", 5, 9),
    ]
