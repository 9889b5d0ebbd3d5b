"""Sorts out the arguments of a call, and checks them against the function's signatures."""

from typing import Final, Protocol

from engine.feel import nodes, types
from engine.feel.dates import parse_date
from engine.feel.fitting import misfit
from engine.feel.functions import FUNCTIONS, Function, Parameter, Signature
from engine.feel.messages import HINTS
from engine.feel.nodes import Expr, Node
from engine.feel.plan import BoundCall, Plan
from engine.feel.regex import PatternError, compile_pattern
from engine.feel.suggest import did_you_mean, listing
from engine.feel.types import ANY, AnyType, ListType, Type
from engine.feel.values import YearsMonths, parse_duration
from engine.text import NO_TEXT, Text

Arguments = tuple[Expr | tuple[Expr, ...] | None, ...]


class Reporter(Protocol):
    """What the checker offers for reporting problems."""

    plan: Plan

    def report(self, key: str, node: Node, hint: Text = NO_TEXT, **values: object) -> None:
        """Note a problem."""

    def compare(
        self, left: Expr, left_type: Type, right: Expr, right_type: Type, ordered: bool = False, hint: Text = NO_TEXT
    ) -> None:
        """Note what keeps two values from being compared."""


class CallChecker:
    """Checks calls, reporting to *checker*."""

    def __init__(self, checker: Reporter) -> None:
        self.checker = checker

    def visit(self, node: nodes.Call) -> Type:
        """Return the type of the call *node*, whose arguments are visited already."""
        function = FUNCTIONS.get(node.function)
        if function is None:
            self.report_unknown(node)
            return ANY
        bound = [(signature, bind(signature, node)) for signature in function.signatures]
        possible = [(signature, arguments) for signature, arguments in bound if arguments is not None]
        if not possible:
            self.report_arguments(function, node)
            return ANY
        signature, arguments = next((pair for pair in possible if self.accepts(*pair)), possible[0])
        signatures = tuple(form for form, given in possible if given == arguments)
        self.checker.plan.calls[node] = BoundCall(function, signatures, arguments)
        self.check_arguments(function, signature, arguments)
        self.check_constants(node)
        return self.result(node, signature, arguments)

    def kind_of(self, argument: Expr | tuple[Expr, ...]) -> Type:
        """Return the type of an argument; gathered ones make a list."""
        if not isinstance(argument, tuple):
            return self.checker.plan.types[argument]
        joined: Type = types.NULL
        for part in argument:
            joined = types.join(joined, self.checker.plan.types[part])
        return ListType(joined)

    def accepts(self, signature: Signature, arguments: Arguments) -> bool:
        """Return whether *arguments* have the types of *signature*."""
        pairs = zip(signature.parameters, arguments, strict=False)
        return all(argument is None or admits(parameter, self.kind_of(argument)) for parameter, argument in pairs)

    def check_arguments(self, function: Function, signature: Signature, arguments: Arguments) -> None:
        """Note the arguments that are not of the type wanted, and the items that do not belong together."""
        hint = HINTS["signature"].fill(text=signature.text.split(" -> ")[0].translate(_MARKS))
        for parameter, argument in zip(signature.parameters, arguments, strict=False):
            if argument is None or admits(parameter, self.kind_of(argument)):
                continue
            place = argument if isinstance(argument, Expr) else Node(argument[0].start, argument[-1].end)
            names = {"name": function.name, "argument": parameter.name}
            wanted = _wanted(parameter)
            self.checker.report(
                "argument", place, hint, wanted=wanted, kind=types.describe(self.kind_of(argument)), **names
            )
        if function.name in _ITEM_AND_LIST and isinstance(arguments[0], Expr) and isinstance(arguments[1], Expr):
            items = self.kind_of(arguments[0])
            if isinstance(items, ListType):
                self.checker.compare(arguments[0], items.item, arguments[1], self.kind_of(arguments[1]))
        if function.name in _OF_ONE_UNIT:
            self.check_units(arguments[0])

    def check_units(self, argument: Expr | tuple[Expr, ...] | None) -> None:
        """Note items written out one by one that are not of one unit."""
        parts = argument.items if isinstance(argument, nodes.ListLiteral) else argument
        if not isinstance(parts, tuple):
            return
        for part in parts[1:]:
            first, kind = self.kind_of(parts[0]), self.kind_of(part)
            if misfit(first, kind) in ("unit-mismatch", "type-mismatch"):
                self.checker.compare(parts[0], first, part, kind)

    def check_constants(self, node: nodes.Call) -> None:
        """Note dates, durations and patterns written out wrongly."""
        for place, argument in enumerate(node.arguments):
            value = argument.value
            rule = _CONSTANTS.get((node.function, place))
            if rule and isinstance(value, nodes.Literal) and isinstance(value.value, str) and not rule[1](value.value):
                self.checker.report(
                    rule[0], value, HINTS["date"] if "pattern" not in rule[0] else NO_TEXT, text=value.value
                )

    def result(self, node: nodes.Call, signature: Signature, arguments: Arguments) -> Type:
        """Return the type of the result."""
        if node.function == "duration" and isinstance(arguments[0], nodes.Literal):
            return _duration_type(arguments[0].value)
        return signature.result([self.kind_of(argument) for argument in arguments if argument is not None])

    def report_unknown(self, node: nodes.Call) -> None:
        place = Node(node.start, node.start + len(node.function))
        hint = did_you_mean(node.function, FUNCTIONS)
        self.checker.report("unknown-function", place, hint, name=node.function)

    def report_arguments(self, function: Function, node: nodes.Call) -> None:
        """Note why the arguments of a call fit no signature."""
        texts = [signature.text.split(" -> ")[0].translate(_MARKS) for signature in function.signatures]
        hint = HINTS["signature"].fill(text=listing(texts, 4))
        signature = function.signatures[0]
        known = {parameter.name for form in function.signatures for parameter in form.parameters}
        names = [argument.name for argument in node.arguments]
        strange = next((argument for argument in node.arguments if argument.name and argument.name not in known), None)
        if strange is not None:
            place = Node(strange.start, strange.start + len(strange.name))
            self.checker.report("unknown-argument", place, hint, name=function.name, argument=strange.name)
        elif any(names) and not all(names):
            self.checker.report("mixed-arguments", node, hint)
        elif len(names) < max(form.required for form in function.signatures) and not any(names):
            longer = next(form for form in function.signatures if form.required > len(names))
            missing = longer.parameters[len(names)].name
            self.checker.report("too-few-arguments", node, hint, name=function.name, missing=missing)
        elif any(names):
            missing = next((p.name for p in signature.parameters if p.name not in names), names[-1])
            self.checker.report("too-few-arguments", node, hint, name=function.name, missing=missing)
        else:
            self.checker.report("too-many-arguments", node, hint, name=function.name)


