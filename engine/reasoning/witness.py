"""Facts as somebody could state them, that try what a proof could not settle: lists of no, one or two items, values on the limits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random
from types import MappingProxyType
from typing import Any, Final

from engine.feel import (
    TODAY,
    UNKNOWN,
    BooleanType,
    Checked,
    ContextType,
    ListType,
    NumberType,
    StringType,
    Type,
    YearsMonths,
    nodes,
    operators,
)
from engine.feel.plan import EACH, FactPath, Global
from engine.feel.values import DaysTime, Value, kind_of
from engine.reasoning.bounds import stated_bounds
from engine.reasoning.domains import FIRST_DAY
from engine.reasoning.parts import Fact

UNSTATED: Final = (0, 0, 0, 0.25)  # how often a fact is left out, drawn anew for each declaration
MAX_POOL: Final = 40
LONGEST: Final = 12  # items of a list


NO_OTHERS: Final[Mapping[str, FactPath]] = MappingProxyType({})


@dataclass(frozen=True)
class Loop:
    """The name under which a rule sees each item of the list at *path*."""

    variable: str
    path: tuple[str, ...]


class Sampler:
    """Makes facts for the names that some expressions read, at random but the same each time."""

    def __init__(
        self,
        expressions: Sequence[Checked],
        numbers: Mapping[str, Any],
        others: Mapping[str, FactPath] = NO_OTHERS,
        loop: Loop | None = None,
    ) -> None:
        """*others* are names that stand for a part of the facts, at that path, or (with an empty one) for what is worked out."""
        self.loop = loop
        self.unstated: float = 0
        self.random = Random("\n".join(checked.text for checked in expressions))
        self.others = {**others, **({loop.variable: (*loop.path, EACH)} if loop else {})}
        fixed = {*numbers, *self.others}
        paths = {self._resolve(path) for checked in expressions for path in checked.reads if path[0] not in numbers}
        self.roots = _roots(expressions, fixed)
        self.reads = _tree(sorted(filter(None, paths)))
        self.pools = _pools(expressions, numbers)
        self.lengths = [int(number) for number in self.pools["number"] if 0 <= number <= LONGEST][:4]

    def _resolve(self, path: FactPath) -> FactPath:
        """Return the path from the root of the facts, or an empty one for what is worked out."""
        while path and path[0] in self.others:
            base = self.others[path[0]]
            path = (*base, *path[1:]) if base else ()
        return path

    def facts(self, wanted: Mapping[Fact, Value], today: date | None) -> dict[str, Any]:
        """Return facts by name in which those of *wanted* that can be stated are as wanted, and the rest is drawn."""
        self.unstated = self.random.choice(UNSTATED)
        stated = {fact.path: value for fact, value in wanted.items() if fact.path}
        on = next((value for fact, value in wanted.items() if fact.made_of[0] == "today"), None)
        found = {name: self._draw(kind, self.reads.get(name, {}), name) for name, kind in self.roots.items()}
        for path, value in stated.items():
            self._put(found, path, value)
        return {**found, TODAY: today or on or self.random.choice(self.pools["date"])}

    def _put(self, facts: dict[str, Any], path: tuple[str, ...], value: Value) -> None:
        holder: Any = facts
        if self.loop and path[0] == self.loop.variable:
            for name in self.loop.path:
                holder = holder.get(name, UNKNOWN) if isinstance(holder, dict) else UNKNOWN
            holder = holder[0] if isinstance(holder, list) and holder else UNKNOWN
            path = path[1:]
        elif path[0] not in self.roots:
            return
        for name in path[:-1]:
            holder = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(holder, dict):
            holder[path[-1]] = list(value) if isinstance(value, tuple) else value

    def _draw(self, kind: Type, reads: Mapping[str, Any], *path: str, owner: ContextType | None = None) -> Any:
        """Return a value of *kind* in which only the facts that *reads* names are stated."""
        if isinstance(kind, ContextType):
            names = [name for name in kind.fields if name in reads or name == "id"]
            return {name: self._draw(kind.fields[name], reads.get(name, {}), *path, name, owner=kind) for name in names}
        if path[-1] != "id" and not self._walked(path) and self.random.random() < self.unstated:
            return UNKNOWN
        if isinstance(kind, ListType):
            return self._draw_list(kind, reads.get(EACH, reads), path)
        return self._draw_one(kind, path[-1], owner)

    def _walked(self, path: tuple[str, ...]) -> bool:
        return self.loop is not None and path == self.loop.path

    def _draw_list(self, kind: ListType, reads: Mapping[str, Any], path: tuple[str, ...]) -> list[Any]:
        if not isinstance(kind.item, ContextType):
            pool = list(dict.fromkeys(self.pool(kind.item)))
            return self.random.sample(pool, self.random.randint(0, len(pool)))
        length = self.random.choice((0, 1, 1, 2, 2, 3, *self.lengths))
        items = [self._draw(kind.item, reads, *path, EACH) for _ in range(max(length, self._walked(path)))]
        for number, item in enumerate(items, 1):
            if "id" in item:
                item["id"] = f"x{number}"
        return items

    def _draw_one(self, kind: Type, name: str, owner: ContextType | None) -> Value:
        pool = self.pool(kind)
        if isinstance(kind, NumberType):
            bounds = stated_bounds(owner, name)
            whole = kind.integer
            pool = [n for n in pool if bounds.admit(n) and (not whole or n == int(n))] or [bounds.low or 0]
            number = self.random.choice(pool[: self.random.choice((3, 8, len(pool)))])
            return int(number) if whole else number
        return self.random.choice(pool) if pool else UNKNOWN

    def pool(self, kind: Type) -> list[Any]:
        """Return the values of *kind* that are worth trying."""
        if isinstance(kind, BooleanType):
            return [True, False]
        if isinstance(kind, StringType) and kind.values is not None:
            named = [value for value in kind.values if value in self.pools["string"]]
            return named + [value for value in kind.values if value not in named][:1]
        if isinstance(kind, StringType):
            return ["x1", "x1", "x2", "x3", *self.pools["string"][:1]]
        return self.pools.get(kind.kind, [])


def _roots(expressions: Sequence[Checked], fixed: set[str]) -> dict[str, Type]:
    """Return the names of the outermost scope that *expressions* use, with their types."""
    found: dict[str, Type] = {}
    for checked in expressions:
        for node, refs in checked.plan.names.items():
            ref = refs[0]
            if len(refs) == 1 and isinstance(ref, Global) and ref.name not in fixed:
                found.setdefault(ref.name, checked.plan.types[node])
    return dict(sorted(found.items()))


def _tree(paths: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for path in paths:
        here = root
        for name in path:
            here = here.setdefault(name, {})
    return root


# values worth trying: those the expressions name, what is worked out of them, and one unit on either side


def _pools(expressions: Sequence[Checked], numbers: Mapping[str, Any]) -> dict[str, list[Any]]:
    named: dict[str, dict[Any, None]] = {"number": {}, "string": {}, "date": {}, "days": {}, "months": {}}
    for value in (*_literals(expressions), *_flat(numbers.values())):
        if isinstance(value, DaysTime):
            named["days"][int(value.seconds) // 86_400] = None
        elif isinstance(value, YearsMonths):
            named["months"][value.months] = None
        elif kind_of(value) in named:
            named[kind_of(value)][value] = None
    return {"number": _numbers(list(named["number"])), "string": list(named["string"]), "date": _days(named)}


def _literals(expressions: Sequence[Checked]) -> Iterator[Any]:
    for checked in expressions:
        pending: list[nodes.Node] = [checked.expr]
        while pending:
            node = pending.pop()
            if isinstance(node, (nodes.Literal, nodes.AtLiteral)):
                yield node.value
            pending += nodes.children(node)


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        yield from value.values() if isinstance(value, Mapping) else (value,)


def _numbers(named: Sequence[Any]) -> list[Any]:
    worked = [operators.ARITHMETIC[sign](a, b) for a, b in product(named[:8], repeat=2) for sign in "+*/"]
    found = dict.fromkeys(
        number for number in (*named[:4], 0, 1, 2, *named[4:], *worked) if number is not None and abs(number) < 10**9
    )
    for number in list(found)[:MAX_POOL]:
        step = Decimal(1).scaleb(min(0, int(Decimal(number).as_tuple().exponent)))
        found |= dict.fromkeys((number - step, number + step))
    return list(found)[: 4 * MAX_POOL]


def _is_plain(number: Any) -> bool:
    """Return whether somebody would write *number*: not too great, and with few decimal places."""
    return number is not None and abs(number) < 10**9 and number == round(number, 4)


def _days(named: Mapping[str, Mapping[Any, None]]) -> list[date]:
    bases = [day for day in named["date"] if isinstance(day, date)] or [FIRST_DAY]
    found = dict.fromkeys(bases)
    spans = [*map(YearsMonths, named["months"]), *(DaysTime(days * 86_400) for days in named["days"])]
    for day, span, sign in product(bases, spans, "+-"):
        found[operators.ARITHMETIC[sign](day, span)] = None
    around = (day + timedelta(days=step) for day in list(found) if isinstance(day, date) for step in (0, -1, 1))
    return list(dict.fromkeys(around))[:MAX_POOL]
