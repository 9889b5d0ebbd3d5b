"""What the rules say about generated declarations: clean ones are approved, and mistakes are found by the rule named for them."""

from collections import Counter, defaultdict
from functools import cache

import pytest

from cli import options
from engine.compiling import CompiledRuleSet
from engine.decision import Conclusion, decide
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.evaluation import Finding, evaluate
from engine.generating import AS_OF, WRITERS, Amount, Generated, Generator, Wanted
from engine.generating.mistakes import COMMON, load_mistakes
from engine.outcomes import Decision, Outcome
from engine.preparing import load_prepared
from standards import STANDARDS

CLEAN = (  # seed, number, kind, mode: one of each kind and mode, then sizes
    *(
        (3, number, "institution", mode)
        for number, mode in enumerate(("private", "community", "workplace", "family"), 1)
    ),
    (3, 1, "kindergarten_class", None),
    (3, 1, "activity_site", "community"),
    (3, 1, "activity_site", "family"),
    (3, 1, "home_based", "private"),
    (3, 2, "home_based", "family"),
    (8, 3, "institution", None),
    (8, 5, "institution", None),
    (8, 7, "institution", None),
)


@cache
def generator() -> Generator:
    return Generator(STANDARDS)


@cache
def rules() -> CompiledRuleSet:
    return load_prepared(STANDARDS, options.cache_folder()).on(AS_OF)  # other tests may have made them ready


def judge(one: Generated) -> tuple[tuple[Finding, ...], Conclusion]:
    findings = evaluate(rules(), facts_of(parse_declaration(WRITERS["jsonl"](one.data).encode(), "x.json")))
    return findings, decide(findings)


@cache
def judged() -> tuple[tuple[Generated, tuple[Finding, ...], Conclusion], ...]:
    made = [generator().make(Wanted(17), number) for number in range(1, 21)]
    return tuple((one, *judge(one)) for one in made)


@pytest.mark.parametrize("at", CLEAN, ids=str)
def test_a_declaration_without_mistakes_is_approved(at: tuple[int, int, str, str | None]) -> None:
    seed, number, kind, mode = at
    _, conclusion = judge(generator().make(Wanted(seed, kind, mode, Amount.NONE), number))
    assert conclusion.decision is Decision.APPROVE, [f.rule.checked.rule.id for f in conclusion.reasons]


def test_every_decision_occurs() -> None:
    assert {conclusion.decision for _, _, conclusion in judged()} == set(Decision)


def test_mistakes_are_found_by_the_rules_named_for_them() -> None:
    found: Counter[bool] = Counter()
    for one, findings, _ in judged():
        outcomes = defaultdict(set)
        for finding in findings:
            outcomes[finding.rule.checked.rule.id].add(finding.outcome)
        for planted in one.planted:
            if planted.rule:
                wanted = {Outcome.FAIL} if planted.expected == "fail" else {Outcome.FAIL, Outcome.UNKNOWN}
                found[bool(wanted & outcomes[planted.rule])] += 1
    assert sum(found.values()) > 150
    assert found[False] <= 0.05 * sum(found.values()), found  # one mistake may hide another


def test_failures_are_spread_over_many_rules() -> None:
    failed = {f.rule.checked.rule.id for _, findings, _ in judged() for f in findings if f.outcome is Outcome.FAIL}
    assert len(failed) > 200


def test_every_mistake_names_a_rule_that_is_there() -> None:
    known = {rule.checked.rule.id for rule in rules().rules}
    named = {fault.rule for fault in load_mistakes(AS_OF)}
    assert named <= known
    assert set(COMMON) <= named
    assert len(named) > 0.9 * len(known)
