"""Which paper fits a decision, which is refused, and by when it has to be out."""

from collections.abc import Iterable
from typing import Final

from engine.demands import Demand, find_demands
from engine.outcomes import Decision
from engine.papers.model import PaperKind
from engine.report import Report
from engine.text import Text
from engine.workdays import NONCONFORMITY, RECEIPT, TimeLimit

KINDS: Final = {
    Decision.APPROVE: PaperKind.RECEIPT,
    Decision.SUPPLEMENT: PaperKind.SUPPLEMENT,
    Decision.REJECT: PaperKind.NONCONFORMITY,
}
LIMITS: Final = {
    PaperKind.RECEIPT: RECEIPT,
    PaperKind.NONCONFORMITY: NONCONFORMITY,
    PaperKind.SITE: NONCONFORMITY,
    PaperKind.REVIEW: NONCONFORMITY,
}
CORRECTION: Final = "correction"
"""The kind of demand that is a breach of a standard, not a paper or a fact that is missing."""
NO_RECEIPT: Final = Text(
    "还不能出具备案回执：必须条款有 {failed} 项不符合、{unknown} 项无法判断。{instead}",
    "No receipt can be given yet: {failed} binding requirements are not met and {unknown} cannot be told. {instead}",
)
SUPPLEMENT_FIRST: Final = Text(
    "请先出具补正通知书（--kind supplement）。", "First give the notice of what is missing (--kind supplement)."
)
EITHER_FIRST: Final = Text(
    "请先出具补正通知书（--kind supplement）或不符合标准告知书（--kind nonconformity）。",
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


def kind_that_fits(report: Report) -> PaperKind:
    """Return the paper that follows from the decision."""
    return KINDS[Decision[report.decision.code.upper()]]


def find_refusal(kind: PaperKind, report: Report) -> Text | None:
    """Return why the paper of *kind* cannot be given on *report*, or None where it can."""
    if kind is PaperKind.RECEIPT and report.decision.code != Decision.APPROVE:
        instead = EITHER_FIRST if corrections(find_demands(report)) else SUPPLEMENT_FIRST
        return NO_RECEIPT.fill(failed=report.counts.failed, unknown=report.counts.unknown, instead=instead)
    if kind is PaperKind.SUPPLEMENT and not find_demands(report):
        return NOTHING_MISSING
    if kind is PaperKind.NONCONFORMITY and not corrections(find_demands(report)):
        return NOTHING_FAILED
    return None


def time_limit(kind: PaperKind) -> TimeLimit | None:
    """Return the time limit of the law that a paper of *kind* has to keep, or helps to keep; the law sets none for a supplement."""
    return LIMITS.get(kind)


def corrections(demands: Iterable[Demand]) -> list[Demand]:
    """Return the *demands* to put something right that does not meet the standards."""
    return [demand for demand in demands if demand.kind == CORRECTION]
