"""What pages ask of all rows with every change of a filter, counted once a snapshot: whole numbers, no text.

``actor_numbers`` numbers the actors in the order of their ids; ``presence`` has a row for each article and each
actor that it mentions: ``article_no`` (the ``rowid`` of ``current``), ``actor_no``, ``mentions``. Millions of ids
compared as text take many times as long. Both are made when a query first asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

ROLLUPS: Mapping[str, str] = {
    "actor_numbers": """
        SELECT actor_id, CAST(row_number() OVER (ORDER BY actor_id) AS INTEGER) AS actor_no
        FROM (SELECT DISTINCT actor_id FROM mentions WHERE actor_id IS NOT NULL)
    """,
    "presence": """
        SELECT CAST(c.rowid AS INTEGER) AS article_no, actor_no, CAST(count(*) AS INTEGER) AS mentions
        FROM mentions JOIN main.current c USING (article_id) JOIN actor_numbers USING (actor_id) GROUP BY ALL
    """,
}
# What must be there before.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "actor_numbers": ("mentions",),
    "presence": ("mentions", "actor_numbers"),
}
# The rows of ``presence`` in picked articles.
PRESENT = """
    present AS (
        FROM presence SEMI JOIN (
            SELECT c.rowid AS article_no FROM main.current c SEMI JOIN picked USING (article_id)
        ) USING (article_no)
    )
"""


def with_needs(names: Iterable[str]) -> list[str]:
    """The names, each after what it needs.

    >>> with_needs(["presence", "quotes"])
    ['mentions', 'actor_numbers', 'presence', 'quotes']
    """
    return list(dict.fromkeys(one for name in names for one in (*NEEDS.get(name, ()), name)))
