"""The benchmark runs, and its sides agree; no time is asserted."""

from collections.abc import Sequence

import pytest

from benchmarks import agreement, by_hand, run
from benchmarks.inputs import rules_in_force
from benchmarks.timing import exponent
from engine.compiling import CompiledRuleSet
from standards import STANDARDS


@pytest.fixture(scope="module")
def compiled() -> CompiledRuleSet:
    return rules_in_force()


@pytest.fixture(scope="module")
def cases(compiled: CompiledRuleSet) -> Sequence[agreement.Named]:
    return list(agreement.of_cases(STANDARDS, compiled))


def of_rule(cases: Sequence[agreement.Named], rule: str) -> list[agreement.Named]:
    return [case for case in cases if case[0].startswith(f"{rule}: ")]


def test_the_benchmark_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = run.main(["--small"])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert said.out.count("## ") == 11
    assert [line for line in said.out.splitlines() if len(line) > 80] == []


def test_there_are_thirty_rules_of_every_standard() -> None:
    ids = [rule.id for rule in by_hand.RULES]
    assert len(set(ids)) == len(ids) >= 30
    assert {one.partition(".")[0] for one in ids} == {
        "setting",
        "construction",
        "safety",
        "staffing",
        "filing",
        "work_process",
    }


def test_the_cases_of_these_rules_show_every_outcome(
    compiled: CompiledRuleSet, cases: Sequence[agreement.Named]
) -> None:
    for rule, outcomes in agreement.outcomes_tried(compiled, cases).items():
        assert outcomes >= {"pass", "fail", "unknown"}, rule


def test_both_sides_find_the_same_in_every_third_case(
    compiled: CompiledRuleSet, cases: Sequence[agreement.Named]
) -> None:
    assert agreement.differences(compiled, cases[::3]) == []


@pytest.mark.parametrize("rule", by_hand.RULES, ids=lambda rule: rule.id)
def test_a_rule_written_differently_is_noticed(
    rule: by_hand.Rule,
    compiled: CompiledRuleSet,
    cases: Sequence[agreement.Named],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = tuple(
        one._replace(judge=lambda site, item: "not_applicable") if one is rule else one for one in by_hand.RULES
    )
    monkeypatch.setattr(by_hand, "RULES", changed)
    lines = agreement.differences(compiled, of_rule(cases, rule.id)[:3])
    assert lines
    assert all(f"rule='{rule.id}'" in line for line in lines)


def test_a_rule_that_saw_other_facts_is_noticed(
    compiled: CompiledRuleSet, cases: Sequence[agreement.Named], monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = tuple(rule._replace(seen=lambda site, item, outcome: []) for rule in by_hand.RULES)
    monkeypatch.setattr(by_hand, "RULES", blind)
    assert agreement.differences(compiled, cases[:1])


def test_the_exponent_of_a_square_is_two() -> None:
    assert exponent([10, 20, 40], [1, 4, 16]) == pytest.approx(2)
