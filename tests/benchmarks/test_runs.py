"""The benchmark runs, and its two sides agree; no time is asserted."""

from collections.abc import Sequence
from datetime import date

import pytest

from benchmarks import agreement, by_hand, run
from benchmarks.inputs import AS_OF
from benchmarks.timing import exponent
from engine.compiling import CompiledRuleSet, compile_ruleset
from engine.loading import load_ruleset
from standards import STANDARDS


@pytest.fixture(scope="module")
def compiled() -> CompiledRuleSet:
    return compile_ruleset(load_ruleset(STANDARDS), AS_OF)


@pytest.fixture(scope="module")
def cases(compiled: CompiledRuleSet) -> Sequence[agreement.Named]:
    return list(agreement.of_cases(STANDARDS, compiled))


def test_the_benchmark_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = run.main(["--small"])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert said.out.count("## ") == 7


def test_the_cases_of_the_ten_rules_show_every_outcome(
    compiled: CompiledRuleSet, cases: Sequence[agreement.Named]
) -> None:
    for rule, outcomes in agreement.outcomes_tried(compiled, cases).items():
        assert outcomes == {"pass", "fail", "unknown", "not_applicable"}, rule


@pytest.mark.parametrize("rule", by_hand.RULES, ids=lambda rule: rule.id)
def test_a_rule_written_differently_is_noticed(
    rule: by_hand.Rule,
    compiled: CompiledRuleSet,
    cases: Sequence[agreement.Named],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def always_passes(facts: by_hand.Facts, item: by_hand.Facts, today: date) -> str:
        return by_hand.PASS

    changed = tuple(one._replace(judge=always_passes) if one is rule else one for one in by_hand.RULES)
    monkeypatch.setattr(by_hand, "RULES", changed)
    lines = agreement.differences(compiled, cases)
    assert lines
    assert all(f"rule='{rule.id}'" in line for line in lines)


def test_the_exponent_of_a_square_is_two() -> None:
    assert exponent([10, 20, 40], [1, 4, 16]) == pytest.approx(2)
