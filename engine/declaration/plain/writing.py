"""Writes, from the declaration's model, the function that reads plain values into facts: one inner function for each kind of record.

It is written in Python's own syntax tree, never in text. For every fact it tests what is right, and only of what is not goes on to ask
what it is; so that a declaration that is plain and right costs little more than looking at it.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.declaration.plain.joins import joins_of_model
from engine.documents.limits import MAX_DIGITS
from engine.feel import placed
from engine.feel.compiler import make_program
from engine.feel.placed import FALSE, MISSING, TRUE, all_true, call_of, class_of, is_not, is_same, name_of, store
from engine.feel.running import Program

if TYPE_CHECKING:
    from pydantic import BaseModel

    from engine.declaration.plain.forms import Form

BEYOND: Final = 10**MAX_DIGITS  # no whole number has so many digits
GIVEN, FACTS, SEEN = "given", "facts", "seen"


def write_reader() -> Program:
    """Return what Python's compiler makes of the reader; `engine.declaration.plain.running.run_reader` runs it."""
    from engine.declaration.model import Declaration

    writer = _Writer()
    read = writer.reader_of(Declaration)
    joins = _constant(tuple(joins_of_model()))
    result = placed.Tuple([name_of(read), joins], ast.Load())
    return make_program([], [*writer.body, placed.Return(result)], {})


