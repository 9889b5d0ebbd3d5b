"""The values of expressions that Python has no type for, and what kind each value is of."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias

from engine.feel.dates import FarDate
from engine.feel.effort import afford
from engine.feel.limits import MAX_TEXT, MAX_VALUE_DEPTH, MAX_VALUE_NODES
from engine.feel.numbers import CONTEXT, Number, absolute, finite, negate, number_text, whole
from engine.feel.unknown import UNKNOWN, Unknown

Value: TypeAlias = Any  # int, Decimal, str, bool, None, a date, a duration, list, dict, Range or UNKNOWN

_LONGEST: Final = 10**18  # seconds or months
_MONTHS = re.compile(r"(-?)P(?=[0-9])(?:([0-9]{1,18})Y)?(?:([0-9]{1,18})M)?")
_SECONDS = re.compile(
    r"(-?)P(?=.)(?:([0-9]{1,18})D)?"
    r"(?:T(?=.)(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]{1,18}(?:\.[0-9]{0,18})?)S)?)?"
)


@dataclass(frozen=True, slots=True, order=True)
class YearsMonths:
    """A duration of whole months."""

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        text = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
        return ("-" if self.months < 0 else "") + "P" + text


@dataclass(frozen=True, slots=True, order=True)
class DaysTime:
    """A duration of seconds, whole or decimal."""

    seconds: Number

    def __str__(self) -> str:
        days, hours, minutes, seconds = split_seconds(absolute(self.seconds))
        clock = "".join(f"{n}{letter}" for n, letter in ((hours, "H"), (minutes, "M")) if n)
        clock += f"{number_text(seconds)}S" if seconds else ""
        text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-" if self.seconds < 0 else "") + "P" + (text or "T0S")


@dataclass(frozen=True, slots=True)
class Range:
    """The values between two ends, or, where *operator* is given, those that compare so with its one end."""

    start: Value
    end: Value
    start_included: bool = True
    end_included: bool = True
    operator: str = ""

    def __str__(self) -> str:
        return format_value(self)


def split_seconds(seconds: Number) -> tuple[int, int, int, Number]:
    """Return days, hours, minutes and seconds of a positive number of seconds."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return days, hours, minutes, CONTEXT.add(rest, CONTEXT.subtract(seconds, int(seconds)))


def years_months(months: Number | None) -> YearsMonths | None:
    """Return the duration of *months*, cut to whole ones, or None if there is none so long."""
    return YearsMonths(int(months)) if months is not None and absolute(months) < _LONGEST else None


def days_time(seconds: Number | None) -> DaysTime | None:
    """Return the duration of *seconds*, or None if there is none so long."""
    return DaysTime(seconds) if seconds is not None and absolute(seconds) < _LONGEST else None


def parse_duration(text: str) -> YearsMonths | DaysTime | None:
    """Return the duration written in ISO 8601, such as ``P1Y6M`` or ``P2DT3H``, or None."""
    if match := _MONTHS.fullmatch(text):
        sign, years, months = match.groups("0")
        return years_months((-1 if sign == "-" else 1) * (int(years) * 12 + int(months)))
    if match := _SECONDS.fullmatch(text):
        sign, days, hours, minutes, seconds = match.groups("0")
        total = int(days) * 86_400 + int(hours) * 3_600 + int(minutes) * 60
        exact = CONTEXT.add(total, Decimal(seconds))
        return days_time(negate(exact) if sign == "-" else exact)
    return None


_CONTAINERS: Final = (list, tuple, dict, Range)
KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    Decimal: "number",
    str: "string",
    datetime.date: "date",
    FarDate: "date",
    YearsMonths: "years and months duration",
    DaysTime: "days and time duration",
    list: "list",
    tuple: "list",
    dict: "context",
    Range: "range",
    Unknown: "unknown",
}


def kind_of(value: Value) -> str:
    """Return the kind of *value*: the word its type has, or ``unknown``."""
    kind = KINDS.get(type(value))
    if kind is None:
        kind = next((kind for base, kind in KINDS.items() if isinstance(value, base)), "foreign")
    return kind


def is_number(value: Value) -> bool:
    """Return whether *value* is a number; true and false are none."""
    return kind_of(value) == "number"


def holds_unknown(value: Value) -> bool:
    """Return whether *value* is UNKNOWN or has it anywhere inside."""
    if value is UNKNOWN:
        return True
    if not isinstance(value, _CONTAINERS):
        return False
    if isinstance(value, list) and not any(issubclass(kind, _CONTAINERS) for kind in set(map(type, value))):
        return any(item is UNKNOWN for item in value)
    return any(part is UNKNOWN for part in walk(value))


