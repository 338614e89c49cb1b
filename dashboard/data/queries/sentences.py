"""The sentences that rows stand in, cut from the texts of their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as arrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.data.snapshot import Snapshot


CLOSE = 2  # numbers between the first and the last, for each that is asked for, up to which all of them are read


def lying(article_nos: Iterable[int]) -> str:
    """A condition for what lies in some articles, and perhaps in others among them.

    Their numbers stand in the query itself, with their bounds: the store then reads no more than where they lie.

    >>> lying([7, 3, 3, 5]), lying([1, 1000])
    ('article_no BETWEEN 3 AND 7', 'article_no BETWEEN 1 AND 1000 AND article_no IN (1, 1000)')
    """
    asked = sorted({int(number) for number in article_nos})
    if not asked:
        return "false"
    between = f"article_no BETWEEN {asked[0]} AND {asked[-1]}"
    if asked[-1] - asked[0] < CLOSE * len(asked):
        return between
    return f"{between} AND article_no IN ({', '.join(map(str, asked))})"


def texts(snapshot: Snapshot, article_nos: Iterable[int]) -> dict[int, str]:
    """The whole texts of some articles, and perhaps of others among them, by their number in the snapshot."""
    table = snapshot.rows(f"SELECT article_no, text FROM fulltexts WHERE {lying(article_nos)}")
    return dict(zip(table.column("article_no").to_pylist(), table.column("text").to_pylist(), strict=True))


def cut(
    snapshot: Snapshot, article_nos: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> arrow.StringArray:
    """The sentences that lie in these articles from one letter to another."""
    known = texts(snapshot, article_nos)
    places = zip(article_nos, starts, ends, strict=True)
    return arrow.array([known[number][start:end] for number, start, end in places], arrow.string())


def with_sentences(snapshot: Snapshot, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with ``article_no``, ``sentence_start`` and ``sentence_end``, and their ``sentence`` as last column."""
    places = (rows[name].tolist() for name in ("article_no", "sentence_start", "sentence_end"))
    return rows.assign(sentence=pd.Series(cut(snapshot, *places), index=rows.index, dtype="str"))
