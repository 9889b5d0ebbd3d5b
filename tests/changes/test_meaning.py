"""Which spellings of an expression mean the same, and which only look alike."""

import pytest

from engine.changes.meaning import form_of
from engine.ruleset import Rule, Topic

WORDS = {"zh": "一", "en": "One"}


def topic(**more: object) -> Topic:
    rule = {
        "id": "staffing.one.rule",
        "title": WORDS,
        "basis": ["text#001"],
        "strength": "must",
        "departments": ["health"],
        "require": "true",
        "message": WORDS,
        "remedy": WORDS,
    }
    parameters = {name: {"title": WORDS, "values": {"2020-01-01": 1}} for name in ("least", "most", "kind")}
    whole = {"topic": "one", "standard": "staffing", "title": WORDS, "parameters": parameters, "rules": [rule | more]}
    return Topic.model_validate(whole, strict=False)


def form(text: str, **more: object) -> object:
    one = topic(**more)
    rule: Rule = one.rules[0]
    return form_of(one, rule, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("count(staff)>=least", "( count( staff ) >= least ) // enough"),
        ("least + 1.0", "(least+1)"),
        ("least", "most"),  # numbers are told by their place; their values are compared by themselves
        ('@"2020-01-01"', '@"2020-01-01"'),
        ("some x in classes satisfies x.children > least", "some y in classes satisfies y.children > most"),
        ("every x in classes, y in x.rooms satisfies y = x", "every a in classes, b in a.rooms satisfies b = a"),
        ("for x in classes return x.children", "for item_ in classes return item_.children"),
        ("over > 1", "staff_short + 1 > 1"),
        ("kind + kind", "least + least"),
        ("{a: 1, b: a}", "{a: 1, b: a}"),
    ],
)
def test_these_mean_the_same(one: str, other: str) -> None:
    values = {"over": "staff_short + 1"}
    assert form(one, values=values) == form(other, values=values)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("count(staff) >= least", "count(staff) > least"),
        ("least + most", "least + least"),
        ("1", "true"),
        ("a or b", "b or a"),
        ('"1"', "1"),
        ("a - b - c", "a - (b - c)"),
        ("some x in classes satisfies x.children > 1", "every x in classes satisfies x.children > 1"),
        ("some x in classes satisfies x", "some x in classes satisfies y"),
        ("every x in a, y in a satisfies x > y", "every x in a, y in a satisfies y > x"),
        ("{a: 1}", "{b: 1}"),
        ("staff[kind = least]", "staff[most = least]"),  # a record may have a fact 'kind', which is not the number
        ("staff[over > 1]", "staff[staff_short + 1 > 1]"),  # nor is a fact of the record the fact outside
        ("x in [1..2]", "x in (1..2]"),
        ("not readable (", "not readable ["),
    ],
)
def test_these_only_look_alike(one: str, other: str) -> None:
    values = {"over": "staff_short + 1"}
    assert form(one, values=values) != form(other, values=values)


def test_the_item_of_a_loop_is_told_by_its_place() -> None:
    assert form("class.children", for_each="class in classes") == form("one.children", for_each="one in classes")
    assert form("class.children", for_each="class in classes") != form("class.children")


def test_values_that_need_one_another_in_a_circle_have_a_form() -> None:
    values = {"a": "b", "b": "a"}
    assert form("a", values=values) == form("a", values=values) != form("a + 1", values=values)
