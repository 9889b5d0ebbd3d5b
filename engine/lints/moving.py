"""Lints on the days of whole texts: one wrong date in a source, told once instead of at each of its rules."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.catalogue import ClauseId
from engine.checked import CheckedRule
from engine.days import DAY, days_of_change, turning_days
from engine.diagnostics import Diagnostic, Place
from engine.documents import Path as Steps
from engine.lints.model import Example, Family, Lint, Standards
from engine.ruleset import RuleSet
from engine.text import NO_TEXT, Text

FEWEST: Final = 2
"""Rules that must agree; of one alone nobody can tell whether it or its text is wrong."""
MOST: Final = 0.8
"""The share of a text's rules that must agree; a few may have a case on the day for reasons of their own."""
FOLLOWING: Final = {"missing-day-case", "version-date", "no-version"}
SOURCE: Final = "sources/sample-standard.yaml"


@dataclass(frozen=True)
class Moved:
    """A date of one text that its rules' cases contradict: what is written in *source* at *steps*, and what they expect.

    *written* and *expected* are the days on which the law changes: the first in force, or the first after the last.
    """

    source: str
    steps: Steps
    written: date
    expected: date
    rules: tuple[CheckedRule, ...]

    @property
    def shift(self) -> int:
        """Return how many days the last day in force is before the change."""
        return 1 if self.steps[-1] == "to" else 0


def find_moved_dates(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each date of a text that nearly all cases of its rules contradict in the same way."""
    for moved in moved_dates(standards):
        written, expected = moved.written - moved.shift * DAY, moved.expected - moved.shift * DAY
        message = Text(
            f"这里写的是 {written}，而 {len(moved.rules)} 条规则的案例都按 {expected} 写",
            f"this says {written}, and the cases of {len(moved.rules)} rules expect {expected}",
        )
        hint = Text(
            "请核对原文的日期；日期没有写错的，再改案例和参数的日期。",
            "Check the date in the text of the law; if it is right, change the days of the cases and parameters.",
        )
        document = standards.ruleset.catalogue.documents[moved.source]
        yield document.diagnostic(moved.steps, "source-date", message, hint)


def moved_dates(standards: Standards) -> Iterator[Moved]:
    """Yield each date of a text that its rules' cases contradict."""
    for source in standards.ruleset.catalogue.sources.values() if standards.placed else ():
        for key, text in {"": source, **source.acts}.items():
            base: Steps = ("acts", key, "in_force") if key else ("in_force",)
            own = [clause for clause in source.clauses if (clause.act or "") == key]
            period = text.in_force
            starting = {clause.id for clause in own if period and clause.in_force is None}
            ending = {
                clause.id for clause in own if period and period.to and not (clause.in_force and clause.in_force.to)
            }
            yield from _moved(standards, source.source, (*base, "from"), starting)
            yield from _moved(standards, source.source, (*base, "to"), ending)


def _moved(standards: Standards, source: str, steps: Steps, clauses: set[ClauseId]) -> Iterator[Moved]:
    """Yield the date at *steps*, on which all of *clauses* start or end, where the cases contradict it."""
    periods = [standards.ruleset.catalogue.period(clause) for clause in clauses]
    ends = {end + DAY for _, end in periods if end}
    days = {start for start, _ in periods} if steps[-1] == "from" else ends
    users = [rule for rule in standards.checked if clauses & set(rule.rule.basis)] if len(days) == 1 else []
    for day in days if users else ():
        if found := _expected(standards, users, day):
            yield Moved(source, steps, day, *found)


def _expected(
    standards: Standards, users: Sequence[CheckedRule], day: date
) -> tuple[date, tuple[CheckedRule, ...]] | None:
    """Return the day that nearly all *users* whose law changes on *day* have cases around instead, and which they are."""
    turning = [rule for rule in users if day in days_of_change(standards.ruleset, rule)]
    days = {rule.rule.id: _days_tried_in_vain(standards, rule, day) for rule in turning}
    counted = Counter(other for found in days.values() for other in found)
    if not counted:
        return None
    best = min(counted, key=lambda other: (-counted[other], abs(other - day)))
    agreed = tuple(rule for rule in turning if best in days[rule.rule.id])
    return (best, agreed) if len(agreed) >= max(FEWEST, MOST * len(turning)) else None


def _days_tried_in_vain(standards: Standards, rule: CheckedRule, day: date) -> set[date]:
    """Return the days around which *rule* has the cases it lacks around *day*, though no clause turns on them."""
    tried = {placed.as_of for placed in standards.cases[rule.rule.id]}
    if _around(day) <= tried:
        return set()
    return {one for one in tried if _around(one) <= tried} - turning_days(standards.ruleset, rule.rule.basis)


def _around(day: date) -> set[date]:
    return {day - DAY, day, day + DAY}


def places_following(standards: Standards) -> Iterator[tuple[Place, str]]:
    """Yield place and code of what is reported only because a date of a text is wrong."""
    for moved in moved_dates(standards):
        for rule in moved.rules:
            yield standards.at_rule(rule.rule.id, ("id",), "", NO_TEXT).place, "missing-day-case"
            yield from _versions(standards.ruleset, rule, moved)


def _versions(ruleset: RuleSet, rule: CheckedRule, moved: Moved) -> Iterator[tuple[Place, str]]:
    document = ruleset.documents[rule.topic.standard, rule.topic.topic]
    for name, parameter in rule.parameters.items():
        if moved.expected in parameter.values:
            path = ("parameters", name, "values")
            yield document.place(path, key=True), "no-version"
            yield document.place((*path, moved.expected.isoformat()), key=True), "version-date"


MOVING = (
    Lint(
        "source-date",
        Family.LEGAL,
        Text("文件的日期与规则的案例不一致", "A date of a text that its rules' cases contradict"),
        Text(
            "文件的一个日期写错，它的规则都会早一天或晚一天起作用。",
            "One wrong date of a text, and all its rules start or end on the wrong day.",
        ),
        Example(SOURCE, "in_force: {from: 2024-03-01}\nstatus", "in_force: {from: 2024-02-29}\nstatus"),
        find_moved_dates,
    ),
)
