"""What the built-in functions give: by table; and that each of them is in it."""

import datetime

import pytest

from engine.feel import evaluate
from engine.feel.functions import FUNCTIONS
from engine.feel.regex import compile_pattern
from tests.feel.test_operators import table

NUMBERS = """
abs(-1.5) => 1.5
abs(@"-P1M") => @"P1M"
floor(-1.5) => -2
floor(1.56, 1) => 1.5
ceiling(1.2) => 2
ceiling(-1.56, 1) => -1.5
decimal(2.5, 0) => 2
decimal(1234.5, -2) => 1200
decimal(1, 7000) => null
round up(-5.5, 0) => -6
round down(-5.5, 0) => -5
round half up(2.5, 0) => 3
round half down(2.5, 0) => 2
modulo(-10, 3) => 2
modulo(10, -3) => -2
modulo(5.5, 0) => null
sqrt(2) => 1.414213562373095048801688724209698
sqrt(-1) => null
decimal(log(10), 8) => 2.30258509
log(0) => null
decimal(exp(1), 8) => 2.71828183
exp(100000) => null
odd(5) => true
even(5) => false
odd(2.5) => false
sum([1, 2, 3.5]) => 6.5
sum(1, 2) => 3
sum([]) => null
sum([1, "a"]) => null
mean([1, 2]) => 1.5
mean(1, 2, 3) => 2
median([3, 1, 2]) => 2
median([]) => null
mode([1, 2, 2, 3, 3]) => [2, 3]
stddev([1, 3]) => 1.414213562373095048801688724209698
stddev([1]) => null
product([2, 3, 4]) => 24
number("1 000,5", " ", ",") => 1000.5
number("1.5") => 1.5
number("1,5", ",", ",") => null
number("x", null, null) => null
abs([-1]) => 1
abs("a") => null
"""
STRINGS = r"""
string(1.50) => "1.5"
string(null) => null
string([1, "a", null]) => "[1, \"a\", null]"
string({a: [1..2)}) => "{a: [1..2)}"
string(@"2020-01-01") => "2020-01-01"
string(true) => "true"
substring("中文字符", 2, 2) => "文字"
substring("abc", -2) => "bc"
substring("abc", 0) => null
substring("abc", 4) => null
string length("\U01F40Eb") => 2
upper case("aß") => "ASS"
lower case("ABC") => "abc"
substring before("abc", "b") => "a"
substring before("abc", "x") => ""
substring after("abc", "b") => "c"
substring after("abc", "x") => ""
substring after("abc", "") => "abc"
contains("abc", "bc") => true
starts with("abc", "ab") => true
ends with("abc", "ab") => false
matches("abc", "^a.c$") => true
matches("a\nc", "a.c") => false
matches("a\nc", "a.c", "s") => true
matches("ABC", "b", "i") => true
matches("a\nb", "^b", "m") => true
matches("ab", "a b", "x") => true
matches("ab", "(a") => null
matches("abab", "^(ab)\1$") => true
matches("ab", "a", "z") => null
matches("é中1", "^\p{L}+\d$") => true
matches("x", "[a-z-[x]]") => false
matches("-", "[a-]") => true
matches("aaa", "^a{2}$") => false
matches("aaaa", "^a{2,3}$") => false
matches("aaa", "^a{2,3}$") => true
matches("a", "^a{2,3}$") => false
matches("aaa", "^a{2,}$") => true
matches("b", "[^a]") => true
matches("中", "\p{IsCJKUnifiedIdeographs}") => true
matches("a", "\P{Lu}") => true
matches("2", "\D") => false
matches("a b", "\S\s\S") => true
matches("a", "a**") => null
matches("a", "[b-a]") => null
matches("a", "\q") => null
matches("xay", "a|b") => true
replace("abcd", "(b)(c)", "$2$1") => "acbd"
replace("abc", "b", "\$") => "a$c"
replace("abc", "b", "$") => null
replace("abc", "x*", "-") => null
replace("aaa", "a+?", "b") => "bbb"
replace("abab", "(a)|b", "<$1>") => "<a><><a><>"
split("a-b--c", "-") => ["a", "b", "", "c"]
split("a1b22c", "\d+") => ["a", "b", "c"]
split("abc", "(") => null
string join(["a", null, "b"], ", ") => "a, b"
string join(["a", "b"]) => "ab"
string join(["a", 1], "-") => null
"""
LISTS = """
not(true) => false
not(null) => null
all([true, null, false]) => false
all([true, null]) => null
all([]) => true
any([false, null, true]) => true
any(false, null) => null
count([1, null, [2]]) => 3
count([]) => 0
min([3, 1, 2]) => 1
min("b", "a") => "a"
max(@"2020-01-01", @"2021-01-01") => @"2021-01-01"
max([]) => null
max([1, "a"]) => null
list contains([1, null], null) => true
list contains([1, 2], 3) => false
index of([1, 2, 1], 1) => [1, 3]
sublist([1, 2, 3], 2) => [2, 3]
sublist([1, 2, 3], -2, 1) => [2]
sublist([1, 2, 3], 4) => null
append([1], 2, [3]) => [1, 2, [3]]
concatenate([1], [2, 3]) => [1, 2, 3]
concatenate([[1], [2]]) => [[1], [2]]
union([1, 2], [2, 3]) => [1, 2, 3]
insert before([1, 3], 2, 2) => [1, 2, 3]
insert before([1, 3], 9, 2) => null
remove([1, 2, 3], -1) => [1, 2]
list replace([1, 2, 3], 2, 9) => [1, 9, 3]
reverse([1, 2]) => [2, 1]
distinct values([1, 2, 1.0, "1", [1], [1]]) => [1, 2, "1", [1]]
flatten([1, [2, [3, []]]]) => [1, 2, 3]
"""
DATES = """
date("2020-02-30") => null
date(2020, 2, 29) => @"2020-02-29"
date(@"2020-02-29") => @"2020-02-29"
string(date("-999999999-12-31")) => "-999999999-12-31"
date("12020-01-01").year => 12020
duration("P1Y1D") => null
duration("P") => null
duration("PT") => null
duration("P1DT2H") => @"P1DT2H"
years and months duration(@"2020-01-31", @"2020-02-29") => @"P0M"
years and months duration(@"2020-02-29", @"2020-01-29") => @"-P1M"
day of year(@"2020-12-31") => 366
day of year(date(-4, 12, 31)) => 366
day of week(@"2020-01-01") => "Wednesday"
day of week(date(12000, 1, 1)) => "Saturday"
month of year(@"2020-01-01") => "January"
week of year(@"2021-01-03") => 53
today() => @"2022-06-01"
"""
CONTEXTS = """
get value({a: 1}, "a") => 1
get value({a: 1}, "b") => null
get value(m: {a: 1}, key: "a") => 1
get entries({a: 1}) => [{key: "a", value: 1}]
get entries(m: {a: 1}) => [{key: "a", value: 1}]
context put({a: 1}, "b", 2) => {a: 1, b: 2}
context put({a: {b: 1}}, ["a", "c"], 2) => {a: {b: 1, c: 2}}
context put({a: 1}, ["a", "c"], 2) => null
context merge([{a: 1}, {a: 2, b: 3}]) => {a: 2, b: 3}
context([{key: "a", value: 1}]) => {a: 1}
context([{key: "a", value: 1}, {key: "a", value: 2}]) => null
is(1, 1.0) => true
is(1, "1") => false
"""
RANGES = """
before(1, 2) => true
before([1..2], [2..3]) => false
before([1..2), [2..3]) => true
before(1, (1..2]) => true
after(2, 1) => true
after([3..4], [1..2]) => true
meets([1..2], [2..3]) => true
meets([1..2), [2..3]) => false
met by([2..3], [1..2]) => true
overlaps([1..3], [2..4]) => true
overlaps([1..2), [2..4]) => false
overlaps before([1..3], [2..4]) => true
overlaps after([2..4], [1..3]) => true
finishes(3, [1..3]) => true
finishes([2..3], [1..3]) => true
finished by([1..3], 3) => true
includes([1..3], 2) => true
includes([1..3], [1..3)) => true
includes((1..3), 1) => false
during(2, [1..3]) => true
starts(1, [1..3]) => true
starts([1..2], [1..3]) => true
started by([1..3], 1) => true
coincides([1..3], [1..3]) => true
coincides(1, 2) => false
before(1, "a") => null
"""
ALL = NUMBERS + STRINGS + LISTS + DATES + CONTEXTS + RANGES


