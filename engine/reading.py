"""Gives what parts of a rule came to for a finding, where they are made of facts, numbers and comparisons of these.

It is quicker than to trace the rule, and needs no compiling; what it cannot give, it does not try.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.compiling import CompiledRule
from engine.declaration.table import FactPath
from engine.evaluation import Finding
from engine.feel import TODAY, Checked, ContextType, compile_expression, nodes, operators
from engine.feel.functions import call
from engine.feel.plan import BoundCall, Global, Local

Slots = dict[int, Any]
"""The items that loops have bound at the moment."""
Reader = Callable[[Finding, Slots], Any]
"""Gives what a part of the rule came to."""

FOLDS: Mapping[str, Callable[[Iterable[Any]], Any]] = {
    "and": operators.all_of,
    "every": operators.all_of,
    "or": operators.any_of,
    "some": operators.any_of,
}


class UntoldError(Exception):
    """The shape of the rule does not tell."""


class Reading:
    """Makes readers of one rule's expressions; raises `UntoldError` for what it cannot read."""

    def __init__(self, rule: CompiledRule) -> None:
        self.rule = rule
        self.named: dict[str, Checked] = {**rule.checked.tables, **rule.checked.values}
        self.lists: dict[int, FactPath] = {}  # where the items come from that loops bind
        self.places = {name: place for place, name in enumerate(rule.names)}
        self.variable = rule.checked.loop.variable if rule.checked.loop else ""

    def slot_of(self, checked: Checked, node: nodes.Node) -> int | None:
        """Return which slot holds the item that *node* is, or is a fact of; None where it is nothing bound by a loop."""
        while isinstance(node, nodes.Path) and isinstance(checked.plan.types[node.base], ContextType):
            node = node.base
        ref = checked.plan.names[node][0] if isinstance(node, nodes.Name) else None
        return ref.slot if isinstance(ref, Local) and ref.slot in self.lists else None

    def path_of(self, checked: Checked, node: nodes.Node) -> FactPath:
        """Return the names of ``a.b.c`` where each but the last is a record; nothing for anything else."""
        if isinstance(node, nodes.Path) and isinstance(checked.plan.types[node.base], ContextType):
            above = self.path_of(checked, node.base)
            return (*above, node.field) if above else ()
        if not isinstance(node, nodes.Name):
            return ()
        if not isinstance(checked.plan.names[node][0], Global):
            raise UntoldError
        return (node.name,)

    def placed(self, names: FactPath) -> tuple[bool, FactPath]:
        """Return whether *names* are of the rule's item, and where they stand in the model."""
        loop = self.rule.checked.loop
        own = loop is not None and names[0] == self.variable
        return own, (*loop.list_path, "[]", *names[1:]) if own and loop else names

    def items_of(self, checked: Checked, node: nodes.Expr) -> tuple[Reader, FactPath]:
        """Return what gives the items of the list that *node* is, and the path of the list they are taken from."""
        names = self.path_of(checked, node)
        if names and names[0] in self.named and len(names) == 1:
            named, place = self.named[names[0]], self.places[names[0]]
            _, path = self.items_of(named, named.expr)
            return lambda finding, slots: (finding.values or ())[place], path
        if names and names[0] not in (*self.rule.checked.parameters, self.variable):
            return _at(names), names
        if isinstance(node, nodes.Filter) and node not in checked.plan.indexes:
            _, path = self.items_of(checked, node.base)
            run = compile_expression(Checked(node, checked.plan.types[node], checked.text, checked.reads, checked.plan))
            return lambda finding, slots: run(finding.env), path
        raise UntoldError

    def reader(self, checked: Checked, node: nodes.Node) -> Reader:
        """Return what gives the value of *node*, where it is made of facts, numbers and comparisons of these."""
        if isinstance(node, nodes.Literal | nodes.AtLiteral):
            literal = node.value
            return lambda finding, slots: literal
        if isinstance(node, nodes.Name | nodes.Path):
            if (slot := self.slot_of(checked, node)) is not None:
                return _of_bound(slot, fields_of(node))
            return self.path_reader(self.path_of(checked, node))
        if isinstance(node, nodes.Comparison):
            compare = operators.COMPARISONS[node.operator]
            left, right = self.reader(checked, node.left), self.reader(checked, node.right)
            return lambda finding, slots: compare(left(finding, slots), right(finding, slots))
        if isinstance(node, nodes.Logic):
            fold, readers = FOLDS[node.operator], [self.reader(checked, operand) for operand in node.operands]
            return lambda finding, slots: fold([read(finding, slots) for read in readers])
        if isinstance(node, nodes.In):
            value, tests = self.reader(checked, node.operand), [self.reader(checked, test) for test in node.tests]
            return lambda finding, slots: operators.in_tests(
                value(finding, slots), [test(finding, slots) for test in tests]
            )
        if isinstance(node, nodes.ListLiteral):
            items = [self.reader(checked, item) for item in node.items]
            return lambda finding, slots: [item(finding, slots) for item in items]
        if isinstance(node, nodes.Arithmetic):
            compute = operators.ARITHMETIC[node.operator]
            left, right = self.reader(checked, node.left), self.reader(checked, node.right)
            return lambda finding, slots: compute(left(finding, slots), right(finding, slots))
        if isinstance(node, nodes.Call) and node in checked.plan.calls:
            return self.call_reader(checked, checked.plan.calls[node])
        raise UntoldError

    def call_reader(self, checked: Checked, bound: BoundCall) -> Reader:
        """Return what gives the value of a call."""
        if bound.function.name == "today":
            return _at((TODAY,))
        if not all(isinstance(one, nodes.Expr) for one in bound.arguments):
            raise UntoldError
        readers = [self.reader(checked, one) for one in bound.arguments if isinstance(one, nodes.Expr)]
        return lambda finding, slots: call(
            bound.function, bound.signatures, *[read(finding, slots) for read in readers]
        )

    def path_reader(self, names: FactPath) -> Reader:
        if len(names) == 1 and names[0] in self.places:
            place = self.places[names[0]]
            return lambda finding, slots: (finding.values or ())[place]
        if not names or names[0] in self.places:
            raise UntoldError
        if names[0] in self.rule.numbers:
            number = self.rule.numbers[names[0]]
            return lambda finding, slots: number
        return _own(names[1:]) if names[0] == self.variable else _at(names)


def fields_of(node: nodes.Node) -> FactPath:
    """Return the fields that a path takes, one after the other."""
    return (*fields_of(node.base), node.field) if isinstance(node, nodes.Path) else ()


def _of_bound(slot: int, names: FactPath) -> Reader:
    return lambda finding, slots: follow(slots[slot], names)


def _own(names: FactPath) -> Reader:
    return lambda finding, slots: follow(finding.item, names)


def _at(names: FactPath) -> Reader:
    return lambda finding, slots: follow(finding.facts, names)


def follow(value: Any, names: FactPath) -> Any:
    for name in names:
        value = value[name]
    return value
