"""The questions that may be asked: are two conditions equal, is one always true, do two versions of a rule say the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, Final

from engine.checked import CheckedRule
from engine.compiling import CompiledRule, compile_rule
from engine.evaluation import evaluate_rule
from engine.feel import UNKNOWN, Checked, ContextType, ListType, compile_expression
from engine.feel.plan import EACH, FactPath
from engine.feel.values import Value
from engine.outcomes import Outcome
from engine.reasoning.answers import Difference, Proof
from engine.reasoning.meeting import move_to_limits
from engine.reasoning.parts import TRUE, Apply, Fact, Part
from engine.reasoning.proving import Doubt, Ruling, prove_always, prove_equal
from engine.reasoning.reading import NOTHING, Names, read_condition
from engine.reasoning.sharing import open_shared
from engine.reasoning.witness import Loop, Sampler
from engine.ruleset import RuleSet

HINTS: Final = 24  # combinations in which two seem to differ, tried one by one
DRAWS: Final = 12  # ways to fill in the other facts of each
MORE: Final = 200  # facts drawn without any such hint
ON_LIMITS: Final = 60  # of all these, those that are moved to each limit of the rule as well

Answer = Proof | Difference | None
Facts = dict[str, Any]


def compare(
    first: Checked, second: Checked, given: Sequence[Checked] = (), numbers: Mapping[str, Any] = NOTHING
) -> Answer:
    """Return whether both come to the same for all facts that make all of *given* true: a proof, facts for which they differ, or None.

    *numbers* are the names whose value is fixed. Null counts as unknown.
    """
    names = Names(numbers)
    found = prove_equal(
        Ruling(read_condition(first, names)),
        Ruling(read_condition(second, names)),
        [read_condition(one, names) for one in given],
    )
    if isinstance(found, Proof):
        return found
    run = [compile_expression(one) for one in (first, second)]
    holds = [compile_expression(one) for one in given]

    def differ(facts: Facts) -> Difference | None:
        env = {**facts, **numbers}
        if any(one(env) is not True for one in holds):
            return None
        a, b = (_settled(one(env)) for one in run)
        return None if a is b else Difference(env, a, b)

    return _search(Sampler([first, second, *given], numbers), found, differ)


def always(
    checked: Checked, value: bool, given: Sequence[Checked] = (), numbers: Mapping[str, Any] = NOTHING
) -> Answer:
    """Return whether *checked* comes to *value* for all facts, all stated, that make all of *given* true."""
    names = Names(numbers)
    found = prove_always(read_condition(checked, names), value, [read_condition(one, names) for one in given])
    if isinstance(found, Proof):
        return found
    run, holds = compile_expression(checked), [compile_expression(one) for one in given]

    def differ(facts: Facts) -> Difference | None:
        env = {**facts, **numbers}
        got = run(env)
        wrong = got is (not value) and all(one(env) is True for one in holds)
        return Difference(env, got, value) if wrong else None

    return _search(Sampler([checked, *given], numbers), found, differ)


def compare_rules(ruleset: RuleSet, first: CheckedRule, second: CheckedRule, day: date) -> Answer:
    """Return whether two versions of a rule have the same outcome for every declaration on *day*.

    The facts of a difference are those of a declaration, with the day.
    """
    alike = _loop(first, day) == _loop(second, day)
    found = prove_equal(ruling_of(first, day), ruling_of(second, day)) if alike else None
    if isinstance(found, Proof):
        return found
    today = [ruling_of(rule, day, today=day) for rule in (first, second)]
    doubt = prove_equal(today[0], today[1]) if isinstance(found, Doubt) else None
    run = [compile_rule(ruleset, rule, day) for rule in (first, second)]

    def differ(facts: Facts) -> Difference | None:
        a, b = ([finding.outcome for finding in evaluate_rule(rule, facts)] for rule in run)
        return None if a == b else Difference(facts, *_first_change(a, b))

    sampler = _sampler(first, second, day)
    return _search(sampler, doubt, differ, day) or _search_on_limits(sampler, run[0], doubt, differ, day)


def ruling_of(rule: CheckedRule, day: date, today: date | None = None) -> Ruling:
    """Return when *rule* applies and what it requires, with its numbers of *day*, on any day or on *today*."""
    names = replace(names_of(rule, day), today=today)
    conditions = [read_condition(one, names) for one in (rule.topic_applies, rule.applies) if one]
    return Ruling(read_condition(rule.require, names), Apply("and", tuple(conditions)) if conditions else TRUE)


def names_of(rule: CheckedRule, day: date) -> Names:
    """Return what the names of *rule* stand for on *day*."""
    current = {name: parameter.on(day) for name, parameter in rule.parameters.items()}
    return Names(
        {name: value for name, value in current.items() if value is not None and not isinstance(value, dict)},
        rule.values,
        {name: (by, table) for name, by in rule.tables.items() if isinstance(table := current[name], dict)},
    )


def _loop(rule: CheckedRule, day: date) -> tuple[str, Part] | None:
    return (rule.loop.variable, read_condition(rule.loop.items, names_of(rule, day))) if rule.loop else None


def _sampler(first: CheckedRule, second: CheckedRule, day: date) -> Sampler:
    numbers = {
        f"{place} {name}": parameter.on(day)
        for place, rule in enumerate((first, second))
        for name, parameter in rule.parameters.items()
    }
    others = {name: () for rule in (first, second) for name in rule.parameters}
    values = {name: _path_of(value) for rule in (first, second) for name, value in rule.values.items()}
    loop = Loop(first.loop.variable, first.loop.list_path) if first.loop else None
    expressions = [*first.expressions, *second.expressions]
    return Sampler(expressions, {**numbers, "as of": day}, {**others, **values}, loop)


def _path_of(value: Checked) -> FactPath:
    """Return the path of the part of the declaration that *value* picks, such as some rooms or one, or an empty one."""
    base = min(value.reads, key=len, default=())
    if isinstance(value.type, ContextType):
        return (*base, EACH)
    return base if isinstance(value.type, ListType) and isinstance(value.type.item, ContextType) else ()


def _first_change(first: Sequence[Outcome], second: Sequence[Outcome]) -> tuple[Any, Any]:
    return next(((a, b) for a, b in zip(first, second, strict=False) if a is not b), (first, second))


def _settled(value: Value) -> Value:
    return value if value is True or value is False else UNKNOWN


def _search(
    sampler: Sampler,
    doubt: Doubt | Proof | None,
    differ: Callable[[Facts], Difference | None],
    today: date | None = None,
) -> Difference | None:
    """Return the first facts drawn that *differ* accepts, or None."""
    for wanted in _hints(doubt):
        found = differ(sampler.facts(wanted, today))
        if found:
            return found
    return None


def _search_on_limits(
    sampler: Sampler,
    rule: CompiledRule,
    doubt: Doubt | Proof | None,
    differ: Callable[[Facts], Difference | None],
    today: date,
) -> Difference | None:
    """Return the first facts on a limit of *rule* that *differ* accepts, or None."""
    for wanted in islice(_hints(doubt), ON_LIMITS):
        for facts in move_to_limits(rule, sampler.facts(wanted, today)):
            found = differ(facts)
            if found:
                return found
    return None


def _hints(doubt: Doubt | Proof | None) -> Iterator[Mapping[Fact, Value]]:
    """Yield the facts to try to state: each combination in doubt, several times where other facts matter too; then none."""
    if isinstance(doubt, Doubt):
        for seen in doubt.space.some(doubt.where, HINTS):
            wanted = open_shared(seen)
            whole = all(fact.path or fact.made_of[0] == "today" for fact in wanted)
            for _ in range(1 if whole else DRAWS):
                yield wanted
    for _ in range(MORE):
        yield {}
