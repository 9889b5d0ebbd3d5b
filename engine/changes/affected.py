"""Which rules have to be looked at again after a change."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.catalogue import Catalogue
from engine.changes.sides import Side, load_sides, read_cases
from engine.checked import BINDING, PLACEHOLDER
from engine.feel import FeelError, parse
from engine.feel.nodes import Name, Node, children
from engine.ruleset import Parameter, Rule, Topic


def changed_rules(before: Path, after: Path) -> frozenset[str]:
    """Return the ids of the rules of *after* that are new, or whose meaning or cases are not those of *before*.

    Meaning is the rule itself, its topic's condition, the parameters it uses, and the days and force of its clauses; a rule's cases
    are changed with the base declarations they start from. Raises `RuleSetError` where a folder cannot be used.
    """
    old, new = load_sides(before, after)
    meant = _meanings(old)
    changed = {rule for rule, meaning in _meanings(new).items() if meant.get(rule) != meaning}
    changed |= {rule for rule in {*old.cases, *new.cases} if old.cases.get(rule) != new.cases.get(rule)}
    bases = {name for name in {*old.bases, *new.bases} if old.bases.get(name) != new.bases.get(name)}
    if bases:
        changed |= {rule for rule, cases in read_cases(after).items() if bases & {c.case.base for c in cases.values()}}
    return frozenset(rule.id for _, rule in new.ruleset.rules() if rule.id in changed)


def _meanings(side: Side) -> dict[str, Any]:
    return {
        rule.id: (
            rule,
            topic.applies_when,
            topic.applies_to,
            used_parameters(topic, rule),
            {clause: _force(side.ruleset.catalogue, clause) for clause in rule.basis},
        )
        for topic, rule in side.ruleset.rules()
    }


def _force(catalogue: Catalogue, clause: str) -> tuple[Any, ...]:
    """Return since when, until when, where and how far *clause* binds."""
    return (
        catalogue.period(clause),
        catalogue.strength(clause),
        catalogue.draft(clause),
        catalogue.text_of(clause).layer,
    )


def used_parameters(topic: Topic, rule: Rule) -> dict[str, Parameter]:
    """Return the parameters of *topic* that an expression of *rule*, or of its messages, names."""
    if not topic.parameters:
        return {}
    names = {name for text in expressions_of(rule) for name in names_in(text)}
    return {name: parameter for name, parameter in topic.parameters.items() if name in names}


def expressions_of(rule: Rule) -> Iterator[str]:
    """Yield the text of each expression of *rule*, those of its messages included."""
    yield from filter(None, (rule.applies_when, rule.require, rule.cite and rule.cite.by))
    yield from rule.values.values()
    yield from filter(None, [rule.for_each and BINDING.sub("", rule.for_each, count=1)])
    for words in (rule.message, rule.remedy):
        yield from (text for lang in words.text for text in PLACEHOLDER.findall(lang) if text.strip())


def names_in(text: str) -> frozenset[str]:
    """Return the names that an expression uses; one that cannot be read uses none."""
    try:
        found, waiting = set(), [parse(text)]
    except FeelError:
        return frozenset()
    nodes: list[Node] = [*waiting]
    while nodes:
        node = nodes.pop()
        nodes += children(node)
        if isinstance(node, Name):
            found.add(node.name)
    return frozenset(found)
