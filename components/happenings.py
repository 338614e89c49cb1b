"""What happened when: days as stacked bars, and below them the times that last, as bars from begin to end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import plotly.graph_objects as go

from components.calendar import day
from components.cards import shorten, source_line
from components.charts import plain
from components.edtf import span
from components.palette import LIGHT, Palette
from components.records import items, records
from components.timeline import MILLISECONDS, timeline

if TYPE_CHECKING:
    import pandas as pd

    from components.window import Window
    from components.words import Words

DAYS_HEIGHT, LANE, HEAD, MARGIN = 220, 24, 46, 40  # pixels
LETTERS = 10  # pixels; plotly hides what does not fit at this size
PALEST, STRONGEST = 0.2, 0.54  # of the accent: labels can be read on all of them, in both themes


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

    A bar of the lanes is the darker the more often its time is mentioned, and carries ``(begin, until, name)``,
    two instants in ISO 8601 and its time in words, as ``customdata``. Either half is left out where it is empty.
    """
    depth = LANE * (int(lanes["lane"].max()) + 1) + HEAD if len(lanes) else 0
    top = DAYS_HEIGHT if len(counts) else 0
    figure = timeline(counts, words=words, bucket=bucket, window=window, names=names, palette=palette)
    if depth:
        figure.add_trace(_lanes(lanes, words, zone, palette))
        _divide(figure, words("Weeks, months, years"), top=top, depth=depth)
    figure.update_layout(height=top + depth + MARGIN, uniformtext={"minsize": LETTERS, "mode": "hide"})
    return figure


def _divide(figure: go.Figure, heading: str, *, top: int, depth: int) -> None:
    """Give the lanes their part of the height, the first lane on top, under a heading."""
    share = depth / (top + depth)
    inner = share * (1 - HEAD / depth)
    figure.update_layout(
        yaxis={"domain": [share, 1], "visible": top > 0},
        yaxis2={
            "domain": [0, inner],
            "range": [(depth - HEAD) / LANE - 0.5, -0.5],
            "visible": False,
            "fixedrange": True,
        },
        xaxis={"anchor": "free", "position": 0, "showgrid": True, "fixedrange": True},
    )
    figure.add_annotation(
        text=heading, x=0, y=inner, xref="paper", yref="paper", xanchor="left", yanchor="bottom", showarrow=False
    )


def _lanes(lanes: pd.DataFrame, words: Words, zone: ZoneInfo, palette: Palette) -> go.Bar:
    rows = records(lanes.assign(published=day(lanes["published_at"], zone=zone)))
    colors = _shades(lanes["mentions"], palette)
    return go.Bar(
        orientation="h",
        yaxis="y2",
        base=[date.fromordinal(row["left"]).isoformat() for row in rows],
        x=[(row["right"] - row["left"]) * MILLISECONDS for row in rows],
        y=[row["lane"] for row in rows],
        width=0.86,
        marker={"color": colors, "line": {"width": 1, "color": palette.background}},
        text=[plain(_label(row, words)) for row in rows],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": palette.text, "size": LETTERS},
        customdata=[_identity(row, words) for row in rows],
        hovertext=[_hover(row, words) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 0.45}},
        showlegend=False,
    )


def _identity(row: Mapping[str, Any], words: Words) -> tuple[str, str, str]:
    return row["begin"].isoformat(), row["until"].isoformat(), span(row["iso"], words=words)


def _label(row: Mapping[str, Any], words: Words) -> str:
    """The time in the reader's words; arrows say that it goes on beyond the window."""
    before = "◂ " if row["left"] > row["first"].toordinal() else ""
    after = " ▸" if row["right"] < (row["last"] + timedelta(days=1)).toordinal() else ""
    return f"{before}{span(row['iso'], words=words)}{after}"


def _shades(mentions: pd.Series, palette: Palette) -> list[str]:
    """The accent, the stronger the more mentions, on the scale of logarithms that counts of words ask for."""
    most = math.log1p(int(mentions.max()))
    shares = [PALEST + (STRONGEST - PALEST) * math.log1p(count) / most for count in mentions]
    return [palette.tint(palette.accent, share=share) for share in shares]


def _hover(row: Mapping[str, Any], words: Words) -> str:
    """The time, how the articles write it, how often, and the newest of them."""
    counted = words.plural("{count} mention", "{count} mentions", row["mentions"])
    articles = words.plural("{count} article", "{count} articles", row["articles"])
    written = ", ".join(f"“{shorten(text, length=40)}”" for text in items(row["texts"]))
    source = source_line(row["outlet"], row["published"], sample=row["sample"], words=words)
    title = row["title"] if isinstance(row["title"], str) else words("Without a title")
    lines = [f"{counted} · {articles}", written, source, shorten(title, length=70)]
    return "<br>".join([f"<b>{plain(span(row['iso'], words=words))}</b>", *map(plain, lines)])
