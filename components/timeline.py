"""How much happened when: stacked bars over days, weeks, months or years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts import BRUSH, drawn, layout, plain
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
FIXED = {"automargin": False, "ticklabeloverflow": "allow"}  # else plotly measures each label of an axis
MILLISECONDS = 24 * 60 * 60 * 1000  # a day's
EPOCH = date(1970, 1, 1).toordinal()


def timeline(
    counts: pd.DataFrame,
    *,
    words: Words,
    bucket: str = "week",
    window: Window | None = None,
    names: Mapping[str, str] | None = None,
    palette: Palette = LIGHT,
) -> go.Figure:
    """Stacked bars of ``counts``, columns ``bucket`` (date), ``group`` (str or null) and ``count``.

    The largest groups have a colour each, the others share one bar. ``names`` words the groups for the reader.
    The axis shows the days of ``window``, else all that are counted.
    Each bar carries ``(bucket as ISO day, group)`` as ``customdata``; the group of the shared bar is ``""``.
    """
    groups = fold(counts, most=MOST_GROUPS)
    colors = shades(groups, palette=palette)
    columns: Counter[date] = Counter()
    for rows in groups.values():
        columns.update(rows)
    if window is None and columns:
        window = min(columns), span(max(columns), bucket=bucket)[1]
    few = {"dtick": 1} if max(columns.values(), default=0) <= FEW else {"nticks": 5}
    traces = [_bars(rows, group, words, bucket, names or {}, colors[group]) for group, rows in groups.items()]
    arranged = {
        "barmode": "stack",
        "bargap": 0.15,
        "showlegend": len(groups) > 1,
        "legend": {"traceorder": "normal"},
        "margin": MARGINS,
        "xaxis": axis(window, bucket=bucket, words=words) | FIXED,
        "yaxis": {"rangemode": "tozero", "tickformat": ",d", **few} | FIXED,
    }
    return drawn(traces, layout(arranged, BRUSH, words=words, palette=palette, height=HEIGHT))


def fold(counts: pd.DataFrame, *, most: int) -> dict[str, dict[date, int]]:
    """What each of the ``most`` largest groups has in each bucket, the largest first; the rest is under ``""``.

    >>> counts = pd.DataFrame({"bucket": [1, 1, 1], "group": ["a", "b", "c"], "count": [5, 1, 2]})
    >>> fold(counts, most=1)
    {'a': {1: 5}, '': {1: 3}}
    """
    found: defaultdict[str, Counter[date]] = defaultdict(Counter)
    for day, group, count in zip(counts["bucket"], counts["group"], counts["count"], strict=True):
        found[group if isinstance(group, str) else ""][day] += int(count)
    rest = found.pop("", Counter())
    largest = sorted(found, key=lambda group: (-found[group].total(), group))
    for group in largest[most:]:
        rest.update(found[group])
    groups = {group: found[group] for group in largest[:most]} | ({"": rest} if rest else {})
    return {group: dict(sorted(rows.items())) for group, rows in groups.items()}


def shades(groups: Iterable[str], *, palette: Palette) -> dict[str, str]:
    """A colour for each of the groups of ``fold``; the bar that others share is muted.

    >>> shades(["Lensa", ""], palette=LIGHT)
    {'Lensa': '#2F5D8A', '': '#63666D'}
    """
    return palette.scale([group for group in groups if group]) | {"": palette.muted}


def coarser(days: pd.DataFrame, *, bucket: str) -> pd.DataFrame:
    """Counts by day, as ``timeline`` takes them, summed to weeks, months or years.

    >>> days = pd.DataFrame({"bucket": [date(2024, 5, 1), date(2024, 5, 9)], "group": "a", "count": [1, 2]})
    >>> coarser(days, bucket="month").values.tolist()
    [[datetime.date(2024, 5, 1), 'a', 3]]
    """
    if bucket == "day":
        return days
    sums: Counter[tuple[date, str]] = Counter()
    for day, group, count in zip(days["bucket"], days["group"], days["count"], strict=True):
        sums[start_of(day, bucket=bucket), group] += int(count)
    rows = [(*place, count) for place, count in sorted(sums.items())]
    return pd.DataFrame(rows, columns=["bucket", "group", "count"])


def start_of(day: date, *, bucket: str) -> date:
    """The first day of the bucket that a day lies in.

    >>> start_of(date(2024, 5, 9), bucket="week"), start_of(date(2024, 5, 9), bucket="year")
    (datetime.date(2024, 5, 6), datetime.date(2024, 1, 1))
    """
    if bucket == "day":
        return day
    if bucket == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if bucket == "month" else day.replace(month=1, day=1)


def stretch(window: Window, *, bucket: str) -> list[date]:
    """The first days of all buckets that touch a window.

    >>> [day.isoformat() for day in stretch((date(2024, 11, 20), date(2025, 1, 2)), bucket="month")]
    ['2024-11-01', '2024-12-01', '2025-01-01']
    """
    found = [start_of(window[0], bucket=bucket)]
    while (following := span(found[-1], bucket=bucket)[1] + timedelta(days=1)) <= window[1]:
        found.append(following)
    return found


def fitting(
    first: date | None, last: date | None, *, least: Literal["day", "week"] = "day"
) -> Literal["day", "week", "month", "year"]:
    """The bucket, no shorter than ``least``, that gives a readable number of bars between two days.

    >>> fitting(date(2024, 10, 15), date(2024, 11, 30)), fitting(date(2015, 1, 1), date(2024, 1, 1))
    ('day', 'month')
    """
    days = (last - first).days if first and last else 0
    if days <= DAYS and least == "day":
        return "day"
    return "week" if days <= WEEKS else "month" if days <= MONTHS else "year"


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
    rows: Mapping[date, int], group: str, words: Words, bucket: str, names: Mapping[str, str], color: str
) -> dict[str, Any]:
    name = plain(names.get(group, group)) if group else words("others")
    days = list(rows)
    ends = [span(day, bucket=bucket)[1] for day in days]
    starts = np.array([day.toordinal() for day in days], dtype="int64")
    lengths = np.array([day.toordinal() for day in ends], dtype="int64") - starts + 1
    return {
        "type": "bar",
        "x": instants(starts + lengths / 2).tolist(),
        "y": list(rows.values()),
        "width": (BAR * MILLISECONDS * lengths).tolist(),
        "name": name,
        "marker": {"color": color, "line": {"width": 0}},
        "customdata": [(day.isoformat(), group) for day in days],
        "hovertext": [label(day, bucket=bucket, words=words) for day in days],
        "hovertemplate": "%{hovertext}<br>%{fullData.name}: <b>%{y:,d}</b><extra></extra>",
    }


def instants(days: np.ndarray) -> np.ndarray:
    """Ordinal days, with fractions, as plotly takes many instants in few bytes: milliseconds since 1970.

    >>> instants(np.array([date(1970, 1, 2).toordinal() + 0.5])).tolist()
    [129600000.0]
    """
    return (days - EPOCH) * float(MILLISECONDS)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def axis(window: Window | None, *, bucket: str, words: Words) -> dict[str, Any]:
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
