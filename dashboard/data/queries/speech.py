"""Who speaks, how, and about whom: quotes counted by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from dashboard.data.queries.scope import kept, page
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Grouping = Literal["speaker", "act", "about"]
# The groups that a quote belongs to; the empty one holds quotes of nobody who was resolved.
GROUPS = {
    "speaker": "unnest(if(len(coalesce(speaker_ids, [])) > 0, speaker_ids, ['']))",
    "act": "coalesce(act, '')",
    "about": "unnest(about_ids)",
}


def speech(
    snapshot: Snapshot,
    *,
    selection: Selection,
    by: Grouping = "speaker",
    type: Sequence[str] = (),
    act: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """Quotes counted by speaker, by act or by whom they are about, the largest group first.

    Columns: ``group`` (an actor's id or an act; ``""`` for none), ``name`` and ``kind`` (of the actor, else
    null), ``quotes``, ``direct`` (of these), ``speakers``, ``outlets``, ``articles`` and ``latest`` (a day). A
    quote of two speakers counts for both.
    """
    return kept(snapshot, "quotes", selection, {"type": type, "act": act}).ask(
        snapshot,
        f"""
        , told AS (
            SELECT {GROUPS[by]} AS "group", type, article_no, speaker_ids FROM kept
        ), counted AS (
            SELECT "group", count(*) AS quotes, count(*) FILTER (type = 'direct') AS direct,
                len(list_distinct(flatten(list(speaker_ids)))) AS speakers, count(DISTINCT outlet) AS outlets,
                count(DISTINCT article_no) AS articles,
                CAST(timezone($zone, max(published_at)) AS DATE) AS latest
            FROM told JOIN sourced USING (article_no) GROUP BY "group"
        )
        SELECT "group", name, kind, quotes, direct, speakers, outlets, articles, latest
        FROM counted LEFT JOIN actors ON actor_id = "group"
        ORDER BY quotes DESC, "group"{page(limit, offset)}
        """,
        zone=settings().timezone,
    )
