"""What is told by the newest articles of a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.names import described
from dashboard.data.queries.scope import kept
from dashboard.data.queries.tallies import tally

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def latest_quotes(snapshot: Snapshot, *, selection: Selection, limit: int) -> pd.DataFrame:
    """The first quote of each of the newest articles that have one, the newest article first.

    Columns: ``article_id``, ``start``, ``end``, ``text``, ``type``, ``speakers`` (names, a list; an id that nobody
    has stands for itself), ``kind`` (of the first of them who has one), ``outlet``, ``published_at``, ``sample``.
    """
    told = tally(snapshot, selection)
    newest = told.article_no[told.quotes > 0][:limit]
    # Numbers in the query itself: the store then reads no more than where they lie.
    listed = ", ".join(map(str, newest.tolist())) or "NULL"
    rows = kept(snapshot, "quotes", selection, {}).ask(
        snapshot,
        f"""
        SELECT k.article_id, start, "end", text, k.type, speaker_ids, p.outlet, p.published_at, p.sample
        FROM kept k JOIN main.current p ON p.rowid = article_no WHERE article_no IN ({listed})
        QUALIFY row_number() OVER (PARTITION BY article_no ORDER BY start, "end") = 1 ORDER BY article_no
        """,
    )
    spoken = [ids if isinstance(ids, list) else [] for ids in rows.pop("speaker_ids")]
    known = described(snapshot, {one for ids in spoken for one in ids})
    speakers = [[known[one][0] if one in known else one for one in ids] for ids in spoken]
    first = [next((known[one][1] for one in ids if one in known), None) for ids in spoken]
    return rows.assign(
        speakers=pd.Series(speakers, index=rows.index, dtype=object),
        kind=pd.Series(first, index=rows.index, dtype="str"),
    )
