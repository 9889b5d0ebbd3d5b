"""What the operators make of values: by table, one group an operator."""

import datetime
from decimal import Decimal

import pytest

from engine.feel import DaysTime, YearsMonths, evaluate


def table(text):
    """Return the rows ``expression => value`` of *text*; the value is an expression too."""
    rows = [line.split(" => ") for line in text.strip().splitlines()]
    return [pytest.param(left.strip(), right.strip(), id=left.strip()) for left, right in rows]


@pytest.mark.parametrize(
    ("text", "same_as"),
    table(
        """
        0.1 + 0.2 => 0.3
        1 / 3 * 3 => 0.9999999999999999999999999999999999
        10 / 4 => 2.5
        7 / 0 => null
        0 / 0 => null
        2 ** 0.5 ** 2 => 2
        2 ** -1 => 0.5
        (-8) ** (1 / 3) => null
        10 ** 10000 => null
        9999999999999999999999999999999999 + 1 => 1e34
        99999999999999999999999999999999999 => 1e35
        1 + null => null
        true + 1 => null
        "a" + "b" => "ab"
        "a" + 1 => null
        -"a" => null
        -@"P1Y" => @"-P1Y"
        @"2020-01-31" + @"P1M" => @"2020-02-29"
        @"2020-03-31" - @"P1M" => @"2020-02-29"
        @"2020-02-29" + @"P1Y" => @"2021-02-28"
        @"2020-02-28" + @"P2D" => @"2020-03-01"
        @"2020-01-01" + @"PT23H" => @"2020-01-01"
        @"2020-01-01" - @"PT1S" => @"2019-12-31"
        @"2020-01-01" - @"P1DT1S" => @"2019-12-30"
        @"P1D" + @"2020-01-01" => @"2020-01-02"
        @"2020-03-01" - @"2020-02-28" => @"P2D"
        @"2020-01-01" + 1 => null
        @"2020-01-01" + @"2020-01-01" => null
        @"P1Y" + @"P1D" => null
        @"P1Y" * 1.5 => @"P18M"
        2 * @"PT90M" => @"PT3H"
        @"P1Y" / @"P1M" => 12
        @"P1D" / 0 => null
        @"9999-12-31" + @"P1D" => date(10000, 1, 1)
        date(10000, 1, 1) - @"P1D" => @"9999-12-31"
        date(-1, 3, 1) - date(-1, 2, 28) => @"P1D"
        date(-4, 2, 29) => date("-0004-02-29")
        """
    ),
)
def test_arithmetic(text, same_as):
    assert evaluate(text) == evaluate(same_as)


@pytest.mark.parametrize(
    ("text", "same_as"),
    table(
        """
        1 = 1.0 => true
        1 = "1" => null
        1 = true => null
        null = null => true
        1 != null => true
        [1, [2]] = [1, [2.0]] => true
        [1] = 1 => null
        [1, "a"] = [1, 2] => null
        [1, "a"] = [2, 2] => false
        {a: 1, b: 2} = {b: 2, a: 1} => true
        {a: 1} = {b: 1} => false
        [1..2] = [1..2) => false
        (< 5) = (< 5) => true
        "a" < "b" => true
        "a" < 1 => null
        true < false => null
        @"2020-01-01" < date(10000, 1, 1) => true
        date(-1, 1, 1) >= @"0001-01-01" => false
        @"P13M" > @"P1Y" => true
        @"P13M" > @"P1D" => null
        2 between 1 and 2 => true
        2 between 3 and null => false
        2 between 1 and null => null
        2 in [1, 2] => true
        2 in (1, "a") => null
        2 in ("a", 2) => true
        2 in [1, "a"] => false
        2 in (> 1) => true
        2 in != 2 => false
        2 in (< 1, [3..4], = 2) => true
        2 in [[3..4], [1..2]] => true
        2 in [1..2) => false
        2 in (2..3] => false
        2 in [2..null] => null
        1 in [2..null] => false
        [1, 2] in [[1, 2], 3] => true
        [1, 2] in [1, 2] => true
        null in [null] => true
        "b" in ["a".."c"] => true
        2 in [< 1, > 1] => true
        2 in [= 1, [3..4]] => false
        """
    ),
)
def test_comparison(text, same_as):
    assert evaluate(text) is evaluate(same_as)


