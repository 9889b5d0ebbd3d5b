"""From a report to what must be done: one entry a cause, papers first, then facts, then corrections."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from engine.demands.model import Demand
from engine.demands.words import KINDS, Act
from engine.demands.writing import Writer
from engine.report import AskView, FindingView, Report

T = TypeVar("T")
ITEM = re.compile(r"\[[^\]]*\]")


def find_demands(report: Report) -> tuple[Demand, ...]:
    """Return what the applicant must do about *report*, numbered from 1: one entry a cause; papers, facts, corrections.

    What one act settles is one entry: a fact that several rules ask for, facts that the same rules ask of the same items, findings
    about the same facts, and those that a stricter rule leads.
    """
    writer = Writer(report)
    acts = [
        *((act_of_ask(asks[0]), writer.ask(asks)) for asks in _group_asks(report.asks)),
        *((act_of(failed[0]), writer.failure(failed, act_of(failed[0]))) for failed in _group_failed(report)),
        *((Act.ALONG, writer.failure(failed, Act.ALONG)) for failed in _grouped(report.foreseen, lambda f: f.rule)),
    ]
    acts.sort(key=lambda pair: list(KINDS).index(pair[0]))
    return tuple(replace(demand, number=number) for number, (_, demand) in enumerate(acts, 1))


def act_of(finding: FindingView) -> Act:
    """Return what a failed *finding* asks for: a paper, an act in the filing system, a fact on the form, or a correction."""
    if finding.question != "papers":
        return Act.CORRECT
    paths = {ITEM.sub("", path).partition(".")[0] for path in finding.corrections}
    if "documents" in paths or "staff" in paths:
        return Act.FETCH
    return Act.FILE if finding.standard.code == "filing" else Act.FILL


def act_of_ask(ask: AskView) -> Act:
    """Return what a fact not stated asks for: a list of papers is one of papers to fetch."""
    return Act.FETCH if ask.path == "documents" else Act.FILL


def _group_asks(asks: Iterable[AskView]) -> Iterator[list[AskView]]:
    """Yield the facts to be stated: those that the same rules ask of the same items together."""
    columns = _grouped(asks, lambda ask: (ITEM.sub("[]", ask.path), ask.rules))
    for same in _grouped(columns, lambda column: (*_record(column), column[0].rules)):
        yield [ask for column in same for ask in column]


def _record(column: list[AskView]) -> tuple[str, frozenset[str]]:
    """Return the section or list that a fact belongs to, and the items it is asked of."""
    owners = [ask.path.rpartition(".")[0] for ask in column]
    return ITEM.sub("[]", owners[0]), frozenset(owners)


def _group_failed(report: Report) -> Iterator[list[FindingView]]:
    """Yield what fails: findings of one rule, and of others about the same facts, together; the leading ones first."""
    failed = report.binding("fail")
    first = {finding.rule: finding for finding in failed}
    groups = _grouped(failed, lambda finding: _head(finding, first))
    for same in _grouped(groups, _matter):
        yield sorted((finding for group in same for finding in group), key=lambda finding: bool(finding.led_by))


def _head(finding: FindingView, first: dict[str, FindingView]) -> str:
    """Return the rule that leads *finding*, over any number of steps; its own if none does."""
    head, passed = finding, {finding.rule}
    while head.led_by in first and head.led_by not in passed:
        head = first[head.led_by]
        passed.add(head.rule)
    return head.rule


def _matter(findings: list[FindingView]) -> Hashable:
    """Return what *findings* of one rule are about: the facts, where these are of the point or of the items themselves."""
    own = {finding.subject.path for finding in findings}
    facts = frozenset(fact.path for finding in findings for fact in finding.facts)
    settled = facts and all(ITEM.search(path) is None or path.rpartition(".")[0] in own for path in facts)
    return (act_of(findings[0]), facts) if settled else findings[0].rule


def _grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Return *items* by *key*, in the order of their first occurrence."""
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.values())
