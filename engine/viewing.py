"""Findings and what they consist of, put into one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from engine.ahead import NOTHING_AHEAD, Foresight, key_of
from engine.declaration.facts import Facts
from engine.declaration.table import fact_info, facts_of_model, label_of, model_path
from engine.declaration.titles import show_path
from engine.evaluation import Finding, Subject
from engine.explaining import Explanation, explain
from engine.feel import UNKNOWN, ListType, Type
from engine.kinds import Confidence
from engine.naming import Namer
from engine.outcomes import Outcome
from engine.report import (
    ClauseView,
    Coded,
    FactView,
    FindingView,
    LackView,
    NumberView,
    RuleView,
    ValueView,
)
from engine.seeing import SeenFact, SeenNumber, SeenValue
from engine.text import Lang, Text
from engine.units import unit_text
from engine.values import show, show_clock

if TYPE_CHECKING:
    from engine.catalogue import Clause
    from engine.compiling import CompiledRule, CompiledRuleSet
    from engine.tracing import Missing

CANNOT_COMPUTE = Text("按所填数值无法计算", "cannot be computed from the values given")
ONLY_FOR = Text("只适用于：{whom}", "only for {whom}")
NOTHING_THERE = Text("申报中没有{what}", "no {what} declared")
WANTED = Text("{fact}：{value}", "{fact}: {value}")
EVIDENCE = {
    "declared": Text("仅凭申报", "declared only"),
    "document": Text("凭材料", "by document"),
    "on_site": Text("现场查看", "to be seen on site"),
}


class Writer(Namer):
    """Puts findings into one language; knows the *facts*, for the names of their parts."""

    def __init__(self, compiled: CompiledRuleSet, facts: Facts, lang: Lang, ahead: Foresight = NOTHING_AHEAD) -> None:
        super().__init__(compiled, facts, lang)
        self.ahead = ahead
        self.rule = cache(self._rule)
        self.clause = cache(self._clause)

    def _rule(self, rule: CompiledRule) -> RuleView:
        """Return what all findings of *rule* share."""
        return RuleView(
            id=rule.rule.id,
            title=self.of(rule.rule.title.text),
            standard=self.coded(rule.checked.topic.standard),
            topic=self.of(rule.checked.topic.title.text),
            strength=self.coded(rule.rule.strength),
            question=rule.question.value,
            departments=tuple(self.coded(d) for d in rule.rule.departments),
        )

    def findings(self, findings: Iterable[Finding], explained: Iterable[Explanation]) -> tuple[FindingView, ...]:
        """Return the findings in words, those that apply with their explanations, one each, in order.

        Findings of one rule that do not apply, one after the other, make one.
        """
        leads, reasons = _leads(findings), iter(explained)
        views: list[FindingView] = []
        for (_, here), same in groupby(findings, lambda f: (f.rule.rule.id, applies(f))):
            if here:
                views += (self.finding(f, next(reasons), leads.get((f.rule.rule.id, f.subject), "")) for f in same)
            else:
                views.append(self.not_applicable(list(same)))
        return tuple(views)

    def not_applicable(self, findings: list[Finding]) -> FindingView:
        """Return one finding for the items of a list that a rule does not apply to."""
        why = explain(findings[0], self.compiled.as_of)
        if len(findings) == 1:
            return self.finding(findings[0], why, "")
        whole = self.subject(Subject(findings[0].subject.path))
        ids = tuple(str(finding.subject.id) for finding in findings)
        label = f"{whole.label}（{len(ids)}项）" if self.lang == "zh" else f"{whole.label} ({len(ids)})"
        return replace(self.finding(findings[0], why, ""), subject=replace(whole, label=label), items=ids)

    def finding(self, finding: Finding, why: Explanation, led_by: str) -> FindingView:
        """Return one finding in words."""
        return FindingView(
            rule=finding.rule.rule.id,
            about=self.rule(finding.rule),
            subject=self.subject(finding.subject),
            items=(),
            outcome=self.coded(finding.outcome),
            message=self.message(finding, why),
            remedy=self.of(why.remedy) if finding.outcome is Outcome.FAIL else "",
            clauses=tuple(self.clause(c) for c in why.clauses),
            confidence=self.coded(least_sure(why.clauses)),
            facts=tuple(self.fact(f) for f in why.facts if f.value is not UNKNOWN),
            numbers=tuple(self.number(n) for n in why.numbers),
            values=tuple(self.value(v) for v in why.values),
            missing=tuple(show_path(m.origin) for m in why.missing),
            led_by=led_by,
            corrections=self.corrections(finding),
            lacking=tuple(self.lacking(finding)),
        )

    def corrections(self, finding: Finding) -> tuple[str, ...]:
        """Return by which facts a failed finding can be put right, the nearest first; none where nobody looked ahead."""
        found = self.ahead.corrections.get(key_of(finding))
        return tuple(map(show_path, (*found.facts, *found.others, *found.gates))) if found else ()

    def lacking(self, finding: Finding) -> Iterator[LackView]:
        """Yield the lists in which an item more may put a failed finding right."""
        found = self.ahead.corrections.get(key_of(finding))
        for one in found.lists if found else ():
            path = model_path(one.origin)
            infos = {name: facts_of_model().get((*path, "[]", name)) for name, _ in one.known}
            said = [(info, value) for (_, value), info in zip(one.known, infos.values(), strict=True) if info]
            plain = ",".join(f"{name}={_plain(value)}" for name, value in one.known)
            yield LackView(
                path=show_path(one.origin),
                label=self.of(label_of(path)),
                wanted=self.listed(WANTED.fill(fact=info.label, value=self.wanted(v, info.type)) for info, v in said),
                each=tuple(self.of(label_of((*path, "[]", n))) for n in one.facts if n not in infos),
                each_paths=tuple(f"{show_path(one.origin)}[{plain}].{name}" for name in one.facts),
            )

    def wanted(self, value: Any, kind: Type) -> Text:
        """Return what a fact of an item wanted is: one value, or any of some that a list may hold."""
        if isinstance(value, tuple) and isinstance(kind, ListType):
            either = [show(one, kind.item) for one in value]
            return Text("或".join(text.zh for text in either), " or ".join(text.en for text in either))
        return show(value, kind)

    def listed(self, parts: Iterable[Text]) -> str:
        """Return *parts* in a row."""
        return ("，" if self.lang == "zh" else ", ").join(map(self.of, parts))

    def message(self, finding: Finding, why: Explanation) -> str:
        """Return the one sentence a finding needs: the breach, what is missing, or why it does not apply."""
        if finding.outcome is Outcome.FAIL:
            return self.of(why.message)
        if finding.outcome is Outcome.UNKNOWN:
            return self.missing_sentence(why.missing)
        if finding.outcome is Outcome.NOT_APPLICABLE:
            return self.of(not_applicable_reason(finding))
        return ""

    def missing_sentence(self, missing: tuple[Missing, ...]) -> str:
        """Return which facts a finding waits for."""
        if not missing:
            return self.of(CANNOT_COMPUTE)
        names = [self.ask_name(m.origin) for m in missing]
        return f"未填报：{'、'.join(names)}" if self.lang == "zh" else f"not stated: {', '.join(names)}"

    def ask_name(self, origin: tuple[str, ...]) -> str:
        """Return a missing fact as a reader calls it, with the item it belongs to."""
        label = self.of(label_of(model_path(origin)))
        owner = self.owner(origin)
        return f"{owner}{'的' if self.lang == 'zh' else ': '}{label}" if owner else label

    def _clause(self, clause: Clause) -> ClauseView:
        """Return a clause as a finding quotes it."""
        source = self.compiled.catalogue.text_of(clause.id)
        return ClauseView(
            id=clause.id,
            source=self.of(source.title.text),
            number=source.number or "",
            clause=self.compiled.catalogue.place_of(clause.id),
            text=self.of(clause.text.text),
            strength=self.coded(clause.strength),
            mandatory=clause.mandatory,
            confidence=self.coded(clause.confidence),
            note=self.of(clause.note.text) if clause.note else "",
        )

    def fact(self, seen: SeenFact) -> FactView:
        """Return a stated fact with its value."""
        info = fact_info(model_path(seen.origin))
        return FactView(
            path=show_path(seen.origin),
            subject=self.owner(seen.origin),
            label=self.of(info.label),
            value=show_clock(seen.value) if info.kind == "clock" else self.of(show(seen.value, info.type)),
            unit=self.of(info.unit_text),
            evidence=Coded(info.evidence, self.of(EVIDENCE[info.evidence])),
            proof=self.of(info.proof),
        )

    def number(self, seen: SeenNumber) -> NumberView:
        """Return a number of the law."""
        unit = self.of(unit_text(seen.unit)) if seen.unit else ""
        return NumberView(seen.name, self.of(seen.title), self.of(show(seen.value)), unit, seen.since.isoformat())

    def value(self, seen: SeenValue) -> ValueView:
        """Return a named value of the rule."""
        return ValueView(seen.name, seen.text, self.of(show(seen.value, seen.kind)))


def _leads(findings: Iterable[Finding]) -> dict[tuple[str, Subject], str]:
    """Return which rule leads another on the same subject: the stricter one, where both fail."""
    failed = {(f.rule.rule.id, f.subject) for f in findings if f.outcome is Outcome.FAIL}
    return {
        (milder, f.subject): f.rule.rule.id
        for f in findings
        if f.outcome is Outcome.FAIL
        for milder in f.rule.rule.stricter_than
        if (milder, f.subject) in failed
    }


def not_applicable_reason(finding: Finding) -> Text:
    """Return why a rule does not apply: for whom it is, or that there is nothing it could speak about."""
    rule, subject = finding.rule, finding.subject
    topic = rule.checked.topic
    if topic.applies_to and rule.topic_applies and rule.topic_applies(finding.env) is False:
        return ONLY_FOR.fill(whom=topic.applies_to.text)
    if rule.rule.applies_to and (subject.id is not None or not subject.path):
        return ONLY_FOR.fill(whom=rule.rule.applies_to.text)
    return NOTHING_THERE.fill(what=label_of(subject.path))


def applies(finding: Finding) -> bool:
    """Return whether the rule speaks about its subject, as far as can be told."""
    return finding.outcome is not Outcome.NOT_APPLICABLE


def least_sure(clauses: Iterable[Clause]) -> Confidence:
    """Return how sure we are of the least sure of *clauses*."""
    return max((clause.confidence for clause in clauses), key=list(Confidence).index)


def _plain(value: Any) -> str:
    """Return what an item wanted is, as paths have it: a code, true or false, any of some codes: ``caregiver|infant_carer``."""
    if isinstance(value, bool):
        return str(value).lower()
    return "|".join(value) if isinstance(value, tuple) else str(value)
