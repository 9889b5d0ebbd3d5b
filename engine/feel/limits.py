"""What one expression may cost: sizes beyond these give null, or a ``limit`` problem where the text itself is too much."""

from typing import Final

MAX_LENGTH: Final = 4_000  # characters of one expression
MAX_DEPTH: Final = 60  # nesting of one expression
MAX_LOOPS: Final = 12  # loops and filters inside one another; Python's compiler stops at 20 blocks
MAX_ITERATIONS: Final = 100_000  # of a loop, times those of the loops around it
MAX_PARTIAL: Final = 3_000  # of a loop that looks back at its own results, which are copied each time
MAX_ITEMS: Final = 10_000  # of a list
MAX_TEXT: Final = 10_000  # characters of a string
MAX_VALUE_DEPTH: Final = 64  # nesting of a list or context that is compared or shown
MAX_VALUE_NODES: Final = 100_000  # parts of a value that is compared or shown
MAX_PATTERN: Final = 1_000  # characters of a regular expression
MAX_PROGRAM: Final = 5_000  # instructions of a compiled regular expression
MAX_MATCH_STEPS: Final = 500_000  # of one search with a regular expression
