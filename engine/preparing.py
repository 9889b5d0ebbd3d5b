"""A rule set checked and compiled once, and kept on disk: the next command starts where this one left off.

The file in the cache folder holds code, so that only one this user wrote (`engine.keeping`), by the same Python and the same tuoyu, from
the same rule files, is read; every other one is passed over and written anew. A folder that cannot be written to costs time and nothing else.
"""

import hashlib
import io
import marshal
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import pydantic

from engine.catalogue import Layer
from engine.checking import CheckedRule, CheckedVisit, Loop, check_ruleset, check_visits
from engine.compiling import CompiledRuleSet, compile_ruleset, find_missing_versions
from engine.feel import Checked, write_program
from engine.feel.functions import FUNCTIONS, Function, Signature
from engine.feel.nodes import Expr
from engine.feel.plan import Plan, Program
from engine.judging import write_judge
from engine.keeping import read_kept, write_kept
from engine.loading import digest_of, load_ruleset
from engine.ruleset import RuleSet

KEPT = 8
"""How many rule sets the cache folder keeps: the newest ones."""
SUFFIX = ".tuoyu"
TRUSTED = ("engine.", "pydantic.", "pydantic_core.")
"""The packages a kept rule set may name; anything else in a file means that it is not ours."""
TRUSTED_NAMES = {("marshal", "loads"), ("decimal", "Decimal"), ("datetime", "date"), ("builtins", "frozenset")}
UNUSABLE = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, KeyError, TypeError, ValueError)
"""What unpickling raises where a file is not of our making, though it says so."""


@dataclass(frozen=True)
class PreparedRules:
    """A rule set with its expressions checked and compiled, for any day and place."""

    ruleset: RuleSet
    checked: tuple[CheckedRule, ...]
    visits: tuple[CheckedVisit, ...]

    def on(self, day: date, place: Layer = Layer.GONGSHU) -> CompiledRuleSet:
        """Return the rules in force on *day* at *place*; raises `RuleSetError` where there are none."""
        return compile_ruleset(self.ruleset, day, place=place, checked=self.checked, visits=self.visits)


def load_prepared(folder: Path, kept: Path | None) -> PreparedRules:
    """Return the rules of *folder*, from the cache folder *kept* where they are there, else read and kept.

    Raises `RuleSetError` with every diagnostic of rules that cannot be used; such rules are never kept.
    """
    if kept is None:
        return prepare(load_ruleset(folder))
    key = _fingerprint(folder)
    file = kept / f"{key[:32]}{SUFFIX}"
    found = _read(file, key)
    if found is not None:
        return found
    ruleset = load_ruleset(folder)
    prepared = prepare(ruleset)
    if not find_missing_versions(ruleset, prepared.checked) and _fingerprint(folder) == key:  # nobody wrote meanwhile
        write_kept(file, key, _dump(_without_documents(prepared)), KEPT)
    return prepared


def prepare(ruleset: RuleSet) -> PreparedRules:
    """Return *ruleset* checked; raises `RuleSetError` for expressions that do not fit the declaration."""
    return PreparedRules(ruleset, check_ruleset(ruleset), check_visits(ruleset))


