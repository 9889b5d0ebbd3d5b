"""Where in its text a clause stands, without what the text's title and number say already."""

import re
from pathlib import Path

import pytest

from engine.catalogue import load_catalogue
from engine.clausenames import cite_short, place_within
from engine.text import Lang

SETTING = ("托育机构设置标准（试行）", "国卫人口发〔2019〕58号")
BUILDINGS = ("JGJ 39-2016 托儿所、幼儿园建筑设计规范（2019年版）", "JGJ 39-2016")
PLACES = (
    ("设置标准（2019）第20条", *SETTING, "第20条"),
    ("58号 设置标准 第18条", *SETTING, "第18条"),
    ("第12条（选址）", *SETTING, "第12条（选址）"),
    ("食安法 第44条", "中华人民共和国食品安全法", "", "第44条"),
    ("令第76号 第14条", "托儿所幼儿园卫生保健管理办法", "卫生部、教育部令第76号", "第14条"),
    ("家庭托育点（2023）", "家庭托育点管理办法（试行）", "国卫人口发〔2023〕28号", ""),
    ("核心信息（条号未确认）", "北京市健康育儿核心信息", "", "（条号未确认）"),
    ("JGJ 39 6.3.7-1", *BUILDINGS, "6.3.7-1"),
    ("6.3.7-1", *BUILDINGS, "6.3.7-1"),
    ("WS/T 821-2023 4.1.4", "托育机构质量评估标准", "WS/T 821—2023（国卫通〔2023〕13号）", "4.1.4"),
    ("GB 50222-2017 表5.1.1", "托育机构消防安全指南（试行）", "国卫办人口函〔2022〕21号", "GB 50222-2017 表5.1.1"),
    ("附件1 备案书", "托育机构管理规范（试行）", "国卫人口发〔2019〕58号 附件2", "附件1 备案书"),
    ("三（一）1", "拱墅区婴幼儿照护服务三年行动计划（征求意见稿）", "", "三（一）1"),
    ("范围", "托育机构婴幼儿喂养与营养指南（试行）", "国卫办人口函〔2021〕625号", "范围"),
)


@pytest.mark.parametrize(("clause", "title", "number", "place"), PLACES)
def test_a_clause_does_not_repeat_its_text(clause: str, title: str, number: str, place: str) -> None:
    assert place_within(clause, title, number) == place


def test_no_clause_repeats_the_code_or_the_year_of_its_text() -> None:
    catalogue = load_catalogue(Path("standards"))
    for clause in catalogue.clauses.values():
        code = (catalogue.text_of(clause.id).number or "").partition("-")[0]
        place = catalogue.place_of(clause.id)
        assert not re.search(r"^\S*（(19|20)\d\d）|^\d+号", place), clause.id
        assert not (code.isascii() and code and place.startswith(code)), clause.id


@pytest.mark.parametrize(
    ("number", "title", "clause", "lang", "cited"),
    [
        ("国卫人口发〔2019〕58号", "托育机构设置标准（试行）", "第20条", "zh", "《托育机构设置标准》第20条"),
        ("JGJ 39-2016（2019年版）", "托儿所、幼儿园建筑设计规范（2019年版）", "4.1.3", "zh", "JGJ 39-2016 4.1.3"),
        ("", "三年行动计划（征求意见稿）", "三（一）1", "zh", "《三年行动计划（征求意见稿）》三（一）1"),
        ("", "Action plan (draft for comment)", "三（一）1", "en", "Action plan (draft for comment) 三（一）1"),
        ("", "家庭托育点管理办法（试行）", "", "zh", "《家庭托育点管理办法》"),
    ],
)
def test_a_clause_is_cited_short_and_a_draft_as_a_draft(
    number: str, title: str, clause: str, lang: Lang, cited: str
) -> None:
    assert cite_short(number, title, clause, lang) == cited
