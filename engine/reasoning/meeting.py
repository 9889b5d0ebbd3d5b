"""Facts changed so that the two sides of a comparison meet: there a limit shows whether it counts as met."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from engine.compiling import CompiledRule
from engine.evaluation import evaluate_rule
from engine.feel import TODAY, Checked, nodes, trace
from engine.feel.interpreter import Step
from engine.feel.values import kind_of

MAX_FACTS: Final = 12  # facts of one declaration that are moved, one at a time
FARTHEST: Final = timedelta(days=40_000)

FactPath = tuple[str | int, ...]
Facts = Mapping[str, Any]


def move_to_limits(rule: CompiledRule, facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield *facts* with one number or date moved by what one comparison of *rule* lacks."""
    gaps = dict.fromkeys(gap for finding in evaluate_rule(rule, facts) for gap in _gaps(rule, finding.env))
    places = [(path, value) for path, value in _scalars(facts, ()) if path != (TODAY,)][:MAX_FACTS]
    for gap in gaps:
        for path, value in places:
            moved = _moved(value, gap)
            if moved is not None:
                yield _with(facts, path, moved)


def _gaps(rule: CompiledRule, env: Mapping[str, Any]) -> Iterator[Any]:
    """Yield how far apart the two sides of each comparison are, either way round."""
    for checked in (rule.checked.applies, rule.checked.require, *rule.checked.values.values()):
        for step in _comparisons(checked, env) if checked else ():
            left, right = (child.value for child in step.children)
            if kind_of(left) == kind_of(right) and kind_of(left) in ("number", "date") and left != right:
                yield right - left
                yield left - right


def _comparisons(checked: Checked, env: Mapping[str, Any]) -> Iterator[Step]:
    pending = [trace(checked, env)]
    while pending:
        step = pending.pop()
        if isinstance(step.node, nodes.Comparison):
            yield step
        pending += step.children


def _scalars(value: Any, path: FactPath) -> Iterator[tuple[FactPath, Any]]:
    """Yield every number and date in *value*, with where it stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from _scalars(part, (*path, name))
    if kind_of(value) in ("number", "date"):
        yield path, value


def _moved(value: Any, gap: Any) -> Any:
    """Return *value* moved by *gap*, a date also by so many days; None where it does not go so far."""
    if isinstance(value, date):
        days = gap if isinstance(gap, timedelta) else timedelta(days=int(gap)) if abs(gap) < FARTHEST.days else FARTHEST
        return value + days if abs(days) < FARTHEST else None
    if isinstance(gap, timedelta) or value + gap < 0:
        return None
    if isinstance(value, Decimal):
        return value + gap
    return value + int(gap) if gap == int(gap) else None


def _with(facts: Any, path: FactPath, value: Any) -> Any:
    """Return *facts* with *value* at *path*; nothing else is copied."""
    if not path:
        return value
    changed: Any = list(facts) if isinstance(facts, list) else dict(facts)
    changed[path[0]] = _with(facts[path[0]], path[1:], value)
    return changed
