"""The templates that come with tuoyu: laid out as an office's papers are, and made of placeholders that the papers fill."""

import re
from dataclasses import fields
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm

from engine.papers import PaperKind, load_template
from engine.papers.model import PAPERS, Paper
from engine.papers.placeholders import find_placeholders, names_of
from engine.papers.writing import environment, sources_of
from tests.papers.making import parts_of

PORTRAIT = {"page": (210, 297), "margins": (37, 26, 35, 28)}  # top, right, bottom, left; text of 156 by 225 mm
LANDSCAPE = {"page": (297, 210), "margins": (28, 35, 26, 37)}  # the same page turned
SECTIONS = {
    PaperKind.RECEIPT: [PORTRAIT],
    PaperKind.SUPPLEMENT: [PORTRAIT, LANDSCAPE],
    PaperKind.NONCONFORMITY: [PORTRAIT, LANDSCAPE],
    PaperKind.SITE: [PORTRAIT],
    PaperKind.REVIEW: [LANDSCAPE],
}
STYLES = {  # style: East Asian font, size in points, exact line pitch in points
    "文书标题": ("方正小标宋简体", 22, 34),
    "公文正文": ("仿宋_GB2312", 16, 28.9),
    "一级标题": ("黑体", 16, 28.9),
    "二级标题": ("楷体_GB2312", 16, 28.9),
    "页码": ("宋体", 14, 18),
}
SUBSTITUTES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体"}


def placeholders(kind: PaperKind) -> set[str]:
    found: set[str] = set()
    for _, source in sources_of(load_template(kind).content):
        found |= set(find_placeholders(environment().parse(source)))
    return found


def millimetres(*lengths: int) -> tuple[int, ...]:
    return tuple(round(length / Mm(1)) for length in lengths)


@pytest.mark.parametrize("kind", PaperKind)
def test_the_page_is_that_of_an_official_paper(kind: PaperKind) -> None:
    sections = Document(BytesIO(load_template(kind).content)).sections
    found = [
        {
            "page": millimetres(one.page_width, one.page_height),
            "margins": millimetres(one.top_margin, one.right_margin, one.bottom_margin, one.left_margin),
        }
        for one in sections
    ]
    assert found == SECTIONS[kind]


@pytest.mark.parametrize("kind", PaperKind)
def test_fonts_sizes_and_line_pitch_are_those_of_an_official_paper(kind: PaperKind) -> None:
    document = Document(BytesIO(load_template(kind).content))
    for name, (font, size, pitch) in STYLES.items():
        style = document.styles[name]
        assert f'w:eastAsia="{font}"' in style.element.xml, name
        assert (style.font.size.pt, style.paragraph_format.line_spacing.pt) == (size, pytest.approx(pitch, abs=0.06)), (
            name
        )
    table = parts_of(load_template(kind).content)["word/fontTable.xml"].decode()
    for font, other in SUBSTITUTES.items():
        assert re.search(f'w:name="{font}"><w:altName w:val="{other}"', table), font


@pytest.mark.parametrize("kind", PaperKind)
def test_pages_are_numbered_outside_at_the_bottom(kind: PaperKind) -> None:
    content = load_template(kind).content
    document = Document(BytesIO(content))
    assert "evenAndOddHeaders" in parts_of(content)["word/settings.xml"].decode()
    for footer, side in ((document.sections[0].footer, "right"), (document.sections[0].even_page_footer, "left")):
        assert footer.paragraphs[0].text == "— 1 —"
        assert f'w:jc w:val="{side}"' in footer._element.xml
        assert [code.text.strip() for code in footer._element.xpath(".//w:instrText")] == ["PAGE"]


@pytest.mark.parametrize("kind", PaperKind)
def test_every_placeholder_is_one_that_the_paper_fills(kind: PaperKind) -> None:
    assert placeholders(kind) <= names_of(PAPERS[kind])


def test_every_value_of_a_paper_is_printed() -> None:
    common = {field.name for field in fields(Paper)}
    for kind, paper in PAPERS.items():
        own = {field.name for field in fields(paper)} - common
        assert own <= {name.split("[")[0] for name in placeholders(kind)}, kind
    printed = set().union(*map(placeholders, PAPERS))
    assert common <= printed
    nested = {last_name(name) for paper in PAPERS.values() for name in names_of(paper)}
    assert nested == set(map(last_name, printed))


def last_name(placeholder: str) -> str:
    return placeholder.rpartition(".")[2].removesuffix("[]")


@pytest.mark.parametrize("kind", PaperKind)
def test_long_tables_repeat_their_heads(kind: PaperKind) -> None:
    for table in Document(BytesIO(load_template(kind).content)).tables:
        if any("{%tr" in cell.text for row in table.rows for cell in row.cells) and len(table.columns) > 2:
            assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader"), table.rows[0].cells[0].text


@pytest.mark.parametrize("kind", PaperKind)
def test_a_template_holds_nothing_of_the_machine_it_was_made_on(kind: PaperKind) -> None:
    parts = parts_of(load_template(kind).content)
    assert len(b"".join(parts.values())) < 300_000
    assert not [name for name in parts if "thumbnail" in name or "custom" in name.lower()]
    about = Document(BytesIO(load_template(kind).content)).core_properties
    assert (about.author, about.last_modified_by) == ("tuoyu", "tuoyu")
