"""Compiles several expressions into one function that goes through many items, so that what they have in common is worked out once.

What reads nothing but facts is kept in `shared`, for all functions run on the same facts; what also reads numbers of the rule, until
the function ends.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from engine.feel import nodes, placed
from engine.feel.nodes import Expr, Node
from engine.feel.placed import is_same, name_of, store
from engine.feel.plan import Checked
from engine.feel.records import SHARED, RecordCompiler, is_number
from engine.feel.shapes import LOOPS, chain_of, chains_of, has_loops, names_read
from engine.feel.types import ListType

_CHEAP: Final = frozenset({"today"})


class SharingCompiler(RecordCompiler):
    """Compiles the expressions of one rule, one after the other, for each of its items.

    *head* is run once, *start* for each item.
    """

    def __init__(self, expressions: Sequence[Checked], item: str, names: Mapping[str, ast.expr]) -> None:
        super().__init__(expressions[0], item, names)
        self.head: list[ast.stmt] = []
        self.start: list[ast.stmt] = []
        self.fields: dict[tuple[str, ...], ast.expr] = {}
        self.held: dict[str, str] = {}
        self.depth = 0  # of loops around the current place, that for the items apart
        self.uses = Counter(chain for one in expressions for chain in chains_of(one))

    def value(self, node: Expr) -> ast.expr:
        chain = chain_of(self.checked, node)
        if len(chain) > 1:
            return self.field_of(node, chain)
        if self.checked.text and self.may_be_held(node):
            read = names_read(self.checked, node)
            if read is not None and not read & self.changing:
                return self.hold(
                    self.text(node), not read & self.names.keys(), lambda: super(SharingCompiler, self).value(node)
                )
        return super().value(node)

    @property
    def changing(self) -> set[str]:
        """Return the names that stand for something else with every item."""
        return {name for name, value in self.names.items() if not is_number(value)}

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
            return node in self.plan.calls and node.function not in _CHEAP and not (self.depth and has_loops(node))
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


def _entry(text: str, context: ast.expr_context) -> ast.expr:
    return placed.Subscript(name_of(SHARED), placed.Constant(text), context)
