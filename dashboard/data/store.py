"""The store: one Delta table a frame in a local folder, read by DuckDB.

The facts of an article are appended first and its row in ``articles`` last; that commit is the marker, and
rows without it are seen by nobody. Of each article the version committed last is current. On disk, each row of
``articles`` carries ``committed``, the number of the commit that brought it: the commit is made for that very
number or not at all, so the order holds between processes without a lock, and compaction keeps it.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import uuid_utils

from dashboard.data.article import printable
from dashboard.data.corrections.ledger import read as read_ledger
from dashboard.data.extracted import Extracted
from dashboard.data.frames import FRAMES
from dashboard.data.snapshot import Snapshot
from dashboard.data.table import COMMITTED, Fault, State, StoreError, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    import pyarrow as arrow

    from dashboard.data.article import Refusal

__all__ = ["Fault", "Snapshot", "Store", "StoreError", "new_version"]

ASIDE = ("identities", "refusals", "corrections")  # tables that no article owns
FACTS = tuple(name for name in FRAMES if name not in ("articles", *ASIDE))
GRACE = timedelta(hours=1)
FEW_FILES = 32  # of corrections, each of which brings one

# What becomes of each stored version: ``kept`` is false for those replaced or deleted before the edge.
FATE = f"""
    WITH ranked AS (
        SELECT version, deleted, row_number() OVER newest AS rank, first_value(version) OVER newest AS latest
        FROM stored_articles
        WINDOW newest AS (PARTITION BY article_id ORDER BY {COMMITTED} DESC, version DESC)
    ), fate AS (
        SELECT version, (rank = 1 AND NOT deleted) OR latest >= $edge AS kept FROM ranked
    )
"""
KEPT_FACTS = (
    FATE
    + """
    SELECT f.* FROM stored_{name} f LEFT JOIN fate USING (version)
    WHERE coalesce(kept, false) OR f.version >= $edge
