"""The bytes of a workbook, looked at before anything in them is read: what could do harm, or is no .xlsx, is refused by name."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import reduce
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.text import Text

MAX_ENTRIES: Final = 1_000
MAX_UNPACKED: Final = 40 * 1024 * 1024  # bytes, all parts together
MAX_RATIO: Final = 200  # of a part unpacked to the same part packed
SMALL_PART: Final = 256 * 1024  # bytes: so little does no harm, whatever its ratio
MAX_CELLS: Final = 300_000

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Excel used before 2007, and what encrypted files use
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
CONTENT_TYPES: Final = "[Content_Types].xml"
WORKBOOK: Final = "xl/workbook.xml"
A_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s")
A_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
AN_AREA: Final = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*["']([^"']*)""")
"""What openpyxl makes a cell of each cell in."""
CORNERS: Final = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7}):([A-Za-z]{1,3})([0-9]{1,7})")
BEFORE_XML: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
XML_ENDINGS: Final = (".xml", ".rels", ".vml")
NO_DOCUMENT_TYPES: Final = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
TEXT_ENDINGS: Final = (".yaml", ".yml", ".json")
WORKBOOK_ENDINGS: Final = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".et", ".ett", ".ods", ".csv", ".tsv")


class Refusal(NamedTuple):
    """Why a file is not read: code, message and next step."""

    code: str
    message: Text
    hint: Text


SAVE_AS_XLSX: Final = Text(
    "请用 Excel、WPS 或 LibreOffice 打开，选“另存为”，类型选“Excel 工作簿（*.xlsx）”。",
    "Open it in Excel, WPS or LibreOffice, choose Save As, type 'Excel workbook (*.xlsx)'.",
)
TAKE_THE_FORM: Final = Text(
    "请填写由 tuoyu new --format xlsx -o 申报.xlsx 生成的表。",
    "Fill in the form that comes from: tuoyu new --format xlsx -o form.xlsx",
)
EMPTY: Final = Refusal("empty-file", Text("文件里没有内容。", "the file has no content."), TAKE_THE_FORM)
OLD: Final = Refusal(
    "workbook-old",
    Text("这是旧版 Excel（.xls）或 WPS（.et）格式的表。", "this is a workbook of old Excel (.xls) or WPS (.et)."),
    SAVE_AS_XLSX,
)
LOCKED: Final = Refusal(
    "workbook-encrypted",
    Text("这份表加了打开密码，读不出来。", "this workbook is locked with a password and cannot be read."),
    Text("请在 Excel 或 WPS 中打开，取消打开密码后再保存。", "Open it in Excel or WPS, remove the password and save."),
)
OPEN_DOCUMENT: Final = Refusal(
    "workbook-other", Text("这是 OpenDocument（.ods）格式的表。", "this is an OpenDocument (.ods) sheet."), SAVE_AS_XLSX
)
BINARY: Final = Refusal(
    "workbook-other", Text("这是二进制格式（.xlsb）的表。", "this is a binary workbook (.xlsb)."), SAVE_AS_XLSX
)
WORD: Final = Refusal(
    "not-a-workbook", Text("这是 Word 文件，不是表。", "this is a Word file, no workbook."), TAKE_THE_FORM
)
SLIDES: Final = Refusal(
    "not-a-workbook", Text("这是演示文稿，不是表。", "these are slides, no workbook."), TAKE_THE_FORM
)
OTHER_ZIP: Final = Refusal(
    "not-a-workbook",
    Text("这是一个压缩文件，里面没有表。", "this is a zip file without a workbook in it."),
    TAKE_THE_FORM,
)
A_TEXT: Final = Refusal(
    "not-a-workbook",
    Text(
        "这个文件的内容不是 .xlsx 表，像是 CSV、网页或其他文字。",
        "the content is no .xlsx workbook; it looks like CSV, a web page or other text.",
    ),
    TAKE_THE_FORM,
)
DAMAGED: Final = Refusal(
    "workbook-damaged",
    Text("文件不完整或已损坏，读不出来。", "the file is incomplete or damaged and cannot be read."),
    Text(
        "请重新复制或下载；仍不行就用 Excel、WPS 或 LibreOffice 打开后另存为 .xlsx。",
        "Copy or download it again; if that does not help, open it in Excel, WPS or LibreOffice and save it as .xlsx.",
    ),
)
MACROS: Final = Refusal(
    "workbook-macros",
    Text("这份表带有宏（程序），不予读取。", "this workbook has macros (programs) in it and is not read."),
    Text(
        "请另存为“Excel 工作簿（*.xlsx）”，不要选“启用宏的工作簿”。",
        "Save it as 'Excel workbook (*.xlsx)', not as 'macro-enabled workbook'.",
    ),
)
LINKS: Final = Refusal(
    "workbook-links",
    Text("这份表链接到别的文件或数据源，不予读取。", "this workbook is linked to other files or data and is not read."),
    Text(
        "请在“数据”中断开链接（“编辑链接”→“断开链接”），再保存。",
        "Break the links (Data > Edit Links > Break Link) and save it.",
    ),
)
UNSAFE_NAMES: Final = Refusal(
    "workbook-unsafe",
    Text(
        "压缩包里有不该有的文件名，不是 Excel 保存的，不予读取。",
        "the file names inside are not such as Excel writes; it is not read.",
    ),
    TAKE_THE_FORM,
)
ENTITIES: Final = Refusal(
    "workbook-unsafe",
    Text(
        "文件里有 DTD 或实体定义，不是 Excel 保存的，不予读取。",
        "there are document types or entities inside, which Excel does not write; it is not read.",
    ),
    TAKE_THE_FORM,
)
TOO_LARGE: Final = Refusal(
    "workbook-too-large",
    Text(
        "表解开后太大（上限：{entries} 个部件、{megabytes} MB、{cells} 个单元格），不予读取。",
        "unpacked, the workbook is too large (limits: {entries} parts, {megabytes} MB, {cells} cells); it is not read.",
    ).fill(entries=MAX_ENTRIES, megabytes=MAX_UNPACKED // 1024 // 1024, cells=MAX_CELLS),
    Text(
        "请删去多余的工作表、图片和大片空白格式；或重新生成空表，把填好的内容复制过去。",
        "Remove sheets and pictures not needed and large areas with nothing but formats, or copy the content into a new form.",
    ),
)


def is_workbook(data: bytes, name: str) -> bool:
    """Return whether a file is to be read as a workbook: its name says so, or its content where the name says nothing."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in WORKBOOK_ENDINGS:
        return True
    return ending not in TEXT_ENDINGS and data.startswith((ZIP, OLE))


def check_workbook(data: bytes, name: str) -> None:
    """Raise `DiagnosticError` with the reason why the workbook *data* is not to be opened, if there is one."""
    if refusal := _refusal(data):
        raise DiagnosticError([refuse(name, refusal)])


def sheet_count(data: bytes) -> int:
    """Return how many sheets the workbook *data*, which has been checked, says it has."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return len(A_SHEET.findall(archive.read(WORKBOOK)))


def refuse(name: str, refusal: Refusal) -> Diagnostic:
    """Return the diagnostic that refuses the whole file."""
    return Diagnostic(Place(name), *refusal)


def _refusal(data: bytes) -> Refusal | None:
    if not data.strip():
        return EMPTY
    if data.startswith(OLE):
        return LOCKED if ENCRYPTED in data else OLD
    if not data.startswith((ZIP, EMPTY_ZIP)):
        return A_TEXT
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return next((refusal for look in LOOKS if (refusal := look(archive))), None)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error, ValueError, OSError):
        return DAMAGED


