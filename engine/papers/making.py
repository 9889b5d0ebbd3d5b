"""Which paper fits a decision, and what it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from engine.catalogue import Catalogue
from engine.demands import Demand, find_demands
from engine.outcomes import Decision
from engine.papers.applicant import Applicant
from engine.papers.checklist import checklist
from engine.papers.conditions import basic_conditions, conditions_source, ends_heading, find_expiries
from engine.papers.model import (
    PAPERS,
    Asked,
    AskedGroup,
    Citation,
    Paper,
    PaperKind,
    Particulars,
)
from engine.papers.office import (
    BLANK,
    BLANK_DATE,
    BLANK_NUMBER,
    UNSURE,
    citation,
    legal_basis,
    office_date,
    office_deadline,
)
from engine.papers.review import review_lines
from engine.report import ClauseView, Report
from engine.text import Text
from engine.workdays import NONCONFORMITY, RECEIPT, TimeLimit

KINDS: Final = {
    Decision.APPROVE: PaperKind.RECEIPT,
    Decision.SUPPLEMENT: PaperKind.SUPPLEMENT,
    Decision.REJECT: PaperKind.NONCONFORMITY,
}
CORRECTION: Final = "correction"
NUMERALS: Final = "一二三四五六七八九十"
NOTICE_OF_CONDITIONS: Final = "nhc-2019-25-filing#025"
LIMITS: Final = {
    PaperKind.RECEIPT: RECEIPT,
    PaperKind.NONCONFORMITY: NONCONFORMITY,
    PaperKind.SITE: NONCONFORMITY,
    PaperKind.REVIEW: NONCONFORMITY,
}
MOST_CLAUSES: Final = 6
"""How many clauses one line of a list names; a fact such as how meals are provided is asked by dozens."""
GROUPS: Final = {
    "paper": "需要办理、补交的材料",
    "fact": "需要补填的内容",
    CORRECTION: "需要整改的事项",
}
NO_RECEIPT: Final = Text(
    "还不能出具备案回执：必须条款有 {failed} 项不符合、{unknown} 项无法判断。"
    "请先出具补正通知书（--kind supplement）或不符合标准告知书（--kind nonconformity）。",
    "No receipt can be given yet: {failed} binding requirements are not met and {unknown} cannot be told. "
    "First give the notice of what is missing (--kind supplement) or of non-conformity (--kind nonconformity).",
)
NOTHING_MISSING: Final = Text(
    "没有需要补正的内容，不必出具补正通知书；可以出具备案回执（--kind receipt）。",
    "Nothing is missing, so there is nothing to give notice of; a receipt can be given (--kind receipt).",
)
NOTHING_FAILED: Final = Text(
    "申报内容没有显示不符合标准的事项，不能出具不符合标准告知书；需要补正的，用 --kind supplement。",
    "The declaration shows nothing that does not meet the standards; for what is missing use --kind supplement.",
)


@dataclass(frozen=True)
class Case:
    """What a paper is made from: the result in Chinese, who applies, what the office knows, and the clauses."""

    report: Report
    applicant: Applicant
    particulars: Particulars
    catalogue: Catalogue

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Return what the applicant must do."""
        return find_demands(self.report)


def kind_that_fits(report: Report) -> PaperKind:
    """Return the paper that follows from the decision."""
    return KINDS[Decision[report.decision.code.upper()]]


def find_refusal(kind: PaperKind, report: Report) -> Text | None:
    """Return why the paper of *kind* cannot be given on *report*, or None where it can."""
    if kind is PaperKind.RECEIPT and report.decision.code != Decision.APPROVE:
        return NO_RECEIPT.fill(failed=report.counts.failed, unknown=report.counts.unknown)
    if kind is PaperKind.SUPPLEMENT and not find_demands(report):
        return NOTHING_MISSING
    if kind is PaperKind.NONCONFORMITY and not _corrections(find_demands(report)):
        return NOTHING_FAILED
    return None


def time_limit(kind: PaperKind) -> TimeLimit | None:
    """Return the time limit of the law that a paper of *kind* has to keep, or helps to keep; the law sets none for a supplement."""
    return LIMITS.get(kind)


def make_paper(kind: PaperKind, case: Case) -> Paper:
    """Return what the paper of *kind* says about *case*; ask `find_refusal` first."""
    own = MAKERS[kind](case)
    return PAPERS[kind](**_common(case), unsure=_unsure(own), **own)


