"""Cases run: what each rule says about the declaration a case describes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from engine.cases.bases import Bases
from engine.cases.making import facts_of_case
from engine.cases.model import CaseResult, Expected, PlacedCase
from engine.checked import CheckedRule
from engine.compiling import CompiledRule, compile_rule, in_force, missing_versions
from engine.diagnostics import Diagnostic
from engine.evaluation import Finding, evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Outcome
from engine.ruleset import RuleSet
from engine.text import Text

WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
EXPECTED = {outcome: expected for outcome in Outcome for expected in Expected if outcome.value == expected.value}
NEVER_EVALUATED = (
    "never-evaluated",
    Text("规则没有对这个对象作出判断", "the rule never looked at this subject"),
    Text(
        "请核对 subject 是否在申报的列表里，主题的 applies_when 对这份申报是否成立。",
        "Check that the subject is in the declaration's list, and that the topic's applies_when holds.",
    ),
)


def run_cases(
    placed: Iterable[PlacedCase], ruleset: RuleSet, checked: Iterable[CheckedRule], bases: Bases
) -> Iterator[CaseResult]:
    """Yield the result of each case, in order."""
    rules = {rule.rule.id: rule for rule in checked}

    @cache
    def compiled(rule_id: str, day: date) -> CompiledRule | Diagnostic | None:
        rule = rules[rule_id]
        if not in_force(ruleset, rule, day):
            return None
        missing = missing_versions(ruleset, rule, day)
        return missing[0] if missing else compile_rule(ruleset, rule, day)

    for one in placed:
        yield _run(one, compiled(one.case.rule, one.as_of), bases)


def _run(placed: PlacedCase, rule: CompiledRule | Diagnostic | None, bases: Bases) -> CaseResult:
    if isinstance(rule, Diagnostic):
        return CaseResult(placed, None, (), rule)
    facts = facts_of_case(placed, bases)
    if isinstance(facts, Diagnostic):
        return CaseResult(placed, None, (), facts)
    got, findings = judge(rule, {**facts, TODAY: placed.as_of}, placed.case.subject)
    problem = None if got else placed.problem(("subject",), *NEVER_EVALUATED)
    return CaseResult(placed, got, findings, problem)


def judge(
    rule: CompiledRule | None, facts: Mapping[str, Any], subject: str | None
) -> tuple[Expected | None, tuple[Finding, ...]]:
    """Return what comes out of *rule*, None where it is not in force, for *subject*, or the worst of all there are.

    The outcome is None where the rule never looked at the subject. *facts* are those that `evaluate_rule` takes.
    """
    if rule is None:
        return Expected.NOT_IN_FORCE, ()
    asked = (f for f in evaluate_rule(rule, facts) if subject is None or f.subject.id == subject)
    findings = tuple(asked if subject is None else islice(asked, 1))  # an id stands once: the rest need not be judged
    outcomes = {finding.outcome for finding in findings}
    worst = next((outcome for outcome in WORST_FIRST if outcome in outcomes), None)
    return (EXPECTED[worst] if worst else None), findings


def rules_that_never_fail(checked: Iterable[CheckedRule], results: Iterable[CaseResult]) -> Iterator[str]:
    """Yield the id of each rule that no case makes fail: its tests could not tell if it were deleted."""
    failing = {result.placed.case.rule for result in results if result.got is Expected.FAIL}
    return (rule.rule.id for rule in checked if rule.rule.id not in failing)
