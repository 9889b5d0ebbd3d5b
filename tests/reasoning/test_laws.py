"""What a proof says holds wherever it is tried, and what a difference shows is there."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from engine.feel import (
    UNKNOWN,
    BooleanType,
    Checked,
    ContextType,
    DateType,
    FeelError,
    ListType,
    NumberType,
    StringType,
    check,
    compile_expression,
)
from engine.reasoning import Difference, Proof, always, compare
from tests.feel.random_expressions import Grammar, expressions

KINDS = ("sleeping", "play", "kitchen", "store")
ROOM = ContextType(
    {
        "id": StringType(),
        "kind": StringType(KINDS, "room kind"),
        "area": NumberType(),
        "floor": NumberType(integer=True),
        "sunny": BooleanType(),
        "since": DateType(),
        "uses": ListType(StringType(KINDS, "room kind")),
    },
    "room of a test",
)
SCOPE = {"room": ROOM, "hall": ROOM, "rooms": ListType(ROOM), "limit": NumberType()}
DAYS = tuple(datetime.date(2020, 1, day) for day in (1, 2, 3, 9))
NUMBERS = {"limit": Decimal("2.5")}

GRAMMAR: Grammar = {
    "order": (("=", "!=", "<", "<=", ">", ">="), ()),
    "area": (("2", "2.5", "limit", "3", "room.area", "hall.area"), ("(if <condition> then <area> else <area>)",)),
    "floor": (("0", "1", "2"), ("room.floor", "hall.floor", "count(rooms)", "count(rooms[<inner>])")),
    "kind": (('"sleeping"', '"play"'), ("hall.kind",)),
    "day": (('@"2020-01-01"', '@"2020-01-02"', "today()"), ("hall.since",)),
    "inner": (
        ("floor <order> 1", "kind = <kind>", "sunny", "area >= limit"),
        ("(<inner> and <inner>)", "(<inner> or <inner>)", "not(<inner>)", "item.floor <order> room.floor"),
    ),
    "condition": (
        (
            "room.sunny",
            "hall.sunny",
            "room.area <order> <area>",
            "room.floor <order> <floor>",
            "room.kind = <kind>",
            "room.kind in (<kind>, <kind>)",
            "room.kind in hall.uses",
            '"play" in room.uses',
            "room.since <order> <day>",
            "room.area between <area> and <area>",
            "room.floor in [<floor>..<floor>)",
            "room.area + 1 <order> 3",
            'room.uses = ["play", "store"]',
            "hall.uses = room.uses",
            'room.since + @"P1D" <order> <day>',
            'room.since + duration("P" + string(limit - 1.5) + "D") <order> <day>',
        ),
        (
            "(<condition> and <condition>)",
            "(<condition> or <condition>)",
            "not(<condition>)",
            "(if <condition> then <condition> else <condition>)",
            "(<condition> = <condition>)",
            "(some r in rooms satisfies r.floor <order> <floor>)",
            "(every r in rooms satisfies r.kind = <kind> or r.sunny)",
            "(count(rooms[<inner>]) <order> 1)",
            '(every wanted in ["play", "store"] satisfies wanted in room.uses)',
            "(room.id = hall.id)",
        ),
    ),
}


def _room(random: Random) -> dict[str, Any]:
    values = {
        "kind": KINDS,
        "area": (-1, 0, 1, Decimal("1.7"), 2, Decimal("2.1"), Decimal("2.5"), Decimal("2.51"), 3, 4, 90),
        "floor": (-3, -1, 0, 1, 2, 3, 7),
        "sunny": (True, False),
        "since": DAYS,
        "uses": ([], ["play"], ["play", "store"], ["sleeping", "kitchen"], list(KINDS)),
    }
    return {"id": random.choice("ab"), **{name: random.choice((*some, UNKNOWN)) for name, some in values.items()}}


def _environments(seed: int) -> Iterator[dict[str, Any]]:
    """Yield facts of many kinds, the same for the same *seed*."""
    random = Random(seed)
    for _ in range(60):
        rooms = random.choice((UNKNOWN, [_room(random) for _ in range(random.randint(0, 3))]))
        today = {"today()": random.choice(DAYS)}
        yield {"room": _room(random), "hall": _room(random), "rooms": rooms, **NUMBERS, **today}


_conditions = expressions(GRAMMAR, "condition", 2)
SWAPS = (
    (">=", ">"),
    ("<=", "<"),
    (" and ", " or "),
    ("= 1", "= 2"),
    ("> 1", ">= 2"),
    ("some", "every"),
    ("not(", "("),
    ("2.5", "limit"),
)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[Checked, Checked]:
    """Draw two conditions that are written nearly alike, or have nothing to do with one another."""
    first = draw(_conditions)
    old, new = draw(st.sampled_from([*SWAPS, *((new, old) for old, new in SWAPS)]))
    second = draw(st.sampled_from([first.replace(old, new, 1), f"({first}) and ({first})", draw(_conditions)]))
    return _checked(first), _checked(second)


def _checked(text: str) -> Checked:
    try:
        return check(text, SCOPE, BooleanType())
    except FeelError:
        reject()


def _settled(value: Any) -> Any:
    return value if value is True or value is False else UNKNOWN


def _at(checked: Checked, env: Any) -> Any:
    return _settled(compile_expression(checked)(env))


@settings(max_examples=80, deadline=None)
@given(pair=_pairs(), held=st.lists(_conditions.map(_checked), max_size=1), seed=st.integers(0, 999))
def test_conditions_proved_equal_agree_and_a_difference_is_one(
    pair: tuple[Checked, Checked], held: list[Checked], seed: int
) -> None:
    first, second = pair
    found = compare(first, second, held, NUMBERS)
    if isinstance(found, Difference):
        assert all(_at(one, found.env) is True for one in held)
        assert (_at(first, found.env), _at(second, found.env)) == (found.first, found.second)
        assert found.first is not found.second
    for env in _environments(seed) if isinstance(found, Proof) else ():
        if all(_at(one, env) is True for one in held):
            assert _at(first, env) is _at(second, env), env


@settings(max_examples=80, deadline=None)
@given(
    condition=_conditions,
    value=st.booleans(),
    held=st.lists(_conditions.map(_checked), max_size=1),
    seed=st.integers(0, 999),
)
def test_what_is_proved_always_true_is_never_false(condition: str, value: bool, held: list[Checked], seed: int) -> None:
    checked = _checked(condition)
    found = always(checked, value, held, NUMBERS)
    if isinstance(found, Difference):
        assert _at(checked, found.env) is (not value)
    for env in _environments(seed) if isinstance(found, Proof) else ():
        if all(_at(one, env) is True for one in held):
            assert _at(checked, env) is not (not value), env
