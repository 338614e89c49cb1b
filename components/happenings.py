"""What happened when: days as stacked bars, and below them the times that last, as bars from begin to end.

Drawn by ECharts, with which Streamlit goes on when it differs; see ``course``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np

from components.actor_network import tip
from components.calendar import day
from components.cards import shorten, source_line
from components.course import AXES, LEGEND, Bar, across, bar_at, columns, legend, quiet, tick, upward
from components.edtf import span as written
from components.palette import LIGHT, Palette
from components.records import items, records
from components.timeline import MOST_GROUPS, fold, span, stretch

if TYPE_CHECKING:
    import pandas as pd

    from components.window import Window
    from components.words import Words

DAYS_HEIGHT, LANE, HEAD, FOOT = 190, 24, 40, 30  # pixels
LETTERS = 10  # pixels
LETTER, WIDTH = 5.2, 1150  # pixels: a letter at that size on average, and the chart on a common screen
PALEST, STRONGEST = 0.2, 0.54  # of the accent: labels can be read on all of them, in both themes
GAP = 4  # pixels between two lanes
EDGES = 8  # pixels that a label keeps free
ENDS = ("left", "right")


def happenings(
    counts: pd.DataFrame,
    lanes: pd.DataFrame,
    *,
    window: Window,
    words: Words,
    zone: ZoneInfo,
    bucket: str = "week",
    palette: Palette = LIGHT,
) -> dict[str, Any]:
    """The ECharts option: ``counts`` as ``course`` takes them, over ``lanes.pack`` of ``queries.periods``.

    ``lanes`` has what ``queries.worded`` tells of them too. Columns and lanes stand above each other on one axis
    of buckets, those that touch the ``window``. A bar of the lanes is the darker the more often its time is
    mentioned. Either half is left out where it is empty; ``happening_at`` reads a click.
    """
    firsts = stretch(window, bucket=bucket)
    bars, highest = columns(counts, firsts, bucket=bucket, words=words, palette=palette)
    top, rows = _heights(counts, lanes)
    ticks = across([tick(first, bucket, words) for first in firsts], palette)
    grids: list[dict[str, Any]] = []
    xs: list[dict[str, Any]] = []
    ys: list[dict[str, Any]] = []
    if top:
        grids.append(AXES | {"top": LEGEND, "height": top - LEGEND - (0 if rows else FOOT)})
        xs.append(ticks | ({"axisLabel": {"show": False}} if rows else {}))
        ys.append(upward(highest, words, palette))
    if rows:
        grid = {"gridIndex": len(grids)}
        grids.append(AXES | {"top": top + HEAD, "height": LANE * rows})
        foot = {"onZero": False, "lineStyle": {"color": palette.line}}
        ruled = {
            "axisLine": foot,
            "splitLine": {"show": True, "lineStyle": {"color": palette.line}},
            "position": "bottom",
        }
        xs += [ticks | grid | ruled, {"type": "value", "min": 0, "max": len(firsts), "show": False, **grid}]
        down = {"type": "value", "min": -0.5, "max": rows - 0.5, "inverse": True, "containShape": False}
        ys.append(down | {"show": False} | grid)
        axes = {"xAxisIndex": len(xs) - 1, "yAxisIndex": len(ys) - 1}
        bars = bars + _lanes(lanes, firsts, bucket, axes, words, zone, palette)
    return {
        **quiet(palette),
        "legend": legend(palette) | {"show": bool(top), "data": [bar["name"] for bar in bars if "name" in bar]},
        "title": _heading(words("Weeks, months, years"), top, palette) if rows else {"show": False},
        "grid": grids,
        "xAxis": xs,
        "yAxis": ys,
        "series": bars,
    }


def height(counts: pd.DataFrame, lanes: pd.DataFrame) -> int:
    """The pixels of the drawing."""
    top, rows = _heights(counts, lanes)
    return top + (HEAD + LANE * rows + FOOT if rows else 0)


def _heights(counts: pd.DataFrame, lanes: pd.DataFrame) -> tuple[int, int]:
    """The pixels of the columns, and how many lanes there are."""
    return DAYS_HEIGHT if len(counts) else 0, int(lanes["lane"].max()) + 1 if len(lanes) else 0


def happening_at(event: Mapping[str, Any], *, counts: pd.DataFrame, lanes: pd.DataFrame) -> Bar | int | None:
    """The column that was clicked, or the position in ``lanes`` of the longer time.

    Indices of an older drawing that no longer fit choose nothing.
    """
    if bar := bar_at(event, counts=counts):
        return bar
    lasting = len(fold(counts, most=MOST_GROUPS))
    for chosen in event["selection"]["selected"]:
        for row in chosen["data_indices"]:
            if chosen["series_index"] == lasting and row < len(lanes):
                return int(row)
    return None


def _lanes(
    lanes: pd.DataFrame,
    firsts: Sequence[date],
    bucket: str,
    axes: Mapping[str, int],
    words: Words,
    zone: ZoneInfo,
    palette: Palette,
) -> list[dict[str, Any]]:
    """The bars, and their labels; ECharts draws the body of a candlestick from one value to another."""
    edges = [day.toordinal() for day in (*firsts, span(firsts[-1], bucket=bucket)[1] + timedelta(days=1))]
    left, right = (np.interp(lanes[end].to_numpy(dtype="float64"), edges, range(len(edges))) for end in ENDS)
    rows = records(lanes.assign(published=day(lanes["published_at"], zone=zone), left_at=left, right_at=right))
    names = [written(row["iso"], words=words) for row in rows]
    colors = _shades(lanes["mentions"], palette)
    bars = [_bar(row, name, color, words) for row, name, color in zip(rows, names, colors, strict=True)]
    room = (right - left) / len(firsts) * WIDTH
    labels = [
        {"name": text, "value": [round((row["left_at"] + row["right_at"]) / 2, 3), row["lane"]]}
        for row, text, most in zip(rows, map(_label, rows, names), room.tolist(), strict=True)
        if len(text) * LETTER + EDGES <= most
    ]
    return [
        {
            **axes,
            "type": "candlestick",
            "layout": "vertical",
            "barWidth": LANE - GAP,
            "itemStyle": {"borderColor": palette.background, "borderColor0": palette.background},
            "selectedMode": "single",
            "select": {"itemStyle": {"borderColor": palette.text, "borderWidth": 1.5}},
            "data": bars,
        },
        {
            **axes,
            "type": "scatter",
            "symbolSize": 0,
            "itemStyle": {"opacity": 1},
            "silent": True,
            "tooltip": {"show": False},
            "label": {"show": True, "formatter": "{b}", "color": palette.text, "fontSize": LETTERS},
            "labelLayout": {"hideOverlap": True},
            "data": labels,
        },
    ]


def _bar(row: Mapping[str, Any], name: str, color: str, words: Words) -> dict[str, Any]:
    begin, end = (round(row[at], 3) for at in ("left_at", "right_at"))
    return {
        "value": [row["lane"], begin, end, begin, end],
        "itemStyle": {"color": color},
        "tooltip": {"formatter": _told(row, name, words)},
    }


def _label(row: Mapping[str, Any], name: str) -> str:
    """The time in the reader's words; arrows say that it goes on beyond the window."""
    before = "◂ " if row["left"] > row["first"].toordinal() else ""
    after = " ▸" if row["right"] < (row["last"] + timedelta(days=1)).toordinal() else ""
    return f"{before}{name}{after}"


