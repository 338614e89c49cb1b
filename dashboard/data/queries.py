"""Frames for one view: what the store holds of a selection.

Every query takes a snapshot and is answered by it alone; all filters run in SQL. Days are days in
``TILIK_TIMEZONE``. docs/architecture.md lists the queries and what an actor filter means on each frame.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from dashboard.data import search
from dashboard.data.frames import SPAN_FRAMES
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Bucket = Literal["day", "week", "month", "quarter", "year"]
Layer = Literal["acts", "speaks about", "named together"]
LAYERS: tuple[Layer, ...] = ("acts", "speaks about", "named together")
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
# Calendar expressions of a day or less; all others name a longer time.
DAILY = ("day", "hour", "minute")
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
ONE_ARTICLE = "SELECT * FROM current WHERE article_id = $article_id"


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a query looks at: ``WITH`` the articles ``picked`` and, of a span frame, the rows ``kept``."""

    common: str
    parameters: dict[str, Any]

    def ask(self, snapshot: Snapshot, query: str, **parameters: Any) -> pd.DataFrame:
        return snapshot.sql(f"WITH {self.common} {query}", **self.parameters, **parameters)


def _picked(snapshot: Snapshot, selection: Selection) -> _Scope:
    """The articles that pass every filter."""
    conditions, parameters = ["true"], dict[str, Any]()
    if selection.since:
        conditions.append("published_at >= $since")
        parameters["since"] = _midnight(selection.since)
    if selection.until:
        conditions.append("published_at < $until")
        parameters["until"] = _midnight(selection.until + timedelta(days=1))
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
        parameters["actors"] = _today(snapshot, selection.actors)
    return _Scope(f"picked AS (SELECT * FROM current WHERE {' AND '.join(conditions)})", parameters)


def _kept(snapshot: Snapshot, frame: str, selection: Selection, narrow: Mapping[str, Sequence[Any]]) -> _Scope:
    """The rows of a span frame in picked articles, about the selection's actors, with the values of ``narrow``.

    ``narrow`` maps columns to any of some values, and the names in ``_when`` to times.
    """
    scope = _picked(snapshot, replace(selection, actors=()))
    conditions, parameters = ["true"], dict(scope.parameters)
    if selection.actors:
        conditions.append(f"({OF_ACTORS[frame]})")
        parameters["actors"] = _today(snapshot, selection.actors)
    for column, values in narrow.items():
        if values and column in TIMES:
            conditions.append(TIMES[column])
            parameters |= _when(column, values)
        elif values:
            compared = COMPARED.get(column, f'f."{column}"')
            conditions.append(f"{compared} IN (SELECT unnest(${column}_values))")
            parameters[f"{column}_values"] = list(values)
    return _Scope(f"{scope.common}, {_kept_rows(frame, conditions)}", parameters)


def _when(column: str, values: Sequence[Any]) -> dict[str, Any]:
    """What ``TIMES[column]`` compares with; days are given inclusive, instants as they are stored.

    ``happened``: first and last day of the beginning. ``lasting``: the instants ``begin`` and ``until``.
    ``era``: one of ``ERAS``, and the first and last day of the window that divides them.
    """
    if column == "lasting":
        return dict(zip(("lasting_begin", "lasting_until"), values, strict=True))
    *era, first, last = values
    days = {f"{column}_since": _midnight(first), f"{column}_until": _midnight(last + timedelta(days=1))}
    return days | ({"era": era[0]} if era else {})


def _kept_rows(frame: str, conditions: Sequence[str]) -> str:
    where = " AND ".join(conditions)
    return f"kept AS (SELECT f.* FROM {frame} f SEMI JOIN picked USING (article_id) WHERE {where})"


def _today(snapshot: Snapshot, actor_ids: Sequence[str]) -> list[str]:
    """The actors whom these ids stand for now; a link may be older than the store."""
    found = snapshot.actors_of(actor_ids)
    return list(dict.fromkeys(one for asked in actor_ids for one in found.get(asked, [asked])))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), settings().zone).astimezone(UTC)


def _page(limit: int | None, offset: int) -> str:
    return f" LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else f" OFFSET {int(offset)}"


