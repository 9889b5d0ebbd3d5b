"""Source files that cannot be used: every problem, with its place and its code."""

from pathlib import Path

import pytest

from engine.catalogue import load_catalogue
from engine.diagnostics import RuleSetError

GOOD = """\
source: one-text
title: {zh: 一个文本, en: One text}
issuer: {zh: 某机关, en: Some office}
number: 文〔2020〕1号
issued: 2020-01-01
in_force: {from: 2020-02-01, to: 2022-12-31}
status: {zh: 已废止, en: Repealed}
clauses:
  - id: one-text#001
    clause: 第1条
    standard: setting
    strength: must
    text: {zh: 须如此, en: It must be so}
    confidence: verified
  - id: one-text#002
    clause: 第2条
    standard: setting
    strength: must
    text: {zh: 亦须如此, en: So it must}
    in_force: {from: 2021-01-01}
    confidence: recalled
    no_rule: {kind: duplicate, of: one-text#001, reason: {zh: 同第1条, en: The same as article 1}}
"""


def write(folder: Path, **texts: str) -> Path:
    """Return a standards folder whose sources are *texts*, by file name."""
    sources = folder / "standards" / "sources"
    sources.mkdir(parents=True)
    for name, text in texts.items():
        (sources / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return folder / "standards"


def problems(folder: Path) -> list[tuple[str, int, str]]:
    """Return file, line and code of every diagnostic that loading *folder* gives."""
    with pytest.raises(RuleSetError) as caught:
        load_catalogue(folder)
    return [(d.place.file, d.place.line, d.code) for d in caught.value.diagnostics]


def test_a_clause_without_a_last_day_ends_with_its_source(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path, one_text=GOOD))
    source = catalogue.sources["one-text"]
    start, end = catalogue.period("one-text#002")
    assert start > source.in_force.from_
    assert end == source.in_force.to
    assert end is not None
    assert catalogue.in_force("one-text#002", end)
    assert not catalogue.in_force("one-text#002", end.replace(year=2023))


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("source: one-text", "source: another-text", 1, "source-name"),
        ("id: one-text#002", "id: one-text#001", 15, "duplicate-clause"),
        ("id: one-text#002", "id: one-text#003", 15, "clause-sequence"),
        ("id: one-text#002", "id: other-text#002", 15, "foreign-clause"),
        ("to: 2022-12-31", "to: 2020-01-31", 6, "date-order"),
        ("issued: 2020-01-01", "issued: 2020-02-02", 6, "date-order"),
        ("{from: 2021-01-01}", "{from: 2020-01-31}", 20, "date-order"),
        ("of: one-text#001, ", "", 22, "duplicate-of"),
        ("of: one-text#001", "of: one-text#009", 22, "unknown-clause"),
        ("of: one-text#001", "of: one-text#002", 22, "unknown-clause"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, code: str) -> None:
    assert old in GOOD
    found = problems(write(tmp_path, one_text=GOOD.replace(old, new)))
    assert ("standards/sources/one-text.yaml", line, code) in found


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("    strength: must\n", "    strenght: must\n", 12),
        ("standard: setting", "standard: settings", 11),
        ("en: It must be so", "en: ''", 13),
        ("from: 2020-02-01", "from: 2020-02-30", 6),
        ("id: one-text#001\n", "id: one-text-1\n", 9),
        ("confidence: verified", "confidence: verified\n    mandatory: sure", 15),
        ("confidence: verified", "confidence: certain", 14),
    ],
)
def test_a_value_that_does_not_fit_the_model_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    assert old in GOOD
    lines = [line for _, line, _ in problems(write(tmp_path, one_text=GOOD.replace(old, new, 1)))]
    assert line in lines


def test_the_problems_of_all_files_come_together(tmp_path: Path) -> None:
    two = GOOD.replace("one-text", "two-text").replace("kind: duplicate", "kind: whatever")
    folder = write(tmp_path, one_text=GOOD.replace("one-text#002", "one-text#007"), two_text=two, worse="a: [1\n")
    assert {file.rpartition("/")[2] for file, _, _ in problems(folder)} == {
        "one-text.yaml",
        "two-text.yaml",
        "worse.yaml",
    }


def test_a_reference_into_a_file_that_cannot_be_read_is_not_a_second_problem(tmp_path: Path) -> None:
    folder = write(tmp_path, one_text=GOOD.replace("of: one-text#001", "of: worse#001"), worse="a: [1\n")
    assert {file for file, _, _ in problems(folder)} == {"standards/sources/worse.yaml"}


def test_a_folder_without_sources_is_not_an_empty_catalogue(tmp_path: Path) -> None:
    assert problems(write(tmp_path)) == [("standards/sources", 0, "no-sources")]