class _Writer:
    """Writes the functions of all records, each after those it calls."""

    def __init__(self) -> None:
        self.body: list[ast.stmt] = []
        self.readers: dict[Any, str] = {}
        self.shared: dict[Any, str] = {}

    def reader_of(self, model: "type[BaseModel]") -> str:
        """Return the name of the function that reads a record of *model*."""
        if model not in self.readers:
            self.readers[model] = f"read {model.__name__}"
            self.write(model)
        return self.readers[model]

    def write(self, model: "type[BaseModel]") -> None:
        from engine.declaration.plain.forms import forms_of, implied_by

        forms = forms_of(model)
        blank = self.blank(model, forms)
        body: list[ast.stmt] = [
            _when(is_not(class_of(name_of(GIVEN)), name_of("dict")), _run("decline")),
            placed.Expr(_method(name_of(SEEN), "append", call_of("len", name_of(GIVEN)))),
        ]
        for name, about in implied_by(model):
            body.append(store(GIVEN, call_of(f"imply {name}", name_of(GIVEN), _constant(about))))
        both: list[ast.expr | None] = [None, None]
        body.append(store(FACTS, placed.Dict(both, [name_of(blank), name_of(GIVEN)])))
        places: list[ast.expr] = [placed.Name(_value(name), ast.Store()) for name in forms]
        body.append(placed.Assign([placed.Tuple(places, ast.Store())], _method(name_of(FACTS), "values")))
        for name, form in forms.items():
            body += WRITERS[form.kind](self, name, form)
        self.define(self.readers[model], [GIVEN, SEEN], [*body, placed.Return(name_of(FACTS))])

    def blank(self, model: "type[BaseModel]", forms: "Mapping[str, Form]") -> str:
        """Return the name of a record of *model* of which nothing is stated."""
        values: list[ast.expr] = []
        for form in forms.values():
            if form.kind == "section" and form.record:
                self.reader_of(form.record)
                values.append(name_of(f"blank {form.record.__name__}"))
            else:
                values.append(MISSING)
        name = f"blank {model.__name__}"
        self.body.append(store(name, placed.Dict([placed.Constant(key) for key in forms], values)))
        return name

    def define(self, name: str, parameters: Sequence[str], body: list[ast.stmt]) -> None:
        arguments = ast.arguments([], [placed.Arg(one) for one in parameters], None, [], [], None, [])
        self.body.append(placed.FunctionDef(name, arguments, body, [], None, None))

    def once(self, key: Any, value: ast.expr) -> ast.expr:
        """Return the name of *value*, which is worked out once for all records."""
        if key not in self.shared:
            self.shared[key] = f"shared {len(self.shared)}"
            self.body.append(store(self.shared[key], value))
        return name_of(self.shared[key])

    def number(self, value: int) -> ast.expr:
        return self.once(value, call_of("Decimal", placed.Constant(value)))

    # one fact: each writer returns the statements for its value

    def flag(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        return [_when(all_true([is_not(v, TRUE), is_not(v, MISSING), is_not(v, FALSE)]), *_nothing(name))]

    def count(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        whole = is_not(class_of(v), name_of("int"))
        return [_when(all_true([is_not(v, MISSING), _any(whole, _not(_within(v, form)))]), *_nothing(name))]

    def number_fact(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        decimal: list[ast.expr] = [is_not(class_of(v), name_of("Decimal"))]
        if form.least is not None:
            decimal.append(placed.Compare(v, [ast.Lt()], [self.number(form.least)]))
        if form.most is not None:
            decimal.append(placed.Compare(v, [ast.Gt()], [self.number(form.most)]))
        whole = all_true([is_same(class_of(v), name_of("int")), _within(v, form)])
        wrong = placed.If(_any(*decimal), _nothing(name), [])
        return [_when(is_not(v, MISSING), placed.If(whole, [_put(name, call_of("Decimal", v))], [wrong]))]

    def day(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        written = [is_same(class_of(v), name_of("str")), _equal(call_of("len", v), len("2020-01-01"))]
        dashes = [_equal(placed.Subscript(v, placed.Constant(at), ast.Load()), "-") for at in (4, 7)]
        read = placed.If(all_true([*written, *dashes]), [_put(name, call_of("day", v))], _nothing(name))
        return [_when(is_not(v, MISSING), read)]

    def choice(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        chosen = placed.Compare(v, [ast.NotIn()], [_constant(frozenset(form.choices))])
        return [_when(all_true([is_not(v, MISSING), chosen]), *_nothing(name))]

    def choices(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        every = placed.Attribute(_constant(frozenset(form.choices)), "issuperset", ast.Load())
        chosen = placed.Call(self.once(form.choices, every), [v], [])
        return [_when(all_true([is_not(v, MISSING), _any(_no_list_of(v, form), _not(chosen))]), *_nothing(name))]

    def identity(self, name: str, form: "Form") -> list[ast.stmt]:
        v = name_of(_value(name))
        text, safe = is_not(class_of(v), name_of("str")), _not(call_of("is_id", v))
        if form.required:
            return [_when(_any(text, safe), _run("decline"))]
        return [_when(all_true([is_not(v, MISSING), _any(text, safe)]), *_nothing(name))]

    def called(self, name: str, form: "Form") -> list[ast.stmt]:
        """Write the call of the helper that is called like the kind of fact."""
        v = name_of(_value(name))
        limit = [placed.Constant(form.most)] if form.most is not None else []
        read = placed.IfExp(is_same(v, NOTHING), MISSING, call_of(form.kind, v, *limit))
        return [_when(is_not(v, MISSING), _put(name, read))]

    def section(self, name: str, form: "Form") -> list[ast.stmt]:
        assert form.record
        v = name_of(_value(name))
        blank = name_of(f"blank {form.record.__name__}")
        read = placed.IfExp(is_same(v, NOTHING), blank, call_of(self.reader_of(form.record), v, name_of(SEEN)))
        return [_when(is_not(v, blank), _put(name, read))]

    def records(self, name: str, form: "Form") -> list[ast.stmt]:
        assert form.record
        v = name_of(_value(name))
        item = call_of(self.reader_of(form.record), name_of("item"), name_of(SEEN))
        loop = ast.comprehension(placed.Name("item", ast.Store()), v, [], 0)
        read = _put(name, placed.ListComp(item, [loop]))
        return [_when(is_not(v, MISSING), placed.If(_no_list_of(v, form), _nothing(name), [read]))]


NOTHING: Final = placed.Constant(None)

WRITERS: Final[Mapping[str, Callable[[_Writer, str, "Form"], list[ast.stmt]]]] = {
    "flag": _Writer.flag,
    "count": _Writer.count,
    "number": _Writer.number_fact,
    "day": _Writer.day,
    "choice": _Writer.choice,
    "choices": _Writer.choices,
    "id": _Writer.identity,
    **dict.fromkeys(("clock", "line", "lines", "paper_line", "credit_code", "identity_number"), _Writer.called),
    "section": _Writer.section,
    "records": _Writer.records,
}


def _constant(value: Any) -> ast.expr:
    """Return a constant of whatever kind Python's compiler knows, tuples and frozen sets among them."""
    return placed.Constant(value)


def _value(name: str) -> str:
    """Return under which name the value of the fact *name* stands, as it is given."""
    return f"value {name}"


def _put(name: str, value: ast.expr) -> ast.stmt:
    return placed.Assign([placed.Subscript(name_of(FACTS), placed.Constant(name), ast.Store())], value)


def _nothing(name: str) -> list[ast.stmt]:
    """Return the statements for a value that is not right: null is not stated, all else is declined."""
    return [_put(name, call_of("nothing", name_of(_value(name))))]


def _run(function: str) -> ast.stmt:
    return placed.Expr(call_of(function))


def _when(test: ast.expr, *body: ast.stmt) -> ast.stmt:
    return placed.If(test, list(body), [])


def _method(of: ast.expr, name: str, *arguments: ast.expr) -> ast.expr:
    return placed.Call(placed.Attribute(of, name, ast.Load()), list(arguments), [])


def _any(*tests: ast.expr) -> ast.expr:
    return tests[0] if len(tests) == 1 else placed.BoolOp(ast.Or(), list(tests))


def _not(test: ast.expr) -> ast.expr:
    return placed.UnaryOp(ast.Not(), test)


def _equal(left: ast.expr, right: Any) -> ast.expr:
    return placed.Compare(left, [ast.Eq()], [placed.Constant(right)])


def _within(v: ast.expr, form: "Form") -> ast.expr:
    """Return the test that a whole number is within the limits of *form*, and not of too many digits."""
    least = 1 - BEYOND if form.least is None else form.least
    most = BEYOND - 1 if form.most is None else form.most
    return placed.Compare(placed.Constant(least), [ast.LtE(), ast.LtE()], [v, placed.Constant(most)])


def _no_list_of(v: ast.expr, form: "Form") -> ast.expr:
    long = placed.Compare(call_of("len", v), [ast.Gt()], [placed.Constant(form.most)])
    return _any(is_not(class_of(v), name_of("list")), long)
