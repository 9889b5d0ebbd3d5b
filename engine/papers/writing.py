"""A paper as a Word file: the template filled in, nothing of the values ever run, the same bytes for the same input."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from engine.papers.model import Paper
from engine.render.printable import printable

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2.sandbox import SandboxedEnvironment

NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEVER: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of the file, so that the same paper has the same bytes."""


def write_paper(paper: Paper, template: bytes) -> bytes:
    """Return *paper* as the bytes of a Word file, laid out by *template*, which `load_template` has looked at."""
    document = _open(template)
    document.render(vars(paper), environment())
    out = BytesIO()
    document.save(out)
    return _settled(out.getvalue())


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
    """Return a package with its entries in order and without the time they were written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
