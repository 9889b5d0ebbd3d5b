"""What the shape of a condition shows: twists that only make it harder to read, and names that nothing looks at."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.feel import nodes
from engine.feel.nodes import Node
from engine.lints.conditions import Condition, Found


def look_at_shape(condition: Condition) -> Iterator[Found]:
    """Yield each part of *condition* that says something in a roundabout way, or names what it does not use."""
    pending: list[Node] = [condition.checked.expr]
    while pending:
        node = pending.pop()
        find = SHAPES.get(type(node))
        yield from find(condition, node) if find else ()
        pending += nodes.children(node)


def _find_twisted(condition: Condition, node: nodes.Call) -> Iterator[Found]:
    """Yield a ``not`` before what is denied already."""
    inner = node.arguments[0].value if node.function == "not" and node.arguments else None
    denied = isinstance(inner, nodes.Call) and inner.function == "not"
    unequal = isinstance(inner, nodes.Comparison) and inner.operator == "!="
    if denied or unequal:
        yield condition.found("double-negation", node)


def _find_compared_truth(condition: Condition, node: nodes.Comparison) -> Iterator[Found]:
    """Yield a comparison with true or false."""
    sides = (node.left, node.right)
    if any(isinstance(side, nodes.Literal) and isinstance(side.value, bool) for side in sides):
        yield condition.found("compared-truth", node)


def _find_idle_names(condition: Condition, node: nodes.Quantified | nodes.For) -> Iterator[Found]:
    """Yield a name that a loop binds and nothing inside it uses."""
    plan = condition.checked.plan
    for binding in node.bindings:
        if plan.slots[binding] not in plan.used:
            yield condition.found("unused-item", binding)


def _find_idle_filter(condition: Condition, node: nodes.Filter) -> Iterator[Found]:
    """Yield a filter whose condition has nothing to do with the items."""
    plan = condition.checked.plan
    if node not in plan.indexes and plan.slots[node] not in plan.used:
        yield condition.found("unused-item", node.condition)


SHAPES: Final[Mapping[type, Any]] = {
    nodes.Call: _find_twisted,
    nodes.Comparison: _find_compared_truth,
    nodes.Quantified: _find_idle_names,
    nodes.For: _find_idle_names,
    nodes.Filter: _find_idle_filter,
}
