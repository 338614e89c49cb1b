"""The last weeks of a selection in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.data.queries.appeared import UNDATED, appeared, as_date
from dashboard.data.queries.census import chosen
from dashboard.data.queries.tallies import tally

if TYPE_CHECKING:
    from dashboard.data.queries.census import Numbers
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

COUNTED = ("mentions", "quotes", "numbers")
THURSDAY = 3  # days after a Monday: what 1 January 1970 was


def pulse(snapshot: Snapshot, *, selection: Selection, weeks: int) -> pd.DataFrame:
    """How much the last weeks have, a row each: ``week`` (its first day), and counts, the oldest week first.

    Counted are ``articles``, ``outlets``, ``mentions``, ``quotes`` and ``numbers``; articles without a day are
    left out. The weeks follow each other, empty ones included, none before the first with an article.
    """
    inside, found = chosen(snapshot, selection), tally(snapshot, selection)
    days, outlets, _ = appeared(snapshot)
    mondays = np.where(days == UNDATED, UNDATED, days - (days + THURSDAY) % 7)
    published = mondays[inside]
    told = np.unique(np.stack([published, outlets[inside]]), axis=1)[0]  # once an outlet
    counted = mondays[found.article_no]
    return pd.DataFrame(
        [
            {
                "week": as_date(week),
                "articles": np.count_nonzero(published == week),
                "outlets": np.count_nonzero(told == week),
                **{name: getattr(found, name)[counted == week].sum() for name in COUNTED},
            }
            for week in _weeks(published[published != UNDATED], weeks)
        ],
        columns=["week", "articles", "outlets", *COUNTED],
    )


def _weeks(mondays: Numbers, most: int) -> range:
    """The last weeks, ``most`` of them, from the first at the earliest."""
    if not len(mondays):
        return range(0)
    first, last = int(mondays.min()), int(mondays.max())
    return range(max(last - 7 * (most - 1), first), last + 1, 7)
