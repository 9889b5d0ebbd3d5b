"""Larger inputs than there are: the rule set several times over, and an institution with several times the classes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.declaration.model import Declaration
from engine.ruleset import Rule, RuleSet, RuleSetRef, Topic

GROWING = ("classes", "rooms", "doors", "windows", "staff")
POINTERS = ("class_id", "room_id")


def repeated(ruleset: RuleSet, times: int) -> RuleSet:
    """Return *ruleset* with every topic *times* times over, each time under other ids."""
    copies = [(number, topic) for number in range(times) for topic in ruleset.topics]
    topics = tuple(_topic(topic, number) for number, topic in copies)
    documents = {
        (topic.standard, copy.topic): ruleset.documents[topic.standard, topic.topic]
        for (_, topic), copy in zip(copies, topics, strict=True)
    }
    ref = RuleSetRef(ruleset.ref.digest, ruleset.ref.rules * times)
    return replace(ruleset, ref=ref, topics=topics, documents=documents)


def _topic(topic: Topic, number: int) -> Topic:
    if not number:
        return topic
    rules = tuple(_rule(rule, number) for rule in topic.rules)
    return topic.model_copy(update={"topic": f"{topic.topic}_{number}", "rules": rules})


def _rule(rule: Rule, number: int) -> Rule:
    others = tuple(_other_id(other, number) for other in rule.stricter_than)
    return rule.model_copy(update={"id": _other_id(rule.id, number), "stricter_than": others})


def _other_id(rule_id: str, number: int) -> str:
    standard, topic, name = rule_id.split(".")
    return f"{standard}.{topic}_{number}.{name}"


def grown(data: Mapping[str, Any], times: int) -> Declaration:
    """Return the declaration in *data* with *times* the classes and all that belongs to them, each with its own ids."""
    lists = {
        name: [_item(item, number) for number in range(times) for item in data[name]]
        for name in GROWING
        if name in data
    }
    return Declaration.model_validate({**data, **lists})


def _item(item: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {key: f"{value}-{number}" if key in ("id", *POINTERS) else value for key, value in item.items()}


def subjects(declaration: Declaration) -> int:
    """Return how many items stand in the growing lists."""
    return sum(len(getattr(declaration, name) or ()) for name in GROWING)
