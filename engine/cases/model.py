"""What a case file says, and what came out of a case."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field, StrictStr

from engine.catalogue import Name
from engine.declaration.fields import Choice, Day
from engine.diagnostics import Diagnostic, Place
from engine.documents import Document
from engine.evaluation import Finding
from engine.ruleset import RuleId
from engine.text import Text
from engine.words import YamlModel

FactPath = StrictStr
Where = tuple[str | int, ...]


class Expected(Choice):
    """What a case expects: an outcome, or that the rule is not in force on the day."""

    PASS = "pass", "符合", "pass"
    FAIL = "fail", "不符合", "fail"
    UNKNOWN = "unknown", "无法判断", "unknown"
    NOT_APPLICABLE = "not_applicable", "不适用", "not applicable"
    NOT_IN_FORCE = "not_in_force", "尚未施行或已失效", "not in force"


class Case(YamlModel):
    """One case: a base declaration, what is changed in it, and what must come out."""

    rule: RuleId
    name: StrictStr = Field(min_length=10, max_length=200)
    base: StrictStr
    as_of: Day | None = None
    change: dict[FactPath, Any] = Field(default_factory=dict)
    hide: tuple[FactPath, ...] = ()
    remove: tuple[FactPath, ...] = ()
    add: dict[FactPath, list[dict[str, Any]]] = Field(default_factory=dict)
    subject: StrictStr | None = None
    expect: Expected


class CaseFile(YamlModel):
    """The cases of one topic."""

    topic: Name
    as_of: Day
    cases: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True)
class PlacedCase:
    """A case with its day and its place in the file."""

    case: Case
    as_of: date
    document: Document
    index: int

    @property
    def place(self) -> Place:
        """Return where the case starts."""
        return self.document.place(("cases", self.index))

    def problem(self, at: Where, code: str, message: Text, hint: Text) -> Diagnostic:
        """Return what is wrong with the case, at the part of it that *at* leads to."""
        path = ("cases", self.index, *at)
        return self.document.diagnostic(path, code, message, hint, key=at[0] in ("add", "change"))


@dataclass(frozen=True)
class CaseResult:
    """What came out of one case; *problem* says why it could not be run."""

    placed: PlacedCase
    got: Expected | None
    findings: tuple[Finding, ...]
    problem: Diagnostic | None = None

    @property
    def ok(self) -> bool:
        """Return whether the case came out as it says."""
        return self.problem is None and self.got is self.placed.case.expect
