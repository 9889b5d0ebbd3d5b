"""What only a rule as a whole shows: tables with a gap, lists walked in vain, and the same rule written twice."""

from collections.abc import Iterable, Iterator
from typing import Any

from engine.checked import CheckedRule
from engine.feel import nodes
from engine.feel.nodes import Node
from engine.lints.conditions import Condition, Found, names_by_day
from engine.reasoning.parts import Apply, Part, constant
from engine.reasoning.reading import Names, read_condition
from engine.reasoning.space import Space, space_of


def find_gaps(rule: CheckedRule, names: Names) -> Iterator[Found]:
    """Yield each table that has no number for a value of its fact for which the rule applies and asks for one."""
    conditions = [one for one in (rule.topic_applies, rule.applies, rule.require) if one]
    *given, require = (read_condition(one, names) for one in conditions)
    for name, (by, cells) in names.tables.items():
        fact = read_condition(by, names)
        missing = [value for value in getattr(by.type, "values", None) or () if value not in cells]
        equal = {value: Apply("=", (fact, constant(value))) for value in missing}
        space = space_of((*given, require, *equal.values()), known=True) if equal else None
        empty = [value for value, part in equal.items() if space and _is_open(space, given, require, part)]
        if empty:
            yield Found("table-gap", ("parameters", name, "by"), 0, len(by.text), "、".join(empty), ", ".join(empty))


def _is_open(space: Space, given: Iterable[Part], require: Part, equal: Part) -> bool:
    """Return whether nothing can be told of *require*, with all facts stated, where *given* and *equal* hold."""
    answers = space.answers(require)
    return space.where((*given, equal)) & space.stated & ~(answers.true | answers.false) != 0


def find_idle_loops(rule: CheckedRule) -> Iterator[Found]:
    """Yield the loop of a rule that asks the same of each item."""
    if rule.loop and all(path[0] != rule.loop.variable for one in rule.expressions for path in one.reads):
        yield Found("unused-loop", ("for_each",), 0, len(rule.loop.variable))


def find_second_walks(rule: CheckedRule, condition: Condition, names: Names) -> Iterator[Found]:
    """Yield an ``every`` over the list that the rule walks anyway, which says nothing of the item at hand."""
    if rule.loop is None:
        return
    walked = read_condition(rule.loop.items, names)
    domains = {id(node): part for node, part in condition.parts}
    for node, _ in condition.parts:
        every = isinstance(node, nodes.Quantified) and node.quantifier == "every" and node.bindings[0].domain
        if every and domains.get(id(every)) == walked and not _names(node, rule.loop.variable):
            yield condition.found("second-walk", node)


def _names(root: Node, name: str) -> bool:
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Name) and node.name == name:
            return True
        pending += nodes.children(node)
    return False


def find_twins(rules: Iterable[CheckedRule]) -> Iterator[tuple[CheckedRule, Found]]:
    """Yield each rule that asks the same of the same as an earlier one that stands on one of its clauses."""
    seen: dict[Any, list[CheckedRule]] = {}
    for rule in rules:
        alike = seen.setdefault(_meaning(rule, (names_by_day(rule) or (Names(),))[-1]), [])
        twin = next((other for other in alike if set(other.rule.basis) & set(rule.rule.basis)), None)
        if twin is not None:
            yield rule, Found("same-rule-twice", ("require",), 0, len(rule.require.text), twin.rule.id, twin.rule.id)
        alike.append(rule)


def _meaning(rule: CheckedRule, names: Names) -> tuple[Part | None, ...]:
    """Return what two rules have in common that have the same outcome, as far as their conditions are written alike."""
    loop = rule.loop.items if rule.loop else None
    return tuple(
        read_condition(one, names) if one else None for one in (rule.topic_applies, rule.applies, rule.require, loop)
    )
