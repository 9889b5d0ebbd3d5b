"""What is not known: tables made from the truth values, and each place where the rest decides."""

import copy
import datetime
import itertools
import pickle

import pytest

from engine.feel import UNKNOWN, evaluate

TRUTHS = (True, False, None, UNKNOWN)
PAIRS = list(itertools.product(TRUTHS, repeat=2))
AND = (False, UNKNOWN, None, True)  # whichever comes first decides
OR = (True, UNKNOWN, None, False)


def value(text, **names):
    return evaluate(text, names)


def first(order, *values):
    return next(known for known in order if any(known is each for each in values))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_and_or_take_the_stronger_of_both(a, b):
    assert value("a and b", a=a, b=b) is first(AND, a, b)
    assert value("a or b", a=a, b=b) is first(OR, a, b)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_laws_of_and_or_not(a, b):
    names = {"a": a, "b": b}
    for left, right in (
        ("a and b", "b and a"),
        ("a or b", "b or a"),
        ("a and a", "a and true"),
        ("a or a", "a or false"),
        ("not(a and b)", "not(a) or not(b)"),
        ("not(a or b)", "not(a) and not(b)"),
        ("not(not(a))", "a"),
        ("all([a, b])", "a and b"),
        ("any([a, b])", "a or b"),
        ("every x in [a, b] satisfies x", "a and b"),
        ("some x in [a, b] satisfies x", "a or b"),
    ):
        assert value(left, **names) is value(right, **names), (left, right)


@pytest.mark.parametrize("operator", ["and", "or"])
@pytest.mark.parametrize("known", [True, False, None])
@pytest.mark.parametrize("other", TRUTHS)
def test_and_or_never_take_back(operator, known, other):
    before = value(f"a {operator} b", a=UNKNOWN, b=other)
    assert before is UNKNOWN or before is value(f"a {operator} b", a=known, b=other)


@pytest.mark.parametrize(("a", "b", "c"), list(itertools.product(TRUTHS, repeat=3)))
def test_and_or_group_either_way(a, b, c):
    names = {"a": a, "b": b, "c": c}
    assert value("a and b and c", **names) is value("a and (b and c)", **names)
    assert value("a or b or c", **names) is value("a or (b or c)", **names)


UNDECIDED = """
u = u | u = 1 | u = null | u != 1 | u < 1 | 1 > u | u + 1 | u * 0 | -u | u ** 0 | not(u)
u between 1 and 2 | 1 between u and 2 | u in [1, 2] | u in [1..2] | 2 in [1..u] | 1 in [2, u] | 1 in (2, u) | 1 in u | 1 in (> u)
[1, u] = [1, 2] | {a: u} = {a: 1} | u.a | u[1] | u[item > 1] | [1, 2][u] | [1, 2][item > u] | for i in u return i
for i in 1..u return i | for i in [1], j in u return i | some i in u satisfies true | every i in u satisfies true
if u then 1 else 2 | if u then u else u | sum([1, u]) | sum(1, u) | min([1, u]) | max(u) | mean([u]) | count(u) | string(u)
string([1, u]) | string length(u) | contains("a", u) | list contains([2, u], 1) | list contains(u, 1) | all([true, u]) | any([false, u])
distinct values([1, u]) | flatten([1, u]) | concatenate([1], u) | abs(u) | date(u) | u + @"P1D" | duration(u) | is(u, 1)
matches(u, "a") | number(u) | round up(u, 1) | index of([u], 1) | sublist(u, 1) | before(u, 1) | get value(u, "a") | today()
"""
DECIDED = """
u and false => false
u or true => true
1 in [1, u] => true
1 in (u, 1) => true
1 in [5..u] => false
3 between 5 and u => false
[1, u] = [2, u] => false
[1, u] = [1] => false
{a: 1, b: u} = {a: 2, b: u} => false
{a: u} = {b: u} => false
[u, 1][2] => 1
[{a: 1, b: u}].a => [1]
{a: u, b: 1}.b => 1
count([u, 1]) => 2
count([{a: u}]) => 1
list contains([u, 1], 1) => true
all([u, false]) => false
any([u, true]) => true
some i in [u, 1] satisfies i = 1 => true
every i in [u, 1] satisfies i = 2 => false
some i in [u, 1] satisfies true => true
every i in [] satisfies u => true
if u then 1 else 1.0 => 1
if u then [1] else [1] => [1]
for i in [u] return 1 => [1]
remove([u, 1], 1) => [1]
reverse([u, 1])[1] => 1
sublist([u, 1], 2) => [1]
append([u], 1)[2] => 1
get value({a: u, b: 1}, "b") => 1
context put({a: u}, "b", 1).b => 1
count(get entries({a: u})) => 1
true = null => false
if null then 1 else 2 => 2
"""


@pytest.mark.parametrize("text", [part for line in UNDECIDED.strip().splitlines() for part in line.split(" | ")])
def test_what_is_not_known_decides_nothing(text):
    assert value(text, u=UNKNOWN) is UNKNOWN


@pytest.mark.parametrize("line", DECIDED.strip().splitlines())
def test_the_rest_may_decide(line):
    text, expected = line.split(" => ")
    assert value(text, u=UNKNOWN) == evaluate(expected)


def test_a_list_may_hold_what_is_not_known():
    assert value("[1, u]", u=UNKNOWN) == [1, UNKNOWN]
    assert value("rooms.area", rooms=[{"area": 1}, {"area": UNKNOWN}]) == [1, UNKNOWN]
    assert value("rooms[area > 1]", rooms=[{"area": 2}, {"area": UNKNOWN}]) is UNKNOWN


def test_today_is_what_the_caller_says():
    assert evaluate("today()", today=datetime.date(2020, 1, 1)) == datetime.date(2020, 1, 1)


def test_unknown_is_one_and_has_no_truth():
    assert pickle.loads(pickle.dumps(UNKNOWN)) is copy.copy(UNKNOWN) is copy.deepcopy([UNKNOWN])[0] is UNKNOWN
    assert type(UNKNOWN)() is UNKNOWN
    assert repr(UNKNOWN) == "unknown"
    with pytest.raises(TypeError):
        bool(UNKNOWN)
