"""A rule set on one day: which rules are in force, with which numbers, compiled once for any number of declarations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from engine.catalogue import Clause, Layer
from engine.checking import CheckedRule, CheckedVisit, check_ruleset, check_visits
from engine.diagnostics import Diagnostic, Place, RuleSetError
from engine.feel import UNKNOWN, Checked, compile_expression
from engine.judging import Judge, Result, order_of, run_judge, write_judge
from engine.outcomes import Outcome
from engine.ruleset import Question, Rule, RuleSet, Strength, question_of
from engine.text import Text

Env = Mapping[str, Any]
Compute = Callable[[Env], Any]

OUTCOME_OF = {True: Outcome.PASS, False: Outcome.FAIL}


@dataclass(frozen=True, eq=False)
class CompiledRule:
    """One rule in force: its numbers on the day and its expressions as functions of the facts.

    *binding* says whether a failure decides anything, *question* which of the two questions the rule answers;
    *clauses* are those of its basis that are in force; *before* computes the named values and table cells that *applies* needs, *after* the others, each in order.
    *judge* does all of it at once, for many subjects.
    """

    checked: CheckedRule
    rule: Rule
    binding: bool
    question: Question
    clauses: tuple[Clause, ...]
    numbers: Mapping[str, Decimal]
    before: tuple[tuple[str, Compute], ...]
    after: tuple[tuple[str, Compute], ...]
    items: Compute | None
    topic_applies: Compute | None
    applies: Compute | None
    require: Compute
    cite: Compute | None
    judge: Judge

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of what is worked out for each subject, in order."""
        return tuple(name for name, _ in (*self.before, *self.after))


@dataclass(frozen=True, eq=False)
class Visit:
    """A clause that only a visit can settle, and the condition under which it is looked at."""

    clause: Clause
    applies: Compute | None


@dataclass(frozen=True)
class CompiledRuleSet:
    """The rules in force on one day at one place, and what is left to look at there."""

    ruleset: RuleSet
    as_of: date
    rules: tuple[CompiledRule, ...]
    visits: tuple[Visit, ...] = ()
    place: Layer = Layer.GONGSHU


def compile_ruleset(
    ruleset: RuleSet,
    as_of: date,
    *,
    place: Layer = Layer.GONGSHU,
    checked: tuple[CheckedRule, ...] | None = None,
    visits: tuple[CheckedVisit, ...] | None = None,
) -> CompiledRuleSet:
    """Return the rules of *ruleset* in force on *as_of* at *place*, ready to evaluate.

    *checked* and *visits* save checking them again.

    Raises `RuleSetError` for expressions that do not fit the declaration, for a parameter without a version in
    force, and for a day on which no rule is in force.
    """
    problems: list[Diagnostic] = []
    rules = []
    for rule in checked if checked is not None else check_ruleset(ruleset):
        if in_force(ruleset, rule, as_of, place):
            missing = missing_versions(ruleset, rule, as_of)
            problems += missing
            if not missing:
                rules.append(compile_rule(ruleset, rule, as_of, place))
    if not rules and not problems:
        problems.append(_no_law(ruleset, as_of))
    if problems:
        raise RuleSetError(problems)
    looked_at = visits if visits is not None else check_visits(ruleset)
    return CompiledRuleSet(
        ruleset,
        as_of,
        tuple(rules),
        tuple(
            Visit(one.clause, compile_expression(one.applies) if one.applies else None)
            for one in looked_at
            if ruleset.catalogue.in_force(one.clause.id, as_of, place)
        ),
        place,
    )


def find_missing_versions(ruleset: RuleSet, checked: tuple[CheckedRule, ...]) -> list[Diagnostic]:
    """Return a diagnostic for each parameter that has no version on a day its rule is in force."""
    seen: dict[Place, Diagnostic] = {}
    for rule in checked:
        starts = {ruleset.catalogue.period(clause)[0] for clause in rule.rule.basis}
        versions = {day for parameter in rule.parameters.values() for day in parameter.values}
        for day in sorted(starts | versions):
            for problem in missing_versions(ruleset, rule, day) if in_force(ruleset, rule, day) else ():
                seen.setdefault(problem.place, problem)
    return list(seen.values())


def missing_versions(ruleset: RuleSet, rule: CheckedRule, day: date) -> list[Diagnostic]:
    """Return a diagnostic for each parameter of *rule* that has no version on *day*."""
    return [_no_version(ruleset, rule, name, day) for name, p in rule.parameters.items() if p.on(day) is None]


def _no_version(ruleset: RuleSet, rule: CheckedRule, name: str, as_of: date) -> Diagnostic:
    first = min(rule.parameters[name].values)
    return ruleset.documents[rule.topic.standard, rule.topic.topic].diagnostic(
        ("parameters", name, "values"),
        "no-version",
        Text(
            f"规则 {rule.rule.id} 在 {as_of} 已施行，但参数 {name} 最早的版本是 {first}",
            f"rule {rule.rule.id} is in force on {as_of}, but the first version of '{name}' is of {first}",
        ),
        Text(
            "请补上当日有效的版本，或核对条款的施行日期。",
            "Add the version in force, or check the dates of the clause.",
        ),
        key=True,
    )


