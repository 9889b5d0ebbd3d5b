"""What the tests of the remedy share: the rules in force, the model answers, and declarations changed here and there."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from engine.compiling import CompiledRuleSet
from engine.declaration import edits
from engine.declaration.loading import load_declaration, parse_declaration
from engine.declaration.model import Declaration
from engine.declaration.writing import as_json, plain_data
from engine.generating.models import Models
from engine.preparing import load_prepared
from engine.remedy import Costs, load_answers, load_costs
from standards import STANDARDS

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 1, 1)


@cache
def in_force() -> CompiledRuleSet:
    return load_prepared(STANDARDS, Path(os.environ["TUOYU_CACHE"])).on(AS_OF)


@cache
def only(*rules: str) -> CompiledRuleSet:
    """Return the rules in force, of which there are only those named."""
    return replace(in_force(), rules=tuple(rule for rule in in_force().rules if rule.rule.id in rules))


@cache
def answers() -> Models | None:
    return load_answers(STANDARDS, in_force())


@cache
def costs() -> Costs:
    return load_costs()


@cache
def base(name: str) -> Mapping[str, Any]:
    return plain_data(load_declaration(STANDARDS / "bases" / f"{name}.yaml"))


def changed(name: str, changes: Mapping[str, Any], hidden: Iterable[str] = ()) -> Declaration:
    """Return a base with some facts changed and others left out."""
    data = dict(base(name))
    for path, value in changes.items():
        edits.own(data, path)
        edits.change(data, path, value)
    for path in hidden:
        edits.own(data, path)
        edits.hide(data, path)
    return parse_declaration(as_json(data).encode(), name)


def fixture(name: str) -> Declaration:
    return load_declaration(ROOT / "fixtures" / "declarations" / name)
