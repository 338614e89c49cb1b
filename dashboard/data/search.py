"""Full-text search: an SQLite FTS5 index beside the tables, which can be thrown away and is made anew.

The index holds the versions of articles, not the articles: nothing in it is ever changed, and a snapshot takes
of what is found the versions that are current in it. So one index serves older and newer snapshots alike.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from dashboard.data import expression

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dashboard.data.snapshot import Snapshot

FILE = "search-1.sqlite"  # a new number where the schema changes
SCHEMA = """
    CREATE TABLE IF NOT EXISTS documents (number INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(
        title, text, content='', tokenize="unicode61 remove_diacritics 2"
    );
"""
FOUND = "SELECT version FROM documents WHERE number {} (SELECT rowid FROM texts WHERE texts MATCH ?)"
SCORED = """
    SELECT version, bm25(texts, 5.0, 1.0) FROM texts JOIN documents ON number = texts.rowid WHERE texts MATCH ?
"""
BLOCK = 500
REMEMBERED = 16

_found: dict[Hashable, list[str]] = {}  # answers, the last ones
_synced: dict[Path, Hashable] = {}  # what each index was last brought up to, by this process


def matching(snapshot: Snapshot, *, typed: str) -> list[str]:
    """The versions of the articles whose title or text holds what was typed; brings the index up to date.

    ``dashboard.data.expression`` says how it is read.
    """
    sought = expression.read(typed)
    if not sought.match or snapshot.empty:
        return []
    key = (snapshot.token, sought.match, sought.complement)
    if key in _found:  # a page asks many questions about the same articles
        return _found[key]
    with closing(_synced_index(snapshot)) as index:
        rows = index.execute(FOUND.format("NOT IN" if sought.complement else "IN"), (sought.match,))
        found = _found[key] = [version for (version,) in rows]
    while len(_found) > REMEMBERED:
        _found.pop(next(iter(_found)), None)
    return found


def scores(snapshot: Snapshot, *, typed: str) -> dict[str, float]:
    """The versions that match and how well: the lower, the better (BM25; a title counts five times).

    Empty where what was typed only says what is not wanted.
    """
    sought = expression.read(typed)
    if not sought.match or sought.complement or snapshot.empty:
        return {}
    with closing(_synced_index(snapshot)) as index:
        return dict(index.execute(SCORED, (sought.match,)))


def ready(snapshot: Snapshot) -> bool:
    """Whether this process knows the index to be up to date; to make it of many articles takes minutes."""
    return snapshot.empty or snapshot.token in _synced.values()


def sync(snapshot: Snapshot) -> None:
    """Bring the index up to date, as ``matching`` does before it looks."""
    if not snapshot.empty:
        _synced_index(snapshot).close()


def _synced_index(snapshot: Snapshot) -> sqlite3.Connection:
    try:
        index = _open(snapshot.folder)
        _sync(index, snapshot)
    except sqlite3.OperationalError:  # a full disk: for this once, without a file
        index = _in_memory()
        _sync(index, snapshot)
    return index


def _open(folder: Path) -> sqlite3.Connection:
    for place in (folder, _cache(folder)):
        try:
            return _connect(place / FILE)
        except sqlite3.OperationalError:  # a store that may only be read
            continue
        except sqlite3.DatabaseError:  # damaged, but rebuildable
            (place / FILE).unlink()
            return _connect(place / FILE)
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    index = sqlite3.connect(":memory:", isolation_level=None)
    index.executescript(SCHEMA)
    return index


def _cache(folder: Path) -> Path:
    name = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_cache_path("tilik", appauthor=False) / name


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from error
    index = sqlite3.connect(path, timeout=60, isolation_level=None)
    try:
        index.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {SCHEMA}")
        index.execute("BEGIN IMMEDIATE").execute("ROLLBACK")
    except sqlite3.Error:
        index.close()
        raise
    return index


def _sync(index: sqlite3.Connection, snapshot: Snapshot) -> None:
    (_, _, place), *_ = index.execute("PRAGMA database_list")
    if place and _synced.get(Path(place)) == snapshot.token:
        return
    index.execute("BEGIN IMMEDIATE")
    try:
        _add_missing(index, snapshot)
        index.execute("COMMIT")
    except BaseException:
        index.execute("ROLLBACK")
        raise
    if place:
        _synced[Path(place)] = snapshot.token


def _add_missing(index: sqlite3.Connection, snapshot: Snapshot) -> None:
    indexed = {version for (version,) in index.execute("SELECT version FROM documents")}
    current = snapshot.sql("SELECT version FROM current ORDER BY version")["version"]
    if len(indexed) > 2 * len(current) + 1000:  # mostly versions of the past: begin again
        index.execute("DELETE FROM documents")
        index.execute("INSERT INTO texts(texts) VALUES ('delete-all')")
        indexed = set()
    missing = [version for version in current if version not in indexed]
    for first in range(0, len(missing), BLOCK):
        _add(index, snapshot, missing[first : first + BLOCK])


def _add(index: sqlite3.Connection, snapshot: Snapshot, versions: list[str]) -> None:
    rows = snapshot.sql(
        "SELECT version, title, text FROM articles WHERE version IN (SELECT unnest($versions))", versions=versions
    )
    for version, title, text in rows.itertuples(index=False):
        number = index.execute("INSERT INTO documents(version) VALUES (?)", (version,)).lastrowid
        title = title if isinstance(title, str) else ""
        index.execute("INSERT INTO texts(rowid, title, text) VALUES (?, ?, ?)", (number, title, text))