def totals(snapshot: Snapshot, *, selection: Selection) -> dict[str, Any]:
    """Figures of a selection: articles, outlets, actors, quotes, numbers, unresolved, copies, first and last day.

    ``unresolved`` counts quotes without a speaker, ``copies`` articles beyond the first of their cluster; the
    days are ``datetime.date`` or None.
    """
    [row] = (
        _picked(snapshot, selection)
        .ask(
            snapshot,
            """
            SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets,
                count(*) - count(DISTINCT coalesce(cluster_id, article_id)) AS copies,
                CAST(timezone($zone, min(published_at)) AS DATE) AS first_day,
                CAST(timezone($zone, max(published_at)) AS DATE) AS last_day,
                (SELECT count(DISTINCT actor_id) FROM mentions SEMI JOIN picked USING (article_id)) AS actors
            FROM picked
            """,
            zone=settings().timezone,
        )
        .astype(object)
        .to_dict("records")
    )
    quotes = _kept(snapshot, "quotes", selection, {}).ask(
        snapshot, "SELECT count(*) AS all, count(*) FILTER (len(coalesce(speaker_ids, [])) = 0) AS open FROM kept"
    )
    return {
        **{str(key): None if value is None or value != value else value for key, value in row.items()},
        "quotes": int(quotes["all"][0]),
        "unresolved": int(quotes["open"][0]),
        "numbers": count(snapshot, frame="numbers", selection=selection),
    }


def count(snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]) -> int:
    """How many rows the query of that frame has with the same selection and the same narrowing."""
    if frame == "articles":
        rows = _picked(snapshot, selection).ask(snapshot, "SELECT count(*) AS n FROM picked")
    else:
        rows = _kept(snapshot, frame, selection, narrow).ask(snapshot, "SELECT count(*) AS n FROM kept")
    return int(rows["n"][0])


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
    scope = _picked(snapshot, selection) if frame == "articles" else _kept(snapshot, frame, selection, narrow)
    rows = "FROM picked" if frame == "articles" else "FROM kept JOIN picked p USING (article_id)"
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


def articles(snapshot: Snapshot, *, selection: Selection, limit: int | None, offset: int = 0) -> pd.DataFrame:
    """The articles frame without text, newest first, + ``mentions``, ``quotes``, ``numbers``, ``lead``.

    And ``copies``: it counts the other articles of the store that tell the same in nearly the same words.
    """
    return _articles(snapshot, _picked(snapshot, selection), _page(limit, offset))


def _articles(snapshot: Snapshot, scope: _Scope, page: str = "") -> pd.DataFrame:
    counted = [
        f"LEFT JOIN (SELECT article_id, count(*) AS {frame} FROM {frame} SEMI JOIN shown USING (article_id)"
        f" GROUP BY article_id) USING (article_id)"
        for frame in ("mentions", "quotes", "numbers")
    ]
    return scope.ask(
        snapshot,
        f"""
        , shown AS (FROM picked ORDER BY {NEWEST}{page})
        SELECT shown.*, coalesce(mentions, 0) AS mentions, coalesce(quotes, 0) AS quotes,
            coalesce(numbers, 0) AS numbers, a.lead, coalesce(copies, 0) AS copies
        FROM shown {" ".join(counted)}
        JOIN (SELECT article_id, left(text, 200) AS lead FROM articles SEMI JOIN shown USING (article_id)) a
            USING (article_id)
        LEFT JOIN (SELECT cluster_id, count(*) - 1 AS copies FROM current GROUP BY cluster_id) USING (cluster_id)
        ORDER BY {NEWEST}
        """,
    )


def mentions(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    label: Sequence[str] = (),
) -> pd.DataFrame:
    """The mentions frame + what every span has, and ``actor`` and ``organisation`` (names)."""
    scope = _kept(snapshot, "mentions", selection, {"label": label})
    return _spans(snapshot, scope, "mentions", _page(limit, offset))


def coreferences(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    kind: Sequence[str] = (),
) -> pd.DataFrame:
    """The coreferences frame + outlet, title, url, published_at, sample, sentence and ``actors`` (names)."""
    scope = _kept(snapshot, "coreferences", selection, {"kind": kind})
    return _spans(snapshot, scope, "coreferences", _page(limit, offset))


def quotes(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    type: Sequence[str] = (),
    act: Sequence[str] = (),
) -> pd.DataFrame:
    """The quotes frame + outlet, title, url, published_at, sample, sentence, ``speakers``, ``addressees`` (names)
    and ``chain``, by which way it came: the outlet, the media and spokesmen of ``via``, the speakers (names)."""
    scope = _kept(snapshot, "quotes", selection, {"type": type, "act": act})
    return _spans(snapshot, scope, "quotes", _page(limit, offset))