def _no_law(ruleset: RuleSet, as_of: date) -> Diagnostic:
    first = min(ruleset.catalogue.period(clause)[0] for clause in ruleset.catalogue.clauses)
    return Diagnostic(
        Place("--as-of"),
        "no-law",
        Text(f"{as_of} 没有任何规则施行", f"no rule is in force on {as_of}"),
        Text(
            f"收录的条款最早自 {first} 起施行，请换一个日期。",
            f"The clauses held start on {first}; choose another day.",
        ),
    )


def in_force(ruleset: RuleSet, rule: CheckedRule, day: date, place: Layer = Layer.GONGSHU) -> bool:
    """Return whether a clause that *rule* stands on holds on *day* at *place*."""
    return any(ruleset.catalogue.in_force(clause, day, place) for clause in rule.rule.basis)


def compile_rule(
    ruleset: RuleSet,
    checked: CheckedRule,
    as_of: date,
    place: Layer = Layer.GONGSHU,
    compiled: Callable[[Checked], Compute] | None = None,
) -> CompiledRule:
    """Return one rule ready to evaluate with its numbers of *as_of*.

    Where *compiled* is given, it makes the function of each expression, and the rule is judged by these one after the other.
    """
    current = {name: parameter.on(as_of) for name, parameter in checked.parameters.items()}
    numbers = {name: value for name, value in current.items() if isinstance(value, Decimal | int)}
    function = compiled or _compile_later
    steps: dict[str, Compute] = {name: function(value) for name, value in checked.values.items()}
    for name, by in checked.tables.items():
        steps[name] = _lookup(function(by), current[name])
    order = order_of(checked)
    rule = CompiledRule(
        checked=checked,
        rule=checked.rule,
        binding=checked.rule.strength is Strength.MUST,
        question=question_of(checked.topic, checked.rule),
        clauses=tuple(
            ruleset.catalogue.clauses[clause]
            for clause in checked.rule.basis
            if ruleset.catalogue.in_force(clause, as_of, place)
        ),
        numbers=numbers,
        before=tuple((name, steps[name]) for name in order.before),
        after=tuple((name, steps[name]) for name in order.after),
        items=function(checked.loop.items) if checked.loop else None,
        topic_applies=_compile_condition(checked.topic_applies) if checked.topic_applies else None,
        applies=function(checked.applies) if checked.applies else None,
        require=function(checked.require),
        cite=function(checked.cite) if checked.cite else None,
        judge=_judge_later(checked, current),
    )
    return replace(rule, judge=_judge_by_steps(rule)) if compiled else rule


class _Later:
    """A function that is made when it is first called: most are only asked for by explanations."""

    __slots__ = ("_function", "_make")

    def __init__(self, make: Callable[[], Callable[..., Any]]) -> None:
        self._make = make
        self._function: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        if self._function is None:
            self._function = self._make()
        return self._function(*arguments)


def _compile_later(checked: Checked) -> Compute:
    return _Later(lambda: compile_expression(checked))


def _judge_later(checked: CheckedRule, current: Mapping[str, Any]) -> Judge:
    return _Later(lambda: run_judge(checked.program or write_judge(checked), current))


def _judge_by_steps(rule: CompiledRule) -> Judge:
    """Return the judge that calls the function of one expression after the other: what the judge in one piece is measured against."""
    variable = rule.checked.loop.variable if rule.checked.loop else ""

    def judge(facts: Env, shared: object, items: Iterable[Any], speaks: Any) -> Iterator[Result]:
        for item in items:
            env = {**facts, **rule.numbers, **({variable: item} if variable else {})}
            outcome = _outcome(rule, env, speaks)
            yield outcome, tuple(env[name] for name in rule.names if name in env)

    return judge


def _outcome(rule: CompiledRule, env: dict[str, Any], speaks: Any) -> Outcome:
    """Return what comes out for the item in *env*, to which the values that are worked out on the way are added."""
    _work_out(rule.before, env)
    applies = rule.applies(env) if rule.applies else True
    if applies is False:
        return Outcome.NOT_APPLICABLE
    _work_out(rule.after, env)
    sure = speaks is True and applies is True
    return OUTCOME_OF.get(rule.require(env), Outcome.UNKNOWN) if sure else Outcome.UNKNOWN


def _work_out(steps: tuple[tuple[str, Compute], ...], env: dict[str, Any]) -> None:
    for name, compute in steps:
        env[name] = compute(env)


@lru_cache(maxsize=512)
def _compile_condition(checked: Checked) -> Compute:
    """Return the function of a topic's condition, which all its rules share."""
    return compile_expression(checked)


def _lookup(by: Compute, table: Any) -> Compute:
    """Return the function that finds a table's cell; unknown stays unknown, and a value without a cell gives null."""

    def look_up(env: Env) -> Any:
        key = by(env)
        return UNKNOWN if key is UNKNOWN else table.get(key)

    return look_up
