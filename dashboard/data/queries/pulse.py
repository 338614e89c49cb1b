"""The last weeks of a selection in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.tallies import tallied
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def pulse(snapshot: Snapshot, *, selection: Selection, weeks: int) -> pd.DataFrame:
    """How much the last weeks have, a row each: ``week`` (its first day), and counts, the oldest week first.

    Counted are ``articles``, ``outlets``, ``mentions``, ``quotes`` and ``numbers``; articles without a day are
    left out. The weeks follow each other, empty ones included, none before the first with an article.
    """
    week = "CAST(date_trunc('week', timezone($zone, published_at)) AS DATE) AS week"
    return tallied(snapshot, selection).ask(
        snapshot,
        f"""
        , published AS (
            SELECT {week}, count(*) AS articles, count(DISTINCT coalesce(outlet, '')) AS outlets
            FROM picked WHERE published_at IS NOT NULL GROUP BY ALL
        ), counted AS (
            SELECT {week}, sum(mentions) AS mentions, sum(quotes) AS quotes, sum(numbers) AS numbers
            FROM tallied JOIN main.current c ON c.rowid = article_no
            WHERE published_at IS NOT NULL GROUP BY ALL
        ), told AS (FROM published FULL JOIN counted USING (week)),
        spanned AS (SELECT min(week) AS first, max(week) AS last FROM told),
        calendar AS (
            SELECT CAST(last - to_days(7 * CAST(before AS INTEGER)) AS DATE) AS week, first
            FROM spanned, range($weeks) series(before)
        )
        SELECT week, CAST(coalesce(articles, 0) AS BIGINT) AS articles,
            CAST(coalesce(outlets, 0) AS BIGINT) AS outlets, CAST(coalesce(mentions, 0) AS BIGINT) AS mentions,
            CAST(coalesce(quotes, 0) AS BIGINT) AS quotes, CAST(coalesce(numbers, 0) AS BIGINT) AS numbers
        FROM calendar LEFT JOIN told USING (week) WHERE week >= first ORDER BY week
        """,
        zone=settings().timezone,
        weeks=weeks,
    )
