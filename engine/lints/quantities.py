"""The quantities that a Chinese sentence of the law speaks of: figures, Chinese numerals, fractions, rhythms, times of day."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

ONE = Decimal(1)
DIGITS: Final = {"〇": 0, "两": 2} | {digit: value for value, digit in enumerate("零一二三四五六七八九")}
TENS: Final = {"十": 10, "百": 100, "千": 1000}
NUMERAL: Final = "零〇一二两三四五六七八九十百千万半"
FIGURE: Final = r"(?<![\d.])\d+(?:\.\d+)?"
NUMBER: Final = re.compile(
    rf"(?P<fraction>\d+/\d+)|(?P<figure>(?:(?<![\d～~a-zA-Z])-)?{FIGURE})|(?P<numeral>[{NUMERAL}]+)"
)
DATE: Final = re.compile(r"(?:19|20)\d\d年(?:\d+月(?:\d+日)?)?")
CLOCK: Final = re.compile(r"(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)")
SIGNS: Final = re.compile(r"[A-Za-zμ%℃²³/()·]+")
LINK: Final = re.compile(r"\s*(?:～|~|至|—|-|、|或|/|和|×)\s*")
RHYTHM: Final = re.compile(r"每(?:个)?(日|天|晚|周|月|季度?|学期|年)")
FROM: Final = re.compile(r"[^\d，；。]{0,3}及?以上")

# What a word behind a number measures: our unit, and how many of it one is. The longest word that fits is taken.
MEASURES: Final[Mapping[str, tuple[tuple[str, Decimal], ...]]] = {
    "小时": (("minutes", Decimal(60)), ("hours", ONE)),
    "h": (("minutes", Decimal(60)), ("hours", ONE)),
    "分钟": (("minutes", ONE),),
    "min": (("minutes", ONE),),
    "日": (("days", ONE), ("items", ONE)),
    "天": (("days", ONE), ("items", ONE)),
    "晚": (("days", ONE), ("items", ONE)),
    "周": (("days", Decimal(7)),),
    "周岁": (("months", Decimal(12)), ("years", ONE)),
    "岁": (("months", Decimal(12)), ("years", ONE)),
    "年": (("months", Decimal(12)), ("years", ONE), ("", ONE)),
    "学年": (("months", Decimal(12)), ("years", ONE)),
    "学期": (("months", Decimal(6)),),
    "季": (("months", Decimal(3)),),
    "季度": (("months", Decimal(3)),),
    "月": (("months", ONE), ("days", Decimal(31)), ("days", Decimal(30))),
    "个月": (("months", ONE), ("days", Decimal(31)), ("days", Decimal(30))),
    "月龄": (("months", ONE),),
    "m": (("m", ONE), ("mm", Decimal(1000))),
    "米": (("m", ONE), ("mm", Decimal(1000))),
    "cm": (("m", Decimal("0.01")), ("mm", Decimal(10))),
    "厘米": (("m", Decimal("0.01")), ("mm", Decimal(10))),
    "mm": (("m", Decimal("0.001")), ("mm", ONE)),
    "毫米": (("m", Decimal("0.001")), ("mm", ONE)),
    "m²": (("m2", ONE), ("m2/children", ONE)),
    "㎡": (("m2", ONE), ("m2/children", ONE)),
    "平方米": (("m2", ONE), ("m2/children", ONE)),
    "%": (("percent", ONE), ("", Decimal("0.01"))),
    "℃": (("celsius", ONE),),
    "m³": (("m3", ONE),),
    "m³/h": (("m3/h", ONE),),
    "m³/(h·": (("m3/h", ONE),),
    "m/s": (("m/s", ONE),),
    "mg/m³": (("mg/m3", ONE),),
    "mg/kg": (("mg/kg", ONE),),
    "mg/L": (("mg/L", ONE),),
    "mA": (("mA", ONE),),
    "g": (("g", ONE),),
    "克": (("g", ONE),),
    "ml": (("ml", ONE),),
    "毫升": (("ml", ONE),),
    "毫克/立方米": (("mg/m3", ONE),),
    "层": (("storey", ONE), ("items", ONE)),
}
RHYTHMS: Final = {"日管控": "日", "周排查": "周", "月调度": "月"}  # of food safety, as the law names them
LONGEST: Final = sorted((word for word in MEASURES if not SIGNS.match(word)), key=len, reverse=True)


@dataclass(frozen=True)
class Quantity:
    """A number with the measure written behind it, or "" where that is none of ours."""

    number: Decimal
    measure: str = ""
    exclusive: bool = False

    def amounts(self, unit: str) -> Iterator[Decimal]:
        """Yield what this may be in *unit*; a number of no measure fits every unit."""
        if not self.measure or not unit:
            yield self.number
        for name, factor in MEASURES.get(self.measure, ()):
            if name == unit:
                yield self.number * factor
        if self.exclusive:  # "not on storey 4 or above" leaves 3
            yield self.number - 1
        if self.measure == "%" and not unit:  # "25 % more" is 1.25 times as much
            yield 1 + self.number / 100


@lru_cache(maxsize=4096)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of *text*, in its order."""
    plain = DATE.sub("", text)
    return (*_numbers(plain), *_times(plain), *_rhythms(plain))


def stands_in(value: Decimal, unit: str | None, texts: Iterable[str]) -> bool:
    """Return whether one of *texts* speaks of *value* in *unit*."""
    return any(value == amount for text in texts for one in quantities_in(text) for amount in one.amounts(unit or ""))


def numerals_in(text: str) -> Iterator[Decimal]:
    """Yield the numbers that *text* writes in Chinese numerals."""
    return (_numeral(match["numeral"]) for match in NUMBER.finditer(text) if match["numeral"])


def _numbers(text: str) -> Iterator[Quantity]:
    measure = ""
    found: list[Quantity] = []
    following = len(text)
    for match in reversed(list(NUMBER.finditer(text))):
        rest = text[match.end() : following]
        own = _measure(rest)
        if own or not LINK.fullmatch(rest):  # "3.5～4 hours": what links two numbers links their measure too
            measure = own
        following = match.start()
        found.append(Quantity(_value(match), measure, bool(FROM.match(rest))))
    return reversed(found)


def _measure(rest: str) -> str:
    """Return the measure that *rest* starts with, or "" where it is none of ours."""
    if signs := SIGNS.match(rest):
        return signs[0] if signs[0] in MEASURES else ""
    return next((word for word in LONGEST if rest.startswith(word)), "")


def _value(match: re.Match[str]) -> Decimal:
    if match["fraction"]:
        above, below = match["fraction"].split("/")
        return Decimal(above) / Decimal(int(below) or 1)
    return Decimal(match["figure"]) if match["figure"] else _numeral(match["numeral"])


def _numeral(text: str) -> Decimal:
    """Return the number that Chinese numerals such as 二十五 say."""
    if text == "半":
        return Decimal("0.5")
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        elif character in TENS:
            section, digit = section + (digit or 1) * TENS[character], 0
    return Decimal(total + section + digit)


def _times(text: str) -> Iterator[Quantity]:
    """Yield the minutes since midnight of each time of day."""
    return (Quantity(Decimal(60 * int(match[1]) + int(match[2])), "min") for match in CLOCK.finditer(text))


def _rhythms(text: str) -> Iterator[Quantity]:
    """Yield one of each rhythm: once a week is every 7 days."""
    yield from (Quantity(ONE, match[1]) for match in RHYTHM.finditer(text))
    yield from (Quantity(ONE, measure) for word, measure in RHYTHMS.items() if word in text)
