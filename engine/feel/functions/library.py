"""The table of all built-in functions."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.feel.functions import contexts, lists, numeric, ranges, strings, temporal
from engine.feel.functions.table import Function

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
