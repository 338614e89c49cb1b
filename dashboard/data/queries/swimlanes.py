"""The most named actors over time, a lane each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.census import census
from dashboard.data.queries.scope import picked
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
    taken = census(snapshot, selection)
    foremost = taken.ranked[:limit]
    return picked(snapshot, selection).ask(
        snapshot,
        f"""
        , foremost AS (
            SELECT unnest($numbers::INTEGER[]) AS actor_no, unnest($totals::BIGINT[]) AS total
        ), lanes AS (
            SELECT actor_no, actor_id, name, kind, total
            FROM foremost JOIN actor_numbers USING (actor_no) JOIN actors USING (actor_id)
        )
        SELECT actor_id, name, kind, total,
            CAST(date_trunc('{bucket}', timezone($zone, published_at)) AS DATE) AS bucket,
            CAST(sum(mentions) AS BIGINT) AS mentions, count(*) AS articles
        FROM presence JOIN lanes USING (actor_no) JOIN sourced USING (article_no)
        WHERE published_at IS NOT NULL GROUP BY ALL ORDER BY total DESC, actor_id, bucket
        """,
        zone=settings().timezone,
        numbers=foremost.tolist(),
        totals=taken.mentions[foremost].tolist(),
    )
