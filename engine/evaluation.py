"""One declaration against the rules in force: one finding per rule and subject, in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.catalogue import Standard
from engine.compiling import CompiledRule, CompiledRuleSet, Visit
from engine.declaration.facts import facts_of, unknown_record
from engine.declaration.model import Declaration
from engine.declaration.schema import record_type
from engine.feel import TODAY, UNKNOWN
from engine.outcomes import Outcome

OUTCOME_OF = {True: Outcome.PASS, False: Outcome.FAIL}


@dataclass(frozen=True)
class Subject:
    """What a finding is about: one item of a list, or the point itself (*path* empty).

    *path* is the list's path and the item's id: ``("classes", "c1")``; an id of ``None`` means a list that is not
    given, or that has no item the rule speaks about.
    """

    path: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True)
class Finding:
    """What one rule says about one subject. *env* holds the values the rule saw, for the explanation."""

    rule: CompiledRule
    subject: Subject
    outcome: Outcome
    env: Mapping[str, Any] = field(repr=False, compare=False)


def evaluate(compiled: CompiledRuleSet, declaration: Declaration) -> tuple[Finding, ...]:
    """Return the findings of all rules in force about *declaration*, in the order of the rules and of its lists."""
    facts = facts_of(declaration) | {TODAY: compiled.as_of}
    return tuple(finding for rule in compiled.rules for finding in evaluate_rule(rule, facts))


def find_visits(compiled: CompiledRuleSet, declaration: Declaration, only: Standard | None = None) -> tuple[Visit, ...]:
    """Return what is left to see on site: the clauses no fact settles, unless they do not speak about such a point."""
    facts = facts_of(declaration) | {TODAY: compiled.as_of}
    return tuple(
        visit
        for visit in compiled.visits
        if (only is None or visit.clause.standard is only) and not (visit.applies and visit.applies(facts) is False)
    )


def evaluate_rule(rule: CompiledRule, facts: Mapping[str, Any]) -> Iterator[Finding]:
    """Return the findings of one rule; *facts* are those of `facts_of` with the as-of date under `TODAY`."""
    loop = rule.checked.loop
    if rule.topic_applies and rule.topic_applies(facts) is False:
        yield Finding(rule, Subject(loop.list_path if loop else ()), Outcome.NOT_APPLICABLE, facts)
    elif loop and rule.items:
        yield from _each(rule, facts, rule.items(facts), loop.variable, loop.list_path)
    else:
        yield _judge(rule, {**facts, **rule.numbers}, Subject())


def _each(
    rule: CompiledRule, facts: Mapping[str, Any], items: Any, variable: str, path: tuple[str, ...]
) -> Iterator[Finding]:
    base = {**facts, **rule.numbers}
    if items is UNKNOWN or items is None:
        anything = _judge(rule, {**base, variable: unknown_record(record_type(path))}, Subject(path))
        applies = anything.outcome is not Outcome.NOT_APPLICABLE
        yield Finding(rule, anything.subject, Outcome.UNKNOWN, anything.env) if applies else anything
    elif not items:
        yield Finding(rule, Subject(path), Outcome.NOT_APPLICABLE, base)
    else:
        for item in items:
            yield _judge(rule, {**base, variable: item}, Subject(path, item["id"]))


def _judge(rule: CompiledRule, env: dict[str, Any], subject: Subject) -> Finding:
    for name, compute in rule.before:
        env[name] = compute(env)
    applies = _applies(rule, env)
    if applies is False:
        return Finding(rule, subject, Outcome.NOT_APPLICABLE, env)
    for name, compute in rule.after:
        env[name] = compute(env)
    outcome = OUTCOME_OF.get(rule.require(env), Outcome.UNKNOWN) if applies is True else Outcome.UNKNOWN
    return Finding(rule, subject, outcome, env)


def _applies(rule: CompiledRule, env: Mapping[str, Any]) -> Any:
    """Return whether the rule speaks about its subject; false wins over unknown."""
    answers = [condition(env) for condition in (rule.topic_applies, rule.applies) if condition]
    if False in answers:
        return False
    return True if all(answer is True for answer in answers) else UNKNOWN
