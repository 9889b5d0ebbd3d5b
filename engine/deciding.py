"""Which facts decided a failure, where the shape of the rule tells: worked out once a rule, instead of tracing every finding.

What it gives is what `engine.explaining.Traced` finds; where a shape does not tell (a loop, a branch, something unknown on the way),
it says so, and the finding is traced.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from engine.compiling import CompiledRule
from engine.declaration.table import FactPath, is_fact
from engine.evaluation import Finding
from engine.feel import TODAY, AnyType, Checked, ContextType, ListType, compile_expression, nodes, operators
from engine.feel.plan import Global
from engine.outcomes import Outcome
from engine.seeing import MAX_ITEMS, Facts, Origin, SeenFact, new

Found = dict[Origin, Any]
Part = Callable[[Finding, Found], None]
"""Adds some of the facts that decided."""
Reader = Callable[[Finding], Any]
"""Gives what a part of the rule came to."""

STRICT = frozenset({"count", "sum", "min", "max", "ceiling", "floor", "abs", "not"})
"""Functions that are unknown as soon as an argument is."""
FOLDS: Mapping[str, Callable[[Iterable[Any]], Any]] = {"and": operators.all_of, "or": operators.any_of}
WHOLE = (
    nodes.Comparison,
    nodes.Arithmetic,
    nodes.Negation,
    nodes.In,
    nodes.Between,
    nodes.UnaryTest,
    nodes.RangeLiteral,
)
"""What rests on all its parts."""


class UntoldError(Exception):
    """The shape of the rule does not tell."""


def find_deciding(finding: Finding) -> Facts | None:
    """Return the facts that decided *finding*, which failed; None where the shape of its rule does not tell."""
    part = _failure(finding.rule) if finding.outcome is Outcome.FAIL else None
    if part is None:
        return None
    found: Found = {}
    try:
        part(finding, found)
    except UntoldError:
        return None
    return tuple([new(SeenFact, seen) for seen in found.items()])


@lru_cache(maxsize=4096)
def _failure(rule: CompiledRule) -> Part | None:
    try:
        shape = _Shape(rule)
        return _all(shape.parts(rule.checked.require, rule.checked.require.expr))
    except UntoldError:
        return None


def _all(parts: tuple[Part, ...]) -> Part:
    def add(finding: Finding, found: Found) -> None:
        for part in parts:
            part(finding, found)

    return parts[0] if len(parts) == 1 else add


class _Shape:
    """What each part of one rule's expressions rests on."""

    def __init__(self, rule: CompiledRule) -> None:
        self.rule = rule
        self.named: dict[str, Checked] = {**rule.checked.tables, **rule.checked.values}
        self.places = {name: place for place, name in enumerate(rule.names)}
        self.variable = rule.checked.loop.variable if rule.checked.loop else ""

    def parts(self, checked: Checked, node: nodes.Node, known: bool = True) -> tuple[Part, ...]:
        """Return what adds the facts that *node* rests on; it is *known* to have a value wherever this is asked."""
        if isinstance(node, nodes.Literal | nodes.AtLiteral):
            return ()
        if isinstance(node, nodes.Name | nodes.Path):
            return self.of_path(checked, node, known)
        if isinstance(node, nodes.Logic):
            return (self.of_logic(checked, node),)
        if isinstance(node, nodes.Filter) and node not in checked.plan.indexes and known:
            return ()  # what a filter looked at is not quoted
        if isinstance(node, WHOLE):
            known = known and isinstance(node, nodes.Comparison | nodes.Arithmetic | nodes.Negation)
            return self.of_all(checked, nodes.children(node), known)
        if isinstance(node, nodes.Call) and node in checked.plan.calls:
            strict = node.function in STRICT
            return self.of_all(checked, [argument.value for argument in node.arguments], known and strict)
        if isinstance(node, nodes.ListLiteral) and all(isinstance(item, nodes.Literal) for item in node.items):
            return ()
        raise UntoldError

    def of_all(self, checked: Checked, children: Iterable[nodes.Node], known: bool) -> tuple[Part, ...]:
        return tuple(part for child in children for part in self.parts(checked, child, known))

    def of_path(self, checked: Checked, node: nodes.Name | nodes.Path, known: bool) -> tuple[Part, ...]:
        """Return what adds the fact that *node* is, the facts of the items it gathers, or what a named value rests on."""
        names = self.path_of(checked, node)
        if len(names) == 1 and names[0] in self.named:
            named = self.named[names[0]]
            return self.parts(named, named.expr, known)
        if names and names[0] not in (*self.named, *self.rule.checked.parameters, TODAY):
            own, place = self.placed(names)
            return (_fact(own, names),) if is_fact(place) else ()
        if isinstance(node, nodes.Name):
            return ()
        if isinstance(checked.plan.types[node.base], ListType):
            return self.of_items(checked, node)
        if isinstance(checked.plan.types[node.base], ContextType | AnyType):
            raise UntoldError
        return self.parts(checked, node.base, known)  # a part of a date or of a duration

    def path_of(self, checked: Checked, node: nodes.Node) -> FactPath:
        """Return the names of ``a.b.c`` where each but the last is a record; nothing for anything else."""
        if isinstance(node, nodes.Path) and isinstance(checked.plan.types[node.base], ContextType):
            above = self.path_of(checked, node.base)
            return (*above, node.field) if above else ()
        if not isinstance(node, nodes.Name):
            return ()
        if not isinstance(checked.plan.names[node][0], Global):
            raise UntoldError
        return (node.name,)

    def placed(self, names: FactPath) -> tuple[bool, FactPath]:
        """Return whether *names* are of the rule's item, and where they stand in the model."""
        loop = self.rule.checked.loop
        own = loop is not None and names[0] == self.variable
        return own, (*loop.list_path, "[]", *names[1:]) if own and loop else names

    def of_items(self, checked: Checked, node: nodes.Path) -> tuple[Part, ...]:
        """Return what adds one fact of each item of a list of the declaration, or of what a filter leaves of it."""
        kind = checked.plan.types[node]
        if not isinstance(kind, ListType) or isinstance(kind.item, ContextType | ListType | AnyType):
            raise UntoldError
        items, path = self.items_of(checked, node.base)
        return (_facts(items, path, node.field),) if is_fact((*path, "[]", node.field)) else ()

    def items_of(self, checked: Checked, node: nodes.Expr) -> tuple[Reader, FactPath]:
        """Return what gives the items of the list that *node* is, and the path of the list they are taken from."""
        names = self.path_of(checked, node)
        if names and names[0] in self.named and len(names) == 1:
            named, place = self.named[names[0]], self.places[names[0]]
            _, path = self.items_of(named, named.expr)
            return lambda finding: (finding.values or ())[place], path
        if names and names[0] not in (*self.rule.checked.parameters, self.variable):
            return _at(names), names
        if isinstance(node, nodes.Filter) and node not in checked.plan.indexes:
            _, path = self.items_of(checked, node.base)
            run = compile_expression(Checked(node, checked.plan.types[node], checked.text, checked.reads, checked.plan))
            return lambda finding: run(finding.env), path
        raise UntoldError

    def of_logic(self, checked: Checked, node: nodes.Logic) -> Part:
        """Return what adds the facts of those operands that came to what the whole came to."""
        fold = FOLDS[node.operator]
        readers = [self.reader(checked, operand) for operand in node.operands]
        parts = [_all(self.parts(checked, operand)) for operand in node.operands]

        def add(finding: Finding, found: Found) -> None:
            values = [read(finding) for read in readers]
            value = fold(values)
            if value is not True and value is not False:
                raise UntoldError
            for part, one in zip(parts, values, strict=True):
                if one is value:
                    part(finding, found)

        return add

    def reader(self, checked: Checked, node: nodes.Node) -> Reader:
        """Return what gives the value of *node*, where it is made of facts, numbers and comparisons of these."""
        if isinstance(node, nodes.Literal | nodes.AtLiteral):
            literal = node.value
            return lambda finding: literal
        if isinstance(node, nodes.Name | nodes.Path):
            return self.path_reader(self.path_of(checked, node))
        if isinstance(node, nodes.Comparison):
            compare = operators.COMPARISONS[node.operator]
            left, right = self.reader(checked, node.left), self.reader(checked, node.right)
            return lambda finding: compare(left(finding), right(finding))
        if isinstance(node, nodes.Logic):
            fold, readers = FOLDS[node.operator], [self.reader(checked, operand) for operand in node.operands]
            return lambda finding: fold([read(finding) for read in readers])
        if isinstance(node, nodes.In):
            value, tests = self.reader(checked, node.operand), [self.reader(checked, test) for test in node.tests]
            return lambda finding: operators.in_tests(value(finding), [test(finding) for test in tests])
        if isinstance(node, nodes.ListLiteral):
            items = [self.reader(checked, item) for item in node.items]
            return lambda finding: [item(finding) for item in items]
        if isinstance(node, nodes.Call) and node.function == "not" and node in checked.plan.calls:
            negated = self.reader(checked, node.arguments[0].value)
            return lambda finding: operators.invert(negated(finding))
        raise UntoldError

    def path_reader(self, names: FactPath) -> Reader:
        if len(names) == 1 and names[0] in self.places:
            place = self.places[names[0]]
            return lambda finding: (finding.values or ())[place]
        if not names or names[0] in self.places:
            raise UntoldError
        if names[0] in self.rule.numbers:
            number = self.rule.numbers[names[0]]
            return lambda finding: number
        return _own(names[1:]) if names[0] == self.variable else _at(names)


def _own(names: FactPath) -> Reader:
    return lambda finding: _follow(finding.item, names)


def _at(names: FactPath) -> Reader:
    return lambda finding: _follow(finding.facts, names)


def _follow(value: Any, names: FactPath) -> Any:
    for name in names:
        value = value[name]
    return value


def _fact(own: bool, names: FactPath) -> Part:
    """Return what adds one fact of the subject, or of the point."""

    def add_own(finding: Finding, found: Found) -> None:
        path, id_ = finding.subject
        found[*path, str(id_), *names[1:]] = _follow(finding.item, names[1:])

    def add(finding: Finding, found: Found) -> None:
        found[names] = _follow(finding.facts, names)

    return add_own if own else add


def _facts(items: Reader, path: FactPath, field: str) -> Part:
    """Return what adds the same fact of each of some items of the list at *path*, of the first few."""

    def add(finding: Finding, found: Found) -> None:
        listed = items(finding)
        if not isinstance(listed, list):
            raise UntoldError
        for item in listed[:MAX_ITEMS]:
            found[*path, item["id"], field] = item[field]

    return add
