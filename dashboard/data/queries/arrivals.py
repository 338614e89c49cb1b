"""What has come in since a moment, and how much of what was read is in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.data.queries.appeared import UNDATED, appeared
from dashboard.data.queries.census import chosen
from dashboard.data.queries.scope import about_rows, page, picked, within
from dashboard.data.queries.tallies import tally
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

FACTOR = 20  # times: figures farther apart are hardly of one thing
# The days are told once an article, and medians taken of what is counted on two days alone: few of all numbers.
MOVED = f"""
    , dated AS (
        SELECT article_no, CAST(timezone($zone, published_at) AS DATE) AS day
        FROM sourced WHERE published_at IS NOT NULL
    ), told AS MATERIALIZED (
        SELECT *, hash(noun, unit, kind, actor_id) AS thing FROM (
            SELECT lower(noun) AS noun, coalesce(unit, '') AS unit, kind, unnest(actor_ids) AS actor_id, f.start,
                f."end", coalesce("value", ("min" + "max") / 2) AS figure, article_no, day
            FROM numbers f JOIN dated USING (article_no)
            WHERE kind IN ('cardinal', 'percent', 'measure') AND noun IS NOT NULL AND modifier IS NULL
                AND coalesce("value", ("min" + "max") / 2) > 1 AND {{about}}
        )
    ), again AS (SELECT thing FROM told GROUP BY thing HAVING min(day) < max(day)),
    daily AS (
        SELECT noun, unit, kind, actor_id, day, median(figure) AS middle, count(*) AS numbers,
            min(struct_pack(article_no, start, "end")) AS newest
        FROM told SEMI JOIN again USING (thing) GROUP BY ALL
    ), paired AS (
        SELECT noun, unit, kind, actor_id, max(day, 2) AS days, arg_max(middle, day, 2) AS middles,
            sum(numbers) AS known, arg_max(newest, day) AS newest
        FROM daily GROUP BY ALL
        HAVING middles[1] <> middles[2]
            AND greatest(middles[1], middles[2]) <= {FACTOR} * least(middles[1], middles[2])
    ), single AS (
        FROM paired QUALIFY row_number() OVER (
            PARTITION BY noun, unit, kind, middles ORDER BY known DESC, actor_id
        ) = 1
    ), foremost AS (
        FROM single SEMI JOIN actors USING (actor_id)
        ORDER BY days[1] DESC, known DESC, noun, actor_id{{page}}
    )
    SELECT noun, unit, s.kind, actor_id, name, middles[2] AS before, middles[1] AS after, days[2] AS day_before,
        days[1] AS day_after, c.article_id, newest.start AS start, newest."end" AS "end", c.outlet,
        c.published_at, c.sample
    FROM foremost s JOIN actors USING (actor_id) JOIN main.current c ON c.rowid = newest.article_no
    ORDER BY day_after DESC, known DESC, noun, actor_id
"""


def newest_arrival(snapshot: Snapshot) -> datetime | None:
    """When the newest day of reading began: the first instant, in the installation's time zone, of its day."""
    rows = snapshot.sql(
        """
        SELECT timezone($zone, date_trunc('day', timezone($zone, max(ingested_at)))) AS since FROM current
        """,
        zone=settings().timezone,
    )
    since = rows["since"][0]
    return None if pd.isna(since) else since.to_pydatetime()


def arrivals(snapshot: Snapshot, *, selection: Selection, since: datetime) -> dict[str, int]:
    """What of a selection was read at ``since`` or later: articles, outlets, quotes, numbers, actors.

    ``actors`` counts those whom no article read earlier names.
    """
    rows = picked(snapshot, selection).rows(
        snapshot,
        """
        , fresh AS (
            SELECT article_no, outlet FROM sourced WHERE ingested_at >= $moment
        ), before AS (
            SELECT CAST(rowid AS INTEGER) AS article_no FROM main.current WHERE ingested_at < $moment
        )
        SELECT a.*, t.*, p.* FROM (SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM fresh) a, (
            SELECT sum(quotes) AS quotes, sum(numbers) AS numbers FROM tallies SEMI JOIN fresh USING (article_no)
        ) t, (
            SELECT count(DISTINCT actor_no) AS actors FROM presence SEMI JOIN fresh USING (article_no)
            WHERE actor_no NOT IN (SELECT actor_no FROM presence SEMI JOIN before USING (article_no))
        ) p
        """,
        moment=since,
    )
    return {name: int(value or 0) for name, value in rows.to_pylist()[0].items()}


def moved(snapshot: Snapshot, *, selection: Selection, limit: int = 5) -> pd.DataFrame:
    """Numbers that moved: of one noun, unit and actor, the newest day's median against that of the day before.

    Columns: ``noun``, ``unit``, ``kind``, ``actor_id``, ``name``, ``before``, ``after`` (medians), ``day_before``,
    ``day_after``, and of the newest such number ``article_id``, ``start``, ``end``, ``outlet``, ``published_at``,
    ``sample``. Figures twenty times apart are left out; the newest come first, then those with most numbers.
    """
    scope = within(snapshot, selection)
    about, parameters = about_rows(snapshot, "numbers", selection)
    return replace(scope, parameters=parameters).ask(
        snapshot,
        MOVED.format(about=" AND ".join(["true", *about]), page=page(limit, 0)),
        zone=settings().timezone,
    )


def quality(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """How far a selection can be relied on, as counts.

    ``articles``, ``undated``, ``unsourced`` (without an outlet), ``copies`` (beyond the first of their cluster),
    ``quotes``, ``unresolved`` (without a speaker), ``unsure_quotes``, ``numbers``, ``unsure_numbers``; and, of the
    whole store, ``refused``.
    """
    found = tally(snapshot, selection)
    days, outlets, stories = appeared(snapshot).of(chosen(snapshot, selection))
    doubts = ("quotes", "unresolved", "unsure_quotes", "numbers", "unsure_numbers")
    return {
        "articles": len(days),
        "undated": int((days == UNDATED).sum()),
        "unsourced": int((outlets == 0).sum()),
        "copies": len(stories) - len(np.unique(stories)),
        **{name: int(getattr(found, name).sum()) for name in doubts},
        "refused": snapshot.held("SELECT count(*) AS n FROM refusals").column("n")[0].as_py(),
    }
