"""The reader that was written, ready to read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.declaration.facts import Facts
from engine.declaration.plain.joins import Joins, fits_together
from engine.declaration.plain.leaves import HELPERS, NotPlainError
from engine.feel.running import Program, run_program
from engine.recalling import recall

READER = "reader"
"""What the program of the reader is kept as."""


@dataclass(frozen=True)
class Reader:
    """Reads plain values, such as JSON has, into facts."""

    read: Callable[[Any, list[int]], dict[str, Any]]
    joins: Joins

    def facts(self, values: Any, keys: int | None = None) -> Facts | None:
        """Return the facts that *values* state, or None where only the careful reader can tell.

        *keys* is how many keys the text has in all, where a key that stands twice would not show in the values.
        """
        seen: list[int] = []
        try:
            facts = self.read(values, seen)
        except (NotPlainError, ValueError, TypeError):  # no real date; no text, or nothing to compare
            return None
        return facts if keys in (None, sum(seen)) and fits_together(facts, self.joins) else None


def run_reader(program: Program) -> Reader:
    """Return the reader of *program*, which `engine.declaration.plain.writing.write_reader` wrote."""
    read, (lists, pairs) = run_program(program, HELPERS)()
    return Reader(read, Joins(lists, pairs))


@cache
def plain_reader() -> Reader:
    """Return the reader that is kept; where none is, one written anew."""
    program = recall(READER, Program)
    return run_reader(program) if program else written_anew()


@cache
def written_anew() -> Reader:
    """Return the reader, written once a process."""
    from engine.declaration.plain.writing import write_reader

    return run_reader(write_reader())
