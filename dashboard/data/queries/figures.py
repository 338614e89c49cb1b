"""How much there is of a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.data.queries.appeared import UNDATED, appeared, as_date
from dashboard.data.queries.census import census, chosen, mentioned
from dashboard.data.queries.scope import kept, picked
from dashboard.data.queries.tallies import tally
from dashboard.data.rollups import TALLIED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def totals(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """Figures of a selection: articles, outlets, actors, quotes, numbers, unresolved, copies, first and last day.

    ``unresolved`` counts quotes without a speaker, ``copies`` articles beyond the first of their cluster; the
    days are ``datetime.date`` or None.
    """
    inside, counts = chosen(snapshot, selection), tally(snapshot, selection)
    found = appeared(snapshot).of(inside)
    dated = found.day[found.day != UNDATED]
    return {
        "articles": len(found.day),
        "outlets": found.outlets,
        "copies": found.copies,
        "first_day": as_date(dated.min()) if len(dated) else None,
        "last_day": as_date(dated.max()) if len(dated) else None,
        **{name: int(getattr(counts, name).sum()) for name in ("quotes", "numbers", "unresolved")},
        "actors": int(np.count_nonzero(mentioned(snapshot, inside))),
    }


def count(snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]) -> int:
    """How many rows the query of that frame has with the same selection and the same narrowing."""
    if frame == "actors":
        return len(census(snapshot, selection).ranked)
    if frame == "articles":
        return picked(snapshot, selection).count
    if frame in TALLIED and not any(narrow.values()):
        return int(getattr(tally(snapshot, selection), frame).sum())
    rows = kept(snapshot, frame, selection, narrow).rows(snapshot, "SELECT count(*) FROM kept")
    return int(rows.column(0)[0].as_py())
