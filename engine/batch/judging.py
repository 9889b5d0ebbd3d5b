"""One declaration's findings as one small result."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from engine.batch.counting import Counted
from engine.batch.model import Failed, Given, Result
from engine.decision import conclude
from engine.declaration.facts import Facts
from engine.documents import mask_identity_numbers
from engine.evaluation import Finding
from engine.explaining import cited_clauses
from engine.feel import UNKNOWN
from engine.outcomes import Outcome
from engine.tracing import missing_origins

WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
SUBDISTRICT = re.compile(r"(?:^|[省市区县州])([^省市区县州\W\d]{1,8}?(?:街道|镇|乡))(?![路街巷弄])")


def judge(given: Given, facts: Facts, counted: Counted) -> Result:
    """Return the result that what is *counted* of the findings about *facts* adds up to."""
    papers, standards, decision = conclude(counted.said)
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
        counts={outcome: sum(numbers[outcome] for numbers in counted.binding.values()) for outcome in Outcome},
        advice=counted.advice,
        missing=len({one for finding in _of(counted.told, Outcome.UNKNOWN) for one in missing_origins(finding)}),
        by_standard={standard: worst(numbers) for standard, numbers in counted.binding.items()},
        failed=tuple(_failed(_of(counted.told, Outcome.FAIL))),
    )


def _of(findings: Iterable[Finding], outcome: Outcome) -> list[Finding]:
    return [finding for finding in findings if finding.outcome is outcome]


def subdistrict_of(address: str) -> str:
    """Return the 街道, 镇 or 乡 that *address* names, or "" where it names none."""
    match = SUBDISTRICT.search(address)
    return match[1] if match else ""


def worst(numbers: Mapping[Outcome, int]) -> Outcome:
    """Return the worst of the outcomes of which there are *numbers*."""
    return next(outcome for outcome in WORST_FIRST if numbers[outcome])


def _failed(findings: Iterable[Finding]) -> Iterator[Failed]:
    """Yield each rule that fails with how many subjects it fails for; the findings of one rule stand together."""
    for rule, same in groupby(findings, lambda f: f.rule.rule.id):
        alike = list(same)
        clauses = dict.fromkeys(clause.id for finding in alike for clause in cited_clauses(finding))
        yield Failed(rule, len(alike), tuple(clauses))
