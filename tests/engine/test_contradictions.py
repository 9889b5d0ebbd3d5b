"""What cannot be true whatever the law says."""

import pytest

from engine.declaration.loading import parse_declaration
from engine.diagnostics import DeclarationError, format_diagnostic


def test_a_part_is_not_larger_than_the_whole() -> None:
    with pytest.raises(DeclarationError) as refused:
        parse_declaration(b"outdoor:\n  area_m2: 72\n  unshaded_area_m2: 100\n", "case.yaml")
    (problem,) = refused.value.diagnostics
    assert problem.code == "out-of-order"
    assert "小于" in format_diagnostic(problem, "zh") and "less than" in format_diagnostic(problem, "en")


def test_a_part_may_be_the_whole() -> None:
    assert parse_declaration(b"outdoor:\n  area_m2: 72\n  unshaded_area_m2: 72\n", "case.yaml").outdoor
