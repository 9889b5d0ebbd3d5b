"""A watched day misses nothing: jumping from turn to turn gives what asking day by day gives."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel import TODAY, Checked, DateType, compile_expression
from engine.feel.checker import check_loosely
from engine.feel.values import key_of
from engine.validity.moving import Watch

START = date(2026, 1, 20)
DAYS = 400
FACT = date(2026, 5, 31)
EXPRESSIONS = (
    "today() <= fact",
    "fact < today()",
    "today() = fact",
    "fact != today()",
    "today() > @\"2026-02-28\" and today() <= @\"2026-03-02\"",  # turns twice
    "today() between @\"2026-02-28\" and fact",
    "today() in [@\"2026-02-28\"..fact)",
    "today() in (@\"2026-02-28\", fact)",
    "today() in (< @\"2026-02-28\", > fact)",
    "list contains([@\"2026-02-28\", fact], today())",
    "fact + duration(\"P1M\") >= today()",
    "today() + duration(\"P30D\") > fact",
    "today() - duration(\"P45D\") <= fact",
    "today() + duration(\"P1M\") >= fact",
    "today() - duration(\"P1Y1M\") < fact",
    "today() - fact > duration(\"P12D\")",
    "fact - today() < duration(\"P12D\")",
    "years and months duration(fact, today()) >= duration(\"P2M\")",
    "today().year",
    "today().year - 1 = fact.year",
    "today().month = 6",
    "today().day < 4",
    "today().weekday",
    "day of week(today())",
    "day of year(today()) > 150",
    "string(today())",
    "string(today() + duration(\"P1D\"))",
    "max(today(), fact) = fact",
    "min([fact, today()]) = fact",
    "index of([fact], today())",
    "count(for day in @\"2026-05-30\"..@\"2026-06-03\" return day) > 3 and today() > fact",
    "some day in [@\"2026-02-28\", fact] satisfies day = today()",
    "every day in [@\"2026-02-28\", fact] satisfies day < today()",
    "count([@\"2026-02-28\", fact][item >= today()])",
    "if today() > fact then today().year else 0",
    "{a: today(), b: a > fact}.b",
    "today() + duration(\"P20D\") > today()",
    "today() = \"2026-05-31\"",
    "today() > @\"-0044-03-15\"",
    "date(today().year, 12, 31) - today() < duration(\"P30D\")",
    "today() in (unknown_fact, fact)",
    "fact > @\"2026-02-28\"",
)  # fmt: skip


def checked(text: str) -> Checked:
    return check_loosely(text, {"fact": DateType(), "unknown_fact": DateType()})


def day_by_day(expression: Checked) -> list[Any]:
    compiled = compile_expression(expression)
    return [key_of(compiled({"fact": FACT, TODAY: START + timedelta(n)})) for n in range(DAYS)]


def from_turn_to_turn(expression: Checked) -> list[Any]:
    """Return the same, but asked only on the days on which the answer may turn."""
    compiled, found = compile_expression(expression), list[Any]()
    day: date | None = START
    while day and (n := (day - START).days) < DAYS:
        watch = Watch(day)
        compiled({"fact": FACT, TODAY: watch.today})
        turn = watch.turn
        found += [key_of(compiled({"fact": FACT, TODAY: day}))] * ((turn - day).days if turn else DAYS)
        day = turn if turn else None
        assert len(found) > n
    return found[:DAYS]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_nothing_turns_on_a_day_that_is_not_looked_at(text: str) -> None:
    assert from_turn_to_turn(checked(text)) == day_by_day(checked(text))


DATES = st.dates(START, START + timedelta(DAYS)).map(lambda day: f'@"{day}"') | st.just("fact")
SPANS = st.sampled_from(("P1D", "P30D", "-P45D", "P1M", "-P2M", "P1Y"))
MOVING = st.just("today()") | SPANS.map(lambda span: f'(today() + duration("{span}"))')
SIGNS = st.sampled_from(("<", "<=", ">", ">=", "=", "!="))
ATOMS = st.one_of(
    st.builds("{} {} {}".format, MOVING, SIGNS, DATES),
    st.builds("{} {} {}".format, DATES, SIGNS, MOVING),
    st.builds("{} in [{}..{})".format, MOVING, DATES, DATES),
    st.builds("today().year = {}.year".format, DATES),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not({})".format, inner),
        st.builds("(if {} then {} else {})".format, inner, inner, inner),
    ),
    max_leaves=5,
)


@settings(max_examples=25)
@given(text=CONDITIONS)
def test_nothing_turns_unseen_in_any_condition(text: str) -> None:
    assert from_turn_to_turn(checked(text)) == day_by_day(checked(text))


def test_a_comparison_is_looked_at_again_only_when_it_turns() -> None:
    watch = Watch(START)
    assert compile_expression(checked("fact >= today()"))({"fact": FACT, TODAY: watch.today}) is True
    assert watch.turn == FACT + timedelta(1)


def test_what_has_turned_for_good_is_never_looked_at_again() -> None:
    watch = Watch(FACT + timedelta(1))
    assert compile_expression(checked("fact >= today()"))({"fact": FACT, TODAY: watch.today}) is False
    assert watch.turn is None


def test_days_move_with_the_watched_one_to_the_end_of_the_calendar() -> None:
    watch = Watch(date.max)
    assert compile_expression(checked('today() + duration("P1D") > fact'))({"fact": FACT, TODAY: watch.today}) is True
    assert watch.turn is None
