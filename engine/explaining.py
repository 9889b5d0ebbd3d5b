"""Why a finding came out as it did: the facts and numbers that decided it, and the facts that are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from engine.checked import PLACEHOLDER
from engine.evaluation import Finding
from engine.outcomes import Outcome
from engine.seeing import SeenFact, SeenNumber, SeenValue, Sight, clauses_of, fixed_numbers, new, sight_of
from engine.text import NO_TEXT, Lang, Text
from engine.values import show

if TYPE_CHECKING:  # what passes is explained without going through the steps of its expressions
    from engine.catalogue import Clause
    from engine.compiled import CompiledRule
    from engine.tracing import Missing

PASS, NOT_APPLICABLE = Outcome.PASS, Outcome.NOT_APPLICABLE  # members of an enum are slow to get


class Explanation(NamedTuple):
    """Everything a report says about one finding besides its outcome; the sentences are worded when they are read."""

    finding: Finding
    clauses: tuple[Clause, ...]
    facts: tuple[SeenFact, ...] = ()
    values: tuple[SeenValue, ...] = ()
    numbers: tuple[SeenNumber, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def message(self) -> Text:
        """Return what is said where the rule fails."""
        return self._worded(self.finding.rule.rule.message.text)

    @property
    def remedy(self) -> Text:
        """Return what to do where the rule fails."""
        return self._worded(self.finding.rule.rule.remedy.text)

    def _worded(self, words: Text) -> Text:
        return _fill(self.finding, words) if self.finding.outcome is Outcome.FAIL else NO_TEXT


def explain(finding: Finding, as_of: date) -> Explanation:
    """Return why *finding* came out as it did; what does not apply needs no more than its clauses."""
    return _explainer(finding.rule, as_of)(finding)


def explain_all(findings: Iterable[Finding], as_of: date) -> list[Explanation]:
    """Return why each of *findings* came out as it did; quickest where those of one rule stand together."""
    explained, last, explainer = [], None, None
    for finding in findings:
        if (rule := finding[0]) is not last or explainer is None:
            last, explainer = rule, _explainer(rule, as_of)
        explained.append(explainer(finding))
    return explained


@lru_cache(maxsize=4096)
def _explainer(rule: CompiledRule, as_of: date) -> Callable[[Finding], Explanation]:
    """Return what explains the findings of *rule* on *as_of*."""
    sight = sight_of(rule, as_of)
    facts, values, numbers, clauses = sight

    def explain_one(finding: Finding) -> Explanation:
        if finding[2] is not PASS:
            return _explain_other(finding, sight)
        return new(Explanation, (finding, clauses(finding), facts(finding), values(finding), numbers(finding), ()))

    if rule.names or rule.rule.cite:
        return explain_one
    cited, wanted = rule.clauses, tuple(fixed_numbers(rule, as_of).values())

    def explain_plain(finding: Finding) -> Explanation:
        if finding[2] is not PASS:
            return _explain_other(finding, sight)
        return new(Explanation, (finding, cited, facts(finding), (), wanted, ()))

    return explain_plain


def _explain_other(finding: Finding, sight: Sight) -> Explanation:
    """Return the explanation of a finding that did not pass."""
    _, values, numbers, clauses = sight
    if finding.outcome is NOT_APPLICABLE:
        return Explanation(finding, clauses(finding))
    from engine.deciding import find_deciding

    decided = find_deciding(finding)
    if decided is not None:
        return new(Explanation, (finding, clauses(finding), decided, values(finding), numbers(finding), ()))
    from engine.tracing import Traced, missing_asked

    traced = Traced(finding)
    decided = tuple(traced.all_deciding())
    missing = missing_asked(finding, traced) if finding.outcome is Outcome.UNKNOWN else ()
    return new(Explanation, (finding, clauses(finding), decided, values(finding), numbers(finding), missing))


def message_of(finding: Finding) -> Text:
    """Return what a report says where the rule fails, with the values of this subject."""
    return _fill(finding, finding.rule.rule.message.text)


def cited_clauses(finding: Finding) -> tuple[Clause, ...]:
    """Return the clauses in force that speak about this subject; all that the rule stands on where it does not tell."""
    return clauses_of(finding.rule)(finding)


def _fill(finding: Finding, words: Text) -> Text:
    """Return a message with its placeholders replaced by the values of the subject."""
    from engine.feel.interpreter import trace

    env = finding.env
    said = {
        text: show(trace(checked, env).value, checked.type)
        for text, checked in finding.rule.checked.shown.items()
        if {read[0] for read in checked.reads} <= env.keys()
    }

    def fill(lang: Lang) -> str:
        return PLACEHOLDER.sub(lambda m: said[m[1]].of(lang) if m[1] in said else m[0], words.of(lang))

    return Text(fill("zh"), fill("en"))
