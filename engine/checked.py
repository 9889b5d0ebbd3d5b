"""What checking makes of rules: their expressions, parsed and typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who explains a kept rule needs nothing of how it was read and checked
    from engine.catalogue import Clause
    from engine.feel import Checked
    from engine.feel.running import Program
    from engine.ruleset import Parameter, Rule, Topic

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
BINDING = re.compile(r"\s*([a-z][a-z0-9_]*)\s+in\s+")


@dataclass(frozen=True)
class Loop:
    """What ``for_each: class in classes`` says: the variable and the list it walks."""

    variable: str
    items: Checked

    @cached_property
    def list_path(self) -> tuple[str, ...]:
        """Return the model path of the list, such as ``("classes",)``."""
        return min(self.items.reads, key=len)


@dataclass(frozen=True, eq=False)
class CheckedRule:
    """One rule with its expressions parsed and typed; *values* and *tables* are those the rule uses.

    *program* spares writing its function again, where it is kept.
    """

    topic: Topic
    rule: Rule
    loop: Loop | None
    topic_applies: Checked | None
    applies: Checked | None
    values: Mapping[str, Checked]
    tables: Mapping[str, Checked]
    parameters: Mapping[str, Parameter]
    require: Checked
    cite: Checked | None
    shown: Mapping[str, Checked]
    program: Program | None = field(default=None, repr=False)

    @property
    def expressions(self) -> Iterator[Checked]:
        """Return every expression whose facts can decide the outcome."""
        yield from filter(None, (self.topic_applies, self.applies, self.loop and self.loop.items))
        yield from self.values.values()
        yield from self.tables.values()
        yield self.require


@dataclass(frozen=True, eq=False)
class CheckedVisit:
    """A clause that only a visit can settle, with its condition typed."""

    clause: Clause
    applies: Checked | None
