"""What a cell holds for a stated value, so that reading it gives the value back exactly."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.declaration.schema import FactInfo
from engine.forms.cellwords import NO, NOTHING, SEPARATOR, YES, join_texts
from engine.text import Lang

Content = str | int | float | date
MOST_DIGITS: Final = 15
"""How many digits Excel keeps of a number."""
FIRST_DAY: Final = date(1900, 3, 1)
"""Excel takes 1900 for a leap year: earlier days come out differently here and there, or not at all."""


def content_of(value: Any, info: FactInfo, lang: Lang) -> Content:
    """Return what the cell of a fact holds for *value*; days and numbers Excel cannot hold exactly become text."""
    if not isinstance(value, list):
        return SINGLE.get(info.kind, _as_it_is)(value, lang)
    if not value:
        return NOTHING.of(lang)
    return JOINED[info.kind](value, lang)


def _as_it_is(value: Any, _: Lang) -> Content:
    return str(value)


def _number(value: Decimal | int, _: Lang) -> Content:
    """Return a number as Excel holds it, where its fifteen digits are enough to give it back."""
    if isinstance(value, int):
        return value if abs(value) < 10**MOST_DIGITS else str(value)
    near = float(format(value, f".{MOST_DIGITS}g"))
    return near if Decimal(repr(near)) == value else format(value, "f")


def _day(value: date, _: Lang) -> Content:
    return value if value >= FIRST_DAY else value.isoformat()


SINGLE: Final[dict[str, Callable[[Any, Lang], Content]]] = {
    "flag": lambda value, lang: (YES if value else NO).of(lang),
    "choice": lambda value, lang: str(value.label.of(lang)),
    "count": _number,
    "number": _number,
    "day": _day,
}
JOINED: Final[dict[str, Callable[[list[Any], Lang], Content]]] = {
    "list of choice": lambda values, lang: SEPARATOR.of(lang).join(value.label.of(lang) for value in values),
    "list of text": join_texts,
}
