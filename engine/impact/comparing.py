"""One declaration under two rule sets: both decisions, and the findings that are not the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from engine.catalogue import Layer
from engine.changes import find_renamed, said_of_earlier
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import label_of
from engine.declaration.titles import item_title, show_path
from engine.evaluation import Finding, Subject, evaluate_rule
from engine.explaining import explain
from engine.feel import TODAY, UNKNOWN
from engine.impact.model import Effect, FindingChange, Standing
from engine.outcomes import Decision
from engine.preparing import PreparedRules
from engine.text import Text

POINT = Text("服务点", "care point")
Key = tuple[str, Subject]


@dataclass(frozen=True)
class RulePair:
    """Two rule sets in force on one day; *renamed* has the earlier id of rules that only got another one.

    A rule that says the same in both (*same*, by its later id) is evaluated once.
    """

    before: CompiledRuleSet
    after: CompiledRuleSet
    renamed: Mapping[str, str]
    same: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, before: CompiledRuleSet, after: CompiledRuleSet) -> "RulePair":
        """Return the pair, with the rules found that say the same."""
        renamed = find_renamed(before.ruleset, after.ruleset)
        old = {rule.rule.id: rule for rule in before.rules}
        both = ((rule, old.get(renamed.get(rule.rule.id, rule.rule.id))) for rule in after.rules)
        same = (new.rule.id for new, was in both if was and _said(was, after.as_of) == _said(new, after.as_of))
        return cls(before, after, renamed, frozenset(same))

    @cached_property
    def later_ids(self) -> Mapping[str, str]:
        """Return the later id of each renamed rule."""
        return {was: now for now, was in self.renamed.items()}

    @property
    def differing(self) -> tuple[str, ...]:
        """Return the ids of the rules that may come out otherwise, those of *after* first."""
        now = [rule.rule.id for rule in self.after.rules]
        gone = [id_ for id_ in map(self.later_id, self.before.rules) if id_ not in now]
        return tuple(id_ for id_ in (*now, *gone) if id_ not in self.same)

    def later_id(self, rule: CompiledRule) -> str:
        """Return the id that a rule of *before* has later."""
        return self.later_ids.get(rule.rule.id, rule.rule.id)


def pair_rules(rules: tuple[PreparedRules, PreparedRules], day: date, place: Layer) -> RulePair:
    """Return both of *rules* on *day* at *place*. Raises `RuleSetError` where on that day one of them has no rules."""
    after = rules[1].on(day, place)
    with said_of_earlier():
        return RulePair.of(rules[0].on(day, place), after)


def _said(rule: CompiledRule, day: date) -> tuple[Any, ...]:
    """Return all that an outcome on *day* can depend on, and how it counts."""
    checked = rule.checked
    return (
        rule.binding,
        rule.question,
        checked.topic.applies_when,
        checked.rule.for_each,
        checked.rule.applies_when,
        checked.rule.values,
        checked.rule.require,
        {name: (parameter.by, parameter.on(day)) for name, parameter in checked.parameters.items()},
    )


def compare_declaration(
    pair: RulePair, declaration: Declaration, file: str
) -> tuple[Decision, Decision, Effect | None]:
    """Return both decisions, and the effect where there is one."""
    facts = facts_of(declaration) | {TODAY: pair.after.as_of}
    new = {rule.rule.id: tuple(evaluate_rule(rule, facts)) for rule in pair.after.rules}
    old = {
        id_: new[id_] if id_ in pair.same else tuple(evaluate_rule(rule, facts))
        for id_, rule in ((pair.later_id(rule), rule) for rule in pair.before.rules)
    }
    before, after = (decide(f for found in side.values() for f in found).decision for side in (old, new))
    changes = tuple(_changes(pair, declaration, _differing(old, pair.same), _differing(new, pair.same)))
    if before is after:
        changes = tuple(change for change in changes if change.newly_fails)
    told = _weighty(changes)
    name = facts["point"]["name"]
    point = "" if name is UNKNOWN else name
    effect = Effect(file, point, before, after, told) if told or before is not after else None
    return before, after, effect


def _differing(found: Mapping[str, tuple[Finding, ...]], same: frozenset[str]) -> dict[Key, Finding]:
    return {(id_, f.subject): f for id_, findings in found.items() if id_ not in same for f in findings}


def _changes(
    pair: RulePair, declaration: Declaration, old: Mapping[Key, Finding], new: Mapping[Key, Finding]
) -> Iterator[FindingChange]:
    """Yield each finding of *old* or *new* that counts otherwise in the other."""
    for key in dict.fromkeys((*new, *old)):
        before, after = _standing(old.get(key)), _standing(new.get(key))
        if before != after:
            yield _change(pair, declaration, key, (before, after), new.get(key) or old[key])


def _standing(finding: Finding | None) -> Standing | None:
    return Standing(finding.outcome, finding.rule.binding, finding.rule.question) if finding else None


def _change(
    pair: RulePair,
    declaration: Declaration,
    key: Key,
    standings: tuple[Standing | None, Standing | None],
    finding: Finding,
) -> FindingChange:
    why, rule = explain(finding, pair.after.as_of), finding.rule
    catalogue = (pair.after if standings[1] else pair.before).ruleset.catalogue
    quoted = (
        (c.id, Text(*(f"{title} {catalogue.place_of(c.id)}".rstrip() for title in catalogue.text_of(c.id).title.text)))
        for c in why.clauses
    )
    subject = (*finding.subject.path, finding.subject.id) if finding.subject.id else finding.subject.path
    return FindingChange(
        key[0],
        rule.rule.title.text,
        rule.checked.topic.standard,
        show_path(subject),
        _called(declaration, finding.subject),
        *standings,
        tuple(quoted),
        why.message,
    )


def _called(declaration: Declaration, subject: Subject) -> Text:
    if not subject.path:
        return POINT
    return item_title(declaration, (*subject.path, subject.id)) if subject.id else label_of(subject.path)


def _weighty(changes: Iterable[FindingChange]) -> tuple[FindingChange, ...]:
    """Return the changes that can have changed a decision: those that stood, or stand, in its way; else all that count."""
    counting = [c for c in changes if any(side and side.counts for side in (c.before, c.after))]
    hindering = [c for c in counting if any(side and side.hinders for side in (c.before, c.after))]
    return tuple(hindering or counting)
