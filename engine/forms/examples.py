"""The example row of a list: a value of the right form for each fact."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.declaration.schema import FactInfo
from engine.forms.cellwords import EXAMPLE_ID
from engine.forms.contents import Content, content_of
from engine.text import Lang, Text

MOST_EXAMPLES: Final = 2
TEXT: Final = Text("（文字）", "(text)")
VALUES: Final[dict[str, Any]] = {
    "flag": True,
    "count": 3,
    "number": Decimal("12.5"),
    "day": date(2026, 1, 1),
    "clock": "08:30",
}


def example_of(info: FactInfo, lang: Lang) -> Content:
    """Return what the example row says for a fact; its id says that it is an example."""
    if info.path[-1] == "id":
        return EXAMPLE_ID.of(lang)
    return content_of(_value(info, lang), info, lang)


def _value(info: FactInfo, lang: Lang) -> Any:
    if info.choices:
        return list(info.choices[:MOST_EXAMPLES]) if info.kind.startswith("list") else info.choices[0]
    return VALUES.get(info.kind) or ([TEXT.of(lang)] if info.kind.startswith("list") else TEXT.of(lang))
