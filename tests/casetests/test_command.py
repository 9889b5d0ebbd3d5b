"""``tuoyu rules test``: what is said of cases that come out otherwise, which are chosen, and in which forms."""

import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.publishing.schemas import check_junit, check_sarif

Tuoyu = Callable[..., Run]
Write = Callable[..., Path]
ENOUGH = "name: Nobody at all is too few, base: institution, change: {staff: []}, expect: "
TRAINED = "    subject: s4\n    expect: "


def test_cases_that_come_out_as_they_say_leave_with_0(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "test", "--rules", write_rules(), "--lang", "en")
    assert (run.code, run.out) == (0, "8 cases, 0 failed.\n")
    assert run.err.startswith("It took ")


def test_a_failed_case_shows_expected_got_the_facts_that_decided_and_the_clause(
    tuoyu: Tuoyu, write_rules: Write
) -> None:
    run = tuoyu("rules", "test", "--rules", write_rules(TRAINED + "fail", TRAINED + "pass"), "--lang", "en")
    assert run.code == 1
    assert run.out.splitlines() == [
        "own/staffing/carers.cases.yaml:12:13: error[case-failed]: the case 'Somebody without training fails' "
        "of rule staffing.carers.trained should come out 'pass' and came out 'fail'",
        "    expect: pass",
        "            ^^^^",
        "    staff[s4]: fail",
        "    What decided:",
        "      staff[s4].care_training = no (Childcare training)",
        "      staff[s4].age = 40 years (Age)",
        "    Clauses:",
        "      Sample text 第1条 [text#001]",
        "",
        "8 cases, 1 failed.",
    ]


