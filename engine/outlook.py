"""A report that also looks ahead: up to when an approval stands, and what ends by a day that somebody asks for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, groupby
from operator import attrgetter

from engine.compiling import CompiledRuleSet
from engine.declaration.facts import Facts
from engine.evaluation import evaluate
from engine.kinds import Confidence, Standard, Strength
from engine.naming import Namer
from engine.report import Coded, EndView, FindingView, Report, RuleView, ValidityView
from engine.reporting import limit_to, make_report
from engine.text import Lang
from engine.validity import Course, End, find_ends, find_validity, last_day_seen
from engine.validity.ends import DAY


def check_ahead(
    compiled: CompiledRuleSet,
    facts: Facts,
    lang: Lang,
    file: str = "",
    only: Standard | None = None,
    brief: bool = False,
    horizon: date | None = None,
) -> Report:
    """Return the report that `engine.reporting.make_report` gives, with its validity, and with what ends by *horizon*.

    Raises `RuleSetError` where a rule comes into force without its numbers.
    """
    compiled = limit_to(compiled, only)
    findings = evaluate(compiled, facts)
    course = Course(compiled, facts, only)
    found = find_validity(course, findings)
    by_horizon = find_ends(course, horizon) if horizon else ()
    report = make_report(compiled, facts, findings, lang, file, only, brief)
    if found is None and horizon is None:
        return report
    view = ValidityView(
        valid_until=found.valid_until.isoformat() if found and found.valid_until else "",
        seen_to=last_day_seen(compiled.as_of).isoformat(),
        ends=tuple((name_ends if brief else view_ends)(course, found.ends if found else (), lang)),
        horizon=horizon.isoformat() if horizon else "",
        by_horizon=tuple(view_ends(course, by_horizon, lang)),
    )
    return with_validity(report, view)


def with_validity(report: Report, view: ValidityView) -> Report:
    """Return *report* with *view*, and with the clauses that it quotes."""
    quoted = (clause for end in (*view.ends, *view.by_horizon) for clause in end.finding.clauses)
    clauses = {clause.id: clause for clause in chain(report.clauses, quoted)}
    return replace(report, validity=view, clauses=tuple(clauses.values()))


def view_ends(course: Course, ends: Iterable[End], lang: Lang) -> Iterator[EndView]:
    """Yield each of *ends* in words, as it is on the first day that it does not hold."""
    for last_day, same in groupby(ends, key=attrgetter("last_day")):
        from engine.telling import view_findings

        there, on_that_day = replace(course.compiled, as_of=last_day + DAY), tuple(same)
        views = view_findings(there, course.facts, tuple(end.finding for end in on_that_day), lang)
        for end, view in zip(on_that_day, views, strict=True):
            because = Coded(end.because.value, end.because.label.of(lang))
            yield EndView(last_day.isoformat(), because, view.title, view)


def name_ends(course: Course, ends: Iterable[End], lang: Lang) -> Iterator[EndView]:
    """Yield each of *ends* with no more than which rule it is and what it is about."""
    namer = Namer(course.compiled, course.facts, lang)
    for end in ends:
        card, finding = end.finding.rule.card, end.finding
        strength = namer.coded(Strength.MUST if card.binding else Strength.INFO)
        about = RuleView(
            card.id, card.title.of(lang), namer.coded(card.standard), "", strength, card.question.value, ()
        )
        view = FindingView(
            rule=card.id,
            about=about,
            subject=namer.subject(finding.subject),
            items=(),
            outcome=namer.coded(finding.outcome),
            message="",
            remedy="",
            clauses=(),
            confidence=namer.coded(Confidence.VERIFIED),
            facts=(),
            numbers=(),
            values=(),
            missing=(),
            led_by="",
        )
        yield EndView(end.last_day.isoformat(), namer.coded(end.because), about.title, view)
