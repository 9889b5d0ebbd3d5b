"""From a report to what must be done: one entry a cause, papers first, then facts, then corrections."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from engine.demands import words
from engine.demands.issuers import issuer_of
from engine.demands.model import Demand
from engine.report import AskView, FindingView, Report
from engine.text import Text

T = TypeVar("T")
ITEM = re.compile(r"\[[^\]]*\]")
KINDS = ("paper", "fact", "correction")


def find_demands(report: Report) -> tuple[Demand, ...]:
    """Return what the applicant must do about *report*, numbered from 1: one entry a cause, papers, facts, corrections."""
    writer = _Writer(report)
    demands = [*writer.asked(), *writer.failed()]
    ordered = sorted(demands, key=lambda demand: KINDS.index(demand.kind))
    return tuple(replace(demand, number=number) for number, demand in enumerate(ordered, 1))


class _Writer:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.rules = {rule.id: rule for rule in report.rules.used}

    def say(self, text: Text, **values: object) -> str:
        """Return *text* in the language of the report."""
        return text.fill(**values).of(self.report.lang) if values else text.of(self.report.lang)

    def joined(self, parts: Iterable[str], by: Text = words.COMMA) -> str:
        """Return different *parts* in a row."""
        return self.say(by).join(dict.fromkeys(part for part in parts if part))

    def asked(self) -> Iterator[Demand]:
        """Yield the facts to be stated: those that the same rules ask of the same items together."""
        columns = _grouped(self.report.asks, lambda ask: (ITEM.sub("[]", ask.path), ask.rules))
        for asks in _grouped(columns, lambda asks: (_record(asks[0].path), _owners(asks), asks[0].rules)):
            yield self.ask([ask for column in asks for ask in column])

    def ask(self, asks: list[AskView]) -> Demand:
        """Return the demand to state facts of the same items."""
        rules = tuple(dict.fromkeys(rule for ask in asks for rule in ask.rules))
        findings = self._waiting(asks)
        what = self.joined(map(self.fact, asks))
        owners = self.joined(ask.subject for ask in asks)
        proof = self.joined(ask.proof for ask in asks)
        labels = self.joined(ask.label for ask in asks)
        return Demand(
            number=0,
            kind="paper" if asks[0].path.startswith("documents") else "fact",
            item=self.say(words.OF_ITEMS, items=owners, what=labels) if owners else labels,
            found=self.say(words.NOT_STATED),
            asked=self.say(words.STATE_PROVED, what=what, proof=proof) if proof else self.say(words.STATE, what=what),
            issuer=issuer_of((ask.proof for ask in asks), self.report.lang),
            next_step=self.say(words.NEXT_STEP["fact"]),
            clauses=_clauses(findings),
            paths=tuple(dict.fromkeys(ask.path for ask in asks)),
            rules=rules,
            departments=tuple(dict.fromkeys(d.label for rule in rules for d in self.rules[rule].departments)),
        )

    def fact(self, ask: AskView) -> str:
        """Return a fact to be stated, with its unit; a list with what each of its items states."""
        if ask.each:
            return self.say(words.EACH, label=ask.label, facts=self.joined(ask.each))
        return self.say(words.UNIT, label=ask.label, unit=ask.unit) if ask.unit else ask.label

    def _waiting(self, asks: list[AskView]) -> list[FindingView]:
        paths = {ask.path for ask in asks}
        return [f for f in self.report.binding("unknown") if paths & set(f.missing)]

    def failed(self) -> Iterator[Demand]:
        """Yield what fails: findings of one rule, and those of others about the same facts, together."""
        failed = self.report.binding("fail")
        rules = {finding.rule: finding for finding in failed}
        heads = {finding.rule: _head(finding, rules) for finding in failed}
        groups = _grouped(failed, lambda finding: heads[finding.rule])
        for same in _grouped(groups, _matter):
            yield self.failure([finding for group in same for finding in group])

    def failure(self, findings: list[FindingView]) -> Demand:
        """Return the demand to put right what *findings* say."""
        first = next((f for f in findings if not f.led_by), findings[0])
        rules = tuple(dict.fromkeys(finding.rule for finding in findings))
        kind = kind_of(first)
        facts = [fact for finding in findings for fact in finding.facts]
        return Demand(
            number=0,
            kind=kind,
            item=self.item(first, findings),
            found=self.joined(self.found(findings), words.SENTENCES),
            asked=self.joined((finding.remedy for finding in findings), words.SENTENCES),
            issuer=issuer_of(_papers(first, kind), self.report.lang),
            next_step=self.say(words.NEXT_STEP[kind]),
            clauses=_clauses(findings),
            paths=tuple(dict.fromkeys([*(fact.path for fact in facts), *(p for f in findings for p in f.missing)])),
            rules=rules,
            departments=tuple(dict.fromkeys(d.label for f in findings for d in f.departments)),
        )

    def item(self, first: FindingView, findings: list[FindingView]) -> str:
        """Return what must be put right, with the items it is about."""
        owners = self.joined(finding.subject.label for finding in findings if finding.subject.path)
        return self.say(words.OF_ITEMS, items=owners, what=first.title) if owners else first.title

    def found(self, findings: list[FindingView]) -> Iterator[str]:
        """Yield what was found: each sentence once, with the items it is about where several say different things."""
        told = _grouped(findings, lambda finding: finding.message)
        for same in told:
            owners = self.joined(finding.subject.label for finding in same if finding.subject.path)
            several = len(told) > 1 and owners
            yield self.say(words.OF_ITEMS, items=owners, what=same[0].message) if several else same[0].message


def kind_of(finding: FindingView) -> str:
    """Return what a failed *finding* asks for: a paper, a fact on the form, or something put right."""
    if finding.question != "papers":
        return "correction"
    about_papers = any(fact.path.startswith("documents") for fact in finding.facts)
    return "paper" if finding.standard.code == "filing" or about_papers else "fact"


def _papers(finding: FindingView, kind: str) -> Iterator[str]:
    """Yield the words that may name a paper which settles *finding*."""
    yield from (finding.title, finding.remedy)
    if kind == "paper":
        yield from (finding.subject.label, *(fact.proof for fact in finding.facts))


def _matter(findings: list[FindingView]) -> Hashable:
    """Return what *findings* of one rule are about: the facts, where these are of the point or of the items themselves."""
    own = {finding.subject.path for finding in findings}
    facts = _facts(findings)
    settled = facts and all(ITEM.search(path) is None or path.rpartition(".")[0] in own for path in facts)
    return facts if settled else findings[0].rule


def _head(finding: FindingView, rules: dict[str, FindingView]) -> str:
    """Return the rule that leads *finding*, over any number of steps; its own if none does."""
    head, passed = finding, {finding.rule}
    while head.led_by in rules and head.led_by not in passed:
        head = rules[head.led_by]
        passed.add(head.rule)
    return head.rule


def _facts(findings: Iterable[FindingView]) -> frozenset[str]:
    return frozenset(fact.path for finding in findings for fact in finding.facts)


def _clauses(findings: Iterable[FindingView]) -> tuple[Any, ...]:
    return tuple({clause.id: clause for finding in findings for clause in finding.clauses}.values())


def _record(path: str) -> str:
    """Return the section or list a fact belongs to."""
    return ITEM.sub("[]", path).rpartition(".")[0]


def _owners(asks: Iterable[AskView]) -> frozenset[str]:
    return frozenset(ask.path.rpartition(".")[0] for ask in asks)


def _grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Return *items* by *key*, in the order of their first occurrence."""
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.values())
