"""The rows of the span frames with their sentences and the names of their actors."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from dashboard.data.queries import sentences
from dashboard.data.queries.names import known, named, with_names
from dashboard.data.queries.scope import Scope, kept, page

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


def with_sentences(
    snapshot: Snapshot, scope: Scope, frame: str, page: str = "", order: Order = "newest", *, rows: str = "kept"
) -> pd.DataFrame:
    """Rows of a span frame with their sentence and the names of their actors, newest article first.

    ``rows`` names those of the scope that are meant.
    """
    return _complete(snapshot, frame, scope.ask(snapshot, _cited(frame, page, order, rows)))


def batches(
    snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]
) -> Iterator[pd.DataFrame]:
    """The rows of the query of that span frame, some thousand at a time; the first batch is empty."""
    for rows in kept(snapshot, frame, selection, narrow).batches(snapshot, _cited(frame)):
        yield _complete(snapshot, frame, rows)


def _complete(snapshot: Snapshot, frame: str, rows: pd.DataFrame) -> pd.DataFrame:
    rows = sentences.with_sentences(snapshot, rows).drop(columns="article_no")
    return with_names(rows, frame=frame, names=known(snapshot, named(frame, rows)))


def _cited(frame: str, page: str = "", by: Order = "newest", rows: str = "kept") -> str:
    order = f'{ORDERS[by]}article_no, start, "end"'
    near = " JOIN sourced p USING (article_no)" if ORDERS[by] else ""
    claimants = CLAIMANTS if frame == "numbers" else ("", "")
    return f"""
        , paged AS (
            SELECT article_no, start, "end" FROM {rows}{near} ORDER BY {order}{page}
        ), shown AS (
            SELECT f.*, p.outlet, p.title, p.url, p.published_at, p.sample
            FROM {rows} f SEMI JOIN paged USING (article_no, start, "end") JOIN sourced p USING (article_no)
        )
        SELECT f.*{claimants[0]} FROM shown f{claimants[1]} ORDER BY {order}
    """


# The speakers of the quotes that numbers stand in: the column, and where it comes from.
CLAIMANTS = (
    ", claimant_ids",
    """ LEFT JOIN (
        SELECT article_no, quote_id, any_value(speaker_ids) AS claimant_ids
        FROM quotes SEMI JOIN paged USING (article_no) GROUP BY ALL
    ) USING (article_no, quote_id)
    """,
)
