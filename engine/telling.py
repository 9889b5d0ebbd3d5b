"""What a report tells of findings one by one: each in words, with its reasons, and what they call for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.ahead import NOTHING_AHEAD, Foresight, Waiting
from engine.asking import list_asks, list_on_site
from engine.evaluation import find_visits
from engine.explaining import explain, explain_all
from engine.feel import TODAY
from engine.outcomes import TO_DO
from engine.report import Told
from engine.viewing import Writer, applies

if TYPE_CHECKING:
    from engine.compiling import CompiledRule, CompiledRuleSet
    from engine.declaration.facts import Facts
    from engine.evaluation import Finding
    from engine.kinds import Standard
    from engine.report import FindingView
    from engine.text import Lang


def tell(
    compiled: CompiledRuleSet,
    facts: Facts,
    findings: tuple[Finding, ...],
    lang: Lang,
    only: Standard | None = None,
    shown: tuple[Finding, ...] | None = None,
) -> Told:
    """Return what there is to tell of the *findings* about *facts*; where only some are *shown*, nothing of the on-site checklist."""
    ahead = _look_ahead(compiled, facts, findings)
    writer, told = Writer(compiled, facts, lang, ahead), findings if shown is None else shown
    speaking = [finding for finding in told if applies(finding)]
    explained = list(zip(speaking, explain_all(speaking, compiled.as_of), strict=True))
    asks = tuple(list_asks(writer, [*((f, why.missing) for f, why in explained), *ahead.asks]))
    foreseen = tuple(writer.finding(f, explain(f, compiled.as_of), "") for f in ahead.fails)
    views = writer.findings(told, [why for _, why in explained])
    to_visit = find_visits(compiled, facts, only) if shown is None else ()
    visits = tuple(writer.clause(visit.clause) for visit in to_visit)
    quoted = [*(v.clauses for v in (*views, *foreseen)), *(ask.clauses for ask in asks), visits]
    used = compiled.rules if shown is None else _spoken_of((*told, *ahead.fails), ahead.asks)
    return Told(
        used=tuple(map(writer.rule, used)),
        asks=asks,
        on_site=tuple(list_on_site(writer, explained)) if shown is None else (),
        visits=visits,
        clauses=tuple({clause.id: clause for clauses in quoted for clause in clauses}.values()),
        findings=views,
        foreseen=foreseen,
    )


def _look_ahead(compiled: CompiledRuleSet, facts: Facts, findings: Iterable[Finding]) -> Foresight:
    """Return what corrections of *findings* would bring to light: nothing where no binding one calls for something."""
    if not any(finding.rule.binding and finding.outcome in TO_DO for finding in findings):
        return NOTHING_AHEAD
    from engine.foresight import foresee

    return foresee(compiled, {**facts, TODAY: compiled.as_of}, findings)


def _spoken_of(findings: Iterable[Finding], waiting: Iterable[Waiting]) -> Iterable[CompiledRule]:
    """Return the rules of *findings*, and of those that are *waiting* for facts, each once."""
    return dict.fromkeys(finding.rule for finding in (*findings, *(finding for finding, _ in waiting)))


def view_findings(
    compiled: CompiledRuleSet, facts: Facts, findings: tuple[Finding, ...], lang: Lang
) -> tuple[FindingView, ...]:
    """Return each of *findings* about *facts* in words, one by one."""
    writer = Writer(compiled, facts, lang)
    return tuple(writer.finding(finding, explain(finding, compiled.as_of), "") for finding in findings)
