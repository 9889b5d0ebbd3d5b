"""Settles what an expression means before it runs, and finds everything in it that cannot be meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.feel import fitting, nodes, types
from engine.feel.calls import CallChecker
from engine.feel.errors import FeelError, Problem
from engine.feel.fitting import misfit
from engine.feel.messages import CODES, HINTS, MESSAGES, NO_UNIT
from engine.feel.nodes import Expr, Node
from engine.feel.parser import parse
from engine.feel.plan import Checked, FactPath, Global, Plan
from engine.feel.scope import AnyScope, Bound, Found, Scope, Within, each, hides
from engine.feel.suggest import did_you_mean, listing
from engine.feel.types import (
    ANY,
    BOOLEAN,
    AnyType,
    ContextType,
    ListType,
    NullType,
    NumberType,
    RangeType,
    StringType,
    Type,
)
from engine.feel.units import ONE
from engine.feel.values import Value, kind_of, quote
from engine.text import NO_TEXT, Text

_ALWAYS: Final = frozenset({"unknown-name", "unknown-function", "syntax"})  # told even where types are not enforced


def check(expr: Expr | str, scope: Mapping[str, Type], expected: Type | None = None) -> Checked:
    """Return *expr* ready to run on values of the types in *scope*; raises `FeelError` with all its problems."""
    return _check(expr, scope, expected, strict=True)


def check_loosely(expr: Expr | str, scope: Mapping[str, Type]) -> Checked:
    """Return *expr* ready to run, refusing only unknown names: operands that do not fit give null when it runs."""
    return _check(expr, scope, None, strict=False)


def _check(expr: Expr | str, scope: Mapping[str, Type], expected: Type | None, strict: bool) -> Checked:
    text = expr if isinstance(expr, str) else ""
    tree = parse(expr) if isinstance(expr, str) else expr
    checker = _Checker(strict)
    kind = checker.value(tree, Scope(scope))
    if expected is not None and not fitting.fits(kind, expected):
        checker.report_unexpected(tree, kind, expected)
    if checker.problems:
        raise FeelError(dict.fromkeys(checker.problems), text)
    return Checked(tree, kind, text, frozenset(checker.reads), checker.plan)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The type of a part, and the fact it is, if it is one."""

    type: Type
    path: FactPath | None = None


