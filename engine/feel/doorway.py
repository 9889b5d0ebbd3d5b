"""One expression from text to value."""

import datetime
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from engine.feel.checker import check_loosely
from engine.feel.compiler import Compiled, compile_expression
from engine.feel.running import TODAY
from engine.feel.types import AnyType
from engine.feel.unknown import UNKNOWN
from engine.feel.values import to_value

_EMPTY: Mapping[str, object] = MappingProxyType({})


def evaluate(expression: str, context: Mapping[str, object] = _EMPTY, *, today: datetime.date | None = None) -> object:
    """Return the value of *expression*: Decimal or int, str, bool, None, a date, a duration, a list, dict or Range.

    Operands that do not fit give None. Raises `FeelError` if the expression cannot be read, or names what is not in *context*.
    """
    env = {name: to_value(value) for name, value in context.items()}
    compiled = _compiled(expression, frozenset(env))
    return compiled({**env, TODAY: UNKNOWN if today is None else today})


@lru_cache(512)
def _compiled(expression: str, names: frozenset[str]) -> Compiled:
    return compile_expression(check_loosely(expression, dict.fromkeys(names, AnyType())))
