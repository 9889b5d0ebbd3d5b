"""What a batch counts as missing is what a report asks for, though less is traced for it."""

from functools import cache

import pytest

from engine.batch.partition import rules_for
from engine.declaration.plain.running import written_anew
from engine.evaluation import Finding, evaluate
from engine.outcomes import Outcome
from engine.tracing import Traced, missing_asked, missing_of
from tests.batch.given import asked
from tests.plain.carefully import generated


@cache
def waiting(number: int) -> tuple[Finding, ...]:
    """Return the findings that cannot be told about a generated declaration."""
    facts = written_anew().facts(dict(generated(number)))
    assert facts
    return tuple(finding for finding in evaluate(rules_for(asked()), facts) if finding.outcome is Outcome.UNKNOWN)


@pytest.mark.parametrize("number", range(1, 17))
def test_nothing_is_missed_where_only_the_unknown_is_traced(number: int) -> None:
    for finding in waiting(number):
        assert missing_of(finding) == missing_asked(finding, Traced(finding)), finding


def test_filters_are_among_what_waits() -> None:
    rules = [finding.rule.checked for number in range(1, 17) for finding in waiting(number)]
    assert sum(any("[" in expression.text for expression in rule.expressions) for rule in rules) > 30
