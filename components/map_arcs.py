"""Acts between countries as arcs on a map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.actor_network import CURVES, edge_color, edge_note
from components.graph_edges import TIE
from components.palette import Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

ARCS = 60
STEPS = 12
HEAD = STEPS * 3 // 4  # the arrowhead stands at the last quarter
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


def arc_marks(
    found: pd.DataFrame, *, words: Words, palette: Palette, most: int = ARCS
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The ``most`` strongest arcs, and an arrowhead on each to click and point at, as ``cartography`` draws them.

    An arc bends to the right of its way, each quad further than the one before, so that there and back and acts
    of several quads do not cover each other. It leaves the map at one side and comes back at the other only
    between neighbours across the antimeridian.
    """
    shown = found.head(most)
    heaviest = max(float(shown["weight"].max()), 1.0) if len(shown) else 1.0
    lines, heads = [], []
    for row in records(shown):
        path = _path(row).round(2).tolist()
        color = edge_color(row["layer"], row["quad"], palette=palette)
        width = WIDTHS[math.ceil(math.sqrt(row["weight"] / heaviest) * len(WIDTHS)) - 1]
        lines.append({"path": path, "color": color, "width": width, "dashed": bool(row["doubtful"])})
        heads.append(
            {
                "at": path[HEAD],
                "from": path[HEAD - 1],
                "color": color,
                "size": round(8 + 1.6 * width, 1),
                "pick": [row[column] or "" for column in TIE],
                "lines": [f"{row['source']} → {row['target']}", edge_note(row, words=words)],
            }
        )
    return lines, heads


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
