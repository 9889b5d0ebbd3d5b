"""From findings to the report: every reason put into one language."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from engine.ahead import NOTHING_AHEAD, Foresight, Waiting
from engine.asking import count_on_site, list_asks, list_on_site
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.decision import decide
from engine.declaration.facts import Facts, facts_of
from engine.evaluation import Finding, evaluate, find_visits
from engine.explaining import explain
from engine.feel import TODAY
from engine.kinds import Standard
from engine.outcomes import Decision, Outcome
from engine.report import FEW, BriefReport, CountsView, FindingView, Report, RulesView
from engine.text import Lang, Text
from engine.viewing import Writer, applies

if TYPE_CHECKING:
    from engine.declaration.model import Declaration

NEXT_STEPS = {
    Decision.APPROVE: Text(
        "必须条款均已符合，可以受理；下一步按现场核查清单核实只凭申报的事项。",
        "Every binding rule is met; next, verify on site what was only declared.",
    ),
    Decision.SUPPLEMENT: Text(
        "请一次性补齐下列材料和事实后再查。",
        "Hand in the papers and facts listed below, all at once, and check again.",
    ),
    Decision.REJECT: Text(
        "请先整改下列不符合的事项，再查。",
        "Correct what is listed below and check again.",
    ),
}
ONLY = Text("本次只查{standard}，其他未查，不是最终结论。", "Only {standard} was checked; this is no final decision. ")
ONLY_GOOD = Text("所查必须条款均已符合。", "Every binding rule looked at is met.")
TO_DO = (Outcome.FAIL, Outcome.UNKNOWN)
"""The outcomes that call for something: what passed or does not apply is only shown where everything is."""


def check(
    compiled: CompiledRuleSet,
    declaration: "Declaration",
    lang: Lang,
    file: str = "",
    only: Standard | None = None,
    brief: bool = False,
) -> Report:
    """Return the report on *declaration* under the rules in force, or those of *only* one standard.

    *file* is how the report calls the declaration; a *brief* report has only the findings that call for something.
    """
    compiled, facts = limit_to(compiled, only), facts_of(declaration)
    return make_report(compiled, facts, evaluate(compiled, facts), lang, file, only, brief)


def limit_to(compiled: CompiledRuleSet, only: Standard | None) -> CompiledRuleSet:
    """Return *compiled* with the rules of *only* one standard, or of all."""
    if only is None:
        return compiled
    return replace(compiled, rules=tuple(r for r in compiled.rules if r.card.standard is only))


def next_step(decision: Decision, only: Standard | None) -> Text:
    """Return what to do next; where only one standard was checked, that this decides nothing yet."""
    step = NEXT_STEPS[decision]
    if only is None:
        return step
    said, then = ONLY.fill(standard=only.label), ONLY_GOOD if decision is Decision.APPROVE else step
    return Text(said.zh + then.zh, said.en + then.en)


def make_report(
    compiled: CompiledRuleSet,
    facts: Facts,
    findings: tuple[Finding, ...],
    lang: Lang,
    file: str = "",
    only: Standard | None = None,
    brief: bool = False,
) -> Report:
    """Return the report that *findings* about *facts* make; a *brief* one counts what a screen does not show."""
    writer, counts, conclusion = Writer(compiled, facts, lang), count(findings), decide(findings)
    writer.ahead = ahead = look_ahead(compiled, facts, findings)
    told = tuple(f for f in findings if is_shown(f, counts)) if brief else findings
    explained = [(finding, explain(finding, compiled.as_of)) for finding in told if applies(finding)]
    asks = tuple(list_asks(writer, [*((f, why.missing) for f, why in explained), *ahead.asks]))
    foreseen = tuple(writer.finding(f, explain(f, compiled.as_of), "") for f in ahead.fails)
    views = writer.findings(told, [why for _, why in explained])
    to_visit = find_visits(compiled, facts, only)
    visits = () if brief else tuple(writer.clause(visit.clause) for visit in to_visit)
    quoted = [*(v.clauses for v in (*views, *foreseen)), *(ask.clauses for ask in asks), visits]
    used = spoken_of((*told, *ahead.fails), ahead.asks) if brief else compiled.rules
    kind = partial(BriefReport, left_to_see=count_on_site(findings) + len(to_visit)) if brief else Report
    return kind(
        format=1,
        lang=lang,
        as_of=compiled.as_of.isoformat(),
        place=writer.coded(compiled.place),
        rules=RulesView(compiled.law.cards.digest, len(compiled.rules), tuple(map(writer.rule, used))),
        point=writer.point(file),
        decision=writer.coded(conclusion.decision),
        next_step=next_step(conclusion.decision, only).of(lang),
        papers=writer.coded(conclusion.papers),
        standards=writer.coded(conclusion.standards),
        counts=counts,
        asks=asks,
        on_site=() if brief else tuple(list_on_site(writer, explained)),
        visits=visits,
        clauses=tuple({clause.id: clause for clauses in quoted for clause in clauses}.values()),
        findings=views,
        foreseen=foreseen,
    )


def look_ahead(compiled: CompiledRuleSet, facts: Facts, findings: Iterable[Finding]) -> Foresight:
    """Return what corrections of *findings* would bring to light: nothing where no binding one calls for something."""
    if not any(finding.rule.binding and finding.outcome in TO_DO for finding in findings):
        return NOTHING_AHEAD
    from engine.foresight import foresee

    return foresee(compiled, {**facts, TODAY: compiled.as_of}, findings)


def is_shown(finding: Finding, counts: CountsView) -> bool:
    """Return whether a brief report tells of *finding*: binding ones that call for something, and advice where there is little."""
    if finding.rule.binding:
        return finding.outcome in TO_DO
    return finding.outcome is Outcome.FAIL and counts.advice <= FEW


def spoken_of(findings: Iterable[Finding], waiting: Iterable[Waiting]) -> Iterable[CompiledRule]:
    """Return the rules of *findings*, and of those that are *waiting* for facts, each once."""
    return dict.fromkeys(finding.rule for finding in (*findings, *(finding for finding, _ in waiting)))


def view_findings(
    compiled: CompiledRuleSet, facts: Facts, findings: tuple[Finding, ...], lang: Lang
) -> tuple[FindingView, ...]:
    """Return each of *findings* about *facts* in words, one by one."""
    writer = Writer(compiled, facts, lang)
    return tuple(writer.finding(finding, explain(finding, compiled.as_of), "") for finding in findings)


def count(findings: Iterable[Finding]) -> CountsView:
    """Return how many of *findings* came out how."""
    binding = Counter(f.outcome for f in findings if f.rule.binding)
    advice = sum(1 for f in findings if not f.rule.binding and f.outcome is Outcome.FAIL)
    return CountsView(
        passed=binding[Outcome.PASS],
        failed=binding[Outcome.FAIL],
        unknown=binding[Outcome.UNKNOWN],
        not_applicable=binding[Outcome.NOT_APPLICABLE],
        advice=advice,
    )
