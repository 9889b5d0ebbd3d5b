"""A compiled expression whose parts are watched: the same value, and another one only where the watcher makes it so."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from engine.feel import UNKNOWN, AnyType, check, compile_expression, compile_watched
from engine.feel.checker import check_loosely
from engine.feel.nodes import Expr, Node, children
from engine.feel.types import ANY
from tests.feel.random_expressions import loose_environments, loose_expressions
from tests.feel.test_laws import identical


def parts(node: Node) -> list[Node]:
    return [node, *(part for child in children(node) for part in parts(child))]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=loose_expressions, env=loose_environments)
def test_watching_every_part_changes_nothing(text: str, env: dict[str, Any]) -> None:
    checked = check_loosely(text, dict.fromkeys("abcdx", ANY))
    watched = {part: number for number, part in enumerate(parts(checked.expr)) if isinstance(part, Expr)}
    heard: list[int] = []

    def watch(number: int, value: Any) -> Any:
        heard.append(number)
        return value

    assert identical(compile_watched(checked, watched, watch)(env), compile_expression(checked)(env))
    assert 0 in heard


def test_a_part_has_the_value_the_watcher_makes_of_it() -> None:
    checked = check("count(a[item > 1]) > 1 or b", {"a": AnyType(), "b": AnyType()})
    condition = checked.expr.operands[0].left.arguments[0].value.condition  # type: ignore[attr-defined]
    heard: list[Any] = []

    def turn_first(number: int, value: Any) -> Any:
        heard.append(value)
        return not value if len(heard) == 1 else value

    compiled = compile_watched(checked, {condition: 0}, turn_first)
    assert compiled({"a": [1, 2], "b": False}) is True
    assert heard == [False, True]
    heard.clear()
    assert compiled({"a": UNKNOWN, "b": False}) is UNKNOWN
    assert heard == []
