"""A condition as logic: how facts are compared, and how the answers combine.

A part is a constant, a fact, or an operation on parts. What is not interpreted here (a count, a sum, a filter) counts as a fact of its
own, known by what it is made of: two that are made of the same are the same fact.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, TypeAlias

from engine.feel import UNKNOWN, BooleanType, ContextType, Type, operators
from engine.feel.values import Value, kind_of


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that is written out; *kind* keeps 1 and true apart."""

    kind: str
    value: Value
    is_record: ClassVar[bool] = False
    is_given_list: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that may be anything its type admits; *made_of* says what it is, *text* how it was written."""

    made_of: tuple[Any, ...]
    type: Type = field(compare=False)
    text: str = field(compare=False)
    made: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "made", hash(self.made_of))

    def __hash__(self) -> int:
        return self.made

    @property
    def path(self) -> tuple[str, ...] | None:
        """Return the names that lead to a fact somebody states, or None for what is worked out."""
        kind, *rest = self.made_of
        if kind == "name":
            return (rest[0],)
        if kind == "path" and rest[0].is_record:
            base = rest[0].path
            return None if base is None else (*base, rest[1])
        return None

    @property
    def stated(self) -> bool:
        """Return whether it is a fact of a record, or the as-of date: such a value is never null."""
        return self.made_of[0] == "today" or bool(self.made_of[0] == "path" and self.made_of[1].is_record)

    @property
    def is_record(self) -> bool:
        """Return whether it is a section of the declaration, or an item of one of its lists."""
        return isinstance(self.type, ContextType) and (self.made_of[0] in ("name", "item") or self.stated)

    @property
    def is_given_list(self) -> bool:
        """Return whether it is a list of the declaration, or some of its items."""
        kind = self.made_of[0]
        return kind == "name" or self.stated or bool(kind == "filter" and self.made_of[1].is_given_list)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation on parts; `OPERATIONS` has what it does."""

    operation: str
    parts: "tuple[Part, ...]"
    is_record: ClassVar[bool] = False
    is_given_list: ClassVar[bool] = False
    made: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "made", hash((self.operation, self.parts)))

    def __hash__(self) -> int:
        return self.made


Part: TypeAlias = Constant | Fact | Apply


def constant(value: Value) -> Constant:
    """Return *value* as a part."""
    return Constant(kind_of(value), value)


TRUE, FALSE = constant(True), constant(False)
LOGIC: Final = ("and", "or", "not", "if")
RELATIONS: Final = ("=", "!=", "<", "<=", "in", "between")


def _look_up(key: Value, cells: Value) -> Value:
    """Return the cell of a table; unknown stays unknown, and a value without a cell gives null."""
    return UNKNOWN if key is UNKNOWN else dict(cells).get(key)


def _choose(condition: Value, then: Value, otherwise: Value) -> Value:
    if condition is UNKNOWN:
        return operators.undecided(then, otherwise)
    return then if condition is True else otherwise


def _range(first: str, last: str) -> Callable[[Value, Value], Value]:
    return lambda low, high: operators.make_range(low, high, first == "[", last == "]")


def _unary(sign: str) -> Callable[[Value], Value]:
    return lambda operand: operators.unary_test(sign, operand)


OPERATIONS: Final[Mapping[str, Callable[..., Value]]] = {
    "and": lambda *values: operators.all_of(values),
    "or": lambda *values: operators.any_of(values),
    "not": operators.invert,
    "if": _choose,
    "table": _look_up,
    "between": operators.between,
    "in": lambda value, *tests: operators.in_tests(value, tests),
    "list": lambda *items: list(items),
    **operators.COMPARISONS,
    **{f"{first}..{last}": _range(first, last) for first in "[(" for last in ")]"},
    **{f"unary {sign}": _unary(sign) for sign in operators.COMPARISONS},
}


def value_of(part: Part, facts: Mapping[Fact, Value]) -> Value:
    """Return what *part* comes to."""
    if isinstance(part, Constant):
        return part.value
    if isinstance(part, Fact):
        return facts[part]
    return OPERATIONS[part.operation](*(value_of(inner, facts) for inner in part.parts))


def facts_in(part: Part) -> Iterator[Fact]:
    """Yield the facts that decide *part*, in the order of the text, perhaps repeatedly."""
    if isinstance(part, Fact):
        yield part
    elif isinstance(part, Apply):
        for inner in part.parts:
            yield from facts_in(inner)


def replace_facts(part: Part, instead: Mapping[Any, Part]) -> Part:
    """Return *part* with the facts and operations that *instead* names replaced."""
    if part in instead:
        return instead[part]
    if not isinstance(part, Apply):
        return part
    return Apply(part.operation, tuple(replace_facts(inner, instead) for inner in part.parts))


def is_condition(part: Any) -> bool:
    """Return whether *part* is true or false, as far as it has a value; an ``if`` may have any, and counts as none."""
    if isinstance(part, Apply):
        return part.operation in (*LOGIC[:3], *RELATIONS)
    if isinstance(part, Constant):
        return part.kind == "boolean"
    return isinstance(part, Fact) and isinstance(part.type, BooleanType)
