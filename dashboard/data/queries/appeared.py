"""When and where the articles of the store appeared, in arrays: a place an article, by ``article_no``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as arrow

from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.queries.census import Flags, Numbers
    from dashboard.data.snapshot import Snapshot

EPOCH = date(1970, 1, 1).toordinal()
UNDATED = np.iinfo(np.int64).min
DAY = "CAST(timezone('{zone}', published_at) AS DATE) - DATE '1970-01-01'"
APPEARED = f"""
    SELECT coalesce({DAY}, {{undated}}) AS day,
        CASE WHEN outlet IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY outlet) END AS outlet,
        dense_rank() OVER (ORDER BY coalesce(cluster_id, article_id)) AS story
    FROM main.current ORDER BY rowid
"""
OUTLETS = "SELECT DISTINCT outlet FROM main.current WHERE outlet IS NOT NULL ORDER BY outlet"
DENSE = 500_000  # numbers from the least to the greatest, up to which each may have its place in an array
THURSDAY = 3  # days after a Monday: what 1 January 1970 was


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

    @property
    def outlets(self) -> int:
        """In how many outlets they appeared."""
        return _different(self.outlet[self.outlet > 0])

    @property
    def copies(self) -> int:
        """How many tell again what another tells."""
        return len(self.story) - _different(self.story)


def as_date(day: int) -> date:
    """
    >>> as_date(20_000)
    datetime.date(2024, 10, 4)
    """
    return date.fromordinal(EPOCH + int(day))


def appeared(snapshot: Snapshot) -> Appeared:
    """Of every article of the store."""
    rows = snapshot.held(APPEARED.format(zone=quoted_zone(), undated=UNDATED))
    return Appeared(*(column.to_numpy().astype(np.int64, copy=False) for column in rows.columns))


def articles_held(snapshot: Snapshot) -> arrow.Table:
    """Every article of the store without its text, in memory, by ``article_no``."""
    return snapshot.held("FROM main.current ORDER BY rowid")


def quoted_zone() -> str:
    """The time zone as it stands within an SQL literal."""
    return settings().timezone.replace("'", "''")


def starts(days: Numbers, *, bucket: str) -> Numbers:
    """The first days of the buckets that days lie in, both in days after 1 January 1970.

    >>> starts(np.array([20_000]), bucket="week"), as_date(starts(np.array([20_000]), bucket="quarter")[0])
    (array([19996]), datetime.date(2024, 10, 1))
    """
    if bucket == "day":
        return days
    if bucket == "week":
        return days - (days + THURSDAY) % 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    months -= months % {"month": 1, "quarter": 3, "year": 12}[bucket]
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def counted(
    snapshot: Snapshot, days: Numbers, outlets: Numbers | None = None, counts: Numbers | None = None
) -> pd.DataFrame:
    """How often each pair of a day and an outlet comes: ``bucket``, ``group``, ``count``, in their order.

    ``outlets`` are numbers as of ``Appeared``; without them all have the group ``""``. ``counts`` are what each
    pair stands for, else one.
    """
    names = snapshot.held(OUTLETS).column("outlet")
    pairs = days * (len(names) + 1) + (0 if outlets is None else outlets)
    found, sums = _summed(pairs, counts)
    day, outlet = np.divmod(found, len(names) + 1)
    group = ["", *names.to_pylist()]
    return pd.DataFrame(
        {
            "bucket": as_dates(day),
            "group": pd.Series([group[one] for one in outlet.tolist()], dtype="str"),
            "count": sums,
        }
    )


def _summed(numbers: Numbers, counts: Numbers | None) -> tuple[Numbers, Numbers]:
    """Each different number, ascending, and the sum of its counts, which are positive; else of ones."""
    low = int(numbers.min(initial=0))
    if int(numbers.max(initial=low)) - low < DENSE:
        sums = np.bincount(numbers - low, weights=counts)
        found = np.flatnonzero(sums)
        return found + low, sums[found].astype(np.int64)
    found, place = np.unique(numbers, return_inverse=True)
    return found, np.bincount(place, weights=counts, minlength=len(found)).astype(np.int64)


def as_dates(days: Numbers) -> Any:
    return days.astype("datetime64[D]").astype(object)


def _different(numbers: Numbers) -> int:
    """How many different ones of some small whole numbers."""
    return int(np.count_nonzero(np.bincount(numbers)))
