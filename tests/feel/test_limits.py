"""Nothing an expression says can make it hang, crash, or fill the memory."""

import pytest

from engine.feel import evaluate, trace
from engine.feel.checker import check_loosely

LONG = "a" * 3_000
COSTLY = [
    "string((for i in 1..2000 return [partial[-1]])[-1])",
    "10 ** 10 ** 9",
    "for i in 1..1e12 return i",
    "some i in 1..10 ** 30 satisfies i > 5",
    "count(for i in 1..100000 return for j in 1..100000 return 1)",
    'for i in 1..60 return if i = 1 then "aa" else partial[-1] + partial[-1]',
    "for i in 1..60 return if i = 1 then [1, 1] else concatenate(partial[-1], partial[-1])",
    "string((for i in 1..60 return [partial[-1], partial[-1]])[-1])",
    "(for i in 1..60 return [partial[-1], partial[-1]])[-1] = (for i in 1..60 return [partial[-1], partial[-1]])[-1]",
    "flatten(for i in 1..60 return [partial[-1], partial[-1]])",
    "string(for i in 1..3000 return [partial[-1]])",
    "for i in 1..3000 return count(for j in partial return partial)",
    "{l: for i in 1..9000 return i, r: some i in 1..90000 satisfies count(concatenate(l, l)) = i}.r",
    "{l: for i in 1..9000 return i, r: for i in 1..90000 return l = l}.r[-1]",
    f'matches("{LONG}b", "(a+)+$")',
    f'matches("{LONG}b", "^(a|a)*\\1$")',
    f'matches("{LONG}", "(a*)*(a*)*c")',
    'matches("x", "((((a{1,100}){1,100}){1,100}){1,100}){1,100}")',
    f'replace("{LONG}", "a|aa*b", "bbbbbbbb")',
    'count(split(string(10 ** 6000), "0"))',
    '@"P99999999999999Y" * 1e30',
    'date(999999999, 12, 31) + @"P1D"',
    "modulo(1e6144, 3e-6000)",
    "round up(1e-6143, 6176)",
    "[1][1e6000]",
    "sublist([1], 1e6000)",
    'substring("abc", 1e6000)',
]


@pytest.mark.parametrize("text", COSTLY, ids=[text[:40] for text in COSTLY])
def test_what_would_take_ages_is_given_up(text):
    evaluate(text)


@pytest.mark.parametrize("text", [text for text in COSTLY if "partial" in text or "1e" in text])
def test_the_plain_evaluator_gives_up_as_well(text):
    assert repr(trace(check_loosely(text, {}), {}).value)[:100] == repr(evaluate(text))[:100]


def test_a_spent_effort_is_not_carried_over():
    for _ in range(3):
        assert (
            evaluate("{l: for i in 1..9000 return i, r: count(for i in 1..900 return count(concatenate(l, l)))}.r")
            == 900
        )
        assert evaluate("count(concatenate(for i in 1..200 return i, [1]))") == 201


@pytest.mark.parametrize(
    "inner", ["count(l[item = i])", "some j in l satisfies j = i", "for j in l return j", "for j in 1..9000 return j"]
)
def test_loops_inside_one_another_count_together(inner):
    text = f"{{l: for i in 1..9000 return i, few: for i in 1..2 return {inner}, many: for i in 1..900 return {inner}}}"
    for value in (evaluate(text), trace(check_loosely(text, {}), {}).value):
        assert value["few"][-1] is not None
        assert value["many"] == [None] * 900
