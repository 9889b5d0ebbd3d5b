"""Values as a reader sees them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.declaration.table import choice_label
from engine.feel import UNKNOWN, ListType, StringType, Type, format_value
from engine.text import Text

NOT_STATED = Text("未填报", "not stated")
NO_VALUE = Text("无", "none")
YES, NO = Text("是", "yes"), Text("否", "no")


def show(value: Any, kind: Type | None = None) -> Text:
    """Return *value* for a sentence: numbers plain, choices by their label where *kind* says which, lists joined."""
    if value is UNKNOWN:
        return NOT_STATED
    if value is None:
        return NO_VALUE
    if isinstance(value, list):
        return _joined([show(item, kind.item if isinstance(kind, ListType) else None) for item in value])
    if isinstance(value, str) and isinstance(kind, StringType) and kind.name:
        return choice_label(kind.name, value)
    for types, render in PLAIN.items():
        if isinstance(value, types):
            return render(value)
    return Text(*(format_value(value),) * 2)


def show_number(value: Decimal | int) -> str:
    """Return a number without exponent and without trailing zeros."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_clock(minutes: int) -> str:
    """Return a time of day, counted in minutes, as it is written in a declaration: ``08:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _joined(items: list[Text]) -> Text:
    if not items:
        return NO_VALUE
    return Text("、".join(t.zh for t in items), ", ".join(t.en for t in items))


def _same(render: Callable[[Any], str]) -> Callable[[Any], Text]:
    return lambda value: Text(render(value), render(value))


PLAIN: Mapping[type | tuple[type, ...], Callable[[Any], Text]] = {
    bool: lambda value: YES if value else NO,
    (int, Decimal): _same(show_number),
    date: _same(date.isoformat),
    str: _same(str),
}
