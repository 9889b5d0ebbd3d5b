"""Merged cells: what they hold belongs to one cell only where no other cell to fill in was swallowed."""

from collections.abc import Set
from typing import Final

from engine.forms.cells import At, Grid
from engine.forms.stating import FormDocument
from engine.text import Text

MERGED: Final = Text(
    "这里合并了 {count} 个要分别填写的格子，分不清每一格填的是什么。",
    "{count} cells to be filled in one by one are merged here; it cannot be told what each one says.",
)
SWALLOWED: Final = Text(
    "要填写的格子并进了旁边的格子，读不出填的是什么。",
    "a cell to fill in is merged into the one beside it; what it says cannot be read.",
)
UNMERGE: Final = Text("请取消合并，每一格分别填写。", "Unmerge the cells and fill in each of them.")


def refuse_merged(document: FormDocument, grid: Grid, wanted: Set[At]) -> set[At]:
    """Return the cells whose content is refused because cells *wanted* by themselves are merged with others."""
    refused: set[At] = set()
    for block in grid.merged:
        inside = {at for at in wanted if at in block}
        if block.first not in grid.cells or inside <= {block.first}:
            continue
        message = MERGED.fill(count=len(inside)) if len(inside) > 1 else SWALLOWED
        document.refuse(grid.place(*block.first), "merged-cells", message, UNMERGE)
        refused |= {block.first}
    return refused
