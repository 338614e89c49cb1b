"""How many rows fall into each bucket of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from dashboard.data.queries.moments import DAILY, days
from dashboard.data.queries.scope import kept, picked
from dashboard.settings import settings

if TYPE_CHECKING:
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
