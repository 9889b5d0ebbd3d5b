"""Labels and hidden keys that have come apart: a value beside another fact's label is refused, not taken for either."""

from collections.abc import Iterable, Mapping
from typing import Final

from engine.declaration.schema import FactInfo
from engine.forms.cells import At
from engine.forms.sheets import KeyedSheet
from engine.forms.stating import FormDocument
from engine.forms.wording import in_cells
from engine.text import Text

MOVED: Final = Text(
    "这里写的是“{label}”，隐藏的编码却是另一项“{other}”，分不清填的是哪一项。",
    "this is labelled '{label}', but its hidden key is that of '{other}'; it cannot be told which one is filled in.",
)
PUT_BACK: Final = Text(
    "多半是只选了部分列来排序，或移动了格子：请撤销。撤销不了的，请重新生成一份表，再把填好的内容复制过去。",
    "Most likely only some of the columns were sorted, or cells were moved: undo that. If it cannot be undone, make a new form "
    "and copy what you have filled in into it.",
)


def refuse_moved(document: FormDocument, sheet: KeyedSheet, labelled: Mapping[At, FactInfo]) -> None:
    """Say of the first of the *labelled* cells, with the facts of their keys, that it has the label of another one."""
    known = {said for info in labelled.values() for said in _labels(info)}
    for at, info in labelled.items():
        cell = sheet.grid.cells.get(at)
        said = str(cell.value).strip() if cell else ""
        if said in known and said not in _labels(info):
            message = MOVED.fill(label=said, other=in_cells(info.label))
            document.refuse(sheet.grid.place(*at), "label-moved", message, PUT_BACK)
            return


def _labels(info: FactInfo) -> Iterable[str]:
    return in_cells(info.label)