def walk(value: Value) -> Iterator[Value]:
    """Return *value* and its parts, each container once."""
    pending, seen = [value], set[int]()
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, (list, tuple, dict, Range)) and id(part) not in seen:
            seen.add(id(part))
            pending += _parts(part)


def _parts(value: Value) -> list[Value]:
    if isinstance(value, Range):
        return [value.start, value.end]
    return list(value.values() if isinstance(value, dict) else value)


def is_small(value: Value) -> bool:
    """Return whether *value* may be walked to its leaves, shared parts counted as often as they occur."""
    pending, seen = [(value, 0)] if afford(0) else [], 0
    while pending:
        part, depth = pending.pop()
        seen += 1
        if depth > MAX_VALUE_DEPTH or seen > MAX_VALUE_NODES:
            return False
        if isinstance(part, (list, tuple, dict, Range)):
            pending += [(inner, depth + 1) for inner in _parts(part)]
    return afford(seen)


def key_of(value: Value) -> Any:
    """Return what two values have in common exactly if they are the same; for values that are `is_small`."""
    kind = kind_of(value)
    if kind == "list":
        return kind, tuple(key_of(item) for item in value)
    if kind == "context":
        return kind, frozenset((name, key_of(item)) for name, item in value.items())
    if kind == "range":
        ends = key_of(value.start), key_of(value.end)
        return kind, ends, value.start_included, value.end_included, value.operator
    return kind, value


_OPEN, _CLOSE = {True: "[", False: "("}, {True: "]", False: ")"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def format_value(value: Value) -> str:
    """Return *value* as the text of a FEEL expression that has it."""
    if not is_small(value):
        return "…"
    return _format(value)


def _format(value: Value) -> str:
    kind = kind_of(value)
    return _FORMATS[kind](value) if kind in _FORMATS else repr(value)


def quote(text: str) -> str:
    """Return *text* as a string literal."""
    return f'"{text.translate(_ESCAPES)}"'


def _format_range(value: Range) -> str:
    if value.operator:
        return f"({value.operator} {_format(value.end if value.start is None else value.start)})"
    start, end = _format(value.start), _format(value.end)
    return f"{_OPEN[value.start_included]}{start}..{end}{_CLOSE[value.end_included]}"


def _format_key(key: str) -> str:
    return key if key.isidentifier() else quote(key)


_FORMATS: dict[str, Any] = {
    "null": lambda value: "null",
    "boolean": lambda value: "true" if value else "false",
    "number": number_text,
    "string": quote,
    "date": lambda value: f'@"{value.isoformat()}"',
    "years and months duration": lambda value: f'@"{value}"',
    "days and time duration": lambda value: f'@"{value}"',
    "list": lambda value: "[" + ", ".join(map(_format, value)) + "]",
    "context": lambda value: "{" + ", ".join(f"{_format_key(k)}: {_format(v)}" for k, v in value.items()) + "}",
    "range": _format_range,
    "unknown": repr,
}


def text_of(value: Value) -> str | None:
    """Return *value* as `string()` shows it: like `format_value`, but a text, date or duration by itself is bare."""
    kind = kind_of(value)
    if kind in ("string", "years and months duration", "days and time duration"):
        return str(value)
    if kind == "date":
        return str(value.isoformat())
    if not is_small(value):
        return None
    text = _format(value)
    return text if len(text) <= MAX_TEXT else None


def to_value(value: object, depth: int = 0) -> Value:
    """Return *value*, handed in from outside, in the types used here; null for what has no counterpart."""
    if depth > MAX_VALUE_DEPTH:
        return None
    if isinstance(value, float):
        return finite(CONTEXT.create_decimal(repr(value)))
    if isinstance(value, Decimal):
        return finite(CONTEXT.plus(value))
    if isinstance(value, datetime.timedelta):
        return days_time(CONTEXT.add(value.days * 86_400 + value.seconds, Decimal(value.microseconds).scaleb(-6)))
    if isinstance(value, int) and not isinstance(value, bool):
        return whole(int(value))
    if isinstance(value, (list, tuple)):
        return [to_value(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {str(name): to_value(item, depth + 1) for name, item in value.items()}
    return None if kind_of(value) == "foreign" or isinstance(value, datetime.datetime) else value
