"""Who acts upon whom as a matrix: the view for networks too dense to draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from components.actor_network import edge_color, edge_note
from components.cards import shorten
from components.charts import layout, plain
from components.graph_edges import TIE
from components.palette import LIGHT, Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

ROW, MARGIN, NAME = 19, 150, 22
SIDE = 175  # left of the squares, for a name and the title


def adjacency(
    edges: pd.DataFrame,
    *,
    order: Sequence[str],
    names: Mapping[str, str],
    words: Words,
    palette: Palette = LIGHT,
) -> go.Figure:
    """A square for each edge: its source the row, its target the column, both in ``order`` (actor ids).

    The area of a square says the count, its colour quad or layer, an outline alone that all is denied or only
    possible. Of several edges of a pair the greater lies behind. A square carries its edge as ``customdata``;
    company, which has no direction, fills both halves.
    """
    mutual = edges[edges["layer"] == "named together"]
    turned = mutual.assign(source_id=mutual["target_id"], target_id=mutual["source_id"])
    cells = pd.concat([edges, turned]).sort_values("weight", ascending=False)
    figure = go.Figure(layout=layout(words=words, palette=palette, height=MARGIN + 60 + ROW * len(order)))
    figure.update_layout(margin={"l": SIDE, "r": 8, "t": MARGIN, "b": 8})
    figure.add_trace(_squares(cells, list(order), names, words, palette))
    labels = [shorten(plain(names.get(actor, actor)), length=NAME) for actor in order]
    axis = {
        "tickmode": "array",
        "tickvals": list(range(len(order))),
        "ticktext": labels,
        "range": [-0.6, len(order) - 0.4],
        "showgrid": True,
        "gridcolor": palette.line,
        "tickfont": {"size": 11, "color": palette.text},
        "fixedrange": True,
        "automargin": False,  # names are cut to fit; measured, each would have the whole drawn again
    }
    figure.update_xaxes(
        **axis, side="top", tickangle=-60, title={"text": words("upon, or about, whom"), "standoff": 4}
    )
    figure.update_yaxes(**axis | {"range": [len(order) - 0.4, -0.6]}, title={"text": words("who"), "standoff": 4})
    return figure


def _squares(
    cells: pd.DataFrame, order: list[str], names: Mapping[str, str], words: Words, palette: Palette
) -> go.Scatter:
    place = {actor: number for number, actor in enumerate(order)}
    most = max(float(cells["weight"].max()), 1.0) if len(cells) else 1.0
    rows = records(cells)
    colors = [edge_color(row["layer"], row["quad"], palette=palette) for row in rows]
    return go.Scatter(
        x=[place[row["target_id"]] for row in rows],
        y=[place[row["source_id"]] for row in rows],
        mode="markers",
        customdata=[[row[column] or "" for column in TIE] for row in rows],
        hovertext=[
            f"<b>{plain(names[row['source_id']])} → {plain(names[row['target_id']])}</b><br>"
            + edge_note(row, words=words)
            for row in rows
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "symbol": ["square-open" if row["doubtful"] else "square" for row in rows],
            "size": [round(5 + 11 * math.sqrt(row["weight"] / most), 1) for row in rows],
            "color": colors,
            "opacity": 0.85,
            "line": {"width": [1.5 if row["doubtful"] else 0 for row in rows]},
        },
        showlegend=False,
    )
