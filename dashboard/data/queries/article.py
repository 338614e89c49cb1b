"""One article with everything that was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as arrow

from dashboard.data.frames import FRAMES, SPAN_FRAMES
from dashboard.data.queries.appeared import appeared
from dashboard.data.queries.names import named, with_names
from dashboard.data.queries.texts import listed
from dashboard.data.snapshot import to_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.data.queries.census import Numbers
    from dashboard.data.snapshot import Snapshot

NOWHERE = -1
STANDING = {"deleted": "false AS deleted"}  # of the articles that are there
ARTICLE = f"""
    SELECT {", ".join(STANDING.get(name, name) for name in FRAMES["articles"].columns)}, article_no
    FROM current c JOIN fulltexts t ON t.article_no = c.rowid WHERE article_id = $article_id
"""
CITED = ("outlet", "title", "url", "published_at", "sample")
# Whom an article is about: where their ids are.
ACTING: Mapping[str, tuple[str, ...]] = {
    "mentions": ("actor_id",),
    "quotes": ("speaker_ids",),
    "numbers": ("actor_ids",),
    "relations": ("source_id", "target_id", "third_id"),
}


def article(snapshot: Snapshot, *, article_id: str) -> dict[str, pd.DataFrame]:
    """Everything of one article: its row with text, its span frames with names, its actors, its ``copies``.

    ``copies`` are the other articles of its cluster, as ``articles`` shows them. Every frame is empty where
    the article is not there.
    """
    found = snapshot.rows(ARTICLE, article_id=article_id)
    spans = {frame: _spans(snapshot, frame, found) for frame in SPAN_FRAMES}
    spans["numbers"] = _with_claimants(spans["numbers"], spans["quotes"])
    asked = set[str]().union(*(named(frame, rows) for frame, rows in spans.items()))
    actors = snapshot.sql("FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))", ids=sorted(asked))
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    return {
        "articles": to_frame(found.drop_columns("article_no")),
        "actors": _acting(actors, spans),
        **{frame: with_names(rows, frame=frame, names=names) for frame, rows in spans.items()},
        "copies": listed(snapshot, _copies(snapshot, found.column("article_no").to_pylist())),
    }


def _copies(snapshot: Snapshot, numbers: Sequence[int]) -> Numbers:
    """The numbers of those that tell the same as an article in nearly the same words."""
    stories = appeared(snapshot).story
    same = np.isin(stories, stories[list(numbers)])
    same[list(numbers)] = False
    return np.flatnonzero(same)


def _spans(snapshot: Snapshot, frame: str, article: arrow.Table) -> pd.DataFrame:
    """The rows of a span frame in one article, with what every span has of it."""
    [number], [text] = (
        article.column(name).to_pylist() or [none] for name, none in (("article_no", NOWHERE), ("text", ""))
    )
    # The number in the query itself: the store then reads no more than where the rows lie.
    rows = snapshot.rows(f"SELECT * EXCLUDE (article_no) FROM {frame} WHERE article_no = {int(number)}")
    rows = rows.sort_by([("start", "ascending"), ("end", "ascending")])
    for name in CITED:
        rows = rows.append_column(name, article.column(name).take(arrow.array([0] * len(rows), arrow.int32())))
    places = zip(rows["sentence_start"].to_pylist(), rows["sentence_end"].to_pylist(), strict=True)
    sentences = [text[start:end] for start, end in places]
    return to_frame(rows.append_column("sentence", arrow.array(sentences, arrow.string())))


def _with_claimants(numbers: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Numbers with the speakers of the quotes that they stand in."""
    speakers = dict(zip(quotes["quote_id"], quotes["speaker_ids"], strict=True))
    claimants = [speakers.get(quote) for quote in numbers["quote_id"]]
    return numbers.assign(claimant_ids=pd.Series(claimants, index=numbers.index, dtype=object))


def _acting(actors: pd.DataFrame, spans: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Those actors who are named, speak, are counted or act, with their ``mentions``, the most mentioned first."""
    seen = {one for frame, columns in ACTING.items() for name in columns for one in _ids(spans[frame][name])}
    mentions = spans["mentions"]["actor_id"].value_counts()
    found = actors[actors["actor_id"].isin(seen)]
    counted = found["actor_id"].map(mentions).fillna(0).astype("int64")
    order = ["mentions", "actor_id"]
    return found.assign(mentions=counted).sort_values(order, ascending=[False, True], ignore_index=True)


def _ids(cells: Iterable[object]) -> Iterable[str]:
    """The ids of a column of ids, or of lists of ids."""
    for cell in cells:
        if isinstance(cell, str):
            yield cell
        elif isinstance(cell, list):
            yield from cell
