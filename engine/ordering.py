"""In which order a rule works out its named values and the cells of its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from engine.checked import CheckedRule
from engine.feel import Checked


@dataclass(frozen=True)
class Order:
    """The names a rule works out, each after those it needs: *before* it is known to apply, and *after*."""

    before: tuple[str, ...]
    after: tuple[str, ...]


NOTHING_NAMED = Order((), ())


def order_of(rule: CheckedRule) -> Order:
    """Return in which order the named values and table cells of *rule* are worked out."""
    if not rule.values and not rule.tables:
        return NOTHING_NAMED
    needs = {name: _names(one) for name, one in (*rule.values.items(), *rule.tables.items())}
    graph = {name: sorted(used & needs.keys()) for name, used in needs.items()}  # the same order in every process
    names = tuple(TopologicalSorter(graph).static_order())  # the checker has ruled out cycles
    early = _closure(_names(rule.applies), needs) if rule.applies else set()
    return Order(tuple(n for n in names if n in early), tuple(n for n in names if n not in early))


def _names(expression: Checked) -> set[str]:
    return {read[0] for read in expression.reads}


def _closure(names: set[str], needs: Mapping[str, set[str]]) -> set[str]:
    """Return those of *needs* that *names* use, directly or through others."""
    found: set[str] = set()
    waiting = [name for name in names if name in needs]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for other in needs[name] if other in needs]
    return found
