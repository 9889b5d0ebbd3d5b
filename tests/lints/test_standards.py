"""The lints have nothing against the standards themselves."""

from engine.lints import lint
from standards import STANDARDS
from tests.lints.samples import DAY


def test_nothing_is_reported_on_the_standards() -> None:
    assert [f"{one.place}: {one.code}" for one in lint(STANDARDS, DAY).problems] == []
