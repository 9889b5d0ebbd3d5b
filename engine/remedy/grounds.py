"""What a finding that stands in the way rests on: as long as none of these facts and lists changes, it stays as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from engine.declaration.schema import is_fact, model_path
from engine.evaluation import Finding
from engine.feel import UNKNOWN, Step
from engine.feel import nodes as syntax
from engine.outcomes import Outcome
from engine.reads import is_single
from engine.remedy.changes import Origin, value_at
from engine.tracing import Traced, deciding_children

Leaf: TypeAlias = tuple[str, int, int]
"""A condition without conditions under it: the expression it stands in, from where to where."""
COMPOSED: Final = (syntax.Logic, syntax.Quantified, syntax.If, syntax.Literal)
GATHERING: Final = ("not", "all", "any")
OPEN: Final = (Outcome.FAIL, Outcome.UNKNOWN)
ROOTS: Final = ("topic_applies", "applies", "require")


@dataclass(frozen=True)
class Grounds:
    """The *facts* and *lists* a finding rests on, in the order in which they are read."""

    facts: tuple[Origin, ...]
    lists: tuple[Origin, ...]


@dataclass(frozen=True)
class Gap:
    """How often a condition stands in the way, by how much its two numbers differ, and how many facts it lacks, all in all."""

    times: int = 0
    width: Decimal = Decimal(0)
    unstated: int = 0


def grounds_of(finding: Finding, roots: Iterable[str] = ROOTS) -> Grounds:
    """Return what *finding* rests on: the facts that decided it, and the lists whose items were counted or gone through.

    *roots* are the expressions to look at: what is required alone, or also the conditions under which it is.
    """
    reader = _Reader(Traced(finding))
    if finding.subject.id is None and finding.subject.path:
        reader.lists[finding.subject.path] = None
    for name in roots:
        if name in reader.traced.expressions:
            reader.read(reader.traced.step(name))
    return Grounds(tuple(reader.facts), tuple(reader.lists))


class _Reader:
    """Goes down the steps of a finding's expressions, as far as they decided."""

    def __init__(self, traced: Traced) -> None:
        self.traced = traced
        self.facts: dict[Origin, None] = {}
        self.lists: dict[Origin, None] = {}
        self._read: set[int] = set()

    def read(self, step: Step) -> None:
        """Note what *step* rests on."""
        step = self.traced.named(step) or step
        if id(step) in self._read:
            return
        self._read.add(id(step))
        self._note(step)
        for child in _deciding(step):
            self.read(child)

    def _note(self, step: Step) -> None:
        """Note the facts that *step* is, or was gathered from, and the list it is; of a list not stated, only that list."""
        origin = self.traced.located(step.origin)
        if origin:
            path = tuple(name for name in origin if isinstance(name, str))
            if "[]" in path:
                self.lists[path[: path.index("[]")]] = None
            elif is_fact(model_path(path)):
                self.facts[path] = None
            elif isinstance(step.value, list) or step.value is UNKNOWN:
                self.lists[path] = None
        elif isinstance(step.value, list) and is_single(step.value):
            for place in map(self.traced.located, step.items or ()):
                if place and is_fact(model_path(place)):
                    self.facts[place] = None


def _deciding(step: Step) -> Iterator[Step]:
    """Yield the steps that decided *step*; of a list gone through, the list too, for it may grow."""
    chosen = list(deciding_children(step))
    yield from chosen
    if isinstance(step.node, syntax.Quantified):
        yield from (child for child in step.children if not isinstance(child.value, bool) and child not in chosen)


def gaps_of(finding: Finding) -> Mapping[Leaf, Gap]:
    """Return the conditions that keep *finding* from passing, each with how far it is from holding."""
    traced, gaps = Traced(finding), dict[Leaf, Gap]()
    for name in ROOTS:
        if name in traced.expressions:
            _measure(traced, name, traced.step(name), gaps)
    return gaps


def _measure(traced: Traced, name: str, step: Step, gaps: dict[Leaf, Gap]) -> None:
    if isinstance(step.node, syntax.Name) and (named := traced.named(step)):
        _measure(traced, step.node.name, named, gaps)
    elif (isinstance(step.node, syntax.Call) and step.node.function in GATHERING) or isinstance(step.node, COMPOSED):
        for child in deciding_children(step):
            _measure(traced, name, child, gaps)
    else:
        leaf, before = (name, step.node.start, step.node.end), gaps.get((name, step.node.start, step.node.end), Gap())
        gaps[leaf] = Gap(before.times + 1, before.width + _width(step), before.unstated + _unstated(traced, step))


def _unstated(traced: Traced, step: Step) -> int:
    """Return how many facts and lists are not stated that keep *step* from being known."""
    if step.value is not UNKNOWN:
        return 0
    reader = _Reader(traced)
    reader.read(step)
    return sum(value_at(traced.finding.env, path) is UNKNOWN for path in (*reader.facts, *reader.lists))


def _width(step: Step) -> Decimal:
    """Return by how much the two numbers differ that *step* compares; nothing where it compares no numbers."""
    values = [child.value for child in step.children]
    if isinstance(step.node, syntax.Comparison) and all(_is_number(value) for value in values):
        return abs(Decimal(values[0]) - Decimal(values[1]))
    return Decimal(0)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def settles(before: Mapping[Leaf, Gap], finding: Finding) -> bool:
    """Return whether *finding* passes, or one of the conditions that kept it from passing is out of the way."""
    if finding.outcome not in OPEN:
        return True
    if sum(gap.times for gap in before.values()) < 2 and not any(gap.unstated > 1 for gap in before.values()):
        return False
    return _fewer(before, gaps_of(finding))


def helps(before: Mapping[Leaf, Gap], finding: Finding) -> bool:
    """Return whether *finding* is nearer to passing: as `settles`, or a number is nearer to what is asked."""
    if finding.outcome not in OPEN:
        return True
    if sum(gap.times for gap in before.values()) < 2 and not any(
        gap.width or gap.unstated > 1 for gap in before.values()
    ):
        return False
    after = gaps_of(finding)
    return _fewer(before, after) or any(
        after[leaf].width < gap.width for leaf, gap in before.items() if leaf in after and gap.width
    )


def _fewer(before: Mapping[Leaf, Gap], after: Mapping[Leaf, Gap]) -> bool:
    """Return whether some condition stands in the way less often than *before*, or is still unknown for lack of fewer facts."""
    return any(
        (now := after.get(leaf, Gap())).times < gap.times or 0 < now.unstated < gap.unstated
        for leaf, gap in before.items()
    )
