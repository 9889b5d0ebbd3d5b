"""From findings to the report: every reason put into one language."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.compiling import CompiledRuleSet
from engine.counting import count, count_on_site
from engine.decision import decide
from engine.declaration.facts import Facts, facts_of
from engine.evaluation import Finding, evaluate, find_visits
from engine.kinds import Standard
from engine.naming import Namer
from engine.outcomes import TO_DO, Decision, Outcome
from engine.report import FEW, BriefReport, CountsView, Report, RulesView, Told
from engine.text import Lang, Text

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
    namer, counts, conclusion = Namer(compiled, facts, lang), count(findings), decide(findings)
    shown = tuple(f for f in findings if is_shown(f, counts)) if brief else None
    told = Told() if shown == () else _tell(compiled, facts, findings, lang, only, shown)
    to_see = count_on_site(findings) + len(find_visits(compiled, facts, only)) if brief else 0
    return (partial(BriefReport, left_to_see=to_see) if brief else Report)(
        format=1,
        lang=lang,
        as_of=compiled.as_of.isoformat(),
        place=namer.coded(compiled.place),
        rules=RulesView(compiled.law.cards.digest, len(compiled.rules), told.used),
        point=namer.point(file),
        decision=namer.coded(conclusion.decision),
        next_step=next_step(conclusion.decision, only).of(lang),
        papers=namer.coded(conclusion.papers),
        standards=namer.coded(conclusion.standards),
        counts=counts,
        asks=told.asks,
        on_site=told.on_site,
        visits=told.visits,
        clauses=told.clauses,
        findings=told.findings,
        foreseen=told.foreseen,
    )


def _tell(*what: Any) -> Told:
    """Return what `engine.telling.tell` does, which a report that shows nothing need not import."""
    from engine.telling import tell

    return tell(*what)


def is_shown(finding: Finding, counts: CountsView) -> bool:
    """Return whether a brief report tells of *finding*: binding ones that call for something, and advice where there is little."""
    if finding.rule.binding:
        return finding.outcome in TO_DO
    return finding.outcome is Outcome.FAIL and counts.advice <= FEW
