"""The values of the parts of an expression as lines of a tree, each as deep as it stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.feel import Step, Type
from engine.feel import nodes as syntax
from engine.text import Text
from engine.values import show

MAX_DEPTH = 4
MAX_STEPS = 60
TIMES = Text("{value}（{times}次）", "{value} ({times} times)")
COUNTED = Text("{count}项", "{count} item(s)")


@dataclass(frozen=True)
class StepLine:
    """One step of an evaluation: how deep, the piece of expression, and its value.

    *origin* is the path of the fact it is, if it is one; *items* are those of the items where it is a list of facts.
    """

    depth: int
    text: str
    value: Text
    origin: tuple[Any, ...] | None = None
    items: tuple[Any, ...] = ()


def lines_of(step: Step, depth: int = MAX_DEPTH, most: int = MAX_STEPS) -> tuple[StepLine, ...]:
    """Return *step* and its parts down to *depth*, at most so many lines."""
    return tuple(_walk(step, 0, depth))[:most]


def _walk(step: Step, depth: int, deepest: int) -> Iterator[StepLine]:
    if isinstance(step.node, syntax.Literal) or depth > deepest:
        return
    yield StepLine(depth, _one_line(step.text), value_text(step.value), step.origin, step.items or ())
    if step.origin is None and not isinstance(step.node, syntax.Name):
        yield from _children(step, depth + 1, deepest)


def _children(step: Step, depth: int, deepest: int) -> Iterator[StepLine]:
    """Yield the parts of a step; a condition tried on every item of a list takes one line a result, with how often."""
    rounds: dict[tuple[str, Text], int] = Counter((c.text, value_text(c.value)) for c in step.children)
    texts = Counter(child.text for child in step.children)
    for child in step.children:
        if texts[child.text] == 1:
            yield from _walk(child, depth, deepest)
        elif times := rounds.pop((child.text, value_text(child.value)), 0):
            yield StepLine(depth, _one_line(child.text), TIMES.fill(value=value_text(child.value), times=times))


def value_text(value: Any, kind: Type | None = None) -> Text:
    """Return *value* as a reader sees it; of records only how many they are."""
    records = isinstance(value, list) and any(isinstance(item, dict) for item in value)
    if records or isinstance(value, dict):
        return COUNTED.fill(count=len(value) if records else 1)
    return show(value, kind)


def _one_line(text: str) -> str:
    return " ".join(text.split())
