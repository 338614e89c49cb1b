"""Who is tied to whom, and the sentences behind each tie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from dashboard.data.queries.roster import MOST_MENTIONED, actor_names, counted
from dashboard.data.queries.scope import page, picked, today
from dashboard.data.queries.sentences import with_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Layer = Literal["acts", "speaks about", "named together"]
LAYERS: tuple[Layer, ...] = ("acts", "speaks about", "named together")
# Each layer's ties with the spans that show them: who, to whom, and where.
TIES = {
    "acts": """
        SELECT source_id, target_id, type, quad, coalesce(negated, false) AS negated,
            coalesce(hypothetical, false) AS hypothetical, third_id, coalesce(reported_by, []) AS reported_by,
            article_no, article_id, start, "end", NULL::BIGINT AS other_start, NULL::BIGINT AS other_end,
            sentence_start, sentence_end
        FROM relations SEMI JOIN chosen USING (article_no)
    """,
    "speaks about": """
        SELECT unnest(speaker_ids) AS source_id, target_id, act AS type, NULL::VARCHAR AS quad,
            false AS negated, false AS hypothetical, NULL::VARCHAR AS third_id, []::VARCHAR[] AS reported_by,
            article_no, article_id, start, "end", NULL::BIGINT AS other_start, NULL::BIGINT AS other_end,
            sentence_start, sentence_end
        FROM (SELECT *, unnest(about_ids) AS target_id FROM quotes SEMI JOIN chosen USING (article_no))
    """,
    "named together": """
        SELECT DISTINCT ON (source_id, target_id, article_no, sentence_start)
            a.actor_id AS source_id, b.actor_id AS target_id, NULL::VARCHAR AS type, NULL::VARCHAR AS quad,
            false AS negated, false AS hypothetical, NULL::VARCHAR AS third_id, []::VARCHAR[] AS reported_by,
            article_no, a.article_id, a.start, a."end", b.start AS other_start, b."end" AS other_end,
            sentence_start, a.sentence_end
        FROM named a JOIN named b USING (article_no, sentence_start) WHERE a.actor_id < b.actor_id
        ORDER BY a.start
    """,
}
NAMED_AMONG = "named AS (FROM mentions SEMI JOIN chosen USING (article_no) SEMI JOIN among USING (actor_id))"
# How many acts and quotes tie each actor to others, in both directions.
TIED = """
    told AS (FROM bonds SEMI JOIN chosen USING (article_no)),
    ends AS (
        SELECT source_no AS one, target_no AS other FROM told UNION ALL SELECT target_no, source_no FROM told
    ),
    tied AS (SELECT one AS actor_no, count(*) AS ties FROM ends GROUP BY one)
"""
# How many steps along acts and quotes lie between an actor and $around; one sentence with both is the farthest.
STEPS = """
    centre AS (SELECT actor_no FROM actor_numbers WHERE actor_id = $around),
    steps AS (
        SELECT actor_no, min(step) AS step FROM (
            SELECT actor_no, 0 AS step FROM centre
            UNION ALL SELECT other, 1 FROM ends WHERE one IN (FROM centre)
            UNION ALL SELECT DISTINCT b.other, 2 FROM ends a JOIN ends b ON b.one = a.other
                WHERE a.one IN (FROM centre) AND $depth > 1
            UNION ALL SELECT DISTINCT b.actor_no, 3 FROM sightings a JOIN sightings b USING (article_no, sentence)
                SEMI JOIN chosen USING (article_no) WHERE a.actor_no IN (FROM centre)
        ) GROUP BY actor_no
    )
"""
# How often two of the foremost actors are tied, by their numbers, and how often that is denied or only possible.
DIRECTED = """
    SELECT source_no, target_no, layer, quad, count(*) AS weight, count(*) FILTER (unsure) AS doubts
    FROM told SEMI JOIN foremost source ON source.actor_no = source_no
    SEMI JOIN foremost target ON target.actor_no = target_no
    WHERE layer IN (SELECT unnest($layers::VARCHAR[])) GROUP BY ALL
"""
COMPANY = """
    SELECT a.actor_no AS source_no, b.actor_no AS target_no, 'named together' AS layer, NULL AS quad,
        count(*) AS weight, 0 AS doubts
    FROM seen a JOIN seen b USING (article_no, sentence) WHERE a.actor_no < b.actor_no GROUP BY ALL
