"""What the checker refuses, with all it says about it, and what it settles about the rest."""

import pytest

from engine.feel import (
    AnyType,
    BooleanType,
    ContextType,
    DateType,
    FeelError,
    ListType,
    NumberType,
    StringType,
    Unit,
    check,
)
from engine.text import Text

GROUP = ContextType(
    {
        "id": StringType(),
        "kind": StringType(("infant", "toddler_small", "toddler_large"), "class kind"),
        "children": NumberType(Unit.parse("children"), integer=True),
    },
    Text("班级", "class"),
)
STAFF = ContextType(
    {
        "id": StringType(),
        "role": StringType(("caregiver", "nurse")),
        "group": StringType(),
        "hired": DateType(),
        "age": NumberType(Unit.parse("years")),
        "trained": BooleanType(),
    },
    Text("从业人员", "staff member"),
)
ROOM = ContextType({"area": NumberType(Unit.parse("m2")), "height": NumberType(Unit.parse("m"))}, Text("房间", "room"))
SCOPE = {
    "group": GROUP,
    "staff": ListType(STAFF),
    "room": ROOM,
    "rooms": ListType(ROOM),
    "per_caregiver": NumberType(Unit.parse("children")),
    "limit": NumberType(Unit.parse("m2")),
    "open": BooleanType(),
    "anything": AnyType(),
}


def problems(text, expected=None):
    with pytest.raises(FeelError) as caught:
        check(text, SCOPE, expected)
    return [
        (problem.code, text[problem.start : problem.end], problem.message.en, problem.hint.en)
        for problem in caught.value.problems
    ]


