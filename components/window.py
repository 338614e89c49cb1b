"""The days that a chart shows, where texts name the year 1949 and the year 2100."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from components.words import Words

Window = tuple[date, date]
FENCE = 1.5  # Tukey's: what lies further from the middle half than so many times its width is far out
LEAST_REACH = 92  # days, so that a single event keeps the months around it
MONTHS, YEARS = 92, 1100  # days from which on a window has whole months and whole years
TAIL = 0.01
EARLIEST, LATEST = date(2, 1, 1), date(9998, 12, 31)  # a day within those that ``datetime`` can hold


def bulk(times: pd.DataFrame) -> Window | None:
    """First and last day of the bulk of ``times``: ``first``, ``last`` (days) and ``count``; None where none are.

    The bulk is what Tukey's fences leave, less the hundredth that begins first and the one that ends last, out to
    whole months or years where it is long.

    >>> import pandas as pd
    >>> november = [date(2024, 11, day) for day in range(1, 11)]
    >>> days = [date(1949, 10, 1), *november, date(2100, 1, 1)]
    >>> bulk(pd.DataFrame({"first": days, "last": days, "count": 1}))
    (datetime.date(2024, 11, 1), datetime.date(2024, 11, 10))
    """
    if times.empty:
        return None
    first, last = (ordinals(times[end]) for end in ("first", "last"))
    counts = times["count"].to_numpy()
    low, high = _quantile(first, counts, 0.25), _quantile(last, counts, 0.75)
    reach = max(FENCE * (high - low), LEAST_REACH)
    near = (last >= low - reach) & (first <= high + reach)
    start = max(_quantile(first[near], counts[near], TAIL), EARLIEST.toordinal())
    end = min(_quantile(last[near], counts[near], 1 - TAIL), LATEST.toordinal())
    return _whole(date.fromordinal(start), date.fromordinal(max(start, end)))


def ordinals(days: pd.Series) -> np.ndarray:
    """Days as whole numbers, as ``date.toordinal`` counts them."""
    return np.fromiter((day.toordinal() for day in days.tolist()), np.int64, len(days))


def written(window: Window, *, words: Words) -> str:
    """A window in the reader's words.

    >>> from dashboard.catalogue import Catalogue
    >>> written((date(2013, 1, 1), date(2026, 12, 31)), words=Catalogue("id"))
    '2013–2026'
    """
    first, last = window
    days = (last - first).days
    if days >= YEARS:
        return f"{first.year}–{last.year}"
    if days == 0:
        return words.date(first)
    return " – ".join(words.date(end, form="month" if days >= MONTHS else "medium") for end in window)


def _whole(first: date, last: date) -> Window:
    days = (last - first).days
    if days >= YEARS:
        return first.replace(month=1, day=1), last.replace(month=12, day=31)
    if days >= MONTHS:
        following = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
        return first.replace(day=1), following - timedelta(days=1)
    return first, last


def _quantile(days: np.ndarray, counts: np.ndarray, share: float) -> int:
    """The day up to which that share of the counts lies."""
    order = days.argsort(kind="stable")
    below = counts[order].cumsum() / counts.sum()
    return int(days[order][min(int(np.searchsorted(below, share)), len(days) - 1)])
