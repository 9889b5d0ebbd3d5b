"""What can be read, how it groups, and where exactly the caret stands when it cannot."""

import pytest

from engine.feel import FeelError, evaluate, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 ** 3 ** 2", 64),
        ("-2 ** 2", 4),
        ("- - 2", 2),
        ("10 - 4 - 3", 3),
        ("100 / 10 / 5", 2),
        ("1 = 1 and 2 > 1 or false", True),
        ("true or false and false", True),
        ("1 + 1 = 2", True),
        ("2 between 1 and 3 and false", False),
        ("3 in (1, 2 + 1)", True),
        ("3 in (1 + 1) + 1", True),
        ("2 in (1..2) or true", True),
        ("3 in [1..5[", True),
        ("5 in ]1..5[", False),
        ("1 in ]1..5]", False),
        ("[1..5[ = [1..5)", True),
        ("if true then 1 else 2 + 3", 1),
        ("if false then 1 else if true then 2 else 3", 2),
        ("for x in [1, 2], y in [x, 3] return x * y", [1, 3, 2 * 2, 6]),
        ("{a: 1, b: a + 1}.b", 2),
        ("{if: 1}.if", 1),
        ("{a b: 1}", {"a b": 1}),
        ("[[1, 2], [3]][1][2]", 2),
        ('string length("ab")', 2),
        ('string  length ("ab")', 2),
        ('substring(start position: 2, string: "abc")', "bc"),
        ("1 // one\n + /* two */ 2", 3),
        ("班级人数 * 2", 10),
        ('"\\u4e2d\\U01F40E\\uD83D\\uDC0E\\n\\"\\d"', '中\U0001f40e\U0001f40e\n"\\d'),
        (".5 + 1e1", 10.5),
        ("[1, 2,]", [1, 2]),
        ('years and months duration(@"2020-01-15", @"2021-03-14").months', 1),
    ],
)
def test_an_expression_groups_as_it_reads(text, value):
    assert evaluate(text, {"班级人数": 5}) == value


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "hint"),
    [
        ("", 0, 1, "expected a value, found the end", ""),
        ("1 +", 3, 4, "expected a value, found the end", ""),
        ("1 2", 2, 3, "expected an operator or the end, found '2'", ""),
        ("(1", 2, 3, "expected ')', found the end", "The '(' at line 1, column 1 is not closed."),
        ("f(\n [1)", 6, 7, "expected ']', found ')'", "The '[' at line 2, column 2 is not closed."),
        ("a == b", 2, 4, "'==' cannot be written here", "Write '=' to compare."),
        ("a ≥ b", 2, 3, "'≥' cannot be written here", "Write '>='."),
        ("a && b", 2, 4, "'&&' cannot be written here", "Write 'and'."),
        ("“a”", 0, 1, "'“' cannot be written here", 'Write texts in straight double quotes: "…".'),
        ("a <> b", 2, 4, "'<>' cannot be written here", "Write '!='."),
        ('x = "abc', 4, 8, "a text is not closed", "Close it with a double quote."),
        ("1 /* a", 2, 4, "a comment is not closed", "Close the comment with */."),
        ("if a then b", 11, 12, "expected 'else', found the end", "An 'if' needs both 'then' and 'else'."),
        ("some x in a", 11, 12, "expected 'satisfies', found the end", ""),
        ("for x in return x", 9, 15, "expected a value, found 'return'", ""),
        ("for 1 in a return 1", 4, 5, "expected a name, found '1'", ""),
        ("{a 1}", 4, 5, "expected ':', found '}'", ""),
        ("a.", 2, 3, "expected the name of a fact, found the end", ""),
        ("[1..2", 5, 6, "expected ']' or ')', found the end", "The '[' at line 1, column 1 is not closed."),
        ("strng length(a)", 6, 12, "expected an operator or the end, found 'length'", "Did you mean 'string length'?"),
        ("if list contain(a, 1) then 1", 8, 15, "expected 'then', found 'contain'", "Did you mean 'list contains'?"),
        ("count(lst contains(a, 1))", 10, 18, "expected ')', found 'contains'", "Did you mean 'list contains'?"),
        (
            "a and years and month duration(b, c)",
            22,
            30,
            "expected an operator or the end, found 'duration'",
            "Did you mean 'years and months duration'?",
        ),
        ("function(x) x", 0, 8, "expected a value, found 'function'", "Functions cannot be defined in a rule."),
    ],
)
def test_a_slip_is_shown_where_it_is(text, start, end, message, hint):
    with pytest.raises(FeelError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert (problem.code, problem.start, problem.end) == ("syntax", start, end)
    assert (problem.message.en, problem.hint.en) == (message, hint)
    assert problem.message.zh


def test_an_error_shows_line_column_source_and_caret():
    with pytest.raises(FeelError) as caught:
        parse("a and\n  (b or\n c")
    assert str(caught.value) == (
        "3:3: error[syntax]: expected ')', found the end\n"
        "     c\n"
        "      ^\n"
        "    The '(' at line 2, column 3 is not closed."
    )


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100 + "1" + ")" * 100,
        "-" * 100 + "1",
        "1" + " + 1" * 100,
        "a" + ".b" * 100,
        "a" + "[1]" * 100,
        "not(" * 100 + "true" + ")" * 100,
        "1 in (" * 70 + "1" + ")" * 70,
        "for a in b return " * 13 + "1",
        "if a then " * 100 + "1" + " else 2" * 100,
        "x" * 4_001,
    ],
)
def test_too_much_is_refused_not_tried(text):
    with pytest.raises(FeelError) as caught:
        parse(text)
    assert [problem.code for problem in caught.value.problems] == ["limit"]


def test_long_conditions_are_not_deep():
    assert evaluate(" and ".join(["true"] * 400)) is True
