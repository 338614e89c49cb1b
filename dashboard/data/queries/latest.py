"""What is told by the newest articles of a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.scope import kept, page

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def latest_quotes(snapshot: Snapshot, *, selection: Selection, limit: int) -> pd.DataFrame:
    """The first quote of each of the newest articles that have one, the newest article first.

    Columns: ``article_id``, ``start``, ``end``, ``text``, ``type``, ``speakers`` (names, a list; an id that nobody
    has stands for itself), ``kind`` (of the first of them who has one), ``outlet``, ``published_at``, ``sample``.
    """
    rows = kept(snapshot, "quotes", selection, {}).ask(
        snapshot,
        f"""
        , first AS (
            SELECT article_no, min(start) AS start, arg_min("end", start) AS "end" FROM kept
            GROUP BY article_no ORDER BY article_no{page(limit, 0)}
        )
        SELECT k.article_id, start, "end", text, k.type, speaker_ids, p.outlet, p.published_at, p.sample
        FROM quotes k JOIN first USING (article_no, start, "end") JOIN main.current p ON p.rowid = article_no
        ORDER BY article_no
        """,
    )
    spoken = [ids if isinstance(ids, list) else [] for ids in rows.pop("speaker_ids")]
    known = {row["actor_id"]: row for row in _actors(snapshot, {one for ids in spoken for one in ids})}
    rows["speakers"] = pd.Series(
        [[known[one]["name"] if one in known else one for one in ids] for ids in spoken],
        index=rows.index,
        dtype=object,
    )
    kinds = [next((known[one]["kind"] for one in ids if one in known), None) for ids in spoken]
    return rows.assign(kind=pd.Series(kinds, index=rows.index, dtype="str"))


def _actors(snapshot: Snapshot, actor_ids: set[str]) -> list[dict[str, str]]:
    if not actor_ids:
        return []
    known = "SELECT actor_id, name, kind FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))"
    return list(snapshot.rows(known, ids=sorted(actor_ids)).to_pylist())
