"""What an applicant must do: one entry a cause, each a concrete act, everything at once."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.catalogue import Standard
from engine.declaration import edits
from engine.declaration.loading import load_declaration
from engine.demands import Demand, find_demands
from engine.documents import read_document
from engine.report import Report
from engine.reporting import check
from engine.text import LANGS, Lang
from standards import STANDARDS
from tests.fixtures.heads import DECLARATIONS
from tests.laws.answering import declared, rules

OPEN = [path for path in DECLARATIONS if path.stem.endswith(("supplement", "rejected"))]


@cache
def report_on(path: Path, lang: Lang = "zh") -> Report:
    return check(rules(), load_declaration(path), lang, brief=True)


@cache
def base() -> dict[str, Any]:
    data: dict[str, Any] = read_document(STANDARDS / "bases" / "institution.yaml", "institution.yaml").data
    return data


def report_after(standard: str = "", /, **changes: Any) -> Report:
    """Return the report by all rules, or those of one standard, on the base with some facts changed, None taken away."""
    data = copy.deepcopy(base())
    for path, value in changes.items():
        edits.change(data, path, value) if value is not None else edits.hide(data, path)
    return check(rules(), declared(data), "zh", only=Standard(standard) if standard else None, brief=True)


def the_one(report: Report, rule: str) -> Demand:
    (demand,) = (demand for demand in find_demands(report) if rule in demand.rules)
    return demand


def paths_asked(report: Report) -> set[str]:
    return {path for demand in find_demands(report) for path in demand.paths}


@pytest.mark.parametrize("path", OPEN[::5], ids=lambda path: path.stem)
def test_each_demand_is_one_whole_act(path: Path) -> None:
    demands = find_demands(report_on(path))
    assert [demand.number for demand in demands] == [*range(1, len(demands) + 1)]
    assert [d.kind for d in demands] == sorted((d.kind for d in demands), key=["paper", "fact", "correction"].index)
    for demand in demands:
        for said in (
            demand.item,
            demand.found,
            demand.asked,
            demand.next_step,
            demand.clauses,
            demand.paths,
            demand.rules,
        ):
            assert said, demand
        assert "{" not in demand.item + demand.found + demand.asked


@pytest.mark.parametrize("path", OPEN[::5], ids=lambda path: path.stem)
def test_every_open_finding_is_in_one_demand(path: Path) -> None:
    report = report_on(path)
    asked = paths_asked(report)
    for finding in (*report.binding("fail"), *report.binding("unknown")):
        demands = [demand for demand in find_demands(report) if finding.rule in demand.rules]
        assert demands, finding.rule
        assert set(finding.missing) <= asked
        if finding.outcome.code == "fail":
            assert any(finding.message in demand.found for demand in demands)


def test_both_languages_ask_the_same() -> None:
    path = OPEN[0]
    said = [[(d.kind, d.paths, d.rules) for d in find_demands(report_on(path, lang))] for lang in LANGS]
    assert said[0] == said[1]
    assert said[0]


def test_a_fact_that_many_rules_wait_for_is_asked_once() -> None:
    report = report_after(**{"point.meals": None})
    (demand,) = (demand for demand in find_demands(report) if demand.paths == ("point.meals",))
    assert len(demand.rules) > 20
    assert (demand.kind, demand.found, demand.asked) == ("fact", "未填报", "填报餐饮方式。")


def test_a_milder_rule_is_asked_with_the_one_that_leads_it() -> None:
    report = report_after("safety", **{"installations.recording_days": 20})
    demand = the_one(report, "safety.surveillance.footage_90")
    assert len(demand.rules) == 2
    assert len({clause.id for clause in demand.clauses}) == len(demand.clauses) > 1


def test_the_same_fact_of_several_items_is_asked_in_one_line() -> None:
    report = report_after("staffing", **{"staff[s1].age": None, "staff[s2].age": None})
    (demand,) = (demand for demand in find_demands(report) if "staff[s1].age" in demand.paths)
    assert demand.paths == ("staff[s1].age", "staff[s2].age")
    assert "s1" in demand.item
    assert "s2" in demand.item


def test_a_paper_that_is_missing_is_asked_with_all_that_is_asked_of_it() -> None:
    data = copy.deepcopy(base())
    edits.remove(data, "documents[m4]")
    demand = the_one(
        check(rules(), declared(data), "zh", only=Standard.FILING, brief=True), "filing.documents.fire_safety"
    )
    assert demand.kind == "paper"
    assert "消防救援机构" in demand.issuer
    assert "（材料种类：消防安全检查合格证明）" in demand.asked
    for fact in ("scanned", "result", "valid_until"):
        assert f"documents[kind=fire_safety].{fact}" in demand.paths


@pytest.mark.parametrize(
    ("changes", "rule", "issuer"),
    [
        (
            {"staff[s1].health_certificate_until": "2025-12-31"},
            "filing.documents.health_certificates_valid",
            "医疗卫生机构",
        ),
        ({"staff[s15].guard_certificate": False}, "staffing.security.certificate", "公安机关"),
        ({"registration.scope": "教育咨询"}, "filing.registration.scope", "登记机关"),
        ({"documents[m5].holder_name": "别处餐饮管理有限公司"}, "filing.agreement.name", "市场监管部门"),
        ({"building.gathering_space": False, "building.shared": True}, "setting.shared_building.gathering_space", ""),
    ],
)
def test_a_demand_says_who_issues_the_paper(changes: dict[str, Any], rule: str, issuer: str) -> None:
    said = the_one(report_after(rule.partition(".")[0], **changes), rule).issuer
    assert issuer in said
    assert bool(said) is bool(issuer)


def test_what_a_correction_will_need_is_asked_along() -> None:
    report = report_after(
        **{"staff[s1].health_certificate_submitted": False, "staff[s1].health_certificate_until": None}
    )
    assert "staff[s1].health_certificate_until" in paths_asked(report)


def test_what_will_fail_once_the_rest_is_put_right_is_told_but_decides_nothing() -> None:
    report = report_after("safety", **{"fire.systems": ["fire_alarm"], "fire.sign_spacing_m": 30})
    assert [f.rule for f in report.foreseen] == ["safety.fire_lighting.sign_spacing"]
    assert "safety.fire_lighting.sign_spacing" not in {f.rule for f in report.binding("fail")}
    demand = the_one(report, "safety.fire_lighting.sign_spacing")
    assert demand.kind == "fact"
    assert demand.found.startswith("视补正的内容，可能还涉及：")
    assert "fire.sign_spacing_m" in demand.paths


def test_what_is_too_many_is_not_asked_for_once_more() -> None:
    report = report_after("setting", **{"point.capacity": 1})
    paths = the_one(report, "setting.point.capacity").paths
    assert "point.capacity" in paths
    assert not [path for path in paths if path.startswith("classes[]")]


def test_what_is_read_beside_a_list_that_is_not_given_is_asked_at_once() -> None:
    asked = paths_asked(report_after("safety", **{"toys": None}))
    assert {"toys.ccc_kinds", "toys.ccc_certified"} <= asked


def test_a_place_in_order_is_asked_for_nothing() -> None:
    report = report_after()
    assert report.decision.code == "approve"
    assert not find_demands(report)
