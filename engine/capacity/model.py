"""How many children a care point could take as it stands, and what would have to change for one more."""

from dataclasses import dataclass

from engine.evaluation import Finding

MOST_SCANNED = 60
"""Up to how many children of one class are tried where no rule sets a limit; the law's own limits are 20 at most."""


@dataclass(frozen=True)
class ClassCapacity:
    """One class: how many children it has (None if not stated), and the most it may have while the others stay as they are.

    *most* is None where no number passes; *open_ended* where no limit was met up to `MOST_SCANNED`. *gaps* are smaller numbers that
    do not pass either. *binding* is what one more would break. *alone* is the most by what rests on this class only.
    """

    id: str
    now: int | None
    most: int | None
    open_ended: bool
    gaps: tuple[int, ...]
    binding: tuple[Finding, ...]
    alone: int | None


@dataclass(frozen=True)
class Joint:
    """All classes together: the most children, as one arrangement that has them, and what one more in any class would break.

    *shared* are those of *binding* that rest on several classes. *proved* is false where the search ended before all arrangements
    with more children were ruled out.
    """

    numbers: tuple[tuple[str, int], ...] | None
    binding: tuple[Finding, ...]
    shared: tuple[Finding, ...]
    proved: bool = True

    @property
    def most(self) -> int | None:
        """Return how many children that are; None where no number passes."""
        return None if self.numbers is None else sum(n for _, n in self.numbers)


@dataclass(frozen=True)
class Capacity:
    """What was found: *first* are the binding findings that no number of children changes and that must be settled anyway."""

    classes: tuple[ClassCapacity, ...]
    joint: Joint
    first: tuple[Finding, ...]
