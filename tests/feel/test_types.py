"""Units and types by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import ContextType, ListType, NumberType, StringType, Unit
from engine.feel.types import ANY, NULL, NUMBER, STRING, join, plural

UNITS = st.dictionaries(st.sampled_from(["m", "child", "day", "人"]), st.integers(-3, 3)).map(
    lambda powers: Unit(tuple(sorted((name, power) for name, power in powers.items() if power)))
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("m2", "m2"),
        ("m*m", "m2"),
        ("m2/child", "m2/child"),
        ("m*m2/m", "m2"),
        ("children/caregiver", "children/caregiver"),
        ("m/m", "1"),
        ("1", "1"),
        ("1/day", "1/day"),
        ("a/b/c", "a/b/c"),
        ("平方米/人", "平方米/人"),
        ("kg * m2 / s2", "kg*m2/s2"),
    ],
)
def test_a_unit_is_read_and_shown(text, shown):
    assert str(Unit.parse(text)) == shown


@pytest.mark.parametrize("text", ["", "m//s", "2m", "m+s", "m^2", "/m"])
def test_what_is_no_unit_is_refused(text):
    with pytest.raises(ValueError, match="not a unit"):
        Unit.parse(text)


@given(UNITS, UNITS, UNITS)
def test_units_are_a_group(a, b, c):
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert a / a == Unit()
    assert (a * b) / b == a
    assert (a**2).root() == a
    assert Unit.parse(str(a)) == a


def test_the_join_holds_both():
    metres = NumberType(Unit.parse("m"))
    assert join(metres, NUMBER) == metres
    assert join(metres, NumberType(Unit.parse("s"))) == NUMBER
    assert join(StringType(("a",)), StringType(("b", "a"))) == StringType(("a", "b"))
    assert join(StringType(("a",)), STRING) == STRING
    assert join(NULL, metres) == metres
    assert join(ListType(metres), ListType(NULL)) == ListType(metres)
    assert join(metres, STRING) == ANY


def test_types_can_be_compared_and_kept_in_sets():
    assert len({ContextType({"a": NUMBER}, "room"), ContextType({"a": NUMBER}, "room"), ContextType({}, "room")}) == 2


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("a number in m2", "numbers in m2"),
        ("a duration of years and months", "durations of years and months"),
        ("an infant class", "infant classes"),
        ("a nursery", "nurseries"),
        ("a day", "days"),
        ("true or false", "true or false"),
    ],
)
def test_a_phrase_has_a_plural(one, several):
    assert plural(one) == several
