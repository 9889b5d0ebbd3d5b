"""What would put a failed finding right: the facts its requirement rests on, and the lists that may lack an item."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.declaration.table import blank_item, is_fact, is_record_list, model_path
from engine.evaluation import Finding
from engine.feel import Step
from engine.feel import nodes as syntax
from engine.seeing import Origin
from engine.tracing import Traced, deciding_children

Known = tuple[tuple[str, Any], ...]
GATES = ("applies", "topic_applies")
LOOPS = (syntax.Filter, syntax.Quantified, syntax.For)


@dataclass(frozen=True)
class Lacking:
    """A list that may lack an item.

    *known* is what the rule says such an item is (``kind``, ``"fire_safety"``), *facts* are the names of what is asked of it.
    """

    origin: Origin
    known: Known = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corrections:
    """Where a failed finding can be put right.

    *facts* are read by name, of the subject or the point; *others* item by item of a list, or are the list; *gates* made the rule
    apply.
    """

    facts: tuple[Origin, ...]
    others: tuple[Origin, ...]
    gates: tuple[Origin, ...]
    lists: tuple[Lacking, ...]


def find_corrections(finding: Finding) -> Corrections:
    """Return where *finding*, which failed, can be put right."""
    walk, gate = _Walk(finding), _Walk(finding)
    facts = dict(walk.facts("require"))
    gates = dict.fromkeys(origin for root in GATES for origin, _ in gate.facts(root))
    return Corrections(
        tuple(origin for origin, through in facts.items() if not through),
        tuple(origin for origin, through in facts.items() if through),
        tuple(origin for origin in gates if origin not in facts),
        tuple(Lacking(origin, said) for origin, all_said in walk.lists.items() for said in all_said or {(): None}),
    )


class _Walk:
    """Goes through what decided a finding; *lists* has what is wanted of the items of each list on the way, in each loop."""

    def __init__(self, finding: Finding) -> None:
        self.traced = Traced(finding)
        self.lists: dict[Origin, dict[Known, None]] = {}

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
                self.lists.setdefault(origin, {})
        elif isinstance(step.node, LOOPS):
            yield from self.loop(step, through)
        else:
            self.want_member(step)
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
            self.want(origin, step.node)
        for child in step.children if isinstance(step.node, syntax.Filter) else deciding_children(step):
            if child not in domains:
                yield from self.walk(child, through or bool(records))

    def want(self, origin: Origin, loop: syntax.Expr) -> None:
        """Note what *loop* wants of the items of the list at *origin*, as far as they have such facts."""
        fields = blank_item(model_path(origin))
        said = dict(_described(loop, self.traced.finding.env))
        if known := tuple((name, value) for name, value in said.items() if name in fields and name != "id"):
            self.lists.setdefault(origin, {})[known] = None

    def want_member(self, step: Step) -> None:
        """Note which item a list lacks where a value is looked for among its items: ``"x" in disinfections.object``."""
        match step.node:
            case syntax.In(operand=syntax.Literal(value=value), tests=(syntax.Path(field=fact),)):
                if origin := self.list_of(step.children[1].children[0]):
                    self.lists.setdefault(origin, {})[((fact, value),)] = None

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


def _described(loop: syntax.Expr, env: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the condition of a loop wants of its items: ``kind = "fire_safety"``; of a list, any of some values."""
    names = {binding.name for binding in getattr(loop, "bindings", ())} or {"item"}
    yield from _wanted(getattr(loop, "condition", loop), env, names, isinstance(loop, syntax.Filter))


def _wanted(part: syntax.Expr, env: Mapping[str, Any], names: Collection[str], bare: bool) -> Iterator[tuple[str, Any]]:
    match part:
        case syntax.Logic(operator="and", operands=parts):
            for one in parts:
                yield from _wanted(one, env, names, bare)
        case syntax.Logic(operator="or", operands=parts) if len({_own(one, names, bare) for one in parts}) == 1:
            yield from _either([said for one in parts for said in _wanted(one, env, names, bare)])
        case syntax.Comparison(operator="=", left=left, right=right) if fact := _own(left, names, bare):
            yield from ((fact, value) for value in _value(right, env))
        case syntax.In(operand=syntax.Literal(value=value), tests=(test,)) if fact := _own(test, names, bare):
            yield fact, (value,)
        case syntax.Path() | syntax.Name() if fact := _own(part, names, bare):
            yield fact, True


def _either(said: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield the alternatives of what one fact may be: any of them for a list, else the first."""
    if said and all(isinstance(value, tuple) for _, value in said):
        yield said[0][0], tuple(value for _, values in said for value in values)
    else:
        yield from said[:1]


def _own(node: syntax.Expr, names: Collection[str], bare: bool) -> str:
    """Return which fact of the loop's item *node* is or is about; empty if of none."""
    match node:
        case syntax.Comparison(left=part) | syntax.In(operand=syntax.Literal(), tests=(part,)):
            return _own(part, names, bare)
        case syntax.Path(base=syntax.Name(name=name), field=fact) if name in names:
            return fact
        case syntax.Name(name=fact) if bare:
            return fact
    return ""


def _value(node: syntax.Expr, env: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what *node* is, if that is written there or is a stated fact of the subject."""
    match node:
        case syntax.Literal(value=value):
            yield value
        case syntax.Path(base=syntax.Name(name=name), field=fact) if isinstance(env.get(name), Mapping):
            yield from (value for value in (env[name][fact],) if isinstance(value, str | bool | int | Decimal))
