"""How many children a point could take, in the reader's language: what every renderer reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from engine.capacity.counts import MOVING
from engine.capacity.judging import moving_rules
from engine.capacity.model import Capacity, ClassCapacity
from engine.clausenames import cite_short
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath
from engine.declaration.titles import item_title
from engine.evaluation import Finding
from engine.reads import model_reads
from engine.report import FindingView
from engine.telling import view_findings
from engine.text import Lang

FORMAT = 1


@dataclass(frozen=True)
class Reason:
    """A rule that stands in the way: about what, by which clause, what it says with these numbers, what would help."""

    rule: str
    title: str
    subject: str
    called: str
    outcome: str
    clause: str
    message: str
    remedy: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One thing that would have to change for one child more: where, what, for which rules, at what cost."""

    path: str
    what: str
    why: str
    cost: str


@dataclass(frozen=True)
class Needs:
    """What one child more in a class would need, applied and checked again; *blocked* are the rules that no change settles,
    *another_class* whether they are all about this class, so that children could go to another one.

    *beside* are other classes with too many children, taken with the most they may have. *total* is the cost with its unit, *proved*
    whether nothing cheaper would do.
    """

    beside: tuple[str, ...]
    steps: tuple[Step, ...]
    blocked: tuple[str, ...]
    another_class: bool
    total: str
    proved: bool


@dataclass(frozen=True)
class ClassReport:
    """One class: now and at most, what binds, and what one more would need."""

    id: str
    called: str
    kind: str
    now: int | None
    most: int | None
    open_ended: bool
    gaps: tuple[int, ...]
    reasons: tuple[Reason, ...]
    needs: Needs | None


@dataclass(frozen=True)
class CapacityReport:
    """The whole answer. *first* are to be settled whatever the numbers; *together* is one way to reach *most*, *shared* what binds
    several classes there; *taken* says what was assumed.
    """

    format: int
    lang: Lang
    file: str
    point: str
    as_of: str
    place: str
    now: int
    most: int | None
    proved: bool
    together: Mapping[str, int]
    reasons: tuple[Reason, ...]
    shared: tuple[Reason, ...]
    classes: tuple[ClassReport, ...]
    first: tuple[Reason, ...]
    taken: tuple[str, ...]


def report_capacity(
    compiled: CompiledRuleSet,
    declaration: Declaration,
    capacity: Capacity,
    lang: Lang,
    file: str = "",
    needs: Mapping[str, Needs] | None = None,
) -> CapacityReport:
    """Return *capacity* in words; *needs* has what one child more in a class would need, by the class's id."""
    point = declaration.point

    def reasons(findings: Iterable[Finding]) -> tuple[Reason, ...]:
        return tuple(
            _reason(view, lang) for view in view_findings(compiled, facts_of(declaration), tuple(findings), lang)
        )

    def of_class(one: ClassCapacity) -> ClassReport:
        (record,) = (c for c in declaration.classes or () if c.id == one.id)
        return ClassReport(
            id=one.id,
            called=item_title(declaration, ("classes", one.id)).of(lang),
            kind=record.kind.label.of(lang) if record.kind else "",
            now=one.now,
            most=one.most,
            open_ended=one.open_ended,
            gaps=one.gaps,
            reasons=reasons(one.binding),
            needs=(needs or {}).get(one.id),
        )

    return CapacityReport(
        format=FORMAT,
        lang=lang,
        file=PurePath(file).name,
        point=(point.name if point else None) or "",
        as_of=compiled.as_of.isoformat(),
        place=compiled.place.label.of(lang),
        now=sum(one.now or 0 for one in capacity.classes),
        most=capacity.joint.most,
        proved=capacity.joint.proved,
        together=dict(capacity.joint.numbers or ()),
        reasons=reasons(capacity.joint.binding),
        shared=reasons(capacity.joint.shared),
        classes=tuple(map(of_class, capacity.classes)),
        first=reasons(capacity.first),
        taken=_taken(compiled, declaration, lang),
    )


def _reason(view: FindingView, lang: Lang) -> Reason:
    clause = view.clauses[0]
    return Reason(
        rule=view.rule,
        title=view.title,
        subject=view.subject.path,
        called=view.subject.label,
        outcome=view.outcome.code,
        clause=cite_short(clause.number, clause.source, clause.clause, lang),
        message=view.message,
        remedy=view.remedy,
        missing=view.missing,
    )


def _taken(compiled: CompiledRuleSet, declaration: Declaration, lang: Lang) -> tuple[str, ...]:
    """Return what was assumed to move with the children: only of facts that are stated and that a binding rule reads."""
    read = {path for rule in moving_rules(compiled) for path in model_reads(rule.checked)}
    said = (moves.said.of(lang) for path, moves in MOVING.items() if path in read and _is_stated(declaration, path))
    return tuple(dict.fromkeys(sentence for sentence in said if sentence))


def _is_stated(declaration: Declaration, path: FactPath) -> bool:
    values: list[object] = [declaration]
    for name in path:
        if name != "[]":
            found = (getattr(value, name, None) for value in values)
            values = [one for value in found for one in (value if isinstance(value, list) else [value])]
    return any(value is not None for value in values)
