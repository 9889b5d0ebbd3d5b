"""Lines break where a Chinese or Latin reader expects, and never lose a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from engine.render.wrapping import CLOSING, OPENING, wrap

MIXED = st.text(alphabet="中文字数，。（）《》“”abc12 .-[]m²·", max_size=60)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("保育人员", 8, ["保育人员"]),
        ("保育人员", 7, ["保育人", "员"]),
        ("申报三名，需五名", 8, ["申报三", "名，需五", "名"]),
        ("见（附件）一", 6, ["见（附", "件）一"]),
        ("见（附件）一", 5, ["见", "（附", "件）", "一"]),
        ("面积不小于30平方米", 12, ["面积不小于", "30平方米"]),
        ("needs two caregivers", 10, ["needs two", "caregivers"]),
        ("填在 rooms[r1].area_m2 处", 18, ["填在", "rooms[r1].area_m2", "处"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_lines_break_between_words_and_characters(text, width, lines):
    assert wrap(text, width) == lines


@given(text=MIXED, width=st.integers(8, 40))
def test_no_line_is_too_long_and_nothing_is_lost(text, width):
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(words=st.lists(st.text(alphabet="中文字数", min_size=1, max_size=6), min_size=1, max_size=12))
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(words):
    lines = wrap("（" + "）、（".join(words) + "）。", 12)
    assert not any(line[0] in CLOSING for line in lines)
    assert not any(line[-1] in OPENING for line in lines)
