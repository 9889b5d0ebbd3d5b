"""The Markdown report: tables a reader can trust, whatever stands in the declaration."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.render import render
from engine.render.as_markdown import code, escape

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {"text", "softbreak", "code_inline", "html_inline", "text_special"}


def inline(text):
    """Return the inline tokens a Markdown reader finds in *text* within a table cell."""
    tokens = READER.parse(f"| a | b |\n| --- | --- |\n| {text} | end |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    return cells[2].children


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("青禾托育中心", "青禾托育中心"),
        ("2026-01-01", "2026-01-01"),
        ("a|b", "a\\|b"),
        ("<b>", "&lt;b&gt;"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[x](y)", "\\[x\\](y)"),
        ("one\ntwo", "one two"),
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("# one", "\\# one"),
    ],
)
def test_markup_is_escaped(text, escaped):
    assert escape(text) == escaped


@given(st.text(alphabet="ab中|<>*_`[]()\\~#&;-+!$\n\x1b", max_size=30))
def test_escaped_text_reads_as_it_was_written(text):
    tokens = inline(escape(text))
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens).split() == text.replace("\x1b", "\ufffd").split()


@given(st.text(alphabet="ab中|<>*_`\\\n", min_size=1, max_size=30))
def test_a_path_stays_one_code_span(text):
    assert [token.type for token in inline(code("p" + text + "p"))] == ["code_inline"]


def test_the_report_opens_with_the_decision(full_report):
    assert render(full_report, "markdown").startswith("# 不通过：4 项必须条款不符合，")


def test_sections_come_in_the_order_of_what_to_do(full_report):
    headings = [line for line in render(full_report, "markdown").splitlines() if line.startswith("## ")]
    assert headings == [
        "## 不符合（4 项）",
        "## 待补材料（1 项）",
        "## 待补充（1 项）",
        "## 无法判断（1 项）",
        "## 建议（1 项）",
        "## 现场核查清单（1 项）",
        "## 现场查看的条款（1 项）",
    ]


def test_a_breach_is_one_row(full_report):
    assert (
        "| 睡眠区面积<br>`construction.rooms.area` | 睡眠区（r1） | 睡眠区应不小于30平方米，申报24平方米。"
        "<br>另有较宽的要求：较宽：不小于20平方米。依据：《样例标准》第3条 | 《样例标准》第3条（条文凭记忆，待核对）"
        " | 扩大睡眠区。 | 卫生健康局 |"
    ) in render(full_report, "markdown")


def test_the_checklist_has_a_box_for_each_fact(full_report):
    assert "- 睡眠区（r1）\n  - [ ] 所在楼层（申报：1层）\n" in render(full_report, "markdown")


def test_a_hostile_declaration_changes_no_table(report, finding):
    evil = "x | y\n| <script>alert(1)</script> *z* `c` [l](http://e) ~~s~~ 1. \x1b"
    named = replace(finding().subject, label=evil)
    text = render(
        report(
            finding(subject=named, message=evil, title=evil),
            point=replace(report().point, name=evil, file=evil),
            asks=(replace(report().asks[0], subject=evil, path=evil),),
            on_site=(replace(report().on_site[0], subject=evil, value=evil),),
        ),
        "markdown",
    )
    tokens = READER.parse(text)
    assert not any(token.type == "html_block" for token in tokens)
    found = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in found} <= ALLOWED
    assert {child.content for child in found if child.type == "html_inline"} <= {"<br>"}
    assert sum(token.type == "tr_open" for token in tokens) == 1 + 12 + 2 + 2
