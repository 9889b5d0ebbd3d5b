"""Functions of strings."""

import re
from collections.abc import Sequence
from typing import Final

from engine.feel.functions.table import define, table
from engine.feel.limits import MAX_ITEMS, MAX_TEXT
from engine.feel.numbers import CONTEXT, Number, finite, whole
from engine.feel.regex import PatternError, compile_pattern, expand
from engine.feel.values import Value, is_number, text_of

_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPINGS: Final = (" ", ",", ".", None)
_POINTS: Final = (".", ",", None)
_NOT_GIVEN: Final = "not given"


def _short(text: str) -> str | None:
    return text if len(text) <= MAX_TEXT else None


def _number(source: Value, grouping: str | None = None, point: str | None = _NOT_GIVEN) -> Value:
    """Return the number written as *source*, with these signs between thousands and before decimals."""
    if is_number(source):
        return source if grouping is None and point == _NOT_GIVEN else None
    if point == _NOT_GIVEN:
        point = None if grouping is None else _NOT_GIVEN
    if grouping not in _GROUPINGS or point not in _POINTS or (grouping is not None and grouping == point):
        return None
    plain = source.replace(grouping, "") if grouping else source
    plain = plain.replace(point, ".") if point else plain
    if (
        len(plain) > MAX_TEXT
        or not _NUMBER.fullmatch(plain)
        or (point == "," and "." in source.replace(grouping or ".", ""))
    ):
        return None
    exact = finite(CONTEXT.create_decimal(plain))
    return whole(int(exact)) if exact is not None and plain.lstrip("-").isdigit() else exact


def _substring(text: str, start: Number, length: Number | None = None) -> Value:
    begin, count = int(start), len(text) if length is None else int(length)
    if begin == 0 or abs(begin) > len(text) or count < 1:
        return None
    begin = begin - 1 if begin > 0 else len(text) + begin
    return text[begin : begin + count]


def _before(text: str, match: str) -> str:
    return text[: max(text.find(match), 0)]


def _after(text: str, match: str) -> str:
    return text.partition(match)[2] if match else text


def _replace(text: str, pattern: str, replacement: str, flags: str | None = None) -> Value:
    """Return *text* with each match replaced; null if the pattern is malformed, or matches where there is nothing."""
    try:
        compiled = compile_pattern(pattern, flags or "")
        if compiled.search(""):
            return None
        parts, position, size = [], 0, 0
        for spans in compiled.matches(text):
            parts += [text[position : spans[0]], expand(replacement, text, spans)]
            position, size = spans[1], size + len(parts[-1])
            if size > MAX_TEXT:
                return None
        return _short("".join([*parts, text[position:]]))
    except PatternError:
        return None


def _matches(text: str, pattern: str, flags: str | None = None) -> Value:
    try:
        return compile_pattern(pattern, flags or "").search(text) is not None
    except PatternError:
        return None


def _split(text: str, delimiter: str) -> Value:
    try:
        compiled = compile_pattern(delimiter, "")
        if compiled.search(""):
            return None
        parts, position = [], 0
        for spans in compiled.matches(text):
            parts.append(text[position : spans[0]])
            position = spans[1]
        return [*parts, text[position:]] if len(parts) < MAX_ITEMS else None
    except PatternError:
        return None


def _join(items: Sequence[str | None], delimiter: str | None = None) -> Value:
    present = [item for item in items if item is not None]
    if sum(map(len, present)) + len(delimiter or "") * len(present) > MAX_TEXT:
        return None
    return (delimiter or "").join(present)


TABLE: Final = table(
    define(lambda value: None if value is None else text_of(value), "string(from: any) -> string"),
    define(
        _number,
        "number(from: string or number, grouping separator?: string or null, decimal separator?: string or null) -> number",
    ),
    define(_substring, "substring(string: string, start position: number, length?: number) -> string"),
    define(len, "string length(string: string) -> count"),
    define(lambda text: _short(text.upper()), "upper case(string: string) -> string"),
    define(lambda text: _short(text.lower()), "lower case(string: string) -> string"),
    define(_before, "substring before(string: string, match: string) -> string"),
    define(_after, "substring after(string: string, match: string) -> string"),
    define(lambda text, match: match in text, "contains(string: string, match: string) -> boolean"),
    define(str.startswith, "starts with(string: string, match: string) -> boolean"),
    define(str.endswith, "ends with(string: string, match: string) -> boolean"),
    define(_matches, "matches(input: string, pattern: string, flags?: string or null) -> boolean"),
    define(_replace, "replace(input: string, pattern: string, replacement: string, flags?: string or null) -> string"),
    define(_split, "split(string: string, delimiter: string) -> list of string"),
    define(_join, "string join(list: list of string or null, delimiter?: string or null) -> string"),
)
