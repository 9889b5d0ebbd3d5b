"""Every code that a run of the lints can print is explained: by its page, or by what it is about."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from engine.feel.messages import CODES
from engine.lints import LINTS, OTHERS, Example
from engine.render.lints import other_page
from engine.text import LANGS, Lang
from tests.broken.reading import CHINESE
from tests.conftest import ROOT, Run
from tests.lints.samples import sample_with

Tuoyu = Callable[..., Run]

REPORTING = {
    *("diagnostic", "Diagnostic", "at_rule", "problem", "_problem", "report", "refuse", "add", "_add", "fail", "_fail"),
    *("Said", "_says", "_slip", "Explanation"),
}
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
NO_CODES = {  # values of facts, keys of sentences, words of git
    *("self-assessment", "self-rescue", "stir-frying", "washing-up", "low-rise", "lost-cases", "lost-rules"),
    *("known-names", "number-as-text", "date-as-text", "cat-file", "for-each-ref", "ls-tree", "rev-parse"),
}
ELSEWHERE = (
    *("lints", "generating", "render"),
    *(
        "forms",
        "papers",
        "recheck",
        "remedy",
        "batch",
    ),  # no run of the lints reads workbooks, templates, results, prices
)


def modules() -> Iterator[Path]:
    return (path for path in sorted((ROOT / "engine").rglob("*.py")) if path.parent.name not in ELSEWHERE)


def words_of(path: Path) -> Iterator[str]:
    """Yield what may be a code in *path*: words with a hyphen, and those given to what makes a diagnostic."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in REPORTING:
            yield from (
                one.value for one in node.args[:4] if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
            yield node.value


def codes() -> set[str]:
    found = {word for path in modules() for word in words_of(path) if WORD.fullmatch(word)}
    return {CODES.get(code, code) for code in found} - NO_CODES


def test_every_code_is_explained_and_only_those() -> None:
    found = codes()
    assert sorted(found - set(LINTS) - set(OTHERS)) == []
    assert sorted(set(OTHERS) - found) == []
    assert sorted(set(OTHERS) & set(LINTS)) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", OTHERS)
def test_a_code_without_a_page_says_what_it_is_about(code: str, lang: Lang) -> None:
    page = other_page(code, OTHERS[code], lang, 80)
    assert max(map(cell_len, page.splitlines())) <= 80
    assert OTHERS[code].of(lang) in page.replace("\n", " " if lang == "en" else "")
    assert bool(CHINESE.search(page)) == (lang == "zh")
    assert {"zh": "下一步", "en": "next step"}[lang] in page


def test_the_command_answers_for_it(tuoyu: Tuoyu) -> None:
    shown = tuoyu("rules", "lint", "--explain", "bad-indentation", "--lang", "en")
    assert (shown.code, shown.err, shown.out) == (
        0,
        "",
        other_page("bad-indentation", OTHERS["bad-indentation"], "en", 80),
    )


@pytest.mark.parametrize(
    ("file", "good", "bad", "complete"),
    [
        ("setting/classes.yaml", "topic: classes\n", "topic: [classes\n", False),
        ("setting/classes.yaml", "room.area_m2 >= least_area", "room.area_m2 >= least_aera", False),
        ("setting/classes.cases.yaml", "topic: classes\n", "topic: [classes\n", False),
        ("setting/classes.yaml", "    departments: [housing]", "    departments: [housing, housing]", True),
    ],
)
def test_the_last_line_says_that_later_checks_were_not_run(
    file: str, good: str, bad: str, complete: bool, tmp_path: Path, tuoyu: Tuoyu
) -> None:
    folder = sample_with(Example(file, good, bad), tmp_path)
    for lang, words in (("zh", "后面的检查没有做"), ("en", "later checks were not run")):
        shown = tuoyu("rules", "lint", "--rules", folder, "--as-of", "2026-11-25", "--lang", lang)
        assert shown.code == 1
        assert (words in shown.err.splitlines()[-1]) == (not complete)
