"""The last weeks of a selection in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.data.queries.appeared import UNDATED, appeared, as_date, starts
from dashboard.data.queries.census import chosen
from dashboard.data.queries.tallies import tally

if TYPE_CHECKING:
    from dashboard.data.queries.census import Numbers
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

COUNTED = ("mentions", "quotes", "numbers")


def pulse(snapshot: Snapshot, *, selection: Selection, weeks: int) -> pd.DataFrame:
    """How much the last weeks have, a row each: ``week`` (its first day), and counts, the oldest week first.

    Counted are ``articles``, ``outlets``, ``mentions``, ``quotes`` and ``numbers``; articles without a day are
    left out. The weeks follow each other, empty ones included, none before the first with an article.
    """
    every, found = appeared(snapshot), tally(snapshot, selection)
    mondays = np.where(every.day == UNDATED, UNDATED, starts(every.day, bucket="week"))
    inside = chosen(snapshot, selection)
    published = mondays[inside & (mondays != UNDATED)]
    counted = mondays[found.article_no]
    rows = []
    for week in _weeks(published, weeks):
        articles = every.of(inside & (mondays == week))
        of_week = counted == week
        counts = {name: getattr(found, name)[of_week].sum() for name in COUNTED}
        rows.append({"week": as_date(week), "articles": len(articles.day), "outlets": articles.outlets, **counts})
    return pd.DataFrame(rows, columns=["week", "articles", "outlets", *COUNTED])


def _weeks(mondays: Numbers, most: int) -> range:
    """The last weeks, ``most`` of them, from the first at the earliest."""
    if not len(mondays):
        return range(0)
    first, last = int(mondays.min()), int(mondays.max())
    return range(max(last - 7 * (most - 1), first), last + 1, 7)
