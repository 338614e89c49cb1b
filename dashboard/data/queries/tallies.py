"""How many rows the selected articles have, counted by article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dashboard.data.queries.census import Flags, Numbers, chosen
from dashboard.data.queries.scope import Scope, about_rows, kept_rows, within
from dashboard.data.rollups import TALLIED, TALLIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as arrow

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Choice, Snapshot


class Tally(NamedTuple):
    """What articles have of the rows that pass every filter: an array a column of ``rollups.TALLIES``."""

    article_no: Numbers
    mentions: Numbers
    quotes: Numbers
    unresolved: Numbers
    unsure_quotes: Numbers
    numbers: Numbers
    unsure_numbers: Numbers

    def of(self, chosen: Flags) -> Tally:
        """Of some articles alone."""
        kept = chosen[self.article_no]
        return Tally(*(column[kept] for column in self))

    def at(self, numbers: Numbers) -> Tally:
        """Of these articles, with zeros for those that have nothing; both in ascending order."""
        places = np.searchsorted(self.article_no, numbers)
        there = np.append(self.article_no, -1)[places] == numbers
        counts = (np.where(there, np.append(column, 0)[places], 0) for column in self[1:])
        return Tally(numbers, *counts)


COLUMNS = ", ".join(Tally._fields)


def tally(snapshot: Snapshot, selection: Selection) -> Tally:
    """Counted anew where a filter keeps some rows of an article alone; then of all articles with such rows."""
    about = {frame: about_rows(snapshot, frame, selection) for frame in TALLIED}
    if any(conditions for conditions, _ in about.values()):
        choice = _anew(snapshot, within(snapshot, selection), about)
        return _columns(snapshot.rows(f"SELECT {COLUMNS} FROM main.{choice.name} ORDER BY article_no"))
    return every(snapshot).of(chosen(snapshot, selection))


def every(snapshot: Snapshot) -> Tally:
    """Of all articles and rows."""
    return _columns(snapshot.held(f"SELECT {COLUMNS} FROM tallies ORDER BY article_no"))


def _columns(rows: arrow.Table) -> Tally:
    return Tally(*(column.to_numpy().astype(np.int64) for column in rows.columns))


def _anew(
    snapshot: Snapshot, around: Scope, about: Mapping[str, tuple[Sequence[str], Mapping[str, Any]]]
) -> Choice:
    """What the articles ``around`` have of the rows that these conditions keep."""
    rows = ", ".join(
        kept_rows(frame, ["true", *conditions], name=f"{frame}_kept") for frame, (conditions, _) in about.items()
    )
    counted = TALLIES.format_map({frame: f"{frame}_kept" for frame in about})
    parameters = {name: value for _, given in about.values() for name, value in given.items()}
    return snapshot.choose(f"WITH {around.common}, {rows} {counted}", parameters)
