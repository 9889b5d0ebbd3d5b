"""The built-in functions: `FUNCTIONS` has them all by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.feel.functions import contexts, lists, numeric, ranges, strings, temporal
from engine.feel.functions.table import Function, Parameter, Signature, call

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        **numeric.TABLE,
        **strings.TABLE,
        **lists.TABLE,
        **temporal.TABLE,
        **contexts.TABLE,
        **ranges.TABLE,
    }
)

__all__ = ["FUNCTIONS", "Function", "Parameter", "Signature", "call"]
