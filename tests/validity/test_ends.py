"""What ends, why, and up to when an approval stands: on the small sample of the lints, where each day is known."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import engine.lints
from engine.catalogue import Standard
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.diagnostics import RuleSetError
from engine.evaluation import evaluate
from engine.loading import load_ruleset
from engine.outlook import check_ahead
from engine.preparing import PreparedRules, prepare
from engine.report import Report
from engine.validity import Because, Course, End, Validity, find_ends, find_validity

SAMPLE = Path(engine.lints.__file__).parent / "sample"
ENOUGH = "require: class.children = 0 or present >= needed"
SHORT = ("lease_end: 2029", "lease_end: 2026")
WHOM = "applies_to: {zh: 有人的班, en: classes with children}"
LONG = date(2034, 1, 1)
Rules = Callable[..., PreparedRules]


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    """Give the sample's rules, with something else in place of a part of its topic or of another file."""

    def make(old: str = "", new: str = "", file: str = "setting/classes.yaml") -> PreparedRules:
        folder = shutil.copytree(SAMPLE, tmp_path / "rules")
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return prepare(load_ruleset(folder))

    return make


def declaration(*changed: tuple[str, str]) -> Declaration:
    """Return the sample's base, with parts of its text replaced."""
    text = (SAMPLE / "bases" / "small.yaml").read_text(encoding="utf-8")
    for old, new in changed:
        text = text.replace(old, new)
    return parse_declaration(text.encode(), "small.yaml")


def validity(prepared: PreparedRules, as_of: str, point: Declaration | None = None) -> Validity | None:
    compiled, point = prepared.on(date.fromisoformat(as_of)), point or declaration()
    return find_validity(Course(compiled, facts_of(point)), evaluate(compiled, facts_of(point)))


def ends(prepared: PreparedRules, as_of: str, horizon: date, point: Declaration | None = None) -> tuple[End, ...]:
    compiled, point = prepared.on(date.fromisoformat(as_of)), point or declaration()
    return find_ends(Course(compiled, facts_of(point)), horizon)


def named(found: tuple[End, ...]) -> list[tuple[str, str, str]]:
    return [(end.last_day.isoformat(), end.because.value, end.finding.rule.rule.id) for end in found]


def short_lease() -> Declaration:
    return declaration(SHORT)


def test_where_nothing_ends_the_last_day_looked_at_is_said(rules: Rules) -> None:
    assert validity(rules(), "2026-01-01") == Validity(date(2036, 12, 31))


def test_what_passes_until_a_day_passes_on_that_day(rules: Rules) -> None:
    found = validity(rules(ENOUGH, 'require: today() <= @"2026-05-01"'), "2026-01-01")
    assert found
    assert found.valid_until == date(2026, 5, 1)
    assert named(found.ends) == [("2026-05-01", "expires", "setting.classes.caregivers")]


def test_law_that_is_published_ends_an_approval_the_day_before_it_comes_into_force(rules: Rules) -> None:
    found = validity(rules(), "2024-06-01", short_lease())
    assert found
    assert found.valid_until == date(2024, 12, 31)
    assert named(found.ends) == [("2024-12-31", "law", "setting.classes.lease")]


def test_a_duty_that_begins_later_ends_an_approval(rules: Rules) -> None:
    later = f'{WHOM}\n    applies_when: class.children > 0 and today() >= @"2026-03-01"\n    require: present > needed'
    found = validity(rules(ENOUGH, later), "2026-01-01")
    assert found
    assert found.valid_until == date(2026, 2, 28)
    assert named(found.ends) == [("2026-02-28", "begins", "setting.classes.caregivers")]


def test_what_fails_for_a_while_only_is_not_jumped_over(rules: Rules) -> None:
    for_a_while = 'require: today() < @"2026-02-01" or today() >= @"2026-02-02"'
    prepared = rules(ENOUGH, for_a_while)
    found = validity(prepared, "2026-01-01")
    assert found
    assert found.valid_until == date(2026, 1, 31)
    assert validity(prepared, "2026-02-01") is None
    assert validity(prepared, "2026-02-02") == Validity(date(2036, 12, 31))


def test_what_ends_twice_is_told_twice(rules: Rules) -> None:
    prepared = rules(ENOUGH, "require: today().month != 3")
    assert [day for day, _, _ in named(ends(prepared, "2026-01-01", date(2027, 12, 31)))] == [
        "2026-02-28",
        "2027-02-28",
    ]


