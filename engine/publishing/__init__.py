"""What CI reads: problems as SARIF, JSON and GitHub annotations, test results as JUnit."""

from engine.publishing.github import as_annotations
from engine.publishing.junit import Suite, TestCase, as_junit, relocated_suites, suite_of_files
from engine.publishing.places import relocated, relocated_file
from engine.publishing.plain import as_json
from engine.publishing.sarif import NO_GUIDES, Guide, as_sarif

__all__ = [
    "NO_GUIDES",
    "Guide",
    "Suite",
    "TestCase",
    "as_annotations",
    "as_json",
    "as_junit",
    "as_sarif",
    "relocated",
    "relocated_file",
    "relocated_suites",
    "suite_of_files",
]
