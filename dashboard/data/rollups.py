"""What pages ask of all rows with every change of a filter, counted once a snapshot: whole numbers, no text.

``actor_numbers`` numbers the actors in the order of their ids. ``presence`` has a row for each article and each
actor that it mentions: ``article_no``, ``actor_no``, ``mentions``; ``voices`` the same of speakers and their
``quotes``, as far as they are mentioned somewhere; ``tallies`` a row for each article with how many rows of the
other frames it has. ``sightings`` has who is named in each sentence, ``bonds`` whom each act, or each quote about
somebody, ties: the ``quad`` of an act, and whether it is ``unsure`` (denied or only possible). ``courses`` has the
figures of one noun, unit, kind and actor under one ``course_no``. ``restored`` has the articles that were stored
more than once. Millions of ids compared as text take many times as long. Each is
made when a query first asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

UNSURE = 0.5  # confidence
# What each article has of the rows of {mentions}, {quotes} and {numbers}; articles without any have no row.
TALLIES = f"""
    SELECT article_no, coalesce(mentions, 0) AS mentions,
        coalesce(quotes, 0) AS quotes, coalesce(unresolved, 0) AS unresolved,
        coalesce(unsure_quotes, 0) AS unsure_quotes, coalesce(numbers, 0) AS numbers,
        coalesce(unsure_numbers, 0) AS unsure_numbers
    FROM (SELECT article_no, CAST(count(*) AS INTEGER) AS mentions FROM {{mentions}} GROUP BY article_no)
    FULL JOIN (
        SELECT article_no, CAST(count(*) AS INTEGER) AS quotes,
            CAST(count(*) FILTER (len(coalesce(speaker_ids, [])) = 0) AS INTEGER) AS unresolved,
            CAST(count(*) FILTER (confidence < {UNSURE}) AS INTEGER) AS unsure_quotes
        FROM {{quotes}} GROUP BY article_no
    ) USING (article_no)
    FULL JOIN (
        SELECT article_no, CAST(count(*) AS INTEGER) AS numbers,
            CAST(count(*) FILTER (confidence < {UNSURE}) AS INTEGER) AS unsure_numbers
        FROM {{numbers}} GROUP BY article_no
    ) USING (article_no)
"""
TALLIED = ("mentions", "quotes", "numbers")
ROLLUPS: Mapping[str, str] = {
    "actor_numbers": """
        SELECT actor_id, CAST(row_number() OVER (ORDER BY actor_id) AS INTEGER) AS actor_no
        FROM (SELECT DISTINCT actor_id FROM mentions WHERE actor_id IS NOT NULL)
    """,
    "presence": """
        SELECT article_no, actor_no, CAST(count(*) AS INTEGER) AS mentions
        FROM mentions JOIN actor_numbers USING (actor_id) GROUP BY ALL
    """,
    "voices": """
        SELECT article_no, actor_no, CAST(count(*) AS INTEGER) AS quotes
        FROM (SELECT article_no, unnest(speaker_ids) AS actor_id FROM quotes) JOIN actor_numbers USING (actor_id)
        GROUP BY ALL
    """,
    "sightings": """
        SELECT DISTINCT article_no, CAST(sentence_start AS INTEGER) AS sentence, actor_no
        FROM mentions JOIN actor_numbers USING (actor_id)
    """,
    "bonds": """
        SELECT article_no, layer, quad, unsure, source.actor_no AS source_no, target.actor_no AS target_no
        FROM (
            SELECT article_no, source_id, target_id, 'acts' AS layer, quad,
                coalesce(negated, false) OR coalesce(hypothetical, false) AS unsure FROM relations
            UNION ALL
            SELECT article_no, unnest(speaker_ids), target_id, 'speaks about', NULL, false
            FROM (SELECT article_no, speaker_ids, unnest(about_ids) AS target_id FROM quotes)
        ) JOIN actor_numbers source ON source.actor_id = source_id
        JOIN actor_numbers target ON target.actor_id = target_id WHERE source_id <> target_id
    """,
    "tallies": TALLIES.format_map({name: name for name in TALLIED}),
    "courses": """
        SELECT article_no, start, "end", figure,
            CAST(dense_rank() OVER (ORDER BY noun, unit, kind, actor_id) AS INTEGER) AS course_no,
            CAST(dense_rank() OVER (ORDER BY noun, unit, kind) AS INTEGER) AS subject_no,
            noun, unit, kind, actor_id
        FROM (
            SELECT article_no, start, "end", lower(noun) AS noun, coalesce(unit, '') AS unit, kind,
                unnest(actor_ids) AS actor_id, coalesce("value", ("min" + "max") / 2) AS figure
            FROM numbers
            WHERE kind IN ('cardinal', 'percent', 'measure') AND noun IS NOT NULL AND modifier IS NULL
                AND coalesce("value", ("min" + "max") / 2) > 1
        ) SEMI JOIN actors USING (actor_id)
    """,
    "restored": "SELECT article_id FROM stored_articles WHERE NOT deleted GROUP BY article_id HAVING count(*) > 1",
}
# What must be there before.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "actor_numbers": ("mentions",),
    "presence": ("mentions", "actor_numbers"),
    "voices": ("quotes", "mentions", "actor_numbers"),
    "sightings": ("mentions", "actor_numbers"),
    "bonds": ("mentions", "actor_numbers", "quotes", "relations"),
    "tallies": TALLIED,
    "courses": ("numbers", "actors"),
    "restored": (),
}


def with_needs(names: Iterable[str]) -> list[str]:
    """The names, each after what it needs.

    >>> with_needs(["presence", "quotes"])
    ['mentions', 'actor_numbers', 'presence', 'quotes']
    """
    return list(dict.fromkeys(one for name in names for one in (*NEEDS.get(name, ()), name)))