"""
)
KEPT = {
    "articles": FATE + "SELECT a.* FROM stored_articles a JOIN fate USING (version) WHERE kept",
    "identities": """
        SELECT * FROM stored_identities
        QUALIFY row_number() OVER (PARTITION BY actor_id, article_id ORDER BY version DESC) = 1
    """,
    "refusals": "SELECT * FROM stored_refusals",
    "corrections": "SELECT * FROM stored_corrections",
}


def new_version() -> str:
    """A name for one attempt to store one article, never used again: a UUIDv7, so it tells its time.

    >>> new_version() < new_version()
    True
    """
    return str(uuid_utils.uuid7())


class Store:
    """The tables under one folder. Nothing is created before the first write.

    Safe between threads and processes: any number may append, delete, compact and read at once. Any folder will
    do but those with ``[ ] | ^ \\`` or something like ``%20`` in their names (``StoreError``).
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).expanduser().absolute()
        self.tables = {name: Table(self.path / name, frame) for name, frame in FRAMES.items()}
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def append(self, frames: Mapping[str, pd.DataFrame]) -> None:
        """Store articles with their facts; on disk and visible when this returns, all or nothing.

        ``frames`` maps names to frames; ``articles`` is required. Raises ``pandera.errors.SchemaErrors``
        where a frame breaks the contract, ``ValueError`` where a row belongs to no article of ``frames``,
        ``StoreError`` where the store cannot be written.
        """
        tables = {name: FRAMES[name].to_arrow(FRAMES[name].validate(frame)) for name, frame in frames.items()}
        _refuse_strays(frames)
        for name in FACTS:
            if name in tables and tables[name].num_rows:
                self.tables[name].append(tables[name])
        self.tables["articles"].append_numbered(tables["articles"])

    def identify(self, identities: pd.DataFrame) -> None:
        """Keep who is who over all articles; of what is said of an id, the newest version holds."""
        if len(identities):
            frame = FRAMES["identities"]
            self.tables["identities"].append(frame.to_arrow(frame.validate(identities)))

    def correct(self, corrections: pd.DataFrame) -> None:
        """Keep what readers put right, all in one commit; in the order of the commits, whoever else writes."""
        frame, table = FRAMES["corrections"], self.tables["corrections"]
        table.append_numbered(frame.to_arrow(frame.validate(corrections)))
        if len(table.state().files) > FEW_FILES:
            with suppress(StoreError):  # another writer is at it; the corrections are stored
                table.rewrite(partial(self._kept, "corrections", ""))

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keep what was not stored, with its reason."""
        now = datetime.now(UTC)
        rows = [
            {
                "source": printable(refusal.source),
                "line": refusal.line,
                "reason": str(refusal.reason),
                "detail": printable(refusal.detail),
                "at": now,
            }
            for refusal in refusals
        ]
        if rows:
            self.tables["refusals"].append(FRAMES["refusals"].to_arrow(FRAMES["refusals"].build(rows)))

    def delete(self, article_ids: Iterable[str]) -> int:
        """Hide articles and their facts; storing them again brings them back. Returns how many there were."""
        wanted = list(dict.fromkeys(article_ids))
        found = self.snapshot().sql("SELECT * FROM current WHERE article_id IN (SELECT unnest($ids))", ids=wanted)
        if found.empty:
            return 0
        tombstones = [
            {
                "article_id": article_id,
                "version": new_version(),
                "text": "",
                "text_hash": text_hash,
                "sample": sample,
                "deleted": True,
                "ingested_at": datetime.now(UTC),
            }
            for article_id, text_hash, sample in zip(
                *(found[key] for key in ("article_id", "text_hash", "sample")), strict=True
            )
        ]
        self.append({"articles": FRAMES["articles"].build(tombstones)})
        return len(tombstones)

    def snapshot(self) -> Snapshot:
        """The store as it is now; the same object as before where nothing was committed since.

        Raises ``StoreError`` where the tables are damaged or may not be read.
        """
        with self._lock:
            current = self._snapshot
            if current is None or self._moved_on(current.states):
                current = self._snapshot = self._opened(current)
            return current

    def _opened(self, former: Snapshot | None) -> Snapshot:
        """A snapshot that shares with the former one what did not change."""
        facts = former.extracted.states if former else {}
        if not former or self._moved_on(facts):
            facts = {name: state for name, state in self._states().items() if name != "corrections"}
        corrections = self.tables["corrections"].state()
        ledger = read_ledger(corrections)
        if former and former.extracted.states == facts and former.extracted.moves == ledger.moves:
            return Snapshot(self.path, former.extracted, corrections, ledger)
        return Snapshot(self.path, Extracted(facts, moves=ledger.moves), corrections, ledger)

    def compact(self, *, grace: timedelta = GRACE) -> None:
        """Merge small files and drop the rows of replaced, deleted and never finished articles.

        Safe with readers and writers live: what changed within ``grace`` stays, since a writer may be between
        its facts and its articles and a reader between opening the two; files out of use stay for a week.
        """
        edge = _version_before(datetime.now(UTC) - grace)
        for name in (*FACTS, "articles", *ASIDE):
            table = self.tables[name]
            table.rewrite(partial(self._kept, name, edge))
            table.vacuum()

    def files(self) -> int:
        """How many data files a reader of everything opens; many small ones are worth a ``compact()``."""
        return max(len(state.files) for state in self.snapshot().states.values())

    def _kept(self, name: str, edge: str, state: State) -> arrow.RecordBatchReader:
        parameters = {} if name in ASIDE else {"edge": edge}
        extracted = Extracted({**self._states(), name: state})
        return extracted.reader(
            KEPT.get(name, KEPT_FACTS.format(name=name)), self.tables[name].schema, **parameters
        )

    def _moved_on(self, states: Mapping[str, State]) -> bool:
        return any(self.tables[name].moved_on(state.version) for name, state in states.items())

    def _states(self) -> dict[str, State]:
        """The state of each table, ``articles`` first: all their facts are then in the tables opened later."""
        return {name: self.tables[name].state() for name in ("articles", *FACTS, *ASIDE)}


def _version_before(instant: datetime) -> str:
    """The time part of the versions made at ``instant``; sorts before all of them."""
    milliseconds = f"{int(instant.timestamp() * 1000):012x}"
    return f"{milliseconds[:8]}-{milliseconds[8:]}"


def _refuse_strays(frames: Mapping[str, pd.DataFrame]) -> None:
    versions = set(frames["articles"]["version"])
    pairs = set(zip(frames["articles"]["article_id"], frames["articles"]["version"], strict=True))
    for name in frames.keys() - {"articles"}:
        frame = frames[name]
        if name == "actors":
            strays = set(frame["version"]) - versions
        else:
            strays = set(zip(frame["article_id"], frame["version"], strict=True)) - pairs
        if strays:
            raise ValueError(f"{name}: rows of no article in this append: {sorted(strays)[:3]}")
