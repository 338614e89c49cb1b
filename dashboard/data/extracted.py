"""What extraction and identity resolution say, in SQL: the current rows of every frame, before any correction.

One database in memory serves all snapshots between which nothing but corrections changed; joined and parted actors
alone make another, since they are another answer to who is who.
"""

from __future__ import annotations

import tempfile
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as arrow

from dashboard.data import frames as contract
from dashboard.data.corrections import moves as moving
from dashboard.data.frames import ACTOR_COLUMNS, CORRECTABLE, CORRECTED, FRAMES, INTEGER, SPAN_FRAMES, STRING
from dashboard.data.rollups import ROLLUPS, with_needs
from dashboard.data.table import COMMITTED, NUMBERED, Fault, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.data.corrections.correction import Correction
    from dashboard.data.table import State

Row = tuple[Any, ...]

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "3GB",
    "threads": 2,
    "TimeZone": "UTC",
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "parquet_metadata_cache": True,
    "temp_directory": tempfile.gettempdir(),
}
BATCH = 10_000  # rows
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

# Of each article the version committed last; a tombstone hides those before it. The newest come first, so that the
# ``rowid`` of an article, its ``article_no`` everywhere else, is its place in the order of all lists.
CURRENT = f"""
    CREATE TABLE current AS
    SELECT * EXCLUDE (text, deleted, {COMMITTED}) FROM (
        SELECT * FROM stored_articles
        QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY {COMMITTED} DESC, version DESC) = 1
    ) WHERE NOT deleted ORDER BY published_at DESC NULLS LAST, article_id
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
        country_code, lat, lon, first_seen, last_seen, NULL::VARCHAR AS {CORRECTED}
    FROM gathered JOIN named USING (actor_id) LEFT JOIN aliased USING (actor_id)
"""
# Who is who: what holds in all articles, and what holds in one.
IDENTITIES = """
    CREATE TABLE identities AS SELECT * FROM stored_identities
    QUALIFY row_number() OVER (PARTITION BY actor_id, article_id ORDER BY version DESC) = 1;
    DELETE FROM identities WHERE actor_id = canonical_id;
    CREATE TABLE everywhere AS FROM identities WHERE article_id IS NULL;
    CREATE TABLE somewhere AS FROM identities WHERE article_id IS NOT NULL;
    CREATE VIEW links AS FROM everywhere UNION ALL FROM somewhere;
"""
# Lists of ids in which somebody is another, with who they are instead.
LISTS = """
    CREATE TABLE renamed AS
    WITH lists AS ({lists}), touched AS (
        SELECT DISTINCT article_id, ids FROM (SELECT article_id, ids, unnest(ids) AS actor_id FROM lists)
        SEMI JOIN links USING (actor_id)
    ), members AS (
        SELECT article_id, ids, unnest(ids) AS stated_id, generate_subscripts(ids, 1) AS place FROM touched
    ), resolved AS (
        SELECT f.article_id, ids, {actor_id} AS actor_id, min(place) AS place FROM members f {joins} GROUP BY ALL
    )
    SELECT article_id, ids, list(actor_id ORDER BY place) AS actor_ids FROM resolved GROUP BY ALL
    HAVING list(actor_id ORDER BY place) <> ids
"""
# Stars and tags, at the spans where their rows stand now; those of articles have no span.
MARKS = {
    "correction_id": STRING,
    "frame": STRING,
    "article_id": STRING,
    "start": INTEGER,
    "end": INTEGER,
    "star": contract.FLAG,
    "tag": STRING,
    "who": STRING,
    "at": contract.INSTANT,
}
MATERIALISED = 3_000_000  # rows of a frame that are resolved once a snapshot and kept in memory
REMEMBERED = 300_000_000  # letters of all texts up to which they are kept in memory


OF_CURRENT = "JOIN current c ON f.article_id = c.article_id AND f.version = c.version"
ARTICLE_NO = "CAST(c.rowid AS INTEGER) AS article_no"


def _resolved(column: str, owner: str = "f") -> str:
    """Who an id stands for, given ``_joins`` of the same column; ``f`` has the article."""
    return f"coalesce({column}_here.canonical_id, {column}_everywhere.canonical_id, {owner}.{column})"


def _joins(column: str, owner: str = "f") -> str:
    return (
        f" LEFT JOIN everywhere {column}_everywhere ON {column}_everywhere.actor_id = {owner}.{column}"
        f" LEFT JOIN somewhere {column}_here"
        f" ON {column}_here.actor_id = {owner}.{column} AND {column}_here.article_id = f.article_id"
    )


