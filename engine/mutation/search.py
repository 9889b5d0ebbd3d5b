"""A declaration that tells a rule from a mutant of it, looked for near those that the rule's cases describe."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from itertools import combinations, islice
from typing import Any, Final

from engine.cases import Bases, Case, Expected, PlacedCase, facts_of_case
from engine.checked import CheckedRule
from engine.declaration.schema import FactPath
from engine.diagnostics import Diagnostic
from engine.documents import Document
from engine.feel import TODAY, UNKNOWN
from engine.mutation.steps import Focus, Step, add_to, facts_read, steps_on
from engine.mutation.trials import Trial, Tried, Workbench
from engine.mutation.values import written_in
from engine.outcomes import Outcome

Change = tuple[Step, ...]
MOST_STARTS: Final = 16
MOST_SINGLE: Final = 150
MOST_PAIRS: Final = 500
"""How many of a rule's cases to start from, and how many changes of each, and pairs of changes, are tried."""
MOST: Final = 8_000
"""How many declarations are tried for the mutants of one rule at most."""
NEAR: Final = 32
PAIRED: Final = 4
"""How many single changes are paired with one another, and for how many starts."""


@dataclass(frozen=True, eq=False)
class Killer:
    """A case that would notice a mutant: the rule comes out as the case expects, the mutant otherwise."""

    case: Case
    as_of: date
    facts: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, eq=False)
class Search:
    """What a search for killers of one rule's mutants has at hand."""

    original: Tried
    bench: Workbench
    bases: Bases
    trials: Sequence[Trial]
    days: Sequence[date]
    """The days around each change of the rule."""

    def killers(self, survivors: Sequence[Tried]) -> dict[Tried, Killer]:
        """Return a killer for each of *survivors* that one was found for."""
        alive = dict.fromkeys(survivors)
        killed: dict[Tried, Killer] = {}
        for start, steps in islice(self.candidates(survivors), MOST):
            if not alive:
                break
            facts = start.facts
            for step in steps:
                facts = step.apply(facts)
            known = self.asked(self.original, start, facts)
            for one in [one for one in alive if self.asked(one, start, facts) != known]:
                if killer := self.killer(start, steps, one):
                    killed[one] = killer
                    del alive[one]
        return self.fewest(killed)

    def asked(self, tried: Tried, start: Trial, facts: Mapping[str, Any]) -> dict[str | None, Outcome]:
        """Return the outcome for each subject that is asked at all."""
        found = self.bench.findings(tried, start.placed.as_of, facts)
        return {subject: outcome for subject, outcome in found.items() if outcome is not Outcome.NOT_APPLICABLE}

    def fewest(self, killed: Mapping[Tried, Killer]) -> dict[Tried, Killer]:
        """Return for each mutant one of as few killers as will do: those first that notice most."""
        noticed = {killer: {one for one in killed if self.notices(killer, one)} for killer in killed.values()}
        chosen: dict[Tried, Killer] = {}
        while left := killed.keys() - chosen.keys():
            best = max(noticed, key=lambda killer: len(noticed[killer] & left))
            chosen |= dict.fromkeys(noticed[best] & left, best)
        return chosen

    def notices(self, killer: Killer, tried: Tried) -> bool:
        """Return whether *tried* comes out otherwise than the case of *killer* expects."""
        case = killer.case
        return self.bench.outcome(tried, killer.as_of, killer.facts, case.subject) is not case.expect

    def candidates(self, survivors: Sequence[Tried]) -> Iterator[tuple[Trial, Change]]:
        """Yield the declarations to try, simple ones first: a start, with no, one or two changes."""
        plain = list(self.plain_starts())
        later = list(self.on_other_days(plain))
        yield from ((start, ()) for start in (*plain, *later))
        rules = [self.original.checked, *(one.checked for one in survivors)]
        changes = cache(partial(self.changes, read=facts_read(rules), rules=rules))
        yield from _each(plain, changes)
        for start in plain[:PAIRED]:
            pairs = combinations(_spread(changes(start), NEAR), 2)
            yield from ((start, (*a, *b)) for a, b in islice(pairs, MOST_PAIRS) if not _overlap(a, b))
        yield from _each(later, changes)

    def changes(self, start: Trial, read: Sequence[FactPath], rules: Sequence[CheckedRule]) -> list[Change]:
        """Return the changes to try of one declaration, as many of each fact as of the others."""
        written = written_in(rules, start.placed.as_of)
        return _spread(steps_on(start.facts, read, written, self.focus(start)), MOST_SINGLE)

    def focus(self, start: Trial) -> Focus:
        """Return the items to be changed: the subject of the case, else the first that comes out in each way."""
        loop = self.original.checked.loop
        if loop is None:
            return Focus()
        if start.placed.case.subject:
            return Focus(loop.list_path, frozenset([start.placed.case.subject]))
        first: dict[Outcome, str] = {}
        for subject, outcome in self.bench.findings(self.original, start.placed.as_of, start.facts).items():
            if subject is not None:
                first.setdefault(outcome, subject)
        return Focus(loop.list_path, frozenset(first.values()))

    def plain_starts(self) -> Iterator[Trial]:
        """Yield the declarations of the rule's cases, the plainest first, and the bases."""
        yield from sorted(self.trials, key=_plainness)[:MOST_STARTS]
        yield from self.plain_bases()

    def on_other_days(self, trials: Iterable[Trial]) -> Iterator[Trial]:
        """Yield *trials* on each of the days around a change, one for each base and outcome."""
        seen = set()
        for trial in trials:
            for day in self.days:
                about = (day, trial.placed.case.base, trial.placed.case.expect)
                if about not in seen:
                    seen.add(about)
                    yield Trial(replace(trial.placed, as_of=day), {**trial.facts, TODAY: day})

    def plain_bases(self) -> Iterator[Trial]:
        """Yield each base declaration as it is, on the day that cases are usually of."""
        usual = [trial.placed.as_of for trial in self.trials if trial.placed.case.as_of is None]
        day = max(usual or self.days, default=date.min)
        for name in self.bases.names:
            case = Case(rule=self.original.checked.rule.id, name="As the base has it", base=name, expect=Expected.PASS)
            if base := self.bases.read(name):
                yield Trial(PlacedCase(case, day, self.document, 0), {**base.facts, TODAY: day})

    @property
    def document(self) -> Document:
        """Return the file of the rule."""
        variant = self.original.variant
        return variant.ruleset.documents[variant.topic.standard, variant.topic.topic]

    def subject(self, tried: Tried, day: date, facts: Mapping[str, Any]) -> tuple[str | None] | None:
        """Return for which subject a mutant comes out otherwise, ``(None,)`` where only for all together, else None."""
        rule, mutant = self.bench.findings(self.original, day, facts), self.bench.findings(tried, day, facts)
        for subject, outcome in rule.items():
            gone = outcome is Outcome.NOT_APPLICABLE and subject not in mutant  # not asked either way
            if subject is not None and not gone and mutant.get(subject) is not outcome:
                return (subject,)
        whole = [self.bench.outcome(one, day, facts, None) for one in (self.original, tried)]
        return (None,) if whole[0] is not whole[1] and whole[0] is not None else None

    def killer(self, start: Trial, steps: Iterable[Step], tried: Tried) -> Killer | None:
        """Return the case that says so, as plain as it can be; None where no declaration may state such facts."""
        case = start.placed.case.model_copy(update={"subject": None})
        for step in steps:
            case = add_to(case, step)
        killer = self.tried(case, start.placed.as_of, tried)
        if killer is None:
            return None
        for plainer in _plainer(killer.case):
            killer = self.tried(plainer(killer.case), killer.as_of, tried) or killer
        return killer

    def tried(self, case: Case, day: date, tried: Tried) -> Killer | None:
        """Return *case* with its subject and what comes out, None if it does not tell the mutant from the rule."""
        placed = PlacedCase(case, day, self.document, 0)
        facts = facts_of_case(placed, self.bases)
        if isinstance(facts, Diagnostic):
            return None
        known = {**facts, TODAY: day}
        subject = self.subject(tried, day, known)
        if subject is None:
            return None
        expect = self.bench.outcome(self.original, day, known, subject[0])
        return Killer(case.model_copy(update={"subject": subject[0], "expect": expect}), day, known)