def _size(archive: zipfile.ZipFile) -> Refusal | None:
    entries = archive.infolist()
    swollen = any(e.file_size > max(SMALL_PART, MAX_RATIO * e.compress_size) for e in entries)
    if swollen or len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
        return TOO_LARGE
    return None


def _names(archive: zipfile.ZipFile) -> Refusal | None:
    names = archive.namelist()
    folded = {name.casefold() for name in names}
    odd = any(name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") for name in names)
    return UNSAFE_NAMES if odd or len(folded) < len(names) else None


def _locks(archive: zipfile.ZipFile) -> Refusal | None:
    return LOCKED if any(entry.flag_bits & 1 for entry in archive.infolist()) else None


KINDS: Final = (  # what a zip file is, by the first of these that it holds
    ("xl/workbook.bin", BINARY),
    ("word/document.xml", WORD),
    ("ppt/presentation.xml", SLIDES),
    ("content.xml", OPEN_DOCUMENT),
)


def _kind(archive: zipfile.ZipFile) -> Refusal | None:
    names = set(archive.namelist())
    if other := next((refusal for part, refusal in KINDS if part in names), None):
        return other
    return None if {CONTENT_TYPES, WORKBOOK} <= names else OTHER_ZIP


def _programs(archive: zipfile.ZipFile) -> Refusal | None:
    names = [name.casefold() for name in archive.namelist()]
    has_parts = any("vbaproject" in name or "/macrosheets/" in name or "/activex/" in name for name in names)
    return MACROS if has_parts or b"macroEnabled" in archive.read(CONTENT_TYPES) else None


def _links(archive: zipfile.ZipFile) -> Refusal | None:
    linked = ("xl/externallinks/", "xl/connections", "xl/querytables/")
    return LINKS if any(name.casefold().startswith(linked) for name in archive.namelist()) else None


def _content(archive: zipfile.ZipFile) -> Refusal | None:
    """Return the reason found by reading every part once: damage raises, entities and too many cells are refused."""
    cells = 0
    for part in _xml_parts(archive):
        if any(mark in part for mark in NO_DOCUMENT_TYPES):
            return ENTITIES
        if b"\0" in part:  # UTF-16, which no program writes, and in which nothing below would be found
            return DAMAGED
        cells += len(A_CELL.findall(part)) + sum(map(_area, AN_AREA.findall(part)))
    return TOO_LARGE if cells > MAX_CELLS else None


def _area(ref: bytes) -> int:
    """Return how many cells an area such as ``A1:B3`` has; more than any sheet may have where it is not written so."""
    corners = CORNERS.fullmatch(ref.replace(b"$", b""))
    if corners is None:
        return MAX_CELLS + 1 if b":" in ref or b"&" in ref else 1
    left, top, right, bottom = corners.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    return reduce(lambda number, letter: number * 26 + letter - 64, letters.upper(), 0)


def _xml_parts(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield every part that is XML, by its name or by how it begins: a sheet may have any name."""
    for entry in archive.infolist():
        data = archive.read(entry)
        if entry.filename.lower().endswith(XML_ENDINGS) or data[:64].lstrip(BEFORE_XML).startswith(b"<"):
            yield data


LOOKS: Final[tuple[Callable[[zipfile.ZipFile], Refusal | None], ...]] = (
    _size,  # before anything is unpacked
    _names,
    _locks,
    _kind,
    _programs,
    _links,
    _content,
)
