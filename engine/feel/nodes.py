"""The syntax tree of an expression. Every node knows where it stands in the text."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from engine.feel.values import Value


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression, from offset *start* up to *end*."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Expr(Node):
    """A part that has a value."""


@dataclass(frozen=True, slots=True)
class Literal(Expr):
    """A number, string, true, false or null."""

    value: Value


@dataclass(frozen=True, slots=True)
class AtLiteral(Expr):
    """A date or duration, ``@"2020-01-01"``; the value is null if the text is neither."""

    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Name(Expr):
    name: str


@dataclass(frozen=True, slots=True)
class Path(Expr):
    """``base.field``; the field's name stands at *field_start*."""

    base: Expr
    field: str
    field_start: int


@dataclass(frozen=True, slots=True)
class Filter(Expr):
    """``base[condition]``."""

    base: Expr
    condition: Expr


@dataclass(frozen=True, slots=True)
class Negation(Expr):
    """``-operand``."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class Arithmetic(Expr):
    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Comparison(Expr):
    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Logic(Expr):
    """``a and b and …`` or ``a or b or …``."""

    operator: str
    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Between(Expr):
    operand: Expr
    low: Expr
    high: Expr


@dataclass(frozen=True, slots=True)
class In(Expr):
    """``operand in test`` or ``operand in (test, …)``."""

    operand: Expr
    tests: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class UnaryTest(Expr):
    """``< operand``: the values that compare so with it."""

    operator: str
    operand: Expr


@dataclass(frozen=True, slots=True)
class RangeLiteral(Expr):
    low: Expr
    high: Expr
    low_included: bool
    high_included: bool


@dataclass(frozen=True, slots=True)
class If(Expr):
    condition: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Binding(Node):
    """``name in domain``, or ``name in domain..upto``."""

    name: str
    domain: Expr
    upto: Expr | None


@dataclass(frozen=True, slots=True)
class For(Expr):
    bindings: tuple[Binding, ...]
    result: Expr


@dataclass(frozen=True, slots=True)
class Quantified(Expr):
    """``some … satisfies`` or ``every … satisfies``."""

    quantifier: str
    bindings: tuple[Binding, ...]
    condition: Expr


@dataclass(frozen=True, slots=True)
class ListLiteral(Expr):
    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """``key: value`` of a context."""

    key: str
    value: Expr


@dataclass(frozen=True, slots=True)
class ContextLiteral(Expr):
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """A value given to a function, with the parameter's name or ""."""

    name: str
    value: Expr


@dataclass(frozen=True, slots=True)
class Call(Expr):
    function: str
    arguments: tuple[Argument, ...]


def children(node: Node) -> Iterator[Node]:
    """Return the nodes directly below *node*, in the order of the text."""
    for spec in fields(node):
        value = getattr(node, spec.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Node))


def depth(node: Node) -> int:
    """Return how many nodes stand above one another in the tree."""
    deepest, pending = 0, [(node, 1)]
    while pending:
        inner, level = pending.pop()
        deepest = max(deepest, level)
        pending += [(child, level + 1) for child in children(inner)]
    return deepest
