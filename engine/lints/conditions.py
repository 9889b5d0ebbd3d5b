"""The conditions of one rule, as logic: what is already settled where each of them is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from engine.checked import CheckedRule
from engine.documents import Path as Steps
from engine.feel import Checked
from engine.feel.nodes import Expr, Node
from engine.reasoning.comparing import names_of
from engine.reasoning.parts import Apply, Part
from engine.reasoning.proving import related_to
from engine.reasoning.reading import Names, read_condition, read_parts
from engine.reasoning.space import Space, space_of


@dataclass(frozen=True)
class Found:
    """What a look at one rule found: the lint, the place in the rule, or of a parameter in its topic, and the characters there.

    *zh* and *en* are what the message speaks of, where it says more than the place.
    """

    code: str
    steps: Steps
    start: int
    end: int
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, eq=False)
class Condition:
    """One expression of a rule, with what is known to hold wherever it is asked.

    *space* has the combinations of all facts together, None where there are too many; *held* are those in which it is asked.
    """

    steps: Steps
    checked: Checked
    parts: tuple[tuple[Expr, Part], ...]
    given: tuple[Part, ...]
    space: Space | None
    held: int
    inside: frozenset[Part]

    def ask(self, *parts: Part) -> tuple[Space, int] | None:
        """Return the combinations in which to look at *parts*, and those that count: of the rule, else of the parts alone."""
        if self.space is not None and all(part in self.inside for part in parts):
            return self.space, self.held
        alone = alone_in(parts)
        return (alone, alone.all) if alone else None

    @property
    def whole(self) -> Part:
        """Return the expression itself."""
        return self.parts[-1][1]

    def found(self, code: str, node: Node | None = None) -> Found:
        """Return what is wrong with *node*, else with the whole."""
        node = node or self.checked.expr
        return Found(code, self.steps, node.start, node.end)


def conditions_of(rule: CheckedRule, names: Names) -> Iterator[Condition]:
    """Yield the expressions of *rule* that decide its outcome, the topic's condition aside."""
    topic = (read_condition(rule.topic_applies, names),) if rule.topic_applies else ()
    applies = (read_condition(rule.applies, names),) if rule.applies else ()
    if rule.applies:
        yield _condition(("applies_when",), rule.applies, names, topic)
    for name, value in rule.values.items():
        yield _condition(("values", name), value, names, ())
    yield _condition(("require",), rule.require, names, (*topic, *applies))


def _condition(steps: Steps, checked: Checked, names: Names, given: tuple[Part, ...]) -> Condition:
    parts = read_parts(checked, names)
    whole = parts[-1][1]
    related = tuple(related_to((whole,), given))
    space = space_of((*related, whole), known=True) if checked.type.kind == "boolean" else None
    held = space.where(related) if space else 0
    return Condition(steps, checked, parts, related, space, held, frozenset(_all_in((*related, whole))))


def _all_in(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Apply):
            yield from _all_in(part.parts)


def names_by_day(rule: CheckedRule) -> tuple[Names, ...]:
    """Return what the names of *rule* stand for, once for each set of numbers it ever has."""
    starts: set[date] = {day for parameter in rule.parameters.values() for day in parameter.values} or {date.max}
    days = [day for day in sorted(starts) if all(p.on(day) is not None for p in rule.parameters.values())]
    return tuple(names_of(rule, day) for day in days)


@lru_cache(maxsize=16_384)
def alone_in(parts: tuple[Part, ...]) -> Space | None:
    """Return the combinations that matter to *parts* alone, all facts stated, or None where there are too many."""
    return space_of(parts, known=True)
