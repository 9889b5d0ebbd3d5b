"""How much work one evaluation may still do.

Sizes alone do not bound it: a long loop may treat a long list in every round. So whatever walks a long value says so here, and gives
null once all is spent. One count serves all threads: it is a stop for the absurd, not a measure.
"""

from typing import Final

MAX_EFFORT: Final = 3_000_000  # items, characters or steps of a search
UNNOTICED: Final = 100  # a shorter value is not worth counting

left: Final = [MAX_EFFORT]


def restart() -> None:
    """Allow the full effort again, as every evaluation does at its start."""
    left[0] = MAX_EFFORT


def afford(amount: int) -> bool:
    """Return whether work on *amount* parts may be done, and count it."""
    if amount > UNNOTICED:
        left[0] -= amount
    return left[0] >= 0
