"""How the findings of each rule change in the days to come: the declaration stays, the calendar and the law go on."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Any

from engine.checking import CheckedRule
from engine.compiling import CompiledRule, CompiledRuleSet, compile_rule, in_force, missing_versions
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.diagnostics import RuleSetError
from engine.evaluation import Finding, Subject, evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Outcome
from engine.ruleset import RuleSet
from engine.validity.moving import Watch

DAY = timedelta(1)
Said = tuple[tuple[Subject, Outcome], ...]
"""What a rule says: subject and outcome of each finding."""


@dataclass(frozen=True)
class Change:
    """What one rule says from *day* on, and what it said the day before; *by_law* if the law changed for it on that day."""

    day: date
    rule: str
    by_law: bool
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]


@dataclass(frozen=True)
class Course:
    """The days after that of *compiled*, on which *rules* are followed about *declaration*.

    *rules* are all there are, those not yet in force among them.
    """

    compiled: CompiledRuleSet
    rules: tuple[CheckedRule, ...]
    declaration: Declaration

    def changes(self, until: date) -> Iterator[Change]:
        """Yield each change in what the rules say, in the order of days, to the day *until*.

        Raises `RuleSetError` where a rule comes into force without its numbers.
        """
        now = {rule.rule.id: rule for rule in self.compiled.rules}
        courses = (self.of(rule, now.get(rule.rule.id), until) for rule in self.rules)
        return heapq.merge(*courses, key=attrgetter("day"))

    def of(self, rule: CheckedRule, compiled: CompiledRule | None, until: date) -> Iterator[Change]:
        """Yield the changes in what *rule*, *compiled* if it is in force now, says day after day."""
        law = [day for day in days_of_law(self.compiled.ruleset, rule) if day > self.compiled.as_of]
        if not law and (compiled is None or not asks_the_day(rule)):
            return
        day, said, turn = self.compiled.as_of, *self.look(compiled, self.compiled.as_of, law)
        while turn and turn <= until:
            before, then, spoken = compiled, day, said
            day, by_law = turn, turn in law
            compiled = self.on(rule, day) if by_law else compiled
            said, turn = self.look(compiled, day, law)
            if said != spoken:
                yield Change(day, rule.rule.id, by_law, self.findings(before, then), self.findings(compiled, day))

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """Return the facts declared."""
        return facts_of(self.declaration)

    def look(self, compiled: CompiledRule | None, day: date, law: Iterable[date]) -> tuple[Said, date | None]:
        """Return what the rule says on *day*, and the next day on which it may say something else."""
        watch = Watch(day)
        said = outcomes(evaluate_rule(compiled, {**self.facts, TODAY: watch.today}) if compiled else ())
        return said, min((turn for turn in (watch.turn, *law) if turn and turn > day), default=None)

    def findings(self, compiled: CompiledRule | None, day: date) -> tuple[Finding, ...]:
        """Return what the rule says on *day*; nothing where it is not in force."""
        return tuple(evaluate_rule(compiled, {**self.facts, TODAY: day})) if compiled else ()

    def on(self, rule: CheckedRule, day: date) -> CompiledRule | None:
        """Return *rule* with its numbers of *day*, if it is in force then."""
        if not in_force(self.compiled.ruleset, rule, day, self.compiled.place):
            return None
        if missing := missing_versions(self.compiled.ruleset, rule, day):
            raise RuleSetError(missing)
        return compile_rule(self.compiled.ruleset, rule, day, self.compiled.place)


def days_of_law(ruleset: RuleSet, rule: CheckedRule) -> list[date]:
    """Return the days on which *rule* may start, have ended, or have another number."""
    periods = [ruleset.catalogue.period(clause) for clause in rule.rule.basis]
    turns = {start for start, _ in periods} | {end + DAY for _, end in periods if end and end < date.max}
    return sorted(turns.union(*(parameter.values for parameter in rule.parameters.values())))


def asks_the_day(rule: CheckedRule) -> bool:
    """Return whether *rule* may ask what day it is; if not, only the law changes what it says."""
    return any("today" in expression.text for expression in rule.expressions)


def outcomes(findings: Iterable[Finding]) -> Said:
    """Return subject and outcome of each finding."""
    return tuple((finding.subject, finding.outcome) for finding in findings)