def test_a_rule_that_no_case_makes_fail_is_an_error(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules("'classes[c1].children': 1001}", "'classes[c1].children': 1000}")
    run = tuoyu("rules", "test", "--rules", folder, "--lang", "en")
    assert run.code == 1
    assert "own/setting/groups.yaml:5:9: error[never-fails]: no case makes rule setting.groups.small fail" in run.out
    assert run.out.endswith("8 cases, 1 failed.\n1 rule(s) no case makes fail.\n")


def test_facts_behind_a_filter_numbers_and_values_are_shown(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules("name: The base has enough carers, base: institution, expect: pass", MANY)
    out = tuoyu("rules", "test", "--rules", folder, "--lang", "en", "--rule", "staffing.carers.enough").out
    assert "      carers = 1\n" in out
    assert "      fewest = 2 (Fewest people, from 2020-01-01)\n" in out
    assert "      staff[s9].roles = caregiver (Posts (several allowed))\n" in out
    assert "      staff[s8].roles = cook (Posts (several allowed))\n" in out


def shown(tuoyu: Tuoyu, folder: Path, rule: str, lang: str = "en") -> list[str]:
    """Return the lines about what decided a case of *rule*."""
    out = tuoyu("rules", "test", "--rules", folder, "--lang", lang, "--rule", rule).out
    _, _, after = out.partition("What decided:\n" if lang == "en" else "起决定作用的事实：\n")
    return [line.strip() for line in after.partition(":" if lang == "en" else "：")[0].splitlines()[:-1]]


def test_a_list_that_is_counted_is_shown_with_its_length(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules("require: class.children <= 1000", "require: count(classes) > 3")
    assert "classes = 3 item(s) (Classes)" in shown(tuoyu, folder, "setting.groups.small")
    assert "classes = 3项（班级）" in shown(tuoyu, folder, "setting.groups.small", "zh")


def test_an_empty_list_behind_a_filter_is_shown(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules(ENOUGH + "fail", ENOUGH + "pass")
    assert shown(tuoyu, folder, "staffing.carers.enough") == ["staff = 0 item(s) (Staff)"]


def test_the_day_is_shown_where_it_decides_that_a_rule_does_not_apply(tuoyu: Tuoyu, write_rules: Write) -> None:
    late = 'applies_to: {zh: 新班, en: new ones}\n    applies_when: today() >= @"2026-01-02"\n    for_each: class in classes'
    folder = write_rules("for_each: class in classes", late)
    assert shown(tuoyu, folder, "setting.groups.small")[0] == "today() = 2026-01-01 (the day of the case)"
    assert shown(tuoyu, folder, "setting.groups.small", "zh")[0] == "today() = 2026-01-01（案例的日期）"


def test_where_the_topic_does_not_apply_its_condition_is_the_reason(tuoyu: Tuoyu, write_rules: Write) -> None:
    title = "title: {zh: 班级, en: Classes}\n"
    folder = write_rules(title, title + 'applies_to: {zh: 家庭, en: homes}\napplies_when: point.kind = "home_based"\n')
    assert shown(tuoyu, folder, "setting.groups.small") == ["point.kind = institution (Kind of point)"]


MANY = (
    "name: One carer and one cook are enough, base: institution, "
    "change: {staff: [{id: s8, roles: [cook]}, {id: s9, roles: [caregiver]}]}, expect: pass"
)


def test_a_missing_fact_is_named(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules("hide: [staff], expect: unknown", "hide: [staff], expect: pass")
    out = tuoyu("rules", "test", "--rules", folder).out
    assert "结果是“无法判断”" in out
    assert "    没有填报的事实：\n      staff\n" in out


def test_a_rule_out_of_force_is_told_with_its_days(tuoyu: Tuoyu, write_rules: Write) -> None:
    out = tuoyu("rules", "test", "--rules", write_rules("expect: not_in_force", "expect: pass"), "--lang", "en").out
    assert "The case is of 2019-12-31, when no clause of the rule is in force." in out
    assert "Sample text 第1条 2020-01-01– [text#001]" in out


def test_a_case_that_never_evaluated_its_rule_fails(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "test", "--rules", write_rules("subject: c1", "subject: c99"), "--lang", "en")
    assert run.code == 1
    assert "setting/groups.cases.yaml:8:14: error[never-evaluated]: the rule never looked at this subject" in run.out


def test_a_case_whose_change_leads_nowhere_fails_at_its_place(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "test", "--rules", write_rules("classes[c1].children", "classes[c1].chldren"), "--lang", "en")
    assert run.code == 1
    assert "error[unknown-fact]: a class has no fact 'chldren'" in run.out
    assert "Did you mean 'children'?" in run.out


def test_a_rule_without_its_number_on_the_day_fails_and_says_so(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "test", "--rules", write_rules("{2020-01-01: 2}", "{2027-01-01: 2}"), "--lang", "en")
    assert run.code == 1
    assert "error[no-version]" in run.out


def test_no_case_at_all_is_an_error(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules()
    (folder / "setting" / "groups.cases.yaml").unlink()
    run = tuoyu("rules", "test", "--rules", folder, "--standard", "setting", "--lang", "en")
    assert run.code == 1
    assert "error[no-cases]" in run.out and "0 cases" in run.out
    assert tuoyu("rules", "test", "--rules", folder, "--standard", "filing").code == 1


def test_a_mistyped_rule_is_told_with_the_one_meant(tuoyu: Tuoyu, write_rules: Write) -> None:
    run = tuoyu("rules", "test", "--rules", write_rules(), "--rule", "staffing.carers.enoug", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "Did you mean staffing.carers.enough?" in run.err


def test_one_rule_or_standard_alone(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules()
    assert tuoyu("rules", "test", "--rules", folder, "--rule", "staffing.carers.trained").out.startswith("3 个案例")
    assert tuoyu("rules", "test", "--rules", folder, "--standard", "setting").out.startswith("2 个案例")


def test_a_broken_file_of_cases_stops_only_those_that_need_it(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules("topic: groups\nas_of: 2026-01-01", "topic: groups\nas_of: [")
    run = tuoyu("rules", "test", "--rules", folder)
    assert (run.code, run.out) == (2, "")
    assert "groups.cases.yaml" in run.err
    assert tuoyu("rules", "test", "--rules", folder, "--standard", "staffing").code == 0


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_only_what_changed_since_a_revision_is_run(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules()
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    unchanged = tuoyu("rules", "test", "--rules", folder, "--since", "HEAD", "--lang", "en")
    assert (unchanged.code, unchanged.out) == (0, "0 cases, 0 failed.\n")
    assert "No rule has changed since HEAD" in unchanged.err
    empty = tuoyu("rules", "test", "--rules", folder, "--since", "HEAD", "--format", "junit").out
    assert ET.fromstring(empty).attrib["tests"] == "0"
    write_rules("class.children <= 1000", "class.children <= 999")
    run = tuoyu("rules", "test", "--rules", folder, "--since", "HEAD", "--lang", "en")
    assert (run.code, run.out) == (0, "2 cases, 0 failed.\n")
    assert tuoyu("rules", "test", "--rules", folder, "--since", "no-such", "--lang", "en").code == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_the_number_of_processes_changes_no_byte(tuoyu: Tuoyu, write_rules: Write, form: str) -> None:
    folder = write_rules("expect: fail", "expect: unknown")
    one, two = (tuoyu("rules", "test", "--rules", folder, "--format", form, "--jobs", n) for n in ("1", "2"))
    assert (one.code, one.out) == (two.code, two.out)
    assert one.code == 1


def test_json_has_the_failed_cases_with_what_decided(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules(TRAINED + "fail", TRAINED + "pass")
    found = json.loads(tuoyu("rules", "test", "--rules", folder, "--format", "json", "--lang", "en").out)
    (case,) = found["failed"]
    assert (found["cases"], case["expected"], case["got"], case["line"]) == (8, "pass", "fail", 7)
    assert case["file"] == (folder / "staffing" / "carers.cases.yaml").as_posix()
    assert [fact["path"] for fact in case["subjects"][0]["facts"]] == ["staff[s4].care_training", "staff[s4].age"]
    assert case["clauses"] == [{"id": "text#001", "title": "Sample text 第1条"}]
    assert found["never_fail"] == []


def test_junit_has_every_case_and_tells_failures_from_errors(tuoyu: Tuoyu, write_rules: Write) -> None:
    folder = write_rules("subject: c1", "subject: c99")
    root = ET.fromstring(tuoyu("rules", "test", "--rules", folder, "--format", "junit", "--lang", "en").out)
    assert root.attrib | {"time": ""} == {"name": "tuoyu", "tests": "9", "failures": "1", "errors": "1", "time": ""}
    suites = {suite.attrib["name"]: suite for suite in root}
    assert list(suites) == ["own/setting/groups", "own/staffing/carers", "rules"]
    error = suites["own/setting/groups"].find("testcase/error")
    assert error is not None and "never looked at this subject" in error.attrib["message"]


@pytest.mark.parametrize("command", ["test", "coverage"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_base_is_told_once(tuoyu: Tuoyu, write_rules: Write, command: str, jobs: str) -> None:
    folder = write_rules()
    base = folder / "bases" / "institution.yaml"
    base.write_text(base.read_text(encoding="utf-8").replace("children: 9", "children: nine", 1), encoding="utf-8")
    run = tuoyu("rules", command, "--rules", folder, "--jobs", jobs, "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err.count("own/bases/institution.yaml") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_and_junit_fit_their_schemas(tuoyu: Tuoyu, write_rules: Write, lang: str) -> None:
    folder = write_rules("expect: fail", "expect: unknown")
    (folder / "setting" / "groups.cases.yaml").unlink()
    words = ("rules", "test", "--rules", folder, "--lang", lang, "--format")
    results = check_sarif(tuoyu(*words, "sarif").out)["results"]
    assert {one["ruleId"] for one in results} == {"case-failed", "never-fails"}
    check_junit(tuoyu(*words, "junit").out)
