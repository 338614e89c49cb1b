"""How much there is of a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.data.queries.scope import kept, picked
from dashboard.data.rollups import PRESENT
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
        picked(snapshot, selection)
        .ask(
            snapshot,
            f"""
            , {PRESENT}
            SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets,
                count(*) - count(DISTINCT coalesce(cluster_id, article_id)) AS copies,
                CAST(timezone($zone, min(published_at)) AS DATE) AS first_day,
                CAST(timezone($zone, max(published_at)) AS DATE) AS last_day,
                (SELECT count(DISTINCT actor_no) FROM present) AS actors
            FROM picked
            """,
            zone=settings().timezone,
        )
        .astype(object)
        .to_dict("records")
    )
    quotes = kept(snapshot, "quotes", selection, {}).ask(
        snapshot, "SELECT count(*) AS all, count(*) FILTER (len(coalesce(speaker_ids, [])) = 0) AS open FROM kept"
    )
    return {
        **{str(key): None if value is None or value != value else value for key, value in row.items()},
        "quotes": int(quotes["all"][0]),
        "unresolved": int(quotes["open"][0]),
        "numbers": count(snapshot, frame="numbers", selection=selection),
    }


def count(snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]) -> int:
    """How many rows the query of that frame has with the same selection and the same narrowing."""
    if frame == "articles":
        rows = picked(snapshot, selection).ask(snapshot, "SELECT count(*) AS n FROM picked")
    else:
        rows = kept(snapshot, frame, selection, narrow).ask(snapshot, "SELECT count(*) AS n FROM kept")
    return int(rows["n"][0])
