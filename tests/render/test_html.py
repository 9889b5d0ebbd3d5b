"""The HTML report: one file that needs nothing else, escapes everything, and reads well without a mouse or a script."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from engine.render import render
from engine.render.outline import anchor
from engine.report import Coded

VOID = {"meta", "input", "br", "path", "circle", "rect", "use"}


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and whether every tag is closed in turn."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.text, self.open = [], {}, []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        inside = self.open[-1] if self.open else ""
        self.text[inside] = self.text.get(inside, "") + data

    def all(self, name):
        return [attrs for tag, attrs in self.tags if tag == name]

    def values(self, attribute):
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]


@pytest.fixture
def page(full_report):
    return Page(render(full_report, "html"))


def test_the_page_is_whole_and_names_its_language(page, full_report):
    source = render(full_report, "html")
    assert source.startswith("<!DOCTYPE html>\n")
    assert source.endswith("</html>\n")
    assert page.all("html") == [{"lang": "zh-CN"}]
    assert Page(render(replace(full_report, lang="en"), "html")).all("html") == [{"lang": "en"}]


def test_nothing_is_loaded_from_elsewhere(page, full_report):
    assert all(value.startswith("#") for value in page.values("href"))
    assert not page.values("src")
    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "base"}
    assert not re.search(r"https?:|@import|url\(", render(full_report, "html"))


def test_only_its_own_style_and_script_may_run(page):
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.text[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not page.values("style")
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_every_id_is_unique_and_every_link_leads_somewhere(page):
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert {unquote(link[1:]) for link in page.values("href")} <= set(ids)
    assert {label for value in page.values("aria-labelledby") for label in value.split()} <= set(ids)


def test_every_finding_has_an_anchor(page, full_report):
    apart = {anchor(f) for f in full_report.findings if f.outcome.code != "not_applicable"}
    assert apart <= set(page.values("id"))


def test_without_a_script_everything_is_visible(page):
    assert all("open" in details for details in page.all("details"))
    hidden = [tag for tag, attrs in page.tags if "hidden" in attrs]
    assert hidden == ["form"]


def test_tables_say_what_their_headers_head(page):
    assert page.all("table")
    assert all(header.get("scope") for header in page.all("th"))
    assert all(icon.get("aria-hidden") == "true" for icon in page.all("svg"))


def test_controls_have_labels(page):
    assert page.all("select")[0]["aria-label"]
    assert len(page.all("label")) == len(page.all("input"))


def test_decision_verdicts_and_next_step_stand_first(full_report):
    source = render(full_report, "html")
    first = source.index("不通过：4 项必须条款不符合")
    assert first < source.index("请先整改，再查。") < source.index("材料齐全") < source.index('id="failed"')


def test_a_breach_shows_every_reason(full_report):
    source = render(full_report, "html")
    card = source[source.index('id="failed"') : source.index('id="papers"')]
    for reason in (
        "睡眠区应不小于30平方米，申报24平方米。",
        "扩大睡眠区。",
        "样例标准（试行）",
        "条文凭记忆，待核对",
        "强制性条文",
        "<td>24平方米</td>",
        "最小面积 30平方米",
        "卫生健康局",
        "另有较宽的要求：较宽：不小于20平方米。",
    ):
        assert reason in card


def test_the_checklist_leaves_room_for_the_officer(full_report):
    source = render(full_report, "html")
    assert '<span class="box">相符</span> <span class="box">不符</span>' in source
    assert '<td class="remark"></td>' in source


def test_the_footer_says_who_decides(full_report):
    footer = render(full_report, "html").partition("<footer>")[2]
    for said in ("0123456789ab", "2026-01-01", "由受理人员决定", "备案不是行政许可"):
        assert said in footer


def test_everything_from_the_declaration_is_escaped(report, finding):
    evil = """</title></style><script>alert("1")</script>' " <img src=x onerror=alert(1)> & \x1b\u202e"""
    named = replace(finding().subject, path=f"rooms[{evil}]", label=evil)
    fact = replace(finding().facts[0], label=evil, value=evil, subject=evil, proof=evil)
    source = render(
        report(
            finding(subject=named, message=evil, remedy=evil, facts=(fact,), missing=(evil,)),
            finding("construction.rooms.other", "pass", subject=named, facts=(fact,)),
            point=replace(report().point, name=evil, file=evil),
            asks=(replace(report().asks[0], subject=evil, path=evil, each=(evil,)),),
            on_site=(replace(report().on_site[0], subject=evil, value=evil),),
        ),
        "html",
    )
    page = Page(source)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not set(source) & set("\x1b\u202e")


@pytest.mark.parametrize("decision", ["approve", "supplement", "reject"])
def test_every_decision_has_a_shape_not_only_a_colour(report, finding, decision):
    source = render(report(finding(), decision=Coded(decision, decision)), "html")
    shape = {"approve": "pass", "supplement": "unknown", "reject": "fail"}[decision]
    assert f'<svg class="icon {shape} large" aria-hidden="true"><use href="#icon-{shape}"/></svg>' in source
