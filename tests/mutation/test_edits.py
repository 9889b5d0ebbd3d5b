"""Each mistake made in an expression, by table: exactly these texts come out, and each of them can be read."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from engine.feel import (
    BooleanType,
    ContextType,
    DateType,
    ListType,
    NumberType,
    StringType,
    check,
    parse,
)
from engine.mutation.edits import edits_of, neighbours
from engine.mutation.kinds import Kind
from tests.feel import random_expressions

KINDS = StringType(("new", "old"), "Kind")
SCOPE = {
    **dict.fromkeys("abc", BooleanType()),
    **dict.fromkeys("nm", NumberType()),
    "day": DateType(),
    "kind": KINDS,
    "xs": ListType(NumberType()),
    "rooms": ListType(ContextType({"id": StringType(), "size": NumberType(), "lit": BooleanType()}, "room")),
}
TABLE = {
    "n >= 30": ["n > 30", "n <= 30", "n >= 29", "n >= 31"],
    "n > 0.5": ["n >= 0.5", "n < 0.5", "n > 0.4", "n > 0.6"],
    "n < m": ["n <= m", "n > m"],
    "n != m": ["n = m"],
    "n + m = n * m": ["n - m = n * m", "n + m != n * m", "n + m = n / m"],
    "-n = m": ["n = m", "-n != m"],
    "a and b": ["b", "not(a) and b", "a or b", "a", "a and not(b)"],
    "a and (b or c)": [
        "(b or c)",
        "a or (b or c)",
        "a",
        "not(a) and (b or c)",
        "a and (c)",
        "a and (b and c)",
        "a and (b)",
        "a and (not(b) or c)",
        "a and (b or not(c))",
    ],
    "a or b and c": [
        "b and c",
        "a and b and c",
        "a",
        "not(a) or b and c",
        "a or c",
        "a or b or c",
        "a or b",
        "a or not(b) and c",
        "a or b and not(c)",
    ],
    "not(a)": ["(a)", "not(not(a))"],
    "a = true": ["a != true", "not(a) = true", "a = false"],
    'kind in ("new", "old")': ['kind in ("old")', 'kind in ("new")', 'not(kind in ("new", "old"))'],
    'kind in ["new", "old"]': ['kind in ["old"]', 'kind in ["new"]', 'not(kind in ["new", "old"])'],
    "n in [1..m)": ["n in (1..m)", "n in [0..m)", "n in [2..m)", "n in [1..m]", "not(n in [1..m))"],
    "n between m and 9": [
        "n in (m..9]",
        "n in [m..9)",
        "n between m and 8",
        "n between m and 10",
        "not(n between m and 9)",
    ],
    "n in (< m, > 7)": [
        "n in (<= m, > 7)",
        "n in (> m, > 7)",
        "n in (> 7)",
        "n in (< m)",
        "n in (< m, >= 7)",
        "n in (< m, < 7)",
        "n in (< m, > 6)",
        "n in (< m, > 8)",
        "not(n in (< m, > 7))",
    ],
    'day > @"2020-03-01"': [
        'day >= @"2020-03-01"',
        'day < @"2020-03-01"',
        'day > @"2020-02-29"',
        'day > @"2020-03-02"',
    ],
    'day + @"P1Y" > day': [
        'day - @"P1Y" > day',
        'day + @"P11M" > day',
        'day + @"P1Y1M" > day',
        'day + @"P1Y" >= day',
        'day + @"P1Y" < day',
    ],
    "some r in rooms satisfies r.lit": [
        "every r in rooms satisfies r.lit",
        "some r in rooms satisfies not(r.lit)",
        "not(some r in rooms satisfies r.lit)",
    ],
    "count(rooms[lit]) > m": [
        "count(rooms) > m",
        "count(rooms[not(lit)]) > m",
        "count(rooms[lit]) >= m",
        "count(rooms[lit]) < m",
    ],
    "count(xs) > 1": [
        "count(distinct values(xs)) > 1",
        "count(xs) >= 1",
        "count(xs) < 1",
        "count(xs) > 0",
        "count(xs) > 2",
    ],
    "count(xs) = 0": ["count(xs) != 0", "count(xs) = -1", "count(xs) = 1"],
    "count(distinct values(xs)) = n": ["count((xs)) = n", "count(distinct values(xs)) != n"],
    "max(xs) = floor(n)": ["min(xs) = floor(n)", "max(xs) != floor(n)", "max(xs) = ceiling(n)"],
    "xs[1] = n": ["xs[0] = n", "xs[2] = n", "xs[1] != n"],
    "if a then b else c": [
        "not(if a then b else c)",
        "(b)",
        "(c)",
        "if not(a) then b else c",
        "if a then not(b) else c",
        "if a then b else not(c)",
    ],
    "a // why\n  and b": ["b", "not(a) // why\n  and b", "a // why\n  or b", "a // why", "a // why\n  and not(b)"],
}


def mutants(text: str) -> list[str]:
    checked = check(text, SCOPE)
    return [edit.apply(text) for edit in edits_of(checked)]


@pytest.mark.parametrize("text", TABLE)
def test_these_mistakes_are_made_and_no_others(text: str) -> None:
    assert sorted(mutants(text)) == sorted(TABLE[text])


@pytest.mark.parametrize("text", TABLE)
def test_each_of_them_can_be_read(text: str) -> None:
    for mutant in mutants(text):
        assert parse(mutant) != parse(text)


@settings(max_examples=150, deadline=None)
@given(text=random_expressions.typed_expressions)
def test_a_mistake_in_any_expression_can_be_read_and_changes_it(text: str) -> None:
    checked = check(text, random_expressions.SCOPE)
    for edit in edits_of(checked):
        assert parse(edit.apply(text)) != checked.expr


def test_each_is_of_the_kind_it_is_called() -> None:
    kinds = {edit.put: edit.kind for edit in edits_of(check("n > 3 and not(a)", SCOPE))}
    assert kinds["4"] is Kind.LIMIT
    assert kinds[">="] is Kind.OPERATOR
    assert kinds["n > 3 or not(a)"] is Kind.CONNECTIVE


def test_a_limit_moves_by_its_last_digit() -> None:
    for number, around in {
        "2.8": ("2.7", "2.9"),
        "30": ("29", "31"),
        "0.05": ("0.04", "0.06"),
        "3.0": ("2.9", "3.1"),
    }.items():
        assert neighbours(Decimal(number)) == (Decimal(around[0]), Decimal(around[1]))
