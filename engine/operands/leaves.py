"""The operands of a rule: the conditions in its expressions that have no conditions under them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.checked import CheckedRule
from engine.feel import Checked, nodes
from engine.feel.nodes import Expr, Node, children
from engine.operands.model import Operand

TOPIC = "topic: applies_when"


@dataclass(frozen=True)
class Leaves:
    """The operands of one rule, numbered, and those of each expression by their place in its tree."""

    operands: tuple[Operand, ...]
    numbers: Mapping[Checked, Mapping[Expr, int]]


def find_leaves(rule: CheckedRule) -> Leaves:
    """Return the operands of *rule* in the order in which its expressions are evaluated."""
    operands: list[Operand] = []
    numbers: dict[Checked, dict[Expr, int]] = {}
    for name, checked in named_expressions(rule):
        numbers[checked] = {}
        for leaf in _leaves(checked.expr, checked, rule):
            numbers[checked][leaf] = len(operands)
            operands.append(Operand(name, " ".join(checked.text[leaf.start : leaf.end].split())))
    return Leaves(tuple(operands), numbers)


def named_expressions(rule: CheckedRule) -> Iterator[tuple[str, Checked]]:
    """Yield each expression of *rule* that can decide its outcome, with the key under which it is written."""
    if rule.topic_applies:
        yield TOPIC, rule.topic_applies
    if rule.loop:
        yield "for_each", rule.loop.items
    if rule.applies:
        yield "applies_when", rule.applies
    yield from rule.values.items()
    yield from rule.tables.items()
    yield "require", rule.require


def _leaves(node: Node, checked: Checked, rule: CheckedRule) -> Iterator[Expr]:
    """Yield the operands in *node*; one may still have a filter with operands of its own in it, as in ``count(a[b]) > 1``."""
    if isinstance(node, Expr) and _is_operand(node, checked, rule):
        yield node
    for child in children(node):
        yield from _leaves(child, checked, rule)


def _is_operand(node: Expr, checked: Checked, rule: CheckedRule) -> bool:
    """Return whether *node* is a condition and is not put together from others, nor names a value with operands of its own."""
    if checked.plan.types[node].kind != "boolean" or isinstance(node, nodes.Literal | COMPOSED):
        return False
    if isinstance(node, nodes.Name) and node.name in rule.values:
        return False
    return not (isinstance(node, nodes.Call) and node.function in GATHERING)


COMPOSED = nodes.Logic | nodes.Quantified | nodes.If
GATHERING = ("not", "all", "any")
