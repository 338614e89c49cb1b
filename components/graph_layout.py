"""Where actors stand in a network: once for each set of filters, near where they stood without them."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from components.graph_edges import COUNTED, among, foremost

SPREAD, ASPECT = 1000.0, 1.5
CORE = 70
MARGIN = 0.15
ANCHORS = 4  # actors who must have stood before for others to be placed by them
CLOSE, FAR = 0.12, 0.8
EVEN, EVENED_AGAIN = 0.7, 0.4
TOUCHING = 0.02
# How strongly each layer draws its ends together: what is done or said counts, company hardly.
PULL = {"acts": 1.0, "speaks about": 1.0, "named together": 0.15}

ROUNDS, ROUNDS_AGAIN = 30, 8  # of those around the core, who hardly move from where they have stood
Point = tuple[float, float]
Positions = Mapping[str, Point]


def place(
    edges: pd.DataFrame,
    *,
    start: Positions | None = None,
    core: int = CORE,
    all_around: bool = True,
    seed: int = 7,
) -> dict[str, Point]:
    """A position for actors of ``edges``, the same for the same edges.

    Force-directed after Fruchterman and Reingold (1991), with the logarithm of the weight as attraction: first
    the ``core`` of foremost actors, which are the ones drawn, then, if ``all_around`` are wanted, the others
    around them. From ``start``, the positions of a wider selection, actors move only as far as their edges here
    draw them.
    """
    actors = sorted(foremost(edges, most=core))
    if not actors:
        return {}
    found = _core(_graph(among(edges, actors), actors), _unscaled(start or {}), seed)
    if all_around:
        found = _around(_graph(edges), found, _unscaled(start or {}), seed)
    return {actor: _scaled(*point) for actor, point in found.items()}


def _graph(edges: pd.DataFrame, actors: Iterable[str] = ()) -> nx.Graph:
    """Who draws whom, and how strongly, whichever way the edges point."""
    pulls: Counter[tuple[str, str]] = Counter()
    for source, target, weight, layer in zip(*(edges[name].tolist() for name in (*COUNTED, "layer")), strict=True):
        pulls[min(source, target), max(source, target)] += PULL[layer] * weight
    graph = nx.Graph()
    graph.add_nodes_from(actors)
    graph.add_weighted_edges_from((*pair, math.log1p(pulls[pair])) for pair in sorted(pulls))
    return graph


def _core(graph: nx.Graph, start: Positions, seed: int) -> dict[str, Any]:
    """The core within ±1. New actors come to their neighbours who have stood before, then all settle a little."""
    known = {actor: start[actor] for actor in graph if actor in start}
    k = 3 / math.sqrt(len(graph))
    if len(known) < ANCHORS:
        return _apart(_evened(nx.spring_layout(graph, k=k, seed=seed, iterations=150), share=EVEN))
    for actor in graph:
        if actor not in known:
            known[actor] = _beside(actor, [known[other] for other in graph[actor] if other in known])
    within = {actor: np.clip(known[actor], -1, 1) for actor in graph}
    moved = nx.spring_layout(graph, k=k, pos=within, seed=seed, iterations=10)
    return _apart(_evened(moved, share=EVENED_AGAIN))


def _around(graph: nx.Graph, core: Positions, start: Positions, seed: int) -> dict[str, Any]:
    """The core as it stands, and all others around it."""
    k, rounds = 2 / math.sqrt(len(graph)), ROUNDS_AGAIN if start else ROUNDS
    before = {actor: start[actor] for actor in graph if actor in start}
    found: dict[str, Any] = nx.spring_layout(
        graph, k=k, pos={**before, **core}, fixed=sorted(core), seed=seed, iterations=rounds
    )
    return found


def _beside(actor: str, neighbours: Sequence[Point], *, scale: float = 1.0) -> Point:
    """A place among these points; its small offset comes from the id alone, so that it is always the same."""
    x, y = np.mean(neighbours, axis=0) if neighbours else (0.0, 0.0)
    turn = zlib.crc32(actor.encode()) / 2**32 * 2 * math.pi
    reach = scale * (CLOSE if neighbours else FAR)
    return float(x + reach * math.cos(turn)), float(y + reach * math.sin(turn))


def _unscaled(positions: Positions) -> dict[str, Point]:
    """Where actors have stood, in the lengths of the layout."""
    return {actor: (x / SPREAD / ASPECT, y / SPREAD) for actor, (x, y) in positions.items()}


def _scaled(x: float, y: float) -> Point:
    """The point in the chart's units; those beyond the core's square gather in a margin around it."""
    reach = max(abs(x), abs(y), 1e-9)
    near = reach if reach <= 1 else 1 + MARGIN * math.tanh(reach - 1)
    return float(x * near / reach) * SPREAD * ASPECT, float(y * near / reach) * SPREAD


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
        if overlap.max() < close * TOUCHING:
            break
        points = points + (between / np.maximum(distance, 1e-6)[..., None] * overlap[..., None]).sum(axis=1)
    return dict(zip(actors, points / (ASPECT, 1.0), strict=True))


def settle(actors: Collection[str], ties: pd.DataFrame, *, positions: Positions) -> dict[str, Point]:
    """Positions for ``actors``: the known ones as they are, a new one among its known neighbours."""
    settled = {actor: positions[actor] for actor in actors if actor in positions}
    for actor in actors:
        if actor not in settled:
            settled[actor] = _beside(actor, _neighbours(actor, ties, positions), scale=SPREAD)
    return settled


def _neighbours(actor: str, ties: pd.DataFrame, positions: Positions) -> list[Point]:
    others = [
        *ties.loc[ties["source_id"] == actor, "target_id"],
        *ties.loc[ties["target_id"] == actor, "source_id"],
    ]
    return [positions[other] for other in others if other in positions]
