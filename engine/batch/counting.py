"""What all rules say about one declaration, counted: only what fails or cannot be told is kept as findings."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from engine.compiling import CompiledRule, CompiledRuleSet, Compute
from engine.decision import Said
from engine.declaration.facts import Facts
from engine.evaluation import Finding, Shared, judge_rule
from engine.feel import TODAY
from engine.kinds import Question, Standard
from engine.outcomes import TO_DO, Outcome

PASS, SILENT, FAIL = Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.FAIL
Kind = tuple[Standard, Question, bool]
"""What counts alike: the standard and the question of a rule, and whether it is binding."""
Numbers = dict[Outcome, int]


class Counted(NamedTuple):
    """The findings of binding rules by standard and outcome, what these have *said*, how many findings of other rules fail, and
    the findings of binding rules that are *told*: those that fail or cannot be judged.
    """

    binding: Mapping[Standard, Mapping[Outcome, int]]
    said: Set[Said]
    advice: int
    told: Sequence[Finding]


class Run(NamedTuple):
    """Rules of one topic that stand together, each with its kind, and how many there are of each kind."""

    topic: Compute | None
    rules: tuple[tuple[CompiledRule, Kind], ...]
    kinds: Mapping[Kind, int]


def count_findings(compiled: CompiledRuleSet, facts: Facts) -> Counted:
    """Return what the findings of all rules in force about the declaration of *facts* come to."""
    facts = {**facts, TODAY: compiled.as_of}
    shared: Shared = {}
    runs, kinds = _arranged(compiled)
    numbers: dict[Kind, Numbers] = {kind: dict.fromkeys(Outcome, 0) for kind in kinds}
    told: list[Finding] = []
    for run in runs:
        speaks = _speaks(run.topic, facts, shared)
        if speaks is False:
            for kind, number in run.kinds.items():
                numbers[kind][SILENT] += number
            continue
        for rule, kind in run.rules:
            told += _count(judge_rule(rule, facts, shared, speaks, True), numbers[kind])
    return _sum_up(numbers, [finding for finding in told if finding.rule.binding])


@lru_cache(maxsize=2)
def _arranged(compiled: CompiledRuleSet) -> tuple[tuple[Run, ...], tuple[Kind, ...]]:
    """Return the rules as runs of one topic, in order, and all the kinds there are."""
    runs = tuple(_runs(compiled))
    return runs, tuple(dict.fromkeys(kind for run in runs for kind in run.kinds))


def _runs(compiled: CompiledRuleSet) -> Iterator[Run]:
    for topic, together in groupby(compiled.rules, lambda rule: rule.topic_applies):
        rules = tuple((rule, (rule.card.standard, rule.question, rule.binding)) for rule in together)
        kinds = [kind for _, kind in rules]
        yield Run(topic, rules, {kind: kinds.count(kind) for kind in kinds})


def _speaks(topic: Compute | None, facts: Mapping[str, Any], shared: Shared) -> Any:
    if topic is None:
        return True
    return shared[topic] if topic in shared else shared.setdefault(topic, topic(facts))


def _count(found: Sequence[Any], numbers: Numbers) -> Sequence[Finding]:
    """Return those findings among what a rule *found* that are to be told, and count all of it in *numbers*."""
    numbers[PASS] += (passed := found.count(PASS))
    if passed == len(found):
        return ()
    numbers[SILENT] += (silent := found.count(SILENT))
    if passed + silent == len(found):
        return ()
    findings = [one for one in found if isinstance(one, Finding)]
    for finding in findings:
        numbers[finding.outcome] += 1
    return [finding for finding in findings if finding.outcome in TO_DO]


def _sum_up(numbers: Mapping[Kind, Numbers], told: Sequence[Finding]) -> Counted:
    binding = {standard: dict.fromkeys(Outcome, 0) for standard in Standard}
    for (standard, _, binds), counted in numbers.items():
        for outcome, number in counted.items() if binds else ():
            binding[standard][outcome] += number
    said = {
        (question, outcome)
        for (_, question, binds), counted in numbers.items()
        for outcome, number in counted.items()
        if binds and number
    }
    advice = sum(counted[FAIL] for (_, _, binds), counted in numbers.items() if not binds)
    return Counted(
        {standard: counted for standard, counted in binding.items() if any(counted.values())}, said, advice, told
    )
