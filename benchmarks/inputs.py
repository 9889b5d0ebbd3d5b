"""What the benchmark works on, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from benchmarks.timing import Task
from engine.compiling import CompiledRuleSet, compile_ruleset
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.evaluation import evaluate
from engine.loading import load_ruleset
from engine.render import render
from engine.reporting import make_report
from standards import STANDARDS

ROOT = Path(__file__).parents[1]
DECLARATIONS = ROOT / "fixtures" / "declarations"
BASES = STANDARDS / "bases"
SAMPLE = DECLARATIONS / "sample.yaml"
LARGEST = DECLARATIONS / "large-institution.yaml"
AS_OF = date(2026, 1, 1)


@dataclass(frozen=True)
class Effort:
    """How much is measured.

    *rounds* are for what is quick and *slow_rounds* for what is not, *process_rounds* for new processes; *hidden* says how often facts are hidden in each
    declaration, *generated* how many declarations are made, *cases* and *peers* whether cases and other engines are compared, *cacheless* whether the command is measured without kept rules,
    *command* whether batches are run by it; one declaration in
    *some* is evaluated by all rules;
    *batch* are numbers of declarations in a batch; *every* leaves one topic in so many; *checked* is the declaration of the cold start; *parts* and *times* say how rules and
    subjects are divided and multiplied, and reports are made up to *report_times* of that.
    """

    rounds: int
    slow_rounds: int
    process_rounds: int
    least_ms: float
    hidden: int
    generated: int
    cases: bool
    peers: bool
    cacheless: bool
    command: bool
    some: int
    batch: tuple[int, ...]
    every: int
    checked: Path
    parts: tuple[int, ...]
    times: tuple[int, ...]
    report_times: int


FULL = Effort(
    rounds=9,
    slow_rounds=3,
    process_rounds=5,
    least_ms=50,
    hidden=10,
    generated=300,
    cases=True,
    peers=True,
    cacheless=True,
    command=True,
    some=5,
    batch=(100, 400),
    every=1,
    checked=LARGEST,
    parts=(8, 4, 2),
    times=(1, 2, 4, 8),
    report_times=4,
)
SMALL = Effort(
    rounds=1,
    slow_rounds=1,
    process_rounds=1,
    least_ms=0.001,
    hidden=1,
    generated=3,
    cases=False,
    peers=False,
    cacheless=False,
    command=False,
    some=10,
    batch=(4,),
    every=25,
    checked=DECLARATIONS / "community-activity-site-approved.yaml",
    parts=(4,),
    times=(1, 2),
    report_times=1,
)


@cache
def rules_in_force() -> CompiledRuleSet:
    """Return all rules of the standards, compiled for `AS_OF`."""
    return compile_ruleset(load_ruleset(STANDARDS), AS_OF)


def fewer_topics(compiled: CompiledRuleSet, every: int) -> CompiledRuleSet:
    """Return *compiled* with only one topic in so many."""
    topics = compiled.ruleset.topics[::every]
    kept = {rule.id for topic in topics for rule in topic.rules}
    rules = tuple(rule for rule in compiled.rules if rule.rule.id in kept)
    ruleset = replace(compiled.ruleset, topics=topics)
    return replace(compiled, law=replace(compiled.law, ruleset=lambda: ruleset), rules=rules)


def fewer_rules(compiled: CompiledRuleSet, every: int) -> CompiledRuleSet:
    """Return *compiled* with only one rule in so many."""
    return replace(compiled, rules=compiled.rules[::every])


def evaluation(compiled: CompiledRuleSet, declaration: Declaration) -> Mapping[str, Task]:
    """Return the task of evaluating all rules."""
    return {"evaluate": partial(evaluate, compiled, facts_of(declaration))}


def reporting(compiled: CompiledRuleSet, declaration: Declaration) -> Mapping[str, Task]:
    """Return the tasks that make the report of findings."""
    findings = evaluate(compiled, facts_of(declaration))
    report = make_report(compiled, facts_of(declaration), findings, "zh")
    return {
        "explain and report": partial(make_report, compiled, facts_of(declaration), findings, "zh"),
        "render as text": partial(render, report, "text"),
    }
