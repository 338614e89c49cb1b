"""What the queries look at: the articles that pass the filters, and the rows that they keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data import search
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as arrow

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Choice, Snapshot

# What an actor filter keeps of each frame ``f``: the rows with any of the ids in {these}.
NAMED = "IN (SELECT unnest({these}))"
OF_ACTORS = {
    "articles": f"article_id IN (SELECT article_id FROM mentions WHERE actor_id {NAMED})",
    "mentions": f"actor_id {NAMED}",
    "coreferences": "list_has_any(actor_ids, {these})",
    "quotes": "list_has_any(speaker_ids, {these}) OR list_has_any(about_ids, {these})",
    "numbers": "list_has_any(actor_ids, {these})",
    "dates": """EXISTS (
        FROM mentions m WHERE m.article_no = f.article_no AND m.sentence_start = f.sentence_start
        AND list_contains({these}, m.actor_id)
    )""",
    "relations": f"source_id {NAMED} OR target_id {NAMED} OR third_id {NAMED}",
}
# Frames whose rows pass the filters for actors and marks by where they stand alone: found once for all queries.
PLACED = ("dates",)
# What is kept of each frame ``f`` by whose quote it stands in: {said} tells of a quote by whom and about whom.
SAID = {"speakers": "list_has_any(speaker_ids, $speakers)", "about": "list_has_any(about_ids, $about)"}
CLAIMED = "(f.article_id, f.quote_id) IN (SELECT (article_id, quote_id) FROM quotes WHERE {said})"
INSIDE = """EXISTS (
    FROM (FROM quotes WHERE {said}) q
    WHERE q.article_id = f.article_id AND q.start <= f.start AND f."end" <= q."end"
)"""
IN_QUOTES = {
    "articles": "article_id IN (SELECT article_id FROM quotes WHERE {said})",
    "mentions": INSIDE,
    "coreferences": INSIDE,
    "quotes": "{said}",
    "numbers": CLAIMED,
    "dates": INSIDE,
    "relations": CLAIMED,
}
# What is kept of each frame by the marks that readers set: the rows marked {so}, and those of such an article.
MARKED = """EXISTS (
    FROM (FROM marks WHERE {so}) m WHERE m.article_id = f.article_id
    AND (m.frame = 'articles' OR (m.frame = '{frame}' AND m.start = f.start AND m."end" = f."end"))
)"""
MARKED_ARTICLES = "article_id IN (SELECT article_id FROM marks WHERE {so})"
# Of articles that tell the same in nearly the same words, the one that appeared first.
EARLIEST = """
    QUALIFY row_number() OVER (
        PARTITION BY coalesce(cluster_id, article_id) ORDER BY published_at NULLS LAST, article_id
    ) = 1
"""
# How a column is compared where it is not compared as it is written.
COMPARED = {
    "noun": "coalesce(lower(f.noun), '')",
    "unit": "coalesce(f.unit, '')",
    "resolved": "(len(coalesce(f.speaker_ids, [])) > 0)",
}
STANDS = '(f.article_no, f.start, f."end") IN (FROM placed)'
ERAS = ("within", "before", "after", "undated")
ERA = """
    CASE WHEN f."begin" IS NULL THEN 'undated' WHEN coalesce(f.until, f."begin") <= $era_since THEN 'before'
    WHEN f."begin" >= $era_until THEN 'after' ELSE 'within' END
