"""How a report is laid out for people: its findings by section, by rule, by standard and by subject."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from engine.report import CheckView, ClauseView, Coded, FindingView, Report, SubjectView

T = TypeVar("T")
ADVICE = "advice"
WORST_FIRST = ("fail", "unknown", ADVICE, "pass", "not_applicable")


@dataclass(frozen=True)
class Entry:
    """A finding, and those of milder rules about the same subject that it leads."""

    finding: FindingView
    milder: tuple[FindingView, ...] = ()


@dataclass(frozen=True)
class Group:
    """What one rule says about all its subjects."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> FindingView:
        """Return the first finding, for what all of them share: rule, title, clauses, departments."""
        return self.entries[0].finding

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """Return the findings without those they lead."""
        return tuple(entry.finding for entry in self.entries)

    @property
    def mandatory(self) -> bool:
        """Return whether the rule stands on a mandatory provision (强制性条文)."""
        return any(clause.mandatory for clause in self.first.clauses)


@dataclass(frozen=True)
class Topic:
    """The rules of one topic."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Part:
    """The topics of one standard."""

    standard: Coded
    topics: tuple[Topic, ...]

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """Return the findings of all topics."""
        return tuple(finding for topic in self.topics for group in topic.groups for finding in group.findings)


@dataclass(frozen=True)
class Outline:
    """The sections of a report that call for something: what fails, what is missing, what may fail once the rest is right, advice."""

    failed: tuple[Group, ...]
    papers: tuple[Group, ...]
    undecided: tuple[Group, ...]
    foreseen: tuple[Group, ...]
    advice: tuple[Group, ...]


def outline(report: Report) -> Outline:
    """Return the sections of *report*; *undecided* holds what no missing fact explains."""
    failed = report.binding("fail")
    return Outline(
        failed=_groups(_led([f for f in failed if f.question != "papers"])),
        papers=_groups(_led([f for f in failed if f.question == "papers"])),
        undecided=_groups([Entry(f) for f in report.binding("unknown") if not f.missing]),
        foreseen=_groups([Entry(f) for f in report.foreseen]),
        advice=_groups(_led(report.advice)),
    )


def by_standard(report: Report) -> tuple[Part, ...]:
    """Return every finding by standard, topic and rule, in the order of the report."""
    parts = _grouped(report.findings, lambda f: f.standard)
    return tuple(Part(standard, tuple(_topics(findings))) for standard, findings in parts)


def by_subject(report: Report) -> tuple[tuple[SubjectView, tuple[FindingView, ...]], ...]:
    """Return every finding that applies by subject, in the order in which the report first speaks about it."""
    spoken = (f for f in report.findings if f.outcome.code != "not_applicable")
    return tuple(_grouped(spoken, lambda f: f.subject))


def checks_by_subject(report: Report) -> tuple[tuple[str, tuple[CheckView, ...]], ...]:
    """Return the on-site checklist by the item to look at; the facts of the whole point stand under an empty name."""
    return tuple(_grouped(report.on_site, lambda check: check.subject))


def important_first(groups: Iterable[Group]) -> list[Group]:
    """Return rules by weight: mandatory provisions, then clauses we are sure of, then the order of the report."""
    return sorted(groups, key=lambda g: (not g.mandatory, g.first.confidence.code != "verified"))


def alike(findings: Iterable[FindingView]) -> tuple[tuple[FindingView, ...], ...]:
    """Return findings one by one, but those that do not apply for the same reason together."""

    def key(finding: FindingView) -> Any:
        return finding.message if finding.outcome.code == "not_applicable" else finding.subject

    return tuple(same for _, same in _grouped(findings, lambda f: (f.outcome, key(f))))


def look(finding: FindingView) -> str:
    """Return how a finding looks: its outcome, but a recommendation that is not followed is advice, never a breach."""
    return ADVICE if finding.outcome.code == "fail" and finding.strength.code != "must" else finding.outcome.code


def tally(findings: Iterable[FindingView]) -> tuple[tuple[str, int], ...]:
    """Return how many findings look how, the worst first."""
    counted = {found: sum(max(1, len(f.items)) for f in same) for found, same in _grouped(findings, look)}
    return tuple((code, counted[code]) for code in WORST_FIRST if code in counted)


def carded(parts: Outline) -> frozenset[tuple[str, str]]:
    """Return the rule and subject of each finding that a section of its own shows in full."""
    groups = (*parts.failed, *parts.papers, *parts.undecided, *parts.advice)
    entries = [entry for group in groups for entry in group.entries]
    return frozenset((f.rule, f.subject.path) for entry in entries for f in (entry.finding, *entry.milder))


def sources(report: Report) -> tuple[ClauseView, ...]:
    """Return one clause of each legal text the report quotes, in the order of the texts' ids."""
    quoted = {(c.id.partition("#")[0], c.source): c for f in report.findings for c in f.clauses}
    return tuple(quoted[text] for text in sorted(quoted))


def count(groups: Iterable[Group]) -> int:
    """Return how many findings *groups* hold, those that a stricter rule leads among them."""
    return sum(1 + len(entry.milder) for group in groups for entry in group.entries)


def anchor(finding: FindingView) -> str:
    """Return the name of one finding within a page."""
    return f"{finding.rule}--{finding.subject.path or 'point'}"


def _led(findings: Iterable[FindingView]) -> list[Entry]:
    """Return the findings of one section with the milder ones under the strictest; the order stays."""
    here = {(f.rule, f.subject): f for f in findings}
    heads = {key: _head(finding, here) for key, finding in here.items()}
    return [
        Entry(f, tuple(here[other] for other, head in heads.items() if head == key and other != key))
        for key, f in here.items()
        if heads[key] == key
    ]


def _head(finding: FindingView, here: dict[tuple[str, SubjectView], FindingView]) -> tuple[str, SubjectView]:
    """Return which finding of the section leads this one, over any number of steps; itself if none does."""
    start = key = (finding.rule, finding.subject)
    passed = {key}
    while (above := (here[key].led_by, finding.subject)) in here:
        if above in passed:
            return start
        passed.add(above)
        key = above
    return key


def _groups(entries: Iterable[Entry]) -> tuple[Group, ...]:
    return tuple(Group(tuple(same)) for _, same in _grouped(entries, lambda entry: entry.finding.rule))


def _topics(findings: Iterable[FindingView]) -> Iterator[Topic]:
    for title, same in groupby(findings, lambda f: f.topic):
        yield Topic(title, _groups(Entry(f) for f in same))


def _grouped(items: Iterable[T], key: Callable[[T], Any]) -> list[tuple[Any, tuple[T, ...]]]:
    """Return *items* by *key*, in the order of their first occurrence."""
    found: dict[Any, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return [(name, tuple(same)) for name, same in found.items()]
