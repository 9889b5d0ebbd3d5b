"""The form stays answerable: nothing is asked that no rule reads, and nothing of a kind of point that does not need it."""

from datetime import date
from functools import cache

import pytest

from engine.blank import ALWAYS, NAMES, needed_facts
from engine.checking import check_ruleset, check_visits
from engine.compiling import CompiledRuleSet, compile_ruleset
from engine.declaration.point import PointKind
from engine.declaration.schema import facts_of_model
from engine.loading import load_ruleset
from engine.reads import model_reads
from standards import STANDARDS

AS_OF = date(2026, 11, 25)


PARTICULARS = {
    ("documents", "[]", "issuer"),
    ("staff", "[]", "identity_number"),
}
"""What names a paper, a firm or a person and is never asked: it may be stated, so that papers can be told apart."""


@cache
def compiled() -> CompiledRuleSet:
    return compile_ruleset(load_ruleset(STANDARDS), AS_OF)


def all_facts() -> set[tuple[str, ...]]:
    return set(facts_of_model())


def test_no_fact_is_asked_that_no_rule_reads() -> None:
    ruleset = load_ruleset(STANDARDS)
    read = {path for rule in check_ruleset(ruleset) for path in model_reads(rule)}
    conditions = [visit.applies for visit in check_visits(ruleset) if visit.applies]
    read |= {tuple(path) for condition in conditions for path in condition.reads}
    idle = {path for path in all_facts() - read - ALWAYS if path[-1] not in {"id", *NAMES}}
    assert idle == PARTICULARS


@pytest.mark.parametrize("kind", PointKind)
def test_each_kind_of_point_is_asked_only_what_may_apply_to_it(kind: PointKind) -> None:
    asked = needed_facts(compiled(), kind, None)
    assert asked >= ALWAYS
    assert len(asked) < len(all_facts())


def test_small_points_are_asked_less() -> None:
    asked = {kind: len(needed_facts(compiled(), kind, None)) for kind in PointKind}
    largest = asked.pop(PointKind.INSTITUTION)
    assert asked.pop(PointKind.KINDERGARTEN_CLASS) <= largest
    assert all(2 * count < largest for count in asked.values())
