"""How much was reported when, at a glance: stacked bars over weeks, months or years, drawn by ECharts.

Streamlit makes a plotly chart anew whenever it differs, and goes on with an ECharts chart: where bars need no
brush, this is the chart that a page can afford.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from components.charts import FONT
from components.palette import LIGHT, Palette
from components.timeline import MOST_GROUPS, fold, label, shades, stretch

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 320
LEGEND, AXES = 30, {"left": 44, "right": 20, "bottom": 26}  # pixels
TICKS, THOUSAND = 4, 1000


class Bar(NamedTuple):
    """A bar that was clicked: the first day of its bucket, and the group, ``""`` for that of the others."""

    first: date
    group: str


def course(
    counts: pd.DataFrame, *, words: Words, bucket: str = "week", palette: Palette = LIGHT
) -> dict[str, Any]:
    """The ECharts option of stacked bars: ``counts`` as ``timeline.timeline`` takes them, every bucket in turn.

    The largest groups have a colour each, the others share one. Bars stand in the order of ``timeline.fold``,
    which is what ``bar_at`` reads a click by.
    """
    firsts = buckets(counts, bucket=bucket)
    bars, highest = columns(counts, firsts, bucket=bucket, words=words, palette=palette)
    several = len(bars) > 1
    return {
        **quiet(palette),
        "legend": legend(palette) | {"show": several},
        "grid": AXES | {"top": LEGEND + 8 if several else 12},
        "xAxis": across([tick(first, bucket, words) for first in firsts], palette),
        "yAxis": upward(highest, words, palette),
        "series": bars,
    }


def quiet(palette: Palette) -> dict[str, Any]:
    """What charts of bars share: no movement, the page's font, tooltips in the palette."""
    return {
        "animation": False,
        "textStyle": {"fontFamily": FONT},
        "tooltip": {
            "confine": True,
            "backgroundColor": palette.surface,
            "borderColor": palette.line,
            "textStyle": {"color": palette.text, "fontSize": 12},
        },
    }


def columns(
    counts: pd.DataFrame, firsts: Sequence[date], *, bucket: str, words: Words, palette: Palette
) -> tuple[list[dict[str, Any]], int]:
    """The series of stacked bars over the buckets that begin on ``firsts``, and how much the highest counts."""
    groups = fold(counts, most=MOST_GROUPS)
    colors = shades(groups, palette=palette)
    places = {first: place for place, first in enumerate(firsts)}
    sums: Counter[date] = Counter()
    for rows in groups.values():
        sums.update(rows)
    highest = max(sums.values(), default=0)
    bars = {group: _heights(rows, places, bucket, unit(highest), words) for group, rows in groups.items()}
    return [_series(group, data, colors[group], words, palette) for group, data in bars.items()], highest


def unit(highest: int) -> int:
    """In what the axis of counts is written: ECharts sets the commas of English into thousands."""
    return THOUSAND if highest >= THOUSAND else 1


def bar_at(event: Mapping[str, Any], *, counts: pd.DataFrame) -> Bar | None:
    """The bar that was clicked. Indices of an older drawing that no longer fit choose nothing."""
    for chosen in event["selection"]["selected"]:
        groups = list(fold(counts, most=MOST_GROUPS).items())
        group, rows = groups[chosen["series_index"]] if chosen["series_index"] < len(groups) else ("", {})
        for index in chosen["data_indices"]:
            if index < len(rows):
                return Bar(list(rows)[index], group)
    return None


def buckets(counts: pd.DataFrame, *, bucket: str) -> list[date]:
    """The first days of all buckets from the first counted one to the last.

    >>> rows = pd.DataFrame({"bucket": [date(2024, 12, 1), date(2025, 2, 1)]})
    >>> [day.isoformat() for day in buckets(rows, bucket="month")]
    ['2024-12-01', '2025-01-01', '2025-02-01']
    """
    if counts.empty:
        return []
    return stretch((min(counts["bucket"]), max(counts["bucket"])), bucket=bucket)


def _heights(
    rows: Mapping[date, int], places: Mapping[date, int], bucket: str, unit: int, words: Words
) -> list[tuple[int | float | str, ...]]:
    """Of each bar its place on the axis, its height in units, its count in words, and of a week its days: other
    buckets are called as on the axis.
    """
    return [
        (places[first], count / unit, words.number(count), *_days(first, bucket, words))
        for first, count in rows.items()
    ]


def _days(first: date, bucket: str, words: Words) -> list[str]:
    return [label(first, bucket=bucket, words=words)] if bucket == "week" else []


def across(ticks: list[str], palette: Palette) -> dict[str, Any]:
    """The axis of buckets."""
    return {
        "type": "category",
        "data": ticks,
        "axisLabel": {"color": palette.muted, "hideOverlap": True},
        "axisLine": {"lineStyle": {"color": palette.line}},
        "axisTick": {"show": False},
    }


def upward(highest: int, words: Words, palette: Palette) -> dict[str, Any]:
    """The axis of counts."""
    top = highest / unit(highest)
    step = _step(top)
    written = {"formatter": words("{value}k", value="{value}")} if unit(highest) == THOUSAND else {}
    return {
        "type": "value",
        "interval": step,
        "max": max(math.ceil(top / step), 1) * step,
        "axisLabel": {"color": palette.muted, **written},
        "splitLine": {"lineStyle": {"color": palette.line}},
    }


def _step(highest: float) -> int:
    """A round whole number that gives the axis of counts about ``TICKS`` ticks."""
    steps = (digit * int(10**power) for power in range(9) for digit in (1, 2, 5))
    return next(step for step in steps if highest / step <= TICKS)


def tick(first: date, bucket: str, words: Words) -> str:
    """A bucket on the axis; of a week its first day."""
    return words.date(first) if bucket == "week" else label(first, bucket=bucket, words=words)


def _series(
    group: str, data: list[tuple[int | float | str, ...]], color: str, words: Words, palette: Palette
) -> dict[str, Any]:
    """Outlets name themselves: ECharts escapes ``{a}``, and Streamlit the values of the data."""
    return {
        "type": "bar",
        "name": group or words("others"),
        "data": data,
        "stack": "all",
        "barCategoryGap": "14%",
        "barMaxWidth": 60,
        "itemStyle": {"color": color},
        "selectedMode": "single",
        "select": {"itemStyle": {"borderColor": palette.text, "borderWidth": 1.5}},
        "tooltip": {"formatter": f"{'{@[3]}' if data and len(data[0]) > 3 else '{b}'}<br/>{{a}}: <b>{{@[2]}}</b>"},
    }


def legend(palette: Palette) -> dict[str, Any]:
    """The names of the groups in one line, to be turned over where there are more."""
    return {
        "type": "scroll",
        "left": 0,
        "top": 0,
        "icon": "roundRect",
        "itemWidth": 12,
        "itemHeight": 12,
        "textStyle": {"color": palette.text},
        "pageTextStyle": {"color": palette.muted},
        "pageIconColor": palette.text,
        "pageIconInactiveColor": palette.line,
    }
