"""One consistent view of the store, in SQL: current rows only, whatever is written meanwhile."""

from __future__ import annotations

import tempfile
import threading
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as arrow

from dashboard.data.frames import FRAMES
from dashboard.data.table import COMMITTED, Fault, StoreError

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
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
# The newest row of an actor wins; what all its rows saw is gathered.
ACTORS = """
    CREATE TABLE actors AS
    SELECT actor_id, version, name, kind,
        list_sort(list_filter(list_distinct(flatten(every_alias)), lambda alias: alias <> name)) AS aliases,
        country_code, lat, lon, first_seen, last_seen
    FROM (
        SELECT actor_id, max(a.version) AS version, arg_max(name, a.version) AS name,
            arg_max(kind, a.version) AS kind, list(coalesce(aliases, [])) AS every_alias,
            arg_max(country_code, a.version) AS country_code, arg_max(lat, a.version) AS lat,
            arg_max(lon, a.version) AS lon, min(first_seen) AS first_seen, max(last_seen) AS last_seen
        FROM stored_actors a SEMI JOIN current c ON a.version = c.version
        GROUP BY actor_id
    )
"""


class Snapshot:
    """The store as it was when this was opened: immutable, and safe to share between threads.

    Views: every frame of the contract, current rows only; and ``current``, the articles without their text.
    """

    def __init__(self, folder: Path, states: Mapping[str, State]) -> None:
        self.folder = folder
        self.states = dict(states)
        self._lock = threading.Lock()
        self._actors_made = False
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
        if "actors" in query:
            self._create_actors()
        try:
            return self._connection.cursor().sql(query, params=parameters or None).to_arrow_table()
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise StoreError(Fault.DAMAGED, str(error)) from error

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
            elif name != "actors":
                self._run(
                    f"CREATE VIEW {name} AS SELECT {columns} FROM stored_{name} f"
                    " SEMI JOIN current c ON f.article_id = c.article_id AND f.version = c.version"
                )

    def _create_actors(self) -> None:
        with self._lock:
            if not self._actors_made:
                self._run(ACTORS)
                self._actors_made = True

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
