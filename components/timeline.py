"""How much happened when: stacked bars over days, weeks, months or years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts import layout, plain
from components.palette import LIGHT, Palette

if TYPE_CHECKING:
    from components.window import Window
    from components.words import Words

BUCKETS = ("day", "week", "month", "year")
HEIGHT = 340
MOST_TICKS = 8
MOST_GROUPS = 8
# The longest span of days that bars of a day, a week and a month still read well over.
DAYS, WEEKS, MONTHS = 60, 800, 9000
LEAST_BARS = {"day": 14, "week": 70, "month": 370, "year": 3660}  # days on the axis, however few bars there are
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)  # months between two ticks
BAR = 0.86  # of its bucket
FEW = 4  # counts up to which each has its tick
MARGINS = {"l": 46, "r": 8, "t": 8, "b": 40}  # measured, they would have the whole drawn again
MILLISECONDS = 24 * 60 * 60 * 1000  # a day's


def timeline(
    counts: pd.DataFrame,
    *,
    words: Words,
    bucket: str = "week",
    window: Window | None = None,
    names: Mapping[str, str] | None = None,
    palette: Palette = LIGHT,
    height: int = HEIGHT,
) -> go.Figure:
    """Stacked bars of ``counts``, columns ``bucket`` (date), ``group`` (str or null) and ``count``.

    The largest groups have a colour each, the others share one bar. ``names`` words the groups for the reader.
    The axis shows the days of ``window``, else all that are counted.
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
    if window is None and len(stacked):
        window = stacked["bucket"].min(), span(stacked["bucket"].max(), bucket=bucket)[1]
    tallest = stacked.groupby("bucket")["count"].sum().max() if len(stacked) else 0
    few = {"dtick": 1} if tallest <= FEW else {"nticks": 5}
    return figure.update_layout(
        barmode="stack",
        bargap=0.15,
        showlegend=len(groups) > 1,
        legend_traceorder="normal",
        margin=MARGINS,
        xaxis=axis(window, bucket=bucket, words=words) | {"automargin": False},
        yaxis={"rangemode": "tozero", "tickformat": ",d", "automargin": False, **few},
    )


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


def fitting(first: date | None, last: date | None) -> Literal["day", "week", "month", "year"]:
    """The bucket that gives a readable number of bars between two days.

    >>> fitting(date(2024, 10, 15), date(2024, 11, 30)), fitting(date(2015, 1, 1), date(2024, 1, 1))
    ('day', 'month')
    """
    days = (last - first).days if first and last else 0
    return "day" if days <= DAYS else "week" if days <= WEEKS else "month" if days <= MONTHS else "year"


def span(start: date, *, bucket: str) -> tuple[date, date]:
    """First and last day of the bucket that begins on ``start``.

    >>> span(date(2024, 2, 1), bucket="month")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if bucket == "year":
        return start, start.replace(month=12, day=31)
    if bucket == "month":
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        return start, following - timedelta(days=1)
    return start, start + timedelta(days={"day": 0, "week": 6}[bucket])


def label(start: date, *, bucket: str, words: Words) -> str:
    """A bucket in the reader's words."""
    if bucket == "year":
        return str(start.year)
    if bucket == "month":
        return words.date(start, form="month")
    if bucket == "day":
        return words.date(start, form="long")
    first, last = span(start, bucket=bucket)
    return f"{words.date(first, form='day')} – {words.date(last)}"


def _bars(
    rows: pd.DataFrame, group: str, words: Words, bucket: str, names: Mapping[str, str], color: str
) -> dict[str, object]:
    """One trace; as a dict and with arrays in it, it is checked once and not value by value."""
    name = plain(names.get(group, group)) if group else words("others")
    days = list(rows["bucket"])
    hovers = [
        f"{label(day, bucket=bucket, words=words)}<br>{name}: <b>{words.number(count)}</b>"
        for day, count in zip(days, rows["count"], strict=True)
    ]
    lengths = [span(day, bucket=bucket)[1].toordinal() - day.toordinal() + 1 for day in days]
    middles = [_noon(day) + timedelta(days=(length - 1) / 2) for day, length in zip(days, lengths, strict=True)]
    return {
        "type": "bar",
        "x": middles,
        "y": rows["count"].to_numpy(),
        "width": BAR * MILLISECONDS * np.array(lengths),
        "name": name,
        "marker": {"color": color, "line": {"width": 0}},
        "customdata": np.array([(day.isoformat(), group) for day in days], dtype=object),
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def axis(window: Window | None, *, bucket: str, words: Words) -> dict[str, object]:
    """The axis of time over a window, with our own ticks: plotly's bundle knows no Indonesian months."""
    if window is None:
        return {"type": "date", "tickvals": [], "ticktext": []}
    first, last = window
    if bucket == "week":  # bars at the edges are whole
        first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    length = (last - first).days + 1
    pad = max(LEAST_BARS[bucket] - length, length / 50) / 2
    ends = [_noon(first) - timedelta(days=pad + 0.5), _noon(last) + timedelta(days=pad + 0.5)]
    if bucket in ("day", "week") and length <= 31 * MOST_TICKS:
        marks = _days(first, last, bucket)
        texts = [words.date(day, form="day") for day in marks]
    else:
        step, marks = _months(first, last)
        texts = [str(day.year) if step >= 12 else words.date(day, form="month") for day in marks]
    shift = timedelta(hours=12 if bucket == "day" else 0)
    return {
        "type": "date",
        "tickvals": [(datetime.combine(day, time()) + shift).isoformat() for day in marks],
        "ticktext": texts,
        "range": [end.isoformat() for end in ends],
    }


def _days(first: date, last: date, bucket: str) -> list[date]:
    """Days between two days, or the beginnings of weeks, thinned to what fits."""
    unit = 7 if bucket == "week" else 1
    step = -(-((last - first).days + 1) // (unit * MOST_TICKS)) * unit
    return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1, step)]


def _months(first: date, last: date) -> tuple[int, list[date]]:
    """Beginnings of months between two days, thinned to what fits, and how many months lie between them."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    step = next((step for step in STEPS if (end - start) / step <= MOST_TICKS), STEPS[-1])
    aligned = range(-(-start // step) * step, end, step)
    return step, [date(number // 12, number % 12 + 1, 1) for number in aligned if number >= 12]
