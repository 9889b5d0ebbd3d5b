"""Reports made by hand, so that the renderers are tested apart from rules and evaluation."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.report import (
    AskView,
    CheckView,
    ClauseView,
    Coded,
    CountsView,
    FactView,
    FindingView,
    NumberView,
    PointView,
    Report,
    RulesView,
    RuleView,
    SubjectView,
    ValueView,
)

POINT = SubjectView("", "服务点", "", "服务点")
ROOM = SubjectView("rooms[r1]", "房间", "r1", "睡眠区（r1）")
OUTCOMES = {"pass": "符合", "fail": "不符合", "unknown": "无法判断", "not_applicable": "不适用"}
STANDARDS = {"construction": "建设标准", "safety": "安全标准", "filing": "备案材料"}
STRENGTHS = {"must": "必须", "should": "建议"}
VERIFIED = Coded("verified", "已核对")
RECALLED = Coded("recalled", "凭记忆，待核对")
CLAUSE = ClauseView(
    id="made-up#001",
    source="样例标准（试行）",
    number="样字〔2020〕1号",
    clause="第3条",
    text="睡眠区不小于30平方米",
    strength=Coded("must", "应、必须"),
    mandatory=False,
    confidence=VERIFIED,
    note="",
)
FACT = FactView("rooms[r1].area_m2", "睡眠区（r1）", "使用面积", "24", "平方米", Coded("on_site", "现场查看"), "平面图")
NUMBER = NumberView("smallest", "最小面积", "30", "平方米", "2019-10-01")
VALUE = ValueView("area", "sum(rooms.area_m2)", "24")
ASK = AskView("point.capacity", "", "收托规模", "人", "备案书", (), ("setting.point.size",))
CHECK = CheckView("rooms[r1].floor", "睡眠区（r1）", "所在楼层", "1", "层", ("setting.floors.highest",))


def make_finding(
    rule: str = "construction.rooms.area",
    outcome: str = "fail",
    strength: str = "must",
    subject: SubjectView = ROOM,
    **other: Any,
) -> FindingView:
    """Return a finding with everything a finding may carry, unless said otherwise."""
    standard, topic, _ = rule.split(".")
    failed = outcome == "fail"
    stated: dict[str, Any] = {
        "title": "睡眠区面积",
        "topic": topic,
        "question": "papers" if standard == "filing" else "standards",
        "message": "睡眠区应不小于30平方米，申报24平方米。" if failed else "",
        "remedy": "扩大睡眠区。" if failed else "",
        "departments": (Coded("health", "卫生健康局"),),
        "clauses": (CLAUSE,),
        "confidence": VERIFIED,
        "facts": (FACT,),
        "numbers": (NUMBER,),
        "values": (VALUE,),
        "missing": (),
        "led_by": "",
        "items": (),
    }
    told = {**stated, **other}
    shared = {key: told.pop(key) for key in ("title", "topic", "question", "departments")}
    about = RuleView(
        id=rule,
        standard=Coded(standard, STANDARDS[standard]),
        strength=Coded(strength, STRENGTHS[strength]),
        **shared,
    )
    return FindingView(rule=rule, about=about, subject=subject, outcome=Coded(outcome, OUTCOMES[outcome]), **told)


def make_report(*findings: FindingView, **other: Any) -> Report:
    """Return a report of these findings that is rejected."""
    stated: dict[str, Any] = {
        "format": 1,
        "lang": "zh",
        "as_of": "2026-01-01",
        "rules": RulesView("0123456789ab", 2, tuple({f.rule: f.about for f in findings}.values())),
        "point": PointView("case.yaml", "样例托育园", "托育机构", "社区参与", ("全日托",), "街道", ("民政局",)),
        "decision": Coded("reject", "不通过"),
        "next_step": "请先整改，再查。",
        "papers": Coded("complete", "材料齐全"),
        "standards": Coded("not_met", "不符合标准"),
        "counts": CountsView(1, 1, 0, 0, 0),
        "place": Coded("gongshu", "拱墅区"),
        "visits": (),
        "asks": (ASK,),
        "on_site": (CHECK,),
        "clauses": tuple({c.id: c for f in findings for c in f.clauses}.values()),
    }
    return Report(findings=findings, **{**stated, **other})


@pytest.fixture
def finding() -> Callable[..., FindingView]:
    """Make a finding."""
    return make_finding


@pytest.fixture
def report() -> Callable[..., Report]:
    """Make a report."""
    return make_report


@pytest.fixture
def full_report() -> Report:
    """A report in which every section has something to say."""
    second = replace(ROOM, path="rooms[r2]", id="r2", label="活动区（r2）")
    mandatory = replace(CLAUSE, number="JGJ 39-2016（2019年版）", clause="4.1.9", mandatory=True)
    return make_report(
        make_finding(clauses=(replace(CLAUSE, confidence=RECALLED, note="条号待核对"),), confidence=RECALLED),
        make_finding(subject=second),
        make_finding("construction.rooms.height", "pass"),
        make_finding("construction.rooms.milder", led_by="construction.rooms.area", message="较宽：不小于20平方米。"),
        make_finding("construction.rooms.undecided", "unknown", message="按所填数值无法计算"),
        make_finding("construction.rooms.waiting", "unknown", message="未填报：收托规模", missing=("point.capacity",)),
        make_finding("safety.railings.height", clauses=(mandatory, CLAUSE), title="栏杆净高"),
        make_finding("safety.railings.colour", strength="should", title="栏杆颜色", message="宜用浅色。"),
        make_finding("safety.railings.balcony", "not_applicable", message="只适用于：设阳台的"),
        make_finding("safety.railings.balcony", "not_applicable", message="只适用于：设阳台的", subject=second),
        make_finding("filing.documents.lease", subject=POINT, title="场地证明", message="没有交场地证明。"),
        visits=(replace(CLAUSE, id="made-up#009", text="现场看水池是否加盖"),),
    )
