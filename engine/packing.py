"""Checked expressions, programs and models as bytes; `engine.unpacking` makes them of the bytes again.

Built-in functions are written by name, code as Python's own modules are kept; what is read may name the engine's own things alone.
"""

import io
import marshal
import pickle
from types import CodeType
from typing import Any

from engine.feel.functions import FUNCTIONS, Function, Signature
from engine.feel.nodes import Expr
from engine.feel.plan import Checked, Plan
from engine.feel.running import Program
from engine.unpacking import unpack


def pack(what: Any) -> bytes:
    """Return *what* as bytes."""
    body = io.BytesIO()
    _Pickler(body, pickle.HIGHEST_PROTOCOL).dump(what)
    return body.getvalue()


class _KeptChecked(Checked):
    """An expression of which the tree and the program are unpacked only when somebody asks for them: mostly the whole rule is run."""

    __slots__ = ("_packed", "_packed_program", "_tree")
    _packed: bytes
    _packed_program: bytes
    _tree: tuple[Expr, Plan] | None

    def _unpacked(self) -> tuple[Expr, Plan]:
        if self._tree is None:
            object.__setattr__(self, "_tree", unpack(self._packed))
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
        found: Program | None = unpack(self._packed_program)
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
            return _keep, ((obj.type, obj.text, obj.reads), pack(obj.program), pack((obj.expr, obj.plan)))
        return NotImplemented
