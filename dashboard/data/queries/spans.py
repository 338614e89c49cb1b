"""The rows of the span frames with their sentences and the names of their actors."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from dashboard.data.queries.scope import NEWEST, SENTENCE, Scope, kept, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


Order = Literal["newest", "oldest", "speaker", "act", "outlet", "longest", "unsure"]
# By what the rows of a frame are ordered before the newest come first.
ORDERS: Mapping[Order, str] = {
    "newest": "",
    "oldest": "published_at NULLS LAST, ",
    "speaker": "(SELECT lower(name) FROM actors WHERE actor_id = speaker_ids[1]) NULLS LAST, ",
    "act": "act NULLS LAST, ",
    "outlet": "outlet NULLS LAST, ",
    "longest": "length(text) DESC, ",
    "unsure": "confidence NULLS FIRST, ",
}


def mentions(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    label: Sequence[str] = (),
) -> pd.DataFrame:
    """The mentions frame + what every span has, and ``actor`` and ``organisation`` (names)."""
    scope = kept(snapshot, "mentions", selection, {"label": label})
    return with_sentences(snapshot, scope, "mentions", page(limit, offset))


def coreferences(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    kind: Sequence[str] = (),
) -> pd.DataFrame:
    """The coreferences frame + outlet, title, url, published_at, sample, sentence and ``actors`` (names)."""
    scope = kept(snapshot, "coreferences", selection, {"kind": kind})
    return with_sentences(snapshot, scope, "coreferences", page(limit, offset))


def quotes(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    type: Sequence[str] = (),
    act: Sequence[str] = (),
    resolved: Sequence[bool] = (),
    order: Order = "newest",
) -> pd.DataFrame:
    """The quotes frame + outlet, title, url, published_at, sample, sentence, ``speakers``, ``addressees`` (names)
    and ``chain``, by which way it came: the outlet, the media and spokesmen of ``via``, the speakers (names).

    ``resolved`` keeps those whose speaker is known, or is not.
    """
    scope = kept(snapshot, "quotes", selection, {"type": type, "act": act, "resolved": resolved})
    return with_sentences(snapshot, scope, "quotes", page(limit, offset), order)


def numbers(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    kind: Sequence[str] = (),
    noun: Sequence[str] = (),
    unit: Sequence[str] = (),
    value: Sequence[float | None] = (),
) -> pd.DataFrame:
    """The numbers frame + outlet … sentence, ``actors`` and ``claimants`` (names: about whom, and who says so).

    ``noun`` is given in lower case; a ``unit`` of ``""`` stands for none. ``value`` holds the least and the most
    that a figure may be, None for any.
    """
    scope = kept(snapshot, "numbers", selection, {"kind": kind, "noun": noun, "unit": unit, "value": value})
    return with_sentences(snapshot, scope, "numbers", page(limit, offset))


def dates(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    granularity: Sequence[str] = (),
    happened: Sequence[date] = (),
    lasting: Sequence[datetime] = (),
    era: Sequence[Any] = (),
) -> pd.DataFrame:
    """The dates frame + outlet, title, url, published_at, sample, sentence.

    ``happened`` holds the first and the last day on which they may begin, ``lasting`` the instants at which they
    begin and end, ``era`` one of ``ERAS`` and the first and last day of the window that divides them.
    """
    narrow = {"granularity": granularity, "happened": happened, "lasting": lasting, "era": era}
    return with_sentences(snapshot, kept(snapshot, "dates", selection, narrow), "dates", page(limit, offset))


def relations(
    snapshot: Snapshot,
    *,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    type: Sequence[str] = (),
    quad: Sequence[str] = (),
) -> pd.DataFrame:
    """The relations frame + outlet … sentence and ``source``, ``target``, ``third`` (names)."""
    scope = kept(snapshot, "relations", selection, {"type": type, "quad": quad})
    return with_sentences(snapshot, scope, "relations", page(limit, offset))


# The columns of names beside those of ids, and where they come from.
NAMES = {
    "mentions": (
        "actor.name AS actor, body.name AS organisation",
        "LEFT JOIN actors actor ON actor.actor_id = f.actor_id "
        "LEFT JOIN actors body ON body.actor_id = f.organisation_id",
    ),
    "coreferences": ("coalesce(named.names, []) AS actors", "actor_ids"),
    "quotes": (
        "coalesce(named.names, []) AS speakers, coalesce(heard.names, []) AS addressees, "
        "list_filter(list_concat([outlet], list_filter(coalesce(passed.names, []),"
        " lambda link: NOT list_contains(coalesce(named.names, []), link)), coalesce(named.names, [])),"
        " lambda link: link IS NOT NULL) AS chain",
        "speaker_ids",
    ),
    "numbers": ("coalesce(named.names, []) AS actors, coalesce(claimed.names, []) AS claimants", "actor_ids"),
    "dates": ("", ""),
    "relations": (
        "source.name AS source, target.name AS target, third.name AS third",
        " ".join(
            f"LEFT JOIN actors {role} ON {role}.actor_id = f.{role}_id" for role in ("source", "target", "third")
        ),
    ),
}


def with_sentences(
    snapshot: Snapshot, scope: Scope, frame: str, page: str = "", order: Order = "newest"
) -> pd.DataFrame:
    """Rows of a span frame with their sentence and the names of their actors, newest article first."""
    return scope.ask(snapshot, _cited(frame, page, order))


def batches(
    snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]
) -> Iterator[pd.DataFrame]:
    """The rows of the query of that span frame, some thousand at a time; the first batch is empty."""
    return kept(snapshot, frame, selection, narrow).batches(snapshot, _cited(frame))


def _cited(frame: str, page: str = "", by: Order = "newest") -> str:
    """The sentences are cut before names are joined, or every join would carry whole texts."""
    columns, join = NAMES[frame]
    if join.endswith("_ids"):
        join = f'LEFT JOIN ({_listed_names(join)}) named USING (article_id, start, "end")'
    if frame == "numbers":
        join += f" LEFT JOIN ({CLAIMANTS}) claimed USING (article_id, quote_id)"
    if frame == "quotes":
        for column, names in (("via", "passed"), ("addressee_ids", "heard")):
            join += f' LEFT JOIN ({_listed_names(column)}) {names} USING (article_id, start, "end")'
    order = f'{ORDERS[by]}{NEWEST}, start, "end"'
    return f"""
        , shown AS (
            SELECT kept.*, p.outlet, p.title, p.url, p.published_at, p.sample
            FROM kept JOIN picked p USING (article_id) ORDER BY {order}{page}
        ), texts AS (SELECT article_id, text FROM articles SEMI JOIN shown USING (article_id)),
        cited AS MATERIALIZED (
            SELECT f.*, {SENTENCE.format(f="f")} FROM shown f JOIN texts a USING (article_id)
        )
        SELECT f.*{", " * bool(columns)}{columns} FROM cited f {join} ORDER BY {order}
    """


def _listed_names(column: str) -> str:
    return f"""
        SELECT article_id, start, "end", list(coalesce(name, actor_id) ORDER BY place) AS names
        FROM (
            SELECT article_id, start, "end", unnest({column}) AS actor_id,
                generate_subscripts({column}, 1) AS place
            FROM shown
        ) LEFT JOIN actors USING (actor_id)
        GROUP BY ALL
    """


# The speakers of the quotes that numbers stand in.
CLAIMANTS = """
    SELECT article_id, quote_id, list(coalesce(name, actor_id) ORDER BY place) AS names
    FROM (
        SELECT article_id, quote_id, unnest(speaker_ids) AS actor_id,
            generate_subscripts(speaker_ids, 1) AS place
        FROM quotes SEMI JOIN shown USING (article_id, quote_id)
    ) LEFT JOIN actors USING (actor_id)
    GROUP BY ALL
"""
