"""What each paper says about one case."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from engine.catalogue import Catalogue
from engine.demands import Demand, find_demands
from engine.demands.words import COMMA
from engine.papers.applicant import Applicant
from engine.papers.checklist import checklist
from engine.papers.conditions import basic_conditions, conditions_source, ends_heading, find_expiries
from engine.papers.fitting import CORRECTION, corrections
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
    in_office_words,
    legal_basis,
    office_date,
    office_deadline,
)
from engine.papers.review import review_lines
from engine.report import ClauseView, Report
from engine.workdays import NONCONFORMITY, RECEIPT

NUMERALS: Final = "一二三四五六七八九十"
RECEIPT_AT_HOME: Final = "nhc-2023-28-home-based#017"
NOTICE_OF_CONDITIONS: Final = "nhc-2019-25-filing#025"
MOST_CLAUSES: Final = 6
"""How many clauses one line of a list names; a fact such as how meals are provided is asked by dozens."""
FEW_FACTS: Final = 6
AS_IN: Final = "第{n}项所列的各项内容"
GROUPS: Final = {
    "paper": "需要办理、补交的材料",
    "fact": "需要补填的内容",
    CORRECTION: "需要整改的事项",
}


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
        "facility": case.applicant.facility,
        "address": case.applicant.address,
        "services": "，".join(part for part in (point.kind, "、".join(point.services)) if part) or BLANK,
        "capacity": case.applicant.capacity,
        "mode": point.mode or BLANK,
        "as_of": office_date(date.fromisoformat(report.as_of)),
        "place": report.place.label,
    }


def _receipt(case: Case) -> dict[str, Any]:
    home = case.applicant.home_based
    conditions = basic_conditions(case.catalogue, home, len(case.report.on_site) + len(case.report.visits))
    return {
        "basis": legal_basis(case.catalogue, RECEIPT_AT_HOME if home else RECEIPT.clause),
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
    failed = _asked(corrections(case.demands))
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
    listed: dict[str, int] = {}
    return tuple(
        Asked(
            number,
            in_office_words(one.item),
            in_office_words(one.found),
            in_office_words(_request(one, number, listed)),
            _citations(one.clauses),
            one.issuer or "—",
        )
        for number, one in enumerate(demands, 1)
    )


def _request(demand: Demand, number: int, listed: dict[str, int]) -> str:
    """Return what line *number* asks; many facts that an earlier line lists already, as *listed* says, it refers to."""
    asked = demand.asked
    for addition in demand.additions:
        facts = COMMA.zh.join(dict.fromkeys(addition.each))
        first = listed.setdefault(facts, number)
        if first != number and len(addition.each) > FEW_FACTS:
            asked = asked.replace(facts, AS_IN.format(n=first))
    return asked


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
