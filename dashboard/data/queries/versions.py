"""What an article said before it was stored anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.data.snapshot import Snapshot


def versions(snapshot: Snapshot, *, article_id: str) -> pd.DataFrame:
    """The wordings of one article that the store keeps, the newest first: version, title, text, ingested_at.

    Versions that only read the same title and text again are one, by the first of them. A compacted store keeps
    the newest alone.
    """
    return snapshot.sql(
        """
        SELECT version, title, text, ingested_at FROM stored_articles
        WHERE article_id = $article_id AND NOT deleted
        QUALIFY row_number() OVER (PARTITION BY text, title ORDER BY ingested_at, version) = 1
        ORDER BY ingested_at DESC, version DESC
        """,
        article_id=article_id,
    )