NULLS = "Facts are never null; a fact not stated is unknown by itself."
UNITS = "Units are never converted: compare amounts of one unit."
DATES = 'Write @"2020-12-31", @"P1Y6M" or @"P30D".'
COMPARE = "Compare it with something, such as '> 0'."
KINDS = 'Possible values: "infant", "toddler_small", "toddler_large".'
CHOICE = "a choice cannot be smaller or greater than another"
HIDDEN = (
    "Inside the brackets 'group' is each item's own fact and hides the 'group' outside: give that one another name."
)
REFUSED = [
    ("rom.area > 1", "unknown-name", "rom", "there is nothing called 'rom' here", "Did you mean 'room'?"),
    ("room.aera > 1", "unknown-fact", "aera", "a room has no fact 'aera'", "Did you mean 'area'?"),
    ("rooms.x = []", "unknown-fact", "x", "a room has no fact 'x'", "It has: area, height."),
    ("limit.x", "unknown-fact", "x", "a number in m2 has no part 'x'", ""),
    ("staff[1].hired.yaer", "unknown-fact", "yaer", "a date has no part 'yaer'", "Did you mean 'year'?"),
    ("staff[group = group.id]", "unknown-fact", "id", "a text has no part 'id'", HIDDEN),
    ("staff[group = group]", "same-sides", "group = group", "both sides are the same fact", HIDDEN),
    ("room.area = room.area", "same-sides", "room.area = room.area", "both sides are the same fact", ""),
    (
        'group.kind = "infnat"',
        "unknown-value",
        '"infnat"',
        "'infnat' is not one of the possible values",
        f'Did you mean "infant"? {KINDS}',
    ),
    ('"x" != group.kind', "unknown-value", '"x"', "'x' is not one of the possible values", KINDS),
    ('group.kind in ["infant", "y"]', "unknown-value", '"y"', "'y' is not one of the possible values", KINDS),
    ('group.kind in (= "y")', "unknown-value", '"y"', "'y' is not one of the possible values", KINDS),
    (
        'list contains(staff.role, "nurze")',
        "unknown-value",
        '"nurze"',
        "'nurze' is not one of the possible values",
        'Did you mean "nurse"? Possible values: "caregiver", "nurse".',
    ),
    (
        "group.kind = staff[1].role",
        "type-mismatch",
        "group.kind = staff[1].role",
        "the two sides have no value in common and are never equal",
        "",
    ),
    ("room.area = null", "null-comparison", "room.area = null", "do not compare with null", NULLS),
    (
        "room.area > room.height",
        "unit-mismatch",
        "room.area > room.height",
        "the units differ: m2 on the left, m on the right",
        UNITS,
    ),
    (
        "room.area + room.height",
        "unit-mismatch",
        "room.area + room.height",
        "the units differ: m2 on the left, m on the right",
        UNITS,
    ),
    (
        "count(staff) > limit",
        "unit-mismatch",
        "count(staff) > limit",
        "the units differ: no unit on the left, m2 on the right",
        UNITS,
    ),
    (
        "room.area in [1..room.height]",
        "unit-mismatch",
        "room.area in [1..room.height]",
        "the units differ: m2 on the left, m on the right",
        UNITS,
    ),
    (
        "room.area between 1 and room.height",
        "unit-mismatch",
        None,
        "the units differ: m2 on the left, m on the right",
        UNITS,
    ),
    (
        "max(room.area, room.height)",
        "unit-mismatch",
        "room.area, room.height",
        "the units differ: m2 on the left, m on the right",
        UNITS,
    ),
    ("rooms.area = rooms.height", "unit-mismatch", None, "the units differ: m2 on the left, m on the right", UNITS),
    (
        "room.area / group.children > limit",
        "unit-mismatch",
        "room.area / group.children > limit",
        "the units differ: m2/children on the left, m2 on the right",
        UNITS,
    ),
    (
        'count(staff) > "3"',
        "type-mismatch",
        None,
        "a number cannot be compared with a text",
        "Write numbers without quotes.",
    ),
    (
        'staff[1].hired > "2020-01-01"',
        "type-mismatch",
        None,
        "a date cannot be compared with a text",
        'Write a date as @"2020-12-31".',
    ),
    (
        'staff.role = "nurse"',
        "type-mismatch",
        None,
        "a list of texts cannot be compared with a text",
        "For lists there are count(…), list contains(…) and some … satisfies.",
    ),
    (
        "1 < group.children < 5",
        "type-mismatch",
        None,
        "true or false cannot be compared with a number",
        "Write 'a < x and x < b', or 'x in (a..b)'.",
    ),
    ("open > true", "type-mismatch", "open", "true or false cannot be smaller or greater", ""),
    ('group.kind > "infant"', "type-mismatch", "group.kind", CHOICE, KINDS),
    ('"infant" <= group.kind', "type-mismatch", "group.kind", CHOICE, KINDS),
    ('group.kind between "a" and "z"', "type-mismatch", "group.kind", CHOICE, KINDS),
    ('group.kind in ["a".."z"]', "type-mismatch", "group.kind", CHOICE, KINDS),
    ('group.kind in (> "infant")', "type-mismatch", "group.kind", CHOICE, KINDS),
    (
        "rooms.area > 3",
        "type-mismatch",
        None,
        "a list of numbers in m2 cannot be compared with a number",
        "For lists there are count(…), list contains(…) and some … satisfies.",
    ),
    ('"a" * 2', "type-mismatch", '"a" * 2', "'*' does not work on a text and a number", ""),
    ("-open", "type-mismatch", "-open", "true or false has no negative", ""),
    (
        "limit and open",
        "type-mismatch",
        "limit",
        "a condition must be true or false, and this is a number in m2",
        COMPARE,
    ),
    (
        "if limit then 1 else 2",
        "type-mismatch",
        "limit",
        "a condition must be true or false, and this is a number in m2",
        COMPARE,
    ),
    (
        "staff[age]",
        "type-mismatch",
        "age",
        "the brackets need a condition or a position, and this is a number in years",
        COMPARE,
    ),
    ("open[1]", "type-mismatch", "open", "a list is needed here, and this is true or false", ""),
    ("every x in open satisfies true", "type-mismatch", "open", "a list is needed here, and this is true or false", ""),
    ("cuont(staff)", "unknown-function", "cuont", "there is no function 'cuont'", "Did you mean 'count'?"),
    ("count()", "arguments", "count()", "'count' lacks its argument 'list'", "Write: count(list: list of any)"),
    (
        "count(staff, 1)",
        "arguments",
        "count(staff, 1)",
        "'count' has too many arguments",
        "Write: count(list: list of any)",
    ),
    (
        'substring("a", start position: 1)',
        "arguments",
        'substring("a", start position: 1)',
        "give all arguments a name, or none",
        "Write: substring(string: string, start position: number, length?: number)",
    ),
    ("abs(x: 1)", "arguments", "x", "'abs' has no argument called 'x'", "Write: abs(n: number or duration)"),
    (
        "date(2020, 1)",
        "arguments",
        "date(2020, 1)",
        "'date' lacks its argument 'day'",
        "Write: date(from: string or date), date(year: number, month: number, day: number)",
    ),
    (
        "sum(staff.role)",
        "type-mismatch",
        "staff.role",
        "'sum' wants a list of numbers as 'list', and this is a list of texts",
        "Write: sum(list: list of number)",
    ),
    ('date("2020-02-30")', "invalid-literal", '"2020-02-30"', "'2020-02-30' is not a date of the calendar", DATES),
    ('duration("1D")', "invalid-literal", '"1D"', "'1D' is not a duration", DATES),
    ('@"soon"', "invalid-literal", '@"soon"', "'soon' is neither a date nor a duration", DATES),
    ('matches(group.id, "(")', "invalid-pattern", '"("', "the regular expression is malformed", ""),
    ("{a: 1, a: 2}", "duplicate-key", "a", "the key 'a' comes twice", ""),
]


