"""Near-copies: articles that tell one agency's text get one ``cluster_id``, and are counted once on demand.

MinHash over shingles of words, found again through LSH bands (Broder 1997; Indyk and Motwani 1998). The bands
lie in an SQLite file beside the tables, so that copies of articles stored long ago are found as well; it can be
thrown away, since the clusters are in the store and the rest is computed from its texts.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from datasketch import MinHash

from dashboard.data.table import Fault, typed_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dashboard.data.snapshot import Snapshot

FILE = "clusters-1.sqlite"  # a new number where the schema or the signatures change
SCHEMA = """
    CREATE TABLE IF NOT EXISTS documents (
        number INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, cluster_id TEXT NOT NULL, signature BLOB NOT NULL
    );
    CREATE TABLE IF NOT EXISTS bands (
        key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
    ) WITHOUT ROWID;
"""
SHINGLE = 3  # words
PERMUTATIONS, ROWS = 128, 4  # 32 bands: a pair at the threshold is met with a probability of 0.99
THRESHOLD = 0.6  # of shingles in common, estimated
MINIMUM = 8  # shingles; shorter texts are alike by chance
BLOCK = 500


class Text(NamedTuple):
    """A text to place, under the version that it is about to be stored as."""

    version: str
    text: str


class Clusters:
    """The near-copies known in the store under ``folder``. Safe between processes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def assign(self, texts: Sequence[Text]) -> list[str]:
        """The cluster of each text: that of the most alike one known, those before it in ``texts`` included.

        Else a new one, named by the version that founds it. Raises ``StoreError`` where it cannot be written.
        """
        with self._writing() as index:
            return [_place(index, version, text, cluster_id=None) for version, text in texts]

    def sync(self, snapshot: Snapshot) -> None:
        """Take up what the store holds and this index does not: all of it where the file was lost."""
        with self._writing() as index:
            known = {version for (version,) in index.execute("SELECT version FROM documents")}
            current = snapshot.sql("SELECT version FROM current ORDER BY version")["version"]
            missing = [version for version in current if version not in known]
            for first in range(0, len(missing), BLOCK):
                rows = snapshot.sql(
                    "SELECT version, text, coalesce(cluster_id, version) FROM articles"
                    " WHERE version IN (SELECT unnest($versions)) ORDER BY version",
                    versions=missing[first : first + BLOCK],
                )
                for version, text, cluster_id in rows.itertuples(index=False):
                    _place(index, version, text, cluster_id=cluster_id)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with typed_errors(otherwise=Fault.UNREADABLE), closing(self._open()) as index:
            index.execute("BEGIN IMMEDIATE")
            try:
                yield index
            except BaseException:
                index.rollback()
                raise
            index.execute("COMMIT")

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged, but rebuildable
            self.path.unlink()
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        index = sqlite3.connect(self.path, timeout=60, isolation_level=None)
        index.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {SCHEMA}")
        return index


def shingles(text: str) -> set[bytes]:
    """All runs of three words, without case and punctuation.

    >>> sorted(shingles("Air laut naik. Air laut naik!"))
    [b'air laut naik', b'laut naik air', b'naik air laut']
    """
    words = re.findall(r"\w+", text.casefold())
    runs = zip(*(words[first:] for first in range(SHINGLE)), strict=False)
    return {" ".join(run).encode("utf-8", "replace") for run in runs}


def signature(text: str) -> np.ndarray | None:
    """128 minima, uint32, of which two texts share as many as they share shingles; None for very short texts."""
    found = shingles(text)
    if len(found) < MINIMUM:
        return None
    minhash = MinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update_batch(list(found))
    return np.asarray(minhash.digest(), np.uint32)


def _place(index: sqlite3.Connection, version: str, text: str, *, cluster_id: str | None) -> str:
    """Enter one text and return its cluster: the one given, or the most alike text's, or its own."""
    minima = signature(text)
    if minima is None:
        return cluster_id or version
    keys = _band_keys(minima)
    cluster_id = cluster_id or _most_alike(index, minima, keys) or version
    entered = index.execute(
        "INSERT OR IGNORE INTO documents(version, cluster_id, signature) VALUES (?, ?, ?)",
        (version, cluster_id, minima.tobytes()),
    )
    index.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(key, entered.lastrowid) for key in keys])
    return cluster_id


def _most_alike(index: sqlite3.Connection, minima: np.ndarray, keys: list[int]) -> str | None:
    places = ", ".join("?" * len(keys))
    rows = index.execute(
        f"SELECT cluster_id, signature FROM documents WHERE number IN"
        f" (SELECT number FROM bands WHERE key IN ({places})) ORDER BY number",
        keys,
    ).fetchall()
    if not rows:
        return None
    alike = np.mean(
        np.frombuffer(b"".join(blob for _, blob in rows), np.uint32).reshape(len(rows), -1) == minima, 1
    )
    best = int(np.argmax(alike))
    return str(rows[best][0]) if alike[best] >= THRESHOLD else None


def _band_keys(minima: np.ndarray) -> list[int]:
    """A signed 64-bit key for each band of four minima."""
    return [
        int.from_bytes(blake2b(band.tobytes(), digest_size=8, salt=bytes([number])).digest(), "big", signed=True)
        for number, band in enumerate(minima.reshape(-1, ROWS))
    ]
