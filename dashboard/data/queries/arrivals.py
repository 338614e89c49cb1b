"""What has come in since a moment, and how much of what was read is in doubt."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.queries.appeared import UNDATED, appeared, articles_held
from dashboard.data.queries.census import chosen, mentioned
from dashboard.data.queries.tallies import every, tally
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Instants = npt.NDArray[np.datetime64]


def newest_arrival(snapshot: Snapshot) -> datetime | None:
    """When the newest day of reading began: the first instant, in the installation's time zone, of its day."""
    read = _read(snapshot)
    if not len(read):
        return None
    newest = pd.Timestamp(read.max(), tz="UTC").tz_convert(settings().zone)
    return newest.normalize().tz_convert("UTC").to_pydatetime()


def arrivals(snapshot: Snapshot, *, selection: Selection, since: datetime) -> dict[str, int]:
    """What of a selection was read at ``since`` or later: articles, outlets, quotes, numbers, actors.

    ``actors`` counts those whom no article read earlier names.
    """
    begin = np.datetime64(since.astimezone(UTC).replace(tzinfo=None))
    fresh = chosen(snapshot, selection) & (_read(snapshot) >= begin)
    found = every(snapshot).of(fresh)
    new = mentioned(snapshot, fresh) & (_first_read(snapshot) >= begin)
    return {
        "articles": int(fresh.sum()),
        "outlets": appeared(snapshot).of(fresh).outlets,
        "quotes": int(found.quotes.sum()),
        "numbers": int(found.numbers.sum()),
        "actors": int(new.sum()),
    }


def _read(snapshot: Snapshot) -> Instants:
    """When each article was read, by ``article_no``."""
    read: Instants = articles_held(snapshot).column("ingested_at").to_numpy()
    return read


def _first_read(snapshot: Snapshot) -> Instants:
    """When the first article was read that mentions an actor, by ``actor_no``; none has the number 0."""
    rows = snapshot.held(
        "SELECT min(ingested_at) AS at FROM presence JOIN main.current c ON article_no = c.rowid"
        " GROUP BY actor_no ORDER BY actor_no"
    )
    return np.append(np.datetime64("NaT"), rows.column("at").to_numpy())


def quality(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """How far a selection can be relied on, as counts.

    ``articles``, ``undated``, ``unsourced`` (without an outlet), ``copies`` (beyond the first of their cluster),
    ``quotes``, ``unresolved`` (without a speaker), ``unsure_quotes``, ``numbers``, ``unsure_numbers``; and, of the
    whole store, ``refused``.
    """
    counts = tally(snapshot, selection)
    found = appeared(snapshot).of(chosen(snapshot, selection))
    doubts = ("quotes", "unresolved", "unsure_quotes", "numbers", "unsure_numbers")
    return {
        "articles": len(found.day),
        "undated": int((found.day == UNDATED).sum()),
        "unsourced": int((found.outlet == 0).sum()),
        "copies": found.copies,
        **{name: int(getattr(counts, name).sum()) for name in doubts},
        "refused": snapshot.held("SELECT count(*) AS n FROM refusals").column("n")[0].as_py(),
    }
