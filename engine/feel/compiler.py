"""Turns a checked expression into a Python function, by way of Python's own syntax tree; never of text.

Every part becomes a Python expression, after the statements that have to run before it. Where both sides are known to be of one
kind, and neither is missing when it runs, the plain Python operator is used; all else is left to `engine.feel.operators`.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from engine.feel import nodes, placed
from engine.feel.effort import MAX_EFFORT
from engine.feel.functions import Function
from engine.feel.limits import MAX_ITERATIONS, MAX_PARTIAL
from engine.feel.nodes import Expr, Node
from engine.feel.placed import (
    FALSE,
    KNOWN,
    MISSING,
    NULL,
    TRUE,
    VALUED,
    all_true,
    call_of,
    class_of,
    is_not,
    is_same,
    name_of,
    store,
    surely,
)
from engine.feel.plan import BoundCall, Checked, Field, Global, Ref
from engine.feel.running import TODAY, Program, run_program
from engine.feel.types import BooleanType, ListType, StringType
from engine.feel.values import Value

Compiled: TypeAlias = Callable[[Mapping[str, Value]], Value]
Watch: TypeAlias = Callable[[int, Value], Value]

_PYTHON: Final[dict[str, ast.cmpop]] = {
    "=": ast.Eq(),
    "!=": ast.NotEq(),
    "<": ast.Lt(),
    "<=": ast.LtE(),
    ">": ast.Gt(),
    ">=": ast.GtE(),
}
_DIRECT: Final = ("number", "string", "date", "years and months duration", "days and time duration")


def compile_expression(checked: Checked) -> Compiled:
    """Return the function that gives the value of *checked* for values by name; a name left out is unknown."""
    return run_program(checked.program or write_program(checked), {})


def compile_watched(checked: Checked, watched: Mapping[Expr, int], watch: Watch) -> Compiled:
    """Return the function of *checked* in which each of the *watched* parts, wherever it is evaluated, has the value that *watch*
    makes of its number and its own value.
    """
    return run_program(_write(_WatchedCompiler(checked, watched)), {"watch": watch})


def write_program(checked: Checked) -> Program:
    """Return what Python's compiler makes of *checked*."""
    return _write(Compiler(checked))


def _write(compiler: "Compiler") -> Program:
    result = compiler.value(compiler.checked.expr)
    body = [RESTART, *compiler.loads("env"), *compiler.body, placed.Return(result)]
    return make_program(["env"], body, compiler.constants)


def make_program(parameters: list[str], body: list[ast.stmt], constants: Mapping[str, Any]) -> Program:
    """Return the program of a function of *parameters* with the statements of *body*."""
    arguments = ast.arguments([], [placed.Arg(name) for name in parameters], None, [], [], None, [])
    function = placed.FunctionDef("evaluate", arguments, body, [], None, None)
    return Program(compile(ast.Module([function], []), "<feel>", "exec"), constants)


RESTART: Final = placed.Assign(
    [placed.Subscript(name_of("effort"), placed.Constant(0), ast.Store())], placed.Constant(MAX_EFFORT)
)


