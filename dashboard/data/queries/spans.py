"""The rows of the span frames with their sentences and the names of their actors."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import pyarrow as arrow

from dashboard.data.queries import sentences
from dashboard.data.queries.appeared import articles_held
from dashboard.data.queries.names import known, named, with_names
from dashboard.data.queries.scope import Scope, kept, page
from dashboard.data.snapshot import to_frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


SOURCE = ["outlet", "title", "url", "published_at", "sample"]
KEY = 'article_no, start, "end"'  # of a row of a span frame; the store keeps them in this order
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
    lying = f"{ORDERS[order]}{KEY}"
    of = f"{rows} f JOIN sourced p USING (article_no)" if ORDERS[order] else f"{rows} f"
    meant = ""
    if page:
        paged = f"SELECT {KEY} FROM {of} ORDER BY {lying}{page}"
        meant = f" SEMI JOIN ({paged}) USING ({KEY})"
        if not ORDERS[order]:
            meant = f" WHERE {_stretch(scope.rows(snapshot, paged))}"
    return _complete(snapshot, frame, scope.rows(snapshot, f"SELECT f.* FROM {of}{meant} ORDER BY {lying}"))


def _stretch(keys: arrow.Table) -> str:
    """A condition for the rows from the first of these keys to the last.

    The newest first is the order in which the store keeps its rows: told where a page begins and ends, it reads
    no more than that, several times faster than looking for each of its keys.
    """
    if not keys.num_rows:
        return "false"
    first, last = (tuple(keys.slice(at, 1).to_pylist()[0].values()) for at in (0, keys.num_rows - 1))
    return f"article_no BETWEEN {first[0]} AND {last[0]} AND ({KEY}) BETWEEN {first} AND {last}"


def batches(
    snapshot: Snapshot, *, frame: str, selection: Selection, **narrow: Sequence[Any]
) -> Iterator[pd.DataFrame]:
    """The rows of the query of that span frame, some thousand at a time; the first batch is empty."""
    for rows in kept(snapshot, frame, selection, narrow).tables(snapshot, f"FROM kept ORDER BY {KEY}"):
        yield _complete(snapshot, frame, rows)


def _complete(snapshot: Snapshot, frame: str, rows: arrow.Table) -> pd.DataFrame:
    """With their source, sentence and names."""
    places = [rows.column(name).to_pylist() for name in ("article_no", "sentence_start", "sentence_end")]
    sources = articles_held(snapshot).select(SOURCE).take(rows.column("article_no"))
    told = {**dict(zip(SOURCE, sources.columns, strict=True)), "sentence": sentences.cut(snapshot, *places)}
    for name, column in told.items():
        rows = rows.append_column(name, column)
    found = to_frame(rows.drop_columns("article_no"))
    if frame == "numbers":
        found["claimant_ids"] = _claimants(snapshot, places[0], rows.column("quote_id").to_pylist())
    return with_names(found, frame=frame, names=known(snapshot, named(frame, found)))


def _claimants(snapshot: Snapshot, article_nos: Sequence[int], quote_ids: Sequence[str | None]) -> pd.Series:
    """The speakers of some quotes; None for no quote."""
    listed = snapshot.rows(
        f"SELECT article_no, quote_id, speaker_ids FROM quotes WHERE {sentences.lying(article_nos)}"
    ).to_pydict()
    quotes = zip(listed["article_no"], listed["quote_id"], strict=True)
    speakers = dict(zip(quotes, listed["speaker_ids"], strict=True))
    return pd.Series([speakers.get(place) for place in zip(article_nos, quote_ids, strict=True)], dtype=object)
