"""Figures that contradict each other: two sentences that count one thing and come to different amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data.queries.scope import kept, page
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

DAYS = 4  # between two reports
LONGEST = 600  # letters of a sentence; longer ones are tables
WORD = 4  # letters; shorter words are in every sentence
ALIKE, ALIKE_UNNAMED = (
    0.2,
    0.4,
)  # of the words of both sentences; the second where the unit alone says what is counted
PEOPLE = ("orang", "warga", "jiwa")  # nouns that count the same
FEW, CAST = 12, 3  # numbers of one thing, actors that both articles name: then their sentences may be unlike
LARGE = 10  # from here on: every article counts something once or twice
MANY = 400  # numbers about one actor; more of them are hardly of one thing
ABOUT = 0.1  # how far a figure that is called approximate may lie off
# What an amount may be, its modifier considered.
LOW = f"""CASE modifier WHEN 'approx' THEN low * {1 - ABOUT} WHEN 'almost' THEN low * {1 - 2 * ABOUT}
    WHEN 'lt' THEN 0 WHEN 'le' THEN 0 ELSE low END"""
HIGH = f"""CASE modifier WHEN 'approx' THEN high * {1 + ABOUT}
    WHEN 'gt' THEN 'infinity'::DOUBLE WHEN 'ge' THEN 'infinity'::DOUBLE ELSE high END"""
APART = f"""a.number < b.number AND a.article_id <> b.article_id AND (a.most < b.least OR b.most < a.least)
    AND abs(date_diff('day', a.published_at, b.published_at)) <= {DAYS}"""
PAIRS = f"""
    , counted AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY article_id, start) AS number, article_no, k.article_id, k.start,
            k."end", k.sentence_start, k.sentence_end, k.text, k.kind, coalesce(lower(noun), '') AS noun,
            if(noun IN {PEOPLE}, 'orang', noun) AS thing,
            coalesce(unit, '') AS unit, coalesce(per, '') AS per, modifier, coalesce(actor_ids, []) AS actor_ids,
            coalesce("value", "min", "max") AS low, coalesce("value", "max", "min") AS high,
            p.published_at, CAST(timezone($zone, p.published_at) AS DATE) AS day, p.outlet,
            coalesce(p.cluster_id, k.article_id) AS cluster_id
        FROM kept k JOIN sourced p USING (article_no)
        WHERE kind IN ('cardinal', 'money', 'percent', 'measure') AND published_at IS NOT NULL
            AND low IS NOT NULL AND (noun <> '' OR k.kind <> 'cardinal')
            AND sentence_end - sentence_start <= {LONGEST}
    ), single AS MATERIALIZED (
        FROM counted QUALIFY count(*) OVER (PARTITION BY article_id, sentence_start, thing, unit, kind) = 1
    ), told AS (SELECT DISTINCT article_id, sentence_start FROM single),
    named AS (
        SELECT article_id, sentence_start, list(DISTINCT actor_id) AS named,
            list(DISTINCT actor_id) FILTER (label IN ('GPE', 'LOC', 'FAC')) AS places,
            list(DISTINCT actor_id) FILTER (label IN ('PER', 'ORG', 'NOR')) AS parties
        FROM mentions SEMI JOIN told USING (article_id, sentence_start)
        WHERE actor_id IS NOT NULL GROUP BY ALL
    ), dated AS (
        SELECT article_id, sentence_start, min("begin") AS since, max(until) AS until,
            list(DISTINCT iso) FILTER (granularity IN ('hour', 'minute')) AS clock
        FROM dates SEMI JOIN told USING (article_id, sentence_start) WHERE until IS NOT NULL GROUP BY ALL
    ), amounts AS (
        SELECT article_id, sentence_start, list(DISTINCT low) AS amounts FROM counted GROUP BY ALL
    ), placed AS MATERIALIZED (
        SELECT c.*, {LOW} AS least, {HIGH} AS most, coalesce(places, []) AS places,
            coalesce(parties, []) AS parties, since, until, coalesce(clock, []) AS clock, amounts,
            list_distinct(list_concat(actor_ids, coalesce(named, []))) AS actors
        FROM single c LEFT JOIN named USING (article_id, sentence_start)
        LEFT JOIN dated USING (article_id, sentence_start) JOIN amounts USING (article_id, sentence_start)
    ), anchored AS (
        FROM (SELECT number, article_id, thing, unit, kind, published_at, least, most, unnest(actors) AS actor_id
            FROM placed)
        QUALIFY count(*) OVER (PARTITION BY actor_id, thing, unit, kind) <= {MANY}
    ), met AS (
        SELECT a.number AS one, b.number AS other, count(*) AS shared
        FROM anchored a JOIN anchored b USING (actor_id, thing, unit, kind)
        WHERE {APART} GROUP BY ALL
    ), few AS (
        SELECT number, article_id, thing, unit, kind, published_at, least, most
        FROM placed WHERE noun <> '' AND low >= {LARGE}
        QUALIFY count(*) OVER (PARTITION BY thing, unit, kind) <= {FEW}
    ), near AS MATERIALIZED (
        SELECT a.number AS one, b.number AS other, a.article_id AS first_id, b.article_id AS second_id
        FROM few a JOIN few b USING (thing, unit, kind) WHERE {APART}
    ), casts AS MATERIALIZED (
        SELECT DISTINCT article_id, actor_id FROM mentions
        WHERE actor_id IS NOT NULL AND article_id IN (SELECT first_id FROM near UNION SELECT second_id FROM near)
    ), akin AS (
        SELECT one, other FROM near JOIN casts a ON a.article_id = first_id
        JOIN casts b ON b.article_id = second_id AND b.actor_id = a.actor_id
        GROUP BY ALL HAVING count(*) >= {CAST}
    ), found AS (
        SELECT one, other, max(shared) AS shared, bool_or(akin) AS akin
        FROM (SELECT one, other, shared, false AS akin FROM met
            UNION ALL SELECT one, other, 0, true FROM akin) GROUP BY ALL
    ), unlike AS (
        SELECT one, other, shared, akin
        FROM found JOIN placed a ON a.number = one JOIN placed b ON b.number = other
        WHERE (a.noun <> '' OR shared > 1)
            AND NOT list_contains(b.amounts, a.low) AND NOT list_contains(a.amounts, b.low)
    ), involved AS (SELECT one AS number FROM unlike UNION SELECT other FROM unlike),
    spoken AS MATERIALIZED (
        SELECT p.*, substring(a.text, p.sentence_start + 1, p.sentence_end - p.sentence_start) AS sentence,
            list_distinct(list_filter(
                regexp_extract_all(strip_accents(lower(sentence)), '\\p{{L}}+'),
            lambda word: length(word) >= {WORD})) AS words
        FROM placed p SEMI JOIN involved USING (number) JOIN fulltexts a USING (article_no)
    ), compared AS (
        SELECT a.number AS one, b.number AS other, akin, a.noun, a.thing, a.unit, a.kind,
            a.published_at AS first_day, b.published_at AS second_day,
            a.cluster_id AS first_cluster, b.cluster_id AS second_cluster,
            a.low AS first_low, b.low AS second_low, a.outlet IS DISTINCT FROM b.outlet AS apart,
            len(list_intersect(a.words, b.words))
                / greatest(len(list_distinct(list_concat(a.words, b.words))), 1) AS alike,
            list_filter([
                CASE WHEN a.per <> b.per THEN 'per' END,
                CASE WHEN len(a.places) > 0 AND len(b.places) > 0 AND NOT list_has_any(a.places, b.places)
                    THEN 'place' END,
                CASE WHEN len(a.parties) > 0 AND len(b.parties) > 0 AND NOT list_has_any(a.parties, b.parties)
                    THEN 'actor' END,
                CASE WHEN a.until <= b.since OR b.until <= a.since
                    OR (len(a.clock) + len(b.clock) > 0 AND NOT list_has_any(a.clock, b.clock)) THEN 'date' END,
                CASE WHEN a.outlet = b.outlet AND a.day <> b.day THEN 'later' END
            ], lambda reason: reason IS NOT NULL) AS scope
        FROM unlike JOIN spoken a ON a.number = one JOIN spoken b ON b.number = other
    ), disputed AS (
        FROM compared WHERE akin OR alike >= if(noun = '', {ALIKE_UNNAMED}, {ALIKE})
        QUALIFY row_number() OVER (
            PARTITION BY least(first_cluster, second_cluster), greatest(first_cluster, second_cluster),
                thing, unit, least(first_low, second_low), greatest(first_low, second_low)
            ORDER BY len(scope), alike DESC, one, other
        ) = 1
    )