def _shades(mentions: pd.Series, palette: Palette) -> list[str]:
    """The accent, the stronger the more mentions, on the scale of logarithms that counts of words ask for."""
    most = math.log1p(int(mentions.max()))
    shares = [PALEST + (STRONGEST - PALEST) * math.log1p(count) / most for count in mentions]
    return [palette.tint(palette.accent, share=share) for share in shares]


def _told(row: Mapping[str, Any], name: str, words: Words) -> str:
    """How often a time is named, how articles write it, and the newest of them, as HTML."""
    counted = words.plural("{count} mention", "{count} mentions", row["mentions"])
    articles = words.plural("{count} article", "{count} articles", row["articles"])
    texts = ", ".join(shorten(text, length=30) for text in items(row["texts"]))
    source = source_line(row["outlet"], row["published"], sample=row["sample"], words=words)
    title = row["title"] if isinstance(row["title"], str) else words("Without a title")
    return tip(name, f"{counted} · {articles}", f"“{texts}”", source, shorten(title, length=48))


def _heading(text: str, top: int, palette: Palette) -> dict[str, Any]:
    style = {"color": palette.muted, "fontSize": 12, "fontWeight": "normal"}
    return {"text": text, "left": AXES["left"], "top": top + HEAD - 24, "padding": 0, "textStyle": style}
