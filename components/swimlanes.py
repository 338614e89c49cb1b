"""The most named actors over time: a lane each, a symbol a stretch of time, the larger the more often named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components import terms
from components.charts import layout, plain
from components.palette import LIGHT, Palette
from components.records import records
from components.timeline import axis, label, span

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
    figure = go.Figure(layout=layout(words=words, palette=palette, height=MARGIN + LANE * max(len(rows), 1)))
    spoken, most = terms.kinds(words), float(lanes["mentions"].max()) if len(lanes) else 1.0
    for kind, group in lanes.groupby("kind", sort=False):
        figure.add_trace(
            go.Scatter(
                x=[day.isoformat() for day in group["bucket"]],
                y=[rows[actor] for actor in group["actor_id"]],
                mode="markers",
                name=spoken.get(str(kind), str(kind)),
                marker={
                    "symbol": SYMBOLS.get(str(kind), "circle-open"),
                    "color": palette.kind(str(kind)),
                    "size": list(SMALL + (LARGE - SMALL) * np.sqrt(group["mentions"].astype(float) / most)),
                    "opacity": 0.8,
                    "line": {"width": 0},
                },
                customdata=[
                    (day.isoformat(), actor) for day, actor in zip(group["bucket"], group["actor_id"], strict=True)
                ],
                hovertext=_hovers(group, bucket, words),
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    if len(lanes):
        window = lanes["bucket"].min(), span(lanes["bucket"].max(), bucket=bucket)[1]
        figure.update_xaxes(**axis(window, bucket=bucket, words=words))
    figure.update_yaxes(
        tickvals=list(rows.values()),
        ticktext=[plain(_short(name)) for name in actors["name"]],
        range=[len(rows) - 0.5, -0.5],
    )
    figure.update_layout(showlegend=actors["kind"].nunique() > 1, legend={"itemsizing": "constant"})
    return figure


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
