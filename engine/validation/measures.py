"""Units as people write them behind a number, and how to get from there to the unit a field asks for."""

import unicodedata
from decimal import Decimal
from typing import Final

SPELLINGS: Final[dict[str, tuple[str, ...]]] = {  # by unit of a field; written in NFKC and small letters
    "m2": ("m2", "m^2", "平方米", "平米", "平方", "平", "sqm", "sq m", "square metres"),
    "m": ("m", "米", "公尺", "metre", "metres", "meter", "meters"),
    "mm": ("mm", "毫米"),
    "months": ("月", "个月", "月龄", "month", "months"),
    "years": ("年", "year", "years"),
    "days": ("天", "日", "day", "days"),
    "minutes": ("分", "分钟", "min", "mins", "minute", "minutes"),
    "hours": ("时", "小时", "h", "hr", "hour", "hours"),
    "percent": ("%", "percent"),
    "degrees": ("度", "°", "degree", "degrees"),
    "celsius": ("℃", "°c", "度", "摄氏度"),
    "mA": ("ma", "毫安"),
    "dB": ("db", "分贝", "db(a)"),
    "lx": ("lx", "勒克斯", "lux"),
}

FACTORS: Final[dict[str, dict[str, str]]] = {  # one of the second is so many of the first
    "m2": {"cm2": "0.0001", "平方厘米": "0.0001", "公顷": "10000", "ha": "10000", "km2": "1000000"},
    "m": {
        **dict.fromkeys(("cm", "厘米", "公分"), "0.01"),
        **dict.fromkeys(("mm", "毫米"), "0.001"),
        **dict.fromkeys(("dm", "分米"), "0.1"),
        **dict.fromkeys(("km", "公里", "千米"), "1000"),
    },
    "mm": {**dict.fromkeys(("cm", "厘米", "公分"), "10"), **dict.fromkeys(("m", "米"), "1000")},
    "months": dict.fromkeys(("年", "岁", "周岁", "year", "years"), "12"),
    "days": dict.fromkeys(("周", "星期", "week", "weeks"), "7"),
    "minutes": dict.fromkeys(SPELLINGS["hours"], "60"),
    "percent": {"‰": "0.1"},
}


def is_same_unit(unit: str, written: str) -> bool:
    """Return whether *written* is a way to write *unit*; any word will do for what is only counted."""
    return unit not in SPELLINGS or _plain(written) in SPELLINGS[unit]


def convert(number: str, written: str, unit: str) -> str | None:
    """Return the *number* of units *written* as a number of *unit*, or None where no factor is agreed."""
    factor = FACTORS.get(unit, {}).get(_plain(written))
    return f"{(Decimal(number) * Decimal(factor)).normalize():f}" if factor else None


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written).casefold().strip()
