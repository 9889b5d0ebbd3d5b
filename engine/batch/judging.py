"""One declaration's findings as one small result."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from engine.batch.model import Failed, Given, Result
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
OUTCOME: Callable[[Finding], Outcome] = itemgetter(Finding._fields.index("outcome"))
SUBDISTRICT = re.compile(r"(?:^|[省市区县州])([^省市区县州\W\d]{1,8}?(?:街道|镇|乡))(?![路街巷弄])")


class Tally(NamedTuple):
    """The findings of binding rules by standard and outcome, what these have *said*, how many findings of other rules fail, and
    the findings of binding rules that are *told*: those that fail or cannot be judged.
    """

    binding: Mapping[Standard, Mapping[Outcome, int]]
    said: Set[Said]
    advice: int
    told: Sequence[Finding]


def judge(given: Given, facts: Facts, found: Iterable[Sequence[Finding]]) -> Result:
    """Return the result that what each rule *found* about *facts* adds up to."""
    tally = _tally(found)
    papers, standards, decision = conclude(tally.said)
    point = {name: fact for name, fact in facts["point"].items() if fact is not UNKNOWN}
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
        missing=len(
            {missing.origin for finding in _of(tally.told, Outcome.UNKNOWN) for missing in missing_of(finding)}
        ),
        by_standard={standard: worst(counted) for standard, counted in tally.binding.items()},
        failed=tuple(_failed(_of(tally.told, Outcome.FAIL))),
    )


def _of(findings: Iterable[Finding], outcome: Outcome) -> list[Finding]:
    return [finding for finding in findings if finding.outcome is outcome]


def subdistrict_of(address: str) -> str:
    """Return the 街道, 镇 or 乡 that *address* names, or "" where it names none."""
    match = SUBDISTRICT.search(address)
    return match[1] if match else ""


def _tally(found: Iterable[Sequence[Finding]]) -> Tally:
    """Return what is counted of what each rule *found*; nothing else is kept of what passed."""
    binding = {standard: dict.fromkeys(Outcome, 0) for standard in Standard}
    said: set[Said] = set()
    told: list[Finding] = []
    advice = 0
    for findings in found:
        rule, outcomes = findings[0].rule, list(map(OUTCOME, findings))
        if not rule.binding:
            advice += outcomes.count(Outcome.FAIL)
            continue
        counted = binding[rule.card.standard]
        for outcome in set(outcomes):
            counted[outcome] += outcomes.count(outcome)
            said.add((rule.question, outcome))
            if outcome in TOLD:
                told += _of(findings, outcome)
    by_standard = {standard: counted for standard, counted in binding.items() if any(counted.values())}
    return Tally(by_standard, said, advice, told)


def worst(counted: Mapping[Outcome, int]) -> Outcome:
    """Return the worst of the outcomes *counted*."""
    return next(outcome for outcome in WORST_FIRST if counted[outcome])


def _failed(findings: Iterable[Finding]) -> Iterator[Failed]:
    """Yield each rule that fails with how many subjects it fails for; the findings of one rule stand together."""
    for rule, same in groupby(findings, lambda f: f.rule.rule.id):
        alike = list(same)
        clauses = dict.fromkeys(clause.id for finding in alike for clause in cited_clauses(finding))
        yield Failed(rule, len(alike), tuple(clauses))
