"""What a batch counts is what the findings of a report come to, though most of them are never made."""

from collections import Counter
from functools import cache

import pytest

from engine.batch.counting import count_findings
from engine.batch.partition import rules_for
from engine.declaration.facts import Facts
from engine.declaration.plain.running import written_anew
from engine.evaluation import evaluate
from engine.feel import UNKNOWN
from engine.outcomes import TO_DO, Outcome
from tests.batch.given import asked
from tests.plain.carefully import generated


@cache
def facts(number: int) -> Facts:
    """Return the facts of a generated declaration; of every third, without its list of rooms or of staff."""
    found = written_anew().facts(dict(generated(number)))
    assert found
    return found if number % 3 else {**found, ("rooms", "staff")[number % 2]: UNKNOWN}


@pytest.mark.parametrize("number", range(1, 9))
def test_what_is_counted_is_what_is_found(number: int) -> None:
    counted, rules = count_findings(rules_for(asked()), facts(number)), rules_for(asked())
    findings = evaluate(rules, facts(number))
    binding = [finding for finding in findings if finding.rule.binding]
    numbers = {(standard, outcome): n for standard, by in counted.binding.items() for outcome, n in by.items() if n}
    assert numbers == Counter((finding.rule.card.standard, finding.outcome) for finding in binding)
    assert counted.said == {(finding.rule.question, finding.outcome) for finding in binding}
    assert counted.told == [finding for finding in binding if finding.outcome in TO_DO]
    assert counted.advice == sum(f.outcome is Outcome.FAIL for f in findings if not f.rule.binding)


def test_every_kind_of_finding_is_among_what_is_counted() -> None:
    findings = [f for number in range(1, 9) for f in evaluate(rules_for(asked()), facts(number))]
    assert {(f.outcome, f.rule.binding) for f in findings} >= {(o, True) for o in Outcome} | {(Outcome.FAIL, False)}
    assert any(f.values is None for f in findings), "no topic that does not apply"
    assert any(f.subject.path and f.subject.id is None for f in findings if f.outcome is Outcome.UNKNOWN)