@pytest.mark.parametrize(("text", "same_as"), table("\n".join(line for line in ALL.splitlines() if line)))
def test_a_function_gives_what_the_standard_says(text, same_as):
    today = datetime.date(2022, 6, 1)
    value, expected = evaluate(text, today=today), evaluate(same_as)
    assert value == expected
    assert isinstance(value, bool) == isinstance(expected, bool)


def test_every_function_is_in_the_tables():
    assert [name for name in FUNCTIONS if f"{name}(" not in ALL] == []


@pytest.mark.parametrize(
    "text",
    [
        "count()",
        "count([1], [2])",
        "abs(x: 1)",
        'substring(string: "a")',
        "abs(n: 1, n: 2)",
        "floor(1, scale: 1)",
        "today(1)",
    ],
)
def test_arguments_that_do_not_go_in_give_null(text):
    assert evaluate(text) is None


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"today", "string", "is", "context put"}))
def test_a_function_of_null_is_null(name):
    first = FUNCTIONS[name].signatures[0]
    if not all(parameter.nullable for parameter in first.parameters):
        arguments = ", ".join("null" for parameter in first.parameters if not parameter.optional)
        assert evaluate(f"{name}({arguments})") is None or first.parameters[0].gathers == "+" or name in ("all", "any")


def test_matches_of_nothing_are_found_between_the_others():
    assert list(compile_pattern("a*", "").matches("baac")) == [(0, 0), (1, 3), (3, 3), (4, 4)]
