"""How a built-in function is described: its signature as text, the types that follow from it, and its body."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from engine.feel import types
from engine.feel.effort import afford
from engine.feel.types import ListType, NumberType, Type
from engine.feel.units import ONE
from engine.feel.unknown import UNKNOWN
from engine.feel.values import Value, holds_unknown, kind_of

ResultRule: TypeAlias = Callable[[list[Type]], Type]

_DURATIONS = ("years and months duration", "days and time duration")
_WORDS: Final[dict[str, tuple[str, ...]]] = {  # the type words of signatures, and the kinds they admit
    "any": ("any",),
    "number": ("number",),
    "string": ("string",),
    "boolean": ("boolean",),
    "date": ("date",),
    "duration": _DURATIONS,
    "range": ("range",),
    "context": ("context",),
    "comparable": ("number", "string", "date", *_DURATIONS),
    "null": ("null",),
}
_MISFIT: Final = object()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; *kinds* are those of its value, or of the items where it is a list."""

    name: str
    kinds: tuple[str, ...]
    text: str
    is_list: bool = False
    optional: bool = False
    gathers: str = ""  # "*" takes one list, or its items one by one; "+" always the items

    @property
    def nullable(self) -> bool:
        return not self.is_list and ("any" in self.kinds or "null" in self.kinds)

    def fit(self, value: Value) -> Value:
        """Return *value* in the form the body wants, or `_MISFIT`: a list of one counts as its item, and the reverse."""
        if self.is_list:
            return self._fit_list(value)
        if "any" in self.kinds:
            return value
        if isinstance(value, (list, tuple)) and len(value) == 1:
            value = value[0]
        return value if value is UNKNOWN or kind_of(value) in self.kinds else _MISFIT

    def _fit_list(self, value: Value) -> Value:
        if value is None:
            return _MISFIT
        items = value if isinstance(value, (list, tuple)) else [value]
        if "any" in self.kinds:
            return items
        one_of_each = {type(item): item for item in items}.values()  # what decides the kind of a value is its type
        return items if all(item is UNKNOWN or kind_of(item) in self.kinds for item in one_of_each) else _MISFIT


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function; *text* is shown to whoever called it wrongly."""

    text: str
    parameters: tuple[Parameter, ...]
    result: ResultRule

    @property
    def required(self) -> int:
        return sum(not parameter.optional for parameter in self.parameters)


@dataclass(frozen=True, slots=True)
class Function:
    """A built-in. A *deep* one gives UNKNOWN for an argument with anything unknown inside; others look themselves."""

    name: str
    signatures: tuple[Signature, ...]
    body: Callable[..., Value]
    deep: bool = True


def call(function: Function, signatures: tuple[Signature, ...], *arguments: Value) -> Value:
    """Return what *function* makes of *arguments*: null if no signature fits, UNKNOWN if one of them is unknown."""
    if not afford(sum(len(argument) for argument in arguments if isinstance(argument, (list, str)))):
        return None
    is_unknown = holds_unknown if function.deep else _is_unknown
    if any(is_unknown(argument) for argument in arguments):
        return UNKNOWN
    for signature in signatures:
        fitted = _fit(signature, arguments)
        if fitted is not None:
            return UNKNOWN if any(value is UNKNOWN for value in fitted) else function.body(*fitted)
    return None


def _is_unknown(value: Value) -> bool:
    return value is UNKNOWN


def _fit(signature: Signature, arguments: tuple[Value, ...]) -> list[Value] | None:
    """Return *arguments* as the body wants them, or None if one does not fit."""
    fitted = []
    for parameter, argument in zip(signature.parameters, arguments, strict=False):
        value = parameter.fit(argument)
        if value is _MISFIT:
            return None
        fitted.append(value)
    return fitted


def define(
    body: Callable[..., Value], *signatures: str, deep: bool = True, result: ResultRule | None = None
) -> Function:
    """Return the function described by *signatures*, such as ``substring(string: string, start: number) -> string``."""
    parsed = tuple(_signature(text, result) for text in signatures)
    return Function(signatures[0].split("(")[0], parsed, body, deep)


def table(*functions: Function) -> dict[str, Function]:
    """Return *functions* by name."""
    return {function.name: function for function in functions}


def _signature(text: str, result: ResultRule | None) -> Signature:
    match = re.fullmatch(r"[\w ]+\((.*)\) -> (.+)", text)
    if match is None:
        raise ValueError(text)
    parameters = tuple(_parameter(part) for part in match[1].split(", ") if part)
    return Signature(text, parameters, result or _RESULTS[match[2]])


def _parameter(text: str) -> Parameter:
    """Return the parameter written ``name: type``, ``name?: type`` (optional) or ``*name: list of type``."""
    name, _, kind = text.partition(": ")
    words = kind.removeprefix("list of ").split(" or ")
    return Parameter(
        name.strip("*+?"),
        tuple(admitted for word in words for admitted in _WORDS[word]),
        kind,
        is_list=kind.startswith("list of "),
        optional=name.endswith("?"),
        gathers=name[0] if name[0] in "*+" else "",
    )


def first(arguments: list[Type]) -> Type:
    """Return the type of the first argument."""
    return arguments[0]


def item(arguments: list[Type]) -> Type:
    """Return the type of the items of the first argument."""
    return arguments[0].item if isinstance(arguments[0], ListType) else types.ANY


def _list_of(kind: Type) -> ResultRule:
    return lambda _: ListType(kind)


_RESULTS: Final[dict[str, ResultRule]] = {
    "any": lambda _: types.ANY,
    "number": lambda _: types.NUMBER,
    "count": lambda _: NumberType(ONE, integer=True),
    "string": lambda _: types.STRING,
    "boolean": lambda _: types.BOOLEAN,
    "date": lambda _: types.DATE,
    "years and months duration": lambda _: types.YEARS_MONTHS,
    "list of any": _list_of(types.ANY),
    "list of number": _list_of(types.NUMBER),
    "list of string": _list_of(types.STRING),
    "the same": first,
    "an item": item,
    "context": lambda _: types.ANY,
}