class Compiler:
    """Compiles one expression; ``body`` is the list of statements being written."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.plan = checked.plan
        self.body: list[ast.stmt] = []
        self.constants: dict[str, Any] = {}
        self.globals: dict[str, str] = {}
        self.sure: dict[str, int] = {}  # what is sure about a name of the function
        self.records: set[int] = set()  # slots that hold records of which every field is there
        self.count = 0
        self.rounds: ast.expr = placed.Constant(1)  # of the loops around the current place, multiplied

    # writing statements

    def fresh(self) -> str:
        self.count += 1
        return f"t{self.count}"

    def assign(self, name: str, value: ast.expr) -> None:
        self.body.append(store(name, value))

    def atom(self, value: ast.expr) -> ast.expr:
        """Return a name or constant for *value*, which may then be used several times."""
        return value if isinstance(value, (ast.Name, ast.Constant)) else self.variable(value)

    def variable(self, value: ast.expr) -> ast.expr:
        """Return a name for *value*: Python warns of ``is`` beside a constant."""
        name = self.fresh()
        self.assign(name, value)
        self.sure[name] = self.sure_of(value)
        return name_of(name)

    def sure_of(self, value: ast.expr) -> int:
        """Return what is sure about *value*: `KNOWN`, `VALUED`, both or nothing."""
        if isinstance(value, ast.Constant):
            return KNOWN if value.value is None else KNOWN | VALUED
        if isinstance(value, ast.Name):
            return self.sure.get(value.id, 0)
        found: int = getattr(value, "sure", 0)
        return found

    def least_sure(self, *values: ast.expr) -> int:
        """Return what is sure about all of *values*."""
        sure = KNOWN | VALUED
        for value in values:
            sure &= self.sure_of(value)
        return sure

    @contextmanager
    def block(self) -> Iterator[list[ast.stmt]]:
        """Write what follows into a new list of statements."""
        outer, self.body = self.body, []
        try:
            yield self.body
        finally:
            self.body = outer

    def when(self, test: ast.expr, then: list[ast.stmt], otherwise: list[ast.stmt] | None = None) -> None:
        self.body.append(placed.If(test, then or [placed.Pass()], otherwise or []))

    def constant(self, value: Value) -> ast.expr:
        if value is None or isinstance(value, (bool, str)) or type(value) is int:
            return placed.Constant(value)
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        self.sure[name] = KNOWN | VALUED
        return name_of(name)

    def load(self, name: str) -> ast.expr:
        """Return what *name* of the environment was loaded into, at the start of the function."""
        return name_of(self.globals.setdefault(name, f"g{len(self.globals)}"))

    def loads(self, env: str) -> list[ast.stmt]:
        """Return the statements that load the names of the environment, which is in *env*."""
        get = placed.Attribute(name_of(env), "get", ast.Load())
        return [
            store(local, placed.Call(get, [placed.Constant(name), MISSING], [])) for name, local in self.globals.items()
        ]

    # values

    def value(self, node: Expr) -> ast.expr:
        """Return the Python expression for *node*, once the statements it needs are written."""
        return _WRITERS[type(node)](self, node)

    def kind(self, node: Expr) -> str:
        return self.plan.types[node].kind

    def literal(self, node: nodes.Literal | nodes.AtLiteral) -> ast.expr:
        return self.constant(node.value)

    def name(self, node: nodes.Name) -> ast.expr:
        *tried, last = self.plan.names[node]
        if isinstance(last, Field) and not last.sure:
            tried.append(last)
            result: ast.expr = NULL
        else:
            result = self.ref(last)
        for ref in reversed(tried):
            slot = f"s{ref.slot}" if not isinstance(ref, Global) else ""
            known = call_of("has_field", name_of(slot), placed.Constant(getattr(ref, "name", "")))
            result = placed.IfExp(known, self.ref(ref), result)
        return result

    def ref(self, ref: Ref) -> ast.expr:
        if isinstance(ref, Global):
            return self.load(ref.name)
        slot = name_of(f"s{ref.slot}")
        return self.field(slot, ref.name, ref.slot in self.records) if isinstance(ref, Field) else slot

    def field(self, base: ast.expr, name: str, is_there: bool) -> ast.expr:
        """Return the expression for a field of *base*, which is a name, and surely a record that has it if it *is_there*."""
        if is_there:
            return surely(placed.Subscript(base, placed.Constant(name), ast.Load()), VALUED)
        is_dict = is_same(class_of(base), name_of("dict"))
        get = placed.Call(placed.Attribute(base, "get", ast.Load()), [placed.Constant(name)], [])
        return placed.IfExp(is_dict, get, call_of("field", base, placed.Constant(name)))

    def path(self, node: nodes.Path) -> ast.expr:
        base = self.atom(self.value(node.base))
        if isinstance(base, ast.Constant) or isinstance(self.plan.types[node.base], ListType):
            return self.fields_of(node, base)
        return self.field(base, node.field, self.is_record(node.base))

    def is_record(self, node: Expr) -> bool:
        """Return whether *node* is surely a record of which every field is there."""
        return False

    def fields_of(self, node: nodes.Path, items: ast.expr) -> ast.expr:
        """Return the expression for a field of each of *items*, which is a name."""
        return call_of("field", items, placed.Constant(node.field))

    def list_literal(self, node: nodes.ListLiteral) -> ast.expr:
        return placed.List([self.value(item) for item in node.items], ast.Load())

    def context_literal(self, node: nodes.ContextLiteral) -> ast.expr:
        names = []
        for entry in node.entries:
            names.append(f"s{self.plan.slots[entry]}")
            self.assign(names[-1], self.value(entry.value))
        keys = [entry.key for entry in node.entries]
        if len(set(keys)) < len(keys):
            return NULL
        return placed.Dict([placed.Constant(key) for key in keys], [name_of(name) for name in names])

    def range_literal(self, node: nodes.RangeLiteral) -> ast.expr:
        ends = [self.value(node.low), self.value(node.high)]
        return call_of("make_range", *ends, placed.Constant(node.low_included), placed.Constant(node.high_included))

    def unary_test(self, node: nodes.UnaryTest) -> ast.expr:
        return call_of("unary_test", placed.Constant(node.operator), self.value(node.operand))

    # operators

    def guarded(
        self, values: list[ast.expr], direct: ast.expr, general: ast.expr, total: bool = True, strict: bool = True
    ) -> ast.expr:
        """Return *direct* for when none of *values* is missing, else *general*.

        *direct* is never null if it is *total*, and *general* is unknown as soon as one of *values* is if it is *strict*.
        """
        open_ = [value for value in values if not self.sure_of(value) & KNOWN]
        empty = [value for value in values if not self.sure_of(value) & VALUED]
        if strict and not empty:
            general = MISSING
        tests = [is_not(one, nothing) for ones, nothing in ((open_, MISSING), (empty, NULL)) for one in ones]
        result = placed.IfExp(all_true(tests), direct, general) if tests else direct
        return surely(result, self.least_sure(*values)) if total and strict else result

    def are_direct(self, *parts: Expr, equality: bool = False) -> bool:
        """Return whether Python compares these parts as we do, if none is missing."""
        kinds = {self.kind(part) for part in parts}
        return len(kinds) == 1 and (kinds <= set(_DIRECT) or (equality and kinds == {"boolean"}))

    def negation(self, node: nodes.Negation) -> ast.expr:
        return call_of("negate", self.value(node.operand))

    def arithmetic(self, node: nodes.Arithmetic) -> ast.expr:
        left, right = self.atom(self.value(node.left)), self.atom(self.value(node.right))
        general = call_of(f"compute {node.operator}", left, right)
        if {self.kind(node.left), self.kind(node.right)} != {"number"}:
            return general
        return self.guarded([left, right], call_of(f"numbers {node.operator}", left, right), general, total=False)

    def comparison(self, node: nodes.Comparison) -> ast.expr:
        left, right = self.atom(self.value(node.left)), self.atom(self.value(node.right))
        general = call_of(f"compare {node.operator}", left, right)
        if not self.are_direct(node.left, node.right, equality=node.operator in ("=", "!=")):
            return general
        lower, upper = self.compared(left, node.right), self.compared(right, node.left)
        return self.guarded([left, right], placed.Compare(lower, [_PYTHON[node.operator]], [upper]), general)

    def compared(self, value: ast.expr, other: Expr) -> ast.expr:
        """Return *value* as Python compares it fastest with what *other* comes to."""
        return value

    def logic(self, node: nodes.Logic) -> ast.expr:
        decided, neutral, fold = (FALSE, TRUE, "both") if node.operator == "and" else (TRUE, FALSE, "either")
        result, first = self.fresh(), self.truth(node.operands[0])
        sure = self.sure_of(first)
        self.assign(result, first)
        for operand in node.operands[1:]:
            with self.block() as then:
                value = self.truth(operand)
                if sure != KNOWN | VALUED:
                    value = self.atom(value)
                    folded = call_of(fold, name_of(result), value)
                    self.assign(result, placed.IfExp(is_same(name_of(result), neutral), value, folded))
                else:
                    self.assign(result, value)
                sure &= self.sure_of(value)
            self.when(is_not(name_of(result), decided), then)
        self.sure[result] = sure
        return name_of(result)

    def truth(self, node: Expr) -> ast.expr:
        """Return the expression for *node*, null if it is no truth value."""
        value = self.value(node)
        return value if isinstance(self.plan.types[node], BooleanType) else call_of("truth", value)

    def between(self, node: nodes.Between) -> ast.expr:
        value, low, high = (self.atom(self.value(part)) for part in (node.operand, node.low, node.high))
        general = call_of("between", value, low, high)
        if not self.are_direct(node.operand, node.low, node.high):
            return general
        direct = placed.Compare(low, [ast.LtE(), ast.LtE()], [value, high])
        return self.guarded([value, low, high], direct, general, strict=False)

    def membership(self, node: nodes.In) -> ast.expr:
        value = self.atom(self.value(node.operand))
        chosen = _constants(node.tests)
        if chosen and self.are_direct(node.operand, *chosen, equality=True):
            tests: list[ast.expr] = [self.constant([literal.value for literal in chosen])]
            direct = placed.Compare(value, [ast.In()], [self.constant(frozenset(literal.value for literal in chosen))])
            return self.guarded([value], direct, call_of("in_tests", value, placed.List(tests, ast.Load())))
        only = node.tests[0]
        if len(node.tests) == 1 and isinstance(only, nodes.RangeLiteral):
            return self.in_range(node.operand, value, only)
        if len(node.tests) == 1 and self.is_text(node.operand) and self.is_texts(only):
            return self.in_texts(value, self.atom(self.value(only)))
        return call_of("in_tests", value, placed.List([self.value(test) for test in node.tests], ast.Load()))

    def is_text(self, node: Expr) -> bool:
        return isinstance(self.plan.types[node], StringType)

    def is_texts(self, node: Expr) -> bool:
        kind = self.plan.types[node]
        return isinstance(kind, ListType) and isinstance(kind.item, StringType)

    def in_texts(self, value: ast.expr, texts: ast.expr) -> ast.expr:
        """Return the expression for whether a text is in a list of texts; where it is not, an unknown one may be it."""
        known = [] if isinstance(value, ast.Constant) else [is_same(class_of(value), name_of("str"))]
        known += [is_same(class_of(texts), name_of("list"))]
        maybe = placed.IfExp(placed.Compare(MISSING, [ast.In()], [texts]), MISSING, FALSE)
        direct = placed.BoolOp(ast.Or(), [placed.Compare(value, [ast.In()], [texts]), maybe])
        return placed.IfExp(all_true(known), direct, call_of("in_tests", value, placed.List([texts], ast.Load())))

    def in_range(self, operand: Expr, value: ast.expr, limits: nodes.RangeLiteral) -> ast.expr:
        low, high = self.atom(self.value(limits.low)), self.atom(self.value(limits.high))
        included = [placed.Constant(limits.low_included), placed.Constant(limits.high_included)]
        general = call_of("in_tests", value, placed.List([call_of("make_range", low, high, *included)], ast.Load()))
        if not self.are_direct(operand, limits.low, limits.high):
            return general
        signs: list[ast.cmpop] = [
            ast.LtE() if limits.low_included else ast.Lt(),
            ast.LtE() if limits.high_included else ast.Lt(),
        ]
        return self.guarded([value, low, high], placed.Compare(low, signs, [value, high]), general, strict=False)

    def call(self, node: nodes.Call) -> ast.expr:
        bound = self.plan.calls.get(node)
        if bound is None:
            return NULL
        if bound.function.name == "today":
            return self.load(TODAY)
        values = [self.atom(self.argument(argument)) for argument in bound.arguments]
        general = self.called_with(bound, values)
        if bound.function.name == "count" and isinstance(values[0], ast.Name):
            return placed.IfExp(is_same(class_of(values[0]), name_of("list")), call_of("len", values[0]), general)
        if not self.fits_directly(bound):
            return general
        return self.guarded(values, self.called(bound.function, values), general, total=bound.function.name == "not")

    def called_with(self, bound: BoundCall, values: list[ast.expr]) -> ast.expr:
        """Return the expression for a call with *values* of any kind."""
        return call_of("call", self.constant(bound.function), self.constant(bound.signatures), *values)

    def called(self, function: Function, values: list[ast.expr]) -> ast.expr:
        if function.name == "not":
            return placed.UnaryOp(ast.Not(), values[0])
        return placed.Call(placed.Attribute(self.constant(function), "body", ast.Load()), values, [])

    def fits_directly(self, bound: BoundCall) -> bool:
        """Return whether the function takes these arguments as they are, if none is missing, and their size costs nothing."""
        kinds = [self.kind(one) if isinstance(one, Expr) else "none" for one in bound.arguments]
        wanted = bound.signatures[0].parameters
        return all(
            kind in ("number", "date", "boolean") and kind in parameter.kinds and not parameter.is_list
            for kind, parameter in zip(kinds, wanted, strict=False)
        )

    def argument(self, argument: Expr | tuple[Expr, ...] | None) -> ast.expr:
        if isinstance(argument, tuple):
            return placed.List([self.value(part) for part in argument], ast.Load())
        return NULL if argument is None else self.value(argument)

    # branches

    def conditional(self, node: nodes.If) -> ast.expr:
        condition = self.variable(self.value(node.condition))
        then, otherwise = self.fresh(), self.fresh()
        with self.block() as then_body:
            self.assign(then, self.value(node.then))
        with self.block() as else_body:
            self.assign(otherwise, self.value(node.otherwise))
        self.when(placed.BoolOp(ast.Or(), [is_same(condition, TRUE), is_same(condition, MISSING)]), then_body)
        self.when(is_not(condition, TRUE), else_body)
        undecided = call_of("undecided", name_of(then), name_of(otherwise))
        rest = placed.IfExp(is_same(condition, MISSING), undecided, name_of(otherwise))
        return placed.IfExp(is_same(condition, TRUE), name_of(then), rest)

    # loops

    def filter(self, node: nodes.Filter) -> ast.expr:
        grouped = self.grouped(node)
        if grouped:
            return grouped
        base = self.variable(self.value(node.base))
        if node in self.plan.indexes:
            return call_of("at_index", base, self.value(node.condition))
        result, items = self.fresh(), self.fresh()
        with self.block() as unknown:
            self.assign(result, MISSING)
        with self.block() as known:
            self.assign(items, call_of("as_list", base))
            with self.block() as too_many:
                self.assign(result, NULL)
            with self.block() as fine:
                self.filter_items(node, name_of(items), result)
            self.when(self.exceeds(name_of(items)), too_many, fine)
        self.when(is_same(base, MISSING), unknown, known)
        return name_of(result)

    def grouped(self, node: nodes.Filter) -> ast.expr | None:
        """Return the expression for what the filter leaves where that can be looked up, else None."""
        return None

    def filter_items(self, node: nodes.Filter, items: ast.expr, result: str) -> None:
        """Write the loop that puts into *result* what the condition leaves of *items*."""
        is_condition = self.kind(node.condition) == "boolean"
        slot = f"s{self.plan.slots[node]}"
        self.assign(result, placed.List([], ast.Load()))
        looked_at = self.candidates(node, node.base, node.condition, items) if is_condition else items
        with self.inside(items, node.condition), self.block() as body:
            value = self.variable(self.value(node.condition))
            if is_condition:
                self.keep(value, name_of(slot), result)
            else:
                self.append(result, value)
        self.body.append(placed.For(placed.Name(slot, ast.Store()), looked_at, body, []))
        if not is_condition:
            self.assign(result, call_of("choose", items, name_of(result)))

    def candidates(self, loop: Node, base: Expr, condition: Expr, items: ast.expr) -> ast.expr:
        """Return what the *loop* over *base*, whose *items* are these, runs over: it may leave out those of which *condition* is false."""
        return items

    def keep(self, condition: ast.expr, item: ast.expr, result: str) -> None:
        """Write what becomes of one *item*: an unknown *condition* makes the whole list unknown."""
        with self.block() as yes:
            self.append(result, item)
        with self.block() as unknown:
            self.assign(result, MISSING)
            self.body.append(placed.Break())
        self.when(is_same(condition, TRUE), yes, [placed.If(is_same(condition, MISSING), unknown, [])])

    def append(self, result: str, item: ast.expr) -> None:
        append = placed.Attribute(name_of(result), "append", ast.Load())
        self.body.append(placed.Expr(placed.Call(append, [item], [])))

    def exceeds(self, items: ast.expr) -> ast.expr:
        """Return the test whether a loop over *items* here would have too many rounds."""
        rounds = placed.BinOp(call_of("len", items), ast.Mult(), self.rounds)
        return placed.Compare(rounds, [ast.Gt()], [placed.Constant(MAX_ITERATIONS)])

    @contextmanager
    def inside(self, items: ast.expr, *parts: Node) -> Iterator[None]:
        """Count the rounds of the loop over *items* while its *parts* are written, if there are loops in them."""
        outer = self.rounds
        if any(_has_loop(part) for part in parts):
            self.rounds = self.atom(placed.BinOp(call_of("len", items), ast.Mult(), outer))
        yield
        self.rounds = outer

    def quantified(self, node: nodes.Quantified) -> ast.expr:
        decided, start, fold = (FALSE, TRUE, "both") if node.quantifier == "every" else (TRUE, FALSE, "either")
        result = self.fresh()
        self.assign(result, start)
        stop: list[ast.stmt] = [placed.If(is_same(name_of(result), decided), [placed.Break()], [])]

        def body() -> None:
            value = self.atom(self.truth(node.condition))
            folded = call_of(fold, name_of(result), value)
            self.assign(result, placed.IfExp(is_same(name_of(result), start), value, folded))
            self.body.extend(stop)

        def ended(items: ast.expr, nested: bool) -> None:
            self.assign(result, call_of(fold, name_of(result), items))

        drops = node.condition if node.quantifier == "some" else None
        self.loops(node.bindings, (node.condition,), body, ended, stop, drops)
        return name_of(result)

    def loop(self, node: nodes.For) -> ast.expr:
        slot = self.plan.slots[node]
        results, result = self.fresh(), self.fresh()
        self.assign(results, placed.List([], ast.Load()))
        self.assign(result, name_of(results))
        stop: list[ast.stmt] = [placed.If(is_not(name_of(result), name_of(results)), [placed.Break()], [])]

        def body() -> None:
            if slot in self.plan.used:
                self.look_back(slot, results, result)
            self.append(results, self.value(node.result))

        def ended(items: ast.expr, nested: bool) -> None:
            self.assign(result, items)
            self.body.extend([placed.Break()] if nested else [])

        self.loops(node.bindings, (node.result,), body, ended, stop)
        return name_of(result)

    def look_back(self, slot: int, results: str, result: str) -> None:
        """Write the statements that bind ``partial``."""
        with self.block() as too_many:
            self.assign(result, NULL)
            self.body.append(placed.Break())
        count = call_of("len", name_of(results))
        self.when(placed.Compare(count, [ast.GtE()], [placed.Constant(MAX_PARTIAL)]), too_many)
        self.assign(f"s{slot}", call_of("list", name_of(results)))

    def loops(
        self,
        bindings: tuple[nodes.Binding, ...],
        parts: tuple[Node, ...],
        body: Callable[[], None],
        ended: Callable[[ast.expr, bool], None],
        stop: list[ast.stmt],
        drops: Expr | None = None,
        nested: bool = False,
    ) -> None:
        """Write a loop for each of *bindings*, one inside the other, and *body* in the innermost.

        Rounds of the innermost for which the condition *drops* is false may be left out.
        """
        binding, inner = bindings[0], bindings[1:]
        items = self.fresh()
        self.assign(items, self.domain(binding))
        present = [is_not(name_of(items), NULL), is_not(name_of(items), MISSING)]
        with self.block() as nothing:
            ended(name_of(items), nested)
        looked_at: ast.expr = name_of(items)
        with self.block() as run, self.inside(name_of(items), *inner, *parts):
            if drops and not inner:
                looked_at = self.candidates(binding, binding.domain, drops, looked_at)
            with self.block() as rounds:
                if inner:
                    self.loops(inner, parts, body, ended, stop, drops, nested=True)
                    self.body.extend(stop)
                else:
                    body()
            self.body.append(
                placed.For(placed.Name(f"s{self.plan.slots[binding]}", ast.Store()), looked_at, rounds, [])
            )
        self.when(all_true(present), run, nothing)

    def domain(self, binding: nodes.Binding) -> ast.expr:
        start = self.value(binding.domain)
        if binding.upto is None:
            return call_of("iterate", start, self.rounds)
        return call_of("iterate_between", self.atom(start), self.value(binding.upto), self.rounds)


class _WatchedCompiler(Compiler):
    """Compiles one expression so that somebody hears the value of some of its parts, and may change it."""

    def __init__(self, checked: Checked, watched: Mapping[Expr, int]) -> None:
        super().__init__(checked)
        self.watched = watched

    def value(self, node: Expr) -> ast.expr:
        value = super().value(node)
        if node not in self.watched:
            return value
        return self.variable(call_of("watch", placed.Constant(self.watched[node]), value))


def _constants(tests: tuple[Expr, ...]) -> list[nodes.Literal]:
    """Return the literals of ``in [a, b]`` or ``in (a, b)`` where there is nothing else, else none."""
    only = tests[0]
    items = only.items if len(tests) == 1 and isinstance(only, nodes.ListLiteral) else tests
    chosen = [item for item in items if isinstance(item, nodes.Literal) and item.value is not None]
    return chosen if len(chosen) == len(items) else []


def _has_loop(root: Node) -> bool:
    pending: list[Node] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.For | nodes.Quantified | nodes.Filter | nodes.Binding):
            return True
        pending += nodes.children(node)
    return False


_WRITERS: Final[dict[type, Callable[[Compiler, Any], ast.expr]]] = {
    nodes.Literal: Compiler.literal,
    nodes.AtLiteral: Compiler.literal,
    nodes.Name: Compiler.name,
    nodes.Path: Compiler.path,
    nodes.Filter: Compiler.filter,
    nodes.Negation: Compiler.negation,
    nodes.Arithmetic: Compiler.arithmetic,
    nodes.Comparison: Compiler.comparison,
    nodes.Logic: Compiler.logic,
    nodes.Between: Compiler.between,
    nodes.In: Compiler.membership,
    nodes.UnaryTest: Compiler.unary_test,
    nodes.RangeLiteral: Compiler.range_literal,
    nodes.If: Compiler.conditional,
    nodes.For: Compiler.loop,
    nodes.Quantified: Compiler.quantified,
    nodes.ListLiteral: Compiler.list_literal,
    nodes.ContextLiteral: Compiler.context_literal,
    nodes.Call: Compiler.call,
}
