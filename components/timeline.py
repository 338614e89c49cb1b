"""How much happened when: stacked bars over days, weeks or months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from components.charts import layout, plain
from components.palette import LIGHT, Palette

if TYPE_CHECKING:
    from components.words import Words

BUCKETS = ("day", "week", "month")
HEIGHT = 340
MOST_TICKS = 8
MOST_GROUPS = 8
FEW_DAYS, MANY_DAYS = 60, 800


def timeline(
    counts: pd.DataFrame,
    *,
    words: Words,
    bucket: str = "week",
    names: Mapping[str, str] | None = None,
    palette: Palette = LIGHT,
    height: int = HEIGHT,
) -> go.Figure:
    """Stacked bars of ``counts``, columns ``bucket`` (date), ``group`` (str or null) and ``count``.

    The largest groups have a colour each, the others share one bar. ``names`` words the groups for the reader.
    Each bar carries ``(bucket as ISO day, group)`` as ``customdata``; the group of the shared bar is ``""``.
    """
    stacked = fold(counts, most=MOST_GROUPS)
    groups = list(stacked.groupby("group", sort=False)["count"].sum().sort_values(ascending=False).index)
    groups.sort(key=lambda group: group == "")
    colors = palette.scale([group for group in groups if group]) | {"": palette.muted}
    figure = go.Figure(
        [
            _bars(stacked[stacked["group"] == group], group, words, bucket, names or {}, colors[group])
            for group in groups
        ],
        layout(words=words, palette=palette, height=height),
    )
    figure.update_layout(barmode="stack", bargap=0.15, showlegend=len(groups) > 1, legend_traceorder="normal")
    figure.update_xaxes(**_ticks(sorted(set(stacked["bucket"])), bucket, words))
    figure.update_yaxes(rangemode="tozero", tickformat=",d", nticks=5)
    return figure


def fold(counts: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """The ``most`` largest groups as they are, the rest summed under ``""``.

    >>> counts = pd.DataFrame({"bucket": [1, 1, 1], "group": ["a", "b", "c"], "count": [5, 1, 2]})
    >>> fold(counts, most=1)["group"].tolist()
    ['', 'a']
    """
    group = counts["group"].fillna("").astype(str)
    largest = counts["count"].astype("int64").groupby(group).sum().drop("", errors="ignore").nlargest(most).index
    kept = group.where(group.isin(largest), "")
    return counts.assign(group=kept).groupby(["bucket", "group"])[["count"]].sum().reset_index()


def around(counts: pd.DataFrame, *, share: float = 0.9) -> tuple[pd.DataFrame, int]:
    """The counts around the middle ``share`` of them, and how many lie far outside.

    Articles name a few years of history and of fantasy; bars over all of these would be hairlines. What lies
    within the width of the middle on both sides of it stays.

    >>> days = [date(16, 1, 1), *(date(2024, 1, day) for day in range(1, 21)), date(7720, 1, 1)]
    >>> kept, outside = around(pd.DataFrame({"bucket": days, "count": 1}))
    >>> len(kept), outside
    (20, 2)
    """
    ordered = counts.assign(at=[day.toordinal() for day in counts["bucket"]]).sort_values("at")
    below = ordered["count"].cumsum() / max(ordered["count"].sum(), 1)
    edge = (1 - share) / 2
    first, last = ordered.loc[below >= edge, "at"].iloc[0], ordered.loc[below >= 1 - edge, "at"].iloc[0]
    width = max(last - first, 31)
    inside = ordered["at"].between(first - width, last + width)
    return ordered[inside].drop(columns="at"), int(ordered.loc[~inside, "count"].sum())


def fitting(first: date | None, last: date | None) -> str:
    """The bucket that gives a readable number of bars between two days.

    >>> fitting(date(2024, 10, 15), date(2024, 11, 30)), fitting(date(2015, 1, 1), date(2024, 1, 1))
    ('day', 'month')
    """
    days = (last - first).days if first and last else 0
    return "day" if days <= FEW_DAYS else "week" if days <= MANY_DAYS else "month"


def span(start: date, *, bucket: str) -> tuple[date, date]:
    """First and last day of the bucket that begins on ``start``.

    >>> span(date(2024, 2, 1), bucket="month")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if bucket == "month":
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        return start, following - timedelta(days=1)
    return start, start + timedelta(days={"day": 0, "week": 6}[bucket])


def label(start: date, *, bucket: str, words: Words) -> str:
    """A bucket in the reader's words."""
    if bucket == "month":
        return words.date(start, form="month")
    if bucket == "day":
        return words.date(start, form="long")
    first, last = span(start, bucket=bucket)
    return f"{words.date(first, form='day')} – {words.date(last)}"


def _bars(
    rows: pd.DataFrame, group: str, words: Words, bucket: str, names: Mapping[str, str], color: str
) -> go.Bar:
    name = plain(names.get(group, group)) if group else words("others")
    days = list(rows["bucket"])
    hovers = [
        f"{label(day, bucket=bucket, words=words)}<br>{name}: <b>{words.number(count)}</b>"
        for day, count in zip(days, rows["count"], strict=True)
    ]
    return go.Bar(
        x=days,
        y=list(rows["count"]),
        name=name,
        marker={"color": color, "line": {"width": 0}},
        customdata=[(day.isoformat(), group) for day in days],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _ticks(days: list[date], bucket: str, words: Words) -> dict[str, object]:
    """Own tick labels: plotly's bundle knows no Indonesian months."""
    if not days:
        return {"type": "date", "tickvals": [], "ticktext": []}
    if bucket == "month" or (days[-1] - days[0]).days > 31 * MOST_TICKS:
        marks = _months(days[0], days[-1])
        texts = [words.date(day, form="month") for day in marks]
    else:
        step = max(1, -(-len(days) // MOST_TICKS))
        marks, texts = days[::step], [words.date(day, form="day") for day in days[::step]]
    edge = {"day": 1, "week": 5, "month": 20}[bucket]
    ends = [(days[0] - timedelta(days=edge)).isoformat(), (days[-1] + timedelta(days=edge)).isoformat()]
    return {"type": "date", "tickvals": marks, "ticktext": texts, "range": ends}


def _months(first: date, last: date) -> list[date]:
    """Beginnings of months between two days, thinned to what fits."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    step = max(1, -(-len(numbers) // MOST_TICKS))
    return [date(number // 12, number % 12 + 1, 1) for number in numbers[::step]]
