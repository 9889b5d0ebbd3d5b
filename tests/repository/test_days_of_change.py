"""Cases stand on the day before, the day of and the day after each change of the law, rule by rule."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from engine.cases import load_cases
from engine.checking import CheckedRule, check_ruleset
from engine.compiling import in_force
from engine.loading import load_ruleset
from engine.ruleset import RuleSet
from standards import STANDARDS

DAY = timedelta(1)


@cache
def ruleset() -> RuleSet:
    return load_ruleset(STANDARDS)


def days_of_change(rule: CheckedRule) -> Iterator[date]:
    """Yield each day on which *rule* starts, has ended, or has another number than the day before."""
    periods = [ruleset().catalogue.period(clause) for clause in rule.rule.basis]
    ends = [end + DAY for _, end in periods if end and end < date.max]
    versions = [day for parameter in rule.parameters.values() for day in parameter.values]
    for day in sorted({start for start, _ in periods if start < date.max} | set(ends) | set(versions)):
        sides = [(in_force(ruleset(), rule, at), numbers(rule, at)) for at in (day - DAY, day)]
        if sides[0][0] != sides[1][0] or (sides[0][0] and sides[0] != sides[1]):
            yield day


def numbers(rule: CheckedRule, day: date) -> tuple[object, ...]:
    return tuple(parameter.on(day) for parameter in rule.parameters.values())


def test_each_change_has_a_case_on_the_day_before_the_day_itself_and_the_day_after() -> None:
    tried: dict[str, set[date]] = {}
    for placed in load_cases(STANDARDS, ruleset()):
        tried.setdefault(placed.case.rule, set()).add(placed.as_of)
    missing = [
        (rule.rule.id, str(day))
        for rule in check_ruleset(ruleset())
        for change in days_of_change(rule)
        for day in (change - DAY, change, change + DAY)
        if day not in tried.get(rule.rule.id, ())
    ]
    assert missing == []
