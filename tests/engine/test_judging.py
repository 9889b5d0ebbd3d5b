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
from engine.feel.functions import FUNCTIONS, call
from engine.feel.indexes import (
    call_once,
    call_with_numbers,
    call_with_texts,
    end_groups,
    look_up,
    make_index,
    put,
    start_groups,
)
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
    "setting.floors.ground_floor",
    "setting.floors.upstairs_children",
    "construction.heating_and_air.nursery_temperature",
    "filing.agreement.place",
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


def test_one_item_of_which_nothing_is_sure_is_enough_where_nothing_else_is_asked() -> None:
    assert list(look_up(make_index(ITEMS, "use"), "a", True)) == [ITEMS[1], ITEMS[0], ITEMS[4]]
    assert list(look_up(make_index(ITEMS, "use"), UNKNOWN, True)) == ITEMS[:1]


def groups(*parts: tuple[Any, Any, Any]) -> dict[Any, Any]:
    """Return the groups of items given by their key, whether the rest of the condition holds for them, and a name."""
    made = start_groups([name for _, _, name in parts])
    for key, sure, name in parts:
        put(made, key, sure, name)
    return end_groups(made)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([], {"a": [], UNKNOWN: []}),
        ([("a", True, "x"), ("b", True, "y"), ("a", True, "z")], {"a": ["x", "z"], "c": [], UNKNOWN: UNKNOWN}),
        ([("a", True, "x"), ("a", UNKNOWN, "y"), ("b", True, "z")], {"a": UNKNOWN, "b": ["z"], "c": []}),
        ([("a", UNKNOWN, "x"), ("a", True, "y")], {"a": UNKNOWN}),
        ([("a", True, "x"), (UNKNOWN, UNKNOWN, "y")], {"a": UNKNOWN, "c": UNKNOWN, UNKNOWN: UNKNOWN}),
        ([("a", None, "x"), ("b", True, "y")], {"a": [], "b": ["y"], UNKNOWN: UNKNOWN}),
    ],
)
def test_a_group_is_what_a_filter_leaves(parts: list[tuple[Any, Any, Any]], found: dict[Any, Any]) -> None:
    made = groups(*parts)
    assert {key: made.get(key, made[None]) for key in found} == found


def test_a_list_that_is_not_known_or_too_long_has_no_groups() -> None:
    assert end_groups(start_groups(UNKNOWN)) == {None: UNKNOWN}
    assert end_groups(start_groups([0] * 100_001)) == {None: None}


def test_a_slow_function_is_asked_once_for_the_same_texts() -> None:
    replace, shared = FUNCTIONS["replace"], dict[Any, Any]()
    for text, replaced in (("aab", "xxb"), ("aab", "xxb"), (UNKNOWN, UNKNOWN), (None, None)):
        assert call_once(shared, replace, replace.signatures, text, "a", "x") == replaced
    assert len(shared) == 3


@pytest.mark.parametrize(
    "items", [[], [1], [1, 2.5], [1, UNKNOWN], [1, True], [1, None], UNKNOWN, None, list(range(200))]
)
def test_numbers_are_added_up_as_by_any_call(items: Any) -> None:
    add = FUNCTIONS["sum"]
    assert call_with_numbers(add, add.signatures, items) is call(add, add.signatures, items) or (
        call_with_numbers(add, add.signatures, items) == call(add, add.signatures, items)
    )


@pytest.mark.parametrize(
    "texts", [("ab", "b"), ("ab", "c"), ("", ""), ("a" * 300, "a"), ("a", UNKNOWN), (None, "a"), (1, "a")]
)
def test_texts_are_looked_through_as_by_any_call(texts: tuple[Any, Any]) -> None:
    contains = FUNCTIONS["contains"]
    assert call_with_texts(contains, contains.signatures, *texts) is call(contains, contains.signatures, *texts)
