"""Findings stand in the section they belong to, milder ones under the stricter."""

from dataclasses import replace

import pytest

from engine.render.outline import (
    alike,
    anchor,
    by_standard,
    by_subject,
    carded,
    count,
    important_first,
    look,
    outline,
    tally,
)


def rules(groups):
    return [group.first.rule for group in groups]


def test_each_finding_stands_in_its_section(full_report):
    parts = outline(full_report)
    assert rules(parts.failed) == ["construction.rooms.area", "safety.railings.height"]
    assert rules(parts.papers) == ["filing.documents.lease"]
    assert rules(parts.undecided) == ["construction.rooms.undecided"]
    assert rules(parts.advice) == ["safety.railings.colour"]


def test_findings_of_one_rule_stand_together_and_are_counted_one_by_one(full_report):
    area = outline(full_report).failed[0]
    assert [f.subject.id for f in area.findings] == ["r1", "r2"]
    assert count(outline(full_report).failed) == 4


def test_a_milder_finding_stands_under_the_stricter_one_about_the_same_subject(full_report):
    first, second = outline(full_report).failed[0].entries
    assert [f.rule for f in first.milder] == ["construction.rooms.milder"]
    assert second.milder == ()


def test_the_strictest_of_three_leads_the_other_two(finding, report):
    a, b, c = (f"construction.rooms.{name}" for name in "abc")
    parts = outline(report(finding(a, led_by=b), finding(b, led_by=c), finding(c)))
    (group,) = parts.failed
    assert group.first.rule == c
    assert [f.rule for f in group.entries[0].milder] == [a, b]


def test_rules_that_lead_each_other_are_all_shown(finding, report):
    a, b = "construction.rooms.a", "construction.rooms.b"
    assert count(outline(report(finding(a, led_by=b), finding(b, led_by=a))).failed) == 2


@pytest.mark.parametrize("leader", [{"strength": "should"}, {"outcome": "pass"}])
def test_a_breach_is_not_hidden_under_a_finding_that_stands_elsewhere(finding, report, leader):
    a, b = "construction.rooms.a", "construction.rooms.b"
    assert rules(outline(report(finding(a, led_by=b), finding(b, **leader))).failed) == [a]


def test_mandatory_provisions_come_first_then_clauses_that_are_verified(full_report):
    parts = outline(full_report)
    assert rules(important_first(parts.failed)) == ["safety.railings.height", "construction.rooms.area"]


def test_every_finding_is_listed_by_standard(full_report):
    parts = by_standard(full_report)
    assert [part.standard.code for part in parts] == ["construction", "safety", "filing"]
    assert [f for part in parts for f in part.findings] == list(full_report.findings)


def test_every_finding_that_applies_is_listed_by_subject(full_report):
    subjects = by_subject(full_report)
    assert [subject.label for subject, _ in subjects] == ["睡眠区（r1）", "活动区（r2）", "服务点"]
    assert sum(len(findings) for _, findings in subjects) == len(full_report.findings) - 2


def test_only_findings_that_do_not_apply_for_one_reason_are_told_together(finding):
    first = finding(outcome="not_applicable", message="只适用于：托大班")
    other = replace(first, subject=replace(first.subject, path="rooms[r2]", id="r2"))
    assert alike([first, other]) == ((first, other),)
    assert len(alike([first, replace(other, message="只适用于：乳儿班")])) == 2
    assert len(alike([finding(), replace(finding(), subject=other.subject)])) == 2


def test_what_a_section_shows_in_full_is_known(full_report):
    assert ("construction.rooms.milder", "rooms[r1]") in carded(outline(full_report))
    assert ("construction.rooms.height", "rooms[r1]") not in carded(outline(full_report))


def test_anchors_are_unique(full_report):
    anchors = [anchor(f) for f in full_report.findings]
    assert len(set(anchors)) == len(anchors)


def test_a_recommendation_that_is_not_followed_never_looks_like_a_breach(full_report, finding):
    assert [look(finding(strength=strength)) for strength in ("must", "should")] == ["fail", "advice"]
    assert tally(full_report.findings) == (
        ("fail", 5),
        ("unknown", 2),
        ("advice", 1),
        ("pass", 1),
        ("not_applicable", 2),
    )
