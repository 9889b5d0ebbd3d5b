"""Laws that hold for all expressions and values: the compiler agrees with the evaluator, and nothing known is ever lost."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.feel import UNKNOWN, Range, Step, check, compile_expression, trace
from engine.feel.checker import check_loosely
from engine.feel.conditions import trace_unknown
from engine.feel.types import ANY
from engine.feel.values import kind_of
from engine.tracing import holds_unknown
from tests.feel.random_expressions import (
    SCOPE,
    filled,
    loose_environments,
    loose_expressions,
    loose_values,
    typed_environments,
    typed_expressions,
)

THOROUGH = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = dict.fromkeys("abcdx", ANY)


def identical(left: Any, right: Any) -> bool:
    """Return whether both are the same, to the type: 1 is not true, and unknown is unknown."""
    if kind_of(left) != kind_of(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(identical, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(identical(left[name], right[name]) for name in left)
    if isinstance(left, Range):
        return identical(left.start, right.start) and identical(left.end, right.end) and str(left) == str(right)
    return left is right if left is UNKNOWN else left == right


def is_refined_by(value: Any, later: Any) -> bool:
    """Return whether *later* may be what *value* turns out to be once more facts are known."""
    if value is UNKNOWN:
        return True
    if kind_of(value) != kind_of(later):
        return False
    if isinstance(value, list):
        return len(value) == len(later) and all(map(is_refined_by, value, later))
    if isinstance(value, dict):
        return value.keys() == later.keys() and all(is_refined_by(value[name], later[name]) for name in value)
    if isinstance(value, Range):
        return is_refined_by(value.start, later.start) and is_refined_by(value.end, later.end)
    return value == later


@THOROUGH
@given(text=loose_expressions, env=loose_environments)
def test_any_expression_gives_the_same_compiled_and_traced(text, env):
    checked = check_loosely(text, NAMES)
    assert identical(compile_expression(checked)(env), trace(checked, env).value)


@THOROUGH
@given(text=typed_expressions, env=typed_environments)
def test_a_checked_expression_gives_the_same_compiled_and_traced(text, env):
    checked = check(text, SCOPE)
    assert identical(compile_expression(checked)(env), trace(checked, env).value)


@THOROUGH
@given(text=loose_expressions, env=loose_environments)
def test_tracing_only_the_unknown_finds_all_of_it(text, env):
    checked = check_loosely(text, NAMES)
    full, brief = trace(checked, env), trace_unknown(checked, env)
    assert identical(full.value, brief.value) and full.items == brief.items
    assert leaves(brief) == leaves(full)


@pytest.mark.parametrize(
    "text",
    [
        "count(l[a > n])",
        'count(l[item.a > n and b = "x"])',
        "count(l[count(m[c = a]) > 0])",
        "sum(l[a > n].a) + count(m[c in l.a])",
        'some x in l satisfies count(m[c = x.a and x.b = "y"]) > 0',
        "{k: n, r: count(l[a > k])}.r",
        "l[1].a > 1",
        "count(l[a])",
    ],
)
def test_of_a_filter_only_the_decided_items_are_left_out(text):
    lists = {
        "l": [{"a": 1, "b": "x"}, {"a": UNKNOWN, "b": "y"}, {"a": 3, "b": UNKNOWN}],
        "m": [{"c": 1}, {"c": UNKNOWN}],
    }
    checked = check_loosely(text, dict.fromkeys("lmn", ANY))
    for n in (0, 2, UNKNOWN):
        env = {**lists, "n": n}
        full, brief = trace(checked, env), trace_unknown(checked, env)
        assert identical(full.value, brief.value)
        assert leaves(brief) == leaves(full)


def leaves(step: Step) -> list[Any]:
    """Return the origins of the unknown facts that keep *step* unknown, as a report finds them."""
    if not holds_unknown(step.value):
        return []
    return [step.origin] if step.origin else [leaf for child in step.children for leaf in leaves(child)]


@THOROUGH
@given(text=loose_expressions, env=loose_environments, data=st.data())
def test_learning_more_never_changes_what_was_known(text, env, data):
    compiled = compile_expression(check_loosely(text, NAMES))
    assert is_refined_by(compiled(env), compiled(data.draw(filled(env, loose_values))))


@THOROUGH
@given(text=typed_expressions, env=typed_environments, other=typed_environments)
def test_learning_more_never_changes_what_a_rule_said(text, env, other):
    compiled = compile_expression(check(text, SCOPE))
    assert is_refined_by(compiled(env), compiled(merged(env, other)))


def merged(value: Any, other: Any) -> Any:
    """Return *value* with what is unknown in it taken from *other*."""
    if value is UNKNOWN:
        return other
    if isinstance(value, dict) and isinstance(other, dict):
        return {name: merged(part, other.get(name, part)) for name, part in value.items()}
    if isinstance(value, list) and isinstance(other, list):
        return [merged(item, other[place] if place < len(other) else item) for place, item in enumerate(value)]
    return value


@THOROUGH
@given(text=typed_expressions, env=typed_environments)
def test_a_checked_expression_keeps_its_type(text, env):
    checked = check(text, SCOPE)
    value = compile_expression(checked)(env)
    assert kind_of(value) in (checked.type.kind, "null", "unknown")