class _Checker:
    """Walks an expression, with the scope of each place, and collects plan, reads and problems."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.plan = Plan()
        self.reads: set[FactPath] = set()
        self.problems: list[Problem] = []
        self.calls = CallChecker(self)

    def report(self, key: str, node: Node, hint: Text = NO_TEXT, **values: object) -> None:
        """Note the problem *key* at *node*."""
        code = CODES.get(key, key)
        if self.strict or code in _ALWAYS:
            self.problems.append(Problem(code, MESSAGES[key].fill(**values), hint, node.start, node.end))

    def report_unexpected(self, node: Expr, kind: Type, expected: Type) -> None:
        """Note that the whole is not of the type wanted."""
        if isinstance(kind, StringType) and isinstance(expected, StringType) and expected.values and kind.values:
            self.report_value(node, kind, expected)
        elif isinstance(kind, NumberType) and isinstance(expected, NumberType):
            self.report("unit-wanted", node, HINTS["units"], wanted=_unit_name(expected), unit=_unit_name(kind))
        else:
            self.report("expected", node, wanted=types.describe(expected), kind=types.describe(kind))

    # walking

    def value(self, node: Expr, scope: AnyScope) -> Type:
        """Return the type of *node*, whose value is needed as a whole."""
        seen = self.visit(node, scope)
        self.read(seen.path)
        return seen.type

    def read(self, path: FactPath | None) -> None:
        if path is not None:
            self.reads.add(path)

    def visit(self, node: Expr, scope: AnyScope) -> _Seen:
        """Return the type of *node*, of which perhaps only a part is needed."""
        seen = _VISITS[type(node)](self, node, scope)
        seen = seen if isinstance(seen, _Seen) else _Seen(seen)
        self.plan.types[node] = seen.type
        return seen

    def new_slot(self, node: Node) -> int:
        return self.plan.slots.setdefault(node, len(self.plan.slots))

    def condition(self, node: Expr, scope: AnyScope) -> None:
        kind = self.value(node, scope)
        if not isinstance(kind, (AnyType, types.BooleanType)):
            hint = HINTS["condition"] if kind.kind in ("number", "string", "date") else NO_TEXT
            self.report("not-boolean", node, hint, kind=types.describe(kind))

    # values

    def literal(self, node: nodes.Literal, scope: AnyScope) -> Type:
        return literal_type(node.value)

    def at_literal(self, node: nodes.AtLiteral, scope: AnyScope) -> Type:
        if node.value is None:
            self.report("invalid-literal", node, HINTS["date"], text=node.text)
            return ANY if self.strict else types.NULL
        return literal_type(node.value)

    def name(self, node: nodes.Name, scope: AnyScope) -> _Seen:
        found = scope.find(node.name)
        if found is None:
            known = sorted(set(scope.known()))
            hint = did_you_mean(node.name, known)
            hint = hint if hint.en or not known else HINTS["known-names"].fill(names=listing(known))
            self.report("unknown-name", node, hint, name=node.name)
            return _Seen(ANY)
        self.use(node, found)
        return _Seen(found.type, found.path)

    def use(self, node: Expr, found: Found) -> None:
        self.plan.names[node] = found.refs
        self.plan.used.update(ref.slot for ref in found.refs if not isinstance(ref, Global))

    def path(self, node: nodes.Path, scope: AnyScope) -> _Seen:
        base = self.visit(node.base, scope)
        path = base.path
        if isinstance(base.type, ListType):
            self.read(path)
            path = each(path)
        kind = fitting.field_type(base.type, node.field)
        if kind is None:
            self.report_field(node, base.type, scope)
            return _Seen(ANY)
        if base.type.kind in ("date", "range") or "duration" in base.type.kind:
            self.read(base.path)
            return _Seen(kind)
        return _Seen(kind, None if path is None else (*path, node.field))

    def report_field(self, node: nodes.Path, base: Type, scope: AnyScope) -> None:
        """Note that such a value has no such field, under the field's name."""
        place = Node(node.field_start, node.end)
        owner = base.item if isinstance(base, ListType) else base
        known = fitting.field_names(base)
        hint = did_you_mean(node.field, known)
        hint = hint if hint.en or not known else HINTS["fields"].fill(names=listing(known))
        hidden_name = node.base.name if isinstance(node.base, nodes.Name) else ""
        hidden = hides(scope, hidden_name)
        if hidden is not None and fitting.field_type(hidden, node.field) is not None:
            hint = HINTS["hidden"].fill(name=hidden_name)
        if isinstance(owner, ContextType):
            self.report("unknown-fact", place, hint, owner=types.label(owner), name=node.field)
        else:
            self.report("no-fields", place, hint, kind=types.describe(owner), name=node.field)

    def list_literal(self, node: nodes.ListLiteral, scope: AnyScope) -> Type:
        kinds = [self.value(item, scope) for item in node.items]
        joined: Type = types.NULL if kinds else ANY
        for kind in kinds:
            joined = types.join(joined, kind)
        return ListType(ANY if isinstance(joined, NullType) else joined)

    def context_literal(self, node: nodes.ContextLiteral, scope: AnyScope) -> Type:
        fields: dict[str, Type] = {}
        for entry in node.entries:
            if entry.key in fields:
                self.report("duplicate-key", Node(entry.start, entry.start + len(entry.key)), name=entry.key)
            fields[entry.key] = self.value(entry.value, scope)
            scope = Bound(scope, entry.key, self.new_slot(entry), fields[entry.key])
        return ContextType(fields)

    def range_literal(self, node: nodes.RangeLiteral, scope: AnyScope) -> Type:
        low, high = self.value(node.low, scope), self.value(node.high, scope)
        self.compare(node.low, low, node.high, high, ordered=True)
        return RangeType(types.STRING if isinstance(low, StringType) else types.join(low, high))

    def unary_test(self, node: nodes.UnaryTest, scope: AnyScope) -> Type:
        kind = self.value(node.operand, scope)
        if node.operator not in ("=", "!="):
            self.order(node.operand, kind)
        return RangeType(kind)

    # operators

    def negation(self, node: nodes.Negation, scope: AnyScope) -> Type:
        kind = self.value(node.operand, scope)
        if kind.kind not in ("any", "number", "years and months duration", "days and time duration"):
            self.report("negation", node, kind=types.describe(kind))
            return ANY
        return kind

    def arithmetic(self, node: nodes.Arithmetic, scope: AnyScope) -> Type:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if isinstance(left, NumberType) and isinstance(right, NumberType) and node.operator in ("+", "-"):
            self.compare_units(node, left, right)
        exponent = node.right.value if isinstance(node.right, nodes.Literal) else None
        result = fitting.arithmetic_type(node.operator, left, right, exponent)
        if result is None:
            names = {"left": types.describe(left), "right": types.describe(right)}
            self.report("arithmetic", node, _arithmetic_hint(left, right), operator=node.operator, **names)
        return result or ANY

    def compare_units(self, node: Node, left: NumberType, right: NumberType) -> None:
        if not fitting.same_unit(left, right):
            self.report("unit-mismatch", node, HINTS["units"], left=_unit_name(left), right=_unit_name(right))

    def comparison(self, node: nodes.Comparison, scope: AnyScope) -> Type:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if (name := _dotted(node.left)) and name == _dotted(node.right):
            hidden = hides(scope, name.split(".")[0])
            self.report("same-sides", node, HINTS["hidden"].fill(name=name) if hidden else NO_TEXT)
        chained = isinstance(node.left, nodes.Comparison) and left == BOOLEAN and right != BOOLEAN
        ordered = node.operator not in ("=", "!=")
        self.compare(node.left, left, node.right, right, ordered, HINTS["chain"] if chained else NO_TEXT)
        return BOOLEAN

    def compare(
        self, left: Expr, left_type: Type, right: Expr, right_type: Type, ordered: bool = False, hint: Text = NO_TEXT
    ) -> None:
        """Note what keeps two values from being compared."""
        key = misfit(left_type, right_type)
        whole = Node(left.start, right.end)
        if key == "null-comparison":
            self.report(key, whole, HINTS["null"])
        elif key == "unit-mismatch":
            _report_units(self, whole, left_type, right_type)
        elif key == "unknown-value" and not ordered:
            self.report_disjoint(left, left_type, right, right_type)
        elif key == "type-mismatch":
            names = {"left": types.describe(left_type), "right": types.describe(right_type)}
            self.report(key, whole, hint if hint.en else _comparison_hint(left_type, right_type), **names)
        elif ordered and self.order(left, left_type):
            self.order(right, right_type)

    def order(self, node: Expr, kind: Type) -> bool:
        """Return whether *node* can be smaller or greater; note it if not."""
        if isinstance(kind, StringType) and kind.values and not isinstance(node, nodes.Literal):
            self.report("choice-not-ordered", node, HINTS["values"].fill(names=listing(map(quote, kind.values))))
            return False
        if not fitting.is_ordered(kind):
            self.report("not-ordered", node, kind=types.describe(kind))
            return False
        return True

    def report_disjoint(self, left: Expr, left_type: Type, right: Expr, right_type: Type) -> None:
        """Note that two texts are never equal; where one is written out, that it is not a possible value."""
        if isinstance(right, nodes.Literal):
            self.report_value(right, right_type, left_type)
        elif isinstance(left, nodes.Literal):
            self.report_value(left, left_type, right_type)
        else:
            self.report("disjoint-values", Node(left.start, right.end))

    def report_value(self, node: Expr, kind: Type, expected: Type) -> None:
        """Note that a text is none of the values of *expected*."""
        known = _values(expected)
        strange = [value for value in _values(kind) if value not in known]
        hint = did_you_mean(strange[0], known, '"') if strange else NO_TEXT
        possible = HINTS["values"].fill(names=listing(map(quote, known)))
        hint = Text(f"{hint.zh}{possible.zh}", f"{hint.en} {possible.en}".strip())
        self.report("unknown-value", node, hint, value=", ".join(strange) or ", ".join(_values(kind)))

    def logic(self, node: nodes.Logic, scope: AnyScope) -> Type:
        for operand in node.operands:
            self.condition(operand, scope)
        return BOOLEAN

    def between(self, node: nodes.Between, scope: AnyScope) -> Type:
        kind = self.value(node.operand, scope)
        for end in (node.low, node.high):
            self.compare(node.operand, kind, end, self.value(end, scope), ordered=True)
        return BOOLEAN

    def membership(self, node: nodes.In, scope: AnyScope) -> Type:
        kind = self.value(node.operand, scope)
        for test in node.tests:
            self.compare_test(node.operand, kind, test, self.value(test, scope))
        return BOOLEAN

    def compare_test(self, operand: Expr, kind: Type, test: Expr, test_type: Type) -> None:
        """Note what keeps *operand* from being in *test*."""
        if isinstance(test, nodes.ListLiteral) and not isinstance(kind, ListType):
            for item in test.items:
                self.compare_test(operand, kind, item, self.plan.types[item])
        elif isinstance(test, nodes.UnaryTest):
            ordered = isinstance(kind, StringType) and test.operator not in ("=", "!=")
            self.compare(operand, kind, test.operand, self.plan.types[test.operand], ordered)
        elif isinstance(test_type, RangeType):
            self.compare(operand, kind, test, test_type.item, ordered=True)
        elif isinstance(test_type, ListType) and not isinstance(kind, ListType):
            inner = test_type.item
            self.compare(operand, kind, test, inner.item if isinstance(inner, RangeType) else inner)
        elif isinstance(test_type, ListType) and isinstance(test_type.item, ListType):
            self.compare(operand, kind, test, test_type.item)
        else:
            self.compare(operand, kind, test, test_type)

    # branches and loops

    def conditional(self, node: nodes.If, scope: AnyScope) -> Type:
        self.condition(node.condition, scope)
        return types.join(self.value(node.then, scope), self.value(node.otherwise, scope))

    def filter(self, node: nodes.Filter, scope: AnyScope) -> _Seen:
        base = self.visit(node.base, scope)
        self.read(base.path)
        if not isinstance(base.type, (ListType, AnyType)):
            self.report("not-a-list", node.base, kind=types.describe(base.type))
        item = base.type.item if isinstance(base.type, ListType) else ANY
        slot = self.new_slot(node)
        kind = self.value(node.condition, Within(scope, slot, item if self.strict else ANY, each(base.path)))
        if isinstance(kind, NumberType) and slot not in self.plan.used:
            self.plan.indexes.add(node)
            return _Seen(item, each(base.path))
        if not isinstance(kind, (types.BooleanType, AnyType)):
            self.report("filter", node.condition, HINTS["condition"], kind=types.describe(kind))
        if isinstance(kind, types.BooleanType):
            return _Seen(ListType(item), base.path)
        return _Seen(ANY)

    def loop(self, node: nodes.For, scope: AnyScope) -> Type:
        inner = Bound(self.bind(node.bindings, scope), "partial", self.new_slot(node), ListType(ANY))
        return ListType(self.value(node.result, inner))

    def quantified(self, node: nodes.Quantified, scope: AnyScope) -> Type:
        self.condition(node.condition, self.bind(node.bindings, scope))
        return BOOLEAN

    def bind(self, bindings: tuple[nodes.Binding, ...], scope: AnyScope) -> AnyScope:
        """Return *scope* with the names of *bindings*; each may use those before it."""
        for binding in bindings:
            domain = self.visit(binding.domain, scope)
            self.read(domain.path)
            if binding.upto is None:
                item = self.item_type(binding.domain, domain.type)
                path = each(domain.path) if isinstance(domain.type, (ListType, AnyType)) else None
            else:
                item, path = self.step_type(binding.domain, domain.type, binding.upto, scope), None
            scope = Bound(scope, binding.name, self.new_slot(binding), item, path)
        return scope

    def item_type(self, node: Expr, domain: Type) -> Type:
        if isinstance(domain, (ListType, RangeType)):
            return domain.item
        if not isinstance(domain, AnyType):
            self.report("not-a-list", node, kind=types.describe(domain))
        return ANY

    def step_type(self, low: Expr, low_type: Type, high: Expr, scope: AnyScope) -> Type:
        high_type = self.value(high, scope)
        self.compare(low, low_type, high, high_type)
        if low_type.kind not in ("number", "date", "any"):
            self.report("not-iterable", Node(low.start, high.end))
        return types.join(low_type, high_type)

    def call(self, node: nodes.Call, scope: AnyScope) -> Type:
        for argument in node.arguments:
            self.value(argument.value, scope)
        return self.calls.visit(node)


