"""Questions about the shape of expressions: what they read, and where they go through lists."""

from collections.abc import Iterator

from engine.feel import nodes
from engine.feel.nodes import Expr, Node
from engine.feel.plan import Checked, Global
from engine.feel.types import ContextType, Type

LOOPS = (nodes.For, nodes.Quantified, nodes.Filter)


def conjuncts(node: Expr) -> tuple[Expr, ...]:
    """Return the conditions that all have to hold for *node* to hold."""
    return node.operands if isinstance(node, nodes.Logic) and node.operator == "and" else (node,)


def chain_of(checked: Checked, node: Expr) -> tuple[str, ...]:
    """Return the names of ``a.b.c`` where it is a field of records, beginning with one of the scope; else nothing."""
    fields: list[str] = []
    while isinstance(node, nodes.Path) and isinstance(checked.plan.types[node.base], ContextType):
        fields.append(node.field)
        node = node.base
    refs = checked.plan.names.get(node, ()) if isinstance(node, nodes.Name) else ()
    return (refs[0].name, *reversed(fields)) if refs and isinstance(refs[0], Global) else ()


def chains_of(checked: Checked) -> Iterator[tuple[str, ...]]:
    """Yield the fields of records that *checked* reads, those in a loop once more for each loop they are in."""
    for root in (checked.expr, *(node for node in walk(checked.expr) if isinstance(node, LOOPS))):
        yield from (chain_of(checked, node) for node in walk(root) if isinstance(node, nodes.Path))


def names_read(checked: Checked, node: Expr, *slots: int) -> set[str] | None:
    """Return the names of the scope that *node* reads, or None if it reads what a loop around it has bound, but for *slots*."""
    within = list(walk(node))
    own = {checked.plan.slots[one] for one in within if one in checked.plan.slots} | set(slots)
    refs = [ref for one in within if isinstance(one, nodes.Name) for ref in checked.plan.names[one]]
    if any(not isinstance(ref, Global) and ref.slot not in own for ref in refs):
        return None
    return {ref.name for ref in refs if isinstance(ref, Global)}


def has_loops(root: Node) -> bool:
    return any(isinstance(node, LOOPS) for node in walk(root))


def walk(root: Node) -> Iterator[Node]:
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        pending += nodes.children(node)


def is_of_records(kind: Type) -> bool:
    """Return whether *kind* is that of a record of the declaration."""
    return isinstance(kind, ContextType) and bool(kind.name)


def loops_of(root: Node) -> Iterator[tuple[Node, Expr]]:
    """Yield each part that binds an item, with the list it is of."""
    for node in walk(root):
        if isinstance(node, nodes.Filter):
            yield node, node.base
        elif isinstance(node, nodes.For | nodes.Quantified):
            yield from ((binding, binding.domain) for binding in node.bindings if binding.upto is None)
