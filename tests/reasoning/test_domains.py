"""Whatever the facts are, some combination of the values that stand for them comes out the same in every comparison."""

from decimal import Decimal
from itertools import combinations, product
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.declaration.schema import declaration_scope
from engine.feel import ContextType, NumberType, StringType, Type
from engine.reasoning.bounds import Bounds, bounds_of
from engine.reasoning.domains import representatives
from engine.reasoning.parts import Apply, Constant, Fact, Part, constant, value_of

ROOM = declaration_scope()["rooms"].item  # type: ignore[attr-defined]
HOURS = declaration_scope()["security"]
OPEN = {"a": NumberType(), "b": NumberType(), "i": NumberType(integer=True), "j": NumberType(integer=True)}


def fact(name: str, kind: Type, record: ContextType | None = None) -> Fact:
    base = Fact(("name", f"record of {name}"), record, "record") if record else None
    return Fact(("path", base, name) if base else ("name", name), kind, name)


FACTS = (
    *(fact(name, kind) for name, kind in OPEN.items()),
    fact("area_m2", ROOM.fields["area_m2"], ROOM),
    fact("beds", ROOM.fields["beds"], ROOM),
    fact("armed_hours", HOURS.fields["armed_hours"], HOURS),  # type: ignore[attr-defined]
)
LIMITS = st.lists(st.sampled_from(["0", "1", "2", "2.5", "2.75", "3", "7", "23", "24", "30"]), max_size=2, unique=True)


def comparisons(facts: list[Fact], limits: list[Constant]) -> list[Part]:
    """Return every fact compared with every limit and with every other fact."""
    pairs = [*product(facts, limits), *combinations(facts, 2)]
    return [Apply(sign, pair) for pair in pairs for sign in ("<", "=")]


@settings(max_examples=25, deadline=None)
@given(
    chosen=st.lists(st.sampled_from(FACTS), min_size=1, max_size=3, unique=True), limits=LIMITS, seed=st.integers(0, 99)
)
@example(chosen=[FACTS[0], FACTS[6]], limits=["30"], seed=0)  # a limit that one of the two never reaches
def test_numbers_lie_among_limits_and_one_another_in_every_way_they_can(
    chosen: list[Fact], limits: list[str], seed: int
) -> None:
    parts = comparisons(chosen, [constant(Decimal(limit)) for limit in limits])
    if not parts:
        return
    found = representatives(parts, known=True)
    assert found is not None
    tried = {
        outcome(parts, dict(zip(found, values, strict=True)))
        for values in product(*([v for v in some if v is not None] for some in found.values()))
    }
    random = Random(seed)
    for _ in range(150):
        assert outcome(parts, {one: some_number(random, one) for one in found}) in tried


def outcome(parts: list[Part], facts: dict[Fact, object]) -> tuple[object, ...]:
    return tuple(value_of(part, facts) for part in parts)


def some_number(random: Random, one: Fact) -> object:
    bounds: Bounds = bounds_of(one)
    near = [
        Decimal(n)
        for n in ("-3", "-0.5", "0", "0.3", "1", "1.9", "2", "2.5", "2.6", "2.75", "2.9", "3", "3.2", "4", "5")
    ]
    pool = [
        *near,
        *map(Decimal, ("6", "7", "8", "22", "22.9", "23", "23.5", "24", "25", "29", "30", "31", "31.5", "900")),
    ]
    whole = isinstance(one.type, NumberType) and one.type.integer
    return random.choice([n for n in pool if bounds.admit(n) and (not whole or n == int(n))])


def test_texts_may_be_what_they_are_compared_with_or_one_another_or_neither() -> None:
    kind = StringType()
    first, second = fact("x", kind), fact("y", kind)
    found = representatives([Apply("=", (first, constant("a"))), Apply("=", (first, second))], known=True)
    assert found is not None
    pairs = {(a == "a", a == b, b == "a") for a, b in product(found[first], found[second]) if a and b}
    assert pairs == {
        (True, True, True),
        (True, False, False),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    }


def test_a_number_of_the_declaration_stays_within_what_a_declaration_admits() -> None:
    assert [bounds_of(one) for one in FACTS[4:]] == [Bounds(0), Bounds(0), Bounds(0, 24)]
