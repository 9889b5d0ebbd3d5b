"""One declaration's findings as one small result."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from engine.batch.model import Failed, Given, Result
from engine.catalogue import Standard
from engine.decision import decide
from engine.declaration.model import Declaration
from engine.documents import mask_identity_numbers
from engine.evaluation import Finding
from engine.explaining import cited_clauses, missing_of
from engine.outcomes import Outcome

WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS)
SUBDISTRICT = re.compile(r"(?:^|[省市区县州])([^省市区县州\W\d]{1,8}?(?:街道|镇|乡))(?![路街巷弄])")


def judge(given: Given, declaration: Declaration, findings: tuple[Finding, ...]) -> Result:
    """Return the result that *findings* add up to."""
    conclusion = decide(findings)
    point = declaration.point
    binding = [f for f in findings if f.rule.binding]
    return Result(
        source=given.source,
        line=given.line,
        name=mask_identity_numbers((point and point.name) or ""),
        kind=(point and point.kind) or "",
        mode=(point and point.mode) or "",
        subdistrict=subdistrict_of((point and point.address) or ""),
        decision=conclusion.decision,
        papers=conclusion.papers,
        standards=conclusion.standards,
        counts=Counter(f.outcome for f in binding),
        advice=sum(f.outcome is Outcome.FAIL and not f.rule.binding for f in findings),
        missing=len({origin.origin for f in binding if f.outcome is Outcome.UNKNOWN for origin in missing_of(f)}),
        by_standard=_by_standard(binding),
        failed=tuple(_failed(f for f in binding if f.outcome is Outcome.FAIL)),
    )


def subdistrict_of(address: str) -> str:
    """Return the 街道, 镇 or 乡 that *address* names, or "" where it names none."""
    match = SUBDISTRICT.search(address)
    return match[1] if match else ""


def _by_standard(binding: Iterable[Finding]) -> dict[Standard, Outcome]:
    seen = {(f.rule.checked.topic.standard, f.outcome) for f in binding}
    found = {standard: next((o for o in WORST_FIRST if (standard, o) in seen), None) for standard in Standard}
    asked = {standard for standard, _ in seen}
    return {standard: found[standard] or Outcome.NOT_APPLICABLE for standard in Standard if standard in asked}


def _failed(findings: Iterable[Finding]) -> Iterator[Failed]:
    """Yield each rule that fails with how many subjects it fails for; the findings of one rule stand together."""
    for rule, same in groupby(findings, lambda f: f.rule.rule.id):
        alike = list(same)
        clauses = dict.fromkeys(clause.id for finding in alike for clause in cited_clauses(finding))
        yield Failed(rule, len(alike), tuple(clauses))
