"""Whom the selected articles mention, counted in arrays of all rows: that takes a tenth of the time of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as arrow
from pyarrow import compute

from dashboard.data.queries.scope import picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

ROSTER = "SELECT actors.*, actor_no FROM actor_numbers JOIN actors USING (actor_id) ORDER BY actor_no"
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Census(NamedTuple):
    """Of every actor, by ``actor_no``: its ``mentions`` in the selected articles, and in how many ``articles``.

    ``chosen`` says of every article, by ``article_no``, whether it is selected.
    """

    chosen: Flags
    mentions: Numbers
    articles: Numbers

    @property
    def ranked(self) -> Numbers:
        """The numbers of those who are mentioned, the most mentioned first, then as their ids sort."""
        numbers = np.flatnonzero(self.articles)
        return numbers[np.argsort(-self.mentions[numbers], kind="stable")]


def chosen(snapshot: Snapshot, selection: Selection) -> Flags:
    """Of every article, by ``article_no``, whether it is selected; found once a selection."""
    [choice] = picked(snapshot, selection).choices
    flags: Flags | None = choice.known.get("flags")
    if flags is None:
        flags = np.zeros(len(snapshot.held("SELECT article_id FROM main.current")), dtype=bool)
        flags[snapshot.rows(f"FROM main.{choice.name}").column("article_no").to_numpy()] = True
        choice.known["flags"] = flags
    return flags


def census(snapshot: Snapshot, selection: Selection) -> Census:
    """Taken once a selection."""
    [choice] = picked(snapshot, selection).choices
    taken: Census | None = choice.known.get("census")
    if taken is None:
        inside = chosen(snapshot, selection)
        actors, weights = columns_of(snapshot, inside, "SELECT article_no, actor_no, mentions FROM presence")
        size = len(ids(snapshot)) + 1
        mentions = np.bincount(actors, weights=weights, minlength=size)
        taken = Census(inside, mentions.astype(np.int64), np.bincount(actors, minlength=size))
        choice.known["census"] = taken
    return taken


def mentioned(snapshot: Snapshot, chosen: Flags) -> Flags:
    """Of every actor, by number, whether a selected article mentions it."""
    flags = np.zeros(len(ids(snapshot)) + 1, dtype=bool)
    [actors] = columns_of(snapshot, chosen, "SELECT article_no, actor_no FROM presence")
    flags[actors] = True
    return flags


def spoken(snapshot: Snapshot, chosen: Flags) -> Numbers:
    """Of every actor, by number, the quotes in the selected articles."""
    actors, quotes = columns_of(snapshot, chosen, "SELECT article_no, actor_no, quotes FROM voices")
    return np.bincount(actors, weights=quotes, minlength=len(ids(snapshot)) + 1).astype(np.int64)


def columns_of(snapshot: Snapshot, chosen: Flags, query: str) -> tuple[Numbers, ...]:
    """What a query of all rows, whose first column is ``article_no``, gives of selected articles: the others."""
    articles, *columns = (column.to_numpy() for column in snapshot.held(query).columns)
    inside = chosen[articles]
    return tuple(column[inside] for column in columns)


def ids(snapshot: Snapshot) -> arrow.ChunkedArray:
    """The ids of all who are mentioned: the first is that of number 1."""
    return snapshot.held("SELECT actor_id FROM actor_numbers ORDER BY actor_no").column("actor_id")


def roster(snapshot: Snapshot) -> arrow.Table:
    """The actors frame of all who are mentioned and have a row there, + ``actor_no``, in that order."""
    return snapshot.held(ROSTER)


def numbers_of(snapshot: Snapshot, column: str, values: Sequence[str]) -> Numbers:
    """The numbers of the actors who have any of these values in a column of the roster."""
    known = roster(snapshot).select([column, "actor_no"])
    any_of = compute.is_in(known.column(column), value_set=arrow.array(values, arrow.string()))
    numbers: Numbers = known.filter(any_of).column("actor_no").to_numpy()
    return numbers


def rows_of(snapshot: Snapshot, numbers: Numbers) -> arrow.Table:
    """The rows of the roster of these actors, in this order; who has none is left out."""
    known = roster(snapshot)
    every = known.column("actor_no").to_numpy()
    places = np.searchsorted(every, numbers)
    there = every[np.minimum(places, len(every) - 1)] == numbers if len(every) else np.zeros(0, dtype=bool)
    return known.take(places[there])
