"""What a lint is: its reason, a bad and a good example, and how its problems are found."""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from engine.cases import Bases, PlacedCase
from engine.checked import CheckedRule
from engine.declaration.fields import Choice
from engine.diagnostics import Diagnostic, Place
from engine.documents import Document
from engine.documents import Path as Steps
from engine.ruleset import RuleSet
from engine.text import NO_TEXT, Text


class Family(Choice):
    """What a lint looks after."""

    LEGAL = "legal", "依据", "legal"
    LOGIC = "logic", "逻辑", "logic"
    TYPES = "types", "名称与类型", "types"
    TESTS = "tests", "案例", "tests"
    STYLE = "style", "写法", "style"


@dataclass(frozen=True)
class Standards:
    """A standards folder whose rules could be read, everything loaded once; *day* is the day it is looked at."""

    folder: Path
    ruleset: RuleSet
    checked: tuple[CheckedRule, ...]
    placed: tuple[PlacedCase, ...]
    bases: Bases
    day: date

    @cached_property
    def _places(self) -> Mapping[str, tuple[Document, Steps]]:
        """Return the file and the path of each rule, by its id."""
        return {
            rule.id: (self.ruleset.documents[topic.standard, topic.topic], ("rules", index))
            for topic in self.ruleset.topics
            for index, rule in enumerate(topic.rules)
        }

    @cached_property
    def cases(self) -> Mapping[str, tuple[PlacedCase, ...]]:
        """Return the cases of each rule, by its id, in the order of the file."""
        found: dict[str, list[PlacedCase]] = {rule.rule.id: [] for rule in self.checked}
        for placed in self.placed:
            found[placed.case.rule].append(placed)
        return {rule: tuple(cases) for rule, cases in found.items()}

    @cached_property
    def _starts(self) -> Mapping[str, list[tuple[int, str]]]:
        """Return the line at which each rule or case starts with the rule's id, by file, in order."""
        starts: dict[str, list[tuple[int, str]]] = {}
        for rule, (document, path) in self._places.items():
            starts.setdefault(document.name, []).append((document.place(path).line, rule))
        for placed in self.placed:
            starts.setdefault(placed.place.file, []).append((placed.place.line, placed.case.rule))
        return {file: sorted(found) for file, found in starts.items()}

    def rule_at(self, place: Place) -> str | None:
        """Return the id of the rule that *place* belongs to, in a file of rules or of cases; None outside of all."""
        starts = self._starts.get(place.file, [])
        before = bisect(starts, place.line, key=lambda start: start[0])
        return starts[before - 1][1] if before else None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Return every file of sources, topics and cases that was read."""
        cases = {placed.document.name: placed.document for placed in self.placed}
        return (*self.ruleset.catalogue.documents.values(), *self.ruleset.documents.values(), *cases.values())

    def at_rule(
        self,
        rule_id: str,
        steps: Steps,
        code: str,
        message: Text,
        hint: Text = NO_TEXT,
        *,
        key: bool = False,
        offset: int | None = None,
        width: int | None = None,
    ) -> Diagnostic:
        """Return a diagnostic about what stands at *steps* of one rule, such as ``("require",)``.

        *offset* and *width* count characters inside the text there; *key* points at the key instead of the value.
        """
        document, path = self._places[rule_id]
        return document.diagnostic((*path, *steps), code, message, hint, key=key, offset=offset, width=width)


@dataclass(frozen=True)
class Example:
    """A mistake made in the sample standards: what stands in *file* as *good* is written as *bad*.

    *good* stands there exactly once. It is reported where the two begin to differ; else at the line of *at* (in *at_file*).
    """

    file: str
    good: str
    bad: str
    at: str = ""
    at_file: str = ""


@dataclass(frozen=True)
class Edit:
    """Characters *start* to *end* of a file's text, replaced by *text*."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Spot:
    """One problem of one file that can be mended by *edits*, without changing what the file means."""

    problem: Diagnostic
    edits: tuple[Edit, ...]


Find = Callable[[Standards], Iterator[Diagnostic]]
Look = Callable[[Document], Iterator[Spot]]


@dataclass(frozen=True)
class Lint:
    """One thing a rule file may have wrong.

    Its problems are found by *find*, or, where they can be mended, by *look*; with neither, loading or checking finds them.
    """

    id: str
    family: Family
    title: Text
    reason: Text
    example: Example
    find: Find | None = None
    look: Look | None = None

    def problems(self, standards: Standards) -> Iterator[Diagnostic]:
        """Return what this lint has against *standards*."""
        if self.find:
            yield from self.find(standards)
        for document in standards.documents if self.look else ():
            assert self.look
            yield from (spot.problem for spot in self.look(document))
