"""What is settled about an expression before it runs: its types, and what each of its names and calls stands for."""

from dataclasses import dataclass, field
from typing import TypeAlias

from engine.feel.functions import Function, Signature
from engine.feel.nodes import Expr, Node
from engine.feel.running import Program
from engine.feel.types import Type

FactPath: TypeAlias = tuple[str, ...]

EACH = "[]"  # the part of a path that stands for each item of a list


@dataclass(frozen=True, slots=True)
class Global:
    """A name of the scope."""

    name: str


@dataclass(frozen=True, slots=True)
class Local:
    """What a loop, filter or context has bound to *slot*."""

    slot: int


@dataclass(frozen=True, slots=True)
class Field:
    """The field *name* of the item bound to *slot*; *sure* if all its items are known to have it."""

    slot: int
    name: str
    sure: bool


Ref: TypeAlias = Global | Local | Field


@dataclass(frozen=True, slots=True)
class BoundCall:
    """A call whose arguments are sorted out: one for each parameter, a tuple for one that gathers, None for one left out."""

    function: Function
    signatures: tuple[Signature, ...]
    arguments: tuple[Expr | tuple[Expr, ...] | None, ...]


@dataclass(slots=True)
class Plan:
    """Everything that was settled, by node."""

    types: dict[Node, Type] = field(default_factory=dict)
    names: dict[Node, tuple[Ref, ...]] = field(default_factory=dict)  # tried in turn
    slots: dict[Node, int] = field(default_factory=dict)  # of bindings, filters, entries; for a `For`, of ``partial``
    calls: dict[Node, BoundCall] = field(default_factory=dict)  # calls that are not here give null
    indexes: set[Node] = field(default_factory=set)  # filters that pick by number
    used: set[int] = field(default_factory=set)  # slots that something reads


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """An expression ready to run. *reads* are the facts it looks at, as paths from a name of the scope.

    *program* spares compiling it again, where it is kept.
    """

    expr: Expr
    type: Type
    text: str
    reads: frozenset[FactPath]
    plan: Plan = field(repr=False, compare=False)
    program: Program | None = field(default=None, repr=False, compare=False)
