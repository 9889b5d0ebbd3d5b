"""What a change of the rules means: which things changed, in what, from what to what."""

from dataclasses import dataclass

from engine.catalogue import Standard
from engine.declaration.fields import Choice
from engine.text import NO_TEXT, Text


class Sort(Choice):
    """What can change."""

    RULE = "rule", "规则", "rules"
    TOPIC = "topic", "主题", "topics"
    SOURCE = "source", "来源", "sources"
    CLAUSE = "clause", "条款", "clauses"
    DISTRICT = "district", "地方文件", "district files"
    BASE = "base", "基础申报", "base declarations"


class Status(Choice):
    """What became of a thing; one that is *renamed* says the same under another id."""

    ADDED = "added", "新增", "added"
    REMOVED = "removed", "删去", "removed"
    RENAMED = "renamed", "改编号", "renamed"
    CHANGED = "changed", "有变化", "changed"


class Kind(Choice):
    """In what something changed, the weightiest first."""

    LIMIT = "limit", "限值", "limit"
    DATE = "date", "日期", "date"
    APPLICABILITY = "applicability", "适用", "applies to"
    REQUIREMENT = "requirement", "要求", "requirement"
    STRENGTH = "strength", "约束力", "strength"
    QUESTION = "question", "所答问题", "question"
    BASIS = "basis", "依据", "basis"
    DEPARTMENTS = "departments", "部门", "departments"
    STRICTER = "stricter", "更严于", "stricter than"
    CONTENT = "content", "内容", "content"
    WORDING = "wording", "措辞", "wording"
    RESPELLED = "respelled", "只改写法", "respelled"
    CASES = "cases", "案例", "cases"


@dataclass(frozen=True)
class Change:
    """One thing that changed: *at* is its key in the file, *what* its name for a reader where it has one.

    *before* and *after* are values as they are written, None where there was or is none.
    """

    kind: Kind
    at: str
    before: str | None
    after: str | None
    what: Text = NO_TEXT
    unit: Text = NO_TEXT


@dataclass(frozen=True)
class Item:
    """A rule, clause or other thing that changed; *was* is the id it had, where it is renamed."""

    sort: Sort
    id: str
    title: Text
    status: Status
    changes: tuple[Change, ...] = ()
    standard: Standard | None = None
    was: str = ""

    def kinds(self) -> tuple[Kind, ...]:
        """Return in what it changed, each kind once."""
        return tuple(dict.fromkeys(change.kind for change in self.changes))


@dataclass(frozen=True)
class Difference:
    """Everything that changed, by sort and in the order of the files."""

    items: tuple[Item, ...]

    def of(self, sort: Sort) -> tuple[Item, ...]:
        """Return the things of one sort."""
        return tuple(item for item in self.items if item.sort is sort)
