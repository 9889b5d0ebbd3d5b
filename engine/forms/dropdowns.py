"""The drop-down lists of the form: they help to fill a cell in, and never lock out what a person types instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from engine.declaration.schema import FactInfo
from engine.forms.cellwords import NO, NOTHING, YES
from engine.forms.filling import letter_of
from engine.forms.keys import META
from engine.text import NO_TEXT, Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FIRST_OPTIONS: Final = 4
"""Column D of the hidden sheet has the first list to choose from."""
MOST_PROMPT: Final = 255
MOST_TITLE: Final = 32
"""How many letters Excel allows in the note that shows when a cell is chosen; with more it calls the file damaged."""

FLAG, EMPTY = "flag", "empty"
TYPED: Final[dict[str, tuple[dict[str, str], Text]]] = {
    "count": (
        {"type": "whole", "operator": "between", "formula1": "-999999999", "formula2": "999999999"},
        Text("这里要填整数。", "A whole number is wanted here."),
    ),
    "number": (
        {"type": "decimal", "operator": "between", "formula1": "-999999999", "formula2": "999999999"},
        Text("这里要填数字。", "A number is wanted here."),
    ),
    "day": (
        {"type": "date", "operator": "between", "formula1": "1", "formula2": "2958465"},
        Text("这里要填日期，如 2026-01-01。", "A date is wanted here, such as 2026-01-01."),
    ),
}
"""What Excel checks by kind of fact, and what it says; a click keeps what was typed all the same."""
CHOSEN: Final = Text("请从下拉列表中选一项。", "Please choose from the list.")
STAYS: Final = Text("确实要这样填，请点“是”。", "To keep it as it is, click Yes.")


@dataclass(frozen=True)
class Ids:
    """Where the ids of a list stand: the name of its sheet, and the formula for those filled in."""

    sheet: Text
    formula: str


@dataclass
class Options:
    """The lists to choose from on the hidden sheet, by name: where each stands, as formulas call it."""

    sheet: "Worksheet"
    lang: Lang
    places: dict[str, str] = field(default_factory=dict)

    def place(self, name: str, labels: tuple[Text, ...]) -> str:
        """Return where the list called *name* stands; it is written there when it is first asked for."""
        if name not in self.places:
            column = FIRST_OPTIONS + len(self.places)
            for row, text in enumerate((name, *(label.of(self.lang) for label in labels)), 1):
                self.sheet.cell(row, column, text)
            letter = letter_of(column)
            self.places[name] = f"'{META}'!${letter}$2:${letter}${len(labels) + 1}"
        return self.places[name]

    def flags(self) -> str:
        """Return where yes and no stand."""
        return self.place(FLAG, (YES, NO))

    def nothing(self) -> str:
        """Return where the answer stands that a list is empty."""
        return self.place(EMPTY, (NOTHING,))

    def of(self, info: FactInfo) -> str | None:
        """Return where the values of a fact stand, or None where any may be typed."""
        if info.kind == "flag":
            return self.flags()
        if info.choices:
            return self.place(type(info.choices[0]).__name__, tuple(choice.label for choice in info.choices))
        return None


def validation(info: FactInfo, options: Options, ids: Mapping[str, Ids]) -> dict[str, Any]:
    """Return what Excel offers and checks in the cells of a fact, as the arguments of a `DataValidation`.

    *ids* has where the ids of other lists stand, by the list's name.
    """
    referred = ids.get(info.references or "")
    if place := referred.formula if referred else options.of(info):
        several = info.kind.startswith("list")
        return {"type": "list", "formula1": place, **(LENIENT if several else _warning(CHOSEN, options.lang))}
    if info.kind in TYPED:
        checked, said = TYPED[info.kind]
        return {**checked, **_warning(said, options.lang)}
    return {}


LENIENT: Final = {"showErrorMessage": False}


def _warning(said: Text, lang: Lang) -> dict[str, Any]:
    return {
        "showErrorMessage": True,
        "errorStyle": "warning",
        "errorTitle": Text("请核对", "Please check").of(lang),
        "error": f"{said.of(lang)}{STAYS.of(lang)}" if lang == "zh" else f"{said.of(lang)} {STAYS.of(lang)}",
    }


def prompt(title: Text, said: Text, lang: Lang) -> dict[str, Any]:
    """Return the note that shows when a cell is chosen, cut to what Excel allows."""
    if said == NO_TEXT:
        return {}
    return {
        "showInputMessage": True,
        "promptTitle": _cut(title.of(lang), MOST_TITLE),
        "prompt": _cut(said.of(lang), MOST_PROMPT),
    }


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
