"""What the lints on the law see where a clause, or the row of clauses a finding quotes, is wrong in one place only."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.catalogue import Clause
from engine.lints import lint
from engine.lints.clauses import numbers_apart
from engine.lints.model import Example
from tests.lints.samples import DAY, sample_with

RULES, SOURCE = "setting/classes.yaml", "sources/sample-standard.yaml"
BASIS = "    basis: [sample-standard#002]\n    strength: must\n"
CITED = "    basis: [{0}]\n    cite: {{by: class.kind, clauses: {{infant: [{1}], toddler_small: [{2}]}}}}\n    strength: must\n"


def clause(zh: str, en: str) -> Clause:
    text = {"zh": zh, "en": en}
    row = {"id": "a#001", "clause": "1", "standard": "setting", "strength": "must", "text": text}
    return Clause.model_validate({**row, "confidence": "verified"}, strict=False)


def said(numbers: Iterable[object]) -> list[str]:
    return [str(number) for number in numbers]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("每班不超过15人", "At most 15 children in a class"),
        ("每2周1次，每次至少10～15分钟", "Every two weeks, 10–15 minutes each"),
        ("罚5千至5万元；5—10万元", "5,000 to 50,000 yuan; then 50,000–100,000 yuan"),
        ("体积大于10000m³，每百户15㎡", "Above 10 000 m³; 15 m² per 100 households"),
        ("1/2碗到3/4碗，窗地比1/5", "Half a bowl to three quarters, window ratio 1/5"),
        ("符合国家标准GB 50016-2014，12月底前", "Per national standards, before the end of December"),
        ("三层以下", "Floors 1 to 3"),
    ],
)
def test_numbers_may_be_written_as_each_language_does(zh: str, en: str) -> None:
    assert numbers_apart(clause(zh, en)) == ([], [])


@pytest.mark.parametrize(
    ("zh", "en", "apart"),
    [
        ("每班不超过16人", "At most 15 children in a class", (["16"], ["15"])),
        ("10人、20人", "10 or 15 or 20 children", ([], ["15"])),
        ("10人、15人、20人", "10 or 20 children", (["15"], [])),
        ("罚5千元", "50,000 yuan", (["5000"], ["50000"])),
        ("不小于0.90m", "0.9 m at least", ([], [])),
        ("不小于0.95m", "0.9 m at least", (["0.95"], ["0.9"])),
    ],
)
def test_a_number_that_one_language_lacks_is_found(zh: str, en: str, apart: tuple[list[str], list[str]]) -> None:
    assert tuple(said(numbers) for numbers in numbers_apart(clause(zh, en))) == apart


def problems(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, one.message.en) for one in lint(folder, DAY).problems]


@pytest.mark.parametrize(
    ("infant", "toddler", "found"),
    [
        ("sample-standard#003", "sample-standard#002", ["cite-number"]),
        ("sample-standard#002", "sample-standard#002", []),
        ("sample-standard#003", "sample-standard#003", ["cite-number", "cite-number"]),
        ("sample-standard#002, sample-standard#003", "sample-standard#002", ["cite-number"]),
    ],
)
def test_each_clause_of_a_row_says_its_number(infant: str, toddler: str, found: list[str], tmp_path: Path) -> None:
    basis = "sample-standard#002, sample-standard#003"
    folder = sample_with(Example(RULES, BASIS, CITED.format(basis, infant, toddler)), tmp_path)
    assert [code for code, _ in problems(folder)] == found


def test_each_row_of_a_binding_rule_needs_a_clause_that_binds(tmp_path: Path) -> None:
    basis = "sample-standard#002, sample-standard#005"
    both = "toddler_small: [sample-standard#002, sample-standard#005]"
    put = CITED.format(basis, "sample-standard#002", "sample-standard#002, sample-standard#005")
    folder = sample_with(Example(RULES, BASIS, put), tmp_path)
    path = folder / SOURCE
    must = "    strength: must\n    text:\n      zh: 乳儿班"
    text = path.read_text(encoding="utf-8")
    assert text.count(must) == 1
    path.write_text(text.replace(must, must.replace("must", "should")), encoding="utf-8")
    advised = [code for code, message in problems(folder) if code == "strength" and "infant" in message]
    assert advised == ["strength"]  # the other row has one that binds
    rules = folder / RULES
    rules.write_text(
        rules.read_text(encoding="utf-8").replace(both, "toddler_small: [sample-standard#002]"), encoding="utf-8"
    )
    assert ("strength", "the rule says 'must', and no clause it quotes for toddler_small does") in problems(folder)


FORCE = "in_force: {from: 2024-03-01}\nstatus"
ENDED = "in_force: {from: 2024-03-01, to: 2026-12-30}\nreplaced_by:\n  - {zh: 新标准, en: New standard}\nstatus"
ON_DAYS = "".join(
    f"  - rule: setting.classes.{rule}\n    name: On {day} it is {expect}\n    base: small\n    as_of: {day}\n"
    f"    change: {{'classes[c1].children': 16}}\n    expect: {expect}\n"
    for rule in ("size", "caregivers", "activity_area", "lease", "borrowing")
    for day, expect in (("2026-12-31", "fail"), ("2027-01-01", "not_in_force"), ("2027-01-02", "not_in_force"))
)


def test_a_wrong_first_day_is_told_once_however_far_it_is_moved(tmp_path: Path) -> None:
    folder = sample_with(Example(SOURCE, FORCE, FORCE.replace("2024-03-01", "2024-01-15")), tmp_path)
    (problem,) = (one for one in problems(folder) if one[0] != "ended-clauses")
    assert problem == ("source-date", "this says 2024-01-15, and the cases of 2 rules expect 2024-03-01")


def test_a_wrong_last_day_is_told_as_the_last_day(tmp_path: Path) -> None:
    folder = sample_with(Example(SOURCE, FORCE, ENDED), tmp_path)
    cases = folder / "setting/classes.cases.yaml"
    cases.write_text(cases.read_text(encoding="utf-8") + ON_DAYS, encoding="utf-8")
    found = problems(folder)
    assert ("source-date", "this says 2026-12-30, and the cases of 5 rules expect 2026-12-31") in found
    assert [message for code, message in found if code == "missing-day-case"] == []


def test_one_rule_alone_is_asked_for_its_cases(tmp_path: Path) -> None:
    folder = sample_with(Example(SOURCE, FORCE, FORCE.replace("2024-03-01", "2024-01-15")), tmp_path)
    cases = folder / "setting/classes.cases.yaml"
    text = cases.read_text(encoding="utf-8")
    days = "    as_of: {}\n    change: {{'classes[c1].children': 11}}\n"
    for day in ("2024-02-29", "2024-03-01", "2024-03-02"):
        text = text.replace(days.format(day), days.format(f"2024-01-{13 + int(day[-1]) % 9:02}"))
    cases.write_text(text, encoding="utf-8")
    found = [code for code, _ in problems(folder)]
    assert "source-date" not in found and "missing-day-case" in found
