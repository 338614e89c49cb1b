"""Articles as rows, their outlets, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as arrow

from dashboard.data.queries.appeared import appeared, articles_held
from dashboard.data.queries.census import chosen
from dashboard.data.queries.scope import page
from dashboard.data.queries.sentences import texts
from dashboard.data.queries.tallies import every
from dashboard.data.rollups import TALLIED
from dashboard.data.snapshot import to_frame

if TYPE_CHECKING:
    from dashboard.data.queries.census import Numbers
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

LEAD = 200  # letters


def articles(snapshot: Snapshot, *, selection: Selection, limit: int | None, offset: int = 0) -> pd.DataFrame:
    """The articles frame without text, newest first, + ``mentions``, ``quotes``, ``numbers``, ``lead``.

    And ``copies``: it counts the other articles of the store that tell the same in nearly the same words.
    """
    return listed(snapshot, np.flatnonzero(chosen(snapshot, selection))[offset:][:limit])


def listed(snapshot: Snapshot, numbers: Numbers) -> pd.DataFrame:
    """The same of the articles of these numbers, in ascending order."""
    rows = to_frame(articles_held(snapshot).take(arrow.array(numbers)))
    counts = every(snapshot).at(numbers)
    stories = appeared(snapshot).story
    known = texts(snapshot, numbers)
    return rows.assign(
        **{name: getattr(counts, name) for name in TALLIED},
        lead=pd.Series([known[number][:LEAD] for number in numbers.tolist()], index=rows.index, dtype="str"),
        copies=np.bincount(stories)[stories[numbers]] - 1,
    )


def outlets(snapshot: Snapshot) -> pd.DataFrame:
    """outlet, articles: the most articles first; articles without an outlet are left out."""
    return snapshot.sql(
        "SELECT outlet, count(*) AS articles FROM current WHERE outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY articles DESC, outlet"
    )


def refusals(snapshot: Snapshot, *, limit: int | None) -> pd.DataFrame:
    """The refusals frame, newest first."""
    return snapshot.sql(f'FROM refusals ORDER BY "at" DESC, source, line{page(limit, 0)}')