"""
SIDE = """
    SELECT number, s.article_id, s.start, s."end", s.text, s.sentence, s.start - s.sentence_start AS offset,
        p.outlet, p.title, p.url, p.published_at, p.sample
    FROM spoken s JOIN picked p USING (article_id)
"""
COLUMNS = ("article_id", "start", "end", "text", "sentence", "offset", "outlet", "title", "published_at", "sample")


def disputes(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    **narrow: Sequence[Any],
) -> pd.DataFrame:
    """Pairs of figures that differ though they seem to count one thing, conflicts before what scope explains.

    Two numbers meet where they have the noun, the unit and the kind in common and name an actor or place in
    common, in articles that appeared within four days; where each is the only such number of its sentence, and
    neither sentence gives the other's amount too; and where the sentences share a fifth of their words (two
    fifths without a noun). Sentences of articles that name three actors in common may be unlike where little
    else counts such things. "Orang", "warga" and "jiwa" count the same. Amounts that their modifiers allow to be
    equal ("about", "at least") are no pair.

    ``scope`` lists what else differs: ``per`` (rate), ``place``, ``actor``, ``date``, or ``later`` where one
    outlet tells on another day; a pair without any is a conflict. ``narrow`` as ``numbers`` takes it.

    Columns: noun, unit, kind, scope (list), alike (0 to 1), apart (whether the outlets differ), and for either
    side ``first_`` and ``second_`` + article_id, start, end, text, sentence, offset (of the number in it),
    outlet, title, published_at, sample; the first is the earlier one.
    """
    sides = ", ".join(
        f'{"a" if side == "first" else "b"}."{column}" AS {side}_{column}'
        for side in ("first", "second")
        for column in COLUMNS
    )
    earlier = "(first_day, one) <= (second_day, other)"
    return kept(snapshot, "numbers", selection, narrow).ask(
        snapshot,
        f"""
        {PAIRS}, side AS ({SIDE})
        SELECT noun, unit, kind, scope, alike, apart, {sides}
        FROM disputed d JOIN side a ON a.number = if({earlier}, one, other)
        JOIN side b ON b.number = if({earlier}, other, one)
        ORDER BY len(scope), apart DESC, alike DESC, b.published_at DESC, one, other{page(limit, offset)}
        """,
        zone=settings().timezone,
    )
