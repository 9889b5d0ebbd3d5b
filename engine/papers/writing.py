"""A paper as a Word file: the template filled in, nothing of the values ever run, the same bytes for the same input."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.papers.model import Paper
from engine.render.printable import printable
from engine.text import Text

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2.sandbox import SandboxedEnvironment

NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BROKEN: Final = (LookupError, ValueError, AttributeError, TypeError, SyntaxError)
"""What reading a Word file raises whose parts do not hold together: python-docx trusts what it is given."""
TALL: Final = 12
"""How many lines of one cell make a row that fills half of a page laid on its side."""
LETTER: Final = 180
"""The width of a letter in a table, in twentieths of a point."""
CANNOT_FILL_IN: Final = Text("模板填不进内容", "the template cannot be filled in")
START_ANEW: Final = Text(
    "请从随附的同名模板改起，一次改一处。",
    "Start from the template of the same name that comes with tuoyu, and change one thing at a time.",
)


class PaperError(DiagnosticError):
    """A template cannot be used."""


@dataclass(frozen=True)
class Template:
    """A Word file with placeholders, and how it is called."""

    name: str
    content: bytes


def write_paper(paper: Paper, template: Template) -> bytes:
    """Return *paper* as the bytes of a Word file, laid out by *template*. Raises `PaperError` where that does not work."""
    from jinja2 import TemplateError

    out = BytesIO()
    try:
        document = _open(template.content)
        document.render(vars(paper), environment())
        _close_cells(document)
        _let_tall_rows_break(document)
        document.save(out)
    except (TemplateError, *BROKEN) as error:
        raise PaperError([Diagnostic(Place(template.name), "cannot-fill-in", CANNOT_FILL_IN, START_ANEW)]) from error
    return _settled(out.getvalue())


def _close_cells(document: "DocxTemplate") -> None:
    """Give each cell whose paragraphs were all left out an empty one; Word takes a file for broken that has a cell without."""
    for cell in document.docx.element.body.xpath(".//w:tc[not(*[last()][self::w:p])]"):
        cell.add_p()


def _let_tall_rows_break(document: "DocxTemplate") -> None:
    """Let rows that fill most of a page go over to the next; kept whole, they would leave the page before them empty."""
    for whole in document.docx.element.body.xpath(".//w:tr/w:trPr/w:cantSplit"):
        cells = whole.getparent().getparent().xpath("./w:tc")
        if any(_lines(cell) > TALL for cell in cells):
            whole.getparent().remove(whole)


def _lines(cell: Any) -> float:
    """Return about how many lines the text of *cell* takes; none where it does not say how wide it is."""
    widths = cell.xpath("./w:tcPr/w:tcW[@w:type='dxa']/@w:w")
    return len("".join(cell.xpath(".//w:t/text()"))) * LETTER / int(widths[0]) if widths else 0


@cache
def environment() -> "SandboxedEnvironment":
    """Return what templates are read with: every value escaped and made printable, an unknown one an error, nothing to call."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_clean)
    made.globals.clear()
    return made


def _clean(value: Any) -> Any:
    """Return text as one line that a Word file can hold."""
    return NOT_XML.sub("\ufffd", printable(value)) if isinstance(value, str) else value


def sources_of(template: bytes) -> Iterator[tuple[str, str]]:
    """Yield the text of each part that is filled in, as it stands and as jinja reads it: body, headers and footers."""
    document = _open(template)
    document.render_init()
    bodies = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        bodies += [document.get_part_xml(part) for _, part in document.get_headers_footers(uri)]
    for body in bodies:
        yield re.sub(r"<[^>]+>", "", body), re.sub(r"<w:p([ >])", r"\n<w:p\1", document.patch_xml(body))


def _open(template: bytes) -> "DocxTemplate":
    from docxtpl import DocxTemplate

    return DocxTemplate(BytesIO(template))


def _settled(package: bytes) -> bytes:
    """Return a package with its entries in order, and none with the time it was written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
