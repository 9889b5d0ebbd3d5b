"""One rule as text or JSON for each of the engines."""

import json
from collections.abc import Callable
from typing import Any

from benchmarks.peers.tree import Tree

INFIX = {"==", "!=", "<", "<=", ">", ">="}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class Cel:
    """Writes CEL: absent fields are asked for by `has`, absent lists are null; sums need a function of ours, `total`."""

    name = "CEL C++"

    def write(self, tree: Tree) -> str:
        """Return *tree* as an expression."""
        if not isinstance(tree, tuple):
            return _text(tree)
        head, *parts = tree
        if head in INFIX:
            return f"({self.write(parts[0])} {head} {self.write(parts[1])})"
        return CEL[head](self, *parts)

    def join(self, word: str, parts: tuple[Tree, ...]) -> str:
        """Return *parts* with *word* between them."""
        return "(" + word.join(self.write(part) for part in parts) + ")"


CEL: dict[str, Callable[..., str]] = {
    "get": lambda w, *path: ".".join(path),
    "stated": lambda w, fact: f"has({w.write(fact)})",
    "given": lambda w, items: f"{w.write(items)} != null",
    "if": lambda w, c, a, b: f"({w.write(c)} ? dyn({w.write(a)}) : dyn({w.write(b)}))",
    "and": lambda w, *parts: w.join(" && ", parts),
    "or": lambda w, *parts: w.join(" || ", parts),
    "not": lambda w, part: f"!{w.write(part)}",
    "among": lambda w, fact, values: f"({w.write(fact)} in {_text(list(values))})",
    "holds": lambda w, fact, value: f"({_text(value)} in {w.write(fact)})",
    "contains": lambda w, fact, value: f"{w.write(fact)}.contains({_text(value)})",
    "size": lambda w, items: f"size({w.write(items)})",
    "some": lambda w, items, v, c: f"{w.write(items)}.exists({v}, {w.write(c)})",
    "every": lambda w, items, v, c: f"{w.write(items)}.all({v}, {w.write(c)})",
    "count": lambda w, items, v, c: f"size({w.write(items)}.filter({v}, {w.write(c)}))",
    "total": lambda w, items, v, c, e: (
        f"total({w.write(items)}.map({v}, {w.write(e)}))"
        if c is True
        else f"total({w.write(items)}.map({v}, {w.write(c)}, {w.write(e)}))"
    ),
    "map": lambda w, items, v, e: f"{w.write(items)}.map({v}, {w.write(e)})",
    "table": lambda w, key, table: f"{_text(table)}[{w.write(key)}]",
    "*": lambda w, a, b: f"(double({w.write(a)}) * double({w.write(b)}))",
    "/": lambda w, a, b: f"(double({w.write(a)}) / double({w.write(b)}))",
    "ceil_div": lambda w, a, b: f"(({w.write(a)} + {w.write(b)} - 1) / {w.write(b)})",
    "floor_div": lambda w, a, b: f"(int({w.write(a)}) / {w.write(b)})",
    "date>=": lambda w, a, b: f"({w.write(a)} >= {w.write(b)})",
    "full_years": lambda w, start, end, years: (
        f'(timestamp({w.write(end)} + "T00:00:00Z") + duration("24h") >= '
        f'timestamp(string(int({w.write(start)}.substring(0, 4)) + {years}) + {w.write(start)}.substring(4) + "T00:00:00Z"))'
    ),
}


class Zen:
    """Writes the expression language of ZEN: absent fields are null, and null cannot be compared."""

    name = "GoRules ZEN"

    def write(self, tree: Tree) -> str:
        """Return *tree* as an expression."""
        if not isinstance(tree, tuple):
            return _text(tree)
        head, *parts = tree
        if head in INFIX:
            return f"({self.write(parts[0])} {head} {self.write(parts[1])})"
        return ZEN[head](self, *parts)

    def join(self, word: str, parts: tuple[Tree, ...]) -> str:
        """Return *parts* with *word* between them."""
        return "(" + word.join(self.write(part) for part in parts) + ")"


def _zen_table(w: Zen, key: Tree, table: dict[str, int]) -> str:
    text = "null"
    for name, value in reversed(table.items()):
        text = f"({w.write(key)} == {_text(name)} ? {value} : {text})"
    return text


