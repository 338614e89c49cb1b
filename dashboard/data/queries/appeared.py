"""When and where the articles of the store appeared, in arrays: a place an article, by ``article_no``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.queries.census import Flags, Numbers
    from dashboard.data.snapshot import Snapshot

EPOCH = date(1970, 1, 1).toordinal()
UNDATED = np.iinfo(np.int64).min
APPEARED = """
    SELECT coalesce(CAST(timezone('{zone}', published_at) AS DATE) - DATE '1970-01-01', {undated}) AS day,
        CASE WHEN outlet IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY outlet) END AS outlet,
        dense_rank() OVER (ORDER BY coalesce(cluster_id, article_id)) AS story
    FROM main.current ORDER BY rowid
"""


class Appeared(NamedTuple):
    """The ``day`` of each article, in days after 1 January 1970 or ``UNDATED``; a number for its ``outlet``, 0 for
    none; one for the ``story``, which near-copies share.
    """

    day: Numbers
    outlet: Numbers
    story: Numbers

    def of(self, chosen: Flags) -> Appeared:
        """Of some articles alone."""
        return Appeared(*(column[chosen] for column in self))


def as_date(day: int) -> date:
    """
    >>> as_date(20_000)
    datetime.date(2024, 10, 4)
    """
    return date.fromordinal(EPOCH + int(day))


def appeared(snapshot: Snapshot) -> Appeared:
    """Of every article of the store."""
    zone = settings().timezone.replace("'", "''")
    rows = snapshot.held(APPEARED.format(zone=zone, undated=UNDATED))
    return Appeared(*(column.to_numpy().astype(np.int64) for column in rows.columns))
