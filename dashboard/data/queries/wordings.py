"""The same words of the same speaker, as several articles have them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.queries.scope import among, kept
from dashboard.data.queries.spans import with_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

WORD = 4  # letters; shorter words are in every sentence
LEAST = 5  # different words; shorter quotes are alike by chance
KEYS = 8  # of the rarest words of a quote, one of which an equal quote has too
DAYS = 21  # between two reports of one utterance
# Of the different words of both, or of the shorter quote where it is a part of the longer one.
ALIKE, WITHIN, PART = 0.4, 0.8, 7
ASKED = "SELECT unnest($article_ids::VARCHAR[]) AS article_id, unnest($quote_ids::VARCHAR[]) AS quote_id"
PAIRS = f"""
    , said AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY article_id, start) AS number,
            article_id, quote_id, outlet, published_at, speaker_ids[1] AS speaker, list_distinct(list_filter(
                regexp_extract_all(strip_accents(lower(text)), '[\\p{{L}}\\p{{N}}]+'),
                lambda word: length(word) >= {WORD})) AS words
        FROM kept JOIN sourced USING (article_no) WHERE type <> 'indirect' AND len(speaker_ids) > 0
    ), spoken AS MATERIALIZED (FROM said WHERE len(words) >= {LEAST}),
    used AS (SELECT number, speaker, unnest(words) AS word FROM spoken),
    keys AS (
        SELECT number, speaker, word FROM used JOIN (SELECT word, count(*) AS uses FROM used GROUP BY word)
        USING (word) QUALIFY row_number() OVER (PARTITION BY number ORDER BY uses, word) <= {KEYS}
    ), met AS (
        SELECT DISTINCT a.number AS one, b.number AS other
        FROM keys a JOIN keys b ON a.speaker = b.speaker AND a.word = b.word AND a.number < b.number
    ), compared AS (
        SELECT one, other, len(list_intersect(a.words, b.words)) AS shared, len(a.words) AS first,
            len(b.words) AS second
        FROM met JOIN spoken a ON a.number = one JOIN spoken b ON b.number = other
        WHERE a.article_id <> b.article_id
            AND coalesce(abs(date_diff('day', a.published_at, b.published_at)) <= {DAYS}, true)
    ), alike AS (
        SELECT one, other FROM compared WHERE shared >= {ALIKE} * (first + second - shared)
            OR (shared >= {PART} AND shared >= {WITHIN} * least(first, second))
    )
"""

# Each pair twice, with what is to be known of either end.
MEMBERS = """
    SELECT one, other, number, article_id, quote_id, outlet, hash(list_sort(words)) AS wording, published_at
    FROM (SELECT one, other, unnest([one, other]) AS number FROM alike) JOIN said USING (number) ORDER BY ALL
"""


def repeated(
    snapshot: Snapshot, *, selection: Selection, type: Sequence[str] = (), act: Sequence[str] = ()
) -> pd.DataFrame:
    """Direct quotes of one speaker that several articles have in nearly the same words.

    Columns: ``group`` (0, 1, …), ``article_id``, ``quote_id``; groups in which outlets differ first, then those
    with most outlets. Two quotes belong together where they share two fifths of their different words of four
    letters or more, or where one is a part of the other, within three weeks of each other.
    """
    scope = kept(snapshot, "quotes", selection, {"type": type, "act": act})
    pairs = scope.ask(snapshot, f"{PAIRS} {MEMBERS}")
    roots = _joined(zip(pairs["one"], pairs["other"], strict=True))
    members = pairs.drop(columns=["one", "other"]).drop_duplicates("number")
    groups = members.groupby(members["number"].map(roots))
    told = groups.agg({"outlet": "nunique", "wording": "nunique", "article_id": "nunique", "published_at": "max"})
    told.insert(0, "differ", (told["outlet"] > 1).astype(int) + (told["wording"] > 1))
    order = told.sort_values([str(name) for name in told], ascending=False, kind="stable").index
    place = dict(zip(order, range(len(order)), strict=True))
    ranked = members.assign(group=[place[roots[number]] for number in members["number"]])
    ranked = ranked.sort_values(["group", "published_at", "article_id", "quote_id"], ignore_index=True)
    return ranked[["group", "article_id", "quote_id"]]


def quoted(snapshot: Snapshot, *, article_ids: Sequence[str], quote_ids: Sequence[str]) -> pd.DataFrame:
    """The rows of ``quotes`` for these quotes, in any order."""
    asked = {"article_ids": list(article_ids), "quote_ids": list(quote_ids)}
    scope = among(snapshot, "article_id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": sorted(set(article_ids))})
    scope = replace(
        scope,
        common=f"{scope.common}, asked AS ({ASKED}),"
        " kept AS (SELECT * FROM quotes SEMI JOIN asked USING (article_id, quote_id))",
        parameters=asked,
    )
    return with_sentences(snapshot, scope, "quotes")


def _joined(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Which group each number belongs to, named by its least member.

    >>> _joined([(1, 2), (5, 6), (2, 3)])
    {1: 1, 2: 1, 5: 5, 6: 5, 3: 1}
    """
    roots: dict[int, int] = {}

    def root(number: int) -> int:
        while roots.setdefault(number, number) != number:
            number = roots[number]
        return number

    for one, other in pairs:
        first, second = sorted((root(int(one)), root(int(other))))
        roots[second] = first
    return {number: root(number) for number in roots}
