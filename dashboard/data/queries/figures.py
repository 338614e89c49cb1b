"""How much there is of a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.data.queries.census import census
from dashboard.data.queries.scope import kept, picked
from dashboard.data.queries.tallies import tallied
from dashboard.data.rollups import TALLIED
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def totals(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """Figures of a selection: articles, outlets, actors, quotes, numbers, unresolved, copies, first and last day.

    ``unresolved`` counts quotes without a speaker, ``copies`` articles beyond the first of their cluster; the
    days are ``datetime.date`` or None.
    """
    [row] = (
        tallied(snapshot, selection)
        .rows(
            snapshot,
            """
            SELECT a.*, t.* FROM (
                SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets,
                    count(*) - count(DISTINCT coalesce(cluster_id, article_id)) AS copies,
                    CAST(timezone($zone, min(published_at)) AS DATE) AS first_day,
                    CAST(timezone($zone, max(published_at)) AS DATE) AS last_day
                FROM picked
            ) a, (
                SELECT CAST(coalesce(sum(quotes), 0) AS BIGINT) AS quotes,
                    CAST(coalesce(sum(numbers), 0) AS BIGINT) AS numbers,
                    CAST(coalesce(sum(unresolved), 0) AS BIGINT) AS unresolved
                FROM tallied
            ) t
            """,
            zone=settings().timezone,
        )
        .to_pylist()
    )
    return {**row, "actors": count(snapshot, frame="actors", selection=selection)}


def count(snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]) -> int:
    """How many rows the query of that frame has with the same selection and the same narrowing."""
    if frame == "actors":
        return len(census(snapshot, selection).mentioned)
    if frame == "articles":
        return picked(snapshot, selection).count
    if frame in TALLIED and not any(narrow.values()):
        rows = tallied(snapshot, selection).rows(snapshot, f"SELECT coalesce(sum({frame}), 0) FROM tallied")
    else:
        rows = kept(snapshot, frame, selection, narrow).rows(snapshot, "SELECT count(*) FROM kept")
    return int(rows.column(0)[0].as_py())
