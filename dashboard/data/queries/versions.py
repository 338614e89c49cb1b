"""What an article said before it was stored anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from dashboard.data.snapshot import Snapshot

COLUMNS = ("version", "title", "text", "ingested_at")


def versions(snapshot: Snapshot, *, article_id: str) -> pd.DataFrame:
    """The wordings of one article that the store keeps, the newest first: version, title, text, ingested_at.

    Versions that only read the same title and text again are one, by the first of them. No rows for an article
    that was stored once, or of which a compacted store keeps the newest alone.
    """
    again = snapshot.rows("FROM restored WHERE article_id = $article_id", article_id=article_id)
    if not len(again):  # no file has to be read
        return pd.DataFrame(columns=list(COLUMNS))
    return snapshot.sql(
        f"""
        SELECT {", ".join(COLUMNS)} FROM stored_articles
        WHERE article_id = $article_id AND NOT deleted
        QUALIFY row_number() OVER (PARTITION BY text, title ORDER BY ingested_at, version) = 1
        ORDER BY ingested_at DESC, version DESC
        """,
        article_id=article_id,
    )
