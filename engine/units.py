"""The units of the facts: their names in the code, and what a reader sees instead."""

from typing import Final

from engine.text import Text

UNITS: Final[dict[str, Text]] = {
    "m2": Text("平方米", "m²"),
    "m": Text("米", "m"),
    "mm": Text("毫米", "mm"),
    "m3": Text("立方米", "m³"),
    "children": Text("人", "children"),
    "persons": Text("人", "persons"),
    "months": Text("个月", "months"),
    "years": Text("年", "years"),
    "days": Text("天", "days"),
    "minutes": Text("分钟", "minutes"),
    "hours": Text("小时", "hours"),
    "percent": Text("%", "%"),
    "degrees": Text("度", "°"),
    "items": Text("个", "items"),
    "classes": Text("个班", "classes"),
    "storey": Text("层", "storey"),
    "m2/children": Text("平方米/人", "m² per child"),
    "items/children": Text("个/人", "per child"),
    "celsius": Text("摄氏度", "°C"),
    "mA": Text("毫安", "mA"),
    "dB": Text("分贝", "dB"),
    "lx": Text("勒克斯", "lx"),
    "mg/m3": Text("毫克/立方米", "mg/m³"),
    "ng/m3": Text("纳克/立方米", "ng/m³"),
    "Bq/m3": Text("贝可/立方米", "Bq/m³"),
    "CFU/m3": Text("菌落数/立方米", "CFU/m³"),
    "m3/h": Text("立方米/小时", "m³/h"),
    "m/s": Text("米/秒", "m/s"),
    "mg/kg": Text("毫克/千克", "mg/kg"),
    "g": Text("克", "g"),
    "ml": Text("毫升", "ml"),
    "mg/L": Text("毫克/升", "mg/L"),
    "ratio": Text("", ""),
}


def unit_text(unit: str) -> Text:
    """Return what a reader sees for *unit*; the name itself where nothing else is agreed."""
    return UNITS.get(unit, Text(unit, unit))
