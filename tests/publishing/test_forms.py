"""What CI reads: each form fits its public schema, loses nothing, and survives any text."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Diagnostic, Place
from engine.documents import parse_document
from engine.publishing import (
    Guide,
    Suite,
    TestCase,
    as_annotations,
    as_json,
    as_junit,
    as_sarif,
    relocated,
    relocated_suites,
    suite_of_files,
)
from engine.text import LANGS, Text
from tests.publishing.schemas import check_junit, check_sarif

YAML = "topic: classes\ntitle: {zh: 班级, en: Classes}\n"
GUIDE = Guide(
    "misnamed", Text("名称不符", "Misnamed"), Text("文件要找得到。", "Files are found by name."), Text("页", "page")
)


def found(before: str = "") -> Diagnostic:
    document = parse_document((before + YAML).encode(), "standards/staffing/classes.yaml")
    message, hint = Text("应为 100%", "it should be 100%"), Text("请改：甲,乙\n丙", "Change it: a,b\nc")
    return document.diagnostic(("title", "zh"), "misnamed", message, hint)


EMPTY = Diagnostic(Place("standards"), "no-rules", Text("没有规则", "no rules"))
SOME = (found(), EMPTY)

texts = st.text(max_size=40)
diagnostics = st.builds(
    Diagnostic,
    st.builds(Place, st.text(min_size=1, max_size=20), st.integers(0, 99), st.integers(0, 99)),
    st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True),
    st.builds(Text, texts, texts),
    st.builds(Text, texts, texts),
    texts,
    st.integers(0, 50),
    st.integers(0, 50),
)


@given(st.lists(diagnostics, max_size=4), st.sampled_from(LANGS))
def test_any_problem_makes_a_log_that_fits_the_schema(problems: list[Diagnostic], lang: str) -> None:
    run = check_sarif(as_sarif(problems, {}, lang))
    assert len(run["results"]) == len(problems)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_a_log_names_the_characters_and_the_page_of_help() -> None:
    run = check_sarif(as_sarif(SOME, {"misnamed": GUIDE}, "zh"))
    empty, misnamed = run["results"]
    assert misnamed["message"]["text"] == "应为 100%\n请改：甲,乙\n丙"
    place = misnamed["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "standards/staffing/classes.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 15}
    assert YAML.splitlines()[1][12:14] == "班级"
    assert "region" not in empty["locations"][0]["physicalLocation"]
    rule = run["tool"]["driver"]["rules"][0]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("misnamed", "名称不符")
    assert rule["help"] == {"text": "页", "markdown": "```text\n页\n```"}


def test_a_problem_keeps_its_fingerprint_when_lines_move_and_loses_it_when_its_line_changes() -> None:
    def fingerprint(problem: Diagnostic, lang: str = "zh") -> str:
        return check_sarif(as_sarif([problem], {}, lang))["results"][0]["partialFingerprints"]

    moved = found("# one\n# two\n")
    assert moved.place.line == found().place.line + 2
    assert fingerprint(moved) == fingerprint(found()) == fingerprint(found(), "en")
    other = parse_document(YAML.replace("班级", "房间").encode(), "standards/staffing/classes.yaml")
    assert fingerprint(other.diagnostic(("title", "zh"), "misnamed", found().message)) != fingerprint(found())


def test_an_annotation_has_its_place_and_the_escapes_github_asks_for() -> None:
    assert as_annotations(SOME, "en") == (
        "::error file=standards,title=no-rules::no rules\n"
        "::error file=standards/staffing/classes.yaml,line=2,col=13,title=misnamed"
        "::it should be 100%25%0AChange it: a,b%0Ac\n"
    )
    odd = Diagnostic(Place("a,b:c%.yaml", 1), "x", Text("甲", "one\r\ntwo"))
    assert as_annotations([odd], "en") == "::error file=a%2Cb%3Ac%25.yaml,line=1,title=x::one%0D%0Atwo\n"
    assert as_annotations([], "en") == ""


@given(st.lists(diagnostics, max_size=4))
def test_an_annotation_is_one_line(problems: list[Diagnostic]) -> None:
    lines = re.split(r"\r\n|\r|\n", as_annotations(problems, "zh"))
    assert lines.pop() == ""
    assert len(lines) == len(problems)
    assert all(line.startswith("::error file=") for line in lines)


def test_json_is_a_plain_list_in_order_with_nothing_left_out() -> None:
    first, second = json.loads(as_json(SOME, "en"))
    assert first == {
        "file": "standards",
        "line": None,
        "column": None,
        "code": "no-rules",
        "message": "no rules",
        "hint": "",
        "excerpt": "",
    }
    assert (second["line"], second["column"], second["excerpt"]) == (2, 13, YAML.splitlines()[1])


cases = st.builds(
    TestCase, texts, texts, texts, st.integers(0, 9), st.floats(0, 99_999), texts, texts, st.just("") | texts
)


@given(st.lists(st.builds(Suite, texts, st.lists(cases, max_size=3).map(tuple)), max_size=3))
def test_any_results_make_a_document_that_fits_the_schema(suites: list[Suite]) -> None:
    text = as_junit(suites)
    check_junit(text)
    assert len(ET.fromstring(text).findall("testsuite/testcase")) == sum(len(suite.cases) for suite in suites)


def test_a_failed_test_says_where_and_why() -> None:
    case = TestCase("staffing", "One too few fails", "standards/a.yaml", 7, 0.25, failure="expected: fail\ngot: pass")
    root = ET.fromstring(as_junit([Suite("cases", (case, TestCase("staffing", "Enough", skipped="later")))]))
    assert root.attrib == {"name": "tuoyu", "tests": "2", "failures": "1", "errors": "0", "time": "0.250"}
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert (failure.get("message"), failure.text) == ("expected: fail", "standards/a.yaml:7\nexpected: fail\ngot: pass")
    assert root.find("testsuite").get("skipped") == "1"  # type: ignore[union-attr]


def test_a_schema_that_could_not_fail_would_prove_nothing() -> None:
    import jsonschema
    import xmlschema

    with pytest.raises(xmlschema.XMLSchemaValidationError):
        check_junit('<testsuites><testsuite name="a" tests="1" failures="0"/></testsuites>')
    with pytest.raises(jsonschema.ValidationError):
        check_sarif(as_sarif(SOME, {}, "zh").replace('"level": "error"', '"level": "bad"'))


def test_each_file_is_a_test_and_fails_with_all_its_problems() -> None:
    suite = suite_of_files("lint", ["standards/staffing/classes.yaml", "standards/good.yaml"], [*SOME, found()], "en")
    assert [(case.name, case.failure.count("error[")) for case in suite.cases] == [
        ("standards", 1),
        ("standards/good.yaml", 0),
        ("standards/staffing/classes.yaml", 2),
    ]


@pytest.mark.parametrize(
    ("seen_as", "expected"),
    [("rules/standards", "rules/standards/a/b.yaml"), (".", "a/b.yaml"), ("/elsewhere/x", "/elsewhere/x/a/b.yaml")],
)
def test_a_path_starts_where_ci_looks(seen_as: str, expected: str) -> None:
    problem = Diagnostic(Place("standards/a/b.yaml", 3, 4), "x", Text("甲", "a"))
    other = Diagnostic(Place("corpus/standards/a.yaml"), "x", Text("甲", "a"))
    moved, kept = relocated([problem, other], "standards", seen_as)
    assert moved.place == Place(expected, 3, 4)
    assert kept == other
    (suite,) = relocated_suites([Suite("s", (TestCase("c", "n", "standards/a/b.yaml"),))], "standards", seen_as)
    assert suite.cases[0].file == expected
