"""Joined and parted actors, as identities: which actor each article-level id stands for, and where.

Identities map an id and an article to an actor; with None for the article they hold wherever nothing else is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.data.corrections.correction import Correction

Identities = dict[tuple[str, str | None], str]

LOCAL = "@"  # between an id and the article within which alone its name tells who is meant


def today(identities: Identities, actor_id: str) -> str:
    """The actor that an id of some time stands for.

    >>> today({("per:sri", None): "per:sri-wahyuni"}, "per:sri")
    'per:sri-wahyuni'
    """
    if actor_id in identities.values():
        return actor_id
    base, _, article = actor_id.partition(LOCAL)
    meant = identities.get((actor_id, None)) or identities.get((base, article or None))
    return meant or (identities.get((base, None), actor_id) if article else actor_id)


def moved(identities: Identities, moves: Iterable[Correction]) -> Identities:
    """The identities after all moves, in order; ``identities`` need hold no other actors than theirs."""
    found = dict(identities)
    for move in moves:
        source = today(found, move.actor_id or "")
        target = str(move.becomes.get("into", ""))
        target = today(found, target) if move.action == "merge" else target
        if source and target and source != target:
            _move(found, source, target, move)
    return {key: actor for key, actor in found.items() if key[1] is not None or key[0] != actor}


def _move(found: Identities, source: str, target: str, move: Correction) -> None:
    """Give the ids that stand for one actor to another: all, those of some names, or those in some articles."""
    entries = [key for key, actor in found.items() if actor == source]
    if found.get((source, None), source) == source and (source, None) not in entries:
        entries.append((source, None))
    members = move.becomes.get("members") or ()
    articles = [move.article_id] if move.article_id else list(move.becomes.get("articles") or ())
    for actor_id, article in entries:
        if members and actor_id not in members:
            continue
        if not articles or article in articles:
            found[actor_id, article] = target
        elif article is None:
            found.update({(actor_id, one): target for one in articles if (actor_id, one) not in found})


def asked(moves: Iterable[Correction]) -> list[str]:
    """The ids that moves speak of, with those that they were made from."""
    ids = {
        one for move in moves for one in (move.actor_id, move.becomes.get("into")) if isinstance(one, str) and one
    }
    return sorted(ids | {one.partition(LOCAL)[0] for one in ids})
