"""What is counted, and how its amounts run over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data.queries.scope import kept, page
from dashboard.data.queries.times import BUCKETS, Bucket
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

LOW, HIGH = 'coalesce("value", "min", "max")', 'coalesce("value", "max", "min")'


def subjects(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    **narrow: Sequence[Any],
) -> pd.DataFrame:
    """What is counted: amounts of one noun, unit and kind, nouns first, the most numerous first.

    ``narrow`` as ``numbers`` takes it.

    Columns: ``noun`` (lower case; ``""`` where the unit alone says what is meant), ``unit`` (``""`` for none),
    ``kind``, ``numbers``, ``outlets``, ``articles``, ``least``, ``greatest`` and ``latest`` (a day). Ranks,
    scores and what is counted once are left out.
    """
    return kept(snapshot, "numbers", selection, narrow).ask(
        snapshot,
        f"""
        FROM (SELECT coalesce(lower(noun), '') AS noun, coalesce(unit, '') AS unit, kind, count(*) AS numbers,
            count(DISTINCT outlet) AS outlets, count(DISTINCT article_id) AS articles,
            min({LOW}) AS least, max({HIGH}) AS greatest,
            CAST(timezone($zone, max(published_at)) AS DATE) AS latest
        FROM kept JOIN sourced USING (article_no)
        WHERE {LOW} IS NOT NULL AND kind NOT IN ('ordinal', 'score') AND (noun IS NOT NULL OR unit IS NOT NULL)
        GROUP BY ALL HAVING count(*) > 1)
        ORDER BY noun = '', numbers DESC, noun, unit, kind{page(limit, offset)}
        """,
        zone=settings().timezone,
    )


def series(
    snapshot: Snapshot,
    *,
    selection: Selection,
    bucket: Bucket = "day",
    **narrow: Sequence[Any],
) -> pd.DataFrame:
    """The amounts of what is counted by time and outlet: bucket, outlet, numbers, least, middle, greatest.

    ``middle`` is the median; a range counts with both its ends. Articles without a day are left out.
    """
    if bucket not in BUCKETS:
        raise ValueError(f"bucket: {bucket!r} is none of {', '.join(BUCKETS)}")
    return kept(snapshot, "numbers", selection, narrow).ask(
        snapshot,
        f"""
        SELECT CAST(date_trunc('{bucket}', timezone($zone, published_at)) AS DATE) AS bucket,
            coalesce(outlet, '') AS outlet, count(*) AS numbers, min({LOW}) AS least,
            median(({LOW} + {HIGH}) / 2) AS middle, max({HIGH}) AS greatest
        FROM kept JOIN sourced USING (article_no)
        WHERE published_at IS NOT NULL AND {LOW} IS NOT NULL GROUP BY ALL ORDER BY ALL
        """,
        zone=settings().timezone,
    )
