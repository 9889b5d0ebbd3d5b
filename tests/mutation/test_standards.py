"""A sample of the rules of the standards: their cases notice nearly every mistake."""

from engine.loading import load_ruleset
from engine.mutation import MutationRun, mutate
from standards import STANDARDS

EVERY = 60
LEAST = 95


def sampled() -> MutationRun:
    """Return what becomes of the mutants of every sixtieth rule."""
    ids = [rule.id for _, rule in load_ruleset(STANDARDS).rules()]
    return mutate(STANDARDS, frozenset(ids[::EVERY]).__contains__)


def test_the_cases_of_a_sample_of_the_rules_notice_nearly_every_mistake() -> None:
    run = sampled()
    assert [rule.problem for rule in run.rules if rule.problem] == []
    assert run.score.counted > 300
    assert run.score.percent >= LEAST, [one.line for one in run.survivors]
    assert all(one.case or one.reason.zh for one in run.survivors)
