"""The calendar expressions of the selected articles in arrays of all of them; see ``census``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as arrow

from dashboard.data.queries.appeared import appeared, articles_held, as_dates, counted, quoted_zone
from dashboard.data.queries.census import Flags, Numbers, chosen
from dashboard.data.queries.scope import ERAS, about_rows, kept, midnight, picked
from dashboard.data.snapshot import to_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

# Calendar expressions of a day or less; all others name a longer time.
DAILY = ("day", "hour", "minute")
WORDINGS = 3
TOLD = ("iso", "text")
SOURCE = ["outlet", "title", "published_at", "sample"]
INSTANT = pd.DatetimeTZDtype("us", "UTC")
# Instants in microseconds and days since 1970; an expression without an end ends as it begins.
COLUMNS = """
    SELECT article_no, "begin" IS NOT NULL AS dated, granularity IN {daily} AS daily,
        coalesce(epoch_us("begin"), 0) AS "begin", coalesce(epoch_us(until), epoch_us("begin"), 0) AS until,
        coalesce(date_diff('day', DATE '1970-01-01', CAST(timezone('{zone}', "begin") AS DATE)), 0) AS first,
        coalesce(date_diff('day', DATE '1970-01-01',
            CAST(timezone('{zone}', until - INTERVAL 1 MICROSECOND) AS DATE)), 0) AS last,
        iso, text
    FROM {rows} ORDER BY article_no, start, "end"
