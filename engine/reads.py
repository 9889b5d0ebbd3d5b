"""What a rule reads of a declaration."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.declaration.table import FactPath, fact_at, is_fact
from engine.feel import TODAY

if TYPE_CHECKING:
    from engine.checked import CheckedRule
    from engine.feel import nodes as syntax


@lru_cache(maxsize=4096)
def direct_reads(rule: CheckedRule) -> tuple[FactPath, ...]:
    """Return the facts that what *rule* requires reads by name, not by going through a list, in a fixed order."""
    reads: dict[FactPath, None] = {}
    waiting = [rule.require]
    done: set[str] = set()
    while waiting:
        for read in sorted(waiting.pop(0).reads):
            name = read[0]
            if (step := rule.values.get(name) or rule.tables.get(name)) and name not in done:
                done.add(name)
                waiting.append(step)
            elif name not in {*rule.values, *rule.parameters, TODAY} and "[]" not in read:
                reads[read] = None
    own = rule.loop.variable if rule.loop else None
    base = rule.loop.list_path if rule.loop else ()
    return tuple(r for r in reads if is_fact((*base, "[]", *r[1:]) if r[0] == own else r))


@lru_cache(maxsize=4096)
def facts_within(rule: CheckedRule, path: FactPath) -> tuple[FactPath, ...]:
    """Return the facts of each item that *rule* reads in the list at *path*; none if *path* is a single fact."""
    return tuple(
        sorted({read for read in model_reads(rule) if read[: len(path)] == path and len(read) > len(path) + 1})
    )


@lru_cache(maxsize=4096)
def model_reads(rule: CheckedRule) -> frozenset[FactPath]:
    """Return the model path of every fact the rule can read; those of the loop variable, or of a named list, through the list."""
    places = (_model_place(rule, read) for checked in rule.expressions for read in checked.reads)
    return frozenset(fact_at(place) for place in places if place)


def _model_place(rule: CheckedRule, read: FactPath) -> FactPath | None:
    """Return where in the declaration the rule finds what it calls *read*; None for what it works out itself."""
    name, *rest = read
    if rule.loop and name == rule.loop.variable:
        return (*rule.loop.list_path, "[]", *rest)
    if name in rule.values:
        source = _taken_from(rule.values[name].expr) if rest else None
        return _model_place(rule, (*source, *rest)) if source else None
    return None if name in {*rule.parameters, TODAY} else read


def _taken_from(expr: syntax.Expr) -> FactPath | None:
    """Return the path of the list that *expr* takes some items of; None for anything else."""
    from engine.feel import nodes as syntax

    if isinstance(expr, syntax.Filter):
        return _taken_from(expr.base)
    if isinstance(expr, syntax.Path):
        base = _taken_from(expr.base)
        return (*base, expr.field) if base else None
    return (expr.name,) if isinstance(expr, syntax.Name) else None


def is_single(value: Any) -> bool:
    """Return whether *value* is one fact: a plain value, or a list of plain values."""
    return not isinstance(value, dict) and not (isinstance(value, list) and any(isinstance(v, dict) for v in value))
