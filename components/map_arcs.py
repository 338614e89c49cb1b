"""Acts between countries as arcs on a map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.actor_network import CURVES, edge_color, edge_note
from components.charts import plain
from components.graph_edges import TIE
from components.palette import Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

ARCS = 60
STEPS = 12
# The way round, in degrees, from which an arc leaves the map at one side and comes back at the other.
ROUND = 270
WIDTHS = (1.2, 2.2, 3.6, 5.5)


def arcs(edges: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The edges (``queries.edges``) that have coordinates at both ends, strongest first.

    ``places`` as ``actor_map.locate`` gives countries: actor_id, name, lat, lon. Adds ``source``, ``target``
    (names), ``from_lon``, ``from_lat``, ``to_lon``, ``to_lat`` in degrees.
    """
    known = places.dropna(subset=["lat", "lon"])[["actor_id", "name", "lon", "lat"]]
    begins = known.set_axis(["source_id", "source", "from_lon", "from_lat"], axis=1)
    stops = known.set_axis(["target_id", "target", "to_lon", "to_lat"], axis=1)
    found = edges.merge(begins, on="source_id").merge(stops, on="target_id")
    return found.sort_values(["weight", *TIE[:2]], ascending=[False, True, True], ignore_index=True)


def arc_traces(found: pd.DataFrame, *, words: Words, palette: Palette, most: int = ARCS) -> list[dict[str, Any]]:
    """The ``most`` strongest arcs, those alike in one trace, and a mark before each one's end to click and hover.

    An arc bends to the right of its way, each quad further than the one before, so that there and back and acts
    of several quads do not cover each other. It leaves the map at one side and comes back at the other only
    between neighbours across the antimeridian.
    """
    shown = found.head(most)
    heaviest = max(float(shown["weight"].max()), 1.0) if len(shown) else 1.0
    looks: dict[tuple[str, float, str], list[np.ndarray]] = {}
    tips = []
    for row in records(shown):
        path = _path(row)
        color = edge_color(row["layer"], row["quad"], palette=palette)
        rank = math.ceil(math.sqrt(row["weight"] / heaviest) * len(WIDTHS)) - 1
        dash = "dot" if row["doubtful"] else "solid"
        looks.setdefault((color, WIDTHS[rank], dash), []).append(path)
        tips.append((row, path, color, WIDTHS[rank]))
    lines = [_line(paths, *look) for look, paths in looks.items()]
    return [*lines, *([_marks(tips, words, palette)] if tips else [])]


def _path(row: dict[str, Any]) -> np.ndarray:
    """Points along the arc, ``STEPS`` × (longitude, latitude)."""
    begin = np.array([row["from_lon"], row["from_lat"]])
    way = np.array([row["to_lon"], row["to_lat"]]) - begin
    if abs(way[0]) > ROUND:
        way[0] -= math.copysign(360, way[0])
    bow = begin + way / 2 + np.array([way[1], -way[0]]) * (0.1 + CURVES.get(row["quad"], 0.0))
    t = np.linspace(0, 1, STEPS)[:, None]
    path: np.ndarray = (1 - t) ** 2 * begin + 2 * t * (1 - t) * bow + t**2 * (begin + way)
    path[:, 1] = np.clip(path[:, 1], -56.0, 83.0)
    if abs(path[-1, 0]) <= 180:
        path[:, 0] = np.clip(path[:, 0], -179.0, 179.0)
    return path


def _line(paths: list[np.ndarray], color: str, width: float, dash: str) -> dict[str, Any]:
    gap = np.full((1, 2), np.nan)
    joined = np.vstack([part for path in paths for part in (path, gap)])
    degrees = [
        [None if math.isnan(value) else round(value, 1) for value in column] for column in joined.T.tolist()
    ]
    return {
        "type": "scattergeo",
        "lon": degrees[0],
        "lat": degrees[1],
        "mode": "lines",
        "line": {"color": color, "width": width, "dash": dash},
        "opacity": 0.8,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(
    tips: list[tuple[dict[str, object], np.ndarray, str, float]], words: Words, palette: Palette
) -> dict[str, Any]:
    """An arrowhead at the last quarter of each arc; it carries the edge as ``customdata``."""
    at = [path[STEPS * 3 // 4] for _, path, _, _ in tips]
    before = [path[STEPS * 3 // 4 - 1] for _, path, _, _ in tips]
    turns = [math.degrees(math.atan2(b[0] - a[0], b[1] - a[1])) for a, b in zip(before, at, strict=True)]
    return {
        "type": "scattergeo",
        "lon": [round(float(point[0]), 2) for point in at],
        "lat": [round(float(point[1]), 2) for point in at],
        "mode": "markers",
        "customdata": [[row[column] or "" for column in TIE] for row, *_ in tips],
        "hovertext": [
            f"<b>{plain(str(row['source']))} → {plain(str(row['target']))}</b><br>" + edge_note(row, words=words)
            for row, *_ in tips
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": "arrow",
            "angle": [round(turn) for turn in turns],
            "angleref": "up",
            "size": [8 + 1.6 * width for *_, width in tips],
            "color": [color for _, _, color, _ in tips],
            "line": {"color": palette.background, "width": 0.75},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 0.7}},
        "showlegend": False,
    }
