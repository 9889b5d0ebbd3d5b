"""The plain evaluator: walks the tree, and records what each part came to. What the compiler does is measured against it."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from engine.feel import nodes, operators
from engine.feel.effort import restart
from engine.feel.functions import call
from engine.feel.limits import MAX_ITERATIONS, MAX_PARTIAL
from engine.feel.nodes import Expr
from engine.feel.plan import Checked, Field, Global, Ref
from engine.feel.running import TODAY
from engine.feel.unknown import UNKNOWN
from engine.feel.values import Value

Origin: TypeAlias = tuple[Any, ...]

NO_ORIGINS: Final[Mapping[str, Origin]] = MappingProxyType({})


class Step(NamedTuple):
    """What one part of an expression came to.

    *origin* is the path of the fact it is, such as ``("staff", "s3", "role")`` (an item by its ``id``, else its number from 1), or
    None for what was worked out. *items* are the origins of the items where the value is a list of facts.
    """

    node: Expr
    value: Value
    origin: Origin | None = None
    children: tuple["Step", ...] = ()
    source: str = ""
    items: tuple[Origin | None, ...] | None = None

    @property
    def text(self) -> str:
        """Return how the part is written."""
        return self.source[self.node.start : self.node.end]


class _Bound(NamedTuple):
    """A value under a name, and the fact it is."""

    value: Value
    origin: Origin | None = None
    items: tuple[Origin | None, ...] | None = None


def trace(checked: Checked, env: Mapping[str, Value], origins: Mapping[str, Origin] = NO_ORIGINS) -> Step:
    """Return what *checked* comes to with the values of *env*, part by part, whether or not the rest decided already."""
    restart()
    return Tracer(checked, env, origins).step(checked.expr)


class Tracer:
    """Evaluates one expression; ``bound`` has what loops, filters and contexts have bound so far, by slot."""

    def __init__(self, checked: Checked, env: Mapping[str, Value], origins: Mapping[str, Origin]) -> None:
        self.checked = checked
        self.plan = checked.plan
        self.source = checked.text
        self.env = env
        self.origins = origins
        self.bound: dict[int, _Bound] = {}
        self.rounds = 1  # of the loops around the current place, multiplied

    def step(self, node: Expr) -> Step:
        return _STEPS[type(node)](self, node)

    def done(self, node: Expr, value: Value, *children: Step) -> Step:
        """Return the step for a value that was worked out from *children*."""
        return Step(node, value, None, children, self.source)

    def fact(self, node: Expr, bound: _Bound, *children: Step) -> Step:
        """Return the step for a value that may be a fact."""
        return Step(node, bound.value, bound.origin, children, self.source, bound.items)

    # values

    def literal(self, node: nodes.Literal | nodes.AtLiteral) -> Step:
        return self.done(node, node.value)

    def name(self, node: nodes.Name) -> Step:
        for ref in self.plan.names[node]:
            bound = self.resolve(ref)
            if bound is not None:
                return self.fact(node, bound)
        return self.done(node, None)

    def resolve(self, ref: Ref) -> _Bound | None:
        """Return what *ref* stands for now, or None if the item it points into has no such field."""
        if isinstance(ref, Global):
            return _located(self.env.get(ref.name, UNKNOWN), self.origins.get(ref.name, (ref.name,)))
        bound = self.bound[ref.slot]
        if not isinstance(ref, Field):
            return bound
        if ref.sure or bound.value is UNKNOWN or (isinstance(bound.value, dict) and ref.name in bound.value):
            return _part(bound, ref.name)
        return None

    def path(self, node: nodes.Path) -> Step:
        base = self.step(node.base)
        return self.fact(node, _part(_Bound(base.value, base.origin, base.items), node.field), base)

    def list_literal(self, node: nodes.ListLiteral) -> Step:
        items = [self.step(item) for item in node.items]
        step = self.done(node, [item.value for item in items], *items)
        return step._replace(items=tuple(item.origin for item in items))

    def context_literal(self, node: nodes.ContextLiteral) -> Step:
        values, children = {}, []
        for entry in node.entries:
            child = self.step(entry.value)
            values[entry.key] = child.value
            children.append(child)
            self.bound[self.plan.slots[entry]] = _Bound(child.value, child.origin, child.items)
        return self.done(node, values if len(values) == len(node.entries) else None, *children)

    def range_literal(self, node: nodes.RangeLiteral) -> Step:
        low, high = self.step(node.low), self.step(node.high)
        value = operators.make_range(low.value, high.value, node.low_included, node.high_included)
        return self.done(node, value, low, high)

    def unary_test(self, node: nodes.UnaryTest) -> Step:
        operand = self.step(node.operand)
        return self.done(node, operators.unary_test(node.operator, operand.value), operand)

    # operators

    def negation(self, node: nodes.Negation) -> Step:
        operand = self.step(node.operand)
        return self.done(node, operators.negate(operand.value), operand)

    def arithmetic(self, node: nodes.Arithmetic) -> Step:
        left, right = self.step(node.left), self.step(node.right)
        return self.done(node, operators.ARITHMETIC[node.operator](left.value, right.value), left, right)

    def comparison(self, node: nodes.Comparison) -> Step:
        left, right = self.step(node.left), self.step(node.right)
        return self.done(node, operators.COMPARISONS[node.operator](left.value, right.value), left, right)

    def logic(self, node: nodes.Logic) -> Step:
        operands = [self.step(operand) for operand in node.operands]
        return self.done(node, _FOLDS[node.operator](operand.value for operand in operands), *operands)

    def between(self, node: nodes.Between) -> Step:
        parts = [self.step(part) for part in (node.operand, node.low, node.high)]
        return self.done(node, operators.between(*(part.value for part in parts)), *parts)

    def membership(self, node: nodes.In) -> Step:
        operand, tests = self.step(node.operand), [self.step(test) for test in node.tests]
        return self.done(node, operators.in_tests(operand.value, [test.value for test in tests]), operand, *tests)

    def call(self, node: nodes.Call) -> Step:
        children = {argument.value: self.step(argument.value) for argument in node.arguments}
        bound = self.plan.calls.get(node)
        if bound is None:
            return self.done(node, None, *children.values())
        if bound.function.name == "today":
            return self.done(node, self.env.get(TODAY, UNKNOWN))
        values = [_argument(argument, children) for argument in bound.arguments]
        return self.done(node, call(bound.function, bound.signatures, *values), *children.values())

    # branches and loops

    def conditional(self, node: nodes.If) -> Step:
        condition = self.step(node.condition)
        if condition.value is UNKNOWN:
            then, otherwise = self.step(node.then), self.step(node.otherwise)
            return self.done(node, operators.undecided(then.value, otherwise.value), condition, then, otherwise)
        chosen = self.step(node.then if condition.value is True else node.otherwise)
        return self.fact(node, _Bound(chosen.value, chosen.origin, chosen.items), condition, chosen)

    def filter(self, node: nodes.Filter) -> Step:
        base = self.step(node.base)
        if node in self.plan.indexes:
            return self.index(node, base)
        if base.value is UNKNOWN:
            return self.done(node, UNKNOWN, base)
        items = operators.as_list(base.value)
        if len(items) * self.rounds > MAX_ITERATIONS:
            return self.done(node, None, base)
        places = base.items or (None,) * len(items)
        self.rounds, before = self.rounds * max(len(items), 1), self.rounds
        children = self.conditions(node, items, places)
        self.rounds = before
        results = [child.value for child in children]
        value = operators.choose(items, results)
        kept = tuple(place for place, result in zip(places, results, strict=True) if result is True)
        return self.done(node, value, base, *children)._replace(items=kept if _is_list(value, len(kept)) else None)

    def conditions(self, node: nodes.Filter, items: Sequence[Value], places: Sequence[Origin | None]) -> list[Step]:
        """Return the steps of the condition of *node* for each of *items*."""
        return [self.condition(node, item, place) for item, place in zip(items, places, strict=True)]

    def condition(self, node: nodes.Filter, item: Value, place: Origin | None) -> Step:
        self.bound[self.plan.slots[node]] = _located(item, place)
        return self.step(node.condition)

    def index(self, node: nodes.Filter, base: Step) -> Step:
        """Return the step for ``base[number]``."""
        position = self.step(node.condition)
        value = operators.at_index(base.value, position.value)
        origin = operators.at_index(base.items, position.value) if base.items else None
        return self.fact(node, _located(value, origin if isinstance(origin, tuple) else None), base, position)

    def loop(self, node: nodes.For) -> Step:
        slot, looks_back = self.plan.slots[node], self.plan.slots[node] in self.plan.used
        results: list[Value] = []
        children: list[Step] = []
        ended: list[Value] = []
        before = self.rounds
        for _ in self.rounds_of(node.bindings, children, ended):
            if ended:
                break
            if looks_back and len(results) >= MAX_PARTIAL:
                ended.append(None)
                break
            self.bound[slot] = _Bound(list(results) if looks_back else ())
            children.append(self.step(node.result))
            results.append(children[-1].value)
        self.rounds = before
        return self.done(node, ended[0] if ended else results, *children)

    def quantified(self, node: nodes.Quantified) -> Step:
        children: list[Step] = []
        results: list[Value] = []
        for _ in self.rounds_of(node.bindings, children, results):
            children.append(self.step(node.condition))
            results.append(children[-1].value)
        return self.done(node, _FOLDS[node.quantifier](results), *children)

    def rounds_of(self, bindings: Sequence[nodes.Binding], children: list[Step], ended: list[Value]) -> Iterator[None]:
        """Bind the names of *bindings* to each combination in turn; what cannot be run over is put into *ended*."""
        if not bindings:
            yield
            return
        binding, *inner = bindings
        domain = self.step(binding.domain)
        children.append(domain)
        if binding.upto is not None:
            end = self.step(binding.upto)
            children.append(end)
            items = operators.iterate_between(domain.value, end.value, self.rounds)
        else:
            items = operators.iterate(domain.value, self.rounds)
        if items is UNKNOWN or items is None:
            ended.append(items)
            return
        before = self.rounds
        places = domain.items if domain.items and len(domain.items) == len(items) else itertools.repeat(None)
        for item, place in zip(items, places, strict=False):
            self.rounds = before * max(len(items), 1)
            self.bound[self.plan.slots[binding]] = _located(item, place)
            yield from self.rounds_of(inner, children, ended)
        self.rounds = before


def _argument(argument: Expr | tuple[Expr, ...] | None, steps: Mapping[Expr, Step]) -> Value:
    if isinstance(argument, tuple):
        return [steps[part].value for part in argument]
    return None if argument is None else steps[argument].value


def _is_list(value: Value, length: int) -> bool:
    return isinstance(value, list) and len(value) == length


def _located(value: Value, origin: Origin | None) -> _Bound:
    """Return *value* with its origin, and those of its items if it is a list of facts."""
    if origin is None or not isinstance(value, (list, tuple)):
        return _Bound(value, origin)
    return _Bound(value, origin, tuple((*origin, _mark(item, place)) for place, item in enumerate(value, 1)))


def _mark(item: Value, place: int) -> Value:
    """Return what an item is called in a path: its ``id``, else its number."""
    mark = item.get("id") if isinstance(item, dict) else None
    return mark if isinstance(mark, (str, int)) else place


def _part(bound: _Bound, name: str) -> _Bound:
    """Return the field *name* of a value, or of each of its items."""
    value = operators.field(bound.value, name)
    if bound.items is not None and isinstance(bound.value, (list, tuple)):
        return _Bound(value, None, tuple(None if item is None else (*item, name) for item in bound.items))
    if bound.origin is None or not isinstance(bound.value, dict):
        return _Bound(value)
    return _located(value, (*bound.origin, name))


_FOLDS: Final[dict[str, Callable[[Any], Value]]] = {
    "and": operators.all_of,
    "every": operators.all_of,
    "or": operators.any_of,
    "some": operators.any_of,
}
_STEPS: Final[dict[type, Callable[[Tracer, Any], Step]]] = {
    nodes.Literal: Tracer.literal,
    nodes.AtLiteral: Tracer.literal,
    nodes.Name: Tracer.name,
    nodes.Path: Tracer.path,
    nodes.Filter: Tracer.filter,
    nodes.Negation: Tracer.negation,
    nodes.Arithmetic: Tracer.arithmetic,
    nodes.Comparison: Tracer.comparison,
    nodes.Logic: Tracer.logic,
    nodes.Between: Tracer.between,
    nodes.In: Tracer.membership,
    nodes.UnaryTest: Tracer.unary_test,
    nodes.RangeLiteral: Tracer.range_literal,
    nodes.If: Tracer.conditional,
    nodes.For: Tracer.loop,
    nodes.Quantified: Tracer.quantified,
    nodes.ListLiteral: Tracer.list_literal,
    nodes.ContextLiteral: Tracer.context_literal,
    nodes.Call: Tracer.call,
}
