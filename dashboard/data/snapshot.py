"""One consistent view of the store, in SQL: current rows only, whatever is written meanwhile."""

from __future__ import annotations

import re
import tempfile
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as arrow

from dashboard.data.frames import ACTOR_COLUMNS, FRAMES, STRING
from dashboard.data.table import COMMITTED, Fault, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from pathlib import Path

    import pandas as pd

    from dashboard.data.table import State

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "768MB",
    "threads": 2,
    "TimeZone": "UTC",
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "parquet_metadata_cache": True,
    "temp_directory": tempfile.gettempdir(),
}
DUCKDB_TYPES = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "timestamp[us, tz=UTC]": "TIMESTAMPTZ",
    "list<item: string>": "VARCHAR[]",
    "list<element: string>": "VARCHAR[]",
    "list<item: int64>": "BIGINT[]",
    "list<element: int64>": "BIGINT[]",
}

# Of each article the version committed last; a tombstone hides those before it.
CURRENT = f"""
    CREATE TABLE current AS
    SELECT * EXCLUDE (text, deleted, {COMMITTED}) FROM (
        SELECT * FROM stored_articles
        QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY {COMMITTED} DESC, version DESC) = 1
    ) WHERE NOT deleted
"""
# The newest row of an actor wins, and the name that most articles give it, of a person a full one before a single
# word. What all rows saw is gathered, but for names that hardly any article gives this actor and many another.
FOREIGN = 20  # times as many articles
ACTORS = f"""
    CREATE TABLE actors AS
    WITH stated AS (
        SELECT {{actor_id}} AS actor_id, a.* EXCLUDE (actor_id)
        FROM stored_actors a JOIN current f USING (version) {{joins}}
    ), named AS (
        SELECT actor_id, arg_max(name, (kind = 'person' AND contains(name, ' '), uses, newest, name)) AS name
        FROM (SELECT actor_id, name, kind, count(*) AS uses, max(version) AS newest FROM stated GROUP BY ALL)
        GROUP BY actor_id
    ), called AS (
        SELECT actor_id, alias, count(DISTINCT version) AS uses,
            max(count(DISTINCT version)) OVER (PARTITION BY alias) AS most
        FROM (SELECT actor_id, version, unnest(list_append(coalesce(aliases, []), name)) AS alias FROM stated)
        GROUP BY actor_id, alias
    ), aliased AS (
        SELECT actor_id, list(alias ORDER BY alias) AS every_alias FROM called
        WHERE uses * {FOREIGN} > most GROUP BY actor_id
    ), gathered AS (
        SELECT actor_id, max(a.version) AS version, arg_max(kind, a.version) AS kind,
            arg_max(country_code, a.version) AS country_code, arg_max(lat, a.version) AS lat,
            arg_max(lon, a.version) AS lon, min(first_seen) AS first_seen, max(last_seen) AS last_seen
        FROM stated a GROUP BY actor_id
    )
    SELECT actor_id, version, name, kind,
        list_filter(coalesce(every_alias, []), lambda alias: alias <> name) AS aliases,
        country_code, lat, lon, first_seen, last_seen
    FROM gathered JOIN named USING (actor_id) LEFT JOIN aliased USING (actor_id)
"""
# Who is who: what holds in all articles, and what holds in one.
IDENTITIES = """
    CREATE TABLE identities AS SELECT * FROM stored_identities
    QUALIFY row_number() OVER (PARTITION BY actor_id, article_id ORDER BY version DESC) = 1;
    DELETE FROM identities WHERE actor_id = canonical_id;
    CREATE TABLE everywhere AS FROM identities WHERE article_id IS NULL;
    CREATE TABLE somewhere AS FROM identities WHERE article_id IS NOT NULL;
"""
# Lists of ids in which somebody is another, with who they are instead.
LISTS = """
    CREATE TABLE renamed AS
    WITH lists AS ({lists}), members AS (
        SELECT article_id, ids, unnest(ids) AS stated_id, generate_subscripts(ids, 1) AS place FROM lists
    ), resolved AS (
        SELECT f.article_id, ids, {actor_id} AS actor_id, min(place) AS place FROM members f {joins} GROUP BY ALL
    )
    SELECT article_id, ids, list(actor_id ORDER BY place) AS actor_ids FROM resolved GROUP BY ALL
    HAVING list(actor_id ORDER BY place) <> ids
"""
LOCAL = "@"  # between an id and the article within which alone its name tells who is meant
MATERIALISED = 3_000_000  # rows of a frame that are resolved once a snapshot and kept in memory


OF_CURRENT = "SEMI JOIN current c ON f.article_id = c.article_id AND f.version = c.version"


def _resolved(column: str, owner: str = "f") -> str:
    """Who an id stands for, given ``_joins`` of the same column; ``f`` has the article."""
    return f"coalesce({column}_here.canonical_id, {column}_everywhere.canonical_id, {owner}.{column})"


def _joins(column: str, owner: str = "f") -> str:
    return (
        f" LEFT JOIN everywhere {column}_everywhere ON {column}_everywhere.actor_id = {owner}.{column}"
        f" LEFT JOIN somewhere {column}_here"
        f" ON {column}_here.actor_id = {owner}.{column} AND {column}_here.article_id = f.article_id"
    )