def _each(starts: Sequence[Trial], changes: Callable[[Trial], list[Change]]) -> Iterator[tuple[Trial, Change]]:
    """Yield every single change of *starts*: what is stated otherwise, then what is not stated any more."""
    for hidden in (False, True):
        for start in starts:
            yield from ((start, change) for change in changes(start) if _hides(change) is hidden)


def _plainness(trial: Trial) -> tuple[bool, int, int]:
    """Return how little a case says beside its base: the day comes first, then what is hidden, then what is changed."""
    case = trial.placed.case
    return case.as_of is not None, len(case.hide), len(case.change)


def _hides(change: Change) -> bool:
    return any(step.value is UNKNOWN for step in change)


def _overlap(first: Change, second: Change) -> bool:
    """Return whether one of two changes is made within, or in the place of, the other."""
    return any(a.where[: len(b.where)] == b.where[: len(a.where)] for a in first for b in second)


def _plainer(case: Case) -> Iterator[Any]:
    """Yield the functions that each take one change out of a case."""
    for path in case.change:
        yield lambda c, path=path: c.model_copy(update={"change": {p: v for p, v in c.change.items() if p != path}})
    for key in ("hide", "remove"):
        for path in getattr(case, key):
            yield lambda c, key=key, path=path: c.model_copy(
                update={key: tuple(p for p in getattr(c, key) if p != path)}
            )
    for path in case.add:
        yield lambda c, path=path: c.model_copy(update={"add": {p: v for p, v in c.add.items() if p != path}})


def _spread(changes: Iterable[Change], most: int) -> list[Change]:
    """Return *most* of *changes*, taken from all facts in turn."""
    by_fact: dict[Any, list[Change]] = {}
    for change in changes:
        by_fact.setdefault(change[0].where, []).append(change)
    rounds = max((len(each) for each in by_fact.values()), default=0)
    turns = (each[n] for n in range(rounds) for each in by_fact.values() if n < len(each))
    return list(islice(turns, most))
