"""One declaration's findings as one small result."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from engine.batch.model import Failed, Given, Result
from engine.compiling import CompiledRule
from engine.decision import decide
from engine.declaration.facts import Facts
from engine.documents import mask_identity_numbers
from engine.evaluation import Finding
from engine.explaining import cited_clauses, missing_of
from engine.feel import UNKNOWN
from engine.kinds import Standard
from engine.outcomes import Outcome

WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
TOLD = WORST_FIRST[:2]
FAIL = Outcome.FAIL.value
Met = tuple[CompiledRule, str]
RULE_AND_OUTCOME: Callable[[Finding], Met] = attrgetter("rule", "outcome._value_")  # members of enums are slow keys
SUBDISTRICT = re.compile(r"(?:^|[省市区县州])([^省市区县州\W\d]{1,8}?(?:街道|镇|乡))(?![路街巷弄])")


def judge(given: Given, facts: Facts, findings: tuple[Finding, ...]) -> Result:
    """Return the result that the *findings* about *facts* add up to."""
    keys = list(map(RULE_AND_OUTCOME, findings))
    binding, advice = _by_standard(Counter(keys))
    conclusion = decide(dict(zip(keys, findings, strict=True)).values())  # one of each rule and outcome is enough
    point = {name: fact for name, fact in facts["point"].items() if fact is not UNKNOWN}
    told = [f for f in findings if f.outcome in TOLD and f.rule.binding]
    return Result(
        source=given.source,
        line=given.line,
        name=mask_identity_numbers(point.get("name", "")),
        kind=point.get("kind", ""),
        mode=point.get("mode", ""),
        subdistrict=subdistrict_of(point.get("address", "")),
        decision=conclusion.decision,
        papers=conclusion.papers,
        standards=conclusion.standards,
        counts={outcome: sum(counted[str(outcome)] for counted in binding.values()) for outcome in Outcome},
        advice=advice,
        missing=len({missing.origin for finding in _of(told, Outcome.UNKNOWN) for missing in missing_of(finding)}),
        by_standard={Standard[name.upper()]: worst(counted) for name, counted in binding.items()},
        failed=tuple(_failed(_of(told, Outcome.FAIL))),
    )


def _of(findings: Iterable[Finding], outcome: Outcome) -> list[Finding]:
    return [finding for finding in findings if finding.outcome is outcome]


def subdistrict_of(address: str) -> str:
    """Return the 街道, 镇 or 乡 that *address* names, or "" where it names none."""
    match = SUBDISTRICT.search(address)
    return match[1] if match else ""


def _by_standard(met: Mapping[Met, int]) -> tuple[dict[str, Counter[str]], int]:
    """Return the findings of binding rules by standard and outcome, and how many of other rules fail."""
    binding: dict[str, Counter[str]] = {standard.value: Counter() for standard in Standard}
    advice = 0
    for (rule, outcome), number in met.items():
        standard = _binding_in(rule)
        if standard:
            binding[standard][outcome] += number
        elif outcome == FAIL:
            advice += number
    return {standard: counted for standard, counted in binding.items() if counted}, advice


@lru_cache(maxsize=8192)
def _binding_in(rule: CompiledRule) -> str:
    """Return the standard in which *rule* binds, or "" where it does not."""
    return rule.checked.topic.standard.value if rule.binding else ""


def worst(counted: Mapping[str, int]) -> Outcome:
    """Return the worst of the outcomes *counted*."""
    return next(outcome for outcome in WORST_FIRST if counted[str(outcome)])


def _failed(findings: Iterable[Finding]) -> Iterator[Failed]:
    """Yield each rule that fails with how many subjects it fails for; the findings of one rule stand together."""
    for rule, same in groupby(findings, lambda f: f.rule.rule.id):
        alike = list(same)
        clauses = dict.fromkeys(clause.id for finding in alike for clause in cited_clauses(finding))
        yield Failed(rule, len(alike), tuple(clauses))
