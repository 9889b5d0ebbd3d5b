"""Runs the function that was written for a rule: all that judging needs, and nothing of how it was written."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from engine.feel.indexes import HELPERS
from engine.feel.running import Program, run_program
from engine.outcomes import Outcome

Judge = Callable[[Any, Mapping[str, Any], dict[Any, Any], Any, Sequence[Any], Sequence[Any], Any, bool], list[Any]]
"""From a rule, facts, what rules share, whether the topic applies, the items and their subjects, to findings of the class given:
tuples of rule, subject, outcome, facts, item and named values, one for each item; or one about the point, whose item is none. Asked
to be brief, it gives the mere outcome of what passes or does not apply.
"""

_HELPERS: Final[Mapping[str, Any]] = {
    **HELPERS,
    "new": tuple.__new__,
    "zip": zip,
    **{f"outcome {outcome.name}": outcome for outcome in Outcome},
}


def run_judge(program: Program, numbers: Mapping[str, Any]) -> Judge:
    """Return the function of *program* with the *numbers* and tables of one day."""
    helpers = {f"number {name}": value for name, value in numbers.items()}
    whole = {f"whole number {name}": _whole(value) for name, value in numbers.items()}
    return run_program(program, {**_HELPERS, **helpers, **whole})


def _whole(value: Any) -> Any:
    """Return a whole number as Python compares it fastest with another one; everything else as it is."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
