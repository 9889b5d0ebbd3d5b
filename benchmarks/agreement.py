"""Whether the ten rules written by hand and the engine say the same, before anything is timed."""

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
from engine.declaration.loading import load_declaration
from engine.evaluation import Finding, evaluate_rule
from engine.feel import TODAY, UNKNOWN

Facts = dict[str, Any]
Named = tuple[str, Facts]


def the_ten(compiled: CompiledRuleSet) -> CompiledRuleSet:
    """Return *compiled* with only the ten rules, in the order of the hand-written ones."""
    rules = {rule.rule.id: rule for rule in compiled.rules}
    return replace(compiled, rules=tuple(rules[rule.id] for rule in by_hand.RULES))


def stated(value: Any) -> Any:
    """Return facts as by_hand.py reads them: without those that are not stated."""
    if isinstance(value, dict | Mapping):
        return {name: stated(inner) for name, inner in value.items() if inner is not UNKNOWN and name != TODAY}
    return [stated(item) for item in value] if isinstance(value, list) else value


def by_engine(rules: Sequence[CompiledRule], facts: Mapping[str, Any], today: date) -> list[Finding]:
    """Return the findings of the engine for *rules*."""
    known = {**facts, TODAY: today}
    return [finding for rule in rules for finding in evaluate_rule(rule, known)]


def as_answer(finding: Finding) -> by_hand.Answer:
    """Return a finding of the engine as the hand-written rules put it."""
    subject = finding.subject
    return by_hand.Answer(finding.rule.rule.id, "".join(subject.path), subject.id, finding.outcome.value)


def whole(paths: Sequence[Path]) -> Iterator[Named]:
    """Yield the facts of each declaration in *paths*."""
    for path in paths:
        yield path.name, facts_of(load_declaration(path))


def of_cases(standards: Path, compiled: CompiledRuleSet) -> Iterator[Named]:
    """Yield the facts of each case of the ten rules: pass, fail, on the limit and not stated."""
    wanted = {rule.id for rule in by_hand.RULES}
    bases = Bases(standards)
    for placed in load_cases(standards, compiled.ruleset):
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
    """Return a line for each answer of one side that the other does not give."""
    rules, today = the_ten(compiled).rules, compiled.as_of
    lines = []
    for name, facts in tried:
        engine = [as_answer(finding) for finding in by_engine(rules, facts, today)]
        hand = by_hand.answers(stated(facts), today)
        lines += [f"{name}: only the engine says {answer}" for answer in engine if answer not in hand]
        lines += [f"{name}: only the hand-written rules say {answer}" for answer in hand if answer not in engine]
        if sorted(map(str, engine)) == sorted(map(str, hand)) and engine != hand:
            lines.append(f"{name}: the answers come in another order")
    return lines


def outcomes_tried(compiled: CompiledRuleSet, tried: Sequence[Named]) -> dict[str, set[str]]:
    """Return by rule the outcomes that came up in *tried*."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, facts in tried:
        for answer in by_hand.answers(stated(facts), compiled.as_of):
            found[answer.rule].add(answer.outcome)
    return dict(found)