@pytest.mark.parametrize(("text", "code", "place", "message", "hint"), REFUSED)
def test_a_mistake_is_named_where_it_stands(text, code, place, message, hint):
    assert problems(text) == [(code, text if place is None else place, message, hint)]


def test_all_problems_are_told_at_once_in_order():
    assert [place for _, place, *_ in problems("rom.x + foo > 1 and staff.rloe = 2 and cuont(x)")] == [
        "rom",
        "foo",
        "rloe",
        "cuont",
        "x",
    ]


@pytest.mark.parametrize("text", [text for text, *_ in REFUSED])
def test_every_problem_is_told_in_chinese_too(text):
    with pytest.raises(FeelError) as caught:
        check(text, SCOPE)
    for problem in caught.value.problems:
        assert any("\u4e00" <= char <= "\u9fff" for char in problem.message.zh)
        assert bool(problem.hint.zh) == bool(problem.hint.en)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("count(staff)", "number in 1"),
        ("room.area * room.height", "number in m3"),
        ("room.area / room.height", "number in m"),
        ("room.area / group.children", "number in m2/children"),
        ("room.height ** 2 + room.area", "number in m2"),
        ("sqrt(room.area) + room.height", "number in m"),
        ("ceiling(group.children / per_caregiver)", "number in 1"),
        ("sum(rooms.area) + 3", "number in m2"),
        ("room.area * 2", "number"),
        ("max(rooms.height)", "number in m"),
        ("sum(for r in rooms return r.area)", "number in m2"),
        ("mean(room.area, limit)", "number in m2"),
        ("rooms[area > limit]", "list of room"),
        ("rooms[-1]", "room"),
        ("rooms[1].area", "number in m2"),
        ("staff.role", 'list of one of "caregiver", "nurse"'),
        ('staff[1].hired + @"P1Y"', "date"),
        ("today() - staff[1].hired", "days and time duration"),
        ('duration("P1Y")', "years and months duration"),
        ("[1..3]", "range of number"),
        ("anything.x[1] + 1", "any"),
        ('if open then "a" else "b"', 'one of "a", "b"'),
        ("distinct values(staff.group)", "list of string"),
        ('{a: 1}.a in (1, [2..3]) and group.kind in ["infant"]', "boolean"),
        ("some s in staff, r in rooms satisfies s.trained and r.area > 1", "boolean"),
        ('room.area > 1 or anything = "x" or anything < 3', "boolean"),
        ('append(staff.group, "x")', "list of string"),
        ("reverse(rooms)[1].area", "number in m2"),
        ("(for i in 1..3 return i)[1]", "number"),
        ('@"P1Y" / @"P1M"', "number"),
    ],
)
def test_the_type_follows_from_the_parts(text, kind):
    assert str(check(text, SCOPE).type) == kind


@pytest.mark.parametrize(
    ("text", "expected", "message"),
    [
        ("limit", BooleanType(), "true or false is needed, and this is a number in m2"),
        ("limit", NumberType(Unit.parse("m")), "the units differ: m is needed, and this is m2"),
        ('"x"', StringType(("a", "b")), "'x' is not one of the possible values"),
        ("rooms", ListType(BooleanType()), "a list of true or false is needed, and this is a list of rooms"),
    ],
)
def test_the_whole_must_be_what_is_wanted(text, expected, message):
    assert [found for _, _, found, _ in problems(text, expected)] == [message]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", NumberType(Unit.parse("m"))),
        ("anything", BooleanType()),
        ('"a"', StringType(("a", "b"))),
        ("[]", ListType(ROOM)),
    ],
)
def test_what_may_be_what_is_wanted_passes(text, expected):
    assert check(text, SCOPE, expected)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("room.area > limit", {"room.area", "limit"}),
        ("count(rooms)", {"rooms"}),
        ("sum(rooms.area)", {"rooms", "rooms.[].area"}),
        ('count(staff[role = "nurse" and group = "x"])', {"staff", "staff.[].role", "staff.[].group"}),
        ("some s in staff satisfies s.trained", {"staff", "staff.[].trained"}),
        ("every s in staff[trained] satisfies s.age > 1", {"staff", "staff.[].trained", "staff.[].age"}),
        ("staff[1].hired.year", {"staff", "staff.[].hired"}),
        ("for s in staff return s", {"staff", "staff.[]"}),
        ("list contains(staff.group, group.id)", {"staff", "staff.[].group", "group.id"}),
        ("1 + 1", set()),
        ("today() > staff[-1].hired", {"staff", "staff.[].hired"}),
        ("{a: room.area, b: a}.b > 1", {"room.area"}),
    ],
)
def test_the_facts_an_expression_looks_at_are_known(text, reads):
    assert {".".join(path) for path in check(text, SCOPE).reads} == reads
