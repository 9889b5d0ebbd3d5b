"""Which rules a change reaches."""

import pytest

from engine.changes import changed_rules
from engine.diagnostics import RuleSetError
from engine.revisions import checkout

from .conftest import FILES, Repository

NUMBER, CLASSES, KEPT = "staffing.people.number", "staffing.people.classes", "safety.cameras.kept"
PEOPLE, CASES, SOURCE, BASE = (
    "staffing/people.yaml",
    "staffing/people.cases.yaml",
    "sources/text.yaml",
    "bases/small.yaml",
)
NEW_RULE = FILES["safety/cameras.yaml"].partition("rules:\n")[2].replace("cameras.kept", "cameras.more")


def changed(repository: Repository) -> set[str]:
    with checkout(repository.rules, "first") as before:
        return set(changed_rules(before, repository.rules))


@pytest.mark.parametrize(
    ("name", "old", "new", "rules"),
    [
        (PEOPLE, "count(staff) >= least", "count(staff) > least", {NUMBER}),
        (PEOPLE, "2022-01-01: 2", "2022-01-01: 3", {NUMBER}),
        (PEOPLE, "2022-01-01: 2", "2022-01-02: 2", {NUMBER}),
        (PEOPLE, "infant: 10", "infant: 9", {CLASSES}),
        (PEOPLE, 'point.kind = "institution"', 'point.kind != "activity_site"', {NUMBER, CLASSES}),
        (PEOPLE, "请减少。", "请少收。", {CLASSES}),
        (PEOPLE, "title: {zh: 人员, en: People}", "title: {zh: 人, en: People}", set()),
        (SOURCE, "{from: 2023-06-01}", "{from: 2023-07-01}", {CLASSES, KEPT}),
        (SOURCE, "strength: should", "strength: info", {KEPT}),
        (SOURCE, "人员要够", "人要够", set()),
        (CASES, "Nobody is too few", "Nobody is not enough", {NUMBER}),
        (CASES, "as_of: 2026-01-01", "as_of: 2026-01-02", {NUMBER, CLASSES}),
        (BASE, "children: 8", "children: 9", {NUMBER, CLASSES}),
        ("safety/cameras.yaml", "rules:\n", f"rules:\n{NEW_RULE}", {"safety.cameras.more"}),
        (PEOPLE, "\n", "\r\n", set()),
        (PEOPLE, "topic:", "# a note\ntopic:", set()),
    ],
)
def test_a_change_reaches_its_rules(repository: Repository, name: str, old: str, new: str, rules: set[str]) -> None:
    repository.change(name, (old, new))
    assert changed(repository) == rules


def test_a_removed_rule_is_none_to_look_at(repository: Repository) -> None:
    (repository.rules / "safety" / "cameras.yaml").unlink()
    assert changed(repository) == set()


def test_cases_that_go_and_files_that_come_count(repository: Repository) -> None:
    (repository.rules / CASES).unlink()
    assert changed(repository) == {NUMBER, CLASSES}
    repository.write(CASES, FILES[CASES])
    repository.write("safety/more.yaml", FILES["safety/cameras.yaml"].replace("cameras", "more"))
    assert changed(repository) == {"safety.more.kept"}  # not yet known to git


def test_earlier_rules_that_cannot_be_read_are_said_to_be_earlier(repository: Repository) -> None:
    repository.change(PEOPLE, ("strength: must", "strength: shall"))
    repository.commit("broken")
    repository.write(PEOPLE, FILES[PEOPLE])
    with checkout(repository.rules, "HEAD") as before, pytest.raises(RuleSetError) as raised:
        changed_rules(before, repository.rules)
    assert {d.message.en[:22] for d in raised.value.diagnostics} == {"in the earlier rules: "}
