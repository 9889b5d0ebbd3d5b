"""Which clauses a finding quotes: those about its subject's own kind, of those in force."""

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.checked import CheckedRule
from engine.checking import check_ruleset
from engine.compiling import compile_rule
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.evaluation import evaluate_rule
from engine.explaining import cited_clauses
from engine.feel import TODAY, UNKNOWN
from engine.lints import lint
from engine.loading import load_ruleset
from engine.ruleset import RuleSet
from standards import STANDARDS
from tests.conftest import ROOT

SOUND = ROOT / "fixtures/broken/rules/sound"
NOW = date(2026, 1, 1)
JGJ, SETTING, FILING, PLAN = "jgj-39-2016-2019", "nhc-2019-58-setting", "nhc-2019-25-filing", "gongshu-2020-plan"
SIZE = "setting.classes.size"
ALL_SIZES = [f"{SETTING}#034", f"{SETTING}#035", f"{SETTING}#036", f"{JGJ}#004", f"{JGJ}#005", f"{JGJ}#006"]
QUOTED = [  # rule, base, subject -> clauses
    (SIZE, "institution", "c1", [f"{SETTING}#034", f"{JGJ}#004"]),
    (SIZE, "institution", "c2", [f"{SETTING}#035", f"{JGJ}#005"]),
    (SIZE, "institution", "c3", [f"{SETTING}#036", f"{JGJ}#006"]),
    ("construction.class_units.sleeping_area", "institution", "c1", [f"{JGJ}#086"]),
    ("construction.class_units.sleeping_area", "institution", "c2", [f"{JGJ}#092"]),
    ("construction.lighting_and_power.illuminance", "institution", "r-office", [f"{JGJ}#199"]),
    ("construction.lighting_and_power.illuminance", "institution", "r-c1-sleep", [f"{JGJ}#199", f"{JGJ}#200"]),
    ("staffing.posts.requirements", "institution", "s8", [f"{PLAN}#019", f"{PLAN}#023"]),  # two posts, two clauses
    ("filing.documents.valid", "institution", "m3", [f"{FILING}#020"]),
    ("filing.registration.level", "institution", None, [f"{FILING}#006", "sc-2019-15-guidance#009"]),
    ("setting.site.transport", "institution", None, [f"{JGJ}#009", f"{SETTING}#012"]),
    ("setting.site.transport", "kindergarten-class", None, [f"{JGJ}#009"]),
]


@cache
def rules() -> tuple[RuleSet, Mapping[str, CheckedRule]]:
    ruleset = load_ruleset(STANDARDS)
    return ruleset, {checked.rule.id: checked for checked in check_ruleset(ruleset)}


def facts_in(base: str) -> dict[str, Any]:
    return facts_of(load_declaration(STANDARDS / f"bases/{base}.yaml"))


def quoted(rule_id: str, facts: Mapping[str, Any], day: date = NOW) -> dict[str | None, list[str]]:
    """Return the ids of the clauses that each finding of a rule quotes, by its subject."""
    ruleset, checked = rules()
    found = evaluate_rule(compile_rule(ruleset, checked[rule_id], day), {**facts, TODAY: day})
    return {finding.subject.id: [clause.id for clause in cited_clauses(finding)] for finding in found}


def sound_folder_citing(tmp_path: Path, basis: str, cell: str) -> Path:
    """Return a copy of the sound folder whose first rule stands on *basis* and quotes by class kind."""
    folder = shutil.copytree(SOUND, tmp_path / "standards")
    path = folder / "setting/classes.yaml"
    cite = f"    basis: {basis}\n    cite:\n      by: class.kind\n      clauses:\n        {cell}\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    basis: [sample-standard#002]\n", cite), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("rule_id", "base", "subject", "clauses"), QUOTED)
def test_a_finding_quotes_the_clause_of_its_own_kind(
    rule_id: str, base: str, subject: str | None, clauses: list[str]
) -> None:
    assert quoted(rule_id, facts_in(base))[subject] == clauses


def test_a_clause_not_yet_in_force_is_not_quoted() -> None:
    assert quoted(SIZE, facts_in("institution"), date(2019, 10, 7))["c1"] == [f"{JGJ}#004"]
    assert quoted(SIZE, facts_in("institution"), date(2019, 10, 8))["c1"] == [f"{SETTING}#034", f"{JGJ}#004"]


@pytest.mark.parametrize("classes", [UNKNOWN, []])
def test_without_a_subject_all_clauses_are_quoted(classes: Any) -> None:
    assert quoted(SIZE, {**facts_in("institution"), "classes": classes}) == {None: ALL_SIZES}


def test_an_unknown_kind_quotes_all_clauses() -> None:
    facts = facts_in("institution")
    facts["classes"] = [{**facts["classes"][0], "kind": UNKNOWN}]
    assert quoted(SIZE, facts) == {"c1": ALL_SIZES}


def test_a_missing_list_still_quotes_by_what_the_point_is() -> None:
    facts = facts_in("kindergarten-class")
    facts["site"] = {**facts["site"], "pollution_sources": UNKNOWN}
    assert quoted("setting.site.pollution", facts) == {None: [f"{JGJ}#013"]}


def test_a_topic_that_does_not_apply_quotes_all_clauses() -> None:
    assert quoted(SIZE, facts_in("activity-site")) == {None: ALL_SIZES}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("infant: [sample-standard#002]", None),
        ("infant: [sample-standard#003]", "cite-basis"),
        ("infants: [sample-standard#002]", "unknown-value"),
    ],
)
def test_what_cannot_be_quoted_is_a_diagnostic(tmp_path: Path, cell: str, code: str | None) -> None:
    folder = sound_folder_citing(tmp_path, "[sample-standard#002]", cell)
    assert [problem.code for problem in lint(folder, date(2026, 1, 1)).problems] == ([code] if code else [])


@pytest.mark.parametrize(("day", "clause"), [(date(2024, 12, 31), "002"), (date(2025, 1, 1), "005")])
def test_until_the_own_clause_is_in_force_those_that_are_stand_in(tmp_path: Path, day: date, clause: str) -> None:
    basis, cell = "[sample-standard#002, sample-standard#005]", "toddler_small: [sample-standard#005]"
    ruleset = load_ruleset(sound_folder_citing(tmp_path, basis, cell))
    facts = {**facts_of(load_declaration(SOUND / "bases/small.yaml")), TODAY: day}
    (finding,) = evaluate_rule(compile_rule(ruleset, check_ruleset(ruleset)[0], day), facts)
    assert [quote.id for quote in cited_clauses(finding)] == [f"sample-standard#{clause}"]
