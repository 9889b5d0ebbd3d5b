"""The offline site: every page is there in both languages, every link leads somewhere, nothing comes from elsewhere."""

import json
import re
from pathlib import Path

import pytest

from cli.options import cache_folder
from engine.preparing import load_prepared
from engine.site import MARK, Site, make_site, run_and_show, write_site
from engine.site.pages import clause_path, rule_path
from standards import STANDARDS
from tests.site.conftest import AS_OF, site_of, write_folder
from tests.site.crawling import Page, crawl

Files = dict[str, str]


def text_of(files: Files, path: str) -> str:
    return " ".join(Page(files[path]).text.split())


def test_every_link_leads_somewhere_and_every_page_can_be_reached(files: Files) -> None:
    pages, faults = crawl(files)
    assert faults == []
    assert set(pages) == {path for path in files if path.endswith(".html")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_is_a_page_for_every_rule_clause_source_and_standard(files: Files, site: Site, lang: str) -> None:
    wanted = {rule_path(one) for one in site.rules} | {clause_path(one) for one in site.fates}
    wanted |= {"index.html", "sources/index.html", "sources/text.html", "sources/acts.html"}
    wanted |= {"standards/staffing.html", "standards/setting.html"}
    assert {path.removeprefix(f"{lang}/") for path in files if path.startswith(f"{lang}/")} == wanted
    assert len(site.rules) == 4 and len(site.fates) == 8


def test_nothing_comes_from_elsewhere_and_no_page_needs_a_server(files: Files) -> None:
    for path, text in files.items():
        assert not re.search(r"https?:|//\w+\.|@import|url\(|fetch\(|XMLHttpRequest|import\(", text), path


def test_what_rules_say_is_escaped(files: Files) -> None:
    for path, text in files.items():
        if path.endswith(".html"):
            assert "<script>alert" not in text and "<b>," not in text and "<i>carers" not in text
            assert [tag for tag in re.findall(r"<script[^>]*>", text) if " src=" not in tag] == []
        if path.startswith("assets/index"):
            assert "<" not in text


def test_the_same_rules_and_day_give_the_same_bytes(files: Files, folder: Path) -> None:
    assert dict(write_site(site_of(folder))) == files


def test_a_rule_shows_all_there_is_to_it(files: Files) -> None:
    shown = text_of(files, "en/rules/staffing.carers.enough.html")
    for said in (
        "Enough <b> of them",
        "childcare institutions",
        "Kinds of point childcare institution",
        "health bureau, fire brigade",
        'Sample <text> & "more" 第1条',
        "recalled, to be checked",
        "mandatory provision",
        "2020-01-01 1",
        "2024-01-01 in force 2",
        'carers = count(staff[list contains(roles, "caregiver")])',
        "must be true carers >= fewest",
        "Staff › ",
        "Only {carers}.",
        "Add some.",
        "3 case(s), all as expected.",
        "The base has enough <i>carers</i>",
        "staff becomes []",
        "The report says: Only 0.",
        "staff not stated",
        "Step by step",
    ):
        assert said in shown, said


def test_a_table_has_the_label_of_each_cell(files: Files) -> None:
    assert "乳儿班 10人" in text_of(files, "zh/rules/setting.groups.small.html")


def test_stricter_rules_know_of_one_another(files: Files) -> None:
    assert "Stricter than: Small classes" in text_of(files, "en/rules/setting.groups.smaller.html")
    assert "Stricter than this one: Smaller classes" in text_of(files, "en/rules/setting.groups.small.html")


def test_a_rule_that_is_not_in_force_says_so(files: Files) -> None:
    assert "not in force on 2026-01-01" in text_of(files, "en/rules/setting.groups.past.html")
    assert "in force on 2026-01-01" not in text_of(files, "en/rules/setting.groups.small.html").split("By the law")[0]


def test_a_case_that_comes_out_otherwise_shows_as_failing(files: Files) -> None:
    page = "en/rules/setting.groups.smaller.html"
    assert "2 case(s), 2 otherwise than expected." in text_of(files, page)
    assert "expected: pass; got: fail" in text_of(files, page)
    assert "there is no classes[zz].children in the base declaration" in text_of(files, page)
    assert files[page].count('<li class="bad">') == 2
    assert "2 case(s) came out otherwise: Smaller classes" in text_of(files, "en/index.html")


def test_where_all_is_well_the_start_page_says_so(tmp_path: Path) -> None:
    files = dict(write_site(site_of(write_folder(tmp_path / "rules"))))
    assert "全部案例的结果与预期一致。" in text_of(files, "zh/index.html")


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("text.001", ["Rules that stand on it: Enough <b> of them", "recalled, to be checked"]),
        ("text.003", ["No rule: only to be seen on site", "to be seen there", "Note not sure"]),
        ("text.004", ["No rule: superseded", "see: Sample", "since 2023-01-01", "2020-01-01 to 2022-12-31"]),
        ("acts.001", ["Act one 第1条", "2020-01-01 to 2025-12-31"]),
        ("acts.002", ["draft, not in force", "uncertain"]),
        ("acts.003", ["recommended text, binding nobody by itself"]),
    ],
)
def test_a_clause_says_what_became_of_it(files: Files, clause: str, said: list[str]) -> None:
    shown = text_of(files, f"en/clauses/{clause}.html")
    assert [one for one in said if one not in shown] == []


def test_a_part_of_the_rules_has_the_clauses_they_stand_on(folder: Path) -> None:
    files = dict(write_site(site_of(folder, "staffing.")))
    assert crawl(files)[1] == []
    assert [path for path in files if path.startswith("zh/clauses/")] == ["zh/clauses/text.001.html"]
    assert "only the rules that were asked for" in text_of(files, "en/index.html")


@pytest.mark.parametrize(("lang", "title"), [("zh", "人数<b>"), ("en", "Enough <b> of them")])
def test_the_index_finds_every_page(files: Files, site: Site, lang: str, title: str) -> None:
    index = json.loads(files[f"assets/index-{lang}.js"].removeprefix("tuoyuIndex(").removesuffix(");\n"))
    assert [rule[0] for rule in index["rules"]] == list(site.rules)
    assert index["rules"][[rule[0] for rule in index["rules"]].index("staffing.carers.enough")][1] == title
    clauses = [f"{index['sources'][clause[0]][0]}#{clause[1]}" for clause in index["clauses"]]
    assert clauses == list(site.fates)


def test_pages_can_be_read_without_a_script(files: Files) -> None:
    hidden = re.compile(r"<(\w+)[^>]* hidden[ >]")
    assert {tag for path, text in files.items() if path.endswith(".html") for tag in hidden.findall(text)} == {
        "form",
        "div",
    }


def test_a_site_is_known_by_its_mark(files: Files) -> None:
    assert "2026-01-01" in files[MARK]


def test_the_standards_give_a_site_without_faults() -> None:
    """A rule in forty of all that there are, with the clauses these stand on."""
    prepared = load_prepared(STANDARDS, cache_folder())
    checked = prepared.checked[::40]
    cases = run_and_show(STANDARDS, prepared.ruleset, checked, lambda done, of: None)
    site = make_site(prepared.ruleset, checked, cases, AS_OF)
    assert crawl(dict(write_site(site)))[1] == []
    assert [entry.page.checked.rule.id for entry in site.rules.values() if entry.bad] == []
