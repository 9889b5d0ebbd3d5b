"""Which names are known at a place of an expression, and what they stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.feel.plan import EACH, FactPath, Field, Global, Local, Ref
from engine.feel.types import AnyType, ContextType, Type


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for: what to try in turn, the type, and the fact it is, if it is one."""

    refs: tuple[Ref, ...]
    type: Type
    path: FactPath | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of the outermost scope."""

    names: Mapping[str, Type]

    def find(self, name: str) -> Found | None:
        """Return what *name* stands for, or None."""
        return Found((Global(name),), self.names[name], (name,)) if name in self.names else None

    def known(self) -> Iterator[str]:
        """Yield the names that could be written here."""
        yield from self.names


@dataclass(frozen=True, slots=True)
class Bound:
    """One name bound by a loop or a context."""

    outer: "Scope | Bound | Within"
    name: str
    slot: int
    type: Type
    path: FactPath | None = None

    def find(self, name: str) -> Found | None:
        """Return what *name* stands for, or None."""
        return Found((Local(self.slot),), self.type, self.path) if name == self.name else self.outer.find(name)

    def known(self) -> Iterator[str]:
        """Yield the names that could be written here."""
        yield self.name
        yield from self.outer.known()


@dataclass(frozen=True, slots=True)
class Within:
    """The inside of a filter, where the fields of the item come first, then ``item`` itself."""

    outer: "Scope | Bound | Within"
    slot: int
    type: Type
    path: FactPath | None

    def find(self, name: str) -> Found | None:
        """Return what *name* stands for, or None; items of which nothing is known may have any field."""
        if isinstance(self.type, ContextType) and name in self.type.fields:
            path = None if self.path is None else (*self.path, name)
            return Found((Field(self.slot, name, sure=True),), self.type.fields[name], path)
        rest = Found((Local(self.slot),), self.type, self.path) if name == "item" else self.outer.find(name)
        if not isinstance(self.type, AnyType):
            return rest
        return Found((Field(self.slot, name, sure=False), *(rest.refs if rest else ())), self.type)

    def known(self) -> Iterator[str]:
        """Yield the names that could be written here."""
        if isinstance(self.type, ContextType):
            yield from self.type.fields
        yield "item"
        yield from self.outer.known()


AnyScope = Scope | Bound | Within


def each(path: FactPath | None) -> FactPath | None:
    """Return the path of the items of the list at *path*."""
    return None if path is None else (*path, EACH)


def hides(scope: AnyScope, name: str) -> Type | None:
    """Return the type of the outer *name* that a field of the same name hides inside a filter, or None."""
    while not isinstance(scope, Scope):
        if isinstance(scope, Within) and isinstance(scope.type, ContextType) and name in scope.type.fields:
            outer = scope.outer.find(name)
            return outer.type if outer else None
        scope = scope.outer
    return None
