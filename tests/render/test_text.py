"""The text report: the decision first, one screen unless everything is asked for, plain unless colour is."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from engine.render import render
from engine.render.as_text import SCREEN
from engine.report import Coded


def lines(report, **options):
    return render(report, "text", **options).splitlines()


def test_the_first_line_is_the_decision_and_what_to_do_next(full_report):
    short = replace(full_report, asks=())
    assert lines(short, width=100)[0] == "不通过：4 项必须条款不符合，1 项材料待补，1 项无法判断。请先整改，再查。"


def test_two_lines_where_one_is_too_short(full_report):
    assert lines(full_report, width=60)[:2] == [
        "不通过：4 项必须条款不符合，1 项材料待补，1 项事实待补，1 项",
        "无法判断。",
    ]


def test_point_and_verdicts_follow(full_report):
    assert lines(full_report, width=100)[1:3] == [
        "样例托育园 · 托育机构 · 社区参与 · 全日托 · case.yaml",
        "材料齐全，不符合标准 · 按 2026-01-01 拱墅区有效的 2 条规则核查 · 牵头部门：街道",
    ]


def test_a_breach_says_where_by_which_clause_what_and_what_to_do(finding, report):
    doubtful = finding(confidence=Coded("recalled", "凭记忆，待核对"))
    at = lines(report(doubtful, asks=(), on_site=()), width=100).index("不符合（1 项）")
    assert lines(report(doubtful), width=100)[at : at + 5] == [
        "不符合（1 项）",
        "  建设标准",
        "  × 睡眠区面积 · 睡眠区（r1） · 《样例标准》第3条（条文凭记忆，待核对）",
        "    睡眠区应不小于30平方米，申报24平方米。",
        "    整改：扩大睡眠区。",
    ]


def test_one_rule_that_fails_in_several_places_is_told_once(full_report):
    text = render(full_report, "text", width=100)
    assert "睡眠区面积 · 睡眠区（r1）（共 2 处）" in text
    assert "活动区（r2）" not in text


def test_a_milder_rule_is_named_under_the_stricter(full_report):
    assert "    另有较宽的要求：较宽：不小于20平方米。依据：《样例标准》第3条" in lines(full_report, width=100)


def test_a_fact_to_state_says_unit_proof_and_place(finding, report):
    assert "  ? 收托规模，单位：人；凭备案书；填在 point.capacity" in lines(report(finding()))


def test_of_a_list_each_item_states_its_facts(finding, report, full_report):
    ask = replace(full_report.asks[0], path="rooms", label="房间", unit="", each=("用途", "面积", "楼层", "净高"))
    short, whole = (lines(report(finding(), asks=(ask,)), all_findings=everything) for everything in (False, True))
    assert "  ? 房间（每项写明用途、面积、楼层等 4 项）；凭备案书；填在 rooms" in short
    assert "  ? 房间（每项写明用途、面积、楼层、净高）；凭备案书；填在 rooms" in whole


def many(report, finding, n):
    findings = (finding(f"construction.rooms.rule{i}") for i in range(n))
    return report(*findings, asks=report().asks * n, on_site=report().on_site * n)


def test_the_short_report_fits_on_a_screen_and_counts_the_rest(report, finding):
    text = lines(many(report, finding, 30))
    assert len(text) <= SCREEN
    shown = sum(1 for line in text if line.startswith("  × "))
    assert shown >= 2
    assert f"  …另有 {30 - shown} 项，用 --all 查看全部。" in text
    assert text[-1] == "另有 30 项须现场核查；用 --all 查看。"


def test_all_shows_every_entry(report, finding):
    text = lines(many(report, finding, 30), all_findings=True)
    assert sum(1 for line in text if line.startswith("  × ")) == 30
    assert sum(1 for line in text if line.startswith("    □ ")) == 30
    assert not any("--all" in line for line in text)


def test_facts_that_most_rules_wait_for_are_shown_first(report, finding):
    few, most = (replace(report().asks[0], path=f"point.{p}", rules=("r",) * n) for p, n in (("few", 1), ("most", 9)))
    text = "\n".join(lines(replace(many(report, finding, 9), asks=(few,) * 6 + (most,))))
    assert "填在 point.most" in text


def test_what_may_apply_later_is_counted_and_listed_with_clause_and_remedy(finding, report):
    ahead = report(finding(), foreseen=(finding("construction.rooms.later", message="净高应不小于3米，申报2.8米。"),))
    short, whole = (lines(ahead, all_findings=everything, width=200) for everything in (False, True))
    assert short[-1].startswith("另有 1 项整改或补充后可能还涉及的要求，")
    told = whole[whole.index("整改或补充后可能还涉及（1 项）") + 2]
    assert told.startswith("  ? ")
    for part in ("净高应不小于3米，申报2.8米。依据：《样例标准》第3条", "；整改："):
        assert part in told
    assert not any("可能还涉及" in line for line in lines(report(finding()), all_findings=True))


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_every_form_lists_what_may_apply_later(finding, report, form):
    later = finding("construction.rooms.later", message="净高应不小于3米，申报2.8米。")
    said = render(report(finding(), foreseen=(later,)), form)
    for part in ("整改或补充后可能还涉及（1 项）", "净高应不小于3米，申报2.8米。"):
        assert part in said


def test_all_gives_every_reason(full_report):
    text = render(full_report, "text", all_findings=True, width=120)
    for reason in (
        "依据：《样例标准（试行）》（样字〔2020〕1号） 第3条：睡眠区不小于30平方米（条文凭记忆，待核对）（备注：条号待核对）",
        "部门：卫生健康局",
        "申报的事实：使用面积 24平方米（现场查看；凭证：平面图）",
        "标准规定的数值：最小面积 30平方米（自 2019-10-01 起）",
        "算得的值：area = sum(rooms.area_m2) = 24",
        "- 不适用 · 睡眠区（r1）、活动区（r2）：只适用于：设阳台的",
        "· 栏杆颜色 · 睡眠区（r1）：宜用浅色。依据：《样例标准》第3条",
        "□ 所在楼层（申报：1层）",
        "强制性条文",
    ):
        assert reason in text


def test_a_fact_of_another_item_names_it(finding, report):
    fact = replace(finding().facts[0], subject="活动区（r2）")
    text = render(report(finding(facts=(fact,))), "text", all_findings=True, width=120)
    assert "申报的事实：活动区（r2）：使用面积 24平方米" in text


@pytest.mark.parametrize("width", [20, 40, 80, 132])
@pytest.mark.parametrize("everything", [False, True])
def test_no_line_is_longer_than_the_terminal(full_report, width, everything):
    text = lines(full_report, width=width, all_findings=everything)
    assert max(cell_len(line) for line in text) <= max(width, 40)


def test_an_approval_is_short(report, finding):
    approved = report(
        finding(outcome="pass"),
        decision=Coded("approve", "通过"),
        standards=Coded("met", "符合标准"),
        next_step="可以受理。",
        asks=(),
    )
    assert lines(approved)[0] == "通过。可以受理。"
    assert len(lines(approved)) == 5


def test_colour_is_given_only_when_asked_for_whatever_the_environment(full_report, monkeypatch):
    plain = render(full_report, "text")
    assert "\x1b" not in plain
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "30", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    assert render(full_report, "text") == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" in render(full_report, "text", color=True)


def test_a_declaration_cannot_steer_the_terminal(report, finding):
    sent = "\x1b[2J\x07名\r\n\u202e"
    evil = finding(message=sent, subject=replace(finding().subject, label=sent))
    point = replace(report().point, name=sent, file=sent)
    text = render(report(evil, point=point, asks=()), "text", all_findings=True)
    assert not set(text) & set("\x1b\x07\r\u202e")


def test_the_report_is_the_same_in_english(report, finding):
    text = render(report(finding(), lang="en", asks=report().asks * 2), "text", width=120)
    assert "1 binding requirement not met, 2 facts missing." in text
    assert "Remedy: 扩大睡眠区。" in text


def test_latin_units_stand_off(report, finding):
    check = replace(report().on_site[0], value="15", unit="children")
    share = replace(check, value="30", unit="%")
    text = render(report(finding(), lang="en", on_site=(check, share)), "text", all_findings=True)
    assert "(declared: 15 children)" in text
    assert "(declared: 30%)" in text
