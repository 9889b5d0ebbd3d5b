"""Reads a checked condition into parts: names become what they stand for, and fixed values are worked out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from engine.feel import BooleanType, Checked, ListType, StringType, Type, nodes, operators
from engine.feel.dates import FarDate
from engine.feel.functions import call
from engine.feel.nodes import Expr
from engine.feel.plan import Field, Global, Local, Ref
from engine.feel.types import ANY, DATE
from engine.feel.values import kind_of
from engine.reasoning.parts import Apply, Constant, Fact, Part, constant, value_of

Bound: TypeAlias = Mapping[int, Part]  # what loops and filters have bound so far, by slot

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
COMPARABLE: Final = ("boolean", "number", "string", "date")
SCALARS: Final = (*COMPARABLE, "null", "years and months duration", "days and time duration")
MAX_UNROLLED: Final = 60
SWAPPED: Final = {">": "<", ">=": "<="}


@dataclass(frozen=True, eq=False)
class Names:
    """What names of a condition stand for: fixed numbers, values worked out, tables (the expression and its cells)."""

    numbers: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    values: Mapping[str, Checked] = field(default_factory=lambda: NOTHING)
    tables: Mapping[str, tuple[Checked, Mapping[str, Decimal]]] = field(default_factory=lambda: NOTHING)
    today: date | None = None


NO_NAMES: Final = Names()


def read_condition(checked: Checked, names: Names = NO_NAMES) -> Part:
    """Return *checked* as parts."""
    return _Reader(checked, names).read(checked.expr, {})


def read_parts(checked: Checked, names: Names = NO_NAMES) -> tuple[tuple[Expr, Part], ...]:
    """Return each node of *checked* as a part, inner ones first; without those that stand for several, as in a loop written out."""
    seen: list[tuple[Expr, Part]] = []
    _Reader(checked, names, seen).read(checked.expr, {})
    found: dict[int, tuple[Expr, set[Part]]] = {}
    for node, part in seen:
        found.setdefault(id(node), (node, set()))[1].add(part)
    return tuple((node, parts.pop()) for node, parts in found.values() if len(parts) == 1)


@dataclass(frozen=True, slots=True)
class _Reader:
    checked: Checked
    names: Names
    seen: list[tuple[Expr, Part]] | None = None

    def read(self, node: Expr, bound: Bound) -> Part:
        part = _READERS[type(node)](self, node, bound)
        if self.seen is not None:
            self.seen.append((node, part))
        return part

    def all(self, found: tuple[Expr, ...], bound: Bound) -> tuple[Part, ...]:
        return tuple(self.read(node, bound) for node in found)

    def fact(self, node: Expr, *made_of: Any, kind: Type | None = None) -> Fact:
        text = self.checked.text[node.start : node.end]
        return Fact(made_of, kind or self.checked.plan.types.get(node, ANY), text)

    def relation(self, node: Expr, operation: str, parts: tuple[Part, ...]) -> Part:
        """Return a comparison: one of what cannot be told apart by a few values is a fact of its own."""
        if all(isinstance(part, Constant) for part in parts):
            return constant(value_of(Apply(operation, parts), {}))
        tests = parts[1:] if operation == "in" else ()
        plain = [part for part in parts if not (part in tests and _is_list_of_choices(part))]
        whole = Apply(operation, parts)
        return whole if all(map(_comparable, plain)) else self.fact(node, "relation", whole, kind=BooleanType())

    # values

    def literal(self, node: nodes.Literal | nodes.AtLiteral, bound: Bound) -> Part:
        return constant(node.value)

    def name(self, node: nodes.Name, bound: Bound) -> Part:
        refs = self.checked.plan.names.get(node, ())
        return self.refer(node, refs[0], bound) if len(refs) == 1 else self.fact(node, "loose", node.name)

    def refer(self, node: Expr, ref: Ref, bound: Bound) -> Part:
        if isinstance(ref, Local):
            return bound[ref.slot]
        if isinstance(ref, Field):
            return self.part_of(node, bound[ref.slot], ref.name)
        return self.named(node, ref)

    def named(self, node: Expr, ref: Global) -> Part:
        names, name = self.names, ref.name
        if name in names.values:
            return read_condition(names.values[name], names)
        if name in names.tables:
            by, cells = names.tables[name]
            return Apply("table", (read_condition(by, names), Constant("table", tuple(cells.items()))))
        if name in names.numbers:
            return constant(names.numbers[name])
        return self.fact(node, "name", name)

    def path(self, node: nodes.Path, bound: Bound) -> Part:
        return self.part_of(node, self.read(node.base, bound), node.field)

    def part_of(self, node: Expr, base: Part, name: str) -> Part:
        if isinstance(base, Constant):
            return constant(operators.field(base.value, name))
        return self.fact(node, "path", base, name)

    def list_literal(self, node: nodes.ListLiteral, bound: Bound) -> Part:
        return Apply("list", self.all(node.items, bound))

    def context_literal(self, node: nodes.ContextLiteral, bound: Bound) -> Part:
        entries = []
        for entry in node.entries:
            part = self.read(entry.value, bound)
            entries.append((entry.key, part))
            bound = {**bound, self.checked.plan.slots[entry]: part}
        return self.fact(node, "context", *entries)

    def range_literal(self, node: nodes.RangeLiteral, bound: Bound) -> Part:
        signs = f"{'[' if node.low_included else '('}..{']' if node.high_included else ')'}"
        return Apply(signs, self.all((node.low, node.high), bound))

    def unary_test(self, node: nodes.UnaryTest, bound: Bound) -> Part:
        return Apply(f"unary {node.operator}", (self.read(node.operand, bound),))

    # operators

    def negation(self, node: nodes.Negation, bound: Bound) -> Part:
        operand = self.read(node.operand, bound)
        if isinstance(operand, Constant):
            return constant(operators.negate(operand.value))
        return self.fact(node, "negation", operand)

    def arithmetic(self, node: nodes.Arithmetic, bound: Bound) -> Part:
        left, right = self.read(node.left, bound), self.read(node.right, bound)
        if isinstance(left, Constant) and isinstance(right, Constant):
            return constant(operators.ARITHMETIC[node.operator](left.value, right.value))
        dated = node.operator == "+" and any(isinstance(part, Fact) and part.type == DATE for part in (left, right))
        return self.fact(node, node.operator, left, right, kind=DATE if dated else None)

    def comparison(self, node: nodes.Comparison, bound: Bound) -> Part:
        left, right = self.read(node.left, bound), self.read(node.right, bound)
        if node.operator in SWAPPED:
            return self.relation(node, SWAPPED[node.operator], (right, left))
        return self.relation(node, node.operator, (left, right))

    def logic(self, node: nodes.Logic, bound: Bound) -> Part:
        return Apply(node.operator, self.all(node.operands, bound))

    def between(self, node: nodes.Between, bound: Bound) -> Part:
        return self.relation(node, "between", self.all((node.operand, node.low, node.high), bound))

    def membership(self, node: nodes.In, bound: Bound) -> Part:
        return self.relation(node, "in", self.all((node.operand, *node.tests), bound))

    def call(self, node: nodes.Call, bound: Bound) -> Part:
        called = self.checked.plan.calls.get(node)
        if called is None:
            return constant(None)
        name = called.function.name
        if name == "today":
            today = self.names.today
            return constant(today) if today else self.fact(node, "today", kind=DATE)
        arguments = tuple(self.argument(argument, bound) for argument in called.arguments)
        if name == "not" and len(arguments) == 1 and not isinstance(arguments[0], tuple):
            return Apply("not", (arguments[0],))
        fixed = [_fixed(argument) for argument in arguments]
        if all(fixed):
            value = call(called.function, called.signatures, *(part.value for part in fixed if part))
            if kind_of(value) in SCALARS:
                return constant(value)
        return self.fact(node, "call", name, *arguments)

    def argument(self, argument: Expr | tuple[Expr, ...] | None, bound: Bound) -> Any:
        if argument is None:
            return constant(None)
        return self.all(argument, bound) if isinstance(argument, tuple) else self.read(argument, bound)

    # branches and loops

    def conditional(self, node: nodes.If, bound: Bound) -> Part:
        return Apply("if", self.all((node.condition, node.then, node.otherwise), bound))

    def filter(self, node: nodes.Filter, bound: Bound) -> Part:
        base = self.read(node.base, bound)
        if node in self.checked.plan.indexes:
            return self.fact(node, "index", base, self.read(node.condition, bound))
        item = self.item(node.base, base, bound)
        condition = self.read(node.condition, {**bound, self.checked.plan.slots[node]: item})
        return self.fact(node, "filter", base, condition)

    def item(self, node: Expr, domain: Part, bound: Bound, text: str = "item") -> Fact:
        """Return what stands for any item of *domain*."""
        kind = self.checked.plan.types.get(node, ANY)
        word = "item" if domain.is_given_list else "strange item"
        return Fact((word, len(bound)), kind.item if isinstance(kind, ListType) else ANY, text)

    def loop(self, node: nodes.For, bound: Bound) -> Part:
        domains, bound = self.bind(node.bindings, bound)
        partial = Fact(("item", len(bound)), ListType(ANY), "partial")
        result = self.read(node.result, {**bound, self.checked.plan.slots[node]: partial})
        return self.fact(node, "for", *domains, result)

    def quantified(self, node: nodes.Quantified, bound: Bound) -> Part:
        written = self.unroll(node.bindings, node.condition, bound)
        if written is not None:
            return Apply("and" if node.quantifier == "every" else "or", tuple(written))
        domains, bound = self.bind(node.bindings, bound)
        return self.fact(node, node.quantifier, *domains, self.read(node.condition, bound))

    def unroll(self, bindings: tuple[nodes.Binding, ...], condition: Expr, bound: Bound) -> list[Part] | None:
        """Return the condition for each item of lists that are written out, or None where one is not, or is long."""
        if not bindings:
            return [self.read(condition, bound)]
        binding, *inner = bindings
        domain = None if binding.upto else self.read(binding.domain, bound)
        if not (isinstance(domain, Apply) and domain.operation == "list") or len(domain.parts) > MAX_UNROLLED:
            return None
        found: list[Part] = []
        for item in domain.parts:
            more = self.unroll(tuple(inner), condition, {**bound, self.checked.plan.slots[binding]: item})
            if more is None or len(found) + len(more) > MAX_UNROLLED:
                return None
            found += more
        return found

    def bind(self, bindings: tuple[nodes.Binding, ...], bound: Bound) -> tuple[list[Any], Bound]:
        """Return what is run over, and *bound* with an item of each."""
        domains: list[Any] = []
        for binding in bindings:
            domain = self.read(binding.domain, bound)
            domains.append(domain)
            if binding.upto is not None:
                domains.append(("upto", self.read(binding.upto, bound)))
            item = self.item(binding.domain, domain, bound, binding.name)
            bound = {**bound, self.checked.plan.slots[binding]: item}
        return domains, bound


def _fixed(part: Any) -> Constant | None:
    """Return *part* as a constant, where everything in it is one."""
    if isinstance(part, Constant):
        return part
    if isinstance(part, Apply):
        part = part.parts if part.operation == "list" else ()
    fixed = [_fixed(one) for one in part] if isinstance(part, tuple) else []
    return constant([one.value for one in fixed if one]) if fixed and all(fixed) else None


def _comparable(part: Part) -> bool:
    """Return whether a few values stand for all that *part* may be in a comparison."""
    if isinstance(part, Constant):
        return part.kind in (*COMPARABLE, "null", "table") and not isinstance(part.value, FarDate)
    if isinstance(part, Fact):
        return part.type.kind in COMPARABLE
    if part.operation in ("and", "or", "not", "=", "!=", "<", "<=", "in", "between"):
        return True
    if part.operation == "if":
        return all(map(_comparable, part.parts[1:]))
    return all(map(_comparable, part.parts))


def _is_list_of_choices(part: Part) -> bool:
    """Return whether *part* is a fact that lists some of a closed set of values."""
    kind = part.type if isinstance(part, Fact) and part.stated else None
    return isinstance(kind, ListType) and isinstance(kind.item, StringType) and kind.item.values is not None


_READERS: Final[dict[type, Callable[[_Reader, Any, Bound], Part]]] = {
    nodes.Literal: _Reader.literal,
    nodes.AtLiteral: _Reader.literal,
    nodes.Name: _Reader.name,
    nodes.Path: _Reader.path,
    nodes.Filter: _Reader.filter,
    nodes.Negation: _Reader.negation,
    nodes.Arithmetic: _Reader.arithmetic,
    nodes.Comparison: _Reader.comparison,
    nodes.Logic: _Reader.logic,
    nodes.Between: _Reader.between,
    nodes.In: _Reader.membership,
    nodes.UnaryTest: _Reader.unary_test,
    nodes.RangeLiteral: _Reader.range_literal,
    nodes.If: _Reader.conditional,
    nodes.For: _Reader.loop,
    nodes.Quantified: _Reader.quantified,
    nodes.ListLiteral: _Reader.list_literal,
    nodes.ContextLiteral: _Reader.context_literal,
    nodes.Call: _Reader.call,
}
