"""The catalogue that travels with the package: whole, in order, with dates of force and reasons."""

from datetime import date

import pytest

from engine.catalogue import Catalogue, ClauseStrength, Confidence, NoRuleKind, Standard, load_catalogue
from engine.declaration.fields import Choice
from standards import STANDARDS

COUNTS = {
    "gongshu-2020-plan": 41,
    "jgj-39-2016-2019": 209,
    "nhc-2019-25-filing": 38,
    "nhc-2019-58-setting": 46,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(STANDARDS)


@pytest.mark.parametrize(("source", "count"), COUNTS.items())
def test_a_source_has_all_its_clauses(catalogue: Catalogue, source: str, count: int) -> None:
    assert len(catalogue.sources[source].clauses) == count
    assert sum(clause_id.startswith(f"{source}#") for clause_id in catalogue.clauses) == count


def test_a_clause_is_found_by_its_id_and_knows_its_source(catalogue: Catalogue) -> None:
    clause = catalogue.clauses["nhc-2019-58-setting#011"]
    assert clause.clause == "第11条"
    assert clause.standard is Standard.SETTING
    assert clause.strength is ClauseStrength.MUST
    assert catalogue.source_of(clause.id).number == "国卫人口发〔2019〕58号 附件1"


@pytest.mark.parametrize(
    ("clause_id", "day", "expected"),
    [
        ("nhc-2019-58-setting#011", date(2019, 10, 7), False),
        ("nhc-2019-58-setting#011", date(2019, 10, 8), True),
        ("nhc-2019-25-filing#007", date(2019, 12, 18), False),
        ("nhc-2019-25-filing#007", date(2019, 12, 19), True),
        ("gongshu-2020-plan#009", date(2019, 12, 31), False),
        ("gongshu-2020-plan#009", date(2020, 1, 1), True),
        ("gongshu-2020-plan#009", date(2030, 1, 1), True),
        ("jgj-39-2016-2019#031", date(2016, 10, 31), False),  # 3.2.3-5, known in its 2016 text
        ("jgj-39-2016-2019#031", date(2016, 11, 1), True),
        ("jgj-39-2016-2019#042", date(2019, 9, 30), False),  # 4.1.3B, new in the 2019 edition
        ("jgj-39-2016-2019#042", date(2019, 10, 1), True),
    ],
)
def test_a_clause_is_in_force_from_its_first_day(
    catalogue: Catalogue, clause_id: str, day: date, expected: bool
) -> None:
    assert catalogue.in_force(clause_id, day) is expected


def test_every_clause_of_the_2016_text_says_so_and_every_other_one_takes_the_date_of_2019(
    catalogue: Catalogue,
) -> None:
    for clause in catalogue.sources["jgj-39-2016-2019"].clauses:
        start, end = catalogue.period(clause.id)
        assert end is None
        if start == date(2016, 11, 1):
            assert clause.note is not None
            assert "2016 text" in clause.note.en
        else:
            assert start == date(2019, 10, 1)


def test_only_the_texts_of_the_building_code_that_are_mandatory_are_marked_so(catalogue: Catalogue) -> None:
    marked = {clause.clause for clause in catalogue.sources["jgj-39-2016-2019"].clauses if clause.mandatory}
    assert marked == {"3.2.8", "4.1.3", "4.1.9", "4.1.12", "6.3.3"}


def test_a_clause_for_authorities_has_no_rule(catalogue: Catalogue) -> None:
    receipt = catalogue.clauses["nhc-2019-25-filing#024"].no_rule
    assert receipt is not None
    assert receipt.kind is NoRuleKind.NOT_FACILITY
    assert receipt.reason.text.of("zh")


def test_every_clause_without_force_has_no_rule(catalogue: Catalogue) -> None:
    none = [clause for clause in catalogue.clauses.values() if clause.strength is ClauseStrength.NONE]
    assert none
    assert all(clause.no_rule for clause in none)


def test_no_web_address_and_no_reference_number_is_left_in_a_file() -> None:
    for path in sorted((STANDARDS / "sources").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert not any(trace in text for trace in ("http", "www.", "[1", "[2", "[the ")), path.name


@pytest.mark.parametrize("enum", [Standard, ClauseStrength, Confidence, NoRuleKind])
def test_every_member_has_a_label_of_its_own(enum: type[Choice]) -> None:
    labels = [member.label for member in enum]
    assert len({label.zh for label in labels}) == len({label.en for label in labels}) == len(enum)
