"""FEEL, the expression language of the DMN standard, in the profile that rules are written in.

An expression is text; `parse` makes a tree of it, `check` settles what it means and finds what cannot be meant, `compile_expression`
makes a function of it, and `trace` shows how a value came about. `evaluate` does all of it for one expression.
"""

import datetime
import functools
from collections.abc import Mapping
from types import MappingProxyType

from engine.feel.checker import check, check_loosely
from engine.feel.compiler import Compiled, compile_expression, compile_watched, write_program
from engine.feel.errors import FeelError, Problem, format_problem
from engine.feel.interpreter import TODAY, Step, trace
from engine.feel.parser import parse
from engine.feel.plan import Checked
from engine.feel.types import (
    AnyType,
    BooleanType,
    ContextType,
    DateType,
    DaysTimeType,
    ListType,
    NullType,
    NumberType,
    RangeType,
    StringType,
    Type,
    YearsMonthsType,
)
from engine.feel.units import Unit
from engine.feel.unknown import UNKNOWN
from engine.feel.values import DaysTime, Range, YearsMonths, format_value, to_value

_EMPTY: Mapping[str, object] = MappingProxyType({})


def evaluate(expression: str, context: Mapping[str, object] = _EMPTY, *, today: datetime.date | None = None) -> object:
    """Return the value of *expression*: Decimal or int, str, bool, None, a date, a duration, a list, dict or Range.

    Operands that do not fit give None. Raises `FeelError` if the expression cannot be read, or names what is not in *context*.
    """
    env = {name: to_value(value) for name, value in context.items()}
    compiled = _compiled(expression, frozenset(env))
    return compiled({**env, TODAY: UNKNOWN if today is None else today})


@functools.lru_cache(512)
def _compiled(expression: str, names: frozenset[str]) -> Compiled:
    return compile_expression(check_loosely(expression, dict.fromkeys(names, AnyType())))


__all__ = [
    "TODAY",
    "UNKNOWN",
    "AnyType",
    "BooleanType",
    "Checked",
    "ContextType",
    "DateType",
    "DaysTime",
    "DaysTimeType",
    "FeelError",
    "ListType",
    "NullType",
    "NumberType",
    "Problem",
    "Range",
    "RangeType",
    "Step",
    "StringType",
    "Type",
    "Unit",
    "YearsMonths",
    "YearsMonthsType",
    "check",
    "compile_expression",
    "compile_watched",
    "evaluate",
    "format_problem",
    "format_value",
    "parse",
    "trace",
    "write_program",
]
