"""Days, weeks, months and years: what time is counted by."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import pandas as pd

if TYPE_CHECKING:
    from components.words import Words

# The longest span of days that bars of a day, a week and a month still read well over.
DAYS, WEEKS, MONTHS = 60, 800, 9000


def fitting(
    first: date | None, last: date | None, *, least: Literal["day", "week"] = "day"
) -> Literal["day", "week", "month", "year"]:
    """The bucket, no shorter than ``least``, that gives a readable number of bars between two days.

    >>> fitting(date(2024, 10, 15), date(2024, 11, 30)), fitting(date(2015, 1, 1), date(2024, 1, 1))
    ('day', 'month')
    """
    days = (last - first).days if first and last else 0
    if days <= DAYS and least == "day":
        return "day"
    return "week" if days <= WEEKS else "month" if days <= MONTHS else "year"


def start_of(day: date, *, bucket: str) -> date:
    """The first day of the bucket that a day lies in.

    >>> start_of(date(2024, 5, 9), bucket="week"), start_of(date(2024, 5, 9), bucket="year")
    (datetime.date(2024, 5, 6), datetime.date(2024, 1, 1))
    """
    if bucket == "day":
        return day
    if bucket == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if bucket == "month" else day.replace(month=1, day=1)


def span(start: date, *, bucket: str) -> tuple[date, date]:
    """First and last day of the bucket that begins on ``start``.

    >>> span(date(2024, 2, 1), bucket="month")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if bucket == "year":
        return start, start.replace(month=12, day=31)
    if bucket == "month":
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        return start, following - timedelta(days=1)
    return start, start + timedelta(days={"day": 0, "week": 6}[bucket])


def label(start: date, *, bucket: str, words: Words) -> str:
    """A bucket in the reader's words."""
    if bucket == "year":
        return str(start.year)
    if bucket == "month":
        return words.date(start, form="month")
    if bucket == "day":
        return words.date(start, form="long")
    first, last = span(start, bucket=bucket)
    return f"{words.date(first, form='day')} – {words.date(last)}"


def coarser(days: pd.DataFrame, *, bucket: str) -> pd.DataFrame:
    """Counts by day, as ``timeline`` takes them, summed to weeks, months or years.

    >>> days = pd.DataFrame({"bucket": [date(2024, 5, 1), date(2024, 5, 9)], "group": "a", "count": [1, 2]})
    >>> coarser(days, bucket="month").values.tolist()
    [[datetime.date(2024, 5, 1), 'a', 3]]
    """
    if bucket == "day":
        return days
    sums: Counter[tuple[date, str]] = Counter()
    for day, group, count in zip(*(days[name].tolist() for name in ("bucket", "group", "count")), strict=True):
        sums[start_of(day, bucket=bucket), group] += int(count)
    rows = [(*place, count) for place, count in sorted(sums.items())]
    return pd.DataFrame(rows, columns=["bucket", "group", "count"])
