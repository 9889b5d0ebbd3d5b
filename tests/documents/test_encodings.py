"""Files that are not UTF-8 text: what they look like, and how to save them anew."""

import pytest

from engine.diagnostics import DiagnosticError
from engine.documents import parse_document

TEXT = "名称: 阳光托育园\n地址: 杭州市拱墅区\n"
FOREIGN = [
    ("a byte order mark", TEXT.encode("utf-8-sig"), "encoding-bom"),
    ("UTF-16 with a mark", TEXT.encode("utf-16"), "encoding-utf-16"),
    ("UTF-16 big-endian with a mark", b"\xfe\xff" + TEXT.encode("utf-16-be"), "encoding-utf-16"),
    ("UTF-16 without a mark", TEXT.encode("utf-16-le"), "encoding-utf-16"),
    ("UTF-16 big-endian without a mark", TEXT.encode("utf-16-be"), "encoding-utf-16"),
    ("ASCII as UTF-16 without a mark", "name: sunshine\n".encode("utf-16-le"), "encoding-utf-16"),
    ("UTF-32 with a mark", TEXT.encode("utf-32"), "encoding-utf-32"),
    ("UTF-32 without a mark", TEXT.encode("utf-32-be"), "encoding-utf-32"),
    ("GBK", TEXT.encode("gbk"), "encoding-gbk"),
    ("GB18030", "名称: 㐀阳光托育园拱墅区\n".encode("gb18030"), "encoding-gbk"),
    ("Big5", "名稱: 陽光托育園\n地址: 杭州市\n".encode("big5"), "encoding-big5"),
    ("a spreadsheet", b"PK\x03\x04\x14\x00\x06\x00", "not-text"),
    ("an old spreadsheet", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not-text"),
    ("a PDF", b"%PDF-1.7\n%\xe2\xe3", "not-text"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0", "not-text"),
    ("a program", bytes(range(256)) * 4 + bytes(400), "not-text"),
    ("UTF-8 with one broken byte", TEXT.encode() + b"x: \xe4\n", "encoding-damaged"),
    ("nothing we know", b"a: \x81\xff\xfe\xff\n", "encoding-unknown"),
]


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_a_file_that_is_not_utf8_is_called_what_it_is(data: bytes, code: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_document(data, "site.yaml")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert "UTF-8" in diagnostic.hint.zh or code == "encoding-damaged"
    assert "Notepad" in diagnostic.hint.en


def test_the_way_to_save_as_utf8_is_told_for_each_program() -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_document(TEXT.encode("gbk"), "site.yaml")
    hint = caught.value.diagnostics[0].hint
    assert all(program in hint.zh for program in ("记事本", "WPS", "Excel"))
    assert all(program in hint.en for program in ("Notepad", "WPS", "Excel"))


def test_a_gbk_file_is_shown_as_its_writer_sees_it() -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_document(b"a: 1\n" + TEXT.encode("gbk"), "site.yaml")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.place.line, diagnostic.excerpt) == (2, "名称: 阳光托育园")


def test_the_place_of_a_broken_byte_is_told() -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_document("名称: 阳光\n地址: ".encode() + b"\xff\n", "site.yaml")
    place = caught.value.diagnostics[0].place
    assert (place.line, place.column) == (2, 5)


def test_what_follows_a_byte_order_mark_is_checked_too() -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_document(b"\xef\xbb\xbfa: 1\na: 2\n", "site.yaml")
    assert [(d.code, d.place.line) for d in caught.value.diagnostics] == [("encoding-bom", 1), ("duplicate-key", 2)]


def test_the_lines_with_forbidden_characters_are_counted_when_they_are_many() -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_document("".join(f"k{n}: \x07\n" for n in range(50)).encode(), "site.yaml")
    assert len(caught.value.diagnostics) == 20
    assert "30" in caught.value.diagnostics[-1].hint.en
