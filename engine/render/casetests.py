"""A run of the cases as text, as JSON, and as suites for JUnit."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from engine.casetests import CaseTest, Failure, Line, RunOfTests
from engine.diagnostics import Diagnostic, format_diagnostic
from engine.publishing import Suite, TestCase
from engine.text import Lang, Text

COUNTS = Text("{count} 个案例，{failed} 个不符。", "{count} cases, {failed} failed.")
IDLE = Text("{count} 条规则没有不符合的案例。", "{count} rule(s) no case makes fail.")
FAILS = Text("有不符合的案例", "has a case in which it fails")


def as_text(run: RunOfTests, lang: Lang) -> str:
    """Return every problem with what decided, and the counts."""
    parts = [format_diagnostic(problem, lang) + "\n" for problem in run.problems]
    counts = [COUNTS.of(lang).format(count=len(run.tests), failed=len(run.failed))]
    if run.idle:
        counts.append(IDLE.of(lang).format(count=len(run.idle)))
    return "\n".join([*parts, *counts]) + "\n"


def as_json(run: RunOfTests, lang: Lang, path_of: Callable[[str], str] = str) -> str:
    """Return the counts, each case that came out otherwise with what decided, and the rules no case makes fail.

    *path_of* gives the path by which a program can open a file of the rules.
    """
    found = {
        "format": 1,
        "cases": len(run.tests),
        "failed": [_case(test, lang) | {"file": path_of(test.file)} for test in run.failed],
        "never_fail": [
            {"rule": rule, "file": path_of(problem.place.file), "line": problem.place.line}
            for rule, problem in run.idle.items()
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def suites(run: RunOfTests, lang: Lang) -> Iterator[Suite]:
    """Yield one suite for each file of cases, and one for the rules that no case makes fail."""
    for file, tests in groupby(run.tests, key=lambda test: test.file):
        yield Suite(file.removesuffix(".cases.yaml"), tuple(_test_case(test, lang) for test in tests))
    beside = [(rule, FAILS.of(lang), problem) for rule, problem in run.idle.items()]
    if run.empty:
        beside.append(("", run.empty.code, run.empty))
    if beside:
        yield Suite("rules", tuple(_beside(*one, lang) for one in beside))


def _test_case(test: CaseTest, lang: Lang) -> TestCase:
    said = _said(test.problem, lang) if test.problem else ""
    failure, error = ("", said) if test.got is None else (said, "")
    return TestCase(test.rule, test.name, test.file, test.line, failure=failure, error=error)


def _said(problem: Diagnostic, lang: Lang) -> str:
    """Return a problem without its place, which JUnit has already."""
    return f"{problem.message.of(lang)}\n{problem.hint.of(lang)}".strip()


def _beside(rule: str, name: str, problem: Diagnostic, lang: Lang) -> TestCase:
    return TestCase(rule, name, problem.place.file, problem.place.line, failure=_said(problem, lang))


def _case(test: CaseTest, lang: Lang) -> dict[str, Any]:
    assert test.problem
    return {
        "rule": test.rule,
        "name": test.name,
        "file": test.file,
        "line": test.line,
        "expected": test.expected.value,
        "got": test.got.value if test.got else None,
        "code": test.problem.code,
        "message": test.problem.message.of(lang),
        "subjects": [_failure(failure, lang) for failure in test.failures],
        "clauses": [{"id": clause, "title": title.of(lang)} for clause, title in test.clauses.items()],
    }


def _failure(failure: Failure, lang: Lang) -> dict[str, Any]:
    return {
        "path": failure.subject,
        "got": failure.got.value,
        "facts": _named(failure.facts, "path", lang),
        "more_facts": failure.more_facts,
        "missing": list(failure.missing),
        "values": _named(failure.values, "name", lang),
        "numbers": _named(failure.numbers, "name", lang),
    }


def _named(lines: Iterable[Line], key: str, lang: Lang) -> list[dict[str, str]]:
    return [{key: line.name, "label": line.label.of(lang), "value": line.value.of(lang)} for line in lines]
