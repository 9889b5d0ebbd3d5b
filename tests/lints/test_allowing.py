"""Allowances: a comment lets a problem be until its last day, and nothing but that problem."""

from datetime import date
from pathlib import Path

import pytest

from engine.lints import Example, lint
from tests.lints.samples import DAY, sample_with

RULES = "setting/classes.yaml"
LINE = "    departments: [housing]\n"
BAD = "    departments: [housing, housing]"
ALLOW = "# lint: allow repeated-item until 2026-12-31: as it was printed"


def codes(folder: Path, day: date = DAY) -> list[str]:
    return [problem.code for problem in lint(folder, day).problems]


def sample(put: str, folder: Path) -> Path:
    return sample_with(Example(RULES, LINE, put), folder)


@pytest.mark.parametrize(
    "put",
    [
        f"{BAD}  {ALLOW}\n",
        f"    {ALLOW}\n{BAD}\n",
        f"    {ALLOW}\n    # another comment\n{BAD}\n",
        f"{BAD}  {ALLOW.replace(': as', '：as')}\n",
    ],
)
def test_it_stands_on_the_line_or_above_it(put: str, tmp_path: Path) -> None:
    assert codes(sample(put, tmp_path)) == []


def test_it_counts_to_its_last_day_and_not_longer(tmp_path: Path) -> None:
    folder = sample(f"{BAD}  {ALLOW}\n", tmp_path)
    assert codes(folder, date(2026, 12, 31)) == []
    assert codes(folder, date(2027, 1, 1)) == ["allow-ended"]


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        (f"{BAD}\n    {ALLOW}\n", ["repeated-item", "allow-unused"]),
        (f"{BAD}  {ALLOW.replace('repeated-item', 'line-end')}\n", ["repeated-item", "allow-unused"]),
        (f"{BAD}  {ALLOW.replace('2026-12-31', '2026-02-30')}\n", ["repeated-item", "allow-form"]),
        (f"{BAD}  {ALLOW.replace(': as it was printed', ':')}\n", ["repeated-item", "allow-form"]),
        (f"{BAD}  # lint: ignore\n", ["repeated-item", "allow-form"]),
        (f"{BAD}  {ALLOW.replace('repeated-item', 'repeated-itme')}\n", ["repeated-item", "allow-unknown"]),
        (
            f"    departments: [houses]  {ALLOW.replace('repeated-item', 'unknown-value')}\n",
            ["unknown-value", "allow-refused"],
        ),
    ],
)
def test_it_allows_nothing_else(put: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(sample(put, tmp_path)) == expected


def test_a_text_that_speaks_of_it_is_none(tmp_path: Path) -> None:
    example = Example(RULES, "remedy: {zh: 扩大活动室。,", "remedy: {zh: '注释写成 # lint: allow 编号。',")
    assert codes(sample_with(example, tmp_path)) == []
