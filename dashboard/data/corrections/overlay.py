"""The corrected rows of a snapshot: views that put them in place of the extracted ones.

Rows that no correction is about are read from what was extracted, as they are; so a correction costs what it
changes, whatever the size of the store.
"""

from __future__ import annotations

import itertools
import threading
import weakref
from typing import TYPE_CHECKING, Any

import pyarrow as arrow

from dashboard.data.corrections.correction import CHANGEABLE, KEYS, Action, CorrectionError, typed
from dashboard.data.corrections.places import NAMED, Places
from dashboard.data.extracted import MARKS, Extracted, Row
from dashboard.data.frames import ACTOR_COLUMNS, CORRECTED, FLAG, FRAMES, INTEGER, STRING
from dashboard.data.rollups import NEEDS, ROLLUPS, with_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.data.corrections.ledger import Ledger

Fix = dict[str, Any]

_numbers = itertools.count(1)


class Overlay:
    """What a ledger changes of what was extracted, in a schema of its own; made when it is first asked for."""

    def __init__(self, extracted: Extracted, ledger: Ledger) -> None:
        self.extracted, self.ledger = extracted, ledger
        self.schema = f"corrected_{next(_numbers)}" if ledger.corrections else "main"
        self._lock = threading.RLock()
        self._made: set[str] = set()
        self._changed: set[str] = set()
        self._places = Places(extracted, ledger)
        if ledger.corrections:
            extracted.cursor().execute(f"CREATE SCHEMA {self.schema}")
            weakref.finalize(self, _drop, extracted, self.schema)

    def make(self, names: Iterable[str]) -> None:
        """Make what the corrections change of these frames and views, and what was extracted of them before."""
        wanted = with_needs(names)
        self.extracted.make(wanted)
        with self._lock:
            for name in wanted:
                if self.ledger.corrections and name in OVERLAID and name not in self._made:
                    self._create(name)
                    self._made.add(name)

    def changes(self, names: Iterable[str]) -> bool:
        """Whether any of these says something else than what was extracted."""
        wanted = with_needs(names)
        self.make(wanted)
        with self._lock:
            return not self._changed.isdisjoint(wanted)

    def places(self, frame: str) -> Mapping[str, Row]:
        """The rows that corrections of a frame are about now, by correction (``places.Places.of``)."""
        with self._lock:
            return self._places.of(frame)

    def _create(self, name: str) -> None:
        if name == "corrections":
            self._create_table(name, FRAMES[name].columns, [one.row() for one in self.ledger.corrections])
            self._changed.add(name)
        elif name == "marks":
            self._create_table(name, MARKS, self._marks())
            self._changed.add(name)
        elif name == NAMED:
            self._create_actors()
        elif name in ROLLUPS:
            self._create_rollup(name)
        elif fixes := self._fixes(name):
            self._create_corrected(name, fixes)

    def _create_rollup(self, name: str) -> None:
        """Count anew what was counted of rows that are corrected."""
        if self._changed.intersection(NEEDS[name]):
            cursor = self.extracted.cursor(self.schema)
            cursor.execute(f"CREATE TABLE {self.schema}.{name} AS {ROLLUPS[name]}")
            self._changed.add(name)

    def _fixes(self, frame: str) -> dict[Row, Fix]:
        """What is set in each corrected row of a span frame; later corrections win, column by column."""
        found: dict[Row, Fix] = {}
        places = self.places(frame)
        for one in self.ledger.held:
            if one.frame != frame or one.correction_id not in places:
                continue
            if one.action in (Action.SET, Action.REJECT):
                try:
                    values = typed(frame, one.becomes) if one.action == Action.SET else {}
                except CorrectionError:
                    continue
                fix = found.setdefault(places[one.correction_id], {"rejected": False})
                fix |= {"rejected": one.action == Action.REJECT, CORRECTED: one.correction_id, **values}
        self._bring_up_to_date(frame, found.values())
        return found

    def _bring_up_to_date(self, frame: str, fixes: Iterable[Fix]) -> None:
        """Put the actors of today in place of those that corrections name."""
        columns = [column for column in ACTOR_COLUMNS.get(frame, ()) if column in CHANGEABLE[frame]]
        given = [(fix, column) for fix in fixes for column in columns if fix.get(column)]
        ids = {one for fix, column in given for one in _listed(fix[column])}
        today = self.extracted.today(ids) if ids else {}
        for fix, column in given:
            meant = list(dict.fromkeys(today[one] for one in _listed(fix[column])))
            fix[column] = meant if isinstance(fix[column], list) else meant[0]

    def _create_corrected(self, frame: str, fixes: Mapping[Row, Fix]) -> None:
        """The view of a span frame: the rows that nobody corrected, and those that somebody did."""
        columns = FRAMES[frame].columns
        # By the number alone where there is one: many times faster than by article and span.
        keys = (
            {"rowid": INTEGER} if frame in self.extracted.numbered else {key: columns[key] for key in KEYS[frame]}
        )
        settable = [column for column in CHANGEABLE[frame] if any(column in fix for fix in fixes.values())]
        kinds = {f"key_{key}": kind for key, kind in keys.items()} | {CORRECTED: STRING, "rejected": FLAG}
        kinds |= {f"sets_{column}": FLAG for column in settable} | {column: columns[column] for column in settable}
        rows = [
            dict(zip((f"key_{key}" for key in keys), row[-len(keys) :], strict=True))
            | fix
            | {f"sets_{column}": column in fix for column in settable}
            for row, fix in fixes.items()
        ]
        self._create_table(f"fixes_{frame}", kinds, rows)
        same = " AND ".join(f'x."key_{key}" = f."{key}"' for key in keys)
        self._create_view(frame, [_corrected(column, settable) for column in columns], same, "NOT x.rejected")

    def _create_view(self, frame: str, columns: Sequence[str], same: str, kept: str) -> None:
        """``columns`` of the corrected rows in place of the extracted ones that are the ``same``."""
        names = ", ".join(f'f."{column}"' for column in FRAMES[frame].columns)
        number = "" if frame == NAMED else ", f.article_no"
        self._run(
            f"CREATE TABLE {self.schema}.corrected_{frame} AS SELECT {', '.join(columns)}, x.{CORRECTED}{number}"
            f" FROM main.{frame} f JOIN {self.schema}.fixes_{frame} x ON {same} WHERE {kept}"
        )
        self._run(
            f"CREATE VIEW {self.schema}.{frame} AS SELECT {names}, f.{CORRECTED}{number} FROM main.{frame} f"
            f" ANTI JOIN {self.schema}.fixes_{frame} x ON {same}"
            f" UNION ALL FROM {self.schema}.corrected_{frame}"
        )
        self._changed.add(frame)

    def _create_actors(self) -> None:
        """The view of the actors: as readers named them, and those whom readers named first."""
        fixes = self._named()
        if not fixes:
            return
        known = set(self._places.known_actors(fixes))
        kinds = {"key_actor_id": STRING, "name": STRING, "kind": STRING, CORRECTED: STRING, "new": FLAG}
        rows = [{"key_actor_id": one, **fix, "new": one not in known} for one, fix in fixes.items()]
        self._create_table("fixes_actors", kinds, rows)
        changed = {
            "name": "coalesce(x.name, f.name) AS name",
            "kind": "coalesce(x.kind, f.kind) AS kind",
            "aliases": "list_filter(list_distinct(list_append(f.aliases, f.name)),"
            " lambda alias: alias <> coalesce(x.name, f.name)) AS aliases",
        }
        columns = [changed.get(column, f'f."{column}"') for column in FRAMES[NAMED].columns]
        self._create_view(NAMED, columns, "x.key_actor_id = f.actor_id", "true")
        self._run(
            f"INSERT INTO {self.schema}.corrected_actors BY NAME SELECT key_actor_id AS actor_id, name, kind,"
            f" []::VARCHAR[] AS aliases, {CORRECTED} FROM {self.schema}.fixes_actors"
            " WHERE new AND name IS NOT NULL AND kind IS NOT NULL"
        )

    def _named(self) -> dict[str, Fix]:
        """The name and kind that readers gave to each actor, the last word counts."""
        places, found = self.places(NAMED), dict[str, Fix]()
        into = self.extracted.today(
            str(one.becomes["into"]) for one in self.ledger.moves if isinstance(one.becomes.get("into"), str)
        )
        for one in self.ledger.held:
            if one.frame != NAMED:
                continue
            actor = into.get(str(one.becomes.get("into"))) or (places.get(one.correction_id) or (None,))[0]
            given = {key: str(one.becomes[key]) for key in CHANGEABLE[NAMED] if one.becomes.get(key)}
            if actor and one.action in (Action.SET, Action.MERGE, Action.SPLIT) and not one.article_id:
                found[actor] = {**found.get(actor, {}), **given, CORRECTED: one.correction_id}
        return found

    def _marks(self) -> list[dict[str, Any]]:
        found = []
        for one in self.ledger.held:
            if one.action not in (Action.STAR, Action.TAG) or not one.frame:
                continue
            if place := self.places(one.frame).get(one.correction_id):
                article_id, start, end = (*place, None, None)[:3]
                mark = {"star": one.action == Action.STAR, "tag": one.becomes.get("tag")}
                span = {"article_id": article_id, "start": start, "end": end}
                made = {"correction_id": one.correction_id, "frame": one.frame, "who": one.who, "at": one.at}
                found.append({**made, **span, **mark})
        return found

    def _create_table(self, name: str, kinds: Mapping[str, arrow.DataType], rows: Sequence[Fix]) -> None:
        cursor = self.extracted.cursor()
        cursor.register("rows_given", _table(kinds, rows))
        cursor.execute(f"CREATE TABLE {self.schema}.{name} AS FROM rows_given")

    def _run(self, statement: str) -> None:
        self.extracted.cursor().execute(statement)


OVERLAID = (*KEYS, NAMED, "marks", "corrections", *ROLLUPS)


def _drop(extracted: Extracted, schema: str) -> None:
    extracted.cursor().execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def _table(kinds: Mapping[str, arrow.DataType], rows: Sequence[Mapping[str, Any]]) -> arrow.Table:
    schema = arrow.schema(list(kinds.items()))
    return arrow.Table.from_pylist([{name: row.get(name) for name in kinds} for row in rows], schema=schema)


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _corrected(column: str, settable: Sequence[str]) -> str:
    """One column of a corrected row; what a reader set is sure."""
    if column in settable:
        return f'CASE WHEN x."sets_{column}" THEN x."{column}" ELSE f."{column}" END AS "{column}"'
    return f'1.0::DOUBLE AS "{column}"' if column == "confidence" else f'f."{column}"'
