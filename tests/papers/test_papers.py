"""What the papers say, about whom, and when they are refused."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document

from engine.demands import find_demands
from engine.papers import (
    PaperKind,
    Particulars,
    find_refusal,
    kind_that_fits,
    load_template,
    make_paper,
    write_paper,
)
from engine.papers.model import (
    Asked,
    AskedGroup,
    Citation,
    Nonconformity,
    Receipt,
    Review,
    ReviewLine,
    SiteChecklist,
    Supplement,
)
from engine.papers.office import BLANK, BLANK_DATE, BLANK_NUMBER, in_office_words
from tests.papers.making import KNOWN, ROOT, case_of, changed, parts_of, report_on, text_of, written

GOLDEN = ROOT / "fixtures" / "golden" / "papers"
APPROVED, REJECTED = "home-based-approved", "home-based-rejected"
MISSING, HALF = "private-missing-papers-supplement", "family-half-filled-supplement"
PAPERS = {
    PaperKind.RECEIPT: APPROVED,
    PaperKind.SUPPLEMENT: REJECTED,
    PaperKind.NONCONFORMITY: REJECTED,
    PaperKind.SITE: APPROVED,
    PaperKind.REVIEW: REJECTED,
}
LICENCE = Asked(
    1, "食品经营许可证", "没有交。", "补交扫描件。", (Citation("《甲》第1条", "《甲》第1条：应交。"),), "市场监管部门"
)
RATIO = Asked(
    1,
    "小羊班（c1）：配比",
    "应有3名，申报2名。",
    "增加1名。",
    (Citation("《乙》第2条※", "《乙》第2条※：应有3名。"),),
    "—",
)
FETCH, CORRECT = (
    AskedGroup("（一）材料", "上传。", (LICENCE,)),
    AskedGroup("（二）整改", "整改。", (replace(RATIO, number=2),)),
)
FIXED: dict[PaperKind, dict[str, Any]] = {  # what the rules find has tests of its own
    PaperKind.SUPPLEMENT: {"count": 2, "groups": (FETCH, CORRECT), "unsure": True},
    PaperKind.NONCONFORMITY: {"count": 1, "demands": (RATIO,), "others_count": 1, "others": (FETCH,), "unsure": False},
    PaperKind.REVIEW: {
        "lines": (ReviewLine(1, "街道", "（牵头）", ("安全标准4条", "须现场核查7项"), ("未发现。", "另有1项。")),)
    },
}
AWKWARD = "{{ 7*7 }}{% for x in 1 %}<甲&乙>\"'"


def supplement(name: str) -> Supplement:
    paper = make_paper(PaperKind.SUPPLEMENT, case_of(name))
    assert isinstance(paper, Supplement)
    return paper


def review(name: str) -> Review:
    paper = make_paper(PaperKind.REVIEW, case_of(name))
    assert isinstance(paper, Review)
    return paper


def site(name: str) -> SiteChecklist:
    paper = make_paper(PaperKind.SITE, case_of(name))
    assert isinstance(paper, SiteChecklist)
    return paper


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_reads_as_the_golden_file(kind: PaperKind, request: pytest.FixtureRequest) -> None:
    paper = replace(make_paper(kind, case_of(PAPERS[kind])), **FIXED.get(kind, {}))
    text, path = text_of(write_paper(paper, load_template(kind))), GOLDEN / f"{kind.value}.txt"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", PAPERS)
def test_the_same_paper_has_the_same_bytes_and_every_part_is_well_formed(kind: PaperKind) -> None:
    first = written(kind, PAPERS[kind])
    assert first == written(kind, PAPERS[kind])
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for part in parts_of(first).values():
        ElementTree.fromstring(part)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_cell_holds_a_paragraph_and_no_mark_is_left(kind: PaperKind) -> None:
    content = written(kind, PAPERS[kind])
    body = Document(BytesIO(content)).element.body
    assert body.xpath(".//w:tc") and not body.xpath(".//w:tc[not(*[last()][self::w:p])]")
    assert not re.search(r"\{\{|\{%|%\}|\}\}", text_of(content))


def test_a_cell_with_nothing_to_print_is_an_empty_one() -> None:
    bare = replace(FETCH, demands=(replace(LICENCE, clauses=()),))
    paper = replace(make_paper(PaperKind.SUPPLEMENT, case_of(REJECTED)), groups=(bare,))  # type: ignore[call-arg]
    content = write_paper(paper, load_template(PaperKind.SUPPLEMENT))
    assert "补交扫描件。 |  | 市场监管部门" in text_of(content)
    assert not Document(BytesIO(content)).element.body.xpath(".//w:tc[not(*[last()][self::w:p])]")


def test_only_rows_of_most_of_a_page_break_over_pages() -> None:
    lines = (LICENCE, replace(LICENCE, number=2, asked="补交扫描件。" * 60))
    paper = replace(make_paper(PaperKind.SUPPLEMENT, case_of(REJECTED)), groups=(replace(FETCH, demands=lines),))  # type: ignore[call-arg]
    body = Document(BytesIO(write_paper(paper, load_template(PaperKind.SUPPLEMENT)))).element.body
    rows = body.xpath("./w:tbl[last()]/w:tr[w:tc[1]//w:t[.='1' or .='2']]")
    assert [bool(row.xpath("./w:trPr/w:cantSplit")) for row in rows] == [True, False]


def test_the_paper_follows_the_decision() -> None:
    fits = {name: kind_that_fits(report_on(name)) for name in (APPROVED, MISSING, REJECTED)}
    assert fits == {
        APPROVED: PaperKind.RECEIPT,
        MISSING: PaperKind.SUPPLEMENT,
        REJECTED: PaperKind.NONCONFORMITY,
    }


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (PaperKind.RECEIPT, MISSING, "还不能出具备案回执"),
        (PaperKind.RECEIPT, REJECTED, "还不能出具备案回执"),
        (PaperKind.RECEIPT, HALF, "项无法判断"),
        (PaperKind.RECEIPT, APPROVED, None),
        (PaperKind.SUPPLEMENT, APPROVED, "没有需要补正的内容"),
        (PaperKind.SUPPLEMENT, REJECTED, None),
        (PaperKind.NONCONFORMITY, APPROVED, "没有显示不符合标准的事项"),
        (PaperKind.NONCONFORMITY, MISSING, "没有显示不符合标准的事项"),
        (PaperKind.NONCONFORMITY, REJECTED, None),
        (PaperKind.SITE, HALF, None),
        (PaperKind.REVIEW, HALF, None),
    ],
)
def test_a_paper_that_does_not_fit_is_refused(kind: PaperKind, name: str, said: str | None) -> None:
    refusal = find_refusal(kind, report_on(name))
    assert (said in refusal.zh) if said and refusal else refusal is None


def test_a_refused_receipt_names_the_papers_that_can_be_given_instead() -> None:
    waits, fails = (find_refusal(PaperKind.RECEIPT, report_on(name)) for name in (MISSING, REJECTED))
    assert waits and "nonconformity" not in waits.zh + waits.en
    assert fails and "nonconformity" in fails.zh and "nonconformity" in fails.en


def test_a_receipt_is_refused_while_one_binding_rule_waits() -> None:
    waiting = replace(report_on(APPROVED), decision=report_on(MISSING).decision)
    assert find_refusal(PaperKind.RECEIPT, waiting)


@pytest.mark.parametrize("name", [MISSING, REJECTED, HALF, "community-basement-rejected"])
def test_a_supplement_names_every_demand_once(name: str) -> None:
    demands, paper = find_demands(report_on(name)), supplement(name)
    asked = [line for group in paper.groups for line in group.demands]
    assert [line.number for line in asked] == list(range(1, len(demands) + 1))
    assert [line.item for line in asked] == [in_office_words(demand.item) for demand in demands]
    assert all(
        asked[int(n) - 1].asked.count("、") >= 6 for line in asked for n in re.findall(r"第(\d+)项所列", line.asked)
    )
    assert paper.count == len(demands)


@pytest.mark.parametrize("name", [REJECTED, "community-basement-rejected", "sample"])
def test_a_notice_of_nonconformity_tells_what_fails_and_what_is_missing(name: str) -> None:
    paper = make_paper(PaperKind.NONCONFORMITY, case_of(name))
    assert isinstance(paper, Nonconformity)
    failed = [demand for demand in find_demands(report_on(name)) if demand.kind == "correction"]
    assert [line.found for line in paper.demands] == [in_office_words(demand.found) for demand in failed]
    assert all("：" in clause.quoted for line in paper.demands for clause in line.clauses)
    assert paper.count + paper.others_count == len(find_demands(report_on(name)))
    assert (paper.days, paper.deadline, paper.deadline_note) == (15, "2026年1月26日", "")


def test_clauses_that_are_not_sure_are_marked_and_explained() -> None:
    marked, sure = supplement("community-basement-rejected"), make_paper(PaperKind.REVIEW, case_of(APPROVED))
    assert marked.unsure and not sure.unsure
    assert "标※的条文" in text_of(written(PaperKind.SUPPLEMENT, "community-basement-rejected"))
    assert "※" not in text_of(written(PaperKind.REVIEW, APPROVED))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("有效期至 2026-02-10。", "有效期至 2026年2月10日。"),
        ("JGJ 39-2016 和 913301050000-01-02", "JGJ 39-2016 和 913301050000-01-02"),
        ("污染源（没有就写空列表）", "污染源（没有就写“无”）"),
    ],
)
def test_sentences_of_the_report_are_written_as_an_office_does(text: str, said: str) -> None:
    assert in_office_words(text) == said


def test_many_facts_of_a_new_item_are_listed_once() -> None:
    lines = [line for group in supplement("community-basement-rejected").groups for line in group.demands]
    toilets = [line.asked for line in lines if "用途：卫生间" in line.asked]
    assert "大便器数、小便器数" in toilets[0]
    assert len(toilets) > 1 and all("项所列的各项内容" in asked for asked in toilets[1:])


def test_a_home_based_point_and_a_growth_station_are_called_what_they_are() -> None:
    home, station = written(PaperKind.RECEIPT, APPROVED), written(PaperKind.RECEIPT, "community-activity-site-approved")
    assert "须符合《家庭托育点管理办法（试行）》" in text_of(home) and "《设置标准》" not in text_of(home)
    assert text_of(station).startswith("照护服务活动场所备案回执")


def test_what_is_asked_by_many_clauses_names_the_first_and_counts_them() -> None:
    cited = [line.clauses for group in supplement(HALF).groups for line in group.demands if "餐饮方式" in line.item]
    assert any(len(clauses) == 7 and re.fullmatch(r"等\d+条", clauses[-1].cited) for clauses in cited)


@pytest.mark.parametrize("name", ["sample", APPROVED])
def test_the_checklist_has_every_fact_to_check_in_compact_lines(name: str) -> None:
    report, paper = report_on(name), site(name)
    rows = [row for part in paper.parts for row in part.rows]
    facts = [check for check in report.on_site if not check.path.endswith("].id")]
    said = " ".join((row.item + " " + " ".join(row.values)) for row in rows)
    assert not [check.path for check in facts if in_office_words(check.value) not in said]
    assert not [check.subject for check in facts if check.subject.partition("（")[0] not in said]
    assert len(rows) <= 260 and paper.count == len(rows) + len(report.visits)
    assert {method for row in rows for method in row.how.split("、")} <= set("看量查问")


def test_measures_are_measured_and_papers_are_read() -> None:
    how = {row.item: row.how for part in site("sample").parts for row in part.rows}
    assert how["服务点名称"] == "查" and how["日照是否充足"] == "看" and how["餐饮方式"] == "问"
    assert "量" in next(said for item, said in how.items() if "小羊班活动区" in item)


def test_a_review_has_a_line_for_each_department_of_the_mode() -> None:
    point, lines = report_on("sample").point, review("sample").lines
    assert [line.department for line in lines[: 1 + len(point.support)]] == [point.lead, *point.support]
    assert [line.role for line in lines[:2]] == ["（牵头）", "（协同）"]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.matters and line.findings for line in lines)


def test_a_department_outside_the_mode_is_named_where_something_of_its_own_is_open() -> None:
    other = [line for line in review("community-basement-rejected").lines if line.role == "（本模式未列）"]
    assert "规划和自然资源局" in [line.department for line in other]


@pytest.mark.parametrize("kind", PAPERS)
def test_what_is_not_given_stays_a_blank(kind: PaperKind) -> None:
    paper = make_paper(kind, case_of(PAPERS[kind], Particulars()))
    assert (paper.number, paper.office, paper.date, paper.received) == (BLANK_NUMBER, BLANK, BLANK_DATE, BLANK_DATE)
    assert (paper.contact, paper.phone) == (BLANK, BLANK)
    if isinstance(paper, Nonconformity | SiteChecklist | Review):
        assert (paper.deadline, paper.deadline_note) == (BLANK_DATE, "")


def test_a_year_the_calendar_does_not_know_is_said_and_not_guessed() -> None:
    late = replace(KNOWN, received=date(2100, 1, 4), issued=None)
    paper = make_paper(PaperKind.REVIEW, case_of(REJECTED, late))
    assert isinstance(paper, Review)
    assert paper.deadline == BLANK_DATE and "2100年" in paper.deadline_note
    assert paper.deadline_note in text_of(written(PaperKind.REVIEW, REJECTED, late))


def test_a_receipt_lists_what_was_filed_and_what_ends_within_a_year() -> None:
    paper = make_paper(PaperKind.RECEIPT, case_of(APPROVED))
    assert isinstance(paper, Receipt)
    assert paper.filed[0].label == "机构名称" and paper.filed[-1].value == BLANK
    assert [end.day for end in paper.ends] == sorted((end.day for end in paper.ends), key=lambda day: len(day))
    assert paper.ends_heading == "六、2026年12月31日以前到期的材料和条件"


def test_text_of_a_declaration_is_never_run_and_never_breaks_the_file() -> None:
    name = case_of(APPROVED).applicant.name
    declaration = changed(APPROVED, f"name: {name}", f"name: '{AWKWARD.replace(chr(39), chr(39) * 2)}'")
    content = written(PaperKind.SITE, declaration, replace(KNOWN, office="局\x07\u202e\ufffe甲\n乙"))
    assert AWKWARD in text_of(content)
    codes = [code.text for code in Document(BytesIO(content)).element.body.xpath(".//w:instrText | .//w:hyperlink")]
    assert codes == []


def test_letters_that_a_file_cannot_hold_are_replaced() -> None:
    text = text_of(written(PaperKind.RECEIPT, APPROVED, replace(KNOWN, office="局\x07\u202e\ufffe甲\n乙")))
    assert "局\ufffd\ufffd\ufffd甲 乙（印章）" in text
