from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from components.window import EARLIEST, LATEST, bulk, written
from dashboard.catalogue import Catalogue


def times(*spans: tuple[date, date, int]) -> pd.DataFrame:
    return pd.DataFrame(spans, columns=["first", "last", "count"])


def day(*numbers: int, count: int = 1) -> tuple[date, date, int]:
    return date(*numbers), date(*numbers), count


def test_history_and_the_future_do_not_stretch_the_axis():
    named = times(
        day(1949, 10, 1), day(2024, 11, 4, count=9), day(2024, 11, 20, count=3), day(2100, 1, 1, count=2)
    )
    assert bulk(named) == (date(2024, 11, 4), date(2024, 11, 20))


def test_a_time_that_lasts_is_shown_to_its_end():
    november = (date(2024, 11, 1), date(2024, 11, 30), 1)
    assert bulk(times(day(2024, 11, 10, count=5), november)) == (date(2024, 11, 1), date(2024, 11, 30))


def test_long_windows_are_whole_months_and_whole_years():
    assert bulk(times(day(2024, 1, 15), day(2024, 5, 15), day(2024, 8, 15))) == (
        date(2024, 1, 1),
        date(2024, 8, 31),
    )
    years = times(*(day(year, 6, 15) for year in range(2015, 2025)))
    assert bulk(years) == (date(2015, 1, 1), date(2024, 12, 31))


def test_one_in_a_hundred_may_be_cut_off():
    start = date(2024, 1, 1)
    daily = [(at, at, 1) for at in (start + timedelta(days=number) for number in range(60))]
    assert bulk(times(*daily, daily[0], *daily[:50], day(2024, 4, 30))) == (date(2024, 1, 1), date(2024, 2, 29))


def test_the_ends_of_the_calendar_stay_within_reach():
    assert bulk(times((date.min, date.max, 1))) == (EARLIEST.replace(month=1, day=1), LATEST)
    assert bulk(times()) is None


def test_a_window_in_words():
    words = Catalogue("en")
    assert written((date(2024, 11, 4), date(2024, 11, 4)), words=words) == "Nov 4, 2024"
    assert written((date(2024, 11, 4), date(2024, 11, 20)), words=words) == "Nov 4, 2024 – Nov 20, 2024"
    assert written((date(2024, 1, 1), date(2024, 8, 31)), words=words) == "January 2024 – August 2024"
