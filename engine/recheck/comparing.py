"""Two checks put beside each other: findings by rule and subject, facts by path."""

from collections.abc import Iterator, Mapping

from engine.checked import CheckedRule
from engine.compiling import CompiledRuleSet
from engine.outcomes import Outcome
from engine.recheck.asking import Asked
from engine.recheck.facts import find_fact_changes
from engine.recheck.model import BAD, Change, Key, Recheck, Side, Status, Told, Why
from engine.text import Lang

MOVED = {
    (Outcome.UNKNOWN, Outcome.FAIL): Why.NOW_FAILS,
    (Outcome.FAIL, Outcome.UNKNOWN): Why.NOW_MISSING,
}


def compare(before: Side, after: Side, compiled: CompiledRuleSet, lang: Lang) -> Recheck:
    """Return what became of each finding, and which facts were touched; *compiled* tells what the rules read."""
    changes = tuple(_Matcher(before, after).changes())
    asked = Asked((told for told in before.told.values() if told.binding), _checked(compiled))
    return Recheck(
        before,
        after,
        changes=tuple(change for change in changes if change.told.binding),
        advice=tuple(change for change in changes if not change.told.binding),
        facts=find_fact_changes(before, after, asked, lang),
        partial=before.is_result or after.is_result,
    )


def _checked(compiled: CompiledRuleSet) -> Mapping[str, CheckedRule]:
    return {rule.rule.id: rule.checked for rule in compiled.rules}


class _Matcher:
    """Matches the findings of two checks."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before, self.after = before, after
        self.subjects = {id(side): {subject for _, subject in side.outcomes} for side in (before, after)}

    def changes(self) -> Iterator[Change]:
        """Yield what became of each finding told before, then each that is told for the first time."""
        matched: set[Key] = set()
        for key, told in self.before.told.items():
            now = self._later(key)
            matched.update(one.key for one in now)
            yield from (self._open(told, one) for one in now)
            if not now:
                yield self._gone(told)
        for key, told in self.after.told.items():
            if key not in matched:
                yield self._new(told)

    def _later(self, key: Key) -> list[Told]:
        """Return how the finding is told now: under its own key or, where a whole list was asked for, about its items."""
        if key in self.after.told:
            return [self.after.told[key]]
        return [told for other, told in self.after.told.items() if _is_about_item(other, key)]

    def _open(self, was: Told, now: Told) -> Change:
        changed = (was.message, was.missing) != (now.message, now.missing)
        return Change(
            Status.STILL_OPEN,
            was,
            now,
            MOVED.get((was.outcome, now.outcome)) or (Why.OTHER_NUMBERS if changed else None),
        )

    def _gone(self, was: Told) -> Change:
        """Return what became of a finding that is not told any more: it passes, or nobody asks."""
        later = self.after.outcomes.get(was.key)
        items = any(_is_about_item(key, was.key) for key in self.after.outcomes)
        if items or later is Outcome.PASS:
            return Change(Status.CORRECTED, was, None)
        return Change(Status.NO_LONGER_ASKED, was, None, self._why_gone(was))

    def _why_gone(self, was: Told) -> Why:
        if was.rule not in self.after.rules:
            return Why.NOT_CHECKED
        if was.key in self.after.outcomes:  # advice that can no longer be judged
            return Why.NOW_MISSING
        there = not was.subject or was.subject in self.subjects[id(self.after)]
        return Why.NOT_APPLICABLE if there else Why.SUBJECT_GONE

    def _new(self, now: Told) -> Change:
        status = Status.NEWLY_BROKEN if now.outcome is BAD[0] else Status.NEWLY_ASKED
        if now.rule not in self.before.rules:
            return Change(status, None, now, Why.NOT_CHECKED_BEFORE)
        there = not now.subject or now.subject in self.subjects[id(self.before)]
        return Change(status, None, now, None if there else Why.SUBJECT_NEW)


def _is_about_item(key: Key, of: Key) -> bool:
    """Return whether *key* is the same rule's finding about one item of the list that *of* is about."""
    return key[0] == of[0] and bool(of[1]) and key[1].startswith(f"{of[1]}[")
