"""Working days in China: weekends, public holidays, and the weekend days worked in their place.

The days come from `chinesecalendar`, which holds what the State Council announces each autumn for the year after.
A year that is not announced yet is unknown, and so is every time limit that runs into it: it is never guessed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.text import Text

DAY = timedelta(1)
REACHES_BACK = (12, 29)
"""Month and day from which the next year's announcement decides: New Year has moved days from 29 December on, never earlier."""
CANNOT_COUNT = Text(
    "{year} 年的放假和调休安排不在日历里，工作日算不出来。请按国务院办公厅公布的安排人工计算。",
    "The public holidays of {year} are not in the calendar, so working days cannot be counted. "
    "Count them by hand, by the arrangement the State Council's office announces.",
)


@dataclass(frozen=True)
class TimeLimit:
    """How many working days an authority has, and by which clause of the catalogue."""

    days: int
    clause: str


RECEIPT = TimeLimit(5, "nhc-2019-25-filing#024")
NONCONFORMITY = TimeLimit(15, "nhc-2019-25-filing#026")


class UnknownYear(Exception):  # noqa: N818 - it says what is unknown, not that somebody erred
    """The calendar does not know the public holidays of *year*."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    @property
    def text(self) -> Text:
        """Return what to tell the reader."""
        return CANNOT_COUNT.fill(year=self.year)


def deadline(received: date, days: int) -> date:
    """Return the last day of a time limit of *days* working days that starts with the receipt on *received*.

    The day of receipt does not count: the text does not say, periods in law usually leave out the day they start on, and a
    day cut short by the receipt is no whole working day. Raises `UnknownYear` if a day that has to be counted is unknown.
    """
    day = received
    for _ in range(days):
        day = next_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """Return the first working day after *day*; raises `UnknownYear`."""
    _require_known(day)
    day += DAY
    while not is_working_day(day):
        day += DAY
    return day


def is_working_day(day: date) -> bool:
    """Return whether offices work on *day*; raises `UnknownYear` where that is not announced."""
    from chinese_calendar import is_workday

    _require_known(day)
    return bool(is_workday(day))


def _require_known(day: date) -> None:
    last = day.year + 1 if (day.month, day.day) >= REACHES_BACK else day.year
    for year in (day.year, last):
        if not knows(year):
            raise UnknownYear(year)


def knows(year: int) -> bool:
    """Return whether the calendar holds the whole *year*: National Day is in every announcement."""
    from chinese_calendar.constants import holidays

    return date(year, 10, 1) in holidays
