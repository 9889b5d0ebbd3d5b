"""Units as people write them behind a number, and how to get from there to the unit a field asks for."""

import unicodedata
from decimal import Decimal
from typing import Final

SPELLINGS: Final[dict[str, tuple[str, ...]]] = {  # by unit of a field; written in NFKC and small letters
    "m2": ("m2", "m^2", "平方米", "平米", "平方", "平", "sqm", "sq m", "square metres"),
    "m": ("m", "米", "公尺", "metre", "metres", "meter", "meters"),
    "mm": ("mm", "毫米"),
    "months": ("月", "个月", "月龄", "month", "months"),
    "years": ("年", "岁", "周岁", "year", "years"),
    "days": ("天", "日", "day", "days"),
    "minutes": ("分", "分钟", "min", "mins", "minute", "minutes"),
    "hours": ("时", "小时", "h", "hr", "hour", "hours"),
    "percent": ("%", "percent"),
    "degrees": ("度", "°", "degree", "degrees"),
    "celsius": ("℃", "°c", "度", "摄氏度"),
    "mA": ("ma", "毫安"),
    "dB": ("db", "分贝", "db(a)"),
    "lx": ("lx", "勒克斯", "lux"),
    "m3": ("m3", "m^3", "立方米", "立方", "方"),
    "mg/m3": ("mg/m3", "毫克/立方米", "毫克每立方米"),
    "ng/m3": ("ng/m3", "纳克/立方米", "纳克每立方米"),
    "Bq/m3": ("bq/m3", "贝可/立方米", "贝可每立方米"),
    "CFU/m3": ("cfu/m3", "菌落数/立方米"),
    "m3/h": ("m3/h", "立方米/小时", "立方米每小时"),
    "m/s": ("m/s", "米/秒", "米每秒"),
    "mg/kg": ("mg/kg", "毫克/千克", "毫克每千克"),
    "mg/L": ("mg/l", "毫克/升", "毫克每升"),
    "g": ("g", "克"),
    "ml": ("ml", "毫升"),
}
COUNTED: Final[dict[str, tuple[str, ...]]] = {  # words behind a number of things or people
    **dict.fromkeys(
        ("children", "persons"), ("人", "名", "位", "个", "个人", "个孩子", "名儿童", "名幼儿", "名婴幼儿")
    ),
    "items": tuple("个台张套件把只处间扇部份条块次项组盏具樘本根道"),
    "storey": ("层", "楼"),
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
    "mg/m3": {**dict.fromkeys(("μg/m3", "ug/m3", "微克/立方米"), "0.001"), "g/m3": "1000"},
    "mg/kg": {"g/kg": "1000"},
    "mg/L": {"g/l": "1000"},
    "g": {**dict.fromkeys(("kg", "千克", "公斤"), "1000"), **dict.fromkeys(("mg", "毫克"), "0.001")},
    "ml": dict.fromkeys(("l", "升"), "1000"),
    "mA": {"a": "1000", "安": "1000"},
}


def is_same_unit(unit: str, written: str) -> bool:
    """Return whether *written* is a way to write *unit*; any word will do for what is only counted."""
    return unit not in SPELLINGS or _plain(written) in SPELLINGS[unit]


def is_spelling(unit: str, written: str) -> bool:
    """Return whether *written* is one of the ways known to write *unit*: no other word will do."""
    return _plain(written) in SPELLINGS.get(unit, COUNTED.get(unit, ()))


def is_unit(written: str) -> bool:
    """Return whether *written* is a unit of anything we know."""
    known = (SPELLINGS, COUNTED, FACTORS)
    return any(_plain(written) in words for table in known for words in table.values())


def convert(number: str, written: str, unit: str) -> str | None:
    """Return the *number* of units *written* as a number of *unit*, or None where no factor is agreed."""
    factor = FACTORS.get(unit, {}).get(_plain(written))
    return f"{(Decimal(number) * Decimal(factor)).normalize():f}" if factor else None


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written).casefold().strip()
