"""Whether the rules written by hand and the engine find the same, before anything is timed."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import by_hand
from engine.cases import Bases, facts_of_case, load_cases
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration, parse_declaration
from engine.evaluation import Finding, evaluate_rule
from engine.explaining import Explanation, explain, explain_all
from engine.feel import TODAY, UNKNOWN
from engine.generating import WRITERS, Generator, Wanted
from engine.outcomes import Outcome

Facts = dict[str, Any]
Named = tuple[str, Facts]
TOLD = PASS, FAIL = Outcome.PASS, Outcome.FAIL  # members of enums are slow to get


def compared(compiled: CompiledRuleSet) -> CompiledRuleSet:
    """Return *compiled* with only the rules that are written by hand, in the order of these."""
    rules = {rule.rule.id: rule for rule in compiled.rules}
    return replace(compiled, rules=tuple(rules[rule.id] for rule in by_hand.RULES))


def stated(value: Any) -> Any:
    """Return facts as the hand-written rules read them: without those that are not stated."""
    if isinstance(value, dict | Mapping):
        return {name: stated(inner) for name, inner in value.items() if inner is not UNKNOWN and name != TODAY}
    return [stated(item) for item in value] if isinstance(value, list) else value


def by_engine(rules: Sequence[CompiledRule], facts: Mapping[str, Any], today: date) -> list[Finding]:
    """Return the findings of the engine for *rules*."""
    known, shared, found = {**facts, TODAY: today}, dict[Any, Any](), list[Finding]()
    for rule in rules:
        found += evaluate_rule(rule, known, shared)
    return found


def explained(rules: Sequence[CompiledRule], facts: Mapping[str, Any], today: date) -> list[Explanation]:
    """Return why each finding that passed or failed came out so: facts, numbers, values, clauses."""
    found = by_engine(rules, facts, today)
    return explain_all([finding for finding in found if finding[2] is PASS or finding[2] is FAIL], today)


def as_answer(finding: Finding) -> by_hand.Answer:
    """Return a finding of the engine as the hand-written rules put it."""
    subject = finding.subject
    return by_hand.Answer(finding.rule.rule.id, "".join(subject.path), subject.id, finding.outcome.value)


def as_found(finding: Finding, today: date) -> by_hand.Found:
    """Return a finding of the engine with what was seen and wanted, as the hand-written rules put it."""
    if finding.outcome not in TOLD:
        return by_hand.Found(as_answer(finding), [], {}, {})
    why = explain(finding, today)
    numbers, values = ({seen.name: seen.value for seen in some} for some in (why.numbers, why.values))
    return by_hand.Found(as_answer(finding), [(seen.origin, seen.value) for seen in why.facts], numbers, values)


def whole(paths: Sequence[Path]) -> Iterator[Named]:
    """Yield the facts of each declaration in *paths*."""
    for path in paths:
        yield path.name, facts_of(load_declaration(path))


def generated(standards: Path, number: int) -> Iterator[Named]:
    """Yield the facts of so many generated declarations, with mistakes and gaps; the same ones in every run."""
    generator, wanted = Generator(standards), Wanted(seed=20260101)
    for k in range(1, number + 1):
        text = WRITERS["json"](generator.make(wanted, k).data)
        yield f"generated {k}", facts_of(parse_declaration(text.encode(), f"{k}.json"))


def of_cases(standards: Path, compiled: CompiledRuleSet) -> Iterator[Named]:
    """Yield the facts of each case of these rules: pass, fail, on the limit and not stated."""
    wanted = {rule.id for rule in by_hand.RULES}
    topics = sorted({tuple(rule.split(".")[:2]) for rule in wanted})
    files = [standards / standard / f"{topic}.cases.yaml" for standard, topic in topics]
    bases = Bases(standards)
    for placed in load_cases(standards, compiled.ruleset, files):
        facts = facts_of_case(placed, bases) if placed.case.rule in wanted else None
        if isinstance(facts, dict):
            yield f"{placed.case.rule}: {placed.case.name}", facts


def partly_hidden(named: Sequence[Named], times: int) -> Iterator[Named]:
    """Yield each declaration with some facts and lists taken out, *times* times over; the same ones in every run."""
    chance = random.Random(20260101)
    for name, facts in named:
        for number in range(times):
            yield f"{name}, facts hidden ({number})", {k: _thinned(v, chance, 0.1) for k, v in facts.items()}


def _thinned(value: Any, chance: random.Random, share: float) -> Any:
    if isinstance(value, dict | Mapping):
        return {k: v if k == "id" else _thinned(v, chance, share) for k, v in value.items()}
    if chance.random() < share:
        return UNKNOWN
    return (
        [_thinned(v, chance, share) if isinstance(v, dict) else v for v in value] if isinstance(value, list) else value
    )


def differences(compiled: CompiledRuleSet, tried: Sequence[Named]) -> list[str]:
    """Return a line for each complete finding of one side that the other does not give, and for other orders."""
    rules, today = compared(compiled).rules, compiled.as_of
    lines = []
    for name, facts in tried:
        engine = [as_found(finding, today) for finding in by_engine(rules, facts, today)]
        hand = by_hand.findings(stated(facts), today, by_hand.RULES)
        lines += [f"{name}: only the engine says {one}" for one in engine if one not in hand]
        lines += [f"{name}: only the hand-written rules say {one}" for one in hand if one not in engine]
        if not lines and engine != hand:
            lines.append(f"{name}: the findings come in another order")
    return lines


def outcomes_tried(compiled: CompiledRuleSet, tried: Sequence[Named]) -> dict[str, set[str]]:
    """Return by rule the outcomes that came up in *tried*."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, facts in tried:
        for answer in by_hand.answers(stated(facts), compiled.as_of, by_hand.RULES):
            found[answer.rule].add(answer.outcome)
    return dict(found)
