"""What ends, when, and up to when an approval stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from engine.choices import Choice
from engine.decision import Said, conclude
from engine.evaluation import Finding
from engine.outcomes import Decision, Outcome
from engine.validity.course import Change, Course

DAY = timedelta(1)
YEARS_AHEAD = 10
"""How far the days to come are looked at; a rule about the year alone would go on for ever."""
WORSE = {Outcome.UNKNOWN: 1, Outcome.FAIL: 2}
"""How bad an outcome is; what passes, does not apply or is not asked is good."""


class Because(Choice):
    """Why something holds no longer."""

    EXPIRES = "expires", "到期", "expires"
    BEGINS = "begins", "开始适用", "begins to apply"
    LAW = "law", "法规变化", "the law changes"


@dataclass(frozen=True)
class End:
    """Something that holds on *last_day* and not on the day after, of which *finding* says what is wrong with it then."""

    last_day: date
    because: Because
    finding: Finding


@dataclass(frozen=True)
class Validity:
    """Up to when an approval stands, that day included, if nothing changes but the calendar, and what then ends.

    *valid_until* is None where it stands on every day to *seen_to*. Without *ends* it falls for want of anything that passes.
    """

    seen_to: date
    valid_until: date | None = None
    ends: tuple[End, ...] = ()


def last_day_seen(as_of: date) -> date:
    """Return the last day that is looked at: the end of the tenth year after *as_of*."""
    return max(as_of, date(min(as_of.year + YEARS_AHEAD, date.max.year - 1), 12, 31))


def find_validity(course: Course, findings: Iterable[Finding]) -> Validity | None:
    """Return up to when the approval on *findings*, those of the first day of *course*, stands; None if it is no approval."""
    seen_to = last_day_seen(course.compiled.as_of)
    said = _said(findings)
    if not _approved(said):
        return None
    for day, changed in groupby(course.changes(seen_to), key=attrgetter("day")):
        changes = tuple(changed)
        for change in changes:
            said.subtract(_said(change.before))
            said.update(_said(change.after))
        if not _approved(said):
            ends = (end for change in changes for end in _ends_of(change))
            return Validity(seen_to, day - DAY, tuple(end for end in ends if end.finding.rule.binding))
    return Validity(seen_to)


def find_ends(course: Course, horizon: date) -> tuple[End, ...]:
    """Return everything that ends by *horizon*, that day included: first what binds, then advice, each in the order of days."""
    changes = course.changes(min(horizon, date.max - DAY) + DAY)
    ends = (end for change in changes for end in _ends_of(change))
    return tuple(sorted(ends, key=lambda end: not end.finding.rule.binding))


def _said(findings: Iterable[Finding]) -> Counter[Said]:
    """Return how often binding rules say what."""
    return Counter((finding.rule.question, finding.outcome) for finding in findings if finding.rule.binding)


def _approved(said: Counter[Said]) -> bool:
    return conclude({one for one, times in said.items() if times})[2] is Decision.APPROVE


def _ends_of(change: Change) -> Iterator[End]:
    """Yield each finding that is worse than the day before; one that is new is if it is not good."""
    before = {finding.subject: finding.outcome for finding in change.before}
    for finding in change.after:
        was = before.get(finding.subject, Outcome.NOT_APPLICABLE)
        if WORSE.get(finding.outcome, 0) > WORSE.get(was, 0):
            yield End(change.day - DAY, _because(change, was), finding)


def _because(change: Change, was: Outcome) -> Because:
    if change.by_law:
        return Because.LAW
    return Because.BEGINS if was is Outcome.NOT_APPLICABLE else Because.EXPIRES
