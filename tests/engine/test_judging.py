"""The one function of a rule against its expressions one by one: the same outcomes and values, whatever is known."""

import random
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from cli import options
from engine.checked import CheckedRule
from engine.compiling import CompiledRule, compile_rule, in_force
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.evaluation import evaluate_rule
from engine.feel import TODAY, UNKNOWN, compile_expression
from engine.feel.indexes import look_up, make_index
from engine.preparing import PreparedRules, load_prepared
from standards import STANDARDS

AS_OF = date(2026, 1, 1)
BASES = ("institution", "kindergarten-class", "home-based")
JOINING = {  # rules that look up one list for another, each in another way
    "safety.doors.clear_width",
    "staffing.caregivers.ratio",
    "construction.class_units.sleeping_area",
    "construction.class_fixtures.pantry_fixtures",
    "construction.toddler_large_units.same_floor",
}
step = cache(compile_expression)


@cache
def prepared() -> PreparedRules:
    return load_prepared(STANDARDS, options.cache_folder())  # other tests may have made them ready


@cache
def facts(base: str) -> Mapping[str, Any]:
    return facts_of(load_declaration(STANDARDS / "bases" / f"{base}.yaml")) | {TODAY: AS_OF}


def chosen() -> Iterator[CheckedRule]:
    """Yield every seventh rule, and those that join lists."""
    for place, rule in enumerate(prepared().checked):
        if (place % 11 == 0 or rule.rule.id in JOINING) and in_force(prepared().ruleset, rule, AS_OF):
            yield rule


@cache
def both_ways() -> tuple[tuple[CompiledRule, CompiledRule], ...]:
    ruleset = prepared().ruleset
    return tuple(
        (compile_rule(ruleset, rule, AS_OF), compile_rule(ruleset, rule, AS_OF, compiled=step)) for rule in chosen()
    )


def hidden(value: Any, chance: random.Random, share: float) -> Any:
    """Return facts of which a *share* is taken out, lists as a whole or items' facts."""
    if isinstance(value, Mapping):
        return {k: v if k in ("id", TODAY) else hidden(v, chance, share) for k, v in value.items()}
    if chance.random() < share:
        return UNKNOWN
    return [hidden(v, chance, share) for v in value] if isinstance(value, list) else value


def seen(rule: CompiledRule, known: Mapping[str, Any], shared: dict[Any, Any] | None = None) -> list[Any]:
    return [(one.subject, one.outcome, repr(one.values)) for one in evaluate_rule(rule, known, shared)]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("share", [0.0, 0.05, 0.3])
def test_a_rule_in_one_piece_says_what_its_expressions_say(base: str, share: float) -> None:
    known, shared = hidden(facts(base), random.Random(7), share), dict[Any, Any]()
    for whole, by_steps in both_ways():
        assert seen(whole, known, shared) == seen(by_steps, known), whole.rule.id


def test_the_rules_that_join_lists_are_all_tried() -> None:
    assert {whole.rule.id for whole, _ in both_ways()} >= JOINING


def test_nothing_shared_is_left_over_for_other_facts() -> None:
    whole = next(one for one, _ in both_ways() if one.rule.id == "staffing.caregivers.ratio")
    known = facts("institution")
    before = seen(whole, known)
    assert seen(whole, {**known, "staff": UNKNOWN}) != before
    assert seen(whole, known) == before


ITEMS = [{"use": "a", "n": 1}, {"use": UNKNOWN}, {"use": "b"}, UNKNOWN, {"use": "a", "n": 2}, {"other": "a"}]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("a", [ITEMS[1], ITEMS[3], ITEMS[5], ITEMS[0], ITEMS[4]]),
        ("c", [ITEMS[1], ITEMS[3], ITEMS[5]]),
        (UNKNOWN, ITEMS),
        (None, ITEMS),
        (1, ITEMS),
    ],
)
def test_an_index_leaves_out_only_what_is_surely_different(key: Any, found: list[Any]) -> None:
    assert list(look_up(make_index(ITEMS, "use"), key)) == found