@pytest.mark.parametrize(
    ("text", "same_as"),
    table(
        """
        [1, 2, 3][2] => 2
        [1, 2, 3][-1] => 3
        [1, 2, 3][0] => null
        [1, 2, 3][1.5] => null
        [1, 2, 3][item > 1] => [2, 3]
        [1, 2, 3][null] => []
        [1, 2, 3][a] => 1
        5[1] => 5
        5[item = 5] => [5]
        null[1] => null
        null[true] => []
        [{a: 1, b: 2}, {a: 3}][a = 3] => [{a: 3}]
        [{a: 1, b: 2}, {a: 3}][b = 2].a => [1]
        [{a: 1, b: 2}, {a: 3}].b => [2, null]
        [{item: 1}, {item: 2}][item = 2] => [{item: 2}]
        [{b: 1}, {b: 2}][c = 1] => []
        [{b: 1}, {b: 2}][c = null] => [{b: 1}, {b: 2}]
        [1, 2, 3, 4][item > count([1, 2])] => [3, 4]
        {a: 1}.b => null
        1.5.a => null
        @"2020-02-29".year => 2020
        @"2020-02-29".weekday => 6
        @"-P1Y2M".months => -2
        @"-P1DT2H".hours => -2
        @"PT1.5S".seconds => 1.5
        [1..2).end included => false
        (1..2].start => 1
        for i in 3..1 return i => [3, 2, 1]
        for i in (1..4) return i => [2, 3]
        for i in @"2020-02-28"..@"2020-03-01" return i.day => [28, 29, 1]
        for i in 1..4 return if i = 1 then 1 else partial[-1] * i => [1, 2, 6, 24]
        for i in 5 return i => [5]
        for i in null return i => null
        for i in 1.5..3 return i => null
        some i in [1, 2], j in [2, 3] satisfies i = j => true
        every i in [1, 2] satisfies i > 0 => true
        every i in [] satisfies false => true
        some i in [] satisfies true => false
        some i in [1, 2] satisfies null => null
        every i in [1, 2] satisfies if i = 1 then false else null => false
        if null then 1 else 2 => 2
        if "true" then 1 else 2 => 2
        {a: 1, a: 2} => null
        """
    ),
)
def test_parts_and_loops(text, same_as):
    value, expected = evaluate(text, {"a": 1}), evaluate(same_as)
    assert value == expected
    assert type(value) is type(expected) or not isinstance(value, (bool, type(None)))


def test_values_from_outside_are_taken_as_they_come():
    context = {"f": 0.1, "big": 10**40, "t": (1, 2), "span": datetime.timedelta(days=1), "odd": object(), "flag": True}
    assert evaluate("f + 0.2", context) == Decimal("0.3")
    assert evaluate("big", context) == Decimal("1e40")
    assert evaluate("t[2]", context) == 2
    assert evaluate("span", context) == DaysTime(86_400)
    assert evaluate("odd", context) is None
    assert evaluate("flag + 1", context) is None


def test_the_result_is_plain_python():
    result = evaluate('{d: @"2020-01-02", y: @"P1Y", n: 1.50, l: [true, null]}')
    assert result == {"d": datetime.date(2020, 1, 2), "y": YearsMonths(12), "n": Decimal("1.5"), "l": [True, None]}


@pytest.mark.parametrize("text", ["P1Y2M", "-P11M", "P2Y", "P0M", "P3DT4H", "PT0S", "-PT1.5S", "PT1H1M"])
def test_a_duration_is_shown_as_it_is_written(text):
    assert str(evaluate(f'@"{text}"')) == text == evaluate(f'string(@"{text}")')
