"""Bytes as characters: UTF-8 only; anything else is named for what it looks like, with the way to save it anew."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.documents.limits import MAX_BYTES, MAX_CHARACTER_PROBLEMS
from engine.documents.source import Problems, Source
from engine.text import Text

UTF8_BOM: Final = b"\xef\xbb\xbf"
SAVE_AS_UTF8: Final = Text(
    "请另存为 UTF-8：记事本选“文件→另存为”，编码选“UTF-8”（不是“带有 BOM 的 UTF-8”）；"
    "WPS 选“另存为→文本文件”，编码选“Unicode (UTF-8)”；Excel 请把内容复制到记事本，再照前面的办法保存。",
    "Save it as UTF-8. Notepad: File > Save As, encoding 'UTF-8' (not 'UTF-8 with BOM'). "
    "WPS: Save As > Plain text, encoding 'Unicode (UTF-8)'. Excel: copy the content to Notepad and save it from there.",
)
SAVE_AS_TEXT: Final = Text(
    "请打开原文件，把内容复制到记事本，另存为编码是 UTF-8 的 .yaml 文件。",
    "Open the original, copy the content to Notepad, and save it as a .yaml file with encoding UTF-8.",
)
NAME_A_FORM: Final = Text(
    "若是 Excel 申报表，请让文件名以 .xlsx 结尾。" + SAVE_AS_TEXT.zh.replace("请打开", "否则请打开"),
    f"If it is a declaration as an Excel form, let its name end in .xlsx. Otherwise: {SAVE_AS_TEXT.en[0].lower()}{SAVE_AS_TEXT.en[1:]}",
)
TOO_LARGE: Final = Text(
    "文件大小 {actual} MB，超过上限 {limit} MB。", "the file has {actual} MB; the limit is {limit} MB."
)
SPLIT_FILE: Final = Text(
    "请拆成几份文件，或检查是否选错了文件。", "Split the file, or check that it is the one you meant."
)
BOM: Final = Text("文件开头有 UTF-8 的 BOM 标记。", "the file starts with a UTF-8 byte order mark (BOM).")
LOOKS_LIKE: Final = Text("文件看上去是 {kind} 编码，不是 UTF-8。", "the file looks like {kind}, not UTF-8.")
NOT_TEXT: Final = Text("这不是文本文件，看上去是{kind}。", "this is not a text file; it looks like {kind}.")
DAMAGED: Final = Text(
    "文件大部分是 UTF-8，但从这里起有 {count} 处损坏的字节。",
    "most of the file is UTF-8, but bytes are damaged here ({count} in all).",
)
RETYPE: Final = Text(
    "请在记事本中打开，删去乱码并重新输入。", "Open it in Notepad, delete the garbled characters and type them again."
)
UNKNOWN: Final = Text(
    "文件不是 UTF-8 编码，也认不出是哪种编码。", "the file is not UTF-8, nor an encoding we recognize."
)

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd-\uffff"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
CONTROL: Final = Text("这里有一个看不见的字符（{name}）。", "there is an invisible character here ({name}).")
DELETE: Final = Text(
    "多半是复制粘贴带来的，请删去它并重新输入这几个字。",
    "It most likely came with a paste: delete it and type these words again.",
)
REPLACED: Final = Text(
    "这里的“�”是转码时丢失的文字。", "the '�' here stands for a character lost in an earlier conversion."
)
TYPE_AGAIN: Final = Text("请按原件重新输入这几个字。", "Type these words again from the original.")
MORE: Final = Text("另有 {count} 行也有这类字符。", "{count} more lines have such characters.")


@dataclass(frozen=True)
class Signature:
    """How a kind of file that is not UTF-8 text can be told from its first bytes."""

    starts: tuple[bytes, ...]
    code: str
    kind: Text
    message: Text = NOT_TEXT
    hint: Text = SAVE_AS_TEXT


SIGNATURES: Final = (
    Signature(
        (b"\xff\xfe\0\0", b"\0\0\xfe\xff"), "encoding-utf-32", Text("UTF-32", "UTF-32"), LOOKS_LIKE, SAVE_AS_UTF8
    ),
    Signature((b"\xff\xfe", b"\xfe\xff"), "encoding-utf-16", Text("UTF-16", "UTF-16"), LOOKS_LIKE, SAVE_AS_UTF8),
    Signature(
        (b"PK\x03\x04",), "not-text", Text(" Excel、Word 或压缩文件", "an Excel, Word or zip file"), hint=NAME_A_FORM
    ),
    Signature((b"\xd0\xcf\x11\xe0",), "not-text", Text("旧版 Excel 或 Word 文件", "an old Excel or Word file")),
    Signature((b"{\\rtf",), "not-text", Text(" Word 的 RTF 文件", "a Word file in RTF")),
    Signature(
        (b"<!doctype", b"<!DOCTYPE", b"<html", b"<HTML", b"<?xml"),
        "not-text",
        Text("网页或 XML 文件", "a web page or XML file"),
    ),
    Signature((b"%PDF",), "not-text", Text(" PDF 文件", "a PDF")),
    Signature((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM"), "not-text", Text("图片", "a picture")),
)


def decode(data: bytes, name: str) -> Problems:
    """Return the characters of *data* with the problems found in them; raise when they cannot be told at all.

    Characters a parser cannot bear are already problems, and stand as ``�`` in the text so that reading can go on.
    """
    if len(data) > MAX_BYTES:
        raise DiagnosticError([too_large(name, len(data))])
    bom = data.startswith(UTF8_BOM)
    data = data.removeprefix(UTF8_BOM)
    if foreign := _recognize(data, name):
        raise DiagnosticError([foreign])
    text = data.decode("utf-8")
    problems = Problems(Source(name, FORBIDDEN.sub("\ufffd", text)))
    if bom:
        problems.found.append(Diagnostic(Place(name, 1, 1), "encoding-bom", BOM, SAVE_AS_UTF8))
    _check_characters(problems, text)
    return problems


def too_large(name: str, size: int) -> Diagnostic:
    """Return the diagnostic for a file of *size* bytes."""
    megabyte = 1024 * 1024
    message = TOO_LARGE.fill(actual=f"{size / megabyte:.2f}", limit=MAX_BYTES // megabyte)
    return Diagnostic(Place(name), "file-too-large", message, SPLIT_FILE)


def check_escaped(problems: Problems, value: str, start: int, end: int) -> None:
    """Add a problem when *value*, written with escapes from *start* to *end*, holds a character no text may hold."""
    match = FORBIDDEN.search(value.replace("\ufffd", ""))
    if match:
        problems.add("control-character", CONTROL.fill(name=_name(match.group())), DELETE, start=start, end=end)


def _recognize(data: bytes, name: str) -> Diagnostic | None:
    """Return the diagnostic for bytes that are not UTF-8 text, or None when they are."""
    for signature in SIGNATURES:
        if data.startswith(signature.starts) and not (signature.starts[-1] == b"BM" and _is_utf8(data)):
            message = signature.message.fill(kind=signature.kind)
            return Diagnostic(Place(name), signature.code, message, signature.hint)
    if wide := _wide_encoding(data):
        message = LOOKS_LIKE.fill(kind=wide)
        return Diagnostic(Place(name), f"encoding-{wide.lower()}", message, SAVE_AS_UTF8)
    if data.count(0) > len(data) // 20:
        return Diagnostic(
            Place(name), "not-text", NOT_TEXT.fill(kind=Text("程序或数据文件", "a program or data file")), SAVE_AS_TEXT
        )
    return None if _is_utf8(data) else _explain_bytes(data, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(data: bytes) -> str | None:
    """Return the encoding of text that gives every character two or four bytes and no mark at the start."""
    start = data[:4000]
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be") if 0 in start else ():
        text = start.decode(codec, errors="replace")
        everyday = sum(" " <= c <= "~" or c in "\t\r\n" or (c > "~" and _is_common_chinese(c)) for c in text)
        if everyday >= 0.9 * len(text):
            return codec[:6].upper()
    return None


@dataclass(frozen=True)
class Guess:
    """An encoding other than UTF-8, and what share of its characters must be everyday ones."""

    codec: str
    code: str
    kind: str
    everyday: Callable[[str], bool]


def _is_common_chinese(character: str) -> bool:
    """Return whether *character* is of the first level of GB 2312, or punctuation of it."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3)


