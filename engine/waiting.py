"""Which facts a finding that cannot be told waits for, where the shape of the rule tells: worked out without the steps of tracing.

What it gives is what `engine.tracing.Traced` finds, in the same order; where a shape does not tell (a list that is not given, an
item by its number, a list worked out item by item), it says so, and the finding is traced.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from engine.compiling import CompiledRule
from engine.declaration.table import FactPath, is_fact, model_path
from engine.evaluation import Finding
from engine.feel import TODAY, UNKNOWN, AnyType, Checked, ContextType, ListType, nodes, operators
from engine.feel.effort import restart
from engine.feel.functions import call
from engine.feel.plan import Field, Global, Ref
from engine.looking import (
    Head,
    Look,
    Part,
    among,
    bind,
    equality_of,
    fact_part,
    first_of,
    fold_up,
    holds_unknown,
    leave_untold,
    names_of,
    paths_in,
    worked_out,
)
from engine.outcomes import Outcome
from engine.reading import FOLDS, UntoldError
from engine.reads import model_reads
from engine.seeing import Origin


def find_waiting(finding: Finding) -> list[Origin] | None:
    """Return the facts not stated that *finding*, which cannot be told, waits for; None where the shape of its rule does not tell."""
    parts = _parts(finding.rule) if finding.outcome is Outcome.UNKNOWN else None
    if parts is None:
        return None
    look = Look(finding)
    try:
        for part in parts:
            restart()
            part(look)
    except UntoldError:
        return None
    return look.out


@lru_cache(maxsize=4096)
def _parts(rule: CompiledRule) -> tuple[Part, ...] | None:
    checked, shape = rule.checked, _Shape(rule)
    try:
        roots = [one for one in (checked.topic_applies, checked.applies, checked.require) if one]
        return tuple(shape.part(root, root.expr) for root in roots)
    except UntoldError:
        return None


class _Shape:
    """Makes the parts of one rule's expressions; raises `UntoldError` for what it cannot make."""

    def __init__(self, rule: CompiledRule) -> None:
        self.rule, checked = rule, rule.checked
        self.named: dict[str, Checked] = {**checked.tables, **checked.values}
        self.own = {*checked.values, *checked.parameters, TODAY}
        self.variable = checked.loop.variable if checked.loop else ""
        self.places = {name: place for place, name in enumerate(rule.names)}
        self.made: dict[str, Part] = {}

    def part(self, checked: Checked, node: Any) -> Part:
        """Return the part that *node* is."""
        make = _MAKERS.get(type(node))
        if make is None:
            raise UntoldError
        return make(self, checked, node)

    def parts(self, checked: Checked, children: Sequence[nodes.Node]) -> list[Part]:
        return [self.part(checked, child) for child in children]

    def literal(self, checked: Checked, node: nodes.Literal | nodes.AtLiteral) -> Part:
        value = node.value
        return lambda look: value

    def listed(self, checked: Checked, node: nodes.ListLiteral) -> Part:
        if not all(isinstance(item, nodes.Literal) for item in node.items):
            raise UntoldError
        return worked_out(self.parts(checked, node.items), list)

    def comparison(self, checked: Checked, node: nodes.Comparison) -> Part:
        compare = operators.COMPARISONS[node.operator]
        left, right = self.parts(checked, (node.left, node.right))
        if node.operator == "=":
            return equality_of(left, right)
        return worked_out((left, right), lambda values: compare(*values))

    def arithmetic(self, checked: Checked, node: nodes.Arithmetic) -> Part:
        compute = operators.ARITHMETIC[node.operator]
        return worked_out(self.parts(checked, (node.left, node.right)), lambda values: compute(*values))

    def negation(self, checked: Checked, node: nodes.Negation) -> Part:
        return worked_out(self.parts(checked, (node.operand,)), lambda values: operators.negate(*values))

    def logic(self, checked: Checked, node: nodes.Logic) -> Part:
        parts, fold, decisive = self.parts(checked, node.operands), FOLDS[node.operator], node.operator == "or"
        return lambda look: fold_up(look, fold, decisive, (part(look) for part in parts))

    def between(self, checked: Checked, node: nodes.Between) -> Part:
        return worked_out(
            self.parts(checked, (node.operand, node.low, node.high)), lambda values: operators.between(*values)
        )

    def membership(self, checked: Checked, node: nodes.In) -> Part:
        parts = self.parts(checked, (node.operand, *node.tests))
        texts = {test.value for test in node.tests if isinstance(test, nodes.Literal) and isinstance(test.value, str)}
        if len(texts) == len(node.tests):
            return among(parts[0], frozenset(texts), lambda value: operators.in_tests(value, sorted(texts)))
        return worked_out(parts, lambda values: operators.in_tests(values[0], values[1:]))

    def unary_test(self, checked: Checked, node: nodes.UnaryTest) -> Part:
        operator = node.operator
        return worked_out(self.parts(checked, (node.operand,)), lambda values: operators.unary_test(operator, *values))

    def range_literal(self, checked: Checked, node: nodes.RangeLiteral) -> Part:
        low_in, high_in = node.low_included, node.high_included
        return worked_out(
            self.parts(checked, (node.low, node.high)),
            lambda values: operators.make_range(values[0], values[1], low_in, high_in),
        )

    def called(self, checked: Checked, node: nodes.Call) -> Part:
        bound = checked.plan.calls.get(node)
        if bound is None:
            raise UntoldError
        if bound.function.name == "today":
            return lambda look: look.finding.facts.get(TODAY, UNKNOWN)
        given = [argument.value for argument in node.arguments]
        if not all(argument is None or isinstance(argument, nodes.Expr) for argument in bound.arguments):
            raise UntoldError
        order = [None if one is None else next(n for n, g in enumerate(given) if g is one) for one in bound.arguments]
        function, signatures = bound.function, bound.signatures
        return worked_out(
            self.parts(checked, given),
            lambda values: call(function, signatures, *[None if n is None else values[n] for n in order]),
        )

    def conditional(self, checked: Checked, node: nodes.If) -> Part:
        condition, then, otherwise = self.parts(checked, (node.condition, node.then, node.otherwise))

        def run(look: Look) -> Any:
            mark = len(look.out)
            decided = condition(look)
            if decided is not UNKNOWN:
                return (then if decided is True else otherwise)(look)
            value = operators.undecided(then(look), otherwise(look))
            if not holds_unknown(value):
                del look.out[mark:]
            return value

        return run

    # names and facts

    def name_or_path(self, checked: Checked, node: nodes.Name | nodes.Path) -> Part:
        """Return the part for a fact, for a value or number of the rule, or for one fact of each item of a list."""
        head: nodes.Expr = node
        fields: FactPath = ()
        while isinstance(head, nodes.Path) and isinstance(checked.plan.types[head.base], ContextType):
            fields = (head.field, *fields)
            head = head.base
        if isinstance(head, nodes.Name):
            refs = checked.plan.names[head]
            if len(refs) == 1 and isinstance(refs[0], Global) and head.name in self.own | self.named.keys():
                if fields:
                    raise UntoldError
                return self.of_name(head.name)
            return fact_part([self.head(ref) for ref in refs], fields)
        if fields or not isinstance(head, nodes.Path):
            raise UntoldError
        kind = checked.plan.types[head.base]
        if isinstance(kind, ListType) and isinstance(kind.item, ContextType):
            return self.gathered(checked, head)
        if isinstance(kind, ListType | ContextType | AnyType):
            raise UntoldError
        field = head.field  # a part of a date or of a duration
        return worked_out([self.part(checked, head.base)], lambda values: operators.field(values[0], field))

    def of_name(self, name: str) -> Part:
        """Return the part for what the rule itself names: a number of the law, or a value with what it is worked out from."""
        if name not in self.places:
            if name != TODAY and name not in self.rule.numbers:
                raise UntoldError
            known = self.rule.numbers.get(name)
            return lambda look: look.finding.facts[TODAY] if name == TODAY else known
        place, behind = self.places[name], self.behind(name)

        def run(look: Look) -> Any:
            values = look.finding.values
            if values is None:
                raise UntoldError
            if holds_unknown(values[place]):
                behind(look)
            return values[place]

        return run

    def behind(self, name: str) -> Part:
        """Return the part that a named value is worked out by; where the shape does not tell, it is only so if it is asked for."""
        if name not in self.made:
            named = self.named[name]
            try:
                self.made[name] = self.part(named, named.expr)
            except UntoldError:
                self.made[name] = leave_untold
        return self.made[name]

    def head(self, ref: Ref) -> Head:
        """Return what gives what *ref* stands for."""
        if isinstance(ref, Global):
            name = ref.name
            if name == self.variable:
                return lambda look: (look.finding.item, look.place)
            if name in self.own or name in self.named:
                raise UntoldError
            return lambda look: (look.finding.facts.get(name, UNKNOWN), (name,))
        slot = ref.slot
        if not isinstance(ref, Field):
            return lambda look: look.slots[slot]
        field, sure = ref.name, ref.sure

        def run(look: Look) -> tuple[Any, Origin] | None:
            item, place = look.slots[slot]
            if item.__class__ is not dict:
                raise UntoldError
            return (operators.field(item, field), (*place, field)) if sure or field in item else None

        return run

    # lists

    def items(self, checked: Checked, node: nodes.Node) -> tuple[Part, FactPath]:
        """Return the part for a list of items, and the path of the list in the declaration that they are taken from; none for plain
        items, which are never unknown in a list that is stated.
        """
        kind = checked.plan.types[node] if isinstance(node, nodes.Expr) else None
        if not isinstance(kind, ListType) or isinstance(kind.item, ListType | AnyType):
            raise UntoldError
        if not isinstance(kind.item, ContextType):
            return self.part(checked, node), ()
        if isinstance(node, nodes.Filter):
            _, path = self.items(checked, node.base)
            return self.filtered(checked, node), path
        part, names = self.part(checked, node), names_of(node)
        if len(names) == 1 and names[0] in self.named:
            named = self.named[names[0]]
            return part, self.items(named, named.expr)[1]
        refs = checked.plan.names[first_of(node)]
        if not names or names[0] in (*self.own, self.variable) or not all(isinstance(ref, Global) for ref in refs):
            raise UntoldError
        return part, names

    def gathered(self, checked: Checked, node: nodes.Path) -> Part:
        """Return the part for one fact of each item of a list."""
        (items, path), field = self.items(checked, node.base), node.field

        def run(look: Look) -> Any:
            listed = items(look)
            value = operators.field(listed, field)
            if value.__class__ is not list:
                return value
            for item, one in zip(listed, value, strict=True):
                if one is UNKNOWN:
                    look.out.append((*path, item["id"], field))
            return value

        return run

    def filtered(self, checked: Checked, node: nodes.Filter) -> Part:
        """Return the part for what a filter leaves of a list; where that is unknown, each item it may leave is to be known, too."""
        if node in checked.plan.indexes:
            raise UntoldError
        items, path = self.items(checked, node.base)
        condition, slot = self.part(checked, node.condition), checked.plan.slots[node]
        beside = self.beside(node)
        reads = [read[-1] for read in sorted(model_reads(self.rule.checked)) if read[:-1] == (*path, "[]")]

        def run(look: Look) -> Any:
            mark, listed = len(look.out), items(look)
            if listed is UNKNOWN:
                return beside(look)
            if listed.__class__ is not list:
                raise UntoldError
            results = [condition(look) for _ in bind(look, slot, listed, path)]
            value = operators.choose(listed, results)
            if value is not UNKNOWN:
                del look.out[mark:]
                return value
            for item, result in zip(listed, results, strict=True) if path else ():
                if result is not False:
                    look.out += [(*path, item["id"], read) for read in reads if item[read] is UNKNOWN]
            return value

        return run

    def quantified(self, checked: Checked, node: nodes.Quantified) -> Part:
        """Return the part for what is so of some, or of all, items of a list."""
        if len(node.bindings) != 1 or node.bindings[0].upto is not None:
            raise UntoldError
        (items, path), slot = self.items(checked, node.bindings[0].domain), checked.plan.slots[node.bindings[0]]
        condition, fold = self.part(checked, node.condition), FOLDS[node.quantifier]
        beside, decisive = self.beside(node), node.quantifier == "some"

        def run(look: Look) -> Any:
            listed = items(look)
            if listed is UNKNOWN:
                return beside(look)
            if listed.__class__ is not list:
                raise UntoldError
            return fold_up(look, fold, decisive, (condition(look) for _ in bind(look, slot, listed, path)))

        return run

    def beside(self, node: nodes.Node) -> Part:
        """Return the part for a loop over an unknown list: what is read beside it is needed once it is stated."""
        parts = [self.of_name(names[0]) if names[0] in self.named else self.stated(names) for names in paths_in(node)]

        def run(look: Look) -> Any:
            for part in parts:
                part(look)
            return UNKNOWN

        return run

    def stated(self, names: FactPath) -> Part:
        """Return the part for the fact called *names*, whatever a loop may call so."""
        own = names[0] == self.variable

        def run(look: Look) -> None:
            value = look.finding.item if own else look.finding.facts.get(names[0])
            for name in names[1:]:
                value = value.get(name) if isinstance(value, Mapping) else None
            origin = (*look.place, *names[1:]) if own else names
            if value is UNKNOWN and "[]" not in origin and is_fact(model_path(origin)):
                look.out.append(origin)

        return run


_MAKERS: dict[type, Callable[[_Shape, Checked, Any], Part]] = {
    nodes.Literal: _Shape.literal,
    nodes.AtLiteral: _Shape.literal,
    nodes.ListLiteral: _Shape.listed,
    nodes.Comparison: _Shape.comparison,
    nodes.Arithmetic: _Shape.arithmetic,
    nodes.Negation: _Shape.negation,
    nodes.Logic: _Shape.logic,
    nodes.Between: _Shape.between,
    nodes.In: _Shape.membership,
    nodes.UnaryTest: _Shape.unary_test,
    nodes.RangeLiteral: _Shape.range_literal,
    nodes.Call: _Shape.called,
    nodes.If: _Shape.conditional,
    nodes.Name: _Shape.name_or_path,
    nodes.Path: _Shape.name_or_path,
    nodes.Filter: _Shape.filtered,
    nodes.Quantified: _Shape.quantified,
}
