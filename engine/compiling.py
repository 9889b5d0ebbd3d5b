"""A rule set on one day: which rules are in force, with which numbers, compiled once for any number of declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from engine.cards import Card, Periods
from engine.compiled import Behind as Behind
from engine.compiled import CompiledRule as CompiledRule
from engine.compiled import CompiledRuleSet as CompiledRuleSet
from engine.compiled import Compute as Compute
from engine.compiled import Env as Env
from engine.compiled import Law as Law
from engine.compiled import Programs as Programs
from engine.compiled import Steps as Steps
from engine.compiled import Visit as Visit
from engine.diagnostics import Diagnostic, Place, RuleSetError
from engine.feel.running import Program, run_program
from engine.judges import Judge, run_judge
from engine.kinds import Layer
from engine.outcomes import Outcome
from engine.text import Text

if TYPE_CHECKING:  # rules that are kept are run without what read, checked and compiled them
    from engine.checked import CheckedRule, CheckedVisit
    from engine.feel import Checked
    from engine.ruleset import RuleSet

OUTCOME_OF = {True: Outcome.PASS, False: Outcome.FAIL}


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
    from engine.checking import check_ruleset, check_visits

    checked = check_ruleset(ruleset) if checked is None else checked
    return compile_law(law_of(ruleset, checked, check_visits(ruleset) if visits is None else visits), as_of, place)


def law_of(ruleset: RuleSet, checked: tuple[CheckedRule, ...], visits: tuple[CheckedVisit, ...]) -> Law:
    """Return the *checked* rules and *visits* of *ruleset*, ready for any day."""
    from engine.drawing import draw_cards

    cards = draw_cards(ruleset, checked, visits)
    return Law(cards, lambda: ruleset, lambda: ruleset.catalogue, checked.__getitem__, visits.__getitem__)


def compile_law(law: Law, as_of: date, place: Layer = Layer.GONGSHU) -> CompiledRuleSet:
    """Return the rules of *law* in force on *as_of* at *place*, ready to evaluate.

    Raises `RuleSetError` for a parameter without a version in force, and for a day on which no rule is in force.
    """
    cards, reach = law.cards, place.reach
    make = Maker(law, as_of, place)
    rules = tuple(
        make.rule(n) for n, card in enumerate(cards.rules) if cards.periods.any_holds(card.basis, as_of, reach)
    )
    if make.problems or not rules:
        raise RuleSetError(make.problems or [_no_law(cards.periods, as_of)])
    here = [n for n, visit in enumerate(cards.visits) if cards.periods.any_holds((visit.clause,), as_of, reach)]
    return CompiledRuleSet(law, as_of, rules, tuple(map(make.visit, here)), place)


class Maker:
    """Makes rules of *law* for one day and place, and notes in *problems* which of their numbers have no version then."""

    def __init__(self, law: Law, as_of: date, place: Layer) -> None:
        self.law, self.as_of, self.place = law, as_of, place
        self.problems: list[Diagnostic] = []
        self._made: dict[int, Compute] = {}
        self._same: dict[str, Compute] = {}  # by text: conditions and lists read nothing but facts

    def rule(self, n: int) -> CompiledRule:
        """Return the rule at place *n* among the cards."""
        law, card, known = self.law, self.law.cards.rules[n], self.law.programs
        current = card.values_on(self.as_of)
        if None in current.values():
            self.problems += missing_versions(law.ruleset(), law.rule(n), self.as_of)
        if known is None:
            return self.sharing(compile_rule(law.ruleset(), law.rule(n), self.as_of, self.place))
        behind = Behind(law.catalogue, partial(law.rule, n), self.as_of, self.place, _compile_later)
        items, topic = self.function(known.items[n]), self.function(known.topics[n])
        return _compiled(card, current, behind, items, topic, _FirstJudge(partial(run_judge, known.judges[n], current)))

    def sharing(self, rule: CompiledRule) -> CompiledRule:
        """Return *rule* with the same functions as other rules that go through the same list, or are about the same kind of point."""
        loop, topic = rule.checked.loop, rule.checked.topic_applies
        if loop and loop.items.text and rule.items:
            rule.items = self._same.setdefault(loop.items.text, rule.items)
        if topic and topic.text and rule.topic_applies:
            rule.topic_applies = self._same.setdefault(topic.text, rule.topic_applies)
        return rule

    def visit(self, n: int) -> Visit:
        """Return the visit at place *n* among the cards."""
        law, known = self.law, self.law.programs
        applies = self.function(known.visits[n]) if known else _condition(law.visit(n).applies)
        return Visit(law.cards.visits[n], law.catalogue, applies)

    def function(self, program: Program | None) -> Compute | None:
        """Return the function of *program*, the same one whoever asks for it."""
        if program is None:
            return None
        return self._made.setdefault(id(program), _Later(partial(run_program, program, {})))


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


def _no_law(periods: Periods, as_of: date) -> Diagnostic:
    first = periods.first
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
    from engine.drawing import draw_card
    from engine.judging import write_judge

    card, function = draw_card(checked), compiled or _compile_later
    current = card.values_on(as_of)
    rule = _compiled(
        card,
        current,
        Behind(lambda: ruleset.catalogue, lambda: checked, as_of, place, function),
        function(checked.loop.items) if checked.loop else None,
        _condition(checked.topic_applies),
        _FirstJudge(lambda: run_judge(checked.program or write_judge(checked), current)),
    )
    return replace(rule, judge=_judge_by_steps(rule)) if compiled else rule


def _compiled(
    card: Card,
    current: Mapping[str, Any],
    behind: Behind,
    items: Compute | None,
    topic_applies: Compute | None,
    judge: Judge,
) -> CompiledRule:
    numbers: dict[str, Any] = {n: value for n, value in current.items() if isinstance(value, Decimal | int)}
    return CompiledRule(card, card.binding, card.question, card.list_path, numbers, behind, items, topic_applies, judge)


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


class _FirstJudge:
    """What judges when a rule is first judged: it makes the function that does so from then on."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Judge]) -> None:
        self._make = make

    def __call__(self, rule: CompiledRule, *arguments: Any) -> list[Any]:
        rule.judge = self._make()
        return rule.judge(rule, *arguments)


def _compile_later(checked: Checked) -> Compute:
    from engine.feel.compiler import compile_expression

    return _Later(lambda: compile_expression(checked))


def _judge_by_steps(rule: CompiledRule) -> Judge:
    """Return the judge that calls the function of one expression after the other: what the judge in one piece is measured against."""
    variable = rule.card.variable

    def judge(
        rule: CompiledRule,
        facts: Env,
        shared: Any,
        speaks: Any,
        items: Sequence[Any],
        subjects: Sequence[Any],
        finding: Any,
        brief: bool,
    ) -> list[Any]:
        found = []
        for item, subject in zip(items, subjects, strict=True):
            env = {**facts, **rule.numbers, **({variable: item} if variable else {})}
            outcome = _outcome(rule, env, speaks)
            values = tuple(env[name] for name in rule.names if name in env)
            quiet = brief and outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)
            found.append(outcome if quiet else finding(rule, subject, outcome, facts, item, values))
        return found

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


def _work_out(steps: Steps, env: dict[str, Any]) -> None:
    for name, compute in steps:
        env[name] = compute(env)


@lru_cache(maxsize=512)
def _condition(checked: Checked | None) -> Compute | None:
    """Return the function of a topic's condition, which all its rules share, or of a visit's."""
    return _compile_later(checked) if checked else None
