"""The cost table: every fact has a price, and what is wrong in a table of one's own is said where it stands."""

from pathlib import Path

import pytest

from engine.declaration.schema import facts_of_model
from engine.diagnostics import DiagnosticError
from engine.remedy import load_costs
from engine.remedy.costs import OWN_TABLE, fact_name

TABLE = OWN_TABLE.read_text(encoding="utf-8")
LAST = "  - kinds: [number, count]\n    change: 10\n"
BAD = [
    ("a list that is not there", "  staff: 60", "  staf: 60", "unknown-list", "staf"),
    ("a pattern that fits nothing", "classes*.children']", "classes*.childern']", "unknown-fact", "childern"),
    ("facts without a price", LAST, "", "no-price", "facts"),
    ("an entry for nothing", LAST, LAST + "  - change: 3\n", "no-facts", "which facts"),
    ("an entry without a price", LAST, LAST + "  - kinds: [flag]\n", "no-price", "price"),
    ("a price for nothing", "state: 1", "state: 0", "below-minimum", "0"),
    ("units of what is no number", LAST, LAST + "  - {kinds: [flag], each: 2}\n", "no-number", "numbers"),
    ("a misspelt key", "state: 1", "stat: 1", "unknown-key", "stat"),
]


def test_every_fact_has_a_price_or_a_reason() -> None:
    costs = load_costs()
    assert costs.prices.keys() == facts_of_model().keys()
    for path, price in costs.prices.items():
        assert price.fixed or price.change or price.each, fact_name(path)


@pytest.mark.parametrize(
    ("fact", "fixed"),
    [
        ("rooms[].floor", True),
        ("rooms[].net_height_m", True),
        ("fire.height_m", True),
        ("site.dangerous_neighbours[].distance_m", True),
        ("point.kind", True),
        ("staff[].education", True),
        ("classes[].children", False),
        ("rooms[].area_m2", False),
        ("documents[].valid_until", False),
        ("railings[].net_height_m", False),
    ],
)
def test_what_cannot_change_is_fixed(fact: str, fixed: bool) -> None:
    path = next(path for path in facts_of_model() if fact_name(path) == fact)
    assert bool(load_costs().fixed(path)) is fixed


@pytest.mark.parametrize(("old", "new", "code", "word"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_bad_table_is_refused_where_it_is_bad(tmp_path: Path, old: str, new: str, code: str, word: str) -> None:
    assert old in TABLE
    file = tmp_path / "costs.yaml"
    file.write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DiagnosticError) as caught:
        load_costs(file)
    said = [problem for problem in caught.value.diagnostics if problem.code == code]
    assert said, [problem.code for problem in caught.value.diagnostics]
    assert any(word in problem.message.en + problem.excerpt for problem in said)
    assert all(problem.place.line and problem.hint.zh for problem in said)
