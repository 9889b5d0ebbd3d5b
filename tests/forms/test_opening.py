"""Files that are no form: each is refused before anything in it is read, by name, with the way out, quickly."""

import io
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from engine.declaration.loading import load_declaration
from engine.diagnostics import DeclarationError
from engine.documents.limits import MAX_BYTES
from engine.forms.opening import MAX_CELLS, MAX_ENTRIES, MAX_UNPACKED, check_workbook
from engine.text import LANGS, Lang
from tests.conftest import ROOT
from tests.forms.filled import complaints, part, saved, small, with_parts

SHEET = "xl/worksheets/sheet2.xml"
GOLDEN = ROOT / "tests/forms/golden"
BOMB = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def flagged_as_locked() -> bytes:
    """Return a form whose first part is said to be encrypted, in both places where a zip file says so."""
    data = bytearray(small())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def with_macro_type() -> bytes:
    types = part("[Content_Types].xml").replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    return with_parts({"[Content_Types].xml": types.replace(b"spreadsheetml.sheet.macro", b"sheet.macro")})


def many_cells() -> bytes:
    """Return a workbook with more cells than are read, none of which says anything."""
    rows = b"".join(b"<row>" + b"<c/>" * 1000 + b"</row>" for _ in range(MAX_CELLS // 1000 + 1))
    return with_parts({"xl/worksheets/sheet2.xml": b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"})


def with_area(tags: bytes, area: bytes) -> bytes:
    """Return a form in which a sheet of few cells says that an area is one."""
    said = b"</sheetData><" + tags + b' ref="' + area + b'"/></' + tags.split(b">")[0] + b">"
    return with_parts({SHEET: re.sub(rb"<hyperlinks>.*</hyperlinks>", b"", part(SHEET)).replace(b"</sheetData>", said)})


def other_names() -> bytes:
    return with_parts({"XL/WORKBOOK.XML": b"<workbook/>"})


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing at all": ("申报.xlsx", lambda: b""),
    "old Excel": ("申报.xls", lambda: OLE),
    "WPS": ("申报.et", lambda: OLE),
    "old Excel under a new name": ("申报.xlsx", lambda: OLE),
    "locked with a password": ("申报.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100)),
    "parts that are locked": ("申报.xlsx", flagged_as_locked),
    "OpenDocument": ("申报.ods", lambda: archive({"mimetype": b"application/x", "content.xml": b"<office/>"})),
    "binary Excel": ("申报.xlsb", lambda: archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"})),
    "Word": ("申报.xlsx", lambda: archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})),
    "slides": ("申报.xlsx", lambda: archive({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})),
    "another zip file": ("申报.xlsx", lambda: archive({"照片.jpg": b"x"})),
    "an empty zip file": ("申报.xlsx", lambda: archive({})),
    "CSV": ("申报.csv", lambda: "编号,名称\nr1,活动室\n".encode()),
    "CSV under another name": ("申报.xlsx", lambda: "编号,名称\nr1,活动室\n".encode("gbk")),
    "a web page under another name": ("申报.xls", lambda: b"<html><table></table></html>"),
    "half a download": ("申报.xlsx", lambda: small()[: len(small()) // 2]),
    "damaged in the middle": ("申报.xlsx", lambda: small()[:9000] + bytes(200) + small()[9200:]),
    "a sheet that is no XML": ("申报.xlsx", lambda: with_parts({"xl/worksheets/sheet2.xml": b"<worksheet><row"})),
    "a sheet that is not there": ("申报.xlsx", lambda: with_parts({"xl/worksheets/sheet2.xml": None})),
    "styles that are wrong": ("申报.xlsx", lambda: with_parts({"xl/styles.xml": b"<styleSheet/>"})),
    "macros": ("申报.xlsm", lambda: with_parts({"xl/vbaProject.bin": b"x"})),
    "macros by type only": ("申报.xlsx", with_macro_type),
    "links to another file": ("申报.xlsx", lambda: with_parts({"xl/externalLinks/externalLink1.xml": b"<x/>"})),
    "a connection to a database": ("申报.xlsx", lambda: with_parts({"xl/connections.xml": b"<connections/>"})),
    "a path that leads away": ("申报.xlsx", lambda: with_parts({"../../etc/x.xml": b"<x/>"})),
    "an absolute path": ("申报.xlsx", lambda: with_parts({"/etc/x.xml": b"<x/>"})),
    "two parts of one name": ("申报.xlsx", other_names),
    "entities": ("申报.xlsx", lambda: with_parts({"xl/workbook.xml": BOMB})),
    "entities in sixteen bits": ("申报.xlsx", lambda: with_parts({"xl/styles.xml": BOMB.decode().encode("utf-16")})),
    "a zip bomb": ("申报.xlsx", lambda: with_parts({"xl/media/image1.png": bytes(20 * 1024 * 1024)})),
    "too large by sums": ("申报.xlsx", lambda: with_parts({f"xl/a{n}.bin": bytes(200_000) for n in range(230)})),
    "too many parts": ("申报.xlsx", lambda: with_parts({f"xl/a{n}": b"" for n in range(MAX_ENTRIES + 1)})),
    "too many cells": ("申报.xlsx", many_cells),
    "a sheet as one merged cell": ("申报.xlsx", lambda: with_area(b"mergeCells><mergeCell", b"A100:XFD1048576")),
    "a merged cell that is written oddly": (
        "申报.xlsx",
        lambda: with_area(b"mergeCells><mergeCell", b"A100&#58;XFD999999"),
    ),
    "a sheet as one link": ("申报.xlsx", lambda: with_area(b"hyperlinks><hyperlink", b"A100:XFD1048576")),
    "a sheet in sixteen bits": ("申报.xlsx", lambda: with_parts({SHEET: "<worksheet/>".encode("utf-16")})),
    "a workbook of somebody's own": ("申报.xlsx", lambda: saved(Workbook())),
}


@cache
def answers() -> Mapping[str, dict[Lang, str]]:
    """Return what is said of each file."""
    return {name: complaints(make(), file) for name, (file, make) in FILES.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_every_file_that_is_no_form_is_answered_as_written_down(lang: Lang, request: pytest.FixtureRequest) -> None:
    said = "\n\n".join(f"## {name}\n{answer[lang]}" for name, answer in answers().items()) + "\n"
    golden = GOLDEN / f"refused.{lang}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_a_good_form_is_not_refused() -> None:
    check_workbook(small(), "申报.xlsx")
    assert set(complaints(small()).values()) == {"-"}


def test_a_bomb_costs_neither_time_nor_memory() -> None:
    bomb = with_parts({"xl/worksheets/sheet2.xml": b"<worksheet>" + b" " * (MAX_UNPACKED + 1)})
    start = time.process_time()
    assert "workbook-too-large" in complaints(bomb)["en"]
    assert time.process_time() - start < 0.5


def test_a_file_larger_than_any_form_is_refused_by_its_size(tmp_path: Path) -> None:
    file = tmp_path / "申报.xlsx"
    file.write_bytes(small() + bytes(MAX_BYTES))
    with pytest.raises(DeclarationError) as caught:
        load_declaration(file)
    assert [problem.code for problem in caught.value.diagnostics] == ["file-too-large"]


def test_a_cell_in_the_last_row_costs_no_more_than_any_other() -> None:
    sheet = part("xl/worksheets/sheet2.xml")
    far = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    start = time.process_time()
    assert set(complaints(with_parts({"xl/worksheets/sheet2.xml": far})).values()) == {"-"}
    assert time.process_time() - start < 1


def test_a_number_beyond_all_numbers_is_no_number() -> None:
    sheet = part("xl/worksheets/sheet2.xml")
    assert b"<v>20</v>" in sheet
    said = complaints(with_parts({"xl/worksheets/sheet2.xml": sheet.replace(b"<v>20</v>", b"<v>1e400</v>")}))
    assert said["en"].startswith("申报.xlsx:服务点!C9: error[error-value]: this cell shows the error 'inf'.")


def test_the_library_that_reads_sheets_refuses_entities_itself() -> None:
    from defusedxml.common import DefusedXmlException
    from openpyxl import DEFUSEDXML
    from openpyxl.xml.functions import iterparse

    assert DEFUSEDXML
    with pytest.raises(DefusedXmlException):
        list(iterparse(io.BytesIO(BOMB)))


def test_checking_a_text_loads_nothing_for_workbooks() -> None:
    code = (
        "import sys; from pathlib import Path; from engine.declaration.loading import load_declaration;"
        "load_declaration(Path('fixtures/declarations/home-based-approved.yaml'));"
        "print(sorted({'openpyxl', 'defusedxml', 'lxml', 'docxtpl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