"""


@dataclass(frozen=True, slots=True)
class Moments:
    """Calendar expressions: those of ``rows``, in the columns above, ``at`` these positions."""

    rows: arrow.Table
    at: Numbers

    def column(self, name: str) -> np.ndarray:
        values: np.ndarray = self.rows.column(name).to_numpy()
        return values[self.at]

    def where(self, flags: Flags) -> Moments:
        return Moments(self.rows, self.at[flags])


def moments(snapshot: Snapshot, selection: Selection) -> Moments:
    """Of the selected articles and rows, the newest article first; found once a selection."""
    [choice] = picked(snapshot, selection).choices
    found: Moments | None = choice.known.get("moments")
    if found is None:
        found = choice.known["moments"] = _moments(snapshot, selection)
    return found


def _moments(snapshot: Snapshot, selection: Selection) -> Moments:
    if any(about_rows(snapshot, "dates", selection)):
        rows = kept(snapshot, "dates", selection, {}).rows(snapshot, _columns("kept"))
        return Moments(rows, np.arange(len(rows)))
    rows = snapshot.held(_columns("dates"))
    inside = chosen(snapshot, selection)
    return Moments(rows, np.flatnonzero(inside[rows.column("article_no").to_numpy()]))


def _columns(rows: str) -> str:
    return COLUMNS.format(daily=DAILY, zone=quoted_zone(), rows=rows)


def days(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """``activity`` by outlet and day on the clock of what happened."""
    daily = moments(snapshot, selection)
    daily = daily.where(daily.column("dated") & daily.column("daily"))
    return counted(snapshot, daily.column("first"), appeared(snapshot).outlet[daily.column("article_no")])


def periods(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """The times longer than a day that articles name, each once, the most mentioned first.

    Columns: ``begin`` and ``until`` (instants, the second exclusive), ``first`` and ``last`` (days), ``mentions``
    and ``articles``; ``worded`` has how they are written.
    """
    lasting = _lasting(moments(snapshot, selection))
    begin, until, article = (lasting.column(name) for name in ("begin", "until", "article_no"))
    order = np.lexsort((article, until, begin))
    begin, until, article = begin[order], until[order], article[order]
    new = _changes(begin) | _changes(until)
    starts = np.flatnonzero(new)
    mentions = np.diff(np.append(starts, len(begin)))
    articles = np.add.reduceat(new | _changes(article), starts) if len(starts) else mentions
    ranked = np.argsort(-mentions, kind="stable")
    at = order[starts][ranked]
    return pd.DataFrame(
        {
            "begin": pd.Series(begin[starts][ranked], dtype="int64").astype(INSTANT),
            "until": pd.Series(until[starts][ranked], dtype="int64").astype(INSTANT),
            "first": as_dates(lasting.column("first")[at]),
            "last": as_dates(lasting.column("last")[at]),
            "mentions": mentions[ranked],
            "articles": articles[ranked],
        }
    )


def worded(snapshot: Snapshot, *, selection: Selection, times: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """How articles write some times of ``periods``, in that order: ``begin`` and ``until`` in microseconds each.

    Columns: ``iso``, ``texts`` (a list: the most frequent first, three at most), and of the newest of the articles
    ``outlet``, ``title``, ``published_at`` and ``sample``.
    """
    lasting = _lasting(moments(snapshot, selection))
    places = _placed(lasting.column("begin"), lasting.column("until"), times)
    lasting, places = lasting.where(places >= 0), places[places >= 0]
    newest = np.zeros(len(times), dtype=np.int64)
    newest[places[::-1]] = lasting.column("article_no")[::-1]  # the first of each time stays
    sources = to_frame(articles_held(snapshot).select(SOURCE).take(arrow.array(newest)))
    isos, texts = (_often(lasting.rows.column(name).take(lasting.at), places, len(times)) for name in TOLD)
    first = [next((iso for iso in found if iso), None) for found in isos]
    often = [[text or "" for text in found[:WORDINGS]] for found in texts]
    return sources.assign(iso=pd.Series(first, dtype="str"), texts=pd.Series(often, dtype=object))


def _placed(begin: Numbers, until: Numbers, times: Sequence[tuple[int, int]]) -> Numbers:
    """The place of each time in ``times``, -1 where it is none of them."""
    begins, untils = (np.unique(np.array([time[end] for time in times], dtype=np.int64)) for end in (0, 1))
    grid = np.full((len(begins) + 1, len(untils) + 1), -1)
    for place, (first, last) in enumerate(times):
        grid[np.searchsorted(begins, first), np.searchsorted(untils, last)] = place
    at = np.searchsorted(begins, begin), np.searchsorted(untils, until)
    same = (np.append(begins, 0)[at[0]] == begin) & (np.append(untils, 0)[at[1]] == until)
    return np.where(same, grid[at], -1)


def _often(texts: arrow.ChunkedArray, places: Numbers, size: int) -> list[list[str | None]]:
    """The different texts at each of so many places, the most frequent first, then as they sort."""
    coded = texts.combine_chunks().dictionary_encode()
    words = coded.dictionary.to_pylist()
    codes = coded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False).astype(np.int64)
    pairs, counts = np.unique(places * (len(words) + 1) + codes, return_counts=True)
    found: list[list[tuple[int, str | None]]] = [[] for _ in range(size)]
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        place, code = divmod(pair, len(words) + 1)
        found[place].append((-count, words[code] if code < len(words) else None))
    return [[text for _, text in sorted(ranked, key=lambda one: (one[0], one[1] or ""))] for ranked in found]


def eras(snapshot: Snapshot, *, selection: Selection, window: tuple[date, date]) -> dict[str, int]:
    """How many calendar expressions lie in each of ``ERAS``, seen from the days of ``window``."""
    every = moments(snapshot, selection)
    since, until = (_microseconds(day) for day in (window[0], window[1] + timedelta(days=1)))
    dated = every.column("dated")
    before = dated & (every.column("until") <= since)
    after = dated & ~before & (every.column("begin") >= until)
    counts = (dated & ~before & ~after, before, after, ~dated)
    return {era: int(flags.sum()) for era, flags in zip(ERAS, counts, strict=True)}


def _lasting(every: Moments) -> Moments:
    return every.where(
        every.column("dated") & ~every.column("daily") & (every.column("begin") < every.column("until"))
    )


def _changes(values: np.ndarray) -> Flags:
    """Where a value differs from the one before; the first does."""
    return np.append(np.ones(min(len(values), 1), dtype=bool), values[1:] != values[:-1])


def _microseconds(day: date) -> int:
    return int(pd.Timestamp(midnight(day)).value // 1000)
