"""How many rows fall into each bucket of time, and the times longer than a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import pandas as pd

from dashboard.data.queries.scope import ERA, ERAS, kept, picked, when
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Bucket = Literal["day", "week", "month", "quarter", "year"]
BUCKETS = ("day", "week", "month", "quarter", "year")
# What each frame is grouped by, where it can be.
GROUPS = {
    ("mentions", "kind"): "label",
    ("quotes", "kind"): "type",
    ("numbers", "kind"): "kind",
    ("dates", "kind"): "granularity",
    ("relations", "kind"): "quad",
    ("quotes", "act"): "act",
    ("relations", "act"): "type",
}
# Calendar expressions of a day or less; all others name a longer time.
DAILY = ("day", "hour", "minute")


def activity(
    snapshot: Snapshot,
    *,
    selection: Selection,
    frame: str = "articles",
    by: str | None = "outlet",
    bucket: Bucket = "week",
    clock: Literal["reported", "happened"] = "reported",
) -> pd.DataFrame:
    """How many rows fall into each bucket of time: ``bucket`` (its first day), ``group``, ``count``.

    ``by`` is outlet, kind, act or None; ``group`` is empty where the frame has no such grouping. The clock
    ``reported`` counts by the day of publication, ``happened`` the calendar expressions of a day or less by the
    day they name (``periods`` has the longer ones). Rows without a time are left out.
    """
    if bucket not in BUCKETS:
        raise ValueError(f"bucket: {bucket!r} is none of {', '.join(BUCKETS)}")
    frame = "dates" if clock == "happened" else frame
    narrow = {"granularity": DAILY} if clock == "happened" else {}
    scope = picked(snapshot, selection) if frame == "articles" else kept(snapshot, frame, selection, narrow)
    rows = "FROM picked" if frame == "articles" else "FROM kept JOIN sourced p USING (article_no)"
    instant = '"begin"' if clock == "happened" else "published_at"
    group = "outlet" if by == "outlet" else GROUPS.get((frame, by or ""), "''")
    return scope.ask(
        snapshot,
        f"""
        SELECT CAST(date_trunc('{bucket}', timezone($zone, {instant})) AS DATE) AS bucket,
            coalesce({group}, '') AS "group", count(*) AS count
        {rows} WHERE {instant} IS NOT NULL GROUP BY ALL ORDER BY ALL
        """,
        zone=settings().timezone,
    )


WORDINGS = 3


def periods(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """The times longer than a day that articles name, each once, the most mentioned first.

    Columns: ``begin`` and ``until`` (instants, the second exclusive), ``first`` and ``last`` (days), ``iso``,
    ``texts`` (a list: how articles write it, the most frequent first, three at most), ``mentions``, ``articles``,
    and of the newest of these articles ``outlet``, ``title``, ``published_at`` and ``sample``.
    """
    return kept(snapshot, "dates", selection, {}).ask(
        snapshot,
        f"""
        , lasting AS MATERIALIZED (
            SELECT article_no, "begin", until, iso, text FROM kept
            WHERE granularity NOT IN (SELECT unnest($daily)) AND "begin" < until
        ), written AS (SELECT "begin", until, text, count(*) AS n FROM lasting GROUP BY ALL),
        worded AS (
            SELECT "begin", until, list(text ORDER BY n DESC, text)[:{WORDINGS}] AS texts FROM written GROUP BY ALL
        ), named AS (
            SELECT "begin", until, mode(iso ORDER BY iso) AS iso, count(*) AS mentions,
                count(DISTINCT article_no) AS articles, min(article_no) AS newest
            FROM lasting GROUP BY ALL
        )
        SELECT "begin", until, CAST(timezone($zone, "begin") AS DATE) AS first,
            CAST(timezone($zone, until - INTERVAL 1 MICROSECOND) AS DATE) AS last,
            iso, mentions, articles, outlet, title, published_at, sample, texts
        FROM named JOIN worded USING ("begin", until) JOIN current c ON c.rowid = newest
        ORDER BY mentions DESC, "begin", until
        """,
        zone=settings().timezone,
        daily=list(DAILY),
    )


def eras(snapshot: Snapshot, *, selection: Selection, window: tuple[date, date]) -> dict[str, int]:
    """How many calendar expressions lie in each of ``ERAS``, seen from the days of ``window``."""
    rows = kept(snapshot, "dates", selection, {}).ask(
        snapshot, f"SELECT {ERA} AS era, count(*) AS n FROM kept f GROUP BY ALL", **when("era", window)
    )
    found = dict(zip(rows["era"], rows["n"], strict=True))
    return {era: int(found.get(era, 0)) for era in ERAS}
