"""Mistakes in rule files: a sound folder with one place made wrong gives exactly its diagnostics."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.cases import Bases, load_cases, run_cases
from engine.checking import check_ruleset
from engine.diagnostics import Diagnostic, Place, format_diagnostic
from engine.lints import lint
from engine.loading import load_ruleset
from engine.text import LANGS
from tests.broken.reading import complaints
from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
SOUND = ROOT / "fixtures/broken/rules/sound"
COMMANDS = (
    ("rules", "test"),
    ("check", SOUND / "bases/small.yaml", "--as-of", "2026-01-01"),
    ("explain", "setting.classes.size"),
    ("list",),
    ("new",),
)


@dataclass(frozen=True)
class Mistake:
    """One place of one file made wrong, and what must be said about it."""

    name: str
    file: str
    replace: str
    put: str
    gives: list[list[Any]]  # code, line, column, and the file where it is another one
    names: list[str] = field(default_factory=list)
    by: str = "lint"

    @property
    def places(self) -> list[tuple[str, Place]]:
        """Return code and place of each diagnostic."""
        files = [(file or [self.file])[0] for _, _, _, *file in self.gives]
        return [
            (code, Place(f"standards/{file}", line, column))
            for file, (code, line, column, *_) in zip(files, self.gives, strict=True)
        ]


def read_mistakes() -> dict[str, Mistake]:
    rows = yaml.safe_load((ROOT / "fixtures/broken/rules/mistakes.yaml").read_text(encoding="utf-8"))
    mistakes = [Mistake(put=row.pop("with"), **row) for row in rows]
    assert len({mistake.name for mistake in mistakes}) == len(mistakes)
    return {mistake.name: mistake for mistake in mistakes}


MISTAKES = read_mistakes()


@pytest.fixture(params=MISTAKES)
def mistake(request: pytest.FixtureRequest) -> Mistake:
    return MISTAKES[request.param]


@pytest.fixture
def folder(tmp_path: Path, mistake: Mistake) -> Path:
    """Return a copy of the sound folder with the mistake in it."""
    target = shutil.copytree(SOUND, tmp_path / "standards")
    path = target / mistake.file
    text = path.read_text(encoding="utf-8")
    assert text.count(mistake.replace) == 1
    path.write_text(text.replace(mistake.replace, mistake.put), encoding="utf-8")
    return target


def problems_of_cases(folder: Path) -> tuple[Diagnostic, ...]:
    ruleset = load_ruleset(folder)
    results = run_cases(load_cases(folder, ruleset), ruleset, check_ruleset(ruleset), Bases(folder))
    return tuple(result.problem for result in results if result.problem)


def test_the_sound_folder_is_sound(tuoyu: Tuoyu) -> None:
    assert tuoyu("rules", "lint", "--rules", SOUND).code == 0
    assert tuoyu("rules", "test", "--rules", SOUND).code == 0


def test_a_mistake_gives_exactly_its_diagnostics(folder: Path, mistake: Mistake) -> None:
    found = lint(folder, date(2026, 1, 1)).problems
    if mistake.by == "test":
        assert found == ()
        found = problems_of_cases(folder)
    assert [(d.code, d.place) for d in found] == mistake.places
    assert [complaint for diagnostic in found for complaint in complaints(diagnostic)] == []
    for lang in LANGS:
        said = "\n".join(format_diagnostic(diagnostic, lang) for diagnostic in found)
        assert [name for name in mistake.names if name not in said] == []


def test_the_commands_say_it_and_never_end_in_a_traceback(tuoyu: Tuoyu, folder: Path, mistake: Mistake) -> None:
    shown = tuoyu("rules", mistake.by, "--rules", folder)
    assert (shown.code, "Traceback" in shown.err) == (1, False)
    assert all(f"{place}: 错误[{code}]" in shown.out for code, place in mistake.places)
    command = COMMANDS[list(MISTAKES).index(mistake.name) % len(COMMANDS)]  # each of them with many of the mistakes
    other = tuoyu(*command, "--rules", folder, "--lang", "en")
    assert other.code in (0, 1, 2)
    assert other.code != 2 or other.err.strip()


def test_a_folder_without_rules_and_one_that_is_none_are_told_apart(tuoyu: Tuoyu, tmp_path: Path) -> None:
    assert tuoyu("rules", "lint", "--rules", tmp_path / "nowhere").code == 2
    (tmp_path / "sources").mkdir()
    empty = tuoyu("rules", "lint", "--rules", tmp_path)
    assert (empty.code, "no-sources" in empty.out) == (1, True)
    shutil.copy(SOUND / "sources/sample-standard.yaml", tmp_path / "sources")
    assert "no-rules" in tuoyu("rules", "lint", "--rules", tmp_path).out


def test_a_rule_file_of_other_bytes_is_called_what_it_is(tuoyu: Tuoyu, tmp_path: Path) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "standards")
    path = folder / "setting/classes.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk", errors="ignore"))
    shown = tuoyu("rules", "lint", "--rules", folder)
    assert shown.code == 1
    assert "standards/setting/classes.yaml:3:13: 错误[encoding-gbk]" in shown.out