def _report_units(checker: _Checker, place: Node, left: Type, right: Type) -> None:
    """Note that the units of two numbers differ, or of the numbers in two lists."""
    while isinstance(left, (ListType, RangeType)) and isinstance(right, (ListType, RangeType)):
        left, right = left.item, right.item
    if isinstance(left, NumberType) and isinstance(right, NumberType):
        checker.compare_units(place, left, right)


def _dotted(node: Expr) -> str:
    """Return *node* as a name with dots, or nothing if it is more than that."""
    if isinstance(node, nodes.Path):
        base = _dotted(node.base)
        return base and f"{base}.{node.field}"
    return node.name if isinstance(node, nodes.Name) else ""


def _unit_name(kind: NumberType) -> Text:
    return NO_UNIT if kind.unit == ONE else Text(str(kind.unit), str(kind.unit))


def literal_type(value: Value) -> Type:
    """Return the narrowest type of a value that is written out."""
    if isinstance(value, str):
        return StringType((value,))
    if isinstance(value, int) and not isinstance(value, bool):
        return NumberType(integer=True)
    return _LITERALS[kind_of(value)]


def _values(kind: Type) -> tuple[str, ...]:
    """Return the texts a value of this type, or an item of it, may be."""
    while isinstance(kind, (ListType, RangeType)):
        kind = kind.item
    return (kind.values or ()) if isinstance(kind, StringType) else ()


