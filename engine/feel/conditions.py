"""Tracing for who only asks what is unknown: the items that a filter looked at are traced only where they are undecided."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from engine.feel import nodes, placed
from engine.feel.compiler import Compiler, make_program
from engine.feel.effort import restart
from engine.feel.interpreter import NO_ORIGINS, Origin, Step, Tracer
from engine.feel.nodes import Filter, Node
from engine.feel.placed import name_of
from engine.feel.plan import Checked, Global
from engine.feel.running import run_program
from engine.feel.unknown import UNKNOWN
from engine.feel.values import Value

Slots = tuple[int, ...]
ENV, ITEMS, ROUNDS, RESULTS = "env", "items", "rounds", "results"


def trace_unknown(checked: Checked, env: Mapping[str, Value], origins: Mapping[str, Origin] = NO_ORIGINS) -> Step:
    """Return what *checked* comes to, part by part; but of the items that a filter looked at, no parts where they are decided."""
    restart()
    return UnknownTracer(checked, env, origins).step(checked.expr)


class UnknownTracer(Tracer):
    """Looks closely only at what is unknown among the items of a filter."""

    def conditions(self, node: Filter, items: Sequence[Value], places: Sequence[Origin | None]) -> list[Step]:
        slots, run = compile_condition(self.checked, node)
        values = run(self.env, items, self.rounds, *(self.bound[slot].value for slot in slots))
        return [
            self.condition(node, item, place) if value is UNKNOWN else Step(node.condition, value)
            for item, place, value in zip(items, places, values, strict=True)
        ]


@lru_cache(maxsize=4096)
def compile_condition(checked: Checked, node: Filter) -> tuple[Slots, Callable[..., list[Any]]]:
    """Return what gives the value of the condition of *node* for each item, and the slots whose values it is to be handed.

    The function takes the environment, the items, the rounds of the loops around and one value for each of the slots.
    """
    compiler = Compiler(checked)
    compiler.rounds = name_of(ROUNDS)
    with compiler.block() as rounds:
        compiler.append(RESULTS, compiler.value(node.condition))
    item = placed.Name(f"s{checked.plan.slots[node]}", ast.Store())
    start = placed.Assign([placed.Name(RESULTS, ast.Store())], placed.List([], ast.Load()))
    loop = placed.For(item, name_of(ITEMS), rounds, [])
    slots = tuple(sorted(_handed(checked, node)))
    parameters = [ENV, ITEMS, ROUNDS, *(f"s{slot}" for slot in slots)]
    body = [*compiler.loads(ENV), start, loop, placed.Return(name_of(RESULTS))]
    return slots, run_program(make_program(parameters, body, compiler.constants), {})


def _handed(checked: Checked, node: Filter) -> set[int]:
    """Return the slots that the condition of *node* reads and that are bound outside it."""
    plan, inside = checked.plan, list(_parts(node.condition))
    refs = [ref for part in inside for ref in (plan.names[part] if isinstance(part, nodes.Name) else ())]
    bound = {plan.slots[part] for part in (node, *inside) if part in plan.slots}
    return {ref.slot for ref in refs if not isinstance(ref, Global)} - bound


def _parts(node: Node) -> Iterator[Node]:
    yield node
    for child in nodes.children(node):
        yield from _parts(child)
