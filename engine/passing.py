"""The number that just passes: the limit that a fact misses, where a requirement simply compares the two."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from engine.declaration.table import is_fact, model_path
from engine.evaluation import Finding
from engine.feel import Step
from engine.feel import nodes as syntax
from engine.seeing import Origin, SeenFact
from engine.tracing import Traced, deciding_children

FLIPPED: Final = {">=": "<=", "<=": ">="}
FURTHEST: Final[Mapping[str, Callable[[list[Any]], Any]]] = {">=": max, "<=": min}


@dataclass(frozen=True)
class Miss:
    """A fact that misses a *limit*, on which side of it the fact should be, and the facts that the limit rests on."""

    origin: Origin
    operator: str
    limit: Any
    rests: tuple[SeenFact, ...]


def just_passing(findings: Iterable[Finding]) -> Mapping[Origin, Any]:
    """Return the number that just passes for each fact that failed *findings* compare as it is with a limit.

    What misses limits on both sides is left out, and a limit that rests on a fact that misses a limit itself.
    """
    misses = [miss for finding in findings for miss in _misses(Traced(finding))]
    own = _furthest(misses)
    return _furthest(miss for miss in misses if all(own.get(s.origin, s.value) == s.value for s in miss.rests))


def _furthest(misses: Iterable[Miss]) -> dict[Origin, Any]:
    """Return the limit of each fact that meets all of its limits; none where they lie on both sides."""
    limits: dict[Origin, dict[str, list[Any]]] = {}
    for miss in misses:
        limits.setdefault(miss.origin, {}).setdefault(miss.operator, []).append(miss.limit)
    return {
        origin: FURTHEST[operator](values)
        for origin, by_operator in limits.items()
        if len(by_operator) == 1
        for operator, values in by_operator.items()
    }


def _misses(traced: Traced) -> Iterator[Miss]:
    """Yield what the comparisons that decided against a requirement say of their facts."""
    steps = [traced.step("require")]
    while steps:
        step = steps.pop()
        if named := traced.named(step):
            steps.append(named)
        elif isinstance(step.node, syntax.Logic):
            steps.extend(deciding_children(step))
        elif isinstance(step.node, syntax.Comparison) and step.node.operator in FLIPPED and step.value is False:
            yield from _missed(traced, step, step.node.operator)


def _missed(traced: Traced, step: Step, operator: str) -> Iterator[Miss]:
    """Yield the sides of a comparison that does not hold that are facts."""
    left, right = step.children
    for side, wanted, limit in ((left, operator, right), (right, FLIPPED[operator], left)):
        origin = traced.fact(side)
        if origin and is_fact(model_path(origin)) and isinstance(limit.value, int | Decimal):
            yield Miss(origin, wanted, limit.value, tuple(traced.deciding(limit)))