class Held:
    """Tables of rows that stay in memory, by their query."""

    def __init__(self) -> None:
        self._tables: dict[str, arrow.Table] = {}
        self._lock = threading.Lock()

    def table(self, query: str, read: Callable[[str], arrow.Table]) -> arrow.Table:
        with self._lock:
            if query not in self._tables:
                self._tables[query] = read(query).combine_chunks()
            return self._tables[query]


class Extracted:
    """The tables as they were when this was opened; safe to share between threads.

    Views in the schema ``main``: every frame of the contract, current rows only, those of spans with
    ``article_no``; ``current``, the articles without their text, the newest first; ``stored_…``, the tables as
    they are on disk. ``moves`` are the joined and parted actors that hold.
    """

    def __init__(self, states: Mapping[str, State], *, moves: Iterable[Correction] = ()) -> None:
        self.states, self.moves = dict(states), tuple(moves)
        self._lock = threading.Lock()
        self.numbered: set[str] = set()  # frames that are kept in memory, whose rows have a ``rowid``
        self.held = Held()
        self.placed: dict[str, Row | None] = {}  # by correction, the row that it is about
        self._meant: dict[str, str] = {}
        self._made: set[str] = set()
        self._connection = duckdb.connect(":memory:", config=SETTINGS)
        self._create_views()

    def cursor(self, schema: str = "main") -> duckdb.DuckDBPyConnection:
        """A cursor that sees the views of ``schema``, and those of ``main`` where it has none."""
        cursor = self._connection.cursor()
        if schema != "main":
            cursor.execute(f"SET search_path = '{schema},main'")
        return cursor

    @property
    def makers(self) -> Mapping[str, Callable[[], None]]:
        """What is made when it is first asked for."""
        frames = {name: partial(self._create_resolved, name) for name in SPAN_FRAMES}
        rollups = {name: partial(self._run, f"CREATE TABLE {name} AS {query}") for name, query in ROLLUPS.items()}
        return {
            "identities": self._create_identities,
            "fulltexts": self._create_texts,
            "actors": self._create_actors,
            **frames,
            **rollups,
        }

    def make(self, names: Iterable[str]) -> None:
        """Make these, and the identities before all."""
        with self._lock:
            found = [one for one in with_needs(names) if one in self.makers]
            for name in ("identities", *found) if found else ():
                if name not in self._made:
                    self.makers[name]()
                    self._made.add(name)

    def today(self, ids: Iterable[str]) -> dict[str, str]:
        """The actor that each of these ids stands for, whatever article it is met in; unknown ids included."""
        asked = set(ids)
        if unknown := sorted(asked - self._meant.keys()):
            self.make(["identities"])
            bases = [one.partition(moving.LOCAL)[0] for one in unknown]
            known = self._identities([*unknown, *bases], "FROM main.links")
            self._meant.update({one: moving.today(known, one) for one in unknown})
        return {one: self._meant[one] for one in asked}

    def reader(self, query: str, schema: arrow.Schema, **parameters: Any) -> arrow.RecordBatchReader:
        """The rows of one query in batches of ``schema``, for what does not fit into memory."""
        relation = self._connection.cursor().sql(query, params=parameters or None)
        batches = (batch.select(schema.names).cast(schema) for batch in relation.to_arrow_reader(BATCH))
        return arrow.RecordBatchReader.from_batches(schema, batches)

    def _identities(self, ids: list[str], links: str) -> moving.Identities:
        """Those of ``links`` that speak of some ids, or of the actors that these stand for."""
        rows = self.cursor().execute(
            f"WITH said AS MATERIALIZED ({links}), meant AS ("
            " SELECT unnest($ids::VARCHAR[]) AS actor_id UNION"
            " SELECT canonical_id FROM said WHERE actor_id IN (SELECT unnest($ids::VARCHAR[])))"
            " SELECT actor_id, article_id, canonical_id FROM said"
            " WHERE actor_id IN (FROM meant) OR canonical_id IN (FROM meant)",
            {"ids": ids},
        )
        return {(actor_id, article): canonical for actor_id, article, canonical in rows.fetchall()}

    def _create_views(self) -> None:
        for name, state in self.states.items():
            self._run(f"CREATE VIEW stored_{name} AS {_scan(name, state)}")
        self._run(CURRENT)
        for name, frame in FRAMES.items():
            columns = ", ".join(f'f."{column}"' for column in frame.columns)
            corrected = f", NULL::VARCHAR AS {CORRECTED}" if name in CORRECTABLE else ""
            if name == "refusals":
                self._run(f"CREATE VIEW refusals AS SELECT {columns} FROM stored_refusals f")
            elif name == "corrections":
                self._run(f"CREATE VIEW corrections AS {nothing(frame.columns)}")
            elif name not in self.makers:
                self._run(f"CREATE VIEW {name} AS SELECT {columns}{corrected} FROM stored_{name} f {OF_CURRENT}")
        self._run(f"CREATE VIEW marks AS {nothing(MARKS)}")

    def _create_identities(self) -> None:
        """Who is who as it was resolved, and as readers joined and parted it."""
        self._run(IDENTITIES)
        ids = moving.asked(self.moves)
        if not ids:
            return
        known = self._identities(ids, "FROM identities")
        changed = moving.moved(known, self.moves)
        rows = [(*key, changed.get(key)) for key in known.keys() | changed.keys()]
        table = arrow.table(
            [arrow.array(column, STRING) for column in zip(*rows, strict=True)],
            names=["actor_id", "article_id", "canonical_id"],
        )
        cursor = self.cursor()
        cursor.register("changed", table)
        for name in ("everywhere", "somewhere"):
            missing = "IS NULL" if name == "everywhere" else "IS NOT NULL"
            cursor.execute(
                f"DELETE FROM {name} l USING changed c WHERE c.actor_id = l.actor_id"
                " AND c.article_id IS NOT DISTINCT FROM l.article_id"
            )
            cursor.execute(
                f"INSERT INTO {name} BY NAME FROM changed WHERE canonical_id IS NOT NULL AND article_id {missing}"
            )

    def _create_texts(self) -> None:
        """The texts by ``article_no``; a page of rows shows sentences of a few, and files are read as a whole."""
        letters = f"SELECT coalesce(sum(length(text)), 0) FROM stored_articles f {OF_CURRENT}"
        kind = "TABLE" if self._number(letters) <= REMEMBERED else "VIEW"
        self._run(
            f"CREATE {kind} fulltexts AS SELECT {ARTICLE_NO}, f.text FROM stored_articles f {OF_CURRENT}"
            " ORDER BY article_no"
        )

    def _create_actors(self) -> None:
        self._run(ACTORS.format(actor_id=_resolved("actor_id", "a"), joins=_joins("actor_id", "a")))

    def _create_resolved(self, name: str) -> None:
        """A frame with the actors of the whole store in place of the article's own."""
        named = ACTOR_COLUMNS.get(name, ())
        resolved = [column for column in named if FRAMES[name].columns[column] == STRING]
        listed = [column for column in named if column not in resolved]
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
        kind = "TABLE" if self._number(f"SELECT count(*) FROM stored_{name}") <= MATERIALISED else "VIEW"
        order = ""
        if kind == "TABLE":
            order = ' ORDER BY article_no, start, "end"'
            self.numbered.add(name)
        self._run(
            f"CREATE {kind} {name} AS SELECT {columns}, NULL::VARCHAR AS {CORRECTED}, {ARTICLE_NO}"
            f" FROM stored_{name} f {joins} {OF_CURRENT}{order}"
        )

    def _create_lists(self) -> None:
        lists = " UNION ALL ".join(
            f"SELECT f.article_id, {column} AS ids FROM stored_{name} f {OF_CURRENT} WHERE len({column}) > 0"
            for name, columns in ACTOR_COLUMNS.items()
            for column in columns
            if FRAMES[name].columns[column] != STRING
        )
        self._run(LISTS.format(lists=lists, actor_id=_resolved("stated_id"), joins=_joins("stated_id")))
        self._made.add("renamed")

    def _number(self, query: str) -> int:
        [(number,)] = self._connection.execute(query).fetchall()
        return int(number)

    def _run(self, statement: str) -> None:
        try:
            self._connection.execute(statement)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise StoreError(Fault.DAMAGED, str(error)) from error


def nothing(columns: Mapping[str, arrow.DataType]) -> str:
    """A query of these columns, in these types, without a row."""
    typed = (f'NULL::{DUCKDB_TYPES[str(kind)]} AS "{column}"' for column, kind in columns.items())
    return f"SELECT {', '.join(typed)} WHERE false"


def _scan(name: str, state: State) -> str:
    """The table's files, with the contract's columns even where no file has them yet."""
    columns = {**FRAMES[name].columns, **({COMMITTED: INTEGER} if name in NUMBERED else {})}
    if not state.files:
        return nothing(columns)
    files = ", ".join(f"'{_literal(file)}'" for file in state.files)
    stored = f"SELECT * FROM read_parquet([{files}], union_by_name = true, hive_partitioning = false)"
    return f"{nothing(columns)} UNION ALL BY NAME {stored}"


def _literal(path: str) -> str:
    """The path as SQL text that ``read_parquet`` takes literally: quotes doubled, wildcards in brackets."""
    plain = "".join(f"[{character}]" if character in "*?[" else character for character in path)
    return plain.replace("'", "''")
