"""Test results as JUnit XML, in the form Jenkins, GitLab and others read (the xUnit plug-in's junit-10 schema)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine.diagnostics import Diagnostic, format_diagnostic
from engine.publishing.places import relocated_file
from engine.text import Lang

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class TestCase:
    """One test and how it came out: *failure*, *error* or *skipped* says why it did not pass."""

    __test__ = False  # pytest takes any class called Test… for its own

    classname: str
    name: str
    file: str = ""
    line: int = 0
    seconds: float = 0
    failure: str = ""
    error: str = ""
    skipped: str = ""


@dataclass(frozen=True)
class Suite:
    """Tests that belong together."""

    name: str
    cases: tuple[TestCase, ...]

    def count(self, outcome: str) -> int:
        """Return how many cases have a text for *outcome*, such as ``failure``."""
        return sum(bool(getattr(case, outcome)) for case in self.cases)

    @property
    def seconds(self) -> float:
        """Return how long all cases took together."""
        return sum(case.seconds for case in self.cases)


def as_junit(suites: Iterable[Suite]) -> str:
    """Return the *suites* as one JUnit document."""
    all_suites = tuple(suites)
    root = ET.Element("testsuites", {"name": "tuoyu", **_counts(*all_suites)})
    for suite in all_suites:
        _add_suite(root, suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def suite_of_files(name: str, files: Iterable[str], diagnostics: Iterable[Diagnostic], lang: Lang) -> Suite:
    """Return one test for each of *files*, and for each other file with a problem; it fails with its *diagnostics*."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.place.file, []).append(diagnostic)
    return Suite(name, tuple(_file_case(name, file, found, lang) for file, found in sorted(by_file.items())))


def relocated_suites(suites: Iterable[Suite], name: str, seen_as: str) -> Iterator[Suite]:
    """Yield *suites* with the rules folder *name* written as *seen_as*, its path from where CI looks."""
    for suite in suites:
        yield Suite(suite.name, tuple(replace(c, file=relocated_file(c.file, name, seen_as)) for c in suite.cases))


def _file_case(name: str, file: str, found: list[Diagnostic], lang: Lang) -> TestCase:
    failure = "\n\n".join(format_diagnostic(d, lang) for d in found)
    return TestCase(name, file, file, found[0].place.line if found else 0, failure=failure)


def _counts(*suites: Suite) -> dict[str, str]:
    return {
        "tests": str(sum(len(suite.cases) for suite in suites)),
        "failures": str(sum(suite.count("failure") for suite in suites)),
        "errors": str(sum(suite.count("error") for suite in suites)),
        "time": f"{sum(suite.seconds for suite in suites):.3f}",
    }


def _add_suite(root: ET.Element, suite: Suite) -> None:
    attributes = {"name": _clean(suite.name), **_counts(suite), "skipped": str(suite.count("skipped"))}
    files = {case.file for case in suite.cases}
    if len(files) == 1 and (file := files.pop()):
        attributes["file"] = _clean(file)
    element = ET.SubElement(root, "testsuite", attributes)
    for case in suite.cases:
        _add_case(element, case)


def _add_case(suite: ET.Element, case: TestCase) -> None:
    attributes = {"classname": _clean(case.classname), "name": _clean(case.name), "time": f"{case.seconds:.3f}"}
    element = ET.SubElement(suite, "testcase", attributes)
    for outcome in ("failure", "error", "skipped"):
        text = _clean(getattr(case, outcome)).strip()
        if text:
            ET.SubElement(element, outcome, {"message": text.splitlines()[0]}).text = _with_place(case, text)


def _with_place(case: TestCase, text: str) -> str:
    """Return *text* below the place of the case: the schema has no attribute for it."""
    place = ":".join(str(part) for part in (_clean(case.file), case.line) if part)
    return text if not place or text.startswith(place) else f"{place}\n{text}"


def _clean(text: str) -> str:
    return NO_XML.sub("\ufffd", text)
