"""A declaration, checked now, as one side of the comparison."""

from collections.abc import Iterable, Mapping

from engine.clausenames import cite_short
from engine.compiling import CompiledRuleSet
from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.fields import Choice
from engine.declaration.model import Declaration
from engine.declaration.titles import show_path
from engine.evaluation import Finding, Subject, evaluate
from engine.outcomes import Outcome
from engine.recheck.model import BAD, Key, Side, Told
from engine.report import Coded, FindingView
from engine.telling import view_findings
from engine.text import Lang
from engine.viewing import applies


def side_of_declaration(compiled: CompiledRuleSet, declaration: Declaration, name: str, lang: Lang) -> Side:
    """Return *declaration*, called *name*, as the rules in force find it."""
    findings = evaluate(compiled, facts_of(declaration))
    conclusion = decide(findings)
    point = declaration.point

    def coded(choice: Choice) -> Coded:
        return Coded(choice.value, choice.label.of(lang))

    return Side(
        name=name,
        point=(point.name if point else None) or "",
        as_of=compiled.as_of.isoformat(),
        place=coded(compiled.place),
        digest=compiled.ruleset.ref.digest,
        rules=frozenset(rule.rule.id for rule in compiled.rules),
        decision=coded(conclusion.decision),
        papers=coded(conclusion.papers),
        standards=coded(conclusion.standards),
        outcomes={key_of(finding): finding.outcome for finding in findings if applies(finding)},
        told=_told(compiled, declaration, findings, lang),
        shown={},
        declaration=declaration,
    )


def key_of(finding: Finding) -> Key:
    """Return what *finding* is matched by."""
    return finding.rule.rule.id, path_of(finding.subject)


def path_of(subject: Subject) -> str:
    """Return the path of a subject as reports write it; "" is the point."""
    return show_path((*subject.path, subject.id) if subject.id is not None else subject.path)


def _told(
    compiled: CompiledRuleSet, declaration: Declaration, findings: Iterable[Finding], lang: Lang
) -> Mapping[Key, Told]:
    """Return the findings that somebody has to hear of; advice that cannot be judged is not told."""
    telling = tuple(f for f in findings if f.outcome in (BAD if f.rule.binding else BAD[:1]))
    views = view_findings(compiled, facts_of(declaration), telling, lang)
    return {told.key: told for told in (_tell(view, lang) for view in views)}


def _tell(view: FindingView, lang: Lang) -> Told:
    first = view.clauses[0]
    return Told(
        rule=view.rule,
        title=view.title,
        binding=view.strength.code == "must",
        subject=view.subject.path,
        called=view.subject.label,
        outcome=Outcome[view.outcome.code.upper()],
        message=view.message,
        remedy=view.remedy,
        clause=cite_short(first.number, first.source, first.clause, lang),
        missing=view.missing,
        facts=tuple(fact.path for fact in view.facts),
    )