"""
SEEN = "seen AS (FROM sightings SEMI JOIN chosen USING (article_no) SEMI JOIN foremost USING (actor_no))"


def edges(
    snapshot: Snapshot,
    *,
    selection: Selection,
    layers: Sequence[Layer] = LAYERS,
    kinds: Sequence[str] = (),
    around: str | None = None,
    depth: int = 2,
    limit: int = 300,
) -> pd.DataFrame:
    """Ties among the ``limit`` actors of the selected articles with most acts and quotes: the edges of a network.

    One row for each pair, layer and quad: source_id, target_id, layer, quad, weight, doubts, doubtful. ``weight``
    counts acts, quotes, or sentences that name both; ``doubts`` those that are negated or hypothetical, and
    ``doubtful`` says that all are. ``named together`` has no direction (source_id < target_id). The strongest
    edge of each layer comes first, then the second of each: or company, which is far more frequent, would crowd
    out what is done and said. ``kinds`` keeps actors of some kinds alone; ``around`` those within ``depth`` (1 or
    2) acts or quotes of one actor, or named in a sentence with it.
    """
    parameters: dict[str, Any] = {"layers": list(layers)} | ({"kinds": list(kinds)} if kinds else {})
    if around is not None:
        parameters |= {"around": today(snapshot, [around])[0], "depth": depth}
    nearest = ("", "") if around is None else (f", {STEPS}", "JOIN steps USING (actor_no)")
    of_kind = (
        "WHERE actor_id IN (SELECT actor_id FROM actors WHERE kind IN (SELECT unnest($kinds)))" if kinds else ""
    )
    together = "named together" in layers
    company, found = (f", {SEEN}", f"{DIRECTED} UNION ALL {COMPANY}") if together else ("", DIRECTED)
    rows = counted(snapshot, selection).rows(
        snapshot,
        f"""
        , {TIED}{nearest[0]}, foremost AS MATERIALIZED (
            SELECT actor_no, actor_id FROM counted JOIN actor_numbers USING (actor_no)
            LEFT JOIN tied USING (actor_no) {nearest[1]} {of_kind}
            ORDER BY {"step, " if around else ""}coalesce(ties, 0) DESC, {MOST_MENTIONED}{page(limit, 0)}
        ){company}, found AS ({found})
        SELECT source.actor_id AS source_id, target.actor_id AS target_id, layer, quad, weight, doubts,
            doubts = weight AS doubtful
        FROM found JOIN foremost source ON source.actor_no = source_no
        JOIN foremost target ON target.actor_no = target_no
        ORDER BY row_number() OVER (PARTITION BY layer ORDER BY weight DESC, source_no, target_no, quad),
            list_position($order, layer)
        """,
        order=list(LAYERS),
        **parameters,
    )
    names = dict.fromkeys(("source_id", "target_id", "layer", "quad"), object)
    return pd.DataFrame(
        {
            name: pd.Series(cells.to_pylist(), dtype=names.get(name))
            for name, cells in zip(rows.column_names, rows.columns, strict=True)
        }
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
    source_id, target_id = (today(snapshot, [one])[0] for one in (source_id, target_id))
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
    rows = picked(snapshot, selection).ask(
        snapshot,
        f"""
        , among AS (SELECT unnest($among::VARCHAR[]) AS actor_id), {NAMED_AMONG}, found AS (
            FROM ({found}) WHERE source_id IN (FROM among) AND target_id IN (FROM among)
            AND source_id <> target_id AND {where}
        )
        SELECT f.*, p.outlet, p.title, p.url, p.published_at, p.sample,
            source.name AS source, target.name AS target, third.name AS third
        FROM found f JOIN sourced p USING (article_no)
        LEFT JOIN actors source ON source.actor_id = source_id
        LEFT JOIN actors target ON target.actor_id = target_id
        LEFT JOIN actors third ON third.actor_id = third_id
        ORDER BY article_no, start, layer, source_id, target_id
        """,
        among=list(actor_ids),
        **parameters,
    )
    rows = with_sentences(snapshot, rows).drop(columns="article_no")
    rows.insert(list(rows.columns).index("outlet"), "sentence", rows.pop("sentence"))
    reported = [list(ids) for ids in rows["reported_by"]]
    names = actor_names(snapshot, actor_ids=sorted({one for ids in reported for one in ids}))
    rows["reporters"] = pd.Series(
        [[names[one] for one in ids] for ids in reported], index=rows.index, dtype=object
    )
    return rows
