"""How many rows fall into each bucket of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard.data.queries.appeared import UNDATED, appeared, counted, starts
from dashboard.data.queries.census import chosen
from dashboard.data.queries.moments import DAILY, days
from dashboard.data.queries.scope import kept, picked
from dashboard.data.queries.tallies import tally
from dashboard.data.rollups import TALLIED
from dashboard.settings import settings

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Bucket = Literal["day", "week", "month", "quarter", "year"]
BUCKETS = ("day", "week", "month", "quarter", "year")
# What each frame is grouped by, where it can be.
GROUPS = {
    ("mentions", "kind"): "label",
    ("quotes", "kind"): "type",
    ("numbers", "kind"): "kind",
    ("dates", "kind"): "granularity",
    ("relations", "kind"): "quad",
    ("quotes", "act"): "act",
    ("relations", "act"): "type",
}


def activity(
    snapshot: Snapshot,
    *,
    selection: Selection,
    frame: str = "articles",
    by: str | None = "outlet",
    bucket: Bucket = "week",
    clock: Literal["reported", "happened"] = "reported",
) -> pd.DataFrame:
    """How many rows fall into each bucket of time: ``bucket`` (its first day), ``group``, ``count``.

    ``by`` is outlet, kind, act or None; ``group`` is empty where the frame has no such grouping. The clock
    ``reported`` counts by the day of publication, ``happened`` the calendar expressions of a day or less by the
    day they name (``periods`` has the longer ones). Rows without a time are left out.
    """
    if bucket not in BUCKETS:
        raise ValueError(f"bucket: {bucket!r} is none of {', '.join(BUCKETS)}")
    if (clock, by, bucket) == ("happened", "outlet", "day"):
        return days(snapshot, selection)
    if clock == "reported" and by in ("outlet", None) and frame in ("articles", *TALLIED):
        return _reported(snapshot, selection, frame, by, bucket)
    frame = "dates" if clock == "happened" else frame
    narrow = {"granularity": DAILY} if clock == "happened" else {}
    scope = picked(snapshot, selection) if frame == "articles" else kept(snapshot, frame, selection, narrow)
    rows = "FROM picked" if frame == "articles" else "FROM kept JOIN sourced p USING (article_no)"
    instant = '"begin"' if clock == "happened" else "published_at"
    group = "outlet" if by == "outlet" else GROUPS.get((frame, by or ""), "''")
    return scope.ask(
        snapshot,
        f"""
        SELECT CAST(date_trunc('{bucket}', timezone($zone, {instant})) AS DATE) AS bucket,
            coalesce({group}, '') AS "group", count(*) AS count
        {rows} WHERE {instant} IS NOT NULL GROUP BY ALL ORDER BY ALL
        """,
        zone=settings().timezone,
    )


def _reported(
    snapshot: Snapshot, selection: Selection, frame: str, by: str | None, bucket: Bucket
) -> pd.DataFrame:
    """The same of articles, and of rows that are counted by article, in arrays."""
    every = appeared(snapshot)
    found = None if frame == "articles" else tally(snapshot, selection)
    articles = np.flatnonzero(chosen(snapshot, selection)) if found is None else found.article_no
    counts = np.ones(len(articles), np.int64) if found is None else getattr(found, frame)
    meant = (every.day[articles] != UNDATED) & (counts > 0)
    articles, counts = articles[meant], counts[meant]
    outlets = every.outlet[articles] if by else None
    return counted(snapshot, starts(every.day[articles], bucket=bucket), outlets, counts)