class Snapshot:
    """The store as it was when this was opened: immutable, and safe to share between threads.

    Views: every frame of the contract, current rows only; and ``current``, the articles without their text.
    """

    def __init__(self, folder: Path, states: Mapping[str, State]) -> None:
        self.folder = folder
        self.states = dict(states)
        self._lock = threading.Lock()
        self._made: set[str] = set()
        self._connection = duckdb.connect(":memory:", config=SETTINGS)
        self._create_views()

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
        self._make(name for name in self._makers if name not in self._made and re.search(rf"\b{name}\b", query))
        try:
            return self._connection.cursor().sql(query, params=parameters or None).to_arrow_table()
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise StoreError(Fault.DAMAGED, str(error)) from error

    def actors_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The actors that ids stand for, today or once: an id that was joined to another stands for that one.

        An id that turned out to be several people's stands for all of them; unknown ids are absent.
        """
        asked = {one: one.partition(LOCAL) for one in ids}
        every = [*asked, *(base for base, _, _ in asked.values())]
        named = "SELECT actor_id FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))"
        today = set(self.rows(named, ids=every).column("actor_id").to_pylist())
        rows = self.rows(
            "SELECT i.actor_id, i.article_id, canonical_id FROM identities i"
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

    def reader(self, query: str, schema: arrow.Schema, **parameters: Any) -> arrow.RecordBatchReader:
        """The rows of one query in batches of ``schema``, for what does not fit into memory."""
        relation = self._connection.cursor().sql(query, params=parameters or None)
        batches = (batch.select(schema.names).cast(schema) for batch in relation.to_arrow_reader(10_000))
        return arrow.RecordBatchReader.from_batches(schema, batches)

    def _create_views(self) -> None:
        for name, state in self.states.items():
            self._run(f"CREATE VIEW stored_{name} AS {_scan(name, state)}")
        self._run(CURRENT)
        for name, frame in FRAMES.items():
            columns = ", ".join(f'f."{column}"' for column in frame.columns)
            if name == "refusals":
                self._run(f"CREATE VIEW refusals AS SELECT {columns} FROM stored_refusals f")
            elif name not in self._makers:
                self._run(f"CREATE VIEW {name} AS SELECT {columns} FROM stored_{name} f {OF_CURRENT}")

    @property
    def _makers(self) -> Mapping[str, Callable[[], None]]:
        """What is made when it is first asked for."""
        frames = {name: partial(self._create_resolved, name) for name in ACTOR_COLUMNS}
        return {"identities": partial(self._run, IDENTITIES), "actors": self._create_actors, **frames}

    def _make(self, names: Iterable[str]) -> None:
        """Make these, and the identities before all."""
        with self._lock:
            for name in ("identities", *found) if (found := list(names)) else ():
                if name not in self._made:
                    self._makers[name]()
                    self._made.add(name)

    def _create_actors(self) -> None:
        self._run(ACTORS.format(actor_id=_resolved("actor_id", "a"), joins=_joins("actor_id", "a")))

    def _create_resolved(self, name: str) -> None:
        """A frame with the actors of the whole store in place of the article's own."""
        resolved = [column for column in ACTOR_COLUMNS[name] if FRAMES[name].columns[column] == STRING]
        listed = [column for column in ACTOR_COLUMNS[name] if column not in resolved]
        if listed and "renamed" not in self._made:
            self._create_lists()
        columns = ", ".join(
            f'{_resolved(column)} AS "{column}"'
            if column in resolved
            else f'coalesce({column}_renamed.actor_ids, f."{column}") AS "{column}"'
            if column in listed
            else f'f."{column}"'
            for column in FRAMES[name].columns
        )
        joins = "".join(_joins(column) for column in resolved) + "".join(
            f" LEFT JOIN renamed {column}_renamed ON {column}_renamed.article_id = f.article_id"
            f" AND {column}_renamed.ids = f.{column}"
            for column in listed
        )
        kind = "TABLE" if self._count(name) <= MATERIALISED else "VIEW"
        self._run(f"CREATE {kind} {name} AS SELECT {columns} FROM stored_{name} f {joins} {OF_CURRENT}")

    def _create_lists(self) -> None:
        lists = " UNION ".join(
            f"SELECT f.article_id, {column} AS ids FROM stored_{name} f {OF_CURRENT} WHERE len({column}) > 0"
            for name, columns in ACTOR_COLUMNS.items()
            for column in columns
            if FRAMES[name].columns[column] != STRING
        )
        self._run(LISTS.format(lists=lists, actor_id=_resolved("stated_id"), joins=_joins("stated_id")))
        self._made.add("renamed")

    def _count(self, name: str) -> int:
        [(rows,)] = self._connection.execute(f"SELECT count(*) FROM stored_{name}").fetchall()
        return int(rows)

    def _run(self, statement: str) -> None:
        try:
            self._connection.execute(statement)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise StoreError(Fault.DAMAGED, str(error)) from error


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


def _scan(name: str, state: State) -> str:
    """The table's files, with the contract's columns even where no file has them yet."""
    kinds = {column: DUCKDB_TYPES[str(kind)] for column, kind in FRAMES[name].columns.items()}
    if name == "articles":
        kinds[COMMITTED] = "BIGINT"
    nothing = (
        "SELECT " + ", ".join(f'NULL::{kind} AS "{column}"' for column, kind in kinds.items()) + " WHERE false"
    )
    if not state.files:
        return nothing
    files = ", ".join(f"'{_literal(file)}'" for file in state.files)
    stored = f"SELECT * FROM read_parquet([{files}], union_by_name = true, hive_partitioning = false)"
    return f"{nothing} UNION ALL BY NAME {stored}"


def _literal(path: str) -> str:
    """The path as SQL text that ``read_parquet`` takes literally: quotes doubled, wildcards in brackets."""
    plain = "".join(f"[{character}]" if character in "*?[" else character for character in path)
    return plain.replace("'", "''")
