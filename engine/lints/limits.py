"""Which limits of a rule some case meets exactly: a number of the facts that equals the number of the law."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.cases import PlacedCase, facts_of_case
from engine.checked import CheckedRule
from engine.compiling import OUTCOME_OF, compile_rule, in_force
from engine.diagnostics import Diagnostic
from engine.evaluation import evaluate_rule
from engine.feel import TODAY, UNKNOWN, Checked, NumberType, Step, trace
from engine.feel.nodes import Between, Comparison, Expr, Name, Node, children
from engine.lints.model import Standards

ORDER = {"<", "<=", ">", ">="}
LIKELY = ("exactly", "limit", "just", "as much", "least", "most", "enough")


@dataclass(frozen=True)
class Limit:
    """Two numbers of a condition that are compared, one of them a number of the law; *key* is where, as in ``require``."""

    key: tuple[str, ...]
    left: Expr
    right: Expr
    text: str


def limits_of(rule: CheckedRule) -> tuple[Limit, ...]:
    """Return the comparisons by order of what *rule* requires that a number of the law is part of."""
    legal = _legal_names(rule)
    parts = {("require",): rule.require} | {("values", name): value for name, value in rule.values.items()}
    return tuple(
        limit
        for key, checked in parts.items()
        for node in _walk(checked.expr)
        for limit in _limits(key, node, checked, legal)
    )


def _limits(key: tuple[str, ...], node: Node, checked: Checked, legal: set[str]) -> Iterator[Limit]:
    if isinstance(node, Comparison) and node.operator in ORDER:
        pairs: tuple[tuple[Expr, Expr], ...] = ((node.left, node.right),)
    elif isinstance(node, Between):
        pairs = ((node.operand, node.low), (node.operand, node.high))
    else:
        return
    for left, right in pairs:
        numbers = all(isinstance(checked.plan.types.get(side), NumberType) for side in (left, right))
        if numbers and _names(left) & legal != _names(right) & legal:
            yield Limit(key, left, right, checked.text[left.start : right.end])


def _legal_names(rule: CheckedRule) -> set[str]:
    """Return the parameters of *rule* and the values that are worked out from them."""
    legal = set(rule.parameters)
    for name, value in rule.values.items():
        if {read[0] for read in value.reads} & legal:
            legal.add(name)
    return legal


def _names(node: Node) -> set[str]:
    return {one.name for one in _walk(node) if isinstance(one, Name)}


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _walk(child)


def unmet_limits(standards: Standards, rule: CheckedRule) -> tuple[Limit, ...]:
    """Return those limits of *rule* that no case meets exactly, or none where a case cannot be made.

    Likely cases are looked at first, and no more than are needed.
    """
    unmet = list(limits_of(rule))
    for placed in sorted(standards.cases[rule.rule.id], key=_unlikely):
        if not unmet:
            break
        facts = facts_of_case(placed, standards.bases)
        if isinstance(facts, Diagnostic):
            return ()
        met = list(_met(standards, rule, placed, facts, unmet))
        unmet = [limit for limit in unmet if limit not in met]
    return tuple(unmet)


def _unlikely(placed: PlacedCase) -> tuple[bool, bool]:
    name = placed.case.name.lower()
    return placed.case.expect.value not in ("pass", "fail"), not any(word in name for word in LIKELY)


def _met(
    standards: Standards, rule: CheckedRule, placed: PlacedCase, facts: Mapping[str, Any], limits: Iterable[Limit]
) -> Iterator[Limit]:
    if not in_force(standards.ruleset, rule, placed.as_of):
        return
    compiled = compile_rule(standards.ruleset, rule, placed.as_of)
    for finding in evaluate_rule(compiled, {**facts, TODAY: placed.as_of}):
        if finding.outcome in OUTCOME_OF.values():
            keys = {limit.key for limit in limits}
            steps = {key: list(_steps(trace(_expression(rule, key), finding.env))) for key in keys}
            yield from (limit for limit in limits if _is_met(limit, steps[limit.key]))


def _expression(rule: CheckedRule, key: tuple[str, ...]) -> Checked:
    return rule.require if key == ("require",) else rule.values[key[1]]


def _steps(step: Step) -> Iterator[Step]:
    yield step
    for child in step.children:
        yield from _steps(child)


def _is_met(limit: Limit, steps: Iterable[Step]) -> bool:
    for step in steps:
        sides = {child.node: child.value for child in step.children}
        if limit.left in sides and limit.right in sides:
            left, right = sides[limit.left], sides[limit.right]
            if left is not UNKNOWN and left is not None and left == right:
                return True
    return False
