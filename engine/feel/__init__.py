"""FEEL, the expression language of the DMN standard, in the profile that rules are written in.

An expression is text; `parse` makes a tree of it, `check` settles what it means and finds what cannot be meant, `compile_expression`
makes a function of it, and `trace` shows how a value came about. `evaluate` does all of it for one expression.
"""

from typing import TYPE_CHECKING

from engine.lately import lately

if TYPE_CHECKING:
    from engine.feel.checker import check
    from engine.feel.compiler import compile_expression, compile_watched, write_program
    from engine.feel.doorway import evaluate
    from engine.feel.errors import FeelError, Problem, format_problem
    from engine.feel.interpreter import Step, trace
    from engine.feel.parser import parse
    from engine.feel.plan import Checked
    from engine.feel.running import TODAY
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
    from engine.feel.values import DaysTime, Range, YearsMonths, format_value
else:
    __getattr__ = lately(
        __name__,
        {
            "checker": "check",
            "compiler": "compile_expression compile_watched write_program",
            "doorway": "evaluate",
            "errors": "FeelError Problem format_problem",
            "interpreter": "Step trace",
            "parser": "parse",
            "plan": "Checked",
            "running": "TODAY",
            "types": "AnyType BooleanType ContextType DateType DaysTimeType ListType NullType NumberType RangeType StringType Type YearsMonthsType",
            "units": "Unit",
            "unknown": "UNKNOWN",
            "values": "DaysTime Range YearsMonths format_value",
        },
    )

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
