"""How much was reported when, at a glance: stacked bars over weeks, months or years, drawn by ECharts.

Streamlit makes a plotly chart anew whenever it differs, and goes on with an ECharts chart: where bars need no
brush, this is the chart that a page can afford.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from components.charts import FONT
from components.palette import LIGHT, Palette
from components.timeline import MOST_GROUPS, fold, label, span

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 320
LEAST = 12  # bars that there is room for, however few there are
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

    The largest groups have a colour each, the others share one. Bars stand in the order of ``timeline.fold`` and
    of the buckets, which is what ``bar_at`` reads a click by.
    """
    groups = fold(counts, most=MOST_GROUPS)
    colors = palette.scale([group for group in groups if group]) | {"": palette.muted}
    firsts = buckets(counts, bucket=bucket)
    highest = max((sum(rows.get(first, 0) for rows in groups.values()) for first in firsts), default=0)
    unit = THOUSAND if highest >= THOUSAND else 1  # ECharts sets the commas of English into thousands
    several = len(groups) > 1
    return {
        "animation": False,
        "textStyle": {"fontFamily": FONT},
        "tooltip": {
            "confine": True,
            "backgroundColor": palette.surface,
            "borderColor": palette.line,
            "textStyle": {"color": palette.text, "fontSize": 12},
        },
        "legend": _legend(palette) | {"show": several},
        "grid": AXES | {"top": LEGEND + 8 if several else 12},
        "dataset": {"source": _table(groups, firsts, bucket, unit, words)},
        **_axes(highest / unit, unit, words, palette),
        "series": [_series(place, group, colors[group], words, palette) for place, group in enumerate(groups)],
    }


def bar_at(event: Mapping[str, Any], *, counts: pd.DataFrame, bucket: str) -> Bar | None:
    """The bar that was clicked. Indices of an older drawing that no longer fit choose nothing."""
    groups, firsts = list(fold(counts, most=MOST_GROUPS)), buckets(counts, bucket=bucket)
    for chosen in event["selection"]["selected"]:
        for index in chosen["data_indices"]:
            if index < len(firsts) and chosen["series_index"] < len(groups):
                return Bar(firsts[index], groups[chosen["series_index"]])
    return None


def buckets(counts: pd.DataFrame, *, bucket: str) -> list[date]:
    """The first days of all buckets from the first counted one to the last.

    >>> rows = pd.DataFrame({"bucket": [date(2024, 12, 1), date(2025, 2, 1)]})
    >>> [day.isoformat() for day in buckets(rows, bucket="month")]
    ['2024-12-01', '2025-01-01', '2025-02-01']
    """
    if counts.empty:
        return []
    found, last = [min(counts["bucket"])], max(counts["bucket"])
    while found[-1] < last:
        found.append(span(found[-1], bucket=bucket)[1] + timedelta(days=1))
    return found


def _table(
    groups: Mapping[str, Mapping[date, int]], firsts: list[date], bucket: str, unit: int, words: Words
) -> pd.DataFrame:
    """A row for each bucket: as it stands on the axis, in full, and what each group has, in units and written."""
    empty = [""] * max(LEAST - len(firsts), 0)
    axis = [_tick(first, bucket, words) for first in firsts]
    columns: dict[str, list[Any]] = {
        "on the axis": axis + empty,
        "in full": [label(first, bucket=bucket, words=words) for first in firsts] + empty,
    }
    for place, rows in enumerate(groups.values()):
        had = [rows.get(first) for first in firsts]
        columns[f"group {place}"] = [*(count and count / unit for count in had), *(None for _ in empty)]
        columns[f"count {place}"] = [words.number(count) if count else "" for count in had] + empty
    return pd.DataFrame(columns)


def _axes(highest: float, unit: int, words: Words, palette: Palette) -> dict[str, Any]:
    step = _step(highest)
    written = {"formatter": words("{value}k", value="{value}")} if unit == THOUSAND else {}
    return {
        "xAxis": {
            "type": "category",
            "axisLabel": {"color": palette.muted, "hideOverlap": True},
            "axisLine": {"lineStyle": {"color": palette.line}},
            "axisTick": {"show": False},
        },
        "yAxis": {
            "type": "value",
            "interval": step,
            "max": max(math.ceil(highest / step), 1) * step,
            "axisLabel": {"color": palette.muted, **written},
            "splitLine": {"lineStyle": {"color": palette.line}},
        },
    }


def _step(highest: float) -> int:
    """A round whole number that gives the axis of counts about ``TICKS`` ticks."""
    steps = (digit * int(10**power) for power in range(9) for digit in (1, 2, 5))
    return next(step for step in steps if highest / step <= TICKS)


def _tick(first: date, bucket: str, words: Words) -> str:
    return words.date(first) if bucket == "week" else label(first, bucket=bucket, words=words)


def _series(place: int, group: str, color: str, words: Words, palette: Palette) -> dict[str, Any]:
    """Outlets name themselves: ECharts escapes ``{a}``, and Streamlit the values of columns."""
    return {
        "type": "bar",
        "name": group or words("others"),
        "stack": "all",
        "barCategoryGap": "14%",
        "barMaxWidth": 60,
        "encode": {"x": "on the axis", "y": f"group {place}"},
        "itemStyle": {"color": color},
        "selectedMode": "single",
        "select": {"itemStyle": {"borderColor": palette.text, "borderWidth": 1.5}},
        "tooltip": {"formatter": f"{{@in full}}<br/>{{a}}: <b>{{@count {place}}}</b>"},
    }


def _legend(palette: Palette) -> dict[str, Any]:
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
