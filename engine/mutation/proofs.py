"""Proofs that a mutant is no mistake at all: it says the same as the rule on every day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from engine.catalogue import Layer
from engine.checked import CheckedRule
from engine.compiling import in_force
from engine.days import turning_days
from engine.mutation.trials import Tried
from engine.reasoning import Proof, compare_rules
from engine.text import Text

DAY = timedelta(1)
SAME_DAYS = Text(
    "规则施行的每一天，是否施行和所用数值都不变。",
    "On every day the rule is in force as before, and with the same numbers.",
)


def prove_equivalent(original: Tried, mutant: Tried) -> Text | None:
    """Return the proof that *mutant* has the same outcome as *original* for all facts on all days, or None."""
    proof = SAME_DAYS
    for day in _days_that_differ(original, mutant):
        if day is None:
            return None
        found = compare_rules(original.variant.ruleset, original.checked, mutant.checked, day)
        if not isinstance(found, Proof):
            return None
        proof = found.text
    return proof


def _days_that_differ(original: Tried, mutant: Tried) -> Iterator[date | None]:
    """Yield one day for each pair of numbers the two have on one day; None where only one of them is in force.

    Days on which the two have the same expressions and the same numbers need no look.
    """
    same = _expressions(original.checked) == _expressions(mutant.checked)
    seen: set[str] = set()
    for day in _days(original, mutant):
        holds = [_places(one, day) for one in (original, mutant)]
        if holds[0] != holds[1]:
            yield None
        numbers = [_numbers(one.checked, day) for one in (original, mutant)]
        if any(holds[0]) and repr(numbers) not in seen and not (same and numbers[0] == numbers[1]):
            seen.add(repr(numbers))
            yield day


def shows_only_elsewhere(original: Tried, mutant: Tried) -> bool:
    """Return whether the two are in force on the same days in Gongshu, of which all cases are, but not in all other places."""
    holds = [[_places(one, day) for one in (original, mutant)] for day in _days(original, mutant)]
    return all(one[-1] == other[-1] for one, other in holds) and any(one != other for one, other in holds)


def _places(tried: Tried, day: date) -> list[bool]:
    """Return whether a rule is in force on *day* in the whole country, and in each layer down to Gongshu."""
    return [in_force(tried.variant.ruleset, tried.checked, day, place) for place in Layer]


def _days(original: Tried, mutant: Tried) -> list[date]:
    """Return the days on which something may change for one of the two, and the day before each."""
    days = {start for one in (original, mutant) for start in turning_days(one.variant.ruleset, one.checked.rule.basis)}
    for one in (original, mutant):
        days |= {start for parameter in one.checked.parameters.values() for start in parameter.values}
    return sorted(days | {day - DAY for day in days})


def _numbers(rule: CheckedRule, day: date) -> dict[str, Any]:
    return {name: parameter.on(day) for name, parameter in rule.parameters.items()}


def _expressions(rule: CheckedRule) -> list[str]:
    return [one.text for one in rule.expressions]