def bind(signature: Signature, node: nodes.Call) -> Arguments | None:
    """Return the arguments of *node* by parameter of *signature*, or None if they do not go in."""
    if any(argument.name for argument in node.arguments):
        return _bind_named(signature, node.arguments)
    return _bind_placed(signature, [argument.value for argument in node.arguments])


def _bind_placed(signature: Signature, values: list[Expr]) -> Arguments | None:
    last = signature.parameters[-1] if signature.parameters else None
    if last is None or not last.gathers:
        return tuple(values) if signature.required <= len(values) <= len(signature.parameters) else None
    fixed = len(signature.parameters) - 1
    rest = tuple(values[fixed:])
    if not rest:
        return None
    return (*values[:fixed], rest[0] if last.gathers == "*" and len(rest) == 1 else rest)


def _bind_named(signature: Signature, arguments: tuple[nodes.Argument, ...]) -> Arguments | None:
    given = {argument.name: argument.value for argument in arguments}
    names = [parameter.name for parameter in signature.parameters]
    missing = any(not parameter.optional and parameter.name not in given for parameter in signature.parameters)
    if len(given) < len(arguments) or missing or not given.keys() <= set(names):
        return None
    bound = [_gathered(parameter, given.get(parameter.name)) for parameter in signature.parameters]
    while bound and bound[-1] is None:
        bound.pop()
    return tuple(bound)


def _gathered(parameter: Parameter, value: Expr | None) -> Expr | tuple[Expr, ...] | None:
    return (value,) if parameter.gathers == "+" and value is not None else value


def admits(parameter: Parameter, kind: Type) -> bool:
    """Return whether a value of type *kind* may be given for *parameter*."""
    if parameter.is_list:
        if parameter.gathers and not isinstance(kind, (ListType, AnyType)):
            return kind.kind in parameter.kinds or "any" in parameter.kinds
        if not isinstance(kind, ListType):
            return isinstance(kind, AnyType)
        kind = kind.item
    return isinstance(kind, AnyType) or "any" in parameter.kinds or kind.kind in parameter.kinds


def _wanted(parameter: Parameter) -> Text:
    """Return what a reader calls the values *parameter* takes."""
    names = [types.KIND_NAMES[kind] for kind in parameter.kinds]
    if not parameter.is_list:
        return Text("或".join(name.zh for name in names), " or ".join(name.en for name in names))
    if "any" in parameter.kinds:
        return types.KIND_NAMES["list"]
    plural = " or ".join(types.plural(name.en) for name in names)
    return Text("或".join(name.zh for name in names) + "的列表", f"a list of {plural}")


def _duration_type(text: object) -> Type:
    value = parse_duration(text) if isinstance(text, str) else None
    if value is None:
        return ANY
    return types.YEARS_MONTHS if isinstance(value, YearsMonths) else types.DAYS_TIME


def _is_pattern(text: str) -> bool:
    try:
        compile_pattern(text, "")
    except PatternError:
        return False
    return True


_MARKS: Final = str.maketrans("", "", "*+")
_ITEM_AND_LIST: Final = ("list contains", "index of")
_OF_ONE_UNIT: Final = ("sum", "min", "max", "mean", "median", "stddev", "mode")
_CONSTANTS: Final = {
    ("date", 0): ("invalid-date", parse_date),
    ("duration", 0): ("invalid-duration", parse_duration),
    ("matches", 1): ("invalid-pattern", _is_pattern),
    ("replace", 1): ("invalid-pattern", _is_pattern),
    ("split", 1): ("invalid-pattern", _is_pattern),
}
