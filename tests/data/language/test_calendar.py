"""The calendar: shifting, bounds, the year that a text leaves out."""

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language import calendar

JAKARTA = ZoneInfo("Asia/Jakarta")
DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2500, 1, 1))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"])


@given(DAYS, UNITS, st.integers(min_value=-20, max_value=20))
def test_shifting_there_and_back(day, unit, steps):
    begin = calendar.containing(day, unit)
    there = calendar.shift(begin, steps)
    if there is not None:
        assert calendar.shift(there, -steps) == begin
        assert calendar.unit_of(there) == unit


@given(DAYS, UNITS)
def test_a_unit_holds_its_day(day, unit):
    iso = calendar.containing(day, unit)
    begin, until = calendar.bounds(iso, zone=JAKARTA)
    assert begin and until
    assert begin.tzinfo is UTC
    assert begin.astimezone(JAKARTA).date() <= day < until.astimezone(JAKARTA).date()


def test_a_day_is_one_of_the_zone():
    begin, until = calendar.bounds("2024-11-15", zone=JAKARTA)
    assert begin and until
    assert begin.isoformat() == "2024-11-14T17:00:00+00:00"
    assert until - begin == timedelta(days=1)


def test_an_interval_stays_one():
    begin, until = calendar.bounds("2024-11-17/2024-11-19", zone=JAKARTA)
    assert begin and until
    assert until - begin == timedelta(days=3)


@pytest.mark.parametrize("iso", [None, "T07:30", "-0299", "2024-02-30", "9999", "2024-11/2024-10", "kemarin"])
def test_what_has_no_bounds(iso):
    assert calendar.bounds(iso, zone=JAKARTA) == (None, None)


def test_months_end_where_they_end():
    assert calendar.add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert calendar.add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("month", "day", "weekday", "future", "year"),
    [
        (12, 30, None, False, 2024),  # read on 5 January: the last one
        (1, 4, None, False, 2025),
        (2, 10, None, False, 2025),  # hardly more than a month ahead
        (12, 30, None, True, 2025),
        (5, 21, 0, False, 2018),  # a Monday
    ],
)
def test_the_year_left_out(month, day, weekday, future, year):
    reference = date(2018, 6, 1) if weekday is not None else date(2025, 1, 5)
    assert calendar.year_for(month, day, reference=reference, weekday=weekday, future=future) == year
