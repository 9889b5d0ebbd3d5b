"""Random expressions, as text, and values for the names in them."""

import datetime
import re
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from engine.feel import UNKNOWN, BooleanType, ContextType, DateType, ListType, NumberType, StringType, Unit
from engine.text import Text

Grammar = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]  # for each part: its leaves, and its larger forms

_SLOT = re.compile(r"<(\w+)(?::(\w+))?>")


@st.composite
def expressions(draw: st.DrawFn, grammar: Grammar, part: str, depth: int, room: str = "room") -> str:
    """Draw a *part* of *grammar*. ``<part>`` in a form is drawn in turn, ``<part:r>`` with the room called r; @ is the room."""
    leaves, larger = grammar[part]
    form = draw(st.sampled_from(leaves if depth <= 0 else leaves + larger * 2))
    filled_in = _SLOT.sub(lambda m: draw(expressions(grammar, m[1], depth - 1, m[2] or room)), form)
    return filled_in.replace("@.", f"{room}.")


def _choices(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(words.split(" | ")), ()


# Loose: any operator between any values.

LOOSE: Grammar = {
    "sign": _choices("+ | - | * | / | ** | = | != | < | <= | > | >= | and | or | in"),
    "unary": _choices(
        "count | sum | min | max | mean | median | mode | stddev | product | all | any | not | abs | floor | ceiling | string"
        " | string length | upper case | reverse | flatten | distinct values | even | odd | sqrt | number | date | duration"
        " | get entries | day of week | union | concatenate | string join | context"
    ),
    "binary": _choices(
        "list contains | append | index of | remove | modulo | contains | substring | split | string join | concatenate | union"
        " | is | before | sublist | matches | decimal | get value | years and months duration | min | sum | includes"
    ),
    "any": (
        (
            "0",
            "1",
            "2",
            "-1",
            "1.5",
            "3",
            "null",
            "true",
            "false",
            "a",
            "b",
            "c",
            "d",
            "a",
            "b",
            "c",
            "d",
            '"a"',
            '"ab"',
            "[]",
            "[1,2]",
            "[1,null]",
            "{}",
            "(<2)",
            "b.x",
            "c.x",
            "c[1]",
            "c[item>1]",
            '@"2020-02-29"',
            '@"P1M"',
            '@"PT36H"',
            "[1..3]",
            "(1..3]",
        ),
        (
            "(<any> <sign> <any>)",
            "(<any> <sign> <any>)",
            "(<any> <sign> <any>)",
            "(-<any>)",
            "[<any>, <any>]",
            "<any>[<any>]",
            "<any>[item = <any>]",
            "<any>[x = <any>]",
            "<any>.x",
            "{x: <any>, y: <any>}",
            "(if <any> then <any> else <any>)",
            "(for a in <any> return <any>)",
            "(for a in <any>, b in a return [<any>, count(partial)])",
            "(for a in <any>..<any> return <any>)",
            "(some a in <any> satisfies <any>)",
            "(every a in <any> satisfies <any>)",
            "(some a in <any>, e in a satisfies <any>)",
            "(every a in <any>, e in a satisfies e = <any>)",
            "(<any> between <any> and <any>)",
            "(<any> in (<any>, > <any>, [<any>..<any>]))",
            "(<any> in [<any>..<any>))",
            "<unary>(<any>)",
            "<unary>(<any>)",
            "<binary>(<any>, <any>)",
            "<binary>(<any>, <any>)",
        ),
    ),
}

loose_expressions = expressions(LOOSE, "any", 3)

_scalars = st.sampled_from(
    [0, 1, 2, -1, Decimal("1.5"), "a", "ab", "", True, False, None, datetime.date(2020, 2, 29), UNKNOWN, UNKNOWN]
)
_records = st.fixed_dictionaries({"x": _scalars}, optional={"y": _scalars})
loose_values = st.one_of(
    _scalars, st.lists(_scalars, max_size=3), _records, st.lists(st.one_of(_records, _scalars), max_size=3)
)

loose_environments = st.fixed_dictionaries(dict.fromkeys("abcdx", loose_values))

# Typed: what `check` lets through.

M2, PERSONS = Unit.parse("m2"), Unit.parse("children")
ROOM = ContextType(
    {
        "id": StringType(),
        "kind": StringType(("sleeping", "play", "kitchen"), "room kind"),
        "area": NumberType(M2),
        "floor": NumberType(integer=True),
        "sunny": BooleanType(),
        "since": DateType(),
    },
    Text("房间", "room"),
)
SCOPE = {
    "rooms": ListType(ROOM),
    "room": ROOM,
    "limit": NumberType(M2),
    "children": NumberType(PERSONS, integer=True),
    "open": BooleanType(),
    "kind": StringType(("sleeping", "play", "kitchen"), "room kind"),
    "day": DateType(),
    "names": ListType(StringType()),
}


TYPED: Grammar = {
    "order": _choices("= | != | < | <= | > | >="),
    "fold": _choices("all | any"),
    "pick": _choices("1 | -1 | 2"),
    "kind": _choices('"play" | "sleeping" | rooms[1].kind'),
    "kinds": _choices('["play", "kitchen"] | ("play", kind) | "sleeping" | != "play" | rooms.kind | (= kind)'),
    "day": _choices('day | @"2020-01-01" | (day + @"P1M") | (day - @"P40D") | date("2021-05-01") | today()'),
    "rooms": (("rooms",), ("<rooms>[<condition:item>]",)),
    "area": (
        ("@.area", "limit", "3", "2.5"),
        (
            "(<area> + <area>)",
            "(<area> - <area>)",
            "(<area> * 2)",
            "(<area> / @.floor * @.floor)",
            "sum(<rooms>.area)",
            "min(<area>, <area>)",
            "max(<area>, <area>)",
            "abs(-<area>)",
            "ceiling(<area>)",
            "(if <condition> then <area> else <area>)",
            "<rooms>[<pick>].area",
            "mean(for r in <rooms> return <area:r>)",
        ),
    ),
    "condition": (
        (
            "open",
            "@.sunny",
            "@.area <order> limit",
            "@.kind = <kind>",
            "@.kind in <kinds>",
            "@.since <order> <day>",
            "true",
        ),
        (
            "(<condition> and <condition>)",
            "(<condition> or <condition> or <condition>)",
            "(<condition> and <condition> and <condition>)",
            "not(<condition>)",
            "(if <condition> then <condition> else <condition>)",
            "(some r in <rooms> satisfies <condition:r>)",
            "(every r in <rooms> satisfies <condition:r>)",
            "(every r in rooms, q in <rooms> satisfies <condition:q> or q = r)",
            "<fold>(<rooms>.sunny)",
            "(count(<rooms>) <order> <pick>)",
            "(not(<condition>) = (<condition>))",
            "(<area> + 0 <order> <area>)",
            "(<area> between <area> and <area>)",
            "(<area> in [<area>..<area>])",
            "(<area> in (> <area>, <area>))",
            'list contains(names, "a")',
            'every n in names satisfies n in ["a", "b"]',
        ),
    ),
}

typed_expressions = st.one_of(
    expressions(TYPED, "condition", 3), expressions(TYPED, "area", 3), expressions(TYPED, "rooms", 3)
)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(values, values, st.just(UNKNOWN))


_numbers = st.sampled_from([0, 1, 2, 3, Decimal("2.5"), Decimal("3.0"), -1])
_kinds = st.sampled_from(["sleeping", "play", "kitchen"])
_days = st.sampled_from([datetime.date(2020, 1, 1), datetime.date(2020, 1, 31), datetime.date(2021, 5, 1)])
_rooms = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["r1", "r2", "r3"]),
        "kind": _maybe(_kinds),
        "area": _maybe(_numbers),
        "floor": _maybe(st.sampled_from([0, 1, 2])),
        "sunny": _maybe(st.booleans()),
        "since": _maybe(_days),
    }
)
typed_environments = st.fixed_dictionaries(
    {
        "rooms": _maybe(st.lists(_rooms, max_size=3)),
        "room": _rooms,
        "limit": _maybe(_numbers),
        "children": _maybe(st.sampled_from([0, 5, 20])),
        "open": _maybe(st.booleans()),
        "kind": _maybe(_kinds),
        "day": _maybe(_days),
        "names": _maybe(st.lists(_maybe(st.sampled_from(["a", "b"])), max_size=2)),
        "today()": _maybe(_days),
    }
)


@st.composite
def filled(draw: st.DrawFn, value: Any, choices: st.SearchStrategy[Any]) -> Any:
    """Draw *value* with every UNKNOWN in it replaced by something, which may be unknown again."""
    if value is UNKNOWN:
        return draw(choices)
    if isinstance(value, list):
        return [draw(filled(item, choices)) for item in value]
    if isinstance(value, dict):
        return {name: draw(filled(part, choices)) for name, part in value.items()}
    return value
