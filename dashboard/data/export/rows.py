"""The rows of a frame, batch by batch, as its query gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data import queries
from dashboard.data.frames import SPAN_FRAMES
from dashboard.data.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.snapshot import Snapshot


# The frames that are exported as they are, and in which order.
WHOLE = {
    "articles": "published_at DESC NULLS LAST, article_id",
    "actors": "actor_id",
    "corrections": '"at" DESC, correction_id',
}


def rows(
    snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]
) -> Iterator[pd.DataFrame]:
    """What the query of that frame gives for a selection; every span with its sentence, outlet, title and URL.

    ``narrow`` are the facets of a page, as the query takes them. The first batch may be empty, and names the
    columns.
    """
    if frame in SPAN_FRAMES:
        yield from queries.batches(snapshot, frame=frame, selection=selection, **narrow)
    elif frame == "articles":
        yield queries.articles(snapshot, selection=selection, limit=None)
    elif frame == "actors":
        yield queries.actors(snapshot, selection=selection)
    else:
        yield queries.refusals(snapshot, limit=None)


def whole(snapshot: Snapshot, *, frame: str) -> Iterator[pd.DataFrame]:
    """One frame of the store with all its columns: of articles the text, of actors also those nobody names."""
    if frame not in WHOLE:
        yield from rows(snapshot, frame=frame, selection=Selection())
        return
    yield from snapshot.batches(f"FROM {frame} ORDER BY {WHOLE[frame]}")
