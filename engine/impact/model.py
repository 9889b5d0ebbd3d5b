"""What two rule sets say about the same declarations, and where they differ."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.catalogue import Layer, Standard
from engine.diagnostics import Diagnostic
from engine.outcomes import Decision, Outcome
from engine.ruleset import Question
from engine.text import Text

BAD = (Outcome.FAIL, Outcome.UNKNOWN)


@dataclass(frozen=True)
class Standing:
    """How a finding counts: its outcome, whether it binds, and which question it answers."""

    outcome: Outcome
    binding: bool
    question: Question

    @property
    def counts(self) -> bool:
        """Return whether a verdict looks at it: it binds, and the rule applies."""
        return self.binding and self.outcome is not Outcome.NOT_APPLICABLE

    @property
    def fails(self) -> bool:
        """Return whether a binding rule is failed."""
        return self.binding and self.outcome is Outcome.FAIL

    @property
    def hinders(self) -> bool:
        """Return whether it stands in the way of an approval."""
        return self.binding and self.outcome in BAD


@dataclass(frozen=True)
class FindingChange:
    """What one rule said and says about one subject; None where the rule was not, or is not, in force or asked of it.

    *subject* is its path (``classes[c1]``, "" for the point), *called* how a reader calls it; *clauses* and *message* are those of the
    rules after the change, or of those before it where the finding is gone.
    """

    rule: str
    title: Text
    standard: Standard
    subject: str
    called: Text
    before: Standing | None
    after: Standing | None
    clauses: tuple[tuple[str, Text], ...]
    message: Text

    @property
    def newly_fails(self) -> bool:
        """Return whether a binding rule is failed that was not before."""
        return bool(self.after and self.after.fails) and not (self.before and self.before.fails)


@dataclass(frozen=True)
class Effect:
    """A declaration that gets another decision, or newly fails a binding rule, with the findings that did it."""

    file: str
    point: str
    before: Decision
    after: Decision
    changes: tuple[FindingChange, ...]

    @property
    def newly_failing(self) -> tuple[FindingChange, ...]:
        """Return the findings of binding rules that newly fail."""
        return tuple(change for change in self.changes if change.newly_fails)


@dataclass(frozen=True)
class Unread:
    """A declaration that cannot be read, and why."""

    file: str
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Impact:
    """What a change of the rules does to a corpus: *moves* counts declarations by decision before and after.

    *rules* are the ids of the rules that may come out otherwise on *day*.
    """

    day: date
    place: Layer
    rules: tuple[str, ...]
    moves: Mapping[tuple[Decision, Decision], int] = field(default_factory=Counter)
    effects: tuple[Effect, ...] = ()
    unread: tuple[Unread, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """Return how many declarations were checked."""
        return sum(self.moves.values())

    @property
    def other_decision(self) -> tuple[Effect, ...]:
        """Return the declarations that get another decision."""
        return tuple(effect for effect in self.effects if effect.before is not effect.after)

    @property
    def same_decision(self) -> tuple[Effect, ...]:
        """Return the declarations that newly fail a binding rule and keep their decision."""
        return tuple(effect for effect in self.effects if effect.before is effect.after)
