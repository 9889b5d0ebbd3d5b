"""The order in which a rule works out what it names: each after what it needs, and the same in every process."""

from types import SimpleNamespace
from typing import Any

from engine.ordering import Order, order_of


def rule(values: dict[str, str], applies: str = "") -> Any:
    """Return a rule whose values each read the given names."""
    checked = {name: SimpleNamespace(reads={(one,) for one in used.split()}) for name, used in values.items()}
    return SimpleNamespace(
        values=checked, tables={}, applies=SimpleNamespace(reads={(applies, "area")}) if applies else None
    )


def test_what_is_needed_comes_first_in_the_order_of_the_names() -> None:
    found = order_of(rule({"total": "h c a g b e d f rooms", **dict.fromkeys("hgfedcba", "rooms")}))
    assert found == Order((), (*"abcdefgh", "total"))


def test_what_a_condition_needs_comes_before_all_else() -> None:
    assert order_of(rule({"a": "", "b": "c", "c": "", "d": ""}, applies="b")) == Order(("c", "b"), ("a", "d"))
