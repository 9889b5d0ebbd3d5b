"""Files of cases that cannot be used: what is said of rules that are not there."""

from pathlib import Path

import pytest

from engine.cases import load_cases
from engine.diagnostics import Diagnostic, RuleSetError
from engine.loading import load_ruleset
from tests.review.small import CASES, SIZE, TOPIC, plant, repository


def told(folder: Path) -> list[Diagnostic]:
    with pytest.raises(RuleSetError) as raised:
        load_cases(folder / "rules", load_ruleset(folder / "rules"))
    return list(raised.value.diagnostics)


def test_a_rule_that_was_deleted_is_told_once_with_its_cases_counted(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    text = (repo / TOPIC).read_text(encoding="utf-8")
    start, end = text.index(f"  - id: {SIZE}"), text.index("  - id: setting.classes.caregivers")
    (repo / TOPIC).write_text(text[:start] + text[end:], encoding="utf-8")
    (found,) = told(repo)
    assert (found.place.file, found.place.line, found.code) == (CASES, 4, "unknown-rule")
    assert found.message.en == f"there is no rule '{SIZE}', and 6 case(s) of it stand here"
    assert found.hint.en.startswith("If the rule was deleted, delete its cases too; ")
    assert "案例也删掉" in found.hint.zh and "是不是" not in found.hint.zh


def test_a_mistyped_rule_is_told_with_the_one_meant(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    plant(repo, CASES, SIZE, "setting.classes.sise")
    (found,) = told(repo)
    assert "and 1 case(s)" in found.message.en
    assert found.hint.en.startswith(f"Did you mean '{SIZE}'? If the rule was deleted")
