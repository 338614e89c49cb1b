"""Times that last, packed into lanes so that none covers another."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from components.window import Window

LANES = 12
MOST = 300
NARROWEST = 1 / 150  # of the window: what is shorter could hardly be pointed at


def pack(periods: pd.DataFrame, *, window: Window, lanes: int = LANES, most: int = MOST) -> pd.DataFrame:
    """The ``periods`` that the lanes have room for, + ``lane``, ``left`` and ``right``.

    ``periods`` has ``first`` and ``last`` (days, inclusive) and comes in the order in which it is to be placed:
    each goes into the topmost lane, 0, that is free. ``left`` and ``right`` (ordinal days, the second exclusive)
    are what is drawn: cut at the window, and widened where it would be too narrow. Periods outside the window,
    and those beyond ``most``, have no lane.

    >>> from datetime import date
    >>> year, may = (date(2024, 1, 1), date(2024, 12, 31)), (date(2024, 5, 1), date(2024, 5, 31))
    >>> times = pd.DataFrame([year, may], columns=["first", "last"])
    >>> pack(times, window=(date(2024, 4, 1), date(2024, 6, 30)))["lane"].tolist()
    [0, 1]
    """
    start, end = window[0].toordinal(), window[1].toordinal() + 1
    narrowest = max(1, round((end - start) * NARROWEST))
    taken: list[list[tuple[int, int]]] = [[] for _ in range(lanes)]
    placed: list[tuple[int, int, int, int]] = []
    for row, (first, last) in enumerate(zip(periods["first"], periods["last"], strict=True)):
        left, right = max(first.toordinal(), start), min(last.toordinal() + 1, end)
        if left >= right or len(placed) == most:
            continue
        left = min(left, end - narrowest)
        right = max(right, left + narrowest)
        lane = next((lane for lane, spans in enumerate(taken) if _put(spans, left, right)), None)
        if lane is not None:
            placed.append((row, lane, left, right))
    found = periods.iloc[[row for row, *_ in placed]]
    return found.assign(
        lane=[lane for _, lane, _, _ in placed],
        left=[left for _, _, left, _ in placed],
        right=[right for *_, right in placed],
    )


def _put(spans: list[tuple[int, int]], left: int, right: int) -> bool:
    """Set a span down among sorted ones, where it touches none of them but at an end."""
    at = bisect(spans, (left, right))
    free = not at or spans[at - 1][1] <= left
    if not free or (at < len(spans) and spans[at][0] < right):
        return False
    spans.insert(at, (left, right))
    return True
