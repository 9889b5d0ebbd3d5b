"""Runs what the compiler made of expressions: all that a program needs, and nothing of how it was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any, Final

from engine.feel import operators
from engine.feel.effort import left
from engine.feel.functions.table import call
from engine.feel.unknown import UNKNOWN

TODAY: Final = "today()"
"""The name under which a program finds the day."""
HELPERS: Final[Mapping[str, Any]] = {
    "UNKNOWN": UNKNOWN,
    "effort": left,
    "isinstance": isinstance,
    "len": len,
    "list": list,
    "str": str,
    "dict": dict,
    "call": call,
    "truth": operators.truth,
    "both": operators.both,
    "either": operators.either,
    "field": operators.field,
    "has_field": operators.has_field,
    "as_list": operators.as_list,
    "at_index": operators.at_index,
    "choose": operators.choose,
    "iterate": operators.iterate,
    "iterate_between": operators.iterate_between,
    "between": operators.between,
    "in_tests": operators.in_tests,
    "make_range": operators.make_range,
    "unary_test": operators.unary_test,
    "undecided": operators.undecided,
    "negate": operators.negate,
    **{f"compare {sign}": function for sign, function in operators.COMPARISONS.items()},
    **{f"compute {sign}": function for sign, function in operators.ARITHMETIC.items()},
    **{f"numbers {sign}": function for sign, function in operators.OF_NUMBERS.items()},
}


@dataclass(frozen=True, slots=True)
class Program:
    """What Python's compiler made of an expression, and the values it uses beside the built-in helpers."""

    code: CodeType
    constants: Mapping[str, Any]


def run_program(program: Program, helpers: Mapping[str, Any]) -> Callable[..., Any]:
    """Return the function that *program* defines; *helpers* are what it calls beside those of every program."""
    namespace = {**HELPERS, **helpers, **program.constants}
    exec(program.code, namespace)
    function: Callable[..., Any] = namespace["evaluate"]
    return function
