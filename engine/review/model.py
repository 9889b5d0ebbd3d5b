"""What a review of a change to the rules found: one part for each thing that was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.declaration.fields import Choice
from engine.diagnostics import Diagnostic
from engine.publishing import relocated
from engine.text import Lang


class Status(Choice):
    """How one part of a review came out."""

    FINE = "fine", "没有问题", "fine"
    PROBLEMS = "problems", "有问题", "problems"
    NOT_RUN = "not_run", "没能运行", "could not run"


@dataclass(frozen=True)
class Part:
    """One thing a review looked at. *summary* is one sentence, *details* the text below it, in the reader's language."""

    name: str
    title: str
    status: Status
    summary: str
    problems: tuple[Diagnostic, ...] = ()
    details: str = ""


@dataclass(frozen=True)
class Review:
    """All parts of a review of the rules against those of the revision *since*, in the order they were looked at."""

    since: str
    lang: Lang
    parts: tuple[Part, ...]

    @property
    def worst(self) -> Status:
        """Return the worst status of a part: one that could not run says less than one with problems."""
        found = {part.status for part in self.parts}
        return next((status for status in reversed(Status) if status in found), Status.FINE)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Return the problems of all parts."""
        return tuple(problem for part in self.parts for problem in part.problems)

    def relocated(self, name: str, seen_as: str) -> "Review":
        """Return the review with the rules folder *name* written as *seen_as*, its path from where CI looks."""
        moved = (replace(part, problems=relocated(part.problems, name, seen_as)) for part in self.parts)
        return replace(self, parts=tuple(moved))


def without_repeats(parts: Iterable[Part], see: str) -> tuple[Part, ...]:
    """Return *parts* with each problem in the first part that has it; one left with none names that part, by *see*."""
    first: dict[Diagnostic, str] = {}
    shown = []
    for part in parts:
        new = tuple(problem for problem in part.problems if problem not in first)
        if part.problems and not new:
            part = replace(part, summary=see.format(part=first[part.problems[0]]))
        first |= dict.fromkeys(new, part.title)
        shown.append(replace(part, problems=new))
    return tuple(shown)
