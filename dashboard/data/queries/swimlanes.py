"""The most named actors over time, a lane each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.roster import MENTIONED, MOST_MENTIONED, counted
from dashboard.data.queries.scope import page
from dashboard.data.queries.times import BUCKETS, Bucket
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def swimlanes(
    snapshot: Snapshot, *, selection: Selection, bucket: Bucket = "week", limit: int = 15
) -> pd.DataFrame:
    """How often the ``limit`` most named actors are named in each bucket of time, by the day of publication.

    Columns: ``actor_id``, ``name``, ``kind``, ``total`` (mentions of all), ``bucket`` (its first day),
    ``mentions``, ``articles``; the most named actor first. Articles without a day are left out.
    """
    if bucket not in BUCKETS:
        raise ValueError(f"bucket: {bucket!r} is none of {', '.join(BUCKETS)}")
    return counted(snapshot, selection).ask(
        snapshot,
        f"""
        , {MENTIONED}, foremost AS (
            SELECT actor_id, name, kind, mentions AS total FROM mentioned JOIN actors USING (actor_id)
            ORDER BY {MOST_MENTIONED}{page(limit, 0)}
        )
        SELECT actor_id, name, kind, total,
            CAST(date_trunc('{bucket}', timezone($zone, published_at)) AS DATE) AS bucket,
            count(*) AS mentions, count(DISTINCT article_id) AS articles
        FROM mentions JOIN foremost USING (actor_id) JOIN sourced USING (article_no)
        WHERE published_at IS NOT NULL GROUP BY ALL ORDER BY total DESC, actor_id, bucket
        """,
        zone=settings().timezone,
    )
