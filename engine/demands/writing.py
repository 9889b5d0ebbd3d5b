"""Puts a demand into words: what it is about, what was found, and one concrete act."""

from collections.abc import Iterable, Iterator, Sequence

from engine.demands import words
from engine.demands.issuers import issuer_of
from engine.demands.model import Demand
from engine.demands.words import KINDS, NEXT_STEPS, Act
from engine.report import AskView, ClauseView, FindingView, LackView, Report
from engine.text import Text


class Writer:
    """Writes demands in the language of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.rules = {rule.id: rule for rule in report.rules.used}

    def ask(self, asks: Sequence[AskView]) -> Demand:
        """Return the demand to state facts of the same items; its number is still to be given."""
        rules = tuple(dict.fromkeys(rule for ask in asks for rule in ask.rules))
        what, proof = self.joined(map(self.fact, asks)), self.joined(ask.proof for ask in asks)
        labels, owners = self.joined(ask.label for ask in asks), self.joined(ask.subject for ask in asks)
        return Demand(
            number=0,
            kind=KINDS[Act.FILL],
            item=self.about(owners, labels),
            found=self.say(words.NOT_STATED),
            asked=self.say(words.STATE_PROVED, what=what, proof=proof) if proof else self.say(words.STATE, what=what),
            issuer=issuer_of((ask.proof for ask in asks), self.report.lang),
            next_step=self.say(NEXT_STEPS[Act.FILL]),
            clauses=_clauses(asks),
            paths=tuple(dict.fromkeys(path for ask in asks for path in (ask.path, *ask.each_paths))),
            rules=rules,
            departments=tuple(dict.fromkeys(d.label for rule in rules for d in self.rules[rule].departments)),
        )

    def failure(self, findings: Sequence[FindingView], act: Act) -> Demand:
        """Return the demand to put right what *findings* say, the leading one first; its number is still to be given."""
        first = findings[0]
        lacking = self.lacking(findings)
        owners = self.joined(finding.subject.label for finding in findings if finding.subject.path)
        said = self.joined(self.found(findings), words.SENTENCES)
        return Demand(
            number=0,
            kind=KINDS[act],
            item=self.about(owners, self.titles(findings)),
            found=self.say(words.AHEAD, found=said) if act is Act.ALONG else said,
            asked=self.joined([*(f.remedy for f in findings), *map(self.addition, lacking)], words.SENTENCES),
            issuer=issuer_of(_papers(first, act), self.report.lang),
            next_step=self.say(NEXT_STEPS[act]),
            clauses=_clauses(findings),
            paths=tuple(dict.fromkeys(path for finding in findings for path in _paths(finding))),
            rules=tuple(dict.fromkeys(finding.rule for finding in findings)),
            departments=tuple(dict.fromkeys(d.label for f in findings for d in f.departments)),
            additions=tuple(lacking),
        )

    def fact(self, ask: AskView) -> str:
        """Return a fact to be stated, with its unit; a list with what each of its items states."""
        if ask.each:
            return self.say(words.EACH, label=ask.label, facts=self.joined(ask.each))
        return self.say(words.UNIT, label=ask.label, unit=ask.unit) if ask.unit else ask.label

    def titles(self, findings: Sequence[FindingView]) -> str:
        """Return what *findings* are about: the titles of their rules, without those that a stricter one leads."""
        return (
            self.joined(finding.title for finding in (findings[0], *findings) if not finding.led_by)
            or findings[0].title
        )

    def lacking(self, findings: Sequence[FindingView]) -> list[LackView]:
        """Return the items that the leading ones of *findings* want, where it is said which, or where there is none at all."""
        leading = [finding for finding in findings if not finding.led_by] or findings
        return list(dict.fromkeys(lack for f in leading for lack in f.lacking if lack.wanted))

    def addition(self, lack: LackView) -> str:
        """Return the sentence that asks for an item more."""
        words_for = words.ADD_WANTED if lack.each else words.ADD_ONLY
        return self.say(words_for, list=lack.label, wanted=lack.wanted, facts=self.joined(lack.each))

    def found(self, findings: Iterable[FindingView]) -> Iterator[str]:
        """Yield what was found: each sentence once, with the items it is about where several say different things."""
        told: dict[str, list[FindingView]] = {}
        for finding in findings:
            told.setdefault(finding.message, []).append(finding)
        everything = [_subjects(same) for same in told.values()]
        for message, same in told.items():
            apart = any(subjects != everything[0] for subjects in everything)
            owners = self.joined(finding.subject.label for finding in same if finding.subject.path)
            yield self.about(owners if apart else "", message)

    def about(self, owners: str, what: str) -> str:
        """Return *what*, with the items it is about where there are any."""
        return self.say(words.OF_ITEMS, items=owners, what=what) if owners else what

    def say(self, text: Text, **values: object) -> str:
        """Return *text* in the language of the report."""
        return text.fill(**values).of(self.report.lang) if values else text.of(self.report.lang)

    def joined(self, parts: Iterable[str], by: Text = words.COMMA) -> str:
        """Return different *parts* in a row."""
        return self.say(by).join(dict.fromkeys(part for part in parts if part))


def _paths(finding: FindingView) -> Iterator[str]:
    yield from (fact.path for fact in finding.facts)
    yield from finding.corrections
    for lack in finding.lacking:
        yield from (lack.path, *lack.each_paths)


def _papers(finding: FindingView, act: Act) -> Iterator[str]:
    """Yield the words that may name a paper which settles *finding*."""
    fetched = act is Act.FETCH
    yield from (finding.subject.label, finding.title) if fetched else (finding.title,)
    yield from (finding.remedy, *(fact.proof for fact in finding.facts if fetched))


def _subjects(findings: Iterable[FindingView]) -> frozenset[str]:
    return frozenset(finding.subject.path for finding in findings)


def _clauses(findings: Iterable[FindingView | AskView]) -> tuple[ClauseView, ...]:
    return tuple({clause.id: clause for finding in findings for clause in finding.clauses}.values())
