"""Templates of papers: ours, or a district's own; what is wrong with one is said before anything is written."""

import re
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.diagnostics import Diagnostic, Place
from engine.papers.model import PAPERS, PaperKind
from engine.papers.placeholders import find_forbidden, find_placeholders, names_of
from engine.papers.writing import BROKEN, PaperError, Template, environment, sources_of
from engine.text import NO_TEXT, Text
from engine.validation import did_you_mean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from jinja2 import nodes

OWN: Final = Path(__file__).parent / "templates"
MOST_BYTES: Final = 10_000_000
MOST_UNPACKED: Final = 50_000_000
MOST_PARTS: Final = 500
BODY: Final = "word/document.xml"
PRINTED: Final = "t"
FIELD_CODE: Final = "instrText"
RELATION: Final = "Relationship"
FILLED_IN: Final = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
MARKS: Final = re.compile(r"\{\{|\{%|\{#")
UNESCAPED: Final = re.compile(r"\{\{\s*(?:r|p|tr|tc)\s|\{%-?\s*(?:r|colspan|cellbg)\s")
"""Marks of docxtpl that would put a value outside the text of the page."""
SAVE_AGAIN: Final = Text(
    "请用 Word 打开核对，另存为 .docx 再用。", "Open it in Word, look at it and save it as .docx again."
)
MISPLACED: Final = Text(
    "占位符不能放在域代码、链接、脚注或者属性里",
    "a placeholder must not stand in a field code, a link, a footnote or a property",
)
PLAIN_TEXT: Final = Text(
    "请在正文、页眉或者页脚里写成普通文字。", "Write it as plain text in the body, a header or a footer."
)
KNOWN: Final = Text("这份文书的占位符：{names}", "The placeholders of this paper: {names}")
FORM: Final = Text(
    "写法照随附的同名模板：{{ 名称 }}、{% for %}、{% if %}。",
    "Write it as the template of the same name that comes with tuoyu does: {{ name }}, {% for %}, {% if %}.",
)


def load_template(kind: PaperKind, folder: Path | None = None) -> Template:
    """Return the template of *kind* from *folder*, ours where it has none. Raises `PaperError` where it cannot be used."""
    own = OWN / _file(kind)
    path = folder / own.name if folder and kind in has_templates(folder) else own
    template = Template(path.name, _read(path))
    if problems := tuple(find_problems(kind, template)):
        raise PaperError(problems)
    return template


def has_templates(folder: Path) -> tuple[PaperKind, ...]:
    """Return the papers that *folder* has a template for."""
    return tuple(kind for kind in PaperKind if (folder / _file(kind)).is_file())


def _file(kind: PaperKind) -> str:
    return f"{kind.value}.docx"


