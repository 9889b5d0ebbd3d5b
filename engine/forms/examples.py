"""The example row of a list: a good item of the same kind of point, else a value of the right form for each fact."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from engine.cases.bases import Bases
from engine.declaration.model import Declaration
from engine.declaration.point import PointKind
from engine.declaration.schema import FactInfo
from engine.forms.cellwords import EXAMPLE_ID
from engine.forms.contents import Content, content_of
from engine.forms.layout import Sheet
from engine.generating.models import FILES
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


def read_examples(folder: Path, kind: PointKind | None) -> Declaration | None:
    """Return the base declaration of such a point in the rules of *folder*, which passes them all; None if it has none."""
    base = Bases(folder).read(FILES[(kind or PointKind.INSTITUTION).value])
    return base.declaration if base else None


def example_row(part: Sheet, lang: Lang) -> dict[str, Content]:
    """Return what the example row of a list says, by field, where it says anything; its id says that it is an example."""
    values = {
        field: getattr(part.example, field.name) if part.example else _value(field.info, lang) for field in part.fields
    }
    said = {field.name: content_of(value, field.info, lang) for field, value in values.items() if value is not None}
    return {**said, "id": EXAMPLE_ID.of(lang)}


def _value(info: FactInfo, lang: Lang) -> Any:
    if info.choices:
        return list(info.choices[:MOST_EXAMPLES]) if info.kind.startswith("list") else info.choices[0]
    return VALUES.get(info.kind) or ([TEXT.of(lang)] if info.kind.startswith("list") else TEXT.of(lang))