def _common(case: Case) -> dict[str, str]:
    """Return what every paper may print."""
    report, given = case.report, case.particulars
    point = report.point
    return {
        "number": given.number or BLANK_NUMBER,
        "office": given.office or BLANK,
        "date": office_date(given.issued),
        "received": office_date(given.received),
        "contact": given.contact or BLANK,
        "phone": given.phone or BLANK,
        "addressee": case.applicant.name,
        "address": case.applicant.address,
        "services": "，".join(part for part in (point.kind, "、".join(point.services)) if part) or BLANK,
        "capacity": case.applicant.capacity,
        "mode": point.mode or BLANK,
        "as_of": office_date(date.fromisoformat(report.as_of)),
        "place": report.place.label,
    }


def _receipt(case: Case) -> dict[str, Any]:
    conditions = basic_conditions(case.catalogue, len(case.report.on_site) + len(case.report.visits))
    return {
        "basis": legal_basis(case.catalogue, RECEIPT.clause),
        "notice_basis": legal_basis(case.catalogue, NOTICE_OF_CONDITIONS),
        "filed": case.applicant.filed,
        "conditions_source": conditions_source(case.catalogue),
        "conditions": conditions,
        "ends_heading": ends_heading(case.report, len(conditions)),
        "ends": find_expiries(case.report),
    }


def _supplement(case: Case) -> dict[str, Any]:
    return {"count": len(case.demands), "return_by": BLANK_DATE, "groups": _groups(case.demands)}


def _nonconformity(case: Case) -> dict[str, Any]:
    failed = _asked(_corrections(case.demands))
    others = [demand for demand in case.demands if demand.kind != CORRECTION]
    limit = office_deadline(case.particulars.received, NONCONFORMITY)
    return {
        "count": len(failed),
        "demands": failed,
        "others_count": len(others),
        "others": _groups(others),
        "basis": legal_basis(case.catalogue, NONCONFORMITY.clause),
        "days": NONCONFORMITY.days,
        "deadline": limit.day,
        "deadline_note": limit.note,
        "remedies": BLANK * 2,
    }


def _site(case: Case) -> dict[str, Any]:
    parts, visits = checklist(case.report)
    still_open = case.report.counts.failed + case.report.counts.unknown
    limit = office_deadline(case.particulars.received, NONCONFORMITY)
    return {
        "count": sum(len(part.rows) for part in parts) + len(visits),
        "parts": parts,
        "visits": visits,
        "left_out": f"另有{still_open}项必须条款不符合或者无法判断，不在本表内，见补正通知书或者告知书。"
        if still_open
        else "",
        "deadline": limit.day,
        "deadline_note": limit.note,
    }


def _review(case: Case) -> dict[str, Any]:
    report = case.report
    limit = office_deadline(case.particulars.received, NONCONFORMITY)
    return {
        "decision": f"{report.papers.label}，{report.standards.label}",
        "lines": review_lines(report),
        "deadline": limit.day,
        "deadline_note": limit.note,
    }


MAKERS: Final[dict[PaperKind, Callable[[Case], dict[str, Any]]]] = {
    PaperKind.RECEIPT: _receipt,
    PaperKind.SUPPLEMENT: _supplement,
    PaperKind.NONCONFORMITY: _nonconformity,
    PaperKind.SITE: _site,
    PaperKind.REVIEW: _review,
}


def _corrections(demands: Iterable[Demand]) -> list[Demand]:
    return [demand for demand in demands if demand.kind == CORRECTION]


def _groups(demands: Iterable[Demand]) -> tuple[AskedGroup, ...]:
    """Return *demands* by kind and next step, numbered from 1 throughout."""
    lines = zip(demands, _asked(demands), strict=True)
    grouped = groupby(lines, key=lambda pair: (pair[0].kind, pair[0].next_step))
    return tuple(
        AskedGroup(f"（{NUMERALS[n % len(NUMERALS)]}）{GROUPS[kind]}", next_step, tuple(asked for _, asked in same))
        for n, ((kind, next_step), same) in enumerate(grouped)
    )


def _asked(demands: Iterable[Demand]) -> tuple[Asked, ...]:
    """Return *demands* as lines of one list, numbered from 1."""
    return tuple(
        Asked(number, one.item, one.found, one.asked, _citations(one.clauses), one.issuer or "—")
        for number, one in enumerate(demands, 1)
    )


def _citations(clauses: tuple[ClauseView, ...]) -> tuple[Citation, ...]:
    """Return the clauses a line names, those that bind and that we are sure of first; the rest are counted."""
    weighed = sorted(clauses, key=lambda c: (c.strength.code != "must", c.confidence.code != "verified"))
    named: dict[str, Citation] = {}
    for one in map(citation, weighed):
        named.setdefault(one.cited, one)
    first, rest = tuple(named.values())[:MOST_CLAUSES], f"等{len(named)}条"
    return (*first, Citation(rest, rest)) if len(named) > MOST_CLAUSES else first


def _unsure(own: dict[str, Any]) -> bool:
    """Return whether a paper marks a clause as not yet compared with the official text."""
    return UNSURE in repr(own)
