"""One doorway, four forms, the same bytes for the same report."""

import pytest

from engine.render import RENDERERS, render


def test_there_are_four_forms():
    assert list(RENDERERS) == ["text", "json", "html", "markdown"]


@pytest.mark.parametrize("form", RENDERERS)
def test_the_same_report_gives_the_same_text(full_report, form):
    text = render(full_report, form)
    assert text == render(full_report, form)
    assert text.endswith("\n")
    assert text == text.strip("\n") + "\n"


def test_a_form_that_is_not_there_is_a_bug(full_report):
    with pytest.raises(KeyError):
        render(full_report, "pdf")
