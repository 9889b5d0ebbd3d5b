"""Functions of contexts, and `is`, which tells values and kinds apart."""

from collections.abc import Sequence
from typing import Any, Final

from engine.feel.functions.table import define, table
from engine.feel.limits import MAX_ITEMS
from engine.feel.unknown import UNKNOWN
from engine.feel.values import Value, is_small, key_of, kind_of


def _value_of(context: dict[str, Value], key: str) -> Value:
    return context.get(key)


def _entries(context: dict[str, Value]) -> Value:
    return [{"key": key, "value": value} for key, value in context.items()]


def _put(context: dict[str, Value], path: Value, value: Value) -> Value:
    """Return *context* with *value* under a key, or under the last key of a path of contexts."""
    keys = [path] if isinstance(path, str) else list(path)
    if not keys or any(kind_of(key) != "string" for key in keys):
        return None
    return _put_deep(context, keys, value)


def _put_deep(context: Any, keys: list[str], value: Value) -> Value:
    if not isinstance(context, dict):
        return None
    if len(keys) > 1:
        value = _put_deep(context.get(keys[0], {}), keys[1:], value)
        if value is None:
            return None
    return {**context, keys[0]: value} if len(context) < MAX_ITEMS else None


def _merge(contexts: Sequence[Value]) -> Value:
    if any(each is UNKNOWN for each in contexts):
        return UNKNOWN
    merged = {key: value for context in contexts for key, value in context.items()}
    return merged if len(merged) <= MAX_ITEMS else None


def _from_entries(entries: Sequence[Value]) -> Value:
    """Return the context with these *entries*, each ``{key: …, value: …}``; null if one is not, or a key comes twice."""
    keys = [entry.get("key") for entry in entries]
    if any(kind_of(key) != "string" for key in keys) or len(set(keys)) < len(keys):
        return None
    if any("value" not in entry for entry in entries):
        return None
    return {entry["key"]: entry["value"] for entry in entries}


def _is(left: Value, right: Value) -> Value:
    if not (is_small(left) and is_small(right)):
        return None
    return bool(key_of(left) == key_of(right))


TABLE: Final = table(
    define(_value_of, "get value(m: context, key: string) -> any", deep=False),
    define(_entries, "get entries(m: context) -> list of any", deep=False),
    define(
        _put,
        "context put(context: context, key: string, value: any) -> context",
        "context put(context: context, keys: list of string, value: any) -> context",
        deep=False,
    ),
    define(_merge, "context merge(contexts: list of context) -> context", deep=False),
    define(_from_entries, "context(entries: list of context) -> context"),
    define(_is, "is(value1: any, value2: any) -> boolean"),
)
