"""How the findings of each rule change in the days to come: the declaration stays, the calendar and the law go on."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engine.compiling import CompiledRule, CompiledRuleSet, Maker
from engine.declaration.facts import Facts
from engine.diagnostics import RuleSetError
from engine.evaluation import Finding, Subject, evaluate_rule
from engine.feel import TODAY
from engine.kinds import Standard
from engine.outcomes import Outcome
from engine.validity.moving import Watch

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
    """The days after that of *compiled*, on which the rules of *only* one standard, or all, are followed about *facts*.

    Rules not yet in force are among them.
    """

    compiled: CompiledRuleSet
    facts: Facts
    only: Standard | None = None

    def changes(self, until: date) -> Iterator[Change]:
        """Yield each change in what the rules say, in the order of days, to the day *until*; no rule is looked at before its turn.

        Raises `RuleSetError` where a rule comes into force without its numbers.
        """
        turns = [(rule.turn, n, rule) for n, rule in self.moving() if rule.turn]
        heapq.heapify(turns)
        while turns and turns[0][0] <= until:
            turn, n, rule = heapq.heappop(turns)
            yield from rule.move_to(turn)
            if rule.turn:
                heapq.heappush(turns, (rule.turn, n, rule))

    def moving(self) -> Iterator[tuple[int, "Follower"]]:
        """Yield the rules that may say something else on a later day, with their places among the cards."""
        as_of, cards = self.compiled.as_of, self.compiled.law.cards
        now = {rule.card.id: rule for rule in self.compiled.rules}
        for n, (card, turns) in enumerate(zip(cards.rules, cards.turns, strict=True)):
            law = [day for day in turns if day > as_of] if turns and turns[-1] > as_of else []
            if self.only in (None, card.standard) and (law or (card.asks_the_day and card.id in now)):
                yield n, Follower(self, n, law, now.get(card.id))


class Follower:
    """What one rule says as days go by; *turn* is the next day on which it may say something else, *law* those on which its law does."""

    def __init__(self, course: Course, n: int, law: list[date], compiled: CompiledRule | None) -> None:
        self.course, self.n, self.law = course, n, law
        self.look(compiled, course.compiled.as_of)

    def look(self, compiled: CompiledRule | None, day: date) -> None:
        """Hear what the rule, *compiled* if it is in force, says on *day*, and up to when that stays so."""
        watch = Watch(day)
        self.compiled, self.day = compiled, day
        self.said = outcomes(self.findings(compiled, watch.today))
        self.turn = min((turn for turn in (watch.turn, *self.law) if turn and turn > day), default=None)

    def move_to(self, day: date) -> Iterator[Change]:
        """Go on to *day*; yield the change if the rule says something else from then on."""
        before, then, said, by_law = self.compiled, self.day, self.said, day in self.law
        self.look(self.made(day) if by_law else before, day)
        if self.said != said:
            findings = self.findings(before, then), self.findings(self.compiled, day)
            yield Change(day, self.course.compiled.law.cards.rules[self.n].id, by_law, *findings)

    def findings(self, compiled: CompiledRule | None, day: date) -> tuple[Finding, ...]:
        """Return what the rule says on *day*; nothing where it is not in force."""
        return tuple(evaluate_rule(compiled, {**self.course.facts, TODAY: day})) if compiled else ()

    def made(self, day: date) -> CompiledRule | None:
        """Return the rule with its numbers of *day*, if it is in force then."""
        law, make = self.course.compiled.law, Maker(self.course.compiled.law, day, self.course.compiled.place)
        if not law.cards.periods.any_holds(law.cards.rules[self.n].basis, day, make.place.reach):
            return None
        compiled = make.rule(self.n)
        if make.problems:
            raise RuleSetError(make.problems)
        return compiled


def outcomes(findings: Iterable[Finding]) -> Said:
    """Return subject and outcome of each finding."""
    return tuple((finding.subject, finding.outcome) for finding in findings)
