"""Articles as rows, their outlets, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.scope import Scope, page, picked
from dashboard.data.queries.sentences import texts

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

LEAD = 200  # letters


def articles(snapshot: Snapshot, *, selection: Selection, limit: int | None, offset: int = 0) -> pd.DataFrame:
    """The articles frame without text, newest first, + ``mentions``, ``quotes``, ``numbers``, ``lead``.

    And ``copies``: it counts the other articles of the store that tell the same in nearly the same words.
    """
    return listed(snapshot, picked(snapshot, selection), page(limit, offset))


def listed(snapshot: Snapshot, scope: Scope, page: str = "") -> pd.DataFrame:
    rows = scope.ask(
        snapshot,
        f"""
        , shown AS (FROM picked ORDER BY article_no{page})
        SELECT shown.*, coalesce(mentions, 0) AS mentions, coalesce(quotes, 0) AS quotes,
            coalesce(numbers, 0) AS numbers, coalesce(copies, 0) AS copies
        FROM shown LEFT JOIN tallies USING (article_no)
        LEFT JOIN (
            SELECT cluster_id, count(*) - 1 AS copies FROM current SEMI JOIN shown USING (cluster_id)
            GROUP BY cluster_id
        ) USING (cluster_id)
        ORDER BY article_no
        """,
    )
    known = texts(snapshot, rows["article_no"])
    leads = pd.Series([known[number][:LEAD] for number in rows["article_no"]], index=rows.index, dtype="str")
    rows.insert(list(rows.columns).index("copies"), "lead", leads)
    return rows.drop(columns="article_no")


def outlets(snapshot: Snapshot) -> pd.DataFrame:
    """outlet, articles: the most articles first; articles without an outlet are left out."""
    return snapshot.sql(
        "SELECT outlet, count(*) AS articles FROM current WHERE outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY articles DESC, outlet"
    )


def refusals(snapshot: Snapshot, *, limit: int | None) -> pd.DataFrame:
    """The refusals frame, newest first."""
    return snapshot.sql(f'FROM refusals ORDER BY "at" DESC, source, line{page(limit, 0)}')