ZEN: dict[str, Callable[..., str]] = {
    "get": lambda w, *path: ".".join(path),
    "stated": lambda w, fact: f"({w.write(fact)} != null)",
    "given": lambda w, items: f"({w.write(items)} != null)",
    "if": lambda w, c, a, b: f"({w.write(c)} ? {w.write(a)} : {w.write(b)})",
    "and": lambda w, *parts: w.join(" and ", parts),
    "or": lambda w, *parts: w.join(" or ", parts),
    "not": lambda w, part: f"not({w.write(part)})",
    "among": lambda w, fact, values: f"({w.write(fact)} in {_text(list(values))})",
    "holds": lambda w, fact, value: f"({_text(value)} in {w.write(fact)})",
    "contains": lambda w, fact, value: f"contains({w.write(fact)}, {_text(value)})",
    "size": lambda w, items: f"len({w.write(items)})",
    "some": lambda w, items, v, c: f"some({w.write(items)} as {v}, {w.write(c)})",
    "every": lambda w, items, v, c: f"all({w.write(items)} as {v}, {w.write(c)})",
    "count": lambda w, items, v, c: f"count({w.write(items)} as {v}, {w.write(c)})",
    "total": lambda w, items, v, c, e: (
        f"sum(map({w.write(items)} as {v}, {w.write(e)}))"
        if c is True
        else f"sum(map(filter({w.write(items)} as {v}, {w.write(c)}) as {v}, {w.write(e)}))"
    ),
    "map": lambda w, items, v, e: f"map({w.write(items)} as {v}, {w.write(e)})",
    "table": _zen_table,
    "*": lambda w, a, b: f"({w.write(a)} * {w.write(b)})",
    "/": lambda w, a, b: f"({w.write(a)} / {w.write(b)})",
    "ceil_div": lambda w, a, b: f"ceil({w.write(a)} / {w.write(b)})",
    "floor_div": lambda w, a, b: f"floor({w.write(a)} / {w.write(b)})",
    "date>=": lambda w, a, b: f"(d({w.write(a)}) >= d({w.write(b)}))",
    "full_years": lambda w, start, end, years: (
        f'(d({w.write(end)}).add(1, "day") >= d({w.write(start)}).add({years}, "year"))'
    ),
}


class JsonLogic:
    """Writes JSONLogic: a variable is reached by how many loops further out it stands."""

    name = "datalogic"

    def __init__(self) -> None:
        """Start outside every loop."""
        self.loops: list[str] = []

    def write(self, tree: Tree) -> Any:
        """Return *tree* as JSON."""
        if not isinstance(tree, tuple):
            return tree
        head, *parts = tree
        if head in JSON_LOGIC:
            return JSON_LOGIC[head](self, *parts)
        return {head: [self.write(part) for part in parts]}

    def fact(self, *path: str) -> Any:
        """Return a variable or a field of it."""
        out = len(self.loops) - self.loops.index(path[0]) - 1 if path[0] in self.loops else len(self.loops)
        names = path[1:] if path[0] in self.loops else path
        if not out:
            return {"val": list(names)} if names else {"var": ""}
        return {"val": [[2 * out], *names]}

    def loop(self, name: str, items: Tree, variable: str, body: Tree) -> Any:
        """Return a loop over *items*."""
        over = self.write(items)
        self.loops.append(variable)
        inner = self.write(body)
        self.loops.pop()
        return {name: [over, inner]}

    def total(self, items: Tree, variable: str, condition: Tree, value: Tree) -> Any:
        """Return a sum."""
        over = self.write(items) if condition is True else self.loop("filter", items, variable, condition)
        return {"reduce": [over, {"+": [{"var": "accumulator"}, {"var": f"current.{value[2]}"}]}, 0]}

    def table(self, key: Tree, table: dict[str, int]) -> Any:
        """Return the cell of a table."""
        said = self.write(key)
        return {"if": [part for name, value in table.items() for part in ({"===": [said, name]}, value)] + [None]}

    def full_years(self, start: Tree, end: Tree, years: int) -> Any:
        """Return whether *end*, which counts, is so many years after *start*."""
        first, last = self.write(start), self.write(end)
        after = {
            "format_date": [{"+": [{"datetime": {"cat": [last, "T00:00:00Z"]}}, {"timestamp": "1d"}]}, "yyyy-MM-dd"]
        }
        wanted = {"cat": [{"+": [{"substr": [first, 0, 4]}, years]}, {"substr": [first, 4]}]}
        return {">=": [after, wanted]}


JSON_LOGIC: dict[str, Callable[..., Any]] = {
    "get": lambda w, *path: w.fact(*path),
    "stated": lambda w, fact: {"!==": [w.write(fact), None]},
    "given": lambda w, items: {"!==": [w.write(items), None]},
    "==": lambda w, a, b: {"===": [w.write(a), w.write(b)]},
    "!=": lambda w, a, b: {"!==": [w.write(a), w.write(b)]},
    "not": lambda w, part: {"!": [w.write(part)]},
    "among": lambda w, fact, values: {"in": [w.write(fact), list(values)]},
    "holds": lambda w, fact, value: {"in": [value, w.write(fact)]},
    "contains": lambda w, fact, value: {"in": [value, w.write(fact)]},
    "size": lambda w, items: {"length": [w.write(items)]},
    "some": lambda w, items, v, c: w.loop("some", items, v, c),
    "every": lambda w, items, v, c: w.loop("all", items, v, c),
    "count": lambda w, items, v, c: {"length": [w.loop("filter", items, v, c)]},
    "total": lambda w, items, v, c, e: w.total(items, v, c, e),
    "map": lambda w, items, v, e: w.loop("map", items, v, e),
    "table": lambda w, key, table: w.table(key, table),
    "ceil_div": lambda w, a, b: {"ceil": [{"/": [w.write(a), w.write(b)]}]},
    "floor_div": lambda w, a, b: {"floor": [{"/": [w.write(a), w.write(b)]}]},
    "date>=": lambda w, a, b: {">=": [w.write(a), w.write(b)]},
    "full_years": lambda w, start, end, years: w.full_years(start, end, years),
}
