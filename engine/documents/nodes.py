"""The tree of one document: every key and value with the characters it was written with."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

from engine.documents.encoding import check_escaped
from engine.documents.limits import MAX_LIST_LENGTH, MAX_MAPPING_SIZE, MAX_SCALAR_LENGTH
from engine.documents.source import Problems
from engine.text import Text

Style = Literal["plain", "single", "double", "literal", "folded"]
Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text, number, boolean or null, written in the characters from *start* to *end*."""

    start: int
    end: int
    value: str | int | Decimal | bool | None
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    start: int
    end: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping whose keys are texts."""

    start: int
    end: int
    entries: dict[str, Entry]


Node = Scalar | Sequence | Mapping

TOO_LONG_LIST: Final = Text(
    "列表有 {actual} 项，超过上限 {limit} 项。", "the list has {actual} items; the limit is {limit}."
)
TOO_BIG_MAPPING: Final = Text(
    "这一组内容有 {actual} 个栏目，超过上限 {limit} 个。", "the mapping has {actual} keys; the limit is {limit}."
)
TOO_LONG_TEXT: Final = Text(
    "这段文字有 {actual} 个字符，超过上限 {limit} 个。", "the text has {actual} characters; the limit is {limit}."
)
SPLIT: Final = Text("请拆成几份文件，或检查是否误粘贴了多余内容。", "Split the file, or check for pasted content.")
SHORTEN: Final = Text("请缩短文字，或检查是否漏写了引号。", "Shorten the text, or check for a missing quote.")
TOO_DEEP: Final = Text(
    "内容嵌套到第 {actual} 层，超过上限 {limit} 层。", "nesting goes {actual} levels deep; the limit is {limit}."
)
FLATTEN: Final = Text("请检查括号或缩进是否多写了。", "Check for brackets or indentation too many.")
DUPLICATE_KEY: Final = Text(
    "“{key}”写了两次，第一次在第 {line} 行。", "'{key}' is written twice; the first is on line {line}."
)
KEEP_ONE: Final = Text("请只保留一个。", "Keep one of them.")


def make_scalar(problems: Problems, scalar: Scalar) -> Scalar:
    """Return *scalar* once its length and its escapes are checked."""
    if not isinstance(scalar.value, str):
        return scalar
    if len(scalar.value) > MAX_SCALAR_LENGTH:
        message = TOO_LONG_TEXT.fill(actual=len(scalar.value), limit=MAX_SCALAR_LENGTH)
        problems.add("text-too-long", message, SHORTEN, start=scalar.start, end=scalar.end)
    if scalar.style == "double":
        check_escaped(problems, scalar.value, scalar.start, scalar.end)
    return scalar


def make_sequence(problems: Problems, start: int, end: int, items: list[Node]) -> Sequence:
    """Return a list node once its length is checked."""
    if len(items) > MAX_LIST_LENGTH:
        message = TOO_LONG_LIST.fill(actual=len(items), limit=MAX_LIST_LENGTH)
        problems.add("list-too-long", message, SPLIT, start=start)
    return Sequence(start, end, tuple(items))


class MappingBuilder:
    """A mapping while it is read: a key that stands twice is a problem as soon as it is seen."""

    def __init__(self, problems: Problems, start: int) -> None:
        self.problems = problems
        self.start = start
        self.keys: dict[str, Scalar] = {}
        self.entries: dict[str, Entry] = {}
        self.size = 0

    def add_key(self, key: Scalar) -> None:
        """Take *key*, whose value is still to come."""
        self.size += 1
        name = str(key.value)
        first = self.keys.setdefault(name, key)
        if first is not key:
            message = DUPLICATE_KEY.fill(key=name[:80], line=self.problems.source.place(first.start).line)
            self.problems.add("duplicate-key", message, KEEP_ONE, start=key.start, end=key.end)

    def add_value(self, key: Scalar, value: "Node") -> None:
        """Take the value of *key*; of a key that stands twice, the first value counts."""
        self.entries.setdefault(str(key.value), Entry(key, value))

    def finish(self, end: int) -> Mapping:
        """Return the mapping node once its size is checked."""
        if self.size > MAX_MAPPING_SIZE:
            message = TOO_BIG_MAPPING.fill(actual=self.size, limit=MAX_MAPPING_SIZE)
            self.problems.add("mapping-too-large", message, SPLIT, start=self.start)
        return Mapping(self.start, end, self.entries)


def plain_value(node: Node) -> Any:
    """Return what *node* says, as dict, list, str, int, Decimal, bool or None."""
    if isinstance(node, Mapping):
        return {name: plain_value(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return node.value
