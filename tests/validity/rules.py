"""The rules and declarations that tests of validity share, and the slow way to judge: each day by itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from cli import options
from engine.checked import CheckedRule
from engine.compiling import CompiledRule, CompiledRuleSet, compile_rule, in_force
from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration, parse_declaration
from engine.declaration.model import Declaration
from engine.evaluation import Finding, evaluate, evaluate_rule
from engine.feel import TODAY
from engine.generating import WRITERS, Amount, Generator, Wanted
from engine.outcomes import Decision
from engine.preparing import PreparedRules, load_prepared
from engine.validity import Course, Validity, find_validity
from standards import STANDARDS

ROOT = Path(__file__).parents[2]


@cache
def prepared() -> PreparedRules:
    return load_prepared(STANDARDS, options.cache_folder())  # other tests may have made them ready


@cache
def law_of(day: date) -> CompiledRuleSet:
    return prepared().on(day)


@cache
def fixture(name: str) -> Declaration:
    return load_declaration(ROOT / "fixtures" / "declarations" / name)


@cache
def base(name: str) -> Declaration:
    return load_declaration(STANDARDS / "bases" / name)


@cache
def generated(number: int, amount: Amount) -> Declaration:
    made = _generator().make(Wanted(7, amount=amount), number)
    return parse_declaration(WRITERS["jsonl"](made.data).encode(), "x.json")


@cache
def _generator() -> Generator:
    return Generator(STANDARDS)


def course(declaration: Declaration, as_of: date) -> Course:
    return Course(law_of(as_of), facts_of(declaration))


def validity(declaration: Declaration, as_of: date) -> Validity | None:
    return find_validity(course(declaration, as_of), evaluate(law_of(as_of), facts_of(declaration)))


@cache
def asking() -> tuple[CheckedRule, ...]:
    """Return the rules that call today(), by their trees."""
    return tuple(
        rule
        for rule in prepared().checked
        if any(c.function.name == "today" for e in rule.expressions for c in e.plan.calls.values())
    )


def judge(declaration: Declaration, day: date, rules: Iterable[CheckedRule]) -> Iterator[Finding]:
    """Yield what those of *rules* that are in force on *day* say then; nothing is carried over from other days."""
    facts = {**facts_of(declaration), TODAY: day}
    for rule in rules:
        if in_force(prepared().ruleset, rule, day):
            yield from evaluate_rule(_compiled(rule, day), facts)


_kept: dict[tuple[str, str], CompiledRule] = {}


def _compiled(rule: CheckedRule, day: date) -> CompiledRule:
    """Return *rule* with its numbers of *day*, compiled once for each set of numbers."""
    key = rule.rule.id, repr([parameter.on(day) for parameter in rule.parameters.values()])
    if key not in _kept:
        _kept[key] = compile_rule(prepared().ruleset, rule, day)
    return _kept[key]


def approved(findings: Iterable[Finding]) -> bool:
    return decide(findings).decision is Decision.APPROVE
