"""What would put a failed finding right: the facts its requirement rests on, and the lists that may lack an item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.declaration.schema import is_fact, is_record_list, model_path
from engine.evaluation import Finding
from engine.explaining import Origin, Traced, deciding_children
from engine.feel import Step
from engine.feel import nodes as syntax

LOOPS = (syntax.Filter, syntax.Quantified, syntax.For)


@dataclass(frozen=True)
class Lacking:
    """A list that may lack an item.

    *known* is what the rule says such an item is (``kind``, ``"fire_safety"``), *facts* are the names of what is asked of it.
    """

    origin: Origin
    known: tuple[tuple[str, Any], ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corrections:
    """Where a failed finding can be put right.

    *facts* are read by name, of the subject or the point; *others* item by item of a list; *gates* made the rule apply.
    """

    facts: tuple[Origin, ...]
    others: tuple[Origin, ...]
    gates: tuple[Origin, ...]
    lists: tuple[Lacking, ...]


def find_corrections(finding: Finding) -> Corrections:
    """Return where *finding*, which failed, can be put right."""
    walk, gate = _Walk(finding), _Walk(finding)
    facts = dict(walk.facts("require"))
    gates = dict.fromkeys(origin for origin, _ in gate.facts("applies"))
    return Corrections(
        tuple(origin for origin, through in facts.items() if not through),
        tuple(origin for origin, through in facts.items() if through),
        tuple(origin for origin in gates if origin not in facts),
        tuple(Lacking(origin, _certain(said)) for origin, said in walk.lists.items()),
    )


class _Walk:
    """Goes through what decided a finding; *lists* has what was said of the items of each list on the way."""

    def __init__(self, finding: Finding) -> None:
        self.traced = Traced(finding)
        self.lists: dict[Origin, list[tuple[str, Any]]] = {}

    def facts(self, root: str) -> Iterator[tuple[Origin, bool]]:
        """Yield the facts that decided the expression called *root*, and whether they were reached through a list."""
        if root in self.traced.expressions:
            yield from self.walk(self.traced.step(root), False)

    def walk(self, step: Step, through: bool) -> Iterator[tuple[Origin, bool]]:
        if named := self.traced.named(step):
            yield from self.walk(named, through)
        elif origin := self._here(step):
            if is_fact(model_path(origin)):
                yield origin, through
            else:
                self.lists.setdefault(origin, [])
        elif isinstance(step.node, LOOPS):
            yield from self.loop(step, through)
        else:
            yield from self.gathered(step)
            for child in deciding_children(step):
                yield from self.walk(child, through)

    def loop(self, step: Step, through: bool) -> Iterator[tuple[Origin, bool]]:
        """Yield the facts of the items that a filter or a quantifier goes through."""
        domains = [child for child in step.children if isinstance(child.value, list)]
        for child in domains:
            yield from self.walk(child, through)
        records = [origin for origin in map(self.list_of, domains) if origin]
        for origin in records:
            self.lists.setdefault(origin, []).extend(_equalities(step.node))
        for child in step.children if isinstance(step.node, syntax.Filter) else deciding_children(step):
            if child not in domains:
                yield from self.walk(child, through or bool(records))

    def gathered(self, step: Step) -> Iterator[tuple[Origin, bool]]:
        """Yield the facts that a list was gathered from, such as the areas of rooms that a sum adds up."""
        for item in step.items or () if isinstance(step.value, list) else ():
            if (origin := self.traced.located(item)) and is_fact(model_path(origin)):
                yield origin, True

    def list_of(self, step: Step) -> Origin | None:
        """Return the list that *step* is, or was filtered from."""
        if named := self.traced.named(step):
            return self.list_of(named)
        if isinstance(step.node, syntax.Filter):
            return self.list_of(step.children[0])
        origin = self._here(step)
        return origin if origin and is_record_list(model_path(origin)) else None

    def _here(self, step: Step) -> Origin | None:
        """Return the fact or list of records that *step* is."""
        origin = self.traced.fact(step)
        known = origin and (is_fact(model_path(origin)) or is_record_list(model_path(origin)))
        return origin if known and origin and "[]" not in origin else None


def _equalities(node: syntax.Expr) -> Iterator[tuple[str, Any]]:
    """Yield what the condition of a loop says a fact of its items is: ``kind = "fire_safety"``."""
    names = {binding.name for binding in getattr(node, "bindings", ())} or {"item"}
    condition = getattr(node, "condition", None)
    for part in condition.operands if isinstance(condition, syntax.Logic) else (condition,):
        if isinstance(part, syntax.Comparison) and part.operator == "=" and isinstance(part.right, syntax.Literal):
            match part.left:
                case syntax.Path(base=syntax.Name(name=name), field=fact) if name in names:
                    yield fact, part.right.value
                case syntax.Name(name=fact) if isinstance(node, syntax.Filter):
                    yield fact, part.right.value


def _certain(said: list[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """Return what is said of the items in one way only."""
    values: dict[str, list[Any]] = {}
    for name, value in said:
        values.setdefault(name, []).append(value)
    return tuple((name, same[0]) for name, same in values.items() if all(value == same[0] for value in same))
