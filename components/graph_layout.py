"""Where actors stand in a network: once for each set of filters, near where they stood without them."""

from __future__ import annotations

import math
import zlib
from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from components.records import records

SPREAD, ASPECT = 1000.0, 1.5
CORE = 70
MARGIN = 0.15
ANCHORS = 4  # actors who must have stood before for others to be placed by them
CLOSE = 0.12
EVEN, EVENED_AGAIN = 0.7, 0.4
# How strongly each layer draws its ends together: what is done or said counts, company hardly.
PULL = {"acts": 1.0, "speaks about": 1.0, "named together": 0.15}

ROUNDS, ROUNDS_AGAIN = 30, 8  # of those around the core, who hardly move from where they have stood
Point = tuple[float, float]
Positions = Mapping[str, Point]


def place(
    ties: pd.DataFrame, *, start: Positions | None = None, core: int = CORE, seed: int = 7
) -> dict[str, Point]:
    """A position for every actor in ``ties``, the same for the same ties.

    Force-directed after Fruchterman and Reingold (1991), with the logarithm of the weight as attraction: first
    the ``core`` of most tied actors, which are the ones drawn, then the others around them. From ``start``, the
    positions of a wider selection, actors move only as far as their ties here draw them.
    """
    graph = _graph(ties)
    if not len(graph):
        return {}
    most = sorted(graph, key=lambda actor: (-graph.degree(actor, weight="weight"), actor))[:core]
    known = _unscaled(graph, start or {})
    inner = _core(_among(graph, sorted(most)), known, seed)
    k, rounds = 2 / math.sqrt(len(graph)), ROUNDS_AGAIN if known else ROUNDS
    found = nx.spring_layout(graph, k=k, pos={**known, **inner}, fixed=most, seed=seed, iterations=rounds)
    return {actor: _scaled(*point) for actor, point in found.items()}


def _graph(ties: pd.DataFrame) -> nx.Graph:
    pulls = ties.assign(pull=ties["weight"] * ties["layer"].map(PULL).fillna(1.0))
    weights = pulls.groupby(["source_id", "target_id"])["pull"].sum().sort_index()
    graph = nx.Graph()
    for row in records(weights.reset_index()):
        graph.add_edge(row["source_id"], row["target_id"], weight=math.log1p(row["pull"]))
    return graph


def _core(graph: nx.Graph, start: Positions, seed: int) -> dict[str, Any]:
    """The core within ±1. Who has stood before draws the others near, then all settle a little."""
    known = {actor: start[actor] for actor in graph if actor in start}
    k = 3 / math.sqrt(len(graph))
    if len(known) < ANCHORS:
        return _apart(_evened(nx.spring_layout(graph, k=k, seed=seed, iterations=150), share=EVEN))
    found = nx.spring_layout(graph, k=k, pos=known, fixed=list(known), seed=seed, iterations=60)
    within = {actor: np.clip(point, -1, 1) for actor, point in found.items()}
    moved = nx.spring_layout(graph, k=k, pos=within, seed=seed, iterations=10)
    return _apart(_evened(moved, share=EVENED_AGAIN))


def _unscaled(graph: nx.Graph, start: Positions) -> dict[str, Point]:
    """Where actors of the graph have stood, in the lengths of the layout."""
    return {a: (start[a][0] / SPREAD / ASPECT, start[a][1] / SPREAD) for a in graph if a in start}


def _scaled(x: float, y: float) -> Point:
    """The point in the chart's units; those beyond the core's square gather in a margin around it."""
    reach = max(abs(x), abs(y), 1e-9)
    near = reach if reach <= 1 else 1 + MARGIN * math.tanh(reach - 1)
    return float(x * near / reach) * SPREAD * ASPECT, float(y * near / reach) * SPREAD


def _among(graph: nx.Graph, actors: list[str]) -> nx.Graph:
    """The ties among ``actors``, in their order; a subgraph's own order is that of a set, new in every process."""
    inner = nx.Graph()
    inner.add_nodes_from(actors)
    inner.add_edges_from(edge for edge in graph.edges(data=True) if edge[0] in inner and edge[1] in inner)
    return inner


def _evened(found: Mapping[str, Any], *, share: float) -> dict[str, Any]:
    """A share of the way from the layout to even ranks, within ±1: dense middles open up, outliers come closer."""
    actors = sorted(found)
    points = np.array([found[actor] for actor in actors])
    ranks = points.argsort(axis=0).argsort(axis=0) / max(len(actors) - 1, 1) * 2 - 1
    reach = np.abs(points).max() or 1.0
    return dict(zip(actors, (1 - share) * points / reach + share * ranks, strict=True))


def _apart(found: Mapping[str, Any], *, close: float = CLOSE, rounds: int = 60) -> dict[str, Any]:
    """Points nearer than ``close`` pushed off each other, so that symbols do not cover each other."""
    actors = sorted(found)
    points = np.array([found[actor] for actor in actors], dtype=float) * (ASPECT, 1.0)
    for _ in range(rounds):
        between = points[:, None] - points[None]
        distance = np.sqrt((between**2).sum(axis=2)) + np.eye(len(points))
        overlap = np.clip(close - distance, 0, None) / 2
        if not overlap.any():
            break
        points = points + (between / np.maximum(distance, 1e-6)[..., None] * overlap[..., None]).sum(axis=1)
    return dict(zip(actors, points / (ASPECT, 1.0), strict=True))


def settle(actors: Collection[str], ties: pd.DataFrame, *, positions: Positions) -> dict[str, Point]:
    """Positions for ``actors``: the known ones as they are, a new one among its known neighbours.

    The small offset of a new actor comes from its id alone, so that it too stays where it is.
    """
    settled = {actor: positions[actor] for actor in actors if actor in positions}
    for actor in actors:
        if actor not in settled:
            around = _neighbours(actor, ties, positions)
            x, y = np.mean(around, axis=0) if around else (0.0, 0.0)
            turn = zlib.crc32(actor.encode()) / 2**32 * 2 * math.pi
            reach = SPREAD * (0.12 if around else 0.8)
            settled[actor] = (float(x + reach * math.cos(turn)), float(y + reach * math.sin(turn)))
    return settled


def _neighbours(actor: str, ties: pd.DataFrame, positions: Positions) -> list[Point]:
    others = [
        *ties.loc[ties["source_id"] == actor, "target_id"],
        *ties.loc[ties["target_id"] == actor, "source_id"],
    ]
    return [positions[other] for other in others if other in positions]
