"""Each lint finds its bad example, at the right line, and nothing else; and nothing in the good one."""

from pathlib import Path

import pytest

from engine.lints import LINTS, lint
from tests.broken.reading import complaints
from tests.lints.samples import DAY, SAMPLE, place_of, sample_with


def test_the_good_examples_are_reported_with_nothing() -> None:
    assert lint(SAMPLE, DAY).problems == ()


@pytest.mark.parametrize("lint_id", LINTS)
def test_the_bad_example_is_reported_as_what_it_is(lint_id: str, tmp_path: Path) -> None:
    example = LINTS[lint_id].example
    folder = sample_with(example, tmp_path)
    problems = lint(folder, DAY).problems
    expected = place_of(example, folder)
    assert [(problem.code, problem.place.file, problem.place.line) for problem in problems] == [
        (lint_id, expected.file, expected.line)
    ]
    assert complaints(problems[0]) == []
