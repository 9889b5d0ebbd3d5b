"""Papers made in the tests, and what stands in them."""

import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from cli import options
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration, parse_declaration
from engine.declaration.model import Declaration
from engine.outlook import check_ahead
from engine.papers import Case, PaperKind, Particulars, applicant_of, load_template, make_paper, write_paper
from engine.preparing import PreparedRules, load_prepared
from engine.report import Report
from engine.reporting import check

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 1, 1)
A_YEAR_ON = date(2026, 12, 31)
FEW = 100  # lines of a checklist; looking ahead costs too much where there are more
KNOWN = Particulars(
    number="拱卫托备〔2026〕12号",
    office="杭州市拱墅区卫生健康局",
    received=date(2026, 1, 5),
    issued=date(2026, 1, 8),
    contact="张某",
    phone="0571-00000000",
)


@cache
def rules() -> PreparedRules:
    """Return the rules, made ready once for all tests."""
    return load_prepared(ROOT / "standards", options.cache_folder())


@cache
def compiled() -> CompiledRuleSet:
    """Return the rules in force on the day of the tests."""
    return rules().on(AS_OF)


@cache
def declared(name: str) -> Declaration:
    """Return a declaration of the fixtures."""
    return load_declaration(ROOT / "fixtures" / "declarations" / f"{name}.yaml")


def changed(name: str, old: str, new: str) -> Declaration:
    """Return a declaration of the fixtures with one text in place of another."""
    source = (ROOT / "fixtures" / "declarations" / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in source
    return parse_declaration(source.replace(old, new).encode(), name)


@cache
def report_on(name: str) -> Report:
    """Return the report on a declaration of the fixtures; an approval looks ahead, as the receipt asks."""
    report = check(compiled(), declared(name), "zh")
    if report.decision.code != "approve" or len(report.on_site) > FEW:
        return report
    return check_ahead(compiled(), facts_of(declared(name)), "zh", horizon=A_YEAR_ON)


def case_of(name: str | Declaration, known: Particulars = KNOWN) -> Case:
    """Return what a paper on a declaration is made from."""
    read = declared(name) if isinstance(name, str) else name
    report = report_on(name) if isinstance(name, str) else check(compiled(), read, "zh")
    return Case(report, applicant_of(read), known, compiled().ruleset.catalogue)


def written(kind: PaperKind, name: str | Declaration, known: Particulars = KNOWN) -> bytes:
    """Return a paper as a Word file."""
    return write_paper(make_paper(kind, case_of(name, known)), load_template(kind))


def lines_of(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word file, and the rows of its tables with their cells side by side."""
    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows)
        elif isinstance(block, Paragraph) and block.text:
            yield block.text


def text_of(content: bytes) -> str:
    """Return all lines of a Word file."""
    return "\n".join(lines_of(content)) + "\n"


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a Word file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()
