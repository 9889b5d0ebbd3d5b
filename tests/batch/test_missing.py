"""What a batch counts as missing is what a report asks for, though the shape of a rule tells most of it and less is traced."""

import random
from functools import cache

import pytest

from engine.batch.partition import rules_for
from engine.declaration.plain.running import written_anew
from engine.evaluation import Finding, evaluate
from engine.feel.conditions import trace_unknown
from engine.outcomes import Outcome
from engine.tracing import Traced, missing_asked, missing_of
from engine.waiting import find_waiting
from tests.batch.given import asked
from tests.engine.test_judging import facts, hidden
from tests.plain.carefully import generated


@cache
def waiting(number: int) -> tuple[Finding, ...]:
    """Return the findings that cannot be told about a generated declaration."""
    known = written_anew().facts(dict(generated(number)))
    assert known
    return tuple(finding for finding in evaluate(rules_for(asked()), known) if finding.outcome is Outcome.UNKNOWN)


@cache
def gaps(base: str) -> tuple[Finding, ...]:
    """Return the findings that cannot be told about *base* with one fact in ten taken out, lists as a whole or items' facts."""
    known = hidden(facts(base), random.Random(3), 0.1)
    return tuple(finding for finding in evaluate(rules_for(asked()), known) if finding.outcome is Outcome.UNKNOWN)


@pytest.mark.parametrize("number", range(1, 17))
def test_nothing_is_missed_where_only_the_unknown_is_traced(number: int) -> None:
    for finding in waiting(number):
        whole = missing_asked(finding, Traced(finding))
        assert missing_of(finding) == missing_asked(finding, Traced(finding, trace_unknown)) == whole, finding


@pytest.mark.parametrize("base", ["institution", "kindergarten-class", "home-based"])
def test_what_the_shape_of_a_rule_tells_is_what_tracing_finds(base: str) -> None:
    told = 0
    for finding in gaps(base):
        if (found := find_waiting(finding)) is not None:
            told += 1
            traced = Traced(finding, trace_unknown)
            assert found == [origin for name in traced.roots() for origin in traced.missing(traced.step(name))], finding
    assert told > len(gaps(base)) // 2


def test_the_shape_tells_of_nearly_all_that_waits() -> None:
    findings = [finding for number in range(1, 17) for finding in waiting(number)]
    assert sum(find_waiting(finding) is None for finding in findings) < len(findings) / 10


def test_filters_are_among_what_waits() -> None:
    rules = [finding.rule.checked for number in range(1, 17) for finding in waiting(number)]
    assert sum(any("[" in expression.text for expression in rule.expressions) for rule in rules) > 30
