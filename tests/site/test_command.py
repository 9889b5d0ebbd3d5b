"""``tuoyu rules docs``: where it writes, what it replaces, and what it leaves alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.site import MARK
from tests.conftest import Run
from tests.site.conftest import write_folder

Tuoyu = Callable[..., Run]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "rules")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_site_is_written_and_a_former_one_replaced(tuoyu: Tuoyu, rules: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    shown = tuoyu("rules", "docs", "-o", target, "--rules", rules, "--lang", "en")
    assert (shown.code, shown.out) == (0, "")
    assert "4 rule(s) and 8 clause(s)" in shown.err and "index.html" in shown.err
    assert "zh/rules/setting.groups.small.html" in names(target)
    assert tuoyu("rules", "docs", "-o", target, "--rules", rules, "--standard", "staffing").code == 0
    assert not {name for name in names(target) if "setting.groups" in name}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rules", "site"]


def test_one_rule_alone(tuoyu: Tuoyu, rules: Path, tmp_path: Path) -> None:
    assert tuoyu("rules", "docs", "-o", tmp_path / "site", "--rules", rules, "--rule", "setting.groups.past").code == 0
    assert {name for name in names(tmp_path / "site") if "/rules/" in name} == {
        "zh/rules/setting.groups.past.html",
        "en/rules/setting.groups.past.html",
    }


def test_a_folder_that_holds_something_else_is_left_alone(tuoyu: Tuoyu, rules: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "letter.txt").write_text("mine", encoding="utf-8")
    shown = tuoyu("rules", "docs", "-o", target, "--rules", rules)
    assert shown.code == 2 and "--force" in shown.err
    assert names(target) == {"letter.txt"}
    assert tuoyu("rules", "docs", "-o", target, "--rules", rules, "--force").code == 0
    assert MARK in names(target) and "letter.txt" not in names(target)


@pytest.mark.parametrize("where", ["rules", "."])
def test_the_folder_of_rules_is_never_replaced(tuoyu: Tuoyu, rules: Path, tmp_path: Path, where: str) -> None:
    shown = tuoyu("rules", "docs", "-o", tmp_path / where, "--rules", rules, "--force", "--lang", "en")
    assert shown.code == 2 and "holds the rules" in shown.err
    assert (rules / "setting" / "groups.yaml").is_file()


def test_a_wrong_case_is_said(tuoyu: Tuoyu, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "rules", wrong=True)
    shown = tuoyu("rules", "docs", "-o", tmp_path / "site", "--rules", folder, "--lang", "en")
    assert shown.code == 1 and "2 case(s) came out otherwise" in shown.err
    assert MARK in names(tmp_path / "site")


@pytest.mark.parametrize("words", [["--rule", "setting.groups.smal"], ["--as-of", "2026"]])
def test_what_cannot_be_written_leaves_nothing(tuoyu: Tuoyu, rules: Path, tmp_path: Path, words: list[str]) -> None:
    assert tuoyu("rules", "docs", "-o", tmp_path / "site", "--rules", rules, *words).code == 2
    assert not (tmp_path / "site").exists()


def test_a_place_that_cannot_be_written_is_said(tuoyu: Tuoyu, rules: Path, tmp_path: Path) -> None:
    shown = tuoyu("rules", "docs", "-o", tmp_path / "no" / "site", "--rules", rules)
    assert shown.code == 2 and "写不了" in shown.err
