"""Who acts upon whom as a matrix: the view for networks too dense to draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.actor_network import Tie, edge_color, edge_note, tie_of, tip, toolbox
from components.cards import shorten
from components.charts import FONT
from components.palette import LIGHT, Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

ROW, NAME = 19, 22
LEFT, TOP, MARGIN = 175, 165, 8  # beside the squares, for names and titles
LEAST, MORE = 5, 11  # pixels of a square: of one, and more of the most


def adjacency(
    edges: pd.DataFrame,
    *,
    order: Sequence[str],
    names: Mapping[str, str],
    words: Words,
    palette: Palette = LIGHT,
    file: str = "tilik",
) -> dict[str, Any]:
    """The ECharts option of a matrix: of each edge a square, its source the row, its target the column.

    Rows and columns stand in ``order`` (actor ids). The area of a square says the count, its colour quad or layer,
    an outline alone that all is denied or only possible. Squares stand in the order of ``cells``, which is what
    ``tie_at`` reads a click by. ``file`` names the picture that can be saved.
    """
    labels = [shorten(names.get(actor, actor), length=NAME) for actor in order]
    across, down = _axis(labels, words("upon, or about, whom"), palette), _axis(labels, words("who"), palette)
    across["axisLabel"]["rotate"] = -60
    return {
        "animation": False,
        "textStyle": {"fontFamily": FONT},
        "tooltip": {"confine": True, "backgroundColor": palette.surface, "textStyle": {"color": palette.text}},
        "toolbox": toolbox(words, palette, file),
        "grid": {"left": LEFT, "right": MARGIN, "top": TOP, "bottom": MARGIN},
        "xAxis": across | {"position": "top", "nameGap": TOP - 25},
        "yAxis": down | {"inverse": True, "nameGap": LEFT - 22},
        "series": [
            {
                "type": "scatter",
                "symbol": "rect",
                "data": _squares(cells(edges), list(order), names, words, palette),
                "selectedMode": "single",
                "select": {"itemStyle": {"borderColor": palette.text, "borderWidth": 2}},
            }
        ],
    }


def height(order: Sequence[str]) -> int:
    """The pixels of a matrix of so many rows."""
    return TOP + MARGIN + ROW * len(order)


def cells(edges: pd.DataFrame) -> pd.DataFrame:
    """The squares: of several edges of a pair the greater lies behind; company, undirected, fills both halves."""
    mutual = edges[edges["layer"] == "named together"]
    turned = mutual.assign(source_id=mutual["target_id"], target_id=mutual["source_id"])
    return pd.concat([edges, turned]).sort_values("weight", ascending=False, ignore_index=True)


def tie_at(event: Mapping[str, Any], *, edges: pd.DataFrame) -> Tie | None:
    """The edge whose square was clicked. Indices of an older drawing that no longer fit choose nothing."""
    squares = cells(edges)
    for group in event["selection"]["selected"]:
        for index in group["data_indices"]:
            if index < len(squares):
                return tie_of(squares.iloc[index])
    return None


def _axis(labels: list[str], title: str, palette: Palette) -> dict[str, Any]:
    return {
        "type": "category",
        "data": labels,
        "name": title,
        "nameLocation": "middle",
        "nameTextStyle": {"color": palette.muted, "fontSize": 12},
        "axisLabel": {"interval": 0, "color": palette.text, "fontSize": 11},
        "axisLine": {"show": False},
        "axisTick": {"show": False},
        "splitLine": {"show": True, "lineStyle": {"color": palette.line}},
    }


def _squares(
    squares: pd.DataFrame, order: list[str], names: Mapping[str, str], words: Words, palette: Palette
) -> list[dict[str, Any]]:
    place = {actor: number for number, actor in enumerate(order)}
    most = max(float(squares["weight"].max()), 1.0) if len(squares) else 1.0
    found = []
    for row in records(squares):
        source, target = row["source_id"], row["target_id"]
        shade = edge_color(row["layer"], row["quad"], palette=palette)
        outline = {"color": "transparent", "borderColor": shade, "borderWidth": 1.5}
        found.append(
            {
                "value": [place[target], place[source]],
                "symbolSize": round(LEAST + MORE * math.sqrt(row["weight"] / most), 1),
                "itemStyle": (outline if row["doubtful"] else {"color": shade}) | {"opacity": 0.85},
                "tooltip": {"formatter": tip(f"{names[source]} → {names[target]}", edge_note(row, words=words))},
            }
        )
    return found
