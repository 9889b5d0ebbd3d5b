"""Compiles conditions that join lists: what has to be equal to something else is found by an index, or by groups, made once.

What such a condition asks of an item alone is asked once for each item, so that those of which it is false are looked at no more.
"""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from engine.feel import nodes, placed
from engine.feel.nodes import Expr, Node
from engine.feel.placed import FALSE, NULL, TRUE, call_of, class_of, is_not, is_same, name_of
from engine.feel.plan import Field, Global, Local
from engine.feel.shapes import chain_of, conjuncts, has_loops, names_read
from engine.feel.sharing import SharingCompiler


@dataclass(frozen=True, slots=True)
class Join:
    """A condition on the item in *slot*: its *field* equals the *key*, which is something else, and its *own* parts hold."""

    slot: int
    field: str
    key: Expr
    own: tuple[Expr, ...]


class JoiningCompiler(SharingCompiler):
    """Compiles the expressions of one rule, one after the other, for each of its items."""

    @contextmanager
    def inside(self, items: ast.expr, *parts: Node) -> Iterator[None]:
        self.depth += 1
        with super().inside(items, *parts):
            yield
        self.depth -= 1

    def candidates(self, loop: Node, base: Expr, condition: Expr, items: ast.expr) -> ast.expr:
        join = self.join_of(base, condition, self.plan.slots[loop])
        if not join:
            return items
        index = self.hold(self.text_of(base, join), self.for_all(join), lambda: self.index(items, join))
        alone = len(join.own) + 1 == len(conjuncts(condition)) and self.are_records(base)
        return self.variable(call_of("look_up", index, self.value(join.key), placed.Constant(alone)))

    def index(self, items: ast.expr, join: Join) -> ast.expr:
        """Return the expression for the index of those *items* that what stands about them alone does not leave out."""
        if not join.own:
            return call_of("make_index", items, placed.Constant(join.field))
        left = self.fresh()
        self.assign(left, placed.List([], ast.Load()))
        with self.block() as rounds:
            sure = self.variable(self.all_of(join.own))
            with self.block() as then:
                self.append(left, name_of(f"s{join.slot}"))
            self.when(is_not(sure, FALSE), then)
        self.body.append(placed.For(placed.Name(f"s{join.slot}", ast.Store()), items, rounds, []))
        return call_of("make_index", name_of(left), placed.Constant(join.field))

    def grouped(self, node: nodes.Filter) -> ast.expr | None:
        if self.depth or node in self.plan.indexes or self.kind(node.condition) != "boolean":
            return None
        join = self.join_of(node.base, node.condition, self.plan.slots[node])
        if not join or len(join.own) + 1 < len(conjuncts(node.condition)) or not self.are_records(node.base):
            return None
        text = f"groups of {self.text_of(node.base, join)}"
        groups = self.hold(text, self.for_all(join), lambda: self.groups(node.base, join))
        default = placed.Subscript(groups, NULL, ast.Load())
        get = placed.Attribute(groups, "get", ast.Load())
        return self.variable(placed.Call(get, [self.value(join.key), default], []))

    def groups(self, base: Expr, join: Join) -> ast.expr:
        """Return the expression for what a filter leaves of the list *base* for each text that its field has to be equal to."""
        items = self.atom(self.value(base))
        groups = self.variable(call_of("start_groups", items))
        slot = name_of(f"s{join.slot}")
        with self.block() as rounds:
            sure = self.variable(self.all_of(join.own)) if join.own else TRUE
            key = placed.Subscript(slot, placed.Constant(join.field), ast.Load())
            with self.block() as then:
                self.body.append(placed.Expr(call_of("put", groups, key, sure, slot)))
            if join.own:
                self.when(is_not(sure, FALSE), then)
            else:
                self.body.extend(then)
        is_list = is_same(class_of(placed.Subscript(groups, NULL, ast.Load())), name_of("list"))
        loop = placed.For(placed.Name(f"s{join.slot}", ast.Store()), items, rounds, [])
        self.when(is_list, [loop])
        return call_of("end_groups", groups)

    def all_of(self, parts: tuple[Expr, ...]) -> ast.expr:
        """Return the expression for whether all *parts* of a condition hold."""
        if len(parts) == 1:
            return self.truth(parts[0])
        return self.logic(nodes.Logic(parts[0].start, parts[-1].end, "and", parts))

    def for_all(self, join: Join) -> bool:
        """Return whether what stands about an item alone reads nothing but facts."""
        return all(not (names_read(self.checked, part, join.slot) or set()) & self.names.keys() for part in join.own)

    def text_of(self, base: Expr, join: Join) -> str:
        return " ".join((self.text(base), "by", join.field, *(f"where {self.text(part)}" for part in join.own)))

    def join_of(self, base: Expr, condition: Expr, slot: int) -> Join | None:
        """Return how *condition* joins the list of facts *base*, whose items are in *slot*, with something else; None if it does not."""
        chain = chain_of(self.checked, base)
        if not chain or chain[0] in self.names:
            return None
        parts = conjuncts(condition)
        joins = [(part, name, key) for part in parts for name, key in self.joins(part, slot)]
        if not joins:
            return None
        joined, name, key = min(joins, key=lambda one: isinstance(one[2], nodes.Literal))
        if isinstance(key, nodes.Literal):  # such an index serves more rules if nothing else is asked
            return Join(slot, name, key, ())
        return Join(slot, name, key, tuple(part for part in parts if part is not joined and self.is_own(part, slot)))

    def is_own(self, node: Expr, slot: int) -> bool:
        """Return whether *node* depends on the item in *slot* and on what is the same for all subjects, and goes through no list."""
        if has_loops(node):
            return False
        read = names_read(self.checked, node, slot)
        return read is not None and not read & self.changing

    def joins(self, part: Expr, slot: int) -> Iterator[tuple[str, Expr]]:
        """Yield the text field of the item in *slot* that has to be equal to something else for *part* to hold, with that."""
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
