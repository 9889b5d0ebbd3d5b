"""Calendar dates, also those outside the years 1 to 9999 that Python's own dates stop at."""

import contextlib
import datetime
import functools
import re
from dataclasses import dataclass
from typing import Final, TypeAlias

MAX_YEAR: Final = 999_999_999
_DATE = re.compile(r"(-?(?:[0-9]{4}|[1-9][0-9]{4,8}))-([0-9]{2})-([0-9]{2})")
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097  # the calendar repeats, weekdays included
_ANCHOR = 2000


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class FarDate:
    """A date with a year before 1 or after 9999, comparable with `datetime.date`."""

    year: int
    month: int
    day: int

    def __lt__(self, other: "FarDate | datetime.date") -> bool:
        if not isinstance(other, (FarDate, datetime.date)):
            return NotImplemented
        return (self.year, self.month, self.day) < (other.year, other.month, other.day)

    def isoformat(self) -> str:
        """Return the date as text, such as ``-0044-03-15``."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    __str__ = isoformat


Date: TypeAlias = datetime.date | FarDate


def make_date(year: int, month: int, day: int) -> Date | None:
    """Return the date, or None if the calendar has no such day."""
    if abs(year) > MAX_YEAR or not 1 <= month <= 12 or not 1 <= day <= _month_length(year, month):
        return None
    if datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return datetime.date(year, month, day)
    return FarDate(year, month, day)


def parse_date(text: str) -> Date | None:
    """Return the date written as ``2020-12-31``, or None."""
    match = _DATE.fullmatch(text)
    return make_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def twin(date: Date) -> datetime.date:
    """Return the day of the years 2000 to 2399 that has the same place in its year and week."""
    return datetime.date(_ANCHOR + date.year % _CYCLE_YEARS, date.month, date.day)


def to_days(date: Date) -> int:
    """Return the number of days from 1 January 2000 to *date*."""
    cycles = date.year // _CYCLE_YEARS
    return cycles * _CYCLE_DAYS + (twin(date) - datetime.date(_ANCHOR, 1, 1)).days - 5 * _CYCLE_DAYS


def from_days(days: int) -> Date | None:
    """Return the date that many days after 1 January 2000, or None beyond the calendar."""
    cycles, rest = divmod(days, _CYCLE_DAYS)
    near = datetime.date(_ANCHOR, 1, 1) + datetime.timedelta(rest)
    return make_date(near.year + cycles * _CYCLE_YEARS, near.month, near.day)


def add_days(date: Date, days: int) -> Date | None:
    """Return the date *days* later."""
    if isinstance(date, datetime.date):
        with contextlib.suppress(OverflowError):
            return date + datetime.timedelta(days)
    return from_days(to_days(date) + days)


def add_months(date: Date, months: int) -> Date | None:
    """Return the date *months* later: the same day of the month, or the last one of a shorter month."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return make_date(year, month + 1, min(date.day, _month_length(year, month + 1)))


def months_between(start: Date, end: Date) -> int:
    """Return the number of whole months from *start* to *end*, negative where *end* is earlier."""
    if end < start:
        return -months_between(end, start)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_LENGTHS[month - 1]
