"""What a declaration says cannot move the cursor, change colours or turn the direction of reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.render.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("青禾托育中心 A-1", "青禾托育中心 A-1"),
        ("两行\r\n一名", "两行 一名"),
        ("\x1b[31m红", "\ufffd[31m红"),
        ("a\u202eb", "a\ufffdb"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("\ud800", "\ufffd"),
    ],
)
def test_only_what_a_reader_sees_is_printed(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_printing_again_changes_nothing_and_gives_one_line(text):
    once = printable(text)
    assert printable(once) == once
    assert len(once.splitlines()) <= 1