def _fingerprint(folder: Path) -> str:
    """Return what a kept rule set depends on: the rule files, the engine's own files, and Python."""
    total = hashlib.sha256(f"{sys.version}\0{pydantic.VERSION}\0{digest_of(folder)}\0".encode())
    engine = Path(__file__).parent
    for path in sorted(engine.rglob("*.py")):
        total.update(path.relative_to(engine).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _read(file: Path, key: str) -> PreparedRules | None:
    """Return the rule set kept in *file*, or None where none is that could be used."""
    body = read_kept(file, key)
    try:
        found = _Unpickler(io.BytesIO(body)).load() if body else None
    except UNUSABLE:
        return None
    return found if isinstance(found, PreparedRules) else None


def _without_documents(prepared: PreparedRules) -> PreparedRules:
    """Return *prepared* without the files it was read from, and with the program of every expression."""
    ruleset = prepared.ruleset
    catalogue = replace(ruleset.catalogue, documents={})

    @cache
    def programmed(key: int) -> Checked:
        return replace(expressions[key], program=write_program(expressions[key]))

    expressions: dict[int, Checked] = {}

    def keep(checked: Checked | None) -> Any:
        if checked is None:
            return None
        expressions.setdefault(id(checked), checked)
        return programmed(id(checked))

    return PreparedRules(
        replace(ruleset, catalogue=catalogue, documents={}),
        tuple(_map_rule(rule, keep) for rule in prepared.checked),
        tuple(replace(visit, applies=keep(visit.applies)) for visit in prepared.visits),
    )


def _map_rule(rule: CheckedRule, change: Callable[[Checked | None], Any]) -> CheckedRule:
    """Return *rule* with its function, and what is evaluated of it changed; what only a message shows is left as it is."""
    return replace(
        rule,
        program=write_judge(rule),
        loop=Loop(rule.loop.variable, change(rule.loop.items)) if rule.loop else None,
        topic_applies=change(rule.topic_applies),
        applies=change(rule.applies),
        values={name: change(value) for name, value in rule.values.items()},
        tables={name: change(value) for name, value in rule.tables.items()},
        require=change(rule.require),
        cite=change(rule.cite),
    )


class _KeptChecked(Checked):
    """An expression of which the tree and the program are unpacked only when somebody asks for them: mostly the whole rule is run."""

    __slots__ = ("_packed", "_packed_program", "_tree")
    _packed: bytes
    _packed_program: bytes
    _tree: tuple[Expr, Plan] | None

    def _unpacked(self) -> tuple[Expr, Plan]:
        if self._tree is None:
            object.__setattr__(self, "_tree", _Unpickler(io.BytesIO(self._packed)).load())
        assert self._tree
        return self._tree

    @property
    def expr(self) -> Expr:
        """Return the tree."""
        return self._unpacked()[0]

    @property
    def plan(self) -> Plan:
        """Return what was settled about it."""
        return self._unpacked()[1]

    @property
    def program(self) -> Program | None:
        """Return what was compiled."""
        found: Program | None = _Unpickler(io.BytesIO(self._packed_program)).load()
        return found


def _keep(about: tuple[Any, ...], program: bytes, packed: bytes) -> _KeptChecked:
    """Return an expression with its type, text and reads, and its program and tree still packed."""
    kept: _KeptChecked = object.__new__(_KeptChecked)
    for name, value in zip(("type", "text", "reads"), about, strict=True):
        object.__setattr__(kept, name, value)
    object.__setattr__(kept, "_packed", packed)
    object.__setattr__(kept, "_packed_program", program)
    object.__setattr__(kept, "_tree", None)
    return kept


_SIGNATURES = {
    id(signature): (function.name, place)
    for function in FUNCTIONS.values()
    for place, signature in enumerate(function.signatures)
}


class _Pickler(pickle.Pickler):
    """Writes built-in functions and their signatures by name, and code as Python's own modules are kept."""

    def persistent_id(self, obj: Any) -> Any:
        if isinstance(obj, Function):
            return (obj.name,)
        return _SIGNATURES[id(obj)] if isinstance(obj, Signature) else None

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, CodeType):
            return marshal.loads, (marshal.dumps(obj),)
        if isinstance(obj, Checked):
            return _keep, ((obj.type, obj.text, obj.reads), _dump(obj.program), _dump((obj.expr, obj.plan)))
        return NotImplemented


def _dump(what: Any) -> bytes:
    body = io.BytesIO()
    _Pickler(body, pickle.HIGHEST_PROTOCOL).dump(what)
    return body.getvalue()


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: Any) -> Any:
        function = FUNCTIONS[pid[0]]
        return function if len(pid) == 1 else function.signatures[pid[1]]

    def find_class(self, module: str, name: str) -> Any:
        ours = f"{module}.".startswith(TRUSTED) and "." not in name  # no way through a module to what it imports
        if ours or (module, name) in TRUSTED_NAMES:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
