"""What was corrected, for readers: every correction with where it holds now, and what there is to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data.corrections.correction import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.corrections.correction import Correction
    from dashboard.data.snapshot import Snapshot

COLUMNS = (
    "correction_id", "at", "who", "why", "action", "frame", "article_id", "actor_id", "start", "end", "text",
    "was", "becomes", "undone_by", "undone_at", "fits",
)  # fmt: skip
# The ids that single articles give an actor, with the name that most of them use.
MEMBERS = """
    WITH stated AS (
        SELECT a.actor_id AS member, a.name, f.article_id,
            coalesce(h.canonical_id, e.canonical_id, a.actor_id) AS actor_id
        FROM stored_actors a JOIN current f USING (version)
        LEFT JOIN everywhere e ON e.actor_id = a.actor_id
        LEFT JOIN somewhere h ON h.actor_id = a.actor_id AND h.article_id = f.article_id
    )
    SELECT member, mode(name ORDER BY name) AS name, count(*) AS articles
    FROM stated SEMI JOIN actors USING (actor_id) WHERE actor_id = $actor_id
    GROUP BY member ORDER BY articles DESC, member
"""
# The articles that name an actor, newest first.
NAMED_IN = """
    SELECT article_id, title, outlet, published_at, count(*) AS mentions
    FROM mentions JOIN current USING (article_id) WHERE actor_id = $actor_id
    GROUP BY ALL ORDER BY published_at DESC NULLS LAST, article_id LIMIT $limit
"""


def history(snapshot: Snapshot, *, limit: int | None = None) -> pd.DataFrame:
    """Every correction, the newest first, but for the undoing, which stands beside what it undid.

    Columns: those of the frame ``corrections`` that tell what it is about, ``start`` and ``end`` where its words
    stand now, ``was`` and ``becomes`` as dicts; ``undone_by`` and ``undone_at``; and ``fits``: whether it finds
    the row or the actor that it is about.
    """
    made = [one for one in reversed(snapshot.ledger.corrections) if one.action != Action.UNDO][:limit]
    return pd.DataFrame([_told(snapshot, one) for one in made], columns=list(COLUMNS))


def _told(snapshot: Snapshot, one: Correction) -> dict[str, Any]:
    undone = snapshot.ledger.undone.get(one.correction_id)
    place = snapshot.overlay.places(one.frame).get(one.correction_id) if one.frame else None
    row = {name: getattr(one, name, None) for name in COLUMNS}
    if place and len(place) > 1:
        row |= {"start": place[1], "end": place[2]}
    by = {"undone_by": undone.who, "undone_at": undone.at} if undone else {}
    return {**row, **by, "fits": place is not None}


def of_row(
    snapshot: Snapshot, *, frame: str, article_id: str, start: int | None = None, end: int | None = None
) -> list[Correction]:
    """The corrections that hold of one row, or of one article; the latest first."""
    places = snapshot.overlay.places(frame)
    key = (article_id,) if start is None else (article_id, start, end)
    return [one for one in reversed(snapshot.ledger.held) if places.get(one.correction_id, ())[:3] == key]


def of_actor(snapshot: Snapshot, *, actor_id: str) -> list[Correction]:
    """The corrections that hold of one actor, those that made others a part of it included; the latest first."""
    places = snapshot.overlay.places("actors")
    targets = {one.correction_id: one.becomes.get("into") for one in snapshot.ledger.moves}
    today = snapshot.extracted.today(str(into) for into in targets.values())
    return [
        one
        for one in reversed(snapshot.ledger.held)
        if one.frame == "actors"
        and actor_id in (one.actor_id, *places.get(one.correction_id, ()), today.get(str(one.becomes.get("into"))))
    ]


def members(snapshot: Snapshot, *, actor_id: str) -> pd.DataFrame:
    """The names that were joined in one actor: member (an id), name, articles; the most frequent first."""
    return snapshot.sql(MEMBERS, actor_id=actor_id)


def named_in(snapshot: Snapshot, *, actor_id: str, limit: int = 200) -> pd.DataFrame:
    """The articles that name an actor, newest first: article_id, title, outlet, published_at, mentions."""
    return snapshot.sql(NAMED_IN, actor_id=actor_id, limit=limit)


def tags(snapshot: Snapshot) -> Sequence[str]:
    """Every tag in use, the most frequent first."""
    found = snapshot.sql("SELECT tag FROM marks WHERE tag IS NOT NULL GROUP BY tag ORDER BY count(*) DESC, tag")
    return [str(tag) for tag in found["tag"]]


def reviewed(snapshot: Snapshot, *, corrected: bool = False) -> list[str]:
    """The articles that were read through, with ``corrected`` those of which any row was corrected too."""
    found = [
        one.article_id
        for one in snapshot.ledger.held
        if one.article_id
        and (one.action == Action.REVIEW or (corrected and one.action in (Action.SET, Action.REJECT)))
    ]
    known = snapshot.sql(
        "SELECT article_id FROM current WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))", ids=found
    )
    return sorted(known["article_id"])
