"""The built-in functions: `FUNCTIONS` has them all by name."""

from typing import TYPE_CHECKING

from engine.lately import lately

if TYPE_CHECKING:
    from engine.feel.functions.library import FUNCTIONS
    from engine.feel.functions.table import Function, Parameter, Signature, call
else:
    __getattr__ = lately(__name__, {"library": "FUNCTIONS", "table": "Function Parameter Signature call"})

__all__ = ["FUNCTIONS", "Function", "Parameter", "Signature", "call"]
