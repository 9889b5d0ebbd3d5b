"""The words of the Excel form's sheets: short names for the tabs, and labels as they read in cells."""

import re
from collections.abc import Iterable
from typing import Final

from engine.declaration.table import FactPath, label_of
from engine.text import Text

COVER: Final = Text("填写说明", "Instructions")
MOST_LETTERS: Final = 31
"""How long Excel allows the name of a sheet to be; ``[]:*?/\\`` are not allowed at all."""
SHORT: Final[dict[FactPath, Text]] = {
    ("site", "dangerous_neighbours"): Text("附近易发生危险的建筑物", "Dangerous neighbours"),
    ("air_reports",): Text("室内空气检测报告", "Air test reports"),
    ("textiles",): Text("纺织品", "Textiles"),
    ("panels",): Text("人造板", "Wood-based panels"),
    ("stairs",): Text("楼梯", "Stairs"),
    ("doors",): Text("门", "Doors"),
    ("product_reports",): Text("玩具、家具检测报告", "Toy and furniture tests"),
    ("fire", "neighbours"): Text("相邻建筑", "Buildings next to it"),
    ("fire", "compartments"): Text("防火分区", "Fire compartments"),
    ("fire", "extinguisher_points"): Text("灭火器设置点", "Fire extinguishers"),
    ("nutrient_intakes",): Text("营养素摄入量", "Intake of nutrients"),
    ("food_amounts",): Text("每日食物量", "Daily amounts of food"),
    ("emergency",): Text("应急与安全培训", "Emergencies and training"),
}
"""Names of sheets whose label is too long for a tab."""
IN_CELLS: Final = {"写空列表": "填“无”", "empty list": "“None”"}
"""What labels say of YAML, and what is meant in a cell."""
IF_NONE: Final = (
    re.compile("（没有就写空列表）|；没有就写空列表(?=）)"),
    re.compile(r" \(empty list if none\)|; empty list if none(?=\))"),
)
"""What labels of lists say, and the question at the top of their sheets says as well."""


def sheet_names(paths: Iterable[FactPath]) -> dict[FactPath, Text]:
    """Return the name of each part's sheet: its short name or label, without what is in brackets."""
    return {path: SHORT.get(path) or Text(*(_short(label) for label in label_of(path))) for path in paths}


def _short(label: str) -> str:
    return re.sub(r"\s*[（(].*", "", re.sub(r"[\[\]:*?/\\]", " ", label))[:MOST_LETTERS].strip()


def in_cells(label: Text) -> Text:
    """Return a label as it is said on the form."""
    return Text(*map(in_cell, label))


def in_cell(said: str) -> str:
    """Return words about a fact, in either language, as they are said on the form."""
    for in_yaml, on_form in IN_CELLS.items():
        said = said.replace(in_yaml, on_form)
    return said


def title_of(label: Text) -> Text:
    """Return the label of a section or list as the title of its sheet."""
    return Text(*(pattern.sub("", one) for one, pattern in zip(label, IF_NONE, strict=True)))
