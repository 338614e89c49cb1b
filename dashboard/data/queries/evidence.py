"""The sentences behind the ties of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data.queries.edges import LAYERS, Layer
from dashboard.data.queries.roster import actor_names
from dashboard.data.queries.scope import picked, today
from dashboard.data.queries.sentences import with_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

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
