"""One rule's cases run with every operand watched: what it was, and whether the outcome hangs on it alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from engine.cases import Bases, Expected, PlacedCase, facts_of_case, judge
from engine.checked import CheckedRule
from engine.compiling import CompiledRule, Compute, compile_rule, in_force, missing_versions
from engine.diagnostics import Diagnostic
from engine.feel import TODAY, UNKNOWN, Checked, compile_watched
from engine.operands.leaves import find_leaves
from engine.operands.model import CoveredOperand, RuleOperands
from engine.ruleset import RuleSet

NOTHING = -1


@dataclass
class _Watch:
    """Hears the value of each operand as it is evaluated, and turns the one that comes at the place *flipped* round."""

    flipped: int = NOTHING
    heard: list[tuple[int, Any]] = field(default_factory=list)

    def __call__(self, number: int, value: Any) -> Any:
        place = len(self.heard)
        self.heard.append((number, value))
        return not value if place == self.flipped else value


class Watched:
    """A rule whose operands are watched, and what its cases have shown so far."""

    def __init__(self, ruleset: RuleSet, checked: CheckedRule) -> None:
        self.ruleset = ruleset
        self.checked = checked
        self.leaves = find_leaves(checked)
        self.found: list[dict[str, str]] = [{} for _ in self.leaves.operands]
        self.cases = 0
        self.watch = _Watch()
        self.topic_answer: list[Any] = []
        self._function = cache(self._compile)
        self.on = cache(self._on)

    def _compile(self, expression: Checked) -> Compute:
        return compile_watched(
            expression, self.leaves.numbers.get(expression, {}), lambda n, value: self.watch(n, value)
        )

    def _on(self, day: date) -> CompiledRule | None:
        """Return the rule as of *day*, or None where it does not count on that day, or cannot."""
        if not in_force(self.ruleset, self.checked, day) or missing_versions(self.ruleset, self.checked, day):
            return None
        rule = compile_rule(self.ruleset, self.checked, day, compiled=self._function)
        return replace(rule, topic_applies=self._topic_applies) if self.checked.topic_applies else rule

    def _topic_applies(self, facts: Mapping[str, Any]) -> Any:
        """Return the topic's condition, which is evaluated once a case: it is the same for every subject."""
        if not self.topic_answer and self.checked.topic_applies:
            self.topic_answer.append(self._function(self.checked.topic_applies)(facts))
        return self.topic_answer[0]

    def run(self, placed: PlacedCase, bases: Bases) -> None:
        """Note what the case shows about the operands; one that does not come out as it says shows nothing."""
        rule, facts = self.on(placed.as_of), facts_of_case(placed, bases)
        if rule is None or isinstance(facts, Diagnostic):
            return
        facts = {**facts, TODAY: placed.as_of}

        def outcome(flipped: int = NOTHING) -> Expected | None:
            self.watch = _Watch(flipped)
            self.topic_answer.clear()
            return judge(rule, facts, placed.case.subject)[0]

        if outcome() is placed.case.expect:
            self.cases += 1
            self._note(placed.case.name, placed.case.expect, outcome)

    def _note(self, name: str, expected: Expected, outcome: Callable[[int], Expected | None]) -> None:
        heard = self.watch.heard
        for place, (number, value) in enumerate(heard):
            seen, decided = FIELDS.get(value, UNKNOWN_FIELDS)
            found = self.found[number]
            found.setdefault(seen, name)
            if decided and decided not in found and outcome(place) is not expected:
                found[decided] = name

    def result(self) -> RuleOperands:
        """Return what all cases have shown."""
        rule, topic = self.checked.rule, self.checked.topic
        covered = (CoveredOperand(one, **found) for one, found in zip(self.leaves.operands, self.found, strict=True))
        return RuleOperands(rule.id, rule.title.text, topic.standard, self.cases, tuple(covered))


UNKNOWN_FIELDS = ("unknown", "")
FIELDS: Mapping[Any, tuple[str, str]] = {
    True: ("true", "decided_true"),
    False: ("false", "decided_false"),
    UNKNOWN: UNKNOWN_FIELDS,
    None: UNKNOWN_FIELDS,
}
