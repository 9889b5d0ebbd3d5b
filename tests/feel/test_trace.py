"""What the recording evaluator shows: every part, with the fact it is."""

from engine.feel import (
    TODAY,
    UNKNOWN,
    AnyType,
    ContextType,
    ListType,
    NumberType,
    check,
    compile_expression,
    evaluate,
    trace,
)

ENV = {
    "staff": [
        {"id": "s1", "role": "nurse", "age": 30},
        {"id": "s2", "role": UNKNOWN, "age": 40},
    ],
    "site": {"floors": 2, "halls": [{"area": 5}, {"area": UNKNOWN}]},
    "limit": 3,
}
SCOPE = dict.fromkeys(ENV, AnyType())


def steps(text, origins=None):
    """Return every step of *text*, outermost first."""
    pending, found = [trace(check(text, SCOPE), ENV, origins or {})], []
    while pending:
        step = pending.pop(0)
        found.append(step)
        pending += step.children
    return found


def facts(text, origins=None):
    return [(step.text, step.origin, step.value) for step in steps(text, origins) if step.origin]


def test_a_fact_is_named_by_its_path():
    assert facts("site.floors > limit") == [
        ("site.floors", ("site", "floors"), 2),
        ("limit", ("limit",), 3),
        ("site", ("site",), ENV["site"]),
    ]


def test_a_name_may_stand_for_a_fact_elsewhere():
    assert facts("site.floors", {"site": ("sites", "main")})[0] == ("site.floors", ("sites", "main", "floors"), 2)


def test_items_are_named_by_id_else_by_number():
    assert ("s.age", ("staff", "s2", "age"), 40) in facts("some s in staff satisfies s.age > 35")
    assert ("h.area", ("site", "halls", 2, "area"), UNKNOWN) in facts("every h in site.halls satisfies h.area > 1")
    assert ("staff[-1].age", ("staff", "s2", "age"), 40) in facts("staff[-1].age > 1")
    assert ("role", ("staff", "s2", "role"), UNKNOWN) in facts('count(staff[role = "nurse"])')


def test_the_items_a_filter_keeps_are_still_those_facts():
    assert ("s.role", ("staff", "s2", "role"), UNKNOWN) in facts('some s in staff[age > 35] satisfies s.role = "nurse"')
    assert trace(check("staff.age", SCOPE), ENV).items == (("staff", "s1", "age"), ("staff", "s2", "age"))


def test_both_sides_are_shown_even_where_one_decides():
    assert [step.text for step in steps("false and site.halls[2].area > limit")][:3] == [
        "false and site.halls[2].area > limit",
        "false",
        "site.halls[2].area > limit",
    ]
    shown = {step.text for step in steps('if staff[2].role = "nurse" then site.floors else limit')}
    assert {"site.floors", "limit"} <= shown


def test_the_outermost_step_has_the_value_of_the_whole():
    checked = check("sum(staff.age) / count(staff) > limit", SCOPE)
    step = trace(checked, ENV)
    assert step.value is compile_expression(checked)(ENV) is True
    assert step.text == checked.text
    assert step.origin is None


def test_a_name_left_out_is_unknown():
    checked = check("limit > 1 and today() > today()", SCOPE)
    assert compile_expression(checked)({}) is trace(checked, {}).value is UNKNOWN


def test_today_is_passed_under_its_own_name():
    checked = check("today().year", {})
    env = {TODAY: evaluate('@"2021-05-01"')}
    assert compile_expression(checked)(env) == trace(checked, env).value == 2021


def test_a_field_of_the_items_is_never_taken_from_outside():
    checked = check(
        "count(rooms[size > 1])", {"rooms": ListType(ContextType({"size": NumberType()})), "size": NumberType()}
    )
    env = {"rooms": [{}, {"size": 2}], "size": 3}
    assert compile_expression(checked)(env) == trace(checked, env).value == 1
