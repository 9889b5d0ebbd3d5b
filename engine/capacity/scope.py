"""On which sums of children a finding rests, read off the steps by which its rule comes to an outcome."""

from collections.abc import Iterable, Iterator
from typing import Any

from engine.capacity.world import Group, World
from engine.declaration.schema import model_path
from engine.evaluation import Finding
from engine.feel import Step
from engine.feel import nodes as syntax
from engine.tracing import Traced

SUM = "sum"
DECIDES = {"and": False, "every": False, "or": True, "some": True}
"""The value that decides an operator alone, whatever its other operands are."""


def groups_read(finding: Finding, world: World) -> frozenset[Group]:
    """Return the groups of classes whose sums *finding* rests on, as far as its rule was evaluated for it."""
    traced = Traced(finding)
    return frozenset(group for name in traced.expressions for group in _groups(traced.step(name), traced, world))


def _groups(step: Step, traced: Traced, world: World) -> frozenset[Group]:
    """Return the groups that *step* rests on; none where operands that rest on nothing decide it already."""
    if traced.named(step):
        return frozenset()  # walked under its own name
    if origin := traced.located(step.origin):
        return _of_fact(origin, world)
    if step.items and isinstance(step.value, list):
        return frozenset(group for item in step.items for group in _of_item(item, traced, world)) | _below(
            step, traced, world
        )
    if isinstance(step.node, syntax.Call) and step.node.function == SUM and (whole := _summed(step, traced, world)):
        return frozenset({whole}) | _conditions(step.children[0], traced, world)
    below = [(child, _groups(child, traced, world)) for child in step.children]
    if any(not groups and _decides(step.node, child.value) for child, groups in below):
        return frozenset()
    return frozenset().union(*(groups for _, groups in below))


def _decides(node: Any, value: Any) -> bool:
    operator = getattr(node, "operator", None) or getattr(node, "quantifier", None)
    kind = isinstance(node, syntax.Logic | syntax.Quantified)
    return kind and value is DECIDES[str(operator)]


def _of_fact(origin: tuple[Any, ...], world: World) -> frozenset[Group]:
    group = world.group_of(origin)
    return frozenset({group}) if group else frozenset()


def _of_item(item: tuple[Any, ...] | None, traced: Traced, world: World) -> frozenset[Group]:
    origin = traced.located(item)
    return _of_fact(origin, world) if origin else frozenset()


def _summed(step: Step, traced: Traced, world: World) -> Group | None:
    """Return the classes whose children a call of sum() adds up, each once; None where it adds up anything else."""
    (argument, *others) = step.children
    origins = [traced.located(item) for item in argument.items or ()]
    plain = all(origin and model_path(origin) == ("classes", "[]", "children") for origin in origins)
    if others or not origins or not plain or len(set(origins)) < len(origins):
        return None
    return frozenset(str(origin[1]) for origin in origins if origin)


def _below(step: Step, traced: Traced, world: World) -> frozenset[Group]:
    return frozenset(group for child in step.children for group in _groups(child, traced, world))


def _conditions(step: Step, traced: Traced, world: World) -> frozenset[Group]:
    """Return the groups on which it rests which items a list has: those of the conditions it was filtered by."""
    if isinstance(step.node, syntax.Filter):
        return frozenset().union(*(_groups(child, traced, world) for child in step.children[1:]))
    return frozenset().union(*(_conditions(child, traced, world) for child in step.children))


def rests_on(findings: Iterable[Finding], world: World) -> Iterator[tuple[Finding, frozenset[Group]]]:
    """Yield each of *findings* with the groups it rests on."""
    for finding in findings:
        yield finding, groups_read(finding, world)
