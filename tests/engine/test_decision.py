"""From findings to verdicts and decision: every combination, and what never matters."""

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.decision import decide
from engine.outcomes import Decision, Outcome, PapersVerdict, StandardsVerdict
from engine.ruleset import Question


def finding(question: Question, outcome: Outcome, binding: bool = True) -> Any:
    return SimpleNamespace(rule=SimpleNamespace(question=question, binding=binding), outcome=outcome)


EXPECTED = {  # (worst paper, worst standard) -> decision
    (Outcome.PASS, Outcome.PASS): Decision.APPROVE,
    (Outcome.NOT_APPLICABLE, Outcome.PASS): Decision.APPROVE,
    (Outcome.FAIL, Outcome.PASS): Decision.SUPPLEMENT,
    (Outcome.UNKNOWN, Outcome.PASS): Decision.SUPPLEMENT,
}


@pytest.mark.parametrize(("paper", "standard"), list(product(Outcome, Outcome)))
def test_every_combination(paper: Outcome, standard: Outcome) -> None:
    decision = decide([finding(Question.PAPERS, paper), finding(Question.STANDARDS, standard)]).decision
    if standard is Outcome.FAIL:
        assert decision is Decision.REJECT
    else:
        assert decision is EXPECTED.get((paper, standard), Decision.SUPPLEMENT)


def test_where_no_standard_applies_nothing_is_blessed() -> None:
    conclusion = decide([finding(Question.PAPERS, Outcome.PASS), finding(Question.STANDARDS, Outcome.NOT_APPLICABLE)])
    assert conclusion.standards is StandardsVerdict.UNDETERMINED
    assert conclusion.decision is Decision.SUPPLEMENT


def test_a_paper_that_is_not_there_never_rejects() -> None:
    conclusion = decide([finding(Question.PAPERS, Outcome.FAIL), finding(Question.STANDARDS, Outcome.PASS)])
    assert (conclusion.papers, conclusion.decision) == (PapersVerdict.INCOMPLETE, Decision.SUPPLEMENT)


findings = st.lists(st.builds(finding, st.sampled_from(Question), st.sampled_from(Outcome), st.booleans()), max_size=12)


@given(findings)
def test_advice_decides_nothing(told: list[Any]) -> None:
    assert decide(told).decision is decide([f for f in told if f.rule.binding]).decision


@given(findings, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(told: list[Any], random: Any) -> None:
    shuffled = random.sample(told, len(told))
    assert decide(told).decision is decide(shuffled).decision


@given(findings)
def test_one_more_breach_never_helps(told: list[Any]) -> None:
    worse = decide([*told, finding(Question.STANDARDS, Outcome.FAIL)])
    assert worse.decision is Decision.REJECT
