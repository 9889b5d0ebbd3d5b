"""What each paper says: the values its template may print, by the names it prints them under."""

from dataclasses import dataclass
from datetime import date

from engine.declaration.fields import Choice


class PaperKind(Choice):
    """One of the five papers; the value is also the name of its template."""

    RECEIPT = "receipt", "备案回执", "receipt"
    SUPPLEMENT = "supplement", "补正通知书", "notice of what is missing"
    NONCONFORMITY = "nonconformity", "不符合标准告知书", "notice of non-conformity"
    SITE = "site", "现场核查表", "on-site checklist"
    REVIEW = "review", "部门联审单", "joint review sheet"


@dataclass(frozen=True)
class Particulars:
    """What only the office knows; what is not given stays a blank to fill in by hand."""

    number: str = ""
    office: str = ""
    received: date | None = None
    issued: date | None = None
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Citation:
    """A clause as a paper names it, short, and with its words."""

    cited: str
    quoted: str


@dataclass(frozen=True)
class Row:
    """One line of a table of two columns."""

    label: str
    value: str


@dataclass(frozen=True)
class Condition:
    """One heading of the notice of basic conditions, and what stands under it."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Expiry:
    """Something that holds on *day*, that day included, and not afterwards."""

    day: str
    item: str
    whom: str


@dataclass(frozen=True)
class Asked:
    """One line of a list of what is to be handed in, filled in or put right."""

    number: int
    item: str
    found: str
    asked: str
    clauses: tuple[Citation, ...]
    issuer: str


@dataclass(frozen=True)
class AskedGroup:
    """What is asked in one way, and what to do next: papers to fetch, facts to fill in, things to put right."""

    title: str
    next_step: str
    demands: tuple[Asked, ...]


@dataclass(frozen=True)
class CheckRow:
    """One line of the checklist: what to look at, what was declared, how to check it."""

    item: str
    values: tuple[str, ...]
    how: str


@dataclass(frozen=True)
class CheckPart:
    """The lines of the checklist that belong to one part of the form."""

    title: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True)
class Visit:
    """A clause that only a visit settles."""

    text: str
    cited: str


@dataclass(frozen=True)
class ReviewLine:
    """What one department looks at, and what the declaration shows about it."""

    number: int
    department: str
    role: str
    matters: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """What every paper may print; *unsure* is whether it quotes a clause that is still to be compared with the text."""

    number: str
    office: str
    date: str
    received: str
    contact: str
    phone: str
    addressee: str
    facility: str
    address: str
    services: str
    capacity: str
    mode: str
    as_of: str
    place: str
    unsure: bool


@dataclass(frozen=True)
class Receipt(Paper):
    """The receipt, and the notice of basic conditions that goes with it."""

    basis: str
    notice_basis: str
    filed: tuple[Row, ...]
    conditions_source: str
    conditions: tuple[Condition, ...]
    ends_heading: str
    ends: tuple[Expiry, ...]


@dataclass(frozen=True)
class Supplement(Paper):
    """The notice of everything that is missing, once."""

    count: int
    return_by: str
    groups: tuple[AskedGroup, ...]


@dataclass(frozen=True)
class Nonconformity(Paper):
    """The notice of what does not meet the standards, with what else is missing."""

    count: int
    demands: tuple[Asked, ...]
    others_count: int
    others: tuple[AskedGroup, ...]
    basis: str
    days: int
    deadline: str
    deadline_note: str
    remedies: str


@dataclass(frozen=True)
class SiteChecklist(Paper):
    """The checklist to carry to the point."""

    count: int
    parts: tuple[CheckPart, ...]
    visits: tuple[Visit, ...]
    left_out: str
    deadline: str
    deadline_note: str


@dataclass(frozen=True)
class Review(Paper):
    """The sheet that goes round the departments."""

    decision: str
    lines: tuple[ReviewLine, ...]
    deadline: str
    deadline_note: str


PAPERS: dict[PaperKind, type[Paper]] = {
    PaperKind.RECEIPT: Receipt,
    PaperKind.SUPPLEMENT: Supplement,
    PaperKind.NONCONFORMITY: Nonconformity,
    PaperKind.SITE: SiteChecklist,
    PaperKind.REVIEW: Review,
}
