"""A case that is taken out while its rule stays is noticed; one that is renamed or moved is not."""

from pathlib import Path

import pytest

from engine.changes.sides import load_sides
from engine.diagnostics import Diagnostic
from engine.review.lost_cases import find_lost_cases
from tests.review.small import CASES, NAME, SAMPLE, SIXTEEN, TOPIC, plant, repository

RULE, NEW_ID = "setting.classes.size", "setting.classes.children"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def lost(folder: Path, *explained: str) -> list[Diagnostic]:
    return list(find_lost_cases(*load_sides(SAMPLE, folder / "rules"), frozenset(explained)))


def test_a_case_that_is_gone_is_told_at_its_rule(rules: Path) -> None:
    plant(rules, CASES, SIXTEEN, "")
    (found,) = lost(rules)
    assert found.code == "lost-case"
    assert NAME in found.message.en and "setting.classes.size" in found.message.en
    line = (rules / TOPIC).read_text(encoding="utf-8").splitlines()[found.place.line - 1]
    assert line.strip() == "- id: setting.classes.size"


def test_a_case_whose_rule_the_changelog_names_may_go(rules: Path) -> None:
    plant(rules, CASES, SIXTEEN, "")
    assert lost(rules, "setting.classes.size") == []
    assert len(lost(rules, "setting.classes.caregivers")) == 1


@pytest.mark.parametrize(
    "new", [SIXTEEN, SIXTEEN.replace(NAME, "Sixteen toddlers are one too many"), SIXTEEN.replace("16", "17")]
)
def test_a_case_that_stays_is_renamed_or_changed_is_not_lost(rules: Path, new: str) -> None:
    plant(rules, CASES, SIXTEEN, "")
    cases = rules / CASES
    cases.write_text(cases.read_text(encoding="utf-8") + new, encoding="utf-8")
    assert lost(rules) == []


def test_a_rule_with_another_id_has_its_cases_still(rules: Path) -> None:
    for name in (TOPIC, CASES):
        file = rules / name
        file.write_text(file.read_text(encoding="utf-8").replace(RULE, NEW_ID), encoding="utf-8")
    assert lost(rules) == []
    plant(rules, CASES, SIXTEEN.replace(RULE, NEW_ID), "")
    (found,) = lost(rules)
    assert NAME in found.message.en and NEW_ID in found.message.en
