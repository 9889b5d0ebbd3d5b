"""Cases that are gone although their rule stayed: a rule must not get easier to break without a word."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from engine.changes import find_renamed
from engine.changes.sides import DatedCase, Side
from engine.diagnostics import Diagnostic
from engine.text import Text

LOST = Text("规则 {rule} 的案例“{name}”被删除了", "the case '{name}' of rule {rule} was taken out")
HINT = Text(
    "请放回这个案例；确要删除的，请在规则的 CHANGELOG.md 里当天的标题下面新增一条：“- `{rule}`：理由”。",
    "Put it back; if it has to go, add an item to the rules' CHANGELOG.md below the day: '- `{rule}`: why'.",
)


def find_lost_cases(before: Side, after: Side, explained: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield each case of *before* that *after* no longer has, of a rule it has still and that is not *explained*.

    A case that was renamed, or moved to another file, is still there; so is a rule that only got another id.
    """
    renamed = find_renamed(before.ruleset, after.ruleset)
    for topic in after.ruleset.topics:
        document = after.ruleset.documents[topic.standard, topic.topic]
        for index, rule in enumerate(topic.rules):
            if rule.id in explained:
                continue
            for name in _lost(before.cases.get(renamed.get(rule.id, rule.id), {}), after.cases.get(rule.id, {})):
                message = LOST.fill(rule=rule.id, name=name)
                yield document.diagnostic(("rules", index, "id"), "lost-case", message, HINT.fill(rule=rule.id))


def _lost(before: Mapping[str, DatedCase], after: Mapping[str, DatedCase]) -> Iterator[str]:
    contents = [_content(one) for one in after.values()]
    return (name for name, one in before.items() if name not in after and _content(one) not in contents)


def _content(one: DatedCase) -> tuple[date, dict[str, Any]]:
    return one.as_of, one.case.model_dump(exclude={"rule", "name", "as_of"})
