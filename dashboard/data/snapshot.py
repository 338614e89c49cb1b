"""One consistent view of the store, in SQL: current rows only, corrected, whatever is written meanwhile."""

from __future__ import annotations

import itertools
import re
import threading
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as arrow

from dashboard.data.corrections.moves import LOCAL
from dashboard.data.corrections.overlay import OVERLAID, Overlay
from dashboard.data.extracted import BATCH, Held
from dashboard.data.table import Fault, StoreError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping
    from pathlib import Path

    import pandas as pd

    from dashboard.data.corrections.ledger import Ledger
    from dashboard.data.extracted import Extracted
    from dashboard.data.table import State

CHOICES = 64  # kept by a snapshot
LATEST = 12  # of them, of which it is kept what was found out
MEANT = 10_000  # ids that are remembered

_numbers = itertools.count(1)


class Choice:
    """The rows of one query of a snapshot, in a table ``name`` of its database that lives as long as this does.

    ``count`` is how many they are, ``known`` what was found out about them.
    """

    def __init__(self, extracted: Extracted, name: str, count: int) -> None:
        self.name, self.count = name, count
        self.known: dict[str, Any] = {}
        weakref.finalize(self, _drop, extracted, name)


def _drop(extracted: Extracted, name: str) -> None:
    extracted.cursor().execute(f"DROP TABLE IF EXISTS main.{name}")


class Snapshot:
    """The store as it was when this was opened: immutable, and safe to share between threads.

    Views: every frame of the contract, current rows only, with what readers corrected; there the column
    ``corrected`` has the id of the last correction. ``current`` has the articles without their text, ``marks`` the
    stars and tags.
    """

    def __init__(self, folder: Path, extracted: Extracted, corrections: State, ledger: Ledger) -> None:
        self.folder, self.extracted, self.ledger = folder, extracted, ledger
        self.states = {**extracted.states, "corrections": corrections}
        self.overlay = Overlay(extracted, ledger)
        self._names = re.compile(rf"\b({'|'.join((*extracted.makers, *OVERLAID))})\b")
        self._choices: dict[Hashable, Choice] = {}
        self._meant: dict[str, list[str]] = {}
        self._held = Held()
        self._choosing = threading.Lock()

    @property
    def token(self) -> Hashable:
        """Changes with every commit."""
        return (str(self.folder), *sorted((name, state.version) for name, state in self.states.items()))

    @property
    def empty(self) -> bool:
        """Whether no article was ever stored."""
        return not self.states["articles"].files

    def sql(self, query: str, **parameters: Any) -> pd.DataFrame:
        """Rows of one query; ``$name`` in it stands for the parameter of that name.

        Instants are UTC, lists are Python lists. Raises ``StoreError`` where a file cannot be read.
        """
        return to_frame(self.rows(query, **parameters))

    def rows(self, query: str, **parameters: Any) -> arrow.Table:
        """Like ``sql``, as an Arrow table."""
        with self._reading(query) as cursor:
            return cursor.sql(query, params=parameters or None).to_arrow_table()

    def held(self, query: str) -> arrow.Table:
        """The rows of one query of all rows, read once and held in memory: for all snapshots, where no correction
        touches them.
        """
        corrected = self.overlay.changes(dict.fromkeys(self._names.findall(query)))
        return (self._held if corrected else self.extracted.held).table(query, self.rows)

    def batches(self, query: str, **parameters: Any) -> Iterator[pd.DataFrame]:
        """Like ``sql``, some thousand rows at a time: for more than fits into memory. The first is empty."""
        return map(to_frame, self.tables(query, **parameters))

    def tables(self, query: str, **parameters: Any) -> Iterator[arrow.Table]:
        """Like ``batches``, as Arrow tables."""
        with self._reading(query) as cursor:
            reader = cursor.sql(query, params=parameters or None).to_arrow_reader(BATCH)
            yield reader.schema.empty_table()
            for batch in reader:
                yield arrow.Table.from_batches([batch])

    def choose(self, query: str, parameters: Mapping[str, Any]) -> Choice:
        """The rows of a query as a table that other queries name; it is run once, the last ones are remembered."""
        key = (query, repr(sorted(parameters.items())))
        with self._choosing:
            known = self._choices.pop(key, None) or self._chosen(query, parameters)
            self._choices[key] = known
            while len(self._choices) > CHOICES:
                self._choices.pop(next(iter(self._choices)))
            for older in list(self._choices.values())[:-LATEST]:
                older.known.clear()
        return known

    def _chosen(self, query: str, parameters: Mapping[str, Any]) -> Choice:
        name = f"chosen_{next(_numbers)}"
        with self._reading(query) as cursor:
            made = cursor.execute(f"CREATE TABLE main.{name} AS {query}", dict(parameters) or None)
            [(count,)] = made.fetchall()
        return Choice(self.extracted, name, int(count))

    @contextmanager
    def _reading(self, query: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor, with what the query needs made; a file that cannot be read is a ``StoreError``."""
        try:
            self.overlay.make(dict.fromkeys(self._names.findall(query)))
            yield self.extracted.cursor(self.overlay.schema)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise StoreError(Fault.DAMAGED, str(error)) from error

    def actors_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The actors that ids stand for, today or once: an id that was joined to another stands for that one.

        An id that turned out to be several people's stands for all of them; unknown ids are absent.
        """
        asked = list(dict.fromkeys(ids))
        known = self._meant if len(self._meant) < MEANT else {}
        if unknown := [one for one in asked if one not in known]:
            found = self._looked_up(unknown)
            known = self._meant = {**known, **{one: found.get(one, []) for one in unknown}}
        return {one: list(known[one]) for one in asked if known[one]}

    def _looked_up(self, ids: Iterable[str]) -> dict[str, list[str]]:
        asked = {one: one.partition(LOCAL) for one in ids}
        every = [*asked, *(base for base, _, _ in asked.values())]
        named = "SELECT actor_id FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))"
        today = set(self.rows(named, ids=every).column("actor_id").to_pylist())
        rows = self.rows(
            "SELECT i.actor_id, i.article_id, canonical_id FROM links i"
            " JOIN actors a ON a.actor_id = canonical_id"
            " WHERE i.actor_id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY ALL",
            ids=every,
        ).to_pylist()
        found = {}
        for one, (base, _, article) in asked.items():
            meant = {row["article_id"]: row["canonical_id"] for row in rows if row["actor_id"] == base}
            if one in today:
                found[one] = [one]
            elif article in meant or None in meant:
                found[one] = [meant.get(article) or meant[None]]
            elif actors := [base] if base in today else sorted(set(meant.values())):
                found[one] = actors
        return found


def to_frame(table: arrow.Table) -> pd.DataFrame:
    """Arrow rows as pandas in the types of the contract: instants in UTC, lists as Python lists."""
    for index, field in enumerate(table.schema):
        if arrow.types.is_timestamp(field.type) and field.type.tz:
            table = table.set_column(index, field.name, table.column(index).cast(arrow.timestamp("us", "UTC")))
    frame: pd.DataFrame = table.to_pandas()
    for field in table.schema:
        if arrow.types.is_list(field.type):
            frame[field.name] = frame[field.name].map(lambda items: items.tolist(), na_action="ignore")
    return frame
