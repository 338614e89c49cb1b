"""What several outlets count in one week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.scope import kept, page
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

# A group whose figures may well be about one thing: few of them, and not too far apart.
FEW, NEAR, BEYOND = 12, 20, 100
COUNTED = f"""
    , counted AS (
        SELECT article_no, outlet, lower(noun) AS noun, coalesce(unit, '') AS unit,
            CAST(date_trunc('week', timezone($zone, published_at)) AS DATE) AS week,
            coalesce("value", "min", "max") AS low, coalesce("value", "max", "min") AS high
        FROM kept JOIN sourced USING (article_no)
        WHERE noun IS NOT NULL AND published_at IS NOT NULL AND low IS NOT NULL
    ), grouped AS (
        SELECT noun, unit, week, count(*) AS numbers, count(DISTINCT outlet) AS outlets,
            least(min(high), max(low)) AS least, greatest(min(high), max(low)) AS greatest,
            CASE WHEN min(high) > 0 THEN greatest(max(low) / min(high), 1) END AS ratio,
            count(*) <= {FEW} AND ratio > 1 AND ratio <= {NEAR} AS likely
        FROM counted GROUP BY ALL HAVING count(DISTINCT outlet) > 1
    ), common AS (
        SELECT noun, unit, week, actor_no
        FROM counted SEMI JOIN (FROM grouped WHERE likely) USING (noun, unit, week)
        JOIN presence USING (article_no) GROUP BY ALL HAVING count(DISTINCT outlet) > 1
    ), told AS (SELECT noun, unit, week, count(*) AS shared FROM common GROUP BY ALL)
"""


def counted(
    snapshot: Snapshot,
    *,
    selection: Selection,
    kind: Sequence[str] = (),
    unit: Sequence[str] = (),
    value: Sequence[float | None] = (),
    limit: int | None = None,
) -> pd.DataFrame:
    """What several outlets count in one week, and how far their figures differ; likely divergences first.

    Columns: ``noun`` (lower case), ``unit`` (``""`` for none), ``week`` (its Monday), ``numbers``, ``outlets``,
    ``shared`` (actors that more than one of those outlets names), ``least``, ``greatest`` and ``differs``, the
    greatest over the least: null where the least is not positive and above 100, where they are hardly figures
    of one thing. A range differs from what lies outside of it alone. Articles without a day are left out.
    """
    return kept(snapshot, "numbers", selection, {"kind": kind, "unit": unit, "value": value}).ask(
        snapshot,
        f"""
        {COUNTED}
        SELECT noun, unit, week, numbers, outlets, coalesce(shared, 0) AS shared, least, greatest,
            CASE WHEN ratio <= {BEYOND} THEN ratio END AS differs
        FROM grouped LEFT JOIN told USING (noun, unit, week)
        ORDER BY coalesce(likely, false) DESC, shared DESC NULLS LAST, outlets DESC,
            differs NULLS LAST, numbers DESC, week DESC, noun, unit{page(limit, 0)}
        """,
        zone=settings().timezone,
    )
