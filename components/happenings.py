"""What happened when: days as stacked bars, and below them the times that last, as bars from begin to end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import plotly.graph_objects as go

from components.calendar import day
from components.cards import shorten, source_line
from components.charts import drawn, layout, plain
from components.edtf import span
from components.palette import LIGHT, Palette
from components.records import items, records
from components.timeline import MILLISECONDS, bars, instants

if TYPE_CHECKING:
    import pandas as pd

    from components.window import Window
    from components.words import Words

DAYS_HEIGHT, LANE, HEAD, MARGIN = 220, 24, 46, 40  # pixels
LETTERS = 10  # pixels; plotly hides what does not fit at this size
LEAST_LETTER, WIDEST = 4.5, 1900  # pixels: a letter at that size on average, and the chart on a large screen
PALEST, STRONGEST = 0.2, 0.54  # of the accent: labels can be read on all of them, in both themes

HOVER = "<br>".join(
    (
        "<b>%{customdata[2]}</b>",
        "%{customdata[3]} · %{customdata[4]}",
        "“%{customdata[5]}”",
        "%{customdata[6]}",
        "%{customdata[7]}<extra></extra>",
    )
)


def happenings(
    counts: pd.DataFrame,
    lanes: pd.DataFrame,
    *,
    window: Window,
    words: Words,
    zone: ZoneInfo,
    bucket: str = "week",
    names: Mapping[str, str] | None = None,
    palette: Palette = LIGHT,
) -> go.Figure:
    """``timeline.timeline`` of ``counts`` over ``lanes.pack`` of ``queries.periods``, on one axis of time.

    A bar of the lanes is the darker the more often its time is mentioned. Its ``customdata`` begins with ``(begin,
    until, name)``, two instants in seconds since 1970 and its time in words; what it says when pointed at follows.
    Either half is left out where it is empty.
    """
    depth = LANE * (int(lanes["lane"].max()) + 1) + HEAD if len(lanes) else 0
    top = DAYS_HEIGHT if len(counts) else 0
    traces, arranged = bars(counts, words=words, bucket=bucket, window=window, names=names, palette=palette)
    divided: dict[str, Any] = {}
    if depth:
        traces.append(_lanes(lanes, words, zone, palette, days=(window[1] - window[0]).days + 1))
        divided = _divided(words("Weeks, months, years"), top=top, depth=depth)
    return drawn(traces, layout(arranged, divided, words=words, palette=palette, height=top + depth + MARGIN))


def _divided(heading: str, *, top: int, depth: int) -> dict[str, Any]:
    """What gives the lanes their part of the height, the first lane on top, under a heading."""
    share = depth / (top + depth)
    inner = share * (1 - HEAD / depth)
    return {
        "yaxis": {"domain": [share, 1], "visible": top > 0},
        "yaxis2": {
            "domain": [0, inner],
            "range": [(depth - HEAD) / LANE - 0.5, -0.5],
            "visible": False,
            "fixedrange": True,
        },
        "uniformtext": {"minsize": LETTERS, "mode": "hide"},
        "xaxis": {"anchor": "free", "position": 0, "showgrid": True, "fixedrange": True},
        "annotations": [
            {
                "text": heading,
                "x": 0,
                "y": inner,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
            }
        ],
    }


def _lanes(lanes: pd.DataFrame, words: Words, zone: ZoneInfo, palette: Palette, *, days: int) -> dict[str, Any]:
    """One trace; see ``timeline.bars``. Labels that no screen has room for are not sent: plotly measures each."""
    rows = records(lanes.assign(published=day(lanes["published_at"], zone=zone)))
    names = [plain(span(row["iso"], words=words)) for row in rows]
    lengths = (lanes["right"] - lanes["left"]).to_numpy(dtype="int64")
    room = lengths / days * WIDEST / LEAST_LETTER
    labels = [_label(row, name) for row, name in zip(rows, names, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "yaxis": "y2",
        "base": instants(lanes["left"].to_numpy(dtype="int64")).tolist(),
        "x": (lengths * float(MILLISECONDS)).tolist(),
        "y": lanes["lane"].tolist(),
        "width": 0.86,
        "marker": {
            "color": _shades(lanes["mentions"], palette),
            "line": {"width": 1, "color": palette.background},
        },
        "text": [label if len(label) <= most else "" for label, most in zip(labels, room, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": palette.text, "size": LETTERS},
        "customdata": [_told(*row, words) for row in zip(rows, names, strict=True)],
        "hovertemplate": HOVER,
        "unselected": {"marker": {"opacity": 0.45}},
        "showlegend": False,
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


def _told(row: Mapping[str, Any], name: str, words: Words) -> tuple[int, int, str, str, str, str, str, str]:
    """Which time it is, and what ``HOVER`` says: how often, how the articles write it, and the newest of them."""
    counted = words.plural("{count} mention", "{count} mentions", row["mentions"])
    articles = words.plural("{count} article", "{count} articles", row["articles"])
    written = ", ".join(shorten(text, length=30) for text in items(row["texts"]))
    source = source_line(row["outlet"], row["published"], sample=row["sample"], words=words)
    title = row["title"] if isinstance(row["title"], str) else words("Without a title")
    told = plain(written), plain(source), plain(shorten(title, length=48))
    return (*_identity(row), name, counted, articles, *told)


def _identity(row: Mapping[str, Any]) -> tuple[int, int]:
    return int(row["begin"].timestamp()), int(row["until"].timestamp())
