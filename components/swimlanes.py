"""The most named actors over time: a lane each, a symbol a stretch of time, the larger the more often named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components import terms
from components.axis import axis
from components.buckets import label, span
from components.charts import drawn, layout, plain
from components.palette import LIGHT, Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

LANE, MARGIN = 30, 70  # pixels
SMALL, LARGE = 6, 26
NAME = 28  # letters of a name on the axis
SYMBOLS = {
    "person": "circle",
    "organisation": "square",
    "country": "diamond",
    "place": "triangle-up",
    "event": "star",
}


def swimlanes(lanes: pd.DataFrame, *, words: Words, bucket: str = "week", palette: Palette = LIGHT) -> go.Figure:
    """``lanes`` as ``queries.swimlanes`` gives them; each symbol carries ``(bucket as ISO day, actor's id)``.

    Its shape and colour say the actor's kind.
    """
    actors = lanes.drop_duplicates("actor_id")
    rows = {actor: place for place, actor in enumerate(actors["actor_id"])}
    most = float(lanes["mentions"].max()) if len(lanes) else 1.0
    traces = [
        _symbols(group, str(kind), rows, most, bucket, words, palette)
        for kind, group in lanes.groupby("kind", sort=False)
    ]
    arranged: dict[str, Any] = {
        "yaxis": {
            "tickvals": list(rows.values()),
            "ticktext": [plain(_short(name)) for name in actors["name"]],
            "range": [len(rows) - 0.5, -0.5],
        },
        "showlegend": actors["kind"].nunique() > 1,
        "legend": {"itemsizing": "constant"},
    }
    if len(lanes):
        window = lanes["bucket"].min(), span(lanes["bucket"].max(), bucket=bucket)[1]
        arranged["xaxis"] = axis(window, bucket=bucket, words=words)
    height = MARGIN + LANE * max(len(rows), 1)
    return drawn(traces, layout(arranged, words=words, palette=palette, height=height))


def _symbols(
    group: pd.DataFrame,
    kind: str,
    rows: Mapping[str, int],
    most: float,
    bucket: str,
    words: Words,
    palette: Palette,
) -> dict[str, Any]:
    """The actors of one kind."""
    days = [day.isoformat() for day in group["bucket"]]
    return {
        "type": "scatter",
        "x": days,
        "y": [rows[actor] for actor in group["actor_id"]],
        "mode": "markers",
        "name": terms.kinds(words).get(kind, kind),
        "marker": {
            "symbol": SYMBOLS.get(kind, "circle-open"),
            "color": palette.kind(kind),
            "size": list(SMALL + (LARGE - SMALL) * np.sqrt(group["mentions"].astype(float) / most)),
            "opacity": 0.8,
            "line": {"width": 0},
        },
        "customdata": list(zip(days, group["actor_id"], strict=True)),
        "hovertext": _hovers(group, bucket, words),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hovers(rows: pd.DataFrame, bucket: str, words: Words) -> list[str]:
    return [
        f"<b>{plain(row['name'])}</b><br>{label(row['bucket'], bucket=bucket, words=words)}<br>"
        + words.plural("{count} mention", "{count} mentions", int(row["mentions"]))
        + " · "
        + words.plural("{count} article", "{count} articles", int(row["articles"]))
        for row in records(rows)
    ]


def _short(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1].rstrip() + "…"
