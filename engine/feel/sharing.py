"""Compiles several expressions into one function that goes through many items, so that what they have in common is worked out once.

What reads nothing but facts is kept in `shared`, for all functions run on the same facts; what also reads numbers of the rule, until
the function ends. A loop that wants the items with a given field equal to a given text finds them by an index of the list.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from engine.feel import nodes, placed
from engine.feel.compiler import LOOPS, Compiler
from engine.feel.nodes import Expr, Node
from engine.feel.placed import call_of, is_same, name_of, store
from engine.feel.plan import Checked, Field, Global, Local
from engine.feel.types import ContextType, ListType

FACTS, SHARED = "facts", "shared"

_CHEAP: Final = frozenset({"today"})


class SharingCompiler(Compiler):
    """Compiles the expressions of one rule, one after the other, for each of its items.

    *head* is run once, *start* for each item. *names* are those that are no facts, with the expression for each.
    """

    def __init__(self, expressions: Sequence[Checked], item: str, names: Mapping[str, ast.expr]) -> None:
        super().__init__(expressions[0])
        self.item = item
        self.names = dict(names)
        self.head: list[ast.stmt] = []
        self.start: list[ast.stmt] = []
        self.fields: dict[tuple[str, ...], ast.expr] = {}
        self.held: dict[str, str] = {}
        self.depth = 0  # of loops around the current place, that for the items apart
        self.uses = Counter(chain for one in expressions for chain in _chains(one))

    def expression(self, checked: Checked) -> ast.expr:
        """Return the Python expression for *checked*, once the statements it needs are written."""
        self.checked, self.plan = checked, checked.plan
        return self.value(checked.expr)

    def load(self, name: str) -> ast.expr:
        return self.names[name] if name in self.names else super().load(name)

    def value(self, node: Expr) -> ast.expr:
        chain = _chain(self.checked, node)
        if len(chain) > 1:
            return self.field_of(node, chain)
        if self.checked.text and self.may_be_held(node):
            read = _names_read(self.checked, node)
            if read is not None and not read & self.changing:
                return self.hold(
                    self.text(node), not read & self.names.keys(), lambda: super(SharingCompiler, self).value(node)
                )
        return super().value(node)

    @property
    def changing(self) -> set[str]:
        """Return the names that stand for something else with every item."""
        return {name for name, value in self.names.items() if not getattr(value, "id", "").startswith("number ")}

    def text(self, node: Node) -> str:
        return self.checked.text[node.start : node.end]

    @contextmanager
    def writing(self, body: list[ast.stmt]) -> Iterator[None]:
        """Write what follows into *body*."""
        outer, self.body = self.body, body
        yield
        self.body = outer

    # fields of records

    def field_of(self, node: Expr, chain: tuple[str, ...]) -> ast.expr:
        """Return the expression for a field of a record of the facts, which is read once, or of the item."""
        if chain[0] in self.names and (chain[0] != self.item or self.uses[chain] == 1):
            return super().value(node)
        if chain not in self.fields:
            with self.writing(self.start if chain[0] in self.names else self.head):
                self.fields[chain] = self.variable(super().value(node))
        return self.fields[chain]

    # what is worked out once

    def may_be_held(self, node: Expr) -> bool:
        """Return whether *node* is worth keeping, and comes to the same here as it does outside the loops around it."""
        if isinstance(node, nodes.Path):
            return isinstance(self.plan.types[node.base], ListType)
        if isinstance(node, nodes.Call):
            return node in self.plan.calls and node.function not in _CHEAP and not (self.depth and _loops_in(node))
        return isinstance(node, LOOPS) and not self.depth

    def hold(self, text: str, for_all: bool, write: Any) -> ast.expr:
        """Return the name of what *write* writes, which is worked out where it is needed first."""
        with self.block() as body:
            value = write()
            if text not in self.held:
                self.held[text] = self.fresh()
                self.head.append(store(self.held[text], self.recalled(text) if for_all else name_of("NOTHING")))
            held = self.held[text]
            self.assign(held, value)
            if for_all:
                self.body.append(placed.Assign([_entry(text, ast.Store())], name_of(held)))
        self.when(is_same(name_of(held), name_of("NOTHING")), body)
        return name_of(held)

    def recalled(self, text: str) -> ast.expr:
        get = placed.Attribute(name_of(SHARED), "get", ast.Load())
        return placed.Call(get, [placed.Constant(text), name_of("NOTHING")], [])

    # indexes

    @contextmanager
    def inside(self, items: ast.expr, *parts: Node) -> Iterator[None]:
        self.depth += 1
        with super().inside(items, *parts):
            yield
        self.depth -= 1

    def candidates(self, loop: Node, base: Expr, condition: Expr, items: ast.expr) -> ast.expr:
        chain = _chain(self.checked, base)
        joins = self.joins(condition, self.plan.slots[loop]) if chain and chain[0] not in self.names else iter(())
        for name, key in joins:
            made = call_of("make_index", items, placed.Constant(name))
            index = self.hold(f"{self.text(base)} by {name}", True, lambda made=made: made)
            return self.variable(call_of("look_up", index, self.value(key)))
        return items

    def joins(self, condition: Expr, slot: int) -> Iterator[tuple[str, Expr]]:
        """Yield each text field of the item in *slot* that has to be equal to something else for *condition* to hold."""
        for part in _conjuncts(condition):
            if isinstance(part, nodes.Comparison) and part.operator == "=":
                for field, key in ((part.left, part.right), (part.right, part.left)):
                    name = self.field_in(field, slot)
                    if name and self.is_text(field) and self.is_text(key) and self.is_outside(key, slot):
                        yield name, key

    def field_in(self, node: Expr, slot: int) -> str:
        """Return which field of the item in *slot* this is, or nothing."""
        if isinstance(node, nodes.Name):
            ref = self.plan.names[node][0]
            return ref.name if isinstance(ref, Field) and ref.slot == slot and ref.sure else ""
        if isinstance(node, nodes.Path) and isinstance(node.base, nodes.Name):
            return node.field if self.plan.names[node.base] == (Local(slot),) else ""
        return ""

    def is_outside(self, node: Expr, slot: int) -> bool:
        """Return whether *node* is a literal, a name or a field, and does not depend on the item in *slot*."""
        while isinstance(node, nodes.Path):
            node = node.base
        if isinstance(node, nodes.Name):
            return all(isinstance(ref, Global) or ref.slot != slot for ref in self.plan.names[node])
        return isinstance(node, nodes.Literal)


def _entry(text: str, context: ast.expr_context) -> ast.expr:
    return placed.Subscript(name_of(SHARED), placed.Constant(text), context)


def _conjuncts(node: Expr) -> tuple[Expr, ...]:
    """Return the conditions that all have to hold for *node* to hold."""
    return node.operands if isinstance(node, nodes.Logic) and node.operator == "and" else (node,)


def _chain(checked: Checked, node: Expr) -> tuple[str, ...]:
    """Return the names of ``a.b.c`` where it is a field of records, beginning with one of the scope; else nothing."""
    fields: list[str] = []
    while isinstance(node, nodes.Path) and isinstance(checked.plan.types[node.base], ContextType):
        fields.append(node.field)
        node = node.base
    refs = checked.plan.names.get(node, ()) if isinstance(node, nodes.Name) else ()
    return (refs[0].name, *reversed(fields)) if refs and isinstance(refs[0], Global) else ()


def _chains(checked: Checked) -> Iterator[tuple[str, ...]]:
    """Yield the fields of records that *checked* reads, those in a loop once more for each loop they are in."""
    for root in (checked.expr, *(node for node in _walk(checked.expr) if isinstance(node, LOOPS))):
        yield from (_chain(checked, node) for node in _walk(root) if isinstance(node, nodes.Path))


def _names_read(checked: Checked, node: Expr) -> set[str] | None:
    """Return the names of the scope that *node* reads, or None if it reads what a loop around it has bound."""
    within = list(_walk(node))
    own = {checked.plan.slots[one] for one in within if one in checked.plan.slots}
    refs = [ref for one in within if isinstance(one, nodes.Name) for ref in checked.plan.names[one]]
    if any(not isinstance(ref, Global) and ref.slot not in own for ref in refs):
        return None
    return {ref.name for ref in refs if isinstance(ref, Global)}


def _loops_in(root: Node) -> bool:
    return any(isinstance(node, LOOPS) for node in _walk(root))


def _walk(root: Node) -> Iterator[Node]:
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        pending += nodes.children(node)
