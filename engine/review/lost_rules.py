"""Rules that are gone, or no longer binding: no declaration can newly fail by that, so somebody has to say it."""

from collections.abc import Iterator

from engine.changes import find_renamed
from engine.changes.sides import Side
from engine.diagnostics import Diagnostic, Place
from engine.ruleset import Rule, RuleSet, Strength, Topic
from engine.text import Text

GONE = Text("规则 {rule}（{title}）被删除了", "rule {rule} ({title}) was taken out")
GONE_HINT = Text(
    "请放回这条规则；确要删除的，请在规则的 CHANGELOG.md 里当天的标题下面新增一条：“- `{rule}`：理由”。",
    "Put it back; if it has to go, add an item to the rules' CHANGELOG.md below the day: '- `{rule}`: why'.",
)
LOWERED = Text(
    "规则 {rule} 的约束力由“{before}”降为“{after}”",
    "the strength of rule {rule} was lowered from '{before}' to '{after}'",
)
LOWERED_HINT = Text(
    "请改回 must；确要降低的，请在规则的 CHANGELOG.md 里当天的标题下面新增一条：“- `{rule}`：理由”。",
    "Write must again; if it has to change, add an item to the rules' CHANGELOG.md below the day: '- `{rule}`: why'.",
)


def find_lost_rules(before: Side, after: Side, explained: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield each rule of *before* that *after* has not, or has no longer as a binding one, and that is not *explained*.

    A rule that only got another id is still there.
    """
    now = {rule.id: rule for _, rule in after.ruleset.rules()}
    kept = explained | set(find_renamed(before.ruleset, after.ruleset).values())
    for topic, rule in before.ruleset.rules():
        if rule.id in kept:
            continue
        later = now.get(rule.id)
        if later is None:
            yield _gone(topic, rule, (before.ruleset, after.ruleset))
        elif rule.strength is Strength.MUST is not later.strength:
            yield _lowered(rule, later, after.ruleset)


def _gone(topic: Topic, rule: Rule, rulesets: tuple[RuleSet, RuleSet]) -> Diagnostic:
    """Return what is said of a rule that was taken out, at the list it stood in, or its file where that is gone too."""
    was, now = (ruleset.documents.get((topic.standard, topic.topic)) for ruleset in rulesets)
    message, hint = GONE.fill(rule=rule.id, title=rule.title.text), GONE_HINT.fill(rule=rule.id)
    if now:
        return now.diagnostic(("rules",), "lost-rule", message, hint, key=True)
    assert was
    return Diagnostic(Place(was.name), "lost-rule", message, hint)


def _lowered(rule: Rule, later: Rule, ruleset: RuleSet) -> Diagnostic:
    found = ruleset.rule(rule.id)
    assert found
    document = ruleset.documents[found[0].standard, found[0].topic]
    message = LOWERED.fill(rule=rule.id, before=rule.strength.label, after=later.strength.label)
    place = ("rules", found[0].rules.index(later), "strength")
    return document.diagnostic(place, "lowered-rule", message, LOWERED_HINT.fill(rule=rule.id))
