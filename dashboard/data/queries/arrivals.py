"""What has come in since a moment, and how much of what was read is in doubt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data.queries.scope import kept, page, picked
from dashboard.data.queries.tallies import tallied
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

FACTOR = 20  # times: figures farther apart are hardly of one thing


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
            SELECT article_no, outlet FROM main.current c JOIN chosen ON article_no = c.rowid
            WHERE ingested_at >= $moment
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
    return kept(snapshot, "numbers", selection, {}).ask(
        snapshot,
        f"""
        , told AS (
            SELECT lower(noun) AS noun, coalesce(unit, '') AS unit, kind, unnest(actor_ids) AS actor_id,
                k.article_id, k.start, k."end", coalesce("value", ("min" + "max") / 2) AS figure, published_at,
                p.outlet, p.sample, CAST(timezone($zone, published_at) AS DATE) AS day
            FROM kept k JOIN picked p USING (article_id)
            WHERE noun IS NOT NULL AND published_at IS NOT NULL AND figure > 1 AND modifier IS NULL
                AND kind IN ('cardinal', 'percent', 'measure')
        ), daily AS (
            SELECT noun, unit, kind, actor_id, day, median(figure) AS middle, count(*) AS numbers,
                arg_max(struct_pack(article_id, start, "end", outlet, published_at, sample), published_at)
                    AS newest
            FROM told GROUP BY ALL
        ), paired AS (
            SELECT *, lag(middle) OVER course AS before, lag(day) OVER course AS day_before,
                sum(numbers) OVER (PARTITION BY noun, unit, kind, actor_id) AS known,
                row_number() OVER (PARTITION BY noun, unit, kind, actor_id ORDER BY day DESC) AS place
            FROM daily WINDOW course AS (PARTITION BY noun, unit, kind, actor_id ORDER BY day)
        ), single AS (
            FROM paired WHERE place = 1 AND before IS NOT NULL AND before <> middle
                AND greatest(before, middle) <= {FACTOR} * least(before, middle)
            QUALIFY row_number() OVER (
                PARTITION BY noun, unit, kind, before, middle ORDER BY known DESC, actor_id
            ) = 1
        )
        SELECT noun, unit, s.kind, actor_id, name, before, middle AS after, day_before, day AS day_after,
            newest.article_id AS article_id, newest.start AS start, newest."end" AS "end",
            newest.outlet AS outlet, newest.published_at AS published_at, newest.sample AS sample
        FROM single s JOIN actors USING (actor_id)
        ORDER BY day DESC, known DESC, noun, actor_id{page(limit, 0)}
        """,
        zone=settings().timezone,
    )


def quality(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """How far a selection can be relied on, as counts.

    ``articles``, ``undated``, ``unsourced`` (without an outlet), ``copies`` (beyond the first of their cluster),
    ``quotes``, ``unresolved`` (without a speaker), ``unsure_quotes``, ``numbers``, ``unsure_numbers``; and, of the
    whole store, ``refused``.
    """
    rows = tallied(snapshot, selection).rows(
        snapshot,
        """
        SELECT a.*, t.*, (SELECT count(*) FROM refusals) AS refused FROM (
            SELECT count(*) AS articles, count(*) FILTER (published_at IS NULL) AS undated,
                count(*) FILTER (outlet IS NULL) AS unsourced,
                count(*) - count(DISTINCT coalesce(cluster_id, article_id)) AS copies
            FROM picked
        ) a, (
            SELECT sum(quotes) AS quotes, sum(unresolved) AS unresolved, sum(unsure_quotes) AS unsure_quotes,
                sum(numbers) AS numbers, sum(unsure_numbers) AS unsure_numbers FROM tallied
        ) t
        """,
    )
    return {name: int(value or 0) for name, value in rows.to_pylist()[0].items()}
