"""The sentences that rows stand in, cut from the texts of their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.data.snapshot import Snapshot


def texts(snapshot: Snapshot, article_nos: Iterable[int]) -> dict[int, str]:
    """The whole texts of some articles, by their number in the snapshot."""
    asked = sorted({int(number) for number in article_nos})
    if not asked:
        return {}
    # Numbers in the query itself: the store then reads no more than where they lie.
    listed = ", ".join(map(str, asked))
    table = snapshot.rows(f"SELECT article_no, text FROM fulltexts WHERE article_no IN ({listed})")
    return dict(zip(table.column("article_no").to_pylist(), table.column("text").to_pylist(), strict=True))


def with_sentences(snapshot: Snapshot, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with ``article_no``, ``sentence_start`` and ``sentence_end``, and their ``sentence`` as last column."""
    known = texts(snapshot, rows["article_no"])
    places = zip(rows["article_no"], rows["sentence_start"], rows["sentence_end"], strict=True)
    cut = [known[number][start:end] for number, start, end in places]
    return rows.assign(sentence=pd.Series(cut, index=rows.index, dtype="str"))
