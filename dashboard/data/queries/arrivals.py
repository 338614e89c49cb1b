"""What has come in since a moment, and how much of what was read is in doubt."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.data.queries.appeared import UNDATED, appeared
from dashboard.data.queries.census import chosen, named
from dashboard.data.queries.tallies import every, tally
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def newest_arrival(snapshot: Snapshot) -> datetime | None:
    """When the newest day of reading began: the first instant, in the installation's time zone, of its day."""
    rows = snapshot.sql(
        """
        SELECT timezone($zone, date_trunc('day', timezone($zone, max(ingested_at)))) AS since FROM current
        """,
        zone=settings().timezone,
    )
    since = rows["since"][0]
    return None if pd.isna(since) else since.to_pydatetime()


def arrivals(snapshot: Snapshot, *, selection: Selection, since: datetime) -> dict[str, int]:
    """What of a selection was read at ``since`` or later: articles, outlets, quotes, numbers, actors.

    ``actors`` counts those whom no article read earlier names.
    """
    read = snapshot.held("SELECT ingested_at FROM main.current ORDER BY rowid").column("ingested_at").to_numpy()
    early = read < np.datetime64(since.astimezone(UTC).replace(tzinfo=None))
    fresh = chosen(snapshot, selection) & ~early
    outlets = appeared(snapshot).outlet[fresh]
    found = every(snapshot).of(fresh)
    new = named(snapshot, fresh) & ~named(snapshot, early)
    return {
        "articles": int(fresh.sum()),
        "outlets": len(np.unique(outlets[outlets > 0])),
        "quotes": int(found.quotes.sum()),
        "numbers": int(found.numbers.sum()),
        "actors": int(new.sum()),
    }


def quality(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """How far a selection can be relied on, as counts.

    ``articles``, ``undated``, ``unsourced`` (without an outlet), ``copies`` (beyond the first of their cluster),
    ``quotes``, ``unresolved`` (without a speaker), ``unsure_quotes``, ``numbers``, ``unsure_numbers``; and, of the
    whole store, ``refused``.
    """
    found = tally(snapshot, selection)
    days, outlets, stories = appeared(snapshot).of(chosen(snapshot, selection))
    doubts = ("quotes", "unresolved", "unsure_quotes", "numbers", "unsure_numbers")
    return {
        "articles": len(days),
        "undated": int((days == UNDATED).sum()),
        "unsourced": int((outlets == 0).sum()),
        "copies": len(stories) - len(np.unique(stories)),
        **{name: int(getattr(found, name).sum()) for name in doubts},
        "refused": snapshot.held("SELECT count(*) AS n FROM refusals").column("n")[0].as_py(),
    }
