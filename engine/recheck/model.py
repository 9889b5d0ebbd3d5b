"""Two checks of one care point, and where they differ; every sentence is in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.declaration.fields import Choice
from engine.declaration.model import Declaration
from engine.outcomes import Outcome
from engine.report import Coded

BAD = (Outcome.FAIL, Outcome.UNKNOWN)
Key = tuple[str, str]
"""A rule's id and the path of its subject (``classes[c1]``; "" is the point): what a finding is matched by."""


class Status(Choice):
    """What became of a finding."""

    CORRECTED = "corrected", "已改正", "corrected"
    STILL_OPEN = "still_open", "仍未解决", "still open"
    NEWLY_BROKEN = "newly_broken", "新出现的不符合", "newly broken"
    NEWLY_ASKED = "newly_asked", "新要求补充的", "newly asked for"
    NO_LONGER_ASKED = "no_longer_asked", "不再适用", "no longer asked"


class Why(Choice):
    """What stands behind a status, where the outcomes alone do not tell."""

    SUBJECT_GONE = "subject_gone", "申报中已没有这一对象", "it is no longer declared"
    SUBJECT_NEW = "subject_new", "新增的对象", "it is newly declared"
    NOT_APPLICABLE = "not_applicable", "规则对它不再适用", "the rule no longer applies to it"
    NOT_CHECKED = "not_checked", "后一次没有查这条规则", "the later check did not use this rule"
    NOT_CHECKED_BEFORE = "not_checked_before", "前一次没有查这条规则", "the earlier check did not use this rule"
    OTHER_NUMBERS = "other_numbers", "有变化，但还没有解决", "changed, but still open"
    NOW_FAILS = "now_fails", "已补充，但不符合", "now stated, but not met"
    NOW_MISSING = "now_missing", "原不符合，现缺少事实", "was not met; now a fact is missing"


class Touch(Choice):
    """How a fact was touched."""

    CHANGED = "changed", "改动", "changed"
    STATED = "stated", "补填", "now stated"
    WITHDRAWN = "withdrawn", "不再填报", "no longer stated"
    ADDED = "added", "新增", "added"
    REMOVED = "removed", "删去", "removed"


@dataclass(frozen=True)
class Told:
    """A finding as one of the checks tells it."""

    rule: str
    title: str
    binding: bool
    subject: str
    called: str
    outcome: Outcome
    message: str
    remedy: str
    clause: str
    missing: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Return what the finding is matched by."""
        return self.rule, self.subject


@dataclass(frozen=True)
class Shown:
    """A fact as a check shows it: its owner's title, its label, its value as written, its unit."""

    owner: str
    label: str
    value: str
    unit: str


@dataclass(frozen=True)
class Side:
    """One of the two checks.

    *outcomes* has every finding that applies, *told* those that bind and are bad, and advice that is not followed; *shown* are the facts
    that a result shows. A declaration brings its own facts instead.
    """

    name: str
    point: str
    as_of: str
    place: Coded
    digest: str
    rules: frozenset[str]
    decision: Coded
    papers: Coded
    standards: Coded
    outcomes: Mapping[Key, Outcome] = field(repr=False)
    told: Mapping[Key, Told] = field(repr=False)
    shown: Mapping[str, Shown] = field(repr=False)
    declaration: Declaration | None = field(default=None, repr=False)

    @property
    def is_result(self) -> bool:
        """Return whether this is a result that was written earlier, not a declaration checked now."""
        return self.declaration is None


@dataclass(frozen=True)
class Change:
    """What became of one finding: as it was and as it is told; None where it was, or is, not told."""

    status: Status
    before: Told | None
    after: Told | None
    why: Why | None = None

    @property
    def told(self) -> Told:
        """Return the finding as it was told last."""
        found = self.after or self.before
        assert found
        return found


@dataclass(frozen=True)
class FactChange:
    """A fact, or an item of a list, that is not the same; *asked* where something found the first time called for it.

    *owner* is the item, or the section, that the fact belongs to.
    """

    path: str
    touch: Touch
    owner: str
    label: str
    was: str
    now: str
    unit: str
    asked: bool


@dataclass(frozen=True)
class Recheck:
    """The later check beside the earlier one; *partial* where only facts that a result shows could be compared."""

    before: Side
    after: Side
    changes: tuple[Change, ...]
    advice: tuple[Change, ...]
    facts: tuple[FactChange, ...]
    partial: bool

    def of(self, status: Status) -> tuple[Change, ...]:
        """Return the binding findings of *status*."""
        return tuple(change for change in self.changes if change.status is status)