def test_a_fact_nobody_states_ends_an_approval_once_it_is_asked_for(rules: Rules) -> None:
    asked = f'{WHOM}\n    applies_when: class.children > 0 and today() >= @"2026-03-01"\n    require: site.transport_ok = true'
    found = validity(rules(ENOUGH, asked), "2026-01-01")
    assert found
    assert (found.valid_until, found.ends[0].finding.outcome) == (date(2026, 2, 28), "unknown")


def test_an_approval_falls_where_no_rule_is_left_to_pass(rules: Rules) -> None:
    whole = "in_force: {from: 2024-03-01}"
    found = validity(rules(whole, f"{whole[:-1]}, to: 2026-06-30}}", "sources/sample-standard.yaml"), "2026-01-01")
    assert found == Validity(date(2036, 12, 31), date(2026, 6, 30))


def test_advice_ends_no_approval_and_stands_last(rules: Rules) -> None:
    small = declaration(SHORT, ("area_m2: 40", "area_m2: 32"))
    found = ends(rules(), "2024-06-01", date(2025, 1, 1), small)
    assert named(found) == [
        ("2024-12-31", "law", "setting.classes.lease"),
        ("2024-12-31", "law", "setting.classes.activity_area"),
    ]


@pytest.mark.parametrize(("horizon", "n"), [(date(2026, 4, 30), 0), (date(2026, 5, 1), 1), (date(2026, 5, 2), 1)])
def test_the_day_asked_for_counts(rules: Rules, horizon: date, n: int) -> None:
    assert len(ends(rules(ENOUGH, 'require: today() <= @"2026-05-01"'), "2026-01-01", horizon)) == n


def test_what_ends_today_is_told(rules: Rules) -> None:
    prepared = rules(ENOUGH, 'require: today() <= @"2026-05-01"')
    found = validity(prepared, "2026-05-01")
    assert found
    assert found.valid_until == date(2026, 5, 1)
    assert len(ends(prepared, "2026-05-01", date(2026, 5, 1))) == 1


def test_what_has_ended_before_is_not_told_again(rules: Rules) -> None:
    assert ends(rules(ENOUGH, 'require: today() <= @"2025-05-01"'), "2026-01-01", LONG) == ()


def test_a_rule_that_comes_into_force_without_its_numbers_is_an_error(rules: Rules) -> None:
    prepared = rules("2025-01-01: 3\n", "2025-06-01: 3\n")
    with pytest.raises(RuleSetError) as raised:
        validity(prepared, "2024-06-01", short_lease())
    assert [diagnostic.code for diagnostic in raised.value.diagnostics] == ["no-version"]


def report(prepared: PreparedRules, as_of: str, point: Declaration, horizon: date | None = None) -> Report:
    return check_ahead(prepared.on(date.fromisoformat(as_of)), facts_of(point), "zh", horizon=horizon)


def test_a_report_quotes_the_clauses_of_law_to_come(rules: Rules) -> None:
    shown = report(rules(), "2024-06-01", short_lease())
    assert shown.validity
    (end,) = shown.validity.ends
    assert (end.title, end.last_day, end.because.code) == ("租期", "2024-12-31", Because.LAW.value)
    assert end.finding.message == "租期不得少于3年。"
    assert {clause.id for clause in end.finding.clauses} <= {clause.id for clause in shown.clauses}
    assert end.finding.rule not in {rule.id for rule in shown.rules.used}


def test_a_report_that_is_no_approval_has_no_validity_but_what_ends_if_asked(rules: Rules) -> None:
    prepared = rules(ENOUGH, 'require: today() <= @"2026-05-01"')
    many = declaration(("children: 10", "children: 16"))
    assert report(prepared, "2026-01-01", many).validity is None
    asked = report(prepared, "2026-01-01", many, date(2026, 6, 1)).validity
    assert asked
    assert (asked.valid_until, asked.ends, asked.horizon) == ("", (), "2026-06-01")
    assert [end.last_day for end in asked.by_horizon] == ["2026-05-01"]


def test_law_to_come_of_another_standard_is_not_looked_at(rules: Rules) -> None:
    prepared = rules()
    compiled = prepared.on(date(2024, 6, 1))
    shown = check_ahead(compiled, facts_of(short_lease()), "zh", only=Standard.FILING, horizon=LONG)
    assert shown.validity
    assert shown.validity.by_horizon == ()
