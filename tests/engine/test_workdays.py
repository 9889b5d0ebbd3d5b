"""Working days: the announced holidays of 2020 to 2026, time limits counted by hand, and years nobody knows yet."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.catalogue import load_catalogue
from engine.workdays import (
    NONCONFORMITY,
    REACHES_BACK,
    RECEIPT,
    TimeLimit,
    UnknownYear,
    deadline,
    is_working_day,
    knows,
    next_working_day,
)

STANDARDS = Path(__file__).parents[2] / "standards"

OFF = (  # weekdays on which offices rest: first and last day of a holiday, weekend days within it included
    ("2020-01-24", "2020-02-02"),
    ("2020-10-01", "2020-10-08"),
    ("2021-02-11", "2021-02-17"),
    ("2021-10-01", "2021-10-07"),
    ("2022-01-31", "2022-02-06"),
    ("2022-10-01", "2022-10-07"),
    ("2023-01-21", "2023-01-27"),
    ("2023-09-29", "2023-10-06"),
    ("2024-02-10", "2024-02-17"),
    ("2024-10-01", "2024-10-07"),
    ("2025-01-28", "2025-02-04"),
    ("2025-10-01", "2025-10-08"),
    ("2026-02-15", "2026-02-23"),
    ("2026-10-01", "2026-10-07"),
)
WORKED = (  # Saturdays and Sundays worked in place of a holiday
    "2020-01-19", "2020-09-27", "2020-10-10", "2021-02-07", "2021-02-20", "2021-09-26", "2021-10-09", "2022-01-29", "2022-01-30",
    "2022-10-08", "2022-10-09", "2023-01-28", "2023-01-29", "2023-10-07", "2023-10-08", "2024-02-04", "2024-02-18", "2024-09-29",
    "2024-10-12", "2025-01-26", "2025-02-08", "2025-09-28", "2025-10-11", "2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10",
)  # fmt: skip
DEADLINES = (  # received, working days, last day: counted by hand
    ("2026-03-02", 5, "2026-03-09"),  # Monday to Monday: the day of receipt does not count
    ("2026-03-07", 5, "2026-03-13"),  # received on a Saturday: Monday is the first day
    ("2026-02-12", 5, "2026-02-26"),  # Friday 13 and Saturday 14 count, then the Spring Festival to the 23rd
    ("2025-09-26", 5, "2025-10-10"),  # Sunday 28 counts, Saturday 27 does not; National Day and Mid-autumn to 8 October
    ("2025-09-26", 15, "2025-10-23"),  # and Saturday 11 October counts
    (
        "2020-01-17",
        6,
        "2020-02-03",
    ),  # Sunday 19 counts and the 23rd is the fifth; the long Spring Festival of 2020 ends on 2 February
    ("2024-12-30", 5, "2025-01-07"),  # over New Year, both years being known
    ("2018-12-27", 5, "2019-01-04"),  # Saturday 29 December worked for Monday 31, by the announcement for 2019
    ("2026-11-30", 15, "2026-12-21"),
    ("2026-03-02", 0, "2026-03-02"),
)
TOO_LATE = (  # received, working days, the year nobody knows
    ("2026-12-25", 5, 2027),
    ("2026-12-09", 15, 2027),  # would end on 30 December, a day that the arrangement of New Year 2027 may move
    ("2027-03-01", 5, 2027),
    ("2003-12-01", 5, 2003),
    ("9999-12-31", 5, 9999),
)


@pytest.mark.parametrize("span", OFF, ids=" ".join)
def test_offices_rest_on_every_day_of_a_holiday_and_work_around_it(span: tuple[str, str]) -> None:
    first, last = map(date.fromisoformat, span)
    length = (last - first).days + 1
    assert not any(is_working_day(first + timedelta(n)) for n in range(length))
    assert is_working_day(next_working_day(last))


@pytest.mark.parametrize("day", WORKED)
def test_a_weekend_day_worked_in_place_of_a_holiday_counts(day: str) -> None:
    assert date.fromisoformat(day).weekday() >= 5
    assert is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(("received", "days", "last"), DEADLINES)
def test_a_time_limit_ends_on_the_day_counted_by_hand(received: str, days: int, last: str) -> None:
    assert deadline(date.fromisoformat(received), days) == date.fromisoformat(last)


@pytest.mark.parametrize(("received", "days", "year"), TOO_LATE)
def test_a_time_limit_that_runs_into_an_unknown_year_is_unknown(received: str, days: int, year: int) -> None:
    with pytest.raises(UnknownYear) as raised:
        deadline(date.fromisoformat(received), days)
    assert raised.value.year == year
    assert all(str(year) in words for words in raised.value.text)


def test_a_time_limit_that_ends_before_the_days_in_doubt_is_known() -> None:
    assert deadline(date(2026, 12, 7), 15) == date(2026, 12, 28)


def test_no_announcement_has_reached_back_further_than_is_allowed_for() -> None:
    from chinese_calendar.constants import holidays, workdays

    moved = [day for day in (*holidays, *workdays) if day.month == 12]
    assert moved, "the calendar must still say which December days were moved"
    assert min((day.month, day.day) for day in moved) >= REACHES_BACK


@pytest.mark.parametrize("limit", [RECEIPT, NONCONFORMITY])
def test_a_time_limit_is_the_one_its_clause_gives(limit: TimeLimit) -> None:
    clause = load_catalogue(STANDARDS).clauses[limit.clause]
    found = re.search(r"(\d+)个工作日", clause.text.text.zh)
    assert found, clause.id
    assert int(found[1]) == limit.days


def test_the_calendar_knows_the_years_it_must() -> None:
    assert all(map(knows, range(2019, 2027)))
