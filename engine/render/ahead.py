"""What a report says about the days to come: the sentence on validity, and the list of what ends, rule by rule and day by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.render import sentences as write
from engine.render.words import Say
from engine.report import EndView, FindingView, Report

NAMED = 3
"""How many of the rules that end an approval are named in the sentence; the others are counted."""


@dataclass(frozen=True)
class Ending:
    """What ends on one day by one rule, for one subject or several."""

    ends: tuple[EndView, ...]

    @property
    def first(self) -> EndView:
        """Return the first of the ends, for what all of them share: day, reason, title."""
        return self.ends[0]

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """Return what is wrong on the day after, subject by subject."""
        return tuple(end.finding for end in self.ends)


def endings(ends: Iterable[EndView]) -> tuple[Ending, ...]:
    """Return *ends* with those of one day, reason and rule together, in the order in which they first occur."""
    found: dict[tuple[str, str, str], list[EndView]] = {}
    for end in ends:
        found.setdefault((end.last_day, end.because.code, end.finding.rule), []).append(end)
    return tuple(Ending(tuple(same)) for same in found.values())


def by_force(report: Report) -> tuple[tuple[str, tuple[Ending, ...]], ...]:
    """Return what ends by the day asked for, under the name of its section: what binds, and advice; nothing if nobody asked."""
    view = report.validity
    if view is None or not view.horizon:
        return ()
    binding = [end for end in view.by_horizon if end.finding.strength.code == "must"]
    advice = [end for end in view.by_horizon if end.finding.strength.code != "must"]
    return (("by_horizon", endings(binding)), *([("advice_by_horizon", endings(advice))] if advice else []))


def heading(key: str, parts: tuple[Ending, ...], report: Report, say: Say) -> str:
    """Return the heading of a section of `by_force`, with the day asked for and its count."""
    horizon = report.validity.horizon if report.validity else ""
    return say("heading", title=say(key, day=horizon), n=sum(len(ending.ends) for ending in parts))


def none_by_horizon(report: Report, say: Say) -> str:
    """Return that nothing that binds ends by the day asked for."""
    return say("none_by_horizon", day=report.validity.horizon if report.validity else "")


def validity(report: Report, say: Say) -> str:
    """Return up to when the approval stands and what then ends; nothing where the report does not say."""
    view = report.validity
    if view is None or report.decision.code != "approve":
        return ""
    if not view.valid_until:
        return say("nothing_ends", day=view.seen_to)
    if not view.ends:
        return say("nothing_passes", day=view.valid_until)
    return say("valid_until", day=view.valid_until, what=_named(endings(view.ends), say))


def _named(parts: tuple[Ending, ...], say: Say) -> str:
    """Return the first rules by name, the others only counted."""
    names = say("pause").join(titled(ending, say) for ending in parts[:NAMED])
    return say("first_of", first=names, n=len(parts)) if len(parts) > NAMED else names


def titled(ending: Ending, say: Say) -> str:
    """Return the title of a rule with its one subject, or how many there are."""
    subject, n = ending.first.finding.subject, len(ending.ends)
    if n > 1:
        return named(ending, say) + say("aside", text=say("places", n=n))
    return f"{named(ending, say)} · {subject.label}" if subject.path else named(ending, say)


def named(ending: Ending, say: Say) -> str:
    """Return the title of a rule, and why it ends where no date passes."""
    because = ending.first.because
    return ending.first.title if because.code == "expires" else f"{because.label}{say('colon')}{ending.first.title}"


def what_to_do(ending: Ending, say: Say) -> str:
    """Return the remedies of an ending, each once; where there is none, what is missing."""
    remedies = dict.fromkeys(finding.remedy or finding.message for finding in ending.findings)
    return say("gap").join(remedies)


def messages(ending: Ending) -> Iterator[str]:
    """Yield what is wrong on the day after, each sentence once."""
    yield from dict.fromkeys(finding.message for finding in ending.findings if finding.message)


def subjects(ending: Ending, say: Say) -> str:
    """Return the items that an ending is about."""
    return write.subjects(ending.findings, say)