def numbers(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    kind: Sequence[str] = (),
    noun: Sequence[str] = (),
    unit: Sequence[str] = (),
) -> pd.DataFrame:
    """The numbers frame + outlet … sentence, ``actors`` and ``claimants`` (names: about whom, and who says so).

    ``noun`` is given in lower case; a ``unit`` of ``""`` stands for none.
    """
    scope = _kept(snapshot, "numbers", selection, {"kind": kind, "noun": noun, "unit": unit})
    return _spans(snapshot, scope, "numbers", _page(limit, offset))


# A group whose figures may well be about one thing: few of them, and not too far apart.
FEW, NEAR, BEYOND = 12, 20, 100
COUNTED = f"""
    , counted AS (
        SELECT article_id, outlet, lower(noun) AS noun, coalesce(unit, '') AS unit,
            CAST(date_trunc('week', timezone($zone, published_at)) AS DATE) AS week,
            coalesce("value", "min", "max") AS low, coalesce("value", "max", "min") AS high
        FROM kept JOIN picked USING (article_id)
        WHERE noun IS NOT NULL AND published_at IS NOT NULL AND low IS NOT NULL
    ), grouped AS (
        SELECT noun, unit, week, count(*) AS numbers, count(DISTINCT outlet) AS outlets,
            least(min(high), max(low)) AS least, greatest(min(high), max(low)) AS greatest,
            CASE WHEN min(high) > 0 THEN greatest(max(low) / min(high), 1) END AS ratio,
            count(*) <= {FEW} AND ratio > 1 AND ratio <= {NEAR} AS likely
        FROM counted GROUP BY ALL HAVING count(DISTINCT outlet) > 1
    ), common AS (
        SELECT noun, unit, week, actor_id
        FROM counted SEMI JOIN (FROM grouped WHERE likely) USING (noun, unit, week)
        JOIN mentions USING (article_id)
        WHERE actor_id IS NOT NULL GROUP BY ALL HAVING count(DISTINCT outlet) > 1
    ), told AS (SELECT noun, unit, week, count(*) AS shared FROM common GROUP BY ALL)
"""


def counted(
    snapshot: Snapshot, *, selection: Selection, kind: Sequence[str] = (), limit: int | None = None
) -> pd.DataFrame:
    """What several outlets count in one week, and how far their figures differ; likely divergences first.

    Columns: ``noun`` (lower case), ``unit`` (``""`` for none), ``week`` (its Monday), ``numbers``, ``outlets``,
    ``shared`` (actors that more than one of those outlets names), ``least``, ``greatest`` and ``differs``, the
    greatest over the least: null where the least is not positive and above 100, where they are hardly figures
    of one thing. A range differs from what lies outside of it alone. Articles without a day are left out.
    """
    return _kept(snapshot, "numbers", selection, {"kind": kind}).ask(
        snapshot,
        f"""
        {COUNTED}
        SELECT noun, unit, week, numbers, outlets, coalesce(shared, 0) AS shared, least, greatest,
            CASE WHEN ratio <= {BEYOND} THEN ratio END AS differs
        FROM grouped LEFT JOIN told USING (noun, unit, week)
        ORDER BY coalesce(likely, false) DESC, shared DESC NULLS LAST, outlets DESC,
            differs NULLS LAST, numbers DESC, week DESC, noun, unit{_page(limit, 0)}
        """,
        zone=settings().timezone,
    )


def dates(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    granularity: Sequence[str] = (),
    happened: Sequence[date] = (),
    lasting: Sequence[datetime] = (),
    era: Sequence[Any] = (),
) -> pd.DataFrame:
    """The dates frame + outlet, title, url, published_at, sample, sentence.

    ``happened`` holds the first and the last day on which they may begin, ``lasting`` the instants at which they
    begin and end, ``era`` one of ``ERAS`` and the first and last day of the window that divides them.
    """
    narrow = {"granularity": granularity, "happened": happened, "lasting": lasting, "era": era}
    return _spans(snapshot, _kept(snapshot, "dates", selection, narrow), "dates", _page(limit, offset))


WORDINGS = 3


