"""Reports on known declarations, byte for byte: ``pytest -k golden --update-golden`` rewrites them.

The short text is of the whole report. The other forms show an excerpt, so that a reviewer can read what changed: every
breach and all advice, but of what passed, waits or does not apply only the first of each standard. The digest of the
rules is left out; it changes with every word of every rule.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from cli import options
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.outlook import check_ahead
from engine.preparing import PreparedRules, load_prepared
from engine.render import render
from engine.render.outline import count, look, outline
from engine.report import FindingView, Report
from engine.schemas import SCHEMAS
from engine.text import Lang

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "fixtures" / "golden"
AS_OF = date(2026, 1, 1)
FEW = 6
DECLARATIONS = {
    "sample": "reject",
    "workplace-office-tower-approved": "approve",
    "family-half-filled-supplement": "supplement",
}
HORIZONS = {"workplace-office-tower-approved": date(2026, 7, 1)}
FORMS = {  # file name ending, form, whether all findings are asked for
    "txt": ("text", False),
    "all.txt": ("text", True),
    "json": ("json", False),
    "html": ("html", False),
    "md": ("markdown", False),
}
LANGS: tuple[Lang, ...] = ("zh", "en")


@cache
def rules() -> PreparedRules:
    return load_prepared(ROOT / "standards", options.cache_folder())  # other tests may have made them ready


@cache
def report_on(name: str, lang: Lang) -> Report:
    path = ROOT / "fixtures" / "declarations" / f"{name}.yaml"
    declaration, compiled = load_declaration(path), rules().on(AS_OF)
    report = check_ahead(compiled, facts_of(declaration), lang, path.name, horizon=HORIZONS.get(name))
    return replace(report, rules=replace(report.rules, digest="0" * len(report.rules.digest)))


def excerpt(report: Report) -> Report:
    """Return *report* with few facts to state and to check, and the findings of `telling`."""
    return replace(report, findings=tuple(telling(report)), asks=report.asks[:FEW], on_site=report.on_site[:FEW])


def telling(report: Report) -> Iterator[FindingView]:
    """Yield every breach and all advice, and the first finding of each other kind in each standard."""
    seen: set[tuple[str, str]] = set()
    for finding in report.findings:
        kind = (finding.standard.code, look(finding))
        if kind[1] in ("fail", "advice") or kind not in seen:
            yield finding
        seen.add(kind)


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DECLARATIONS)
def test_golden_report(name, lang, ending, request):
    report, (form, everything) = report_on(name, lang), FORMS[ending]
    text = render(report if ending == "txt" else excerpt(report), form, all_findings=everything)
    path = GOLDEN / f"{name}.{lang}.{ending}"
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), "if the change is meant: make golden"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DECLARATIONS)
def test_golden_json_follows_the_schema(name, lang):
    report = json.loads((GOLDEN / f"{name}.{lang}.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, SCHEMAS["report"].as_data())
    assert report["decision"]["code"] == DECLARATIONS[name]


@pytest.mark.parametrize("name", DECLARATIONS)
def test_golden_reports_count_every_breach_once(name):
    report = report_on(name, "zh")
    parts = outline(report)
    assert count(parts.failed) + count(parts.papers) == report.counts.failed
    assert count(parts.advice) == report.counts.advice


def test_no_golden_report_is_left_over():
    expected = {f"{name}.{lang}.{ending}" for name in DECLARATIONS for lang in LANGS for ending in FORMS}
    assert {path.name for path in GOLDEN.iterdir() if path.is_file()} == expected