def _is_common_traditional(character: str) -> bool:
    try:
        code = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return 0xA1 <= code[0] <= 0xC6


GUESSES: Final = (
    Guess("gb18030", "encoding-gbk", "GBK/GB18030", _is_common_chinese),
    Guess("big5", "encoding-big5", "Big5", _is_common_traditional),
)


def _explain_bytes(data: bytes, name: str) -> Diagnostic:
    """Return the diagnostic for bytes that are neither UTF-8 nor one of the signatures."""
    loose = data.decode("utf-8", errors="replace")
    at = loose.index("\ufffd")
    good = sum(character > "\x7f" and character != "\ufffd" for character in loose)
    bad = loose.count("\ufffd")
    if good > 2 * bad:
        message = DAMAGED.fill(count=bad)
        return Source(name, loose).diagnostic("encoding-damaged", message, RETYPE, start=at, end=at + 1)
    for guess in GUESSES:
        text = _decode_as(data, guess)
        if text is not None:
            start = next((i for i, character in enumerate(text) if character > "\x7f"), 0)
            message = LOOKS_LIKE.fill(kind=guess.kind)
            return Source(name, text).diagnostic(guess.code, message, SAVE_AS_UTF8, start=start, end=start + 1)
    return Source(name, loose).diagnostic("encoding-unknown", UNKNOWN, SAVE_AS_UTF8, start=at, end=at + 1)


def _decode_as(data: bytes, guess: Guess) -> str | None:
    """Return *data* read as *guess* says, or None when that gives no ordinary text."""
    try:
        text = data.decode(guess.codec)
    except UnicodeDecodeError:
        return None
    wide = [character for character in text if character > "\x7f"]
    return text if sum(map(guess.everyday, wide)) >= 0.7 * len(wide) else None


def _check_characters(problems: Problems, text: str) -> None:
    """Add a problem for the first forbidden character of each line, up to a limit."""
    source = Source(problems.source.name, text)  # with the characters themselves, so that the excerpt shows them
    first_of_line = {
        source.place(match.start()).line: match.start() for match in reversed(list(FORBIDDEN.finditer(text)))
    }
    offsets = sorted(first_of_line.values())
    for index, offset in enumerate(offsets[:MAX_CHARACTER_PROBLEMS]):
        lost = text[offset] == "\ufffd"
        message = REPLACED if lost else CONTROL.fill(name=_name(text[offset]))
        hint = TYPE_AGAIN if lost else DELETE
        if index == MAX_CHARACTER_PROBLEMS - 1 and len(offsets) > MAX_CHARACTER_PROBLEMS:
            more = MORE.fill(count=len(offsets) - MAX_CHARACTER_PROBLEMS)
            hint = Text(hint.zh + more.zh, f"{hint.en} {more.en}")
        code = "replacement-character" if lost else "control-character"
        problems.found.append(source.diagnostic(code, message, hint, start=offset, end=offset + 1))


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
