"""Compiles expressions about the facts of a declaration: complete records, in which what is not stated is unknown, and nothing is null."""

import ast
from collections.abc import Mapping
from typing import Final

from engine.feel import nodes, placed
from engine.feel.compiler import Compiler
from engine.feel.nodes import Expr
from engine.feel.placed import KNOWN, VALUED, call_of, class_of, is_same, name_of
from engine.feel.plan import BoundCall, Checked, Global
from engine.feel.shapes import is_of_records, loops_of
from engine.feel.types import ListType, NumberType, StringType

FACTS, SHARED = "facts", "shared"

_SLOW: Final = frozenset({"replace", "matches", "split"})
_OF_TEXTS: Final = frozenset({"contains", "starts with", "ends with", "upper case", "lower case", "string length"})


class RecordCompiler(Compiler):
    """Compiles the expressions of one rule. *names* are those that are no facts, with the expression for each; *item* is one of them."""

    def __init__(self, checked: Checked, item: str, names: Mapping[str, ast.expr]) -> None:
        super().__init__(checked)
        self.item = item
        self.names = dict(names)
        self.sure |= {f"number {name}": KNOWN | VALUED for name, value in names.items() if is_number(value)}
        self.lists: set[str] = set()  # those of the names that are lists of records

    def expression(self, checked: Checked) -> ast.expr:
        """Return the Python expression for *checked*, once the statements it needs are written."""
        self.checked, self.plan = checked, checked.plan
        self.records = set()
        for loop, items in sorted(loops_of(checked.expr), key=lambda one: one[0].start):  # outer ones first
            if self.are_records(items):
                self.records.add(self.plan.slots[loop])
        return self.value(checked.expr)

    def keep_name(self, name: str, checked: Checked, value: ast.expr) -> None:
        """Keep the *value* of *checked* under a *name* of the rule."""
        variable = f"value {name}"
        self.assign(variable, value)
        self.sure[variable] = self.sure_of(value)
        if self.are_records(checked.expr):
            self.lists.add(name)

    # what is sure: the facts are complete records, in which only what is not stated is unknown

    def is_record(self, node: Expr) -> bool:
        if not is_of_records(self.plan.types[node]):
            return False
        if isinstance(node, nodes.Path):
            return self.is_record(node.base)
        return isinstance(node, nodes.Name) and self.is_fact(node)

    def is_fact(self, node: nodes.Name) -> bool:
        """Return whether *node* names a fact of the declaration, the rule's item, or something of an item of a list of facts."""
        ref = self.plan.names[node][0]
        if isinstance(ref, Global):
            return ref.name not in self.names or ref.name == self.item
        return ref.slot in self.records

    def are_records(self, node: Expr) -> bool:
        """Return whether *node*, if it is a list, is surely one of such records."""
        if isinstance(node, nodes.Filter):
            return node not in self.plan.indexes and self.are_records(node.base)
        kind = self.plan.types[node]
        if not isinstance(kind, ListType) or not is_of_records(kind.item):
            return False
        if isinstance(node, nodes.Path):
            return self.is_record(node.base)
        return isinstance(node, nodes.Name) and (self.is_fact(node) or node.name in self.lists)

    def fields_of(self, node: nodes.Path, items: ast.expr) -> ast.expr:
        general = super().fields_of(node, items)
        if not self.are_records(node.base) or isinstance(items, ast.Constant):
            return general
        each = placed.Subscript(name_of("each"), placed.Constant(node.field), ast.Load())
        rounds = ast.comprehension(placed.Name("each", ast.Store()), items, [], 0)
        return placed.IfExp(is_same(class_of(items), name_of("list")), placed.ListComp(each, [rounds]), general)

    def compared(self, value: ast.expr, other: Expr) -> ast.expr:
        kind = self.plan.types[other]
        if is_number(value) and isinstance(kind, NumberType) and kind.integer:
            return name_of(f"whole {getattr(value, 'id', '')}")
        return value

    def load(self, name: str) -> ast.expr:
        return self.names[name] if name in self.names else super().load(name)

    def called_with(self, bound: BoundCall, values: list[ast.expr]) -> ast.expr:
        called = [self.constant(bound.function), self.constant(bound.signatures), *values]
        kinds = [self.plan.types[one] if isinstance(one, Expr) else None for one in bound.arguments]
        if bound.function.name in _SLOW and all(kind is None or isinstance(kind, StringType) for kind in kinds):
            return call_of("call_once", name_of(SHARED), *called)
        if bound.function.name in _OF_TEXTS and all(isinstance(kind, StringType) for kind in kinds):
            return call_of("call_with_texts", *called)
        first = kinds[0] if kinds else None
        if bound.function.name == "sum" and isinstance(first, ListType) and isinstance(first.item, NumberType):
            return call_of("call_with_numbers", *called)
        return super().called_with(bound, values)


def is_number(value: ast.expr) -> bool:
    return getattr(value, "id", "").startswith("number ")
