"""What the queries look at: the articles that pass the filters, and the rows that they keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data import search
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

NAMED = "IN (SELECT unnest($actors))"
# What an actor filter keeps of each frame ``f``.
OF_ACTORS = {
    "articles": f"article_id IN (SELECT article_id FROM mentions WHERE actor_id {NAMED})",
    "mentions": f"actor_id {NAMED}",
    "coreferences": "list_has_any(actor_ids, $actors)",
    "quotes": "list_has_any(speaker_ids, $actors) OR list_has_any(about_ids, $actors)",
    "numbers": "list_has_any(actor_ids, $actors)",
    "dates": f"""EXISTS (
        FROM mentions m WHERE m.article_id = f.article_id AND m.actor_id {NAMED}
        AND m.start >= f.sentence_start AND m.end <= f.sentence_end
    )""",
    "relations": f"source_id {NAMED} OR target_id {NAMED} OR third_id {NAMED}",
}
# How a column is compared where it is not compared as it is written.
COMPARED = {"noun": "lower(f.noun)", "unit": "coalesce(f.unit, '')"}
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
NEWEST = "published_at DESC NULLS LAST, article_id"
SENTENCE = "substring(a.text, {f}.sentence_start + 1, {f}.sentence_end - {f}.sentence_start) AS sentence"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query looks at: ``WITH`` the articles ``picked`` and, of a span frame, the rows ``kept``."""

    common: str
    parameters: dict[str, Any]

    def ask(self, snapshot: Snapshot, query: str, **parameters: Any) -> pd.DataFrame:
        return snapshot.sql(f"WITH {self.common} {query}", **self.parameters, **parameters)

    def batches(self, snapshot: Snapshot, query: str) -> Iterator[pd.DataFrame]:
        return snapshot.batches(f"WITH {self.common} {query}", **self.parameters)


def picked(snapshot: Snapshot, selection: Selection) -> Scope:
    """The articles that pass every filter."""
    conditions, parameters = ["true"], dict[str, Any]()
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
    if selection.actors:
        conditions.append(OF_ACTORS["articles"])
        parameters["actors"] = today(snapshot, selection.actors)
    return Scope(f"picked AS (SELECT * FROM current WHERE {' AND '.join(conditions)})", parameters)


def kept(snapshot: Snapshot, frame: str, selection: Selection, narrow: Mapping[str, Sequence[Any]]) -> Scope:
    """The rows of a span frame in picked articles, about the selection's actors, with the values of ``narrow``.

    ``narrow`` maps columns to any of some values, and the names in ``when`` to times.
    """
    scope = picked(snapshot, replace(selection, actors=()))
    conditions, parameters = ["true"], dict(scope.parameters)
    if selection.actors:
        conditions.append(f"({OF_ACTORS[frame]})")
        parameters["actors"] = today(snapshot, selection.actors)
    for column, values in narrow.items():
        if values and column in TIMES:
            conditions.append(TIMES[column])
            parameters |= when(column, values)
        elif values:
            compared = COMPARED.get(column, f'f."{column}"')
            conditions.append(f"{compared} IN (SELECT unnest(${column}_values))")
            parameters[f"{column}_values"] = list(values)
    return Scope(f"{scope.common}, {kept_rows(frame, conditions)}", parameters)


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


def kept_rows(frame: str, conditions: Sequence[str]) -> str:
    where = " AND ".join(conditions)
    return f"kept AS (SELECT f.* FROM {frame} f SEMI JOIN picked USING (article_id) WHERE {where})"


def today(snapshot: Snapshot, actor_ids: Sequence[str]) -> list[str]:
    """The actors whom these ids stand for now; a link may be older than the store."""
    found = snapshot.actors_of(actor_ids)
    return list(dict.fromkeys(one for asked in actor_ids for one in found.get(asked, [asked])))


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), settings().zone).astimezone(UTC)


def page(limit: int | None, offset: int) -> str:
    return f" LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else f" OFFSET {int(offset)}"
