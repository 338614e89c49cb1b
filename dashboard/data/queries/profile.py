"""What one actor is called, and where it is first named in each article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data.language import lexicon
from dashboard.data.queries.scope import kept, page
from dashboard.data.queries.sentences import with_sentences
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

# A title of which something is left without forms of address.
TITLED = """
    len(list_filter(
        string_split(lower(role), ' '), lambda word: NOT list_contains($addresses, rtrim(word, '.'))
    )) > 0
"""


def roles(snapshot: Snapshot, *, selection: Selection, actor_id: str) -> pd.DataFrame:
    """The titles given to an actor: role, organisation (name), mentions, first_day, last_day.

    The most given come first. Titles that differ in capitals alone are one, written as most often; forms of
    address (``lexicon/addresses.txt``) are none.
    """
    scope = kept(snapshot, "mentions", replace(selection, actors=(actor_id,)), {})
    return scope.ask(
        snapshot,
        f"""
        SELECT mode(role ORDER BY role) AS role, body.name AS organisation, count(*) AS mentions,
            CAST(min(timezone($zone, published_at)) AS DATE) AS first_day,
            CAST(max(timezone($zone, published_at)) AS DATE) AS last_day
        FROM kept JOIN sourced USING (article_no) LEFT JOIN actors body ON body.actor_id = kept.organisation_id
        WHERE role IS NOT NULL AND {TITLED}
        GROUP BY lower(role), organisation ORDER BY mentions DESC, last_day DESC NULLS LAST, role, organisation
        """,
        zone=settings().timezone,
        addresses=sorted(lexicon.words("addresses")),
    )


def appearances(
    snapshot: Snapshot, *, selection: Selection, actor_id: str, limit: int | None, offset: int = 0
) -> pd.DataFrame:
    """The articles that name an actor, newest first, each with the sentence that does so first.

    Columns: article_id, start, end, sentence_start, sentence, outlet, title, published_at, sample, and how often
    the article names the actor (``mentions``).
    """
    scope = kept(snapshot, "mentions", replace(selection, actors=(actor_id,)), {})
    rows = scope.ask(
        snapshot,
        f"""
        , first AS (
            SELECT article_no, arg_min(kept, kept.start) AS m, count(*) AS mentions FROM kept GROUP BY article_no
        )
        SELECT article_no, m.article_id AS article_id, m.start AS start, m.end AS "end",
            m.sentence_start AS sentence_start, m.sentence_end AS sentence_end, mentions,
            outlet, title, published_at, sample
        FROM first JOIN sourced USING (article_no) ORDER BY article_no{page(limit, offset)}
        """,
    )
    return with_sentences(snapshot, rows).drop(columns=["article_no", "sentence_end"])