def _comparison_hint(left: Type, right: Type) -> Text:
    kinds = {left.kind, right.kind}
    if "list" in kinds:
        return HINTS["list"]
    if kinds == {"number", "string"}:
        return HINTS["number-as-text"]
    return HINTS["date-as-text"] if kinds == {"date", "string"} else NO_TEXT


def _arithmetic_hint(left: Type, right: Type) -> Text:
    return HINTS["null"] if "null" in (left.kind, right.kind) else NO_TEXT


_LITERALS: Final[dict[str, Type]] = {
    "null": types.NULL,
    "boolean": BOOLEAN,
    "number": types.NUMBER,
    "date": types.DATE,
    "years and months duration": types.YEARS_MONTHS,
    "days and time duration": types.DAYS_TIME,
}
_VISITS: Final[dict[type, Callable[[_Checker, Any, AnyScope], _Seen | Type]]] = {
    nodes.Literal: _Checker.literal,
    nodes.AtLiteral: _Checker.at_literal,
    nodes.Name: _Checker.name,
    nodes.Path: _Checker.path,
    nodes.Filter: _Checker.filter,
    nodes.Negation: _Checker.negation,
    nodes.Arithmetic: _Checker.arithmetic,
    nodes.Comparison: _Checker.comparison,
    nodes.Logic: _Checker.logic,
    nodes.Between: _Checker.between,
    nodes.In: _Checker.membership,
    nodes.UnaryTest: _Checker.unary_test,
    nodes.RangeLiteral: _Checker.range_literal,
    nodes.If: _Checker.conditional,
    nodes.For: _Checker.loop,
    nodes.Quantified: _Checker.quantified,
    nodes.ListLiteral: _Checker.list_literal,
    nodes.ContextLiteral: _Checker.context_literal,
    nodes.Call: _Checker.call,
}