def _read(path: Path) -> bytes:
    """Return a file of bearable size. Raises `PaperError`."""
    problem = partial(_problem, path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PaperError([problem("too-large", Text("文件太大", "the file is too large"), SAVE_AGAIN)])
        return path.read_bytes()
    except OSError as error:
        reason = Text(f"读不了：{error.strerror}", f"it cannot be read: {error.strerror}")
        raise PaperError([problem("unreadable", reason)]) from error


def find_problems(kind: PaperKind, template: Template) -> Iterator[Diagnostic]:
    """Yield what is wrong with a template; later questions are asked only of one that earlier ones found in order."""
    for look in (_look_at_package, _look_at_parts, partial(_look_at_marks, kind)):
        problems = tuple(look(template.content, template.name))
        yield from problems
        if problems:
            return


def _problem(name: str, code: str, message: Text, hint: Text = NO_TEXT, excerpt: str = "") -> Diagnostic:
    return Diagnostic(Place(name), code, message, hint, excerpt)


def _look_at_package(content: bytes, name: str) -> Iterator[Diagnostic]:
    """Yield why *content* is no Word file that can be opened without danger, before anything of it is unpacked."""
    problem = partial(_problem, name)
    try:
        entries = zipfile.ZipFile(BytesIO(content)).infolist()
    except zipfile.BadZipFile:
        yield problem("not-docx", Text("不是 Word 文件（.docx）", "this is no Word file (.docx)"), SAVE_AGAIN)
        return
    names = {entry.filename for entry in entries}
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield problem("too-large", Text("解压后太大", "it is too large when unpacked"), SAVE_AGAIN)
    elif BODY not in names:
        yield problem("not-docx", Text("里面没有 Word 正文", "there is no Word document in it"), SAVE_AGAIN)
    elif any("vbaproject" in one.lower() for one in names):
        hint = Text("请另存为不带宏的 .docx。", "Save it as .docx, without macros.")
        yield problem("macros", Text("模板带有宏", "the template holds macros"), hint)


def _look_at_parts(content: bytes, name: str) -> Iterator[Diagnostic]:
    """Yield which parts cannot be read as XML, or load something from elsewhere."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]

    for part, source in _xml_parts(content):
        try:
            root = parse_part(source)
        except (DefusedXmlException, ParseError):
            message = Text(f"{part} 已损坏或者不能读", f"{part} is broken or cannot be read")
            yield _problem(name, "broken-part", message, SAVE_AGAIN)
            continue
        yield from _look_outside(root, name)


def _look_outside(root: "Element", name: str) -> Iterator[Diagnostic]:
    """Yield each thing that would be loaded from elsewhere when the paper is opened; links to click on are not."""
    for one in _named(root, RELATION):
        if one.get("TargetMode") == "External" and not (one.get("Type") or "").endswith("/hyperlink"):
            message = Text("模板要从别处装入内容", "the template loads something from elsewhere")
            hint = Text(
                "请在 Word 里断开链接的模板、图片或者对象。",
                "Break the link to the template, picture or object in Word.",
            )
            yield _problem(name, "external", message, hint, str(one.get("Target")))


def _xml_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the XML parts of a package; one that cannot be unpacked is empty."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    yield name, package.read(name)
                except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
                    yield name, b""


def parse_part(source: bytes) -> "Element":
    """Return the root of an XML part. Raises `DefusedXmlException` for one with a document type, and `ParseError`."""
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    root: Element = fromstring(source, forbid_dtd=True)
    return root


def _named(root: "Element", name: str) -> "Iterator[Element]":
    return (element for element in root.iter() if _local(element) == name)


def _local(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _look_at_marks(kind: PaperKind, content: bytes, name: str) -> Iterator[Diagnostic]:
    """Yield marks in places that are not printed, marks we do not allow, and placeholders that the paper does not have."""
    for part, source in _xml_parts(content):
        yield from _look_at_places(parse_part(source), bool(FILLED_IN.fullmatch(part)), name)
    yield from _look_at_placeholders(kind, content, name)


def _look_at_places(root: "Element", filled_in: bool, name: str) -> Iterator[Diagnostic]:
    """Yield each mark that stands in a field code, a link, a property or another place than the text of a part *filled_in*."""
    codes = "".join(element.text or "" for element in _named(root, FIELD_CODE))
    values = [codes]
    for element in root.iter():
        kind = _local(element)
        elsewhere = kind != FIELD_CODE and not (filled_in and kind == PRINTED)
        values += [*element.attrib.values(), *([element.text or ""] if elsewhere else [])]
    for value in values:
        if MARKS.search(value):
            yield _problem(name, "misplaced-placeholder", MISPLACED, PLAIN_TEXT, value.strip())


def _look_at_placeholders(kind: PaperKind, content: bytes, name: str) -> Iterator[Diagnostic]:
    """Yield the marks of a template that do not fit the paper of *kind*."""
    from jinja2 import TemplateSyntaxError

    try:
        sources = tuple(sources_of(content))
    except BROKEN:
        yield _problem(name, "broken-part", Text("文件的各部分对不上", "its parts do not hold together"), SAVE_AGAIN)
        return
    for raw, source in sources:
        if found := UNESCAPED.search(raw):
            yield _problem(
                name, "forbidden-mark", Text("这种写法不能用", "marks of this kind cannot be used"), FORM, found[0]
            )
            continue
        try:
            yield from _unfit(environment().parse(source), names_of(PAPERS[kind]), name)
        except TemplateSyntaxError as error:
            message = Text("占位符没有写对", f"a mark is not well formed: {error.message}")
            yield _problem(name, "bad-mark", message, FORM, _near(source, error.lineno))


def _unfit(tree: "nodes.Template", known: frozenset[str], name: str) -> Iterator[Diagnostic]:
    for what in find_forbidden(tree):
        message = Text(f"模板里不能用 {what}", f"a template cannot use {what}")
        yield _problem(name, "forbidden-mark", message, FORM)
    for asked in find_placeholders(tree):
        if asked not in known:
            guess = did_you_mean(asked, known)
            message = Text(f"这份文书没有占位符 {asked}", f"this paper has no placeholder {asked}")
            hint = (
                Text(f"是不是 {guess}？", f"Did you mean {guess}?")
                if guess
                else KNOWN.fill(names="、".join(sorted(known)))
            )
            yield _problem(name, "unknown-placeholder", message, hint)


def _near(source: str, line: int) -> str:
    """Return the printed text of one line of a template's XML."""
    lines = source.splitlines()
    return re.sub(r"<[^>]+>", "", lines[line - 1])[:80] if 0 < line <= len(lines) else ""
