"""The function of a whole rule, ready to run; `engine.judging` writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from engine.feel.indexes import HELPERS
from engine.feel.running import Program, run_program
from engine.outcomes import Outcome

Result = tuple[Outcome, tuple[Any, ...]]
Judge = Callable[[Mapping[str, Any], dict[Any, Any], Iterable[Any], Any], Iterator[Result]]
"""From facts, what rules share, the items and whether the topic applies, to an outcome and the named values for each item."""

_OUTCOMES = {f"outcome {outcome.name}": outcome for outcome in Outcome}


def run_judge(program: Program, numbers: Mapping[str, Any]) -> Judge:
    """Return the function of *program* with the *numbers* and tables of one day."""
    helpers = {f"number {name}": value for name, value in numbers.items()}
    return run_program(program, {**HELPERS, **_OUTCOMES, **helpers})
