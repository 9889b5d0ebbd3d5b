"""Functions of dates and durations."""

from typing import Final

from engine.feel.dates import Date, make_date, months_between, parse_date, to_days, twin
from engine.feel.functions.table import define, table
from engine.feel.numbers import Number, integral
from engine.feel.values import Value, parse_duration, years_months

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _date(source: Value, month: Number | None = None, day: Number | None = None) -> Value:
    """Return the date written as *source*, or of that year, *month* and *day*."""
    if month is None:
        return parse_date(source) if isinstance(source, str) else source
    parts = [integral(part) for part in (source, month, day or 0)]
    return make_date(*parts) if None not in parts else None  # type: ignore[arg-type]


def _day_of_year(date: Date) -> int:
    start = make_date(date.year, 1, 1)
    return to_days(date) - to_days(start) + 1 if start is not None else 0


TABLE: Final = table(
    define(
        _date,
        "date(from: string or date) -> date",
        "date(year: number, month: number, day: number) -> date",
    ),
    define(parse_duration, "duration(from: string) -> any"),
    define(
        lambda start, end: years_months(months_between(start, end)),
        "years and months duration(from: date, to: date) -> years and months duration",
    ),
    define(_day_of_year, "day of year(date: date) -> number"),
    define(lambda date: _DAYS[twin(date).weekday()], "day of week(date: date) -> string"),
    define(lambda date: _MONTHS[date.month - 1], "month of year(date: date) -> string"),
    define(lambda date: twin(date).isocalendar().week, "week of year(date: date) -> number"),
    define(lambda today: today, "today() -> date"),
)
