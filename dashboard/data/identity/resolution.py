"""From article-level ids to the actors of the whole store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.corrections.moves import LOCAL
from dashboard.data.frames import FRAMES
from dashboard.data.identity import bodies, people
from dashboard.data.identity.evidence import gathered
from dashboard.data.identity.groups import Groups
from dashboard.data.identity.homonyms import Homonyms
from dashboard.data.store import new_version

if TYPE_CHECKING:
    import pyarrow as arrow

    from dashboard.data.identity.evidence import Evidence
    from dashboard.data.snapshot import Snapshot
    from dashboard.data.store import Store

# By article-level id and article; None stands for all articles that are not named.
Identities = dict[tuple[str, str | None], str]


def update(store: Store) -> int:
    """Resolve the store as it is now; append what changed since the last time and return how many rows did.

    An id of which nothing is said any more gets a row that says it is itself, so that the newest row holds.
    Raises ``StoreError`` where the store cannot be read or written.
    """
    snapshot = store.snapshot()
    if snapshot.empty:
        return 0
    table = snapshot.rows("SELECT actor_id, article_id, canonical_id FROM identities")
    known = {(one, article): actor for one, article, actor in zip(*_columns(table), strict=True)}
    found = resolved(snapshot)
    changed = {key: actor for key, actor in found.items() if known.get(key) != actor}
    changed |= {key: key[0] for key in known.keys() - found.keys()}
    version = new_version()
    rows = (
        {"actor_id": one, "article_id": article, "canonical_id": actor, "version": version}
        for (one, article), actor in sorted(changed.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    )
    store.identify(FRAMES["identities"].build(rows))
    return len(changed)


def _columns(table: arrow.Table) -> list[list[str]]:
    return [column.to_pylist() for column in table.columns]


def resolved(snapshot: Snapshot) -> Identities:
    """The actor of each article-level id that is not itself one: a pure function of the current articles."""
    return identities(gathered(snapshot))


def identities(evidence: Evidence) -> Identities:
    """Who is who by this evidence, whatever the order in which it came."""
    found: Identities = {}
    by_kind: dict[str, list[str]] = {}
    for actor_id in sorted(evidence.named):
        by_kind.setdefault(evidence.named[actor_id].kind, []).append(actor_id)
    for kind, ids in by_kind.items():
        if kind == "source":
            found |= _unnamed(evidence, ids)
            continue
        groups = Groups(evidence, ids)
        apart = _people(groups) if kind == "person" else {}
        if kind != "person":
            bodies.join_bodies(groups, kind)
        found |= {(one, None): head for one, head in groups.head.items() if one != head}
        found |= _by_article(evidence, apart)
    return found


def _people(groups: Groups) -> dict[tuple[str, str], str]:
    """Join the people that are one; the actor where an id is another person's in a text."""
    people.same_spelling(groups)
    people.near_spelling(groups)
    people.shortened(groups)
    apart = {
        (one, text): bearer or f"{groups.head[one]}{LOCAL}{text}"
        for (one, text), bearer in people.SingleNames(groups).resolve().items()
    }
    for head in groups:
        if len(groups.named(head).words) > 1:
            homonyms = Homonyms(groups, head)
            for part in homonyms.parts():
                other = f"{head}{LOCAL}{min(part)}"
                apart |= {(one, text): other for one in homonyms.members for text in part}
    return apart


def _unnamed(evidence: Evidence, ids: list[str]) -> dict[tuple[str, str | None], str]:
    """Sources without a name ("sumber diplomatik") are somebody else in every story."""
    texts = {(one, text): f"{one}{LOCAL}{text}" for one in ids for text in evidence.texts[one]}
    return _by_article(evidence, texts)


def _by_article(evidence: Evidence, apart: dict[tuple[str, str], str]) -> Identities:
    """What holds for a text, for each of its copies."""
    return {
        (one, article_id): actor_id
        for (one, text), actor_id in apart.items()
        for article_id in evidence.copies[text]
    }
