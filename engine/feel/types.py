"""The types an expression can have, and how they fit one another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from engine.feel.units import ONE, Unit
from engine.text import Text

_NOUN: Final = re.compile(r"((?:an?|any) |)(.*?)((?: (?:of|in) .*)?)", re.DOTALL)  # article, noun, the rest


@dataclass(frozen=True, slots=True)
class Type:
    """A type; *kind* is the word that run-time values answer to as well."""

    kind: ClassVar[str] = "any"

    def __str__(self) -> str:
        return self.kind


@dataclass(frozen=True, slots=True)
class AnyType(Type):
    """Nothing is known of the value; fits everywhere."""


@dataclass(frozen=True, slots=True)
class NullType(Type):
    kind: ClassVar[str] = "null"


@dataclass(frozen=True, slots=True)
class NumberType(Type):
    """A number; unit None fits any unit (a literal has it)."""

    unit: Unit | None = None
    integer: bool = False
    kind: ClassVar[str] = "number"

    def __str__(self) -> str:
        return "number" if self.unit is None else f"number in {self.unit}"


@dataclass(frozen=True, slots=True)
class StringType(Type):
    """A string, one of *values* where they are given."""

    values: tuple[str, ...] | None = None
    name: str = ""
    kind: ClassVar[str] = "string"

    def __str__(self) -> str:
        if self.values is None:
            return "string"
        return self.name or "one of " + ", ".join(f'"{value}"' for value in self.values)


@dataclass(frozen=True, slots=True)
class BooleanType(Type):
    kind: ClassVar[str] = "boolean"


@dataclass(frozen=True, slots=True)
class DateType(Type):
    kind: ClassVar[str] = "date"


@dataclass(frozen=True, slots=True)
class YearsMonthsType(Type):
    kind: ClassVar[str] = "years and months duration"


@dataclass(frozen=True, slots=True)
class DaysTimeType(Type):
    kind: ClassVar[str] = "days and time duration"


@dataclass(frozen=True, slots=True)
class ListType(Type):
    item: Type = field(default_factory=AnyType)
    kind: ClassVar[str] = "list"

    def __str__(self) -> str:
        return f"list of {self.item}"


@dataclass(frozen=True, slots=True)
class RangeType(Type):
    item: Type = field(default_factory=AnyType)
    kind: ClassVar[str] = "range"

    def __str__(self) -> str:
        return f"range of {self.item}"


@dataclass(frozen=True, slots=True)
class ContextType(Type):
    """A record with these fields and no others; *name* is what a message calls one ("room")."""

    fields: Mapping[str, Type] = field(default_factory=dict)
    name: Text | str = ""
    kind: ClassVar[str] = "context"

    def __hash__(self) -> int:
        return hash((tuple(sorted(self.fields)), self.name))

    def __str__(self) -> str:
        label = self.name.en if isinstance(self.name, Text) else self.name
        return label or "context"


ANY, NULL, BOOLEAN, DATE = AnyType(), NullType(), BooleanType(), DateType()
NUMBER, STRING = NumberType(), StringType()
YEARS_MONTHS, DAYS_TIME = YearsMonthsType(), DaysTimeType()

KIND_NAMES: Mapping[str, Text] = {  # what a reader calls a type
    "any": Text("任意值", "any value"),
    "null": Text("空值", "null"),
    "number": Text("数字", "a number"),
    "string": Text("文本", "a text"),
    "boolean": Text("是非值", "true or false"),
    "date": Text("日期", "a date"),
    "years and months duration": Text("年月时长", "a duration of years and months"),
    "days and time duration": Text("天时时长", "a duration of days and hours"),
    "list": Text("列表", "a list"),
    "range": Text("区间", "a range"),
    "context": Text("一组事实", "a group of facts"),
}


def describe(kind: Type) -> Text:
    """Return what a reader calls a value of this type."""
    name = KIND_NAMES[kind.kind]
    if isinstance(kind, NumberType) and kind.unit not in (None, ONE):
        return Text(f"{name.zh}（{kind.unit}）", f"{name.en} in {kind.unit}")
    if isinstance(kind, ContextType) and kind.name:
        return label(kind)
    if isinstance(kind, ListType) and kind.item.kind != "any":
        item = describe(kind.item)
        return Text(f"{item.zh}的列表", f"a list of {plural(item.en)}")
    return name


def label(kind: ContextType) -> Text:
    """Return what a reader calls a record of this type, with its article: "a room"."""
    if isinstance(kind.name, Text):
        return Text(kind.name.zh, _with_article(kind.name.en))
    return Text(kind.name, _with_article(kind.name)) if kind.name else KIND_NAMES["context"]


def _with_article(noun: str) -> str:
    if noun.startswith(("a ", "an ", "the ")):
        return noun
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def plural(phrase: str) -> str:
    """Return *phrase* for several: "a number in m2" becomes "numbers in m2"."""
    article, noun, rest = _NOUN.fullmatch(phrase).groups()  # type: ignore[union-attr]
    if not article:
        return phrase
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies{rest}"
    return f"{noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}{rest}"


def join(left: Type, right: Type) -> Type:
    """Return the narrowest type that holds the values of both."""
    if left == right or isinstance(right, NullType):
        return left
    if isinstance(left, NullType):
        return right
    if isinstance(left, NumberType) and isinstance(right, NumberType):
        return NumberType(_same_unit(left.unit, right.unit), left.integer and right.integer)
    if isinstance(left, StringType) and isinstance(right, StringType):
        return _join_strings(left, right)
    if isinstance(left, ListType) and isinstance(right, ListType):
        return ListType(join(left.item, right.item))
    return ANY


def _same_unit(left: Unit | None, right: Unit | None) -> Unit | None:
    """Return the unit of both: that of the other where one fits any, and any where they differ."""
    if left is None or right is None:
        return left or right
    return left if left == right else None


def _join_strings(left: StringType, right: StringType) -> StringType:
    if left.values is None or right.values is None:
        return STRING
    return StringType(tuple(dict.fromkeys(left.values + right.values)))
