"""Mending: what is mended is silent, mended once and for all, and says what it said before."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnostics import DiagnosticError
from engine.documents import parse_document
from engine.lints import LINTS, lint
from engine.lints.fixing import meaning, mended, mended_files
from engine.loading import load_ruleset
from tests.lints.samples import DAY, SAMPLE, sample_with

MENDING = {lint_id: one for lint_id, one in LINTS.items() if one.look}
FILES = [path for path in sorted(SAMPLE.glob("*/*.yaml")) if path.parent.name != "bases"]


def mend(folder: Path) -> dict[str, str]:
    standards = lint(folder, DAY).standards
    assert standards
    texts = mended_files(standards, LINTS.values())
    for name, text in texts.items():
        (folder.parent / name).write_text(text, encoding="utf-8")
    return texts


@pytest.mark.parametrize("lint_id", MENDING)
def test_a_bad_example_mended_is_the_good_one(lint_id: str, tmp_path: Path) -> None:
    example = LINTS[lint_id].example
    folder = sample_with(example, tmp_path)
    before = load_ruleset(folder)
    assert list(mend(folder)) == [f"standards/{example.file}"]
    assert (folder / example.file).read_text(encoding="utf-8") == (SAMPLE / example.file).read_text(encoding="utf-8")
    assert lint(folder, DAY).problems == ()
    assert [rule.id for _, rule in load_ruleset(folder).rules()] == [rule.id for _, rule in before.rules()]


def test_the_sample_needs_no_mending() -> None:
    standards = lint(SAMPLE, DAY).standards
    assert standards and mended_files(standards, LINTS.values()) == {}


COMMENTED = """\
# a file
topic: classes  # its name
title: {en: Classes, zh: 班级}
# which standard
standard: setting
rules:
  # the first rule
  - title:
      zh: "人数 上限"
      # in English
      en: Size
    id: setting.classes.size # the id

    # why
    basis: [a#001, a#002, a#001]
    message: {en: 'Too many', zh: '不得超过,请核对:'}
"""
MENDED = """\
# a file
topic: classes  # its name
# which standard
standard: setting
title: {zh: 班级, en: Classes}
rules:
  # the first rule
  - id: setting.classes.size # the id

    title:
      zh: "人数上限"
      # in English
      en: Size
    # why
    basis: [a#001, a#002]
    message: {zh: '不得超过，请核对：。', en: 'Too many.'}
"""


def test_comments_and_layout_stay() -> None:
    text = mended(parse_document(COMMENTED.encode(), "a.yaml"), MENDING.values())
    assert text == MENDED


def test_what_a_comment_allows_is_left_alone() -> None:
    line = "    departments: [health, health]"
    allowing = f"{line}  # lint: allow repeated-item until 2099-01-01: as it was printed\n"
    for text, mends in ((f"rules:\n  - id: a\n{line}\n", True), (f"rules:\n  - id: a\n{allowing}", False)):
        assert (mended(parse_document(text.encode(), "a.yaml"), MENDING.values()) is not None) == mends


SLIPS = ["，", ",", ".", "。", " ", "  ", "\n", ":", "(", ")", "（", "?", "字", "x", "# x\n", "''"]


@settings(max_examples=150)
@given(
    path=st.sampled_from(FILES),
    at=st.floats(0, 1),
    put=st.sampled_from(SLIPS),
    cut=st.integers(0, 2),
    swap=st.booleans(),
)
def test_mending_twice_is_mending_once_and_nothing_else_changes(
    path: Path, at: float, put: str, cut: int, swap: bool
) -> None:
    text = path.read_text(encoding="utf-8")
    place = int(at * len(text))
    text = text[:place] + put + text[place + cut :]
    if swap:
        text = text.replace(
            "    strength: must\n    departments: [health]\n", "    departments: [health]\n    strength: must\n"
        )
    try:
        document = parse_document(text.encode(), path.name)
    except DiagnosticError:  # a slip that leaves no document
        return
    after = mended(document, MENDING.values())
    if after is None:
        return
    again = parse_document(after.encode(), path.name)
    assert mended(again, MENDING.values()) is None
    assert meaning(again.data) == meaning(document.data)
