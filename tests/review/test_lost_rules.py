"""A rule that is taken out, or binds no longer, is noticed; one that only got another id is not."""

import shutil
from pathlib import Path

import pytest

from engine.changes.sides import load_sides
from engine.diagnostics import Diagnostic
from engine.review.lost_rules import find_lost_rules
from tests.review.small import CASES, SAMPLE, SIZE, TOPIC, drop_rule, plant, repository

AREA = "setting.classes.activity_area"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def lost(folder: Path, *explained: str) -> list[Diagnostic]:
    return list(find_lost_rules(*load_sides(SAMPLE, folder / "rules"), frozenset(explained)))


@pytest.mark.parametrize("rule", [SIZE, AREA])
def test_a_rule_of_any_strength_that_is_gone_is_told_in_its_file(rules: Path, rule: str) -> None:
    drop_rule(rules, rule)
    (found,) = lost(rules)
    assert (found.code, found.place.file) == ("lost-rule", TOPIC)
    assert found.excerpt == "rules:"
    assert rule in found.message.zh and f"`{rule}`" in found.hint.zh and f"`{rule}`" in found.hint.en
    assert lost(rules, rule) == []
    assert lost(rules, "setting.classes.lease") == [found]


def test_a_rule_gone_with_its_file_is_told_at_the_file(rules: Path) -> None:
    folder = rules / "rules" / "setting"
    shutil.copy(folder / "classes.yaml", folder / "groups.yaml")
    text = (folder / "groups.yaml").read_text(encoding="utf-8").replace("topic: classes", "topic: groups")
    text = text.replace("setting.classes.", "setting.groups.").replace("zh: 借用期限", "zh: 借期")
    (folder / "groups.yaml").write_text(text, encoding="utf-8")
    (rules / TOPIC).unlink()
    (rules / CASES).unlink()
    (found,) = lost(rules)
    assert (str(found.place), found.code) == ("sample/setting/classes.yaml", "lost-rule")
    assert "setting.classes.borrowing" in found.message.en


def test_a_rule_with_another_id_is_still_there(rules: Path) -> None:
    plant(rules, TOPIC, f"id: {SIZE}", "id: setting.classes.children")
    assert lost(rules) == []
    plant(rules, TOPIC, "class.children <= most", "class.children < most")
    assert [one.code for one in lost(rules)] == ["lost-rule"]


@pytest.mark.parametrize("strength", ["should", "info"])
def test_a_rule_that_binds_no_longer_is_told_at_its_strength(rules: Path, strength: str) -> None:
    plant(rules, TOPIC, "strength: must", f"strength: {strength}")
    (found,) = lost(rules)
    assert (found.code, found.excerpt.strip()) == ("lowered-rule", f"strength: {strength}")
    assert SIZE in found.message.en and SIZE in found.hint.zh
    assert lost(rules, SIZE) == []


def test_a_rule_that_binds_from_now_on_or_never_did_is_not_told(rules: Path) -> None:
    plant(rules, TOPIC, "strength: should", "strength: must")
    assert lost(rules) == []
    plant(rules, TOPIC, f"id: {AREA}", f"id: {AREA}  # as before")
    assert lost(rules) == []
