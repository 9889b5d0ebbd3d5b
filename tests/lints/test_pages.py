"""What is told about the lints: a page for each, the list of all, and what the command does with them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from engine.lints import LINTS, Example, Family
from engine.lints.samples import SAMPLE, excerpts
from engine.render.lints import lint_list, lint_page
from engine.text import LANGS, Lang
from tests.broken.reading import CHINESE
from tests.conftest import Run
from tests.lints.samples import sample_with

Tuoyu = Callable[..., Run]
FAR = ("--as-of", "2026-11-25")


def test_there_are_lints_of_every_family() -> None:
    assert len(LINTS) >= 35
    assert {lint.family for lint in LINTS.values()} == set(Family)
    assert [lint_id for lint_id, lint in LINTS.items() if lint_id != lint.id] == []


@pytest.mark.parametrize("lint_id", LINTS)
def test_a_lint_says_what_it_is_and_why_in_both_languages(lint_id: str) -> None:
    lint = LINTS[lint_id]
    for text in (lint.title, lint.reason):
        assert CHINESE.search(text.zh) and not CHINESE.search(text.en)
    assert lint.reason.zh.endswith("。") and lint.reason.en.endswith(".")
    assert not lint.title.zh.endswith("。") and not lint.title.en.endswith(".")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("lint_id", LINTS)
def test_a_page_fits_and_shows_both_examples(lint_id: str, lang: Lang) -> None:
    lint = LINTS[lint_id]
    page = lint_page(lint, lang, 80)
    assert max(map(cell_len, page.splitlines())) <= 80
    assert lint.title.of(lang) in page
    good, bad = excerpts(lint.example)
    assert good != bad
    for line in (*good, *bad):
        assert line.split()[0] in page
    assert ("--fix" in page) == (lint.look is not None)
    assert ("until" in page.splitlines()[-1]) == bool(lint.find or lint.look)


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_names_all(lang: Lang, tuoyu: Tuoyu) -> None:
    shown = tuoyu("rules", "lint", "--explain", "all", "--lang", lang)
    assert (shown.code, shown.out) == (0, lint_list(LINTS.values(), lang, 80))
    assert max(map(cell_len, shown.out.splitlines())) <= 80
    assert [lint_id for lint_id in LINTS if f"    {lint_id} " not in shown.out] == []


def test_a_lint_that_is_none_is_not_guessed(tuoyu: Tuoyu) -> None:
    shown = tuoyu("rules", "lint", "--explain", "missing-cases")
    assert (shown.code, shown.out) == (2, "")
    assert "missing-case？" in shown.err
    assert tuoyu("rules", "lint", "--explain", "missing-case").code == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a sample with a number wrong, a list that repeats itself, and a message without a number."""
    target = sample_with(
        Example("setting/classes.yaml", "    departments: [housing]", "    departments: [housing, housing]"), tmp_path
    )
    path = target / "setting/classes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-03-01: 5\n", "2024-03-01: 6\n"), encoding="utf-8")
    return target


def test_fix_mends_and_leaves_the_rest(folder: Path, tuoyu: Tuoyu) -> None:
    first = tuoyu("rules", "lint", "--rules", folder, *FAR)
    assert (first.code, first.out.count("错误[")) == (1, 2)
    mended = tuoyu("rules", "lint", "--rules", folder, *FAR, "--fix")
    assert mended.code == 1
    assert "repeated-item" not in mended.out and "number-in-text" in mended.out
    assert "standards/setting/classes.yaml" in mended.err
    again = tuoyu("rules", "lint", "--rules", folder, *FAR, "--fix")
    assert (again.out, "已改正" in again.err) == (mended.out, False)


def test_fix_leaves_files_alone_that_are_not_chosen(folder: Path, tuoyu: Tuoyu) -> None:
    path = folder / "setting/classes.yaml"
    before = path.read_bytes()
    elsewhere = tuoyu("rules", "lint", "--rules", folder, *FAR, "--standard", "safety", "--fix")
    assert (elsewhere.code, path.read_bytes()) == (0, before)


@pytest.mark.parametrize(
    ("words", "code", "found"),
    [
        (("--rule", "setting.classes.activity_area"), 1, ["number-in-text", "repeated-item"]),
        (("--rule", "setting.classes.lease"), 1, ["number-in-text"]),
        (("--standard", "setting"), 1, ["number-in-text", "repeated-item"]),
        (("--standard", "safety"), 0, []),
    ],
)
def test_what_is_chosen_is_reported(
    words: tuple[str, ...], code: int, found: list[str], folder: Path, tuoyu: Tuoyu
) -> None:
    shown = tuoyu("rules", "lint", "--rules", folder, *FAR, *words)
    assert shown.code == code
    assert [line.split("[")[1].split("]")[0] for line in shown.out.splitlines() if "错误[" in line] == found


def test_a_rule_that_is_none_is_not_chosen(folder: Path, tuoyu: Tuoyu) -> None:
    shown = tuoyu("rules", "lint", "--rules", folder, "--rule", "setting.classes.sise")
    assert (shown.code, shown.out) == (2, "")
    assert "setting.classes.size" in shown.err


def test_the_forms_of_ci_name_each_problem(folder: Path, tuoyu: Tuoyu) -> None:
    for form, mark in (
        ("json", '"repeated-item"'),
        ("sarif", '"ruleId": "repeated-item"'),
        ("github", "title=repeated-item"),
    ):
        shown = tuoyu("rules", "lint", "--rules", folder, *FAR, "--format", form, "--lang", "en")
        assert (shown.code, mark in shown.out) == (1, True)
    shown = tuoyu("rules", "lint", "--rules", folder, *FAR, "--format", "junit")
    assert 'tests="4" failures="1"' in shown.out


def test_the_guides_hold_the_pages(tuoyu: Tuoyu) -> None:
    import json

    shown = tuoyu("rules", "lint", "--rules", SAMPLE, *FAR, "--format", "sarif", "--lang", "en")
    rules = json.loads(shown.out)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(LINTS)
    assert rules[0]["help"]["text"].startswith("strength")
