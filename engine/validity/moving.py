"""A day that is watched: it knows on which later day a question asked of it would be answered otherwise.

An expression is evaluated with such a day as ``today()``. Whatever it compares the day with says up to when the comparison comes
out the same, so that nothing has to be looked at on the days between: the answers are those of a search day by day.
"""

import operator
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, SupportsIndex


class Watch:
    """The questions asked of *day*: ``turn`` is the first later day on which one of them would be answered otherwise.

    It is None while all of them would be answered the same for ever.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        self.turn: date | None = None

    @property
    def today(self) -> "MovingDay":
        """Return the day to evaluate with."""
        return MovingDay.of(self.day, self)

    def turns_in(self, days: int) -> None:
        """Note that an answer changes that many days later, if that is a later day and the calendar reaches that far."""
        if 0 < days <= (date.max - self.day).days:
            turn = self.day + timedelta(days)
            self.turn = min(turn, self.turn or turn)


class MovingDay(date):
    """A day that moves on with the watched one, and notes what it is asked.

    What compares it with a fixed day turns when it reaches that day, or the day after; its year turns with the next year.
    Of everything else no more is assumed than that it holds for the day itself.
    """

    __slots__ = ("plain", "watch")
    plain: date
    watch: Watch

    @classmethod
    def of(cls, day: date, watch: Watch) -> "MovingDay":
        """Return *day*, watched by *watch*."""
        moving = cls(day.year, day.month, day.day)
        moving.plain, moving.watch = day, watch
        return moving

    def __getattribute__(self, name: str) -> Any:
        if name not in OWN:
            self.asked(name)
        return super().__getattribute__(name)

    def asked(self, name: str) -> None:
        """Note when the attribute *name* changes: the year with the next year, all else perhaps the next day."""
        plain = self.plain
        self.watch.turns_in((date(plain.year, 12, 31) - plain).days + 1 if name == "year" else 1)

    def compare(self, other: object, compared: Callable[[Any, Any], Any], reached: tuple[int, ...]) -> Any:
        """Return how the day compares with *other*, and note when that changes: so many days after it is *reached*."""
        if isinstance(other, MovingDay):
            return compared(self.plain, other.plain)  # both move on together
        if isinstance(other, date):
            for days in reached:
                self.watch.turns_in((other - self.plain).days + days)
        return compared(self.plain, other)

    def __lt__(self, other: object) -> bool:
        return bool(self.compare(other, operator.lt, (0,)))

    def __ge__(self, other: object) -> bool:
        return bool(self.compare(other, operator.ge, (0,)))

    def __le__(self, other: object) -> bool:
        return bool(self.compare(other, operator.le, (1,)))

    def __gt__(self, other: object) -> bool:
        return bool(self.compare(other, operator.gt, (1,)))

    def __eq__(self, other: object) -> bool:
        return bool(self.compare(other, operator.eq, (0, 1)))

    def __ne__(self, other: object) -> bool:
        return bool(self.compare(other, operator.ne, (0, 1)))

    def __hash__(self) -> int:
        self.asked("hash")
        return hash(self.plain)

    def __add__(self, span: timedelta) -> "MovingDay":
        try:
            return MovingDay.of(self.plain + span, self.watch)
        except OverflowError:
            self.asked("sum")
            raise

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self + -other
        self.asked("difference")
        return self.plain - other

    def __rsub__(self, other: Any) -> Any:
        self.asked("difference")
        return other - self.plain

    def __str__(self) -> str:
        self.asked("text")
        return str(self.plain)

    __repr__ = __str__

    def __format__(self, form: str) -> str:
        self.asked("text")
        return format(self.plain, form)

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        self.asked("text")
        return self.plain.__reduce_ex__(protocol)


OWN = frozenset({"__class__", "plain", "watch", "asked", "compare"})
