"""Where things stand in a file: values, keys, and the characters inside a text."""

from decimal import Decimal

import pytest

from engine.documents import Document, parse_document
from engine.text import Text

TEXT = """\
point:
  name: 阳光托育园
  area_m2:  30.50
rooms:
  - id: 'r1'
    size: {w: 3, h: 4}
  - id: "r2"
empty:
"""
SAID = Text("问题", "problem")


@pytest.fixture
def document() -> Document:
    return parse_document(TEXT.encode(), "site.yaml")


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("point",), (2, 3), (1, 1)),
        (("point", "name"), (2, 9), (2, 3)),
        (("point", "area_m2"), (3, 13), (3, 3)),
        (("rooms",), (5, 3), (4, 1)),
        (("rooms", 0), (5, 5), (5, 5)),
        (("rooms", 0, "size"), (6, 11), (6, 5)),
        (("rooms", 0, "size", "h"), (6, 21), (6, 18)),
        (("rooms", 1, "id"), (7, 9), (7, 5)),
    ],
)
def test_a_value_and_its_key_have_their_places(
    document: Document, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert (document.place(path).line, document.place(path).column) == value
    assert (document.place(path, key=True).line, document.place(path, key=True).column) == key


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("nowhere",), (1, 1)),
        (("point", "kind"), (1, 1)),
        (("rooms", 7), (4, 1)),
        (("rooms", 1, "kind"), (7, 5)),
        (("rooms", 1, "kind", "deeper"), (7, 5)),
        (("point", "name", "deeper"), (2, 3)),
        (("rooms", -1), (4, 1)),
    ],
)
def test_what_is_not_there_is_shown_at_its_nearest_ancestor(
    document: Document, path: tuple[str | int, ...], expected: tuple[int, int]
) -> None:
    place = document.place(path)
    assert (place.line, place.column) == expected


def test_a_document_knows_its_name_its_values_and_its_number_of_lines(document: Document) -> None:
    assert document.name == "site.yaml"
    assert document.lines == 8
    assert document.data["point"] == {"name": "阳光托育园", "area_m2": Decimal("30.50")}
    assert parse_document(b"a: 1", "x").lines == 1


def test_a_diagnostic_underlines_the_value_or_the_key(document: Document) -> None:
    value = document.diagnostic(("point", "name"), "some-code", SAID)
    assert (value.excerpt, value.caret, value.width) == ("name: 阳光托育园", 6, 10)
    key = document.diagnostic(("point", "name"), "some-code", SAID, key=True)
    assert (key.caret, key.width) == (0, 4)


def test_a_diagnostic_can_underline_a_part_of_a_text(document: Document) -> None:
    part = document.diagnostic(("point", "name"), "some-code", SAID, offset=2, width=2)
    assert (part.place.column, part.caret, part.width) == (11, 10, 4)
    assert document.diagnostic(("point", "name"), "some-code", SAID, offset=2).width == 2


SCALARS = [
    ("plain", "a: room.area >= x\n", 5, (1, 9)),
    ("plain Chinese", "a: 房间.面积 >= x\n", 3, (1, 7)),
    ("number", "a: 12.50\n", 2, (1, 6)),
    ("single quotes", "a: 'x = ''y'' and z'\n", 4, (1, 9)),
    ("after doubled quotes", "a: 'x = ''y'' and z'\n", 8, (1, 15)),
    ("four quotes in a row", "a: 'x''''y'\n", 3, (1, 10)),
    ("double quotes", 'a: "x = \\"y\\" and z"\n', 4, (1, 9)),
    ("after escapes", 'a: "x = \\"y\\" and z"\n', 8, (1, 15)),
    ("after a long escape", 'a: "\\u4e2d\\x41b"\n', 2, (1, 15)),
    ("literal block", "a: |\n  one\n  two = 中\nb: 1\n", 8, (3, 7)),
    ("literal block with indentation inside", "a: |\n  one\n    two\n", 6, (3, 5)),
    ("literal block after an empty line", "a: |\n\n  one\n", 2, (3, 4)),
    ("literal block with marks", "a: |-\n   one\n   two\n\n", 4, (3, 4)),
    ("folded block", "a: >\n  one\n  two\n", 5, (3, 4)),
    ("folded block over an empty line", "a: >-\n  one\n\n  two\n", 4, (4, 3)),
    ("folded block with a deeper line", "a: >\n  one\n    two\n  three\n", 11, (4, 4)),
    ("plain over two lines", "a: one\n  two\n", 4, (2, 3)),
    ("plain over an empty line", "a: one\n\n  two\n", 4, (3, 3)),
    ("quoted over two lines", "a: 'one\n  two'\n", 5, (2, 4)),
    ("double-quoted with a line continued", 'a: "one\\\n  two"\n', 3, (2, 3)),
    ("Windows line ends", "a: |\r\n  one\r\n  two\r\n", 5, (3, 4)),
    ("the end of the text", "a: abc\n", 3, (1, 7)),
    ("beyond the end", "a: abc\n", 99, (1, 7)),
    ("a JSON text", '{"a": "\\ud83d\\ude00b"}', 1, (1, 20)),
]


@pytest.mark.parametrize(("text", "offset", "expected"), [s[1:] for s in SCALARS], ids=[s[0] for s in SCALARS])
def test_a_character_inside_a_text_has_its_place(text: str, offset: int, expected: tuple[int, int]) -> None:
    place = parse_document(text.encode(), "x").scalar_offset_place(("a",), offset)
    assert (place.line, place.column) == expected


def test_an_offset_into_no_text_is_the_place_of_the_value() -> None:
    place = parse_document(b"a: [1, 2]\n", "x").scalar_offset_place(("a",), 3)
    assert (place.line, place.column) == (1, 4)
