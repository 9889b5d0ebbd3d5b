"""One declaration's findings as one small result."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from engine.batch.model import Failed, Given, Result
from engine.compiling import CompiledRule
from engine.decision import Said, conclude
from engine.declaration.facts import Facts
from engine.documents import mask_identity_numbers
from engine.evaluation import Finding
from engine.explaining import cited_clauses
from engine.feel import UNKNOWN
from engine.kinds import Standard
from engine.outcomes import Outcome
from engine.tracing import missing_of

WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
TOLD = WORST_FIRST[:2]
Met = tuple[CompiledRule, Outcome]
RULE_AND_OUTCOME: Callable[[Finding], Met] = itemgetter(*map(Finding._fields.index, ("rule", "outcome")))
SUBDISTRICT = re.compile(r"(?:^|[省市区县州])([^省市区县州\W\d]{1,8}?(?:街道|镇|乡))(?![路街巷弄])")


class Tally(NamedTuple):
    """The findings of binding rules by standard and outcome, what these have *said*, and how many findings of other rules fail."""

    binding: Mapping[Standard, Mapping[Outcome, int]]
    said: Set[Said]
    advice: int


def judge(given: Given, facts: Facts, findings: tuple[Finding, ...]) -> Result:
    """Return the result that the *findings* about *facts* add up to."""
    tally = _tally(Counter(map(RULE_AND_OUTCOME, findings)))
    papers, standards, decision = conclude(tally.said)
    point = {name: fact for name, fact in facts["point"].items() if fact is not UNKNOWN}
    told = [finding for finding in findings if finding.outcome in TOLD and finding.rule.binding]
    return Result(
        source=given.source,
        line=given.line,
        name=mask_identity_numbers(point.get("name", "")),
        kind=point.get("kind", ""),
        mode=point.get("mode", ""),
        subdistrict=subdistrict_of(point.get("address", "")),
        decision=decision,
        papers=papers,
        standards=standards,
        counts={outcome: sum(counted[outcome] for counted in tally.binding.values()) for outcome in Outcome},
        advice=tally.advice,
        missing=len({missing.origin for finding in _of(told, Outcome.UNKNOWN) for missing in missing_of(finding)}),
        by_standard={standard: worst(counted) for standard, counted in tally.binding.items()},
        failed=tuple(_failed(_of(told, Outcome.FAIL))),
    )


def _of(findings: Iterable[Finding], outcome: Outcome) -> list[Finding]:
    return [finding for finding in findings if finding.outcome is outcome]


def subdistrict_of(address: str) -> str:
    """Return the 街道, 镇 or 乡 that *address* names, or "" where it names none."""
    match = SUBDISTRICT.search(address)
    return match[1] if match else ""


def _tally(met: Mapping[Met, int]) -> Tally:
    """Return what is counted of *met*: how often each rule came to each outcome."""
    binding = {standard: dict.fromkeys(Outcome, 0) for standard in Standard}
    said: set[Said] = set()
    advice = 0
    for (rule, outcome), number in met.items():
        if rule.binding:
            binding[rule.card.standard][outcome] += number
            said.add((rule.question, outcome))
        elif outcome is Outcome.FAIL:
            advice += number
    return Tally({standard: counted for standard, counted in binding.items() if any(counted.values())}, said, advice)


def worst(counted: Mapping[Outcome, int]) -> Outcome:
    """Return the worst of the outcomes *counted*."""
    return next(outcome for outcome in WORST_FIRST if counted[outcome])


def _failed(findings: Iterable[Finding]) -> Iterator[Failed]:
    """Yield each rule that fails with how many subjects it fails for; the findings of one rule stand together."""
    for rule, same in groupby(findings, lambda f: f.rule.rule.id):
        alike = list(same)
        clauses = dict.fromkeys(clause.id for finding in alike for clause in cited_clauses(finding))
        yield Failed(rule, len(alike), tuple(clauses))
