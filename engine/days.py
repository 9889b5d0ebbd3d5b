"""The days on which the law changes for a rule: where it starts, ends, or gets another number."""

from collections.abc import Iterable
from datetime import date, timedelta

from engine.checked import CheckedRule
from engine.compiling import in_force
from engine.ruleset import RuleSet

DAY = timedelta(1)


def turning_days(ruleset: RuleSet, clauses: Iterable[str]) -> set[date]:
    """Return each day on which one of *clauses* starts, and each day after which one has ended."""
    periods = [ruleset.catalogue.period(clause) for clause in clauses]
    starts = {start for start, _ in periods if start < date.max}
    return starts | {end + DAY for _, end in periods if end and end < date.max}


def days_of_change(ruleset: RuleSet, rule: CheckedRule) -> tuple[date, ...]:
    """Return each day on which *rule* starts, has ended, or has another number than the day before."""
    versions = {day for parameter in rule.parameters.values() for day in parameter.values}
    days = sorted(turning_days(ruleset, rule.rule.basis) | versions)
    return tuple(day for day in days if _differs(ruleset, rule, day))


def days_to_try(ruleset: RuleSet, rule: CheckedRule) -> tuple[date, ...]:
    """Return the day before, the day of and the day after each change of *rule*."""
    changes = days_of_change(ruleset, rule)
    return tuple(sorted({day for change in changes for day in (change - DAY, change, change + DAY)}))


def _differs(ruleset: RuleSet, rule: CheckedRule, day: date) -> bool:
    before, after = (in_force(ruleset, rule, at) for at in (day - DAY, day))
    return before != after or (after and _numbers(rule, day - DAY) != _numbers(rule, day))


def _numbers(rule: CheckedRule, day: date) -> tuple[object, ...]:
    return tuple(parameter.on(day) for parameter in rule.parameters.values())
