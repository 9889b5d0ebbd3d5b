"""The cases of one rule with their facts made once, and what comes out of each where the rule is changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from engine.cases import Bases, Expected, PlacedCase, facts_of_case, judge
from engine.checked import CheckedRule
from engine.checking import Recall, check_rule
from engine.compiling import CompiledRule, compile_rule, find_missing_versions, in_force
from engine.diagnostics import Diagnostic, RuleSetError
from engine.feel import TODAY, compile_expression
from engine.mutation.mutants import Variant
from engine.outcomes import Outcome


@dataclass(frozen=True, eq=False)
class Trial:
    """A case and the facts of the declaration it describes, as expressions see them."""

    placed: PlacedCase
    facts: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, eq=False)
class Tried:
    """A rule, as it is or changed, ready to be tried on any day."""

    variant: Variant
    checked: CheckedRule
    days: dict[date, CompiledRule | None] = field(default_factory=dict, repr=False)


class Refused(Exception):  # noqa: N818 (not an error: a mutant no rule file could hold)
    """The check of the rules would stop this mutant before any case is run."""


class Workbench:
    """What is made once for a rule and shared by all its mutants: checked expressions and their functions."""

    def __init__(self) -> None:
        self.recall: Recall = {}
        self.compiled = cache(compile_expression)

    def settle(self, variant: Variant) -> Tried:
        """Return *variant* ready to be tried; raises `Refused`."""
        ruleset, topic = variant.ruleset, variant.topic
        try:
            checked = check_rule(topic, variant.rule, ruleset.documents[topic.standard, topic.topic], self.recall)
        except RuleSetError as error:
            raise Refused from error
        if find_missing_versions(ruleset, (checked,)):
            raise Refused
        return Tried(variant, checked)

    def outcome(self, tried: Tried, day: date, facts: Mapping[str, Any], subject: str | None) -> Expected | None:
        """Return what comes out for *subject* on *day*, None where the rule never looked at it."""
        return judge(self.on(tried, day), facts, subject)[0]

    def findings(self, tried: Tried, day: date, facts: Mapping[str, Any]) -> dict[str | None, Outcome]:
        """Return the outcome for each subject the rule looks at on *day*."""
        return {finding.subject.id: finding.outcome for finding in judge(self.on(tried, day), facts, None)[1]}

    def on(self, tried: Tried, day: date) -> CompiledRule | None:
        """Return the rule as it is on *day*, None where it is not in force."""
        if day not in tried.days:
            ruleset = tried.variant.ruleset
            holds = in_force(ruleset, tried.checked, day)
            tried.days[day] = compile_rule(ruleset, tried.checked, day, compiled=self.compiled) if holds else None
        return tried.days[day]


def trials_of(cases: Iterable[PlacedCase], bases: Bases) -> Iterator[Trial | Diagnostic]:
    """Yield each of *cases* with its facts, or why they cannot be made."""
    for placed in cases:
        facts = facts_of_case(placed, bases)
        yield facts if isinstance(facts, Diagnostic) else Trial(placed, {**facts, TODAY: placed.as_of})


def noticed_by(trials: Sequence[Trial], tried: Tried, bench: Workbench) -> Trial | None:
    """Return the first of *trials* that comes out otherwise than its case says, or None."""
    for trial in trials:
        case = trial.placed.case
        if bench.outcome(tried, trial.placed.as_of, trial.facts, case.subject) is not case.expect:
            return trial
    return None