def periods(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """The times longer than a day that articles name, each once, the most mentioned first.

    Columns: ``begin`` and ``until`` (instants, the second exclusive), ``first`` and ``last`` (days), ``iso``,
    ``texts`` (a list: how articles write it, the most frequent first, three at most), ``mentions``, ``articles``,
    and of the newest of these articles ``outlet``, ``title``, ``published_at`` and ``sample``.
    """
    newest = ", ".join(
        f"first({column} ORDER BY {NEWEST}) AS {column}"
        for column in ("outlet", "title", "published_at", "sample")
    )
    return _kept(snapshot, "dates", selection, {}).ask(
        snapshot,
        f"""
        , lasting AS (
            SELECT k.article_id, k."begin", k.until, k.iso, k.text, p.outlet, p.title, p.published_at, p.sample
            FROM kept k JOIN picked p USING (article_id)
            WHERE granularity NOT IN (SELECT unnest($daily)) AND k."begin" < k.until
        ), written AS (SELECT "begin", until, text, count(*) AS n FROM lasting GROUP BY ALL),
        worded AS (
            SELECT "begin", until, list(text ORDER BY n DESC, text)[:{WORDINGS}] AS texts FROM written GROUP BY ALL
        ), named AS (
            SELECT "begin", until, mode(iso ORDER BY iso) AS iso, count(*) AS mentions,
                count(DISTINCT article_id) AS articles, {newest}
            FROM lasting GROUP BY ALL
        )
        SELECT "begin", until, CAST(timezone($zone, "begin") AS DATE) AS first,
            CAST(timezone($zone, until - INTERVAL 1 MICROSECOND) AS DATE) AS last, * EXCLUDE ("begin", until)
        FROM named JOIN worded USING ("begin", until) ORDER BY mentions DESC, "begin", until
        """,
        zone=settings().timezone,
        daily=list(DAILY),
    )


def eras(snapshot: Snapshot, *, selection: Selection, window: tuple[date, date]) -> dict[str, int]:
    """How many calendar expressions lie in each of ``ERAS``, seen from the days of ``window``."""
    rows = _kept(snapshot, "dates", selection, {}).ask(
        snapshot, f"SELECT {ERA} AS era, count(*) AS n FROM kept f GROUP BY ALL", **_when("era", window)
    )
    found = dict(zip(rows["era"], rows["n"], strict=True))
    return {era: int(found.get(era, 0)) for era in ERAS}


def relations(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    type: Sequence[str] = (),
    quad: Sequence[str] = (),
) -> pd.DataFrame:
    """The relations frame + outlet … sentence and ``source``, ``target``, ``third`` (names)."""
    scope = _kept(snapshot, "relations", selection, {"type": type, "quad": quad})
    return _spans(snapshot, scope, "relations", _page(limit, offset))


# The columns of names beside those of ids, and where they come from.
NAMES = {
    "mentions": (
        "actor.name AS actor, body.name AS organisation",
        "LEFT JOIN actors actor ON actor.actor_id = f.actor_id "
        "LEFT JOIN actors body ON body.actor_id = f.organisation_id",
    ),
    "coreferences": ("coalesce(named.names, []) AS actors", "actor_ids"),
    "quotes": (
        "coalesce(named.names, []) AS speakers, coalesce(heard.names, []) AS addressees, "
        "list_filter(list_concat([outlet], list_filter(coalesce(passed.names, []),"
        " lambda link: NOT list_contains(coalesce(named.names, []), link)), coalesce(named.names, [])),"
        " lambda link: link IS NOT NULL) AS chain",
        "speaker_ids",
    ),
    "numbers": ("coalesce(named.names, []) AS actors, coalesce(claimed.names, []) AS claimants", "actor_ids"),
    "dates": ("", ""),
    "relations": (
        "source.name AS source, target.name AS target, third.name AS third",
        " ".join(
            f"LEFT JOIN actors {role} ON {role}.actor_id = f.{role}_id" for role in ("source", "target", "third")
        ),
    ),
}


def _spans(snapshot: Snapshot, scope: _Scope, frame: str, page: str = "") -> pd.DataFrame:
    """Rows of a span frame with their sentence and the names of their actors, newest article first.

    The sentences are cut before names are joined, or every join would carry whole texts.
    """
    columns, join = NAMES[frame]
    if join.endswith("_ids"):
        join = f'LEFT JOIN ({_listed_names(join)}) named USING (article_id, start, "end")'
    if frame == "numbers":
        join += f" LEFT JOIN ({CLAIMANTS}) claimed USING (article_id, quote_id)"
    if frame == "quotes":
        for column, names in (("via", "passed"), ("addressee_ids", "heard")):
            join += f' LEFT JOIN ({_listed_names(column)}) {names} USING (article_id, start, "end")'
    order = f'{NEWEST}, start, "end"'
    return scope.ask(
        snapshot,
        f"""
        , shown AS (
            SELECT kept.*, p.outlet, p.title, p.url, p.published_at, p.sample
            FROM kept JOIN picked p USING (article_id) ORDER BY {order}{page}
        ), texts AS (SELECT article_id, text FROM articles SEMI JOIN shown USING (article_id)),
        cited AS MATERIALIZED (
            SELECT f.*, {SENTENCE.format(f="f")} FROM shown f JOIN texts a USING (article_id)
        )
        SELECT f.*{", " * bool(columns)}{columns} FROM cited f {join} ORDER BY {order}
        """,
    )


def _listed_names(column: str) -> str:
    return f"""
        SELECT article_id, start, "end", list(coalesce(name, actor_id) ORDER BY place) AS names
        FROM (
            SELECT article_id, start, "end", unnest({column}) AS actor_id,
                generate_subscripts({column}, 1) AS place
            FROM shown
        ) LEFT JOIN actors USING (actor_id)
        GROUP BY ALL
    """


# The speakers of the quotes that numbers stand in.
CLAIMANTS = """
    SELECT article_id, quote_id, list(coalesce(name, actor_id) ORDER BY place) AS names
    FROM (
        SELECT article_id, quote_id, unnest(speaker_ids) AS actor_id,
            generate_subscripts(speaker_ids, 1) AS place
        FROM quotes SEMI JOIN shown USING (article_id, quote_id)
    ) LEFT JOIN actors USING (actor_id)
    GROUP BY ALL
"""

# Actors mentioned in picked articles, with how often and in how many.
MENTIONED = """
    mentioned AS (
        SELECT actor_id, count(*) AS mentions, count(DISTINCT article_id) AS articles
        FROM mentions SEMI JOIN picked USING (article_id) WHERE actor_id IS NOT NULL GROUP BY actor_id
    )
"""
MOST_MENTIONED = "mentions DESC, actor_id"


def actors(
    snapshot: Snapshot,
    *,
    selection: Selection,
    kinds: Sequence[str] = (),
    actor_ids: Sequence[str] = (),
    order: Literal["mentions", "quotes"] = "mentions",
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The actors of the selected articles + ``mentions``, ``articles``, ``quotes`` (as speaker) there.

    The most mentioned come first, or the most quoted; then those who are not quoted are left out. An actor
    filter selects articles here: who else is named beside those actors is shown too. ``actor_ids`` are any-of.
    """
    return _picked(snapshot, selection).ask(
        snapshot,
        f"""
        , {MENTIONED}, spoken AS (
            SELECT actor_id, count(*) AS quotes
            FROM (SELECT unnest(speaker_ids) AS actor_id FROM quotes SEMI JOIN picked USING (article_id))
            GROUP BY actor_id
        )
        SELECT actors.*, mentions, articles, coalesce(quotes, 0) AS quotes
        FROM mentioned JOIN actors USING (actor_id) LEFT JOIN spoken USING (actor_id)
        WHERE (len($kinds::VARCHAR[]) = 0 OR kind IN (SELECT unnest($kinds::VARCHAR[])))
            AND (len($only::VARCHAR[]) = 0 OR actor_id IN (SELECT unnest($only::VARCHAR[])))
            AND ($order = 'mentions' OR quotes > 0)
        ORDER BY CASE WHEN $order = 'quotes' THEN quotes END DESC, {MOST_MENTIONED}{_page(limit, offset)}
        """,
        kinds=list(kinds),
        only=list(actor_ids),
        order=order,
    )


# Each layer's ties with the spans that show them: who, to whom, and where.
TIES = {
    "acts": """
        SELECT source_id, target_id, type, quad, coalesce(negated, false) AS negated,
            coalesce(hypothetical, false) AS hypothetical, third_id, coalesce(reported_by, []) AS reported_by,
            article_id, start, "end", NULL::BIGINT AS other_start, NULL::BIGINT AS other_end,
            sentence_start, sentence_end
        FROM relations SEMI JOIN picked USING (article_id)
    """,
    "speaks about": """
        SELECT unnest(speaker_ids) AS source_id, target_id, act AS type, NULL::VARCHAR AS quad,
            false AS negated, false AS hypothetical, NULL::VARCHAR AS third_id, []::VARCHAR[] AS reported_by,
            article_id, start, "end", NULL::BIGINT AS other_start, NULL::BIGINT AS other_end,
            sentence_start, sentence_end
        FROM (SELECT *, unnest(about_ids) AS target_id FROM quotes SEMI JOIN picked USING (article_id))
    """,
    "named together": """
        SELECT DISTINCT ON (source_id, target_id, article_id, sentence_start)
            a.actor_id AS source_id, b.actor_id AS target_id, NULL::VARCHAR AS type, NULL::VARCHAR AS quad,
            false AS negated, false AS hypothetical, NULL::VARCHAR AS third_id, []::VARCHAR[] AS reported_by,
            article_id, a.start, a."end", b.start AS other_start, b."end" AS other_end,
            sentence_start, a.sentence_end
        FROM named a JOIN named b USING (article_id, sentence_start) WHERE a.actor_id < b.actor_id
        ORDER BY a.start
    """,
}
NAMED_AMONG = "named AS (FROM mentions SEMI JOIN picked USING (article_id) SEMI JOIN among USING (actor_id))"
# How many acts and quotes tie each actor to others, in both directions.
TIED = f"""
    pairs AS (SELECT source_id, target_id FROM ({TIES["acts"]}) UNION ALL
        SELECT source_id, target_id FROM ({TIES["speaks about"]})),
    ends AS (SELECT source_id AS one, target_id AS other FROM pairs WHERE source_id <> target_id UNION ALL
        SELECT target_id, source_id FROM pairs WHERE source_id <> target_id),
    tied AS (SELECT one AS actor_id, count(*) AS ties FROM ends GROUP BY one)
"""
# How many steps along acts and quotes lie between an actor and $around; one sentence with both is the farthest.
STEPS = """
    steps AS (
        SELECT actor_id, min(step) AS step FROM (
            SELECT $around AS actor_id, 0 AS step
            UNION ALL SELECT other, 1 FROM ends WHERE one = $around
            UNION ALL SELECT DISTINCT b.other, 2 FROM ends a JOIN ends b ON b.one = a.other
                WHERE a.one = $around AND $depth > 1
            UNION ALL SELECT DISTINCT m.actor_id, 3
                FROM mentions m JOIN mentions c USING (article_id, sentence_start)
                SEMI JOIN picked USING (article_id) WHERE c.actor_id = $around
        ) GROUP BY actor_id
    )
"""


def ties(
    snapshot: Snapshot,
    *,
    selection: Selection,
    layers: Sequence[Layer] = LAYERS,
    kinds: Sequence[str] = (),
    around: str | None = None,
    depth: int = 2,
    minimum: int = 1,
    limit: int = 300,
) -> pd.DataFrame:
    """Ties among the ``limit`` actors of the selected articles with most acts and quotes, strongest first.

    Columns: source_id, target_id, layer, type, quad, negated, hypothetical, weight. ``weight`` counts acts,
    quotes, or sentences that name both; ``named together`` has no direction (source_id < target_id). ``kinds``
    keeps actors of some kinds alone; ``around`` those within ``depth`` (1 or 2) acts or quotes of one actor, or
    named in a sentence with it.
    """
    found = " UNION ALL ".join(f"SELECT *, '{layer}' AS layer FROM ({TIES[layer]})" for layer in layers)
    if not layers:
        found, minimum = f"SELECT *, '' AS layer FROM ({TIES['acts']}) WHERE false", 1
    parameters: dict[str, Any] = {"kinds": list(kinds)}
    if around is not None:
        parameters |= {"around": _today(snapshot, [around])[0], "depth": depth}
    nearest = ("", "") if around is None else (f", {STEPS}", "JOIN steps USING (actor_id)")
    return _picked(snapshot, selection).ask(
        snapshot,
        f"""
        , {MENTIONED}, {TIED}{nearest[0]}, among AS (
            SELECT actor_id FROM mentioned JOIN actors USING (actor_id) LEFT JOIN tied USING (actor_id)
            {nearest[1]}
            WHERE len($kinds::VARCHAR[]) = 0 OR kind IN (SELECT unnest($kinds::VARCHAR[]))
            ORDER BY {"step, " if around else ""}coalesce(ties, 0) DESC, {MOST_MENTIONED}{_page(limit, 0)}
        ), {NAMED_AMONG}, found AS ({found})
        SELECT source_id, target_id, layer, type, quad, negated, hypothetical, count(*) AS weight
        FROM found
        WHERE source_id IN (FROM among) AND target_id IN (FROM among) AND source_id <> target_id
        GROUP BY ALL HAVING count(*) >= {int(minimum)} ORDER BY weight DESC, source_id, target_id, layer, type
        """,
        **parameters,
    )


def evidence(
    snapshot: Snapshot,
    *,
    selection: Selection,
    source_id: str,
    target_id: str,
    layer: Layer,
    quad: str | None = None,
) -> pd.DataFrame:
    """The sentences behind one tie, newest first; of its acts of one ``quad``, or of all.

    Columns: those of ``provenance`` but for ``layer``.
    """
    source_id, target_id = (_today(snapshot, [one])[0] for one in (source_id, target_id))
    if layer == "named together":
        source_id, target_id = sorted((source_id, target_id))
    asked = {"source_id": source_id, "target_id": target_id, "quad": quad}
    where = "source_id = $source_id AND target_id = $target_id AND ($quad::VARCHAR IS NULL OR quad = $quad)"
    return _evidence(snapshot, selection, (source_id, target_id), (layer,), where, **asked).drop(columns="layer")


def provenance(
    snapshot: Snapshot, *, selection: Selection, actor_ids: Sequence[str], layers: Sequence[Layer] = LAYERS
) -> pd.DataFrame:
    """Every sentence behind the ties among some actors, newest first.

    Columns: source_id, target_id, layer, type (of the act, or what a quote does), quad, negated, hypothetical,
    third_id, reported_by (ids), article_id, start, end (of the act, the quote or the first name), other_start,
    other_end (of the second name), sentence_start, sentence_end, sentence, outlet, title, url, published_at,
    sample; and ``source``, ``target``, ``third``, ``reporters`` (names).
    """
    return _evidence(snapshot, selection, actor_ids, layers or LAYERS, "true" if layers else "false")


def _evidence(
    snapshot: Snapshot,
    selection: Selection,
    actor_ids: Sequence[str],
    layers: Sequence[Layer],
    where: str,
    **parameters: Any,
) -> pd.DataFrame:
    found = " UNION ALL ".join(f"SELECT *, '{layer}' AS layer FROM ({TIES[layer]})" for layer in layers)
    rows = _picked(snapshot, selection).ask(
        snapshot,
        f"""
        , among AS (SELECT unnest($among::VARCHAR[]) AS actor_id), {NAMED_AMONG}, found AS (
            FROM ({found}) WHERE source_id IN (FROM among) AND target_id IN (FROM among)
            AND source_id <> target_id AND {where}
        ), texts AS (SELECT article_id, text FROM articles SEMI JOIN found USING (article_id))
        SELECT f.*, {SENTENCE.format(f="f")}, p.outlet, p.title, p.url, p.published_at, p.sample,
            source.name AS source, target.name AS target, third.name AS third
        FROM found f JOIN picked p USING (article_id) JOIN texts a USING (article_id)
        LEFT JOIN actors source ON source.actor_id = source_id
        LEFT JOIN actors target ON target.actor_id = target_id
        LEFT JOIN actors third ON third.actor_id = third_id
        ORDER BY p.{NEWEST}, start, layer, source_id, target_id
        """,
        among=list(actor_ids),
        **parameters,
    )
    reported = [list(ids) for ids in rows["reported_by"]]
    names = actor_names(snapshot, actor_ids=sorted({one for ids in reported for one in ids}))
    rows["reporters"] = pd.Series(
        [[names[one] for one in ids] for ids in reported], index=rows.index, dtype=object
    )
    return rows


def places(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """Actors with coordinates: actor_id, name, kind, country_code, lat, lon, mentions, articles."""
    return _picked(snapshot, selection).ask(
        snapshot,
        f"""
        , {MENTIONED}
        SELECT actor_id, name, kind, country_code, lat, lon, mentions, articles
        FROM mentioned JOIN actors USING (actor_id) WHERE lat IS NOT NULL AND lon IS NOT NULL
        ORDER BY {MOST_MENTIONED}
        """,
    )


def article(snapshot: Snapshot, *, article_id: str) -> dict[str, pd.DataFrame]:
    """Everything of one article: its row with text, its span frames with names, its actors, its ``copies``.

    ``copies`` are the other articles of its cluster, as ``articles`` shows them. Every frame is empty where
    the article is not there.
    """
    one = _Scope(f"picked AS ({ONE_ARTICLE})", {"article_id": article_id})
    spans = {}
    for frame in SPAN_FRAMES:
        scope = _Scope(f"{one.common}, {_kept_rows(frame, ['true'])}", one.parameters)
        spans[frame] = _spans(snapshot, scope, frame)
    copies = _Scope(
        f"itself AS ({ONE_ARTICLE}), picked AS (SELECT * FROM current"
        " WHERE cluster_id = (SELECT cluster_id FROM itself) AND article_id <> $article_id)",
        one.parameters,
    )
    return {
        "articles": one.ask(snapshot, "FROM articles WHERE article_id = $article_id"),
        "actors": one.ask(snapshot, IN_ARTICLE),
        **spans,
        "copies": _articles(snapshot, copies),
    }


IN_ARTICLE = """
    , seen AS (
        SELECT actor_id FROM mentions SEMI JOIN picked USING (article_id)
        UNION SELECT unnest(speaker_ids) FROM quotes SEMI JOIN picked USING (article_id)
        UNION SELECT unnest(actor_ids) FROM numbers SEMI JOIN picked USING (article_id)
        UNION SELECT unnest([source_id, target_id, third_id]) FROM relations SEMI JOIN picked USING (article_id)
    ), named AS (
        SELECT actor_id, count(*) AS mentions FROM mentions SEMI JOIN picked USING (article_id) GROUP BY actor_id
    )
    SELECT actors.*, coalesce(mentions, 0) AS mentions
    FROM actors SEMI JOIN seen USING (actor_id) LEFT JOIN named USING (actor_id)
    ORDER BY mentions DESC, actor_id
"""


def outlets(snapshot: Snapshot) -> pd.DataFrame:
    """outlet, articles: the most articles first; articles without an outlet are left out."""
    return snapshot.sql(
        "SELECT outlet, count(*) AS articles FROM current WHERE outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY articles DESC, outlet"
    )


def actor_names(snapshot: Snapshot, *, actor_ids: Sequence[str]) -> dict[str, str]:
    """The names of these actors by id, ids of the past included; ids that nobody ever had are absent."""
    return _told(snapshot, "name", actor_ids)


def actor_kinds(snapshot: Snapshot, *, actor_ids: Sequence[str]) -> dict[str, str]:
    """The kinds of these actors by id, ids of the past included; ids that nobody ever had are absent."""
    return _told(snapshot, "kind", actor_ids)


def _told(snapshot: Snapshot, column: str, actor_ids: Sequence[str]) -> dict[str, str]:
    today = snapshot.actors_of(actor_ids)
    rows = snapshot.sql(
        f"SELECT actor_id, {column} FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))",
        ids=list({one for found in today.values() for one in found}),
    )
    told = dict(zip(rows["actor_id"], rows[column], strict=True))
    return {asked: told[found[0]] for asked, found in today.items()}


def suggest_actors(snapshot: Snapshot, *, typed: str, limit: int = 20) -> pd.DataFrame:
    """actor_id, name, kind, mentions of actors of whom a name holds what was typed, the most mentioned first."""
    return snapshot.sql(
        f"""
        WITH typed AS (SELECT strip_accents(lower($typed)) AS part),
        counted AS (SELECT actor_id, count(*) AS mentions FROM mentions GROUP BY actor_id)
        SELECT actor_id, name, kind, coalesce(mentions, 0) AS mentions
        FROM actors LEFT JOIN counted USING (actor_id), typed
        WHERE contains(strip_accents(lower(name)), part)
            OR len(list_filter(aliases, lambda alias: contains(strip_accents(lower(alias)), part))) > 0
        ORDER BY {MOST_MENTIONED}{_page(limit, 0)}
        """,
        typed=typed.strip(),
    )


def refusals(snapshot: Snapshot, *, limit: int | None) -> pd.DataFrame:
    """The refusals frame, newest first."""
    return snapshot.sql(f'FROM refusals ORDER BY "at" DESC, source, line{_page(limit, 0)}')