"""
# How a calendar expression is compared with times.
TIMES = {
    "happened": 'f."begin" >= $happened_since AND f."begin" < $happened_until',
    "lasting": 'f."begin" = $lasting_begin AND f.until = $lasting_until',
    "era": f"{ERA} = $era",
}
# How a figure, or a range of figures, is compared with the least and the most that are asked for; null is any.
RANGES = {
    "value": """
        coalesce(f."value", f."max", f."min") >= coalesce($least::DOUBLE, '-infinity')
        AND coalesce(f."value", f."min", f."max") <= coalesce($most::DOUBLE, 'infinity')
    """
}
EMPTY: Mapping[str, Any] = MappingProxyType({})
PICKED = """
    picked AS NOT MATERIALIZED (SELECT c.*, article_no FROM current c JOIN chosen ON article_no = c.rowid),
    sourced AS NOT MATERIALIZED (
        SELECT article_no, c.* EXCLUDE (article_id, version) FROM current c JOIN chosen ON article_no = c.rowid
    )
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query looks at: ``WITH`` the articles ``picked`` and, of a span frame, the rows ``kept``.

    ``chosen`` has the ``article_no`` of the picked articles alone, ``sourced`` all of them but the ids: rows of
    span frames are joined by that number, in a fraction of the time that ids take.
    """

    common: str
    parameters: dict[str, Any]
    choices: tuple[Choice, ...] = ()  # that ``common`` names: they are there as long as somebody holds them

    @property
    def count(self) -> int:
        """How many rows were found last: articles, or what ``found`` was asked for after them."""
        return self.choices[-1].count

    def ask(self, snapshot: Snapshot, query: str, **parameters: Any) -> pd.DataFrame:
        return snapshot.sql(f"WITH {self.common} {query}", **self.parameters, **parameters)

    def rows(self, snapshot: Snapshot, query: str, **parameters: Any) -> arrow.Table:
        """Like ``ask``, as an Arrow table: many times quicker for a row or two."""
        return snapshot.rows(f"WITH {self.common} {query}", **self.parameters, **parameters)

    def found(self, snapshot: Snapshot, name: str, query: str, **parameters: Any) -> Scope:
        """This and ``name``: the rows of a query that goes on from here, found once for all that ask for them."""
        choice = snapshot.choose(f"WITH {self.common} {query}", {**self.parameters, **parameters})
        common = f"{self.common}, {name} AS NOT MATERIALIZED (FROM main.{choice.name})"
        return replace(self, common=common, choices=(*self.choices, choice))

    def tables(self, snapshot: Snapshot, query: str) -> Iterator[arrow.Table]:
        """Like ``rows``, some thousand at a time; the first table is empty."""
        return snapshot.tables(f"WITH {self.common} {query}", **self.parameters)


def picked(snapshot: Snapshot, selection: Selection) -> Scope:
    """The articles that pass every filter."""
    return within(snapshot, selection, *about_rows(snapshot, "articles", selection))


def within(
    snapshot: Snapshot, selection: Selection, conditions: Sequence[str] = (), parameters: Mapping[str, Any] = EMPTY
) -> Scope:
    """The articles that pass every filter but those for actors and marks, and ``conditions``."""
    conditions, parameters = ["true", *conditions], dict(parameters)
    if selection.since:
        conditions.append("published_at >= $since")
        parameters["since"] = midnight(selection.since)
    if selection.until:
        conditions.append("published_at < $until")
        parameters["until"] = midnight(selection.until + timedelta(days=1))
    if selection.outlets:
        conditions.append("outlet IN (SELECT unnest($outlets))")
        parameters["outlets"] = list(selection.outlets)
    if selection.text.strip():
        conditions.append("version IN (SELECT unnest($versions::VARCHAR[]))")
        parameters["versions"] = search.matching(snapshot, typed=selection.text)
    if not selection.samples:
        conditions.append("NOT sample")
    once = "" if selection.copies else EARLIEST
    return among(snapshot, f"{' AND '.join(conditions)}{once}", parameters)


def among(snapshot: Snapshot, condition: str, parameters: Mapping[str, Any]) -> Scope:
    """The articles of which a condition holds."""
    query = f"SELECT CAST(rowid AS INTEGER) AS article_no FROM main.current WHERE {condition}"
    choice = snapshot.choose(query, parameters)
    return Scope(f"chosen AS NOT MATERIALIZED (FROM main.{choice.name}), {PICKED}", {}, (choice,))


def about_rows(snapshot: Snapshot, frame: str, selection: Selection) -> tuple[list[str], dict[str, Any]]:
    """What the filters for actors and marks ask of the rows ``f`` of a frame: conditions and their parameters."""
    asked = {name: getattr(selection, name) for name in ("actors", "without", *SAID)}
    parameters = {name: today(snapshot, ids) for name, ids in asked.items() if ids}
    conditions = []
    if selection.actors:
        conditions.append(f"({OF_ACTORS[frame].format(these='$actors')})")
    if selection.without:
        conditions.append(f"NOT coalesce({OF_ACTORS[frame].format(these='$without')}, false)")
    if said := " AND ".join(said for name, said in SAID.items() if asked[name]):
        conditions.append(IN_QUOTES[frame].format(said=said))
    marked = MARKED_ARTICLES if frame == "articles" else MARKED
    if selection.starred:
        conditions.append(marked.format(so="star", frame=frame))
    if selection.tags:
        conditions.append(marked.format(so="tag IN (SELECT unnest($tags))", frame=frame))
        parameters["tags"] = list(selection.tags)
    return conditions, parameters


def kept(snapshot: Snapshot, frame: str, selection: Selection, narrow: Mapping[str, Sequence[Any]]) -> Scope:
    """The rows of a span frame in picked articles, about the selection's actors, with the values of ``narrow``.

    ``narrow`` maps columns to any of some values, and the names in ``when`` and ``RANGES`` to bounds.
    """
    scope = within(snapshot, selection)
    about, parameters = about_rows(snapshot, frame, selection)
    if about and frame in PLACED:
        scope, about, parameters = _placed(snapshot, scope, frame, about, parameters), [STANDS], {}
    conditions, parameters = ["true", *about], {**scope.parameters, **parameters}
    for column, values in narrow.items():
        if values and column in TIMES:
            conditions.append(TIMES[column])
            parameters |= when(column, values)
        elif values and column in RANGES:
            conditions.append(RANGES[column])
            parameters |= dict(zip(("least", "most"), values, strict=True))
        elif values:
            compared = COMPARED.get(column, f'f."{column}"')
            conditions.append(f"{compared} IN (SELECT unnest(${column}_values))")
            parameters[f"{column}_values"] = list(values)
    return replace(scope, common=f"{scope.common}, {kept_rows(frame, conditions)}", parameters=parameters)


def _placed(
    snapshot: Snapshot, scope: Scope, frame: str, conditions: Sequence[str], parameters: Mapping[str, Any]
) -> Scope:
    """``scope`` and where the rows stand that meet these conditions, as ``STANDS`` compares with."""
    rows = kept_rows(frame, conditions)
    return scope.found(snapshot, "placed", f', {rows} SELECT article_no, start, "end" FROM kept', **parameters)


def when(column: str, values: Sequence[Any]) -> dict[str, Any]:
    """What ``TIMES[column]`` compares with; days are given inclusive, instants as they are stored.

    ``happened``: first and last day of the beginning. ``lasting``: the instants ``begin`` and ``until``.
    ``era``: one of ``ERAS``, and the first and last day of the window that divides them.
    """
    if column == "lasting":
        return dict(zip(("lasting_begin", "lasting_until"), values, strict=True))
    *era, first, last = values
    days = {f"{column}_since": midnight(first), f"{column}_until": midnight(last + timedelta(days=1))}
    return days | ({"era": era[0]} if era else {})


def kept_rows(frame: str, conditions: Sequence[str], *, name: str = "kept", of: str = "chosen") -> str:
    where = " AND ".join(conditions)
    rows = f"SELECT f.* FROM {frame} f SEMI JOIN {of} USING (article_no) WHERE {where}"
    return f"{name} AS NOT MATERIALIZED ({rows})"


def today(snapshot: Snapshot, actor_ids: Sequence[str]) -> list[str]:
    """The actors whom these ids stand for now; a link may be older than the store."""
    found = snapshot.actors_of(actor_ids)
    return list(dict.fromkeys(one for asked in actor_ids for one in found.get(asked, [asked])))


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), settings().zone).astimezone(UTC)


def page(limit: int | None, offset: int) -> str:
    return f" LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else f" OFFSET {int(offset)}"
