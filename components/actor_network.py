"""Who acts upon, speaks about or is named beside whom: a network with a layout that stays."""

from __future__ import annotations

import math
import zlib
from collections.abc import Collection, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from components import terms
from components.palette import LIGHT, Palette
from components.records import records
from components.style import sheet

if TYPE_CHECKING:
    from components.words import Words

LAYERS = ("acts", "speaks about", "named together")
SYMBOLS = {
    "person": "circle",
    "organisation": "rect",
    "country": "diamond",
    "place": "triangle",
    "group": "roundRect",
}
OTHER_SYMBOL = "pin"
CURVES = {"acts": 0.18, "speaks about": -0.18, "named together": 0.0}
SPREAD, ASPECT = 1000.0, 1.5
CORE = 90
MARGIN = 0.15
LABELS = 40
EDGES = 160
PAIR = ["source_id", "target_id", "layer"]

Positions = Mapping[str, tuple[float, float]]


class Picked(NamedTuple):
    """What was clicked in the network: a node's actor, or the ends and the layer of an edge."""

    actor_id: str | None = None
    tie: tuple[str, str, str] | None = None


def place(ties: pd.DataFrame, *, core: int = CORE, seed: int = 7) -> dict[str, tuple[float, float]]:
    """A position for every actor in ``ties``, the same for the same ties.

    Computed once for the whole store, so that a filter hides nodes and moves none. Force-directed after
    Fruchterman and Reingold (1991), with the logarithm of the weight as attraction: first the ``core`` of most
    tied actors, which are the ones drawn, then the others around them.
    """
    graph = nx.Graph()
    weights = ties.groupby(["source_id", "target_id"])["weight"].sum().sort_index()
    for row in records(weights.reset_index()):
        graph.add_edge(row["source_id"], row["target_id"], weight=math.log1p(row["weight"]))
    if not len(graph):
        return {}
    most = sorted(graph, key=lambda actor: (-graph.degree(actor, weight="weight"), actor))[:core]
    inner = _evened(
        nx.spring_layout(_among(graph, sorted(most)), k=3 / math.sqrt(len(most)), seed=seed, iterations=150)
    )
    found = nx.spring_layout(graph, k=2 / math.sqrt(len(graph)), pos=inner, fixed=most, seed=seed, iterations=40)
    return {actor: _scaled(*point) for actor, point in found.items()}


def _scaled(x: float, y: float) -> tuple[float, float]:
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


def _evened(found: Mapping[str, Any]) -> dict[str, Any]:
    """Half way from the layout to even ranks, within ±1: dense middles open up, outliers come closer."""
    actors = sorted(found)
    points = np.array([found[actor] for actor in actors])
    ranks = points.argsort(axis=0).argsort(axis=0) / max(len(actors) - 1, 1) * 2 - 1
    reach = np.abs(points).max() or 1.0
    return dict(zip(actors, (points / reach + ranks) / 2, strict=True))


def settle(actors: Collection[str], ties: pd.DataFrame, *, positions: Positions) -> dict[str, tuple[float, float]]:
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


def _neighbours(actor: str, ties: pd.DataFrame, positions: Positions) -> list[tuple[float, float]]:
    others = [
        *ties.loc[ties["source_id"] == actor, "target_id"],
        *ties.loc[ties["target_id"] == actor, "source_id"],
    ]
    return [positions[other] for other in others if other in positions]


def drawn(ties: pd.DataFrame, *, minimum: int = 1) -> pd.DataFrame:
    """One edge for each pair and layer: weights summed, the quad of the heaviest act, loops left out.

    ``doubtful`` where every act is negated or hypothetical.
    """
    ties = ties[ties["source_id"] != ties["target_id"]].sort_values("weight", ascending=False)
    ties = ties.assign(
        doubtful=ties["negated"].fillna(False).astype(bool) | ties["hypothetical"].fillna(False).astype(bool)
    )
    grouped = ties.groupby(PAIR, sort=True)
    edges = grouped.agg(
        weight=("weight", "sum"), quad=("quad", "first"), doubtful=("doubtful", "all")
    ).reset_index()
    return edges[edges["weight"] >= minimum].reset_index(drop=True)


def fitting(edges: pd.DataFrame, *, most: int = EDGES) -> int:
    """The least weight that leaves no more than ``most`` edges to draw.

    >>> fitting(pd.DataFrame({"weight": [5, 3, 3, 1]}), most=2)
    4
    """
    if len(edges) <= most:
        return 1
    return int(edges["weight"].nlargest(most + 1).iloc[-1]) + 1


def actor_network(
    actors: pd.DataFrame,
    edges: pd.DataFrame,
    *,
    positions: Positions,
    words: Words,
    palette: Palette = LIGHT,
    labels: int = LABELS,
    chosen: str | None = None,
) -> dict[str, Any]:
    """The ECharts option of the network. ``actors`` as ``queries.actors`` gives them, ``edges`` as ``drawn`` does.

    Nodes and edges stand in the order of the frames, which is what ``picked`` reads a click by. A node's colour
    and shape say its kind, its size how often it is mentioned; an edge's colour says quad or layer, its arrow
    the direction, its dashes that the act is denied or only possible.
    """
    spoken = terms.kinds(words)
    categories = [kind for kind in spoken if kind in set(actors["kind"])]
    series = {
        "type": "graph",
        "layout": "none",
        "roam": True,
        "preserveAspect": "contain",
        "scaleLimit": {"min": 0.5, "max": 12},
        "selectedMode": "single",
        "categories": [_category(kind, spoken[kind], palette) for kind in categories],
        "data": _nodes(actors, positions, categories, words, palette, labels, chosen),
        "links": _links(actors, edges, words, palette),
        "edgeSymbol": ["none", "none"],
        "edgeSymbolSize": 8,
        "labelLayout": {"hideOverlap": True},
        "emphasis": {"focus": "adjacency", "label": {"show": True}, "lineStyle": {"opacity": 1}},
        "select": {"itemStyle": {"borderColor": palette.text, "borderWidth": 3}, "label": {"show": True}},
        "left": 20,
        "right": 110,
        "top": 40,
        "bottom": 20,
    }
    return {
        "animation": False,
        "tooltip": {"confine": True, "backgroundColor": palette.surface, "textStyle": {"color": palette.text}},
        "legend": {
            "left": 0,
            "top": 0,
            "itemWidth": 12,
            "itemHeight": 12,
            "textStyle": {"color": palette.text},
            "selectedMode": False,
            "data": [{"name": spoken[kind], "icon": SYMBOLS.get(kind, OTHER_SYMBOL)} for kind in categories],
        },
        "series": [series],
    }


def picked(event: Mapping[str, Any], *, actors: pd.DataFrame, edges: pd.DataFrame) -> Picked:
    """What a click chose. Indices of an older drawing that no longer fit choose nothing."""
    for group in event["selection"]["selected"]:
        for index in group["data_indices"]:
            if group["data_type"] == "edge" and index < len(edges):
                source, target, layer = edges.loc[index, PAIR]
                return Picked(tie=(str(source), str(target), str(layer)))
            if group["data_type"] != "edge" and index < len(actors):
                return Picked(actor_id=str(actors["actor_id"].iloc[index]))
    return Picked()


def _category(kind: str, name: str, palette: Palette) -> dict[str, Any]:
    return {"name": name, "symbol": SYMBOLS.get(kind, OTHER_SYMBOL), "itemStyle": {"color": palette.kind(kind)}}


def _nodes(
    actors: pd.DataFrame,
    positions: Positions,
    categories: list[str],
    words: Words,
    palette: Palette,
    labels: int,
    chosen: str | None,
) -> list[dict[str, Any]]:
    most = max(float(actors["mentions"].max()), 1.0) if len(actors) else 1.0
    spoken = terms.kinds(words)
    nodes = []
    for rank, row in enumerate(records(actors)):
        x, y = positions[row["actor_id"]]
        kind, count = row["kind"], int(row["mentions"])
        mentions = words.plural("{count} mention", "{count} mentions", count)
        nodes.append(
            {
                "id": row["actor_id"],
                "name": row["name"],
                "x": x,
                "y": -y,
                "value": count,
                "symbolSize": 8 + 34 * math.sqrt(count / most),
                "category": categories.index(kind) if kind in categories else 0,
                "label": {"show": rank < labels or row["actor_id"] == chosen, **_label(palette)},
                "tooltip": {"formatter": _tip(row["name"], f"{spoken.get(kind, kind)} · {mentions}")},
            }
        )
    return nodes


def _label(palette: Palette) -> dict[str, Any]:
    return {
        "position": "right",
        "formatter": "{b}",
        "color": palette.text,
        "fontSize": 12,
        "textBorderColor": palette.background,
        "textBorderWidth": 3,
        "width": 130,
        "overflow": "truncate",
    }


def _links(actors: pd.DataFrame, edges: pd.DataFrame, words: Words, palette: Palette) -> list[dict[str, Any]]:
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    layers, quads = terms.layers(words), terms.quads(words)
    most = max(float(edges["weight"].max()), 1.0) if len(edges) else 1.0
    links = []
    for row in records(edges):
        layer, source, target, weight = row["layer"], row["source_id"], row["target_id"], int(row["weight"])
        directed = layer != "named together"
        says = quads.get(row["quad"], layers["acts"]) if layer == "acts" else layers.get(layer, layer)
        title = f"{names[source]} {'→' if directed else '–'} {names[target]}"
        links.append(
            {
                "source": source,
                "target": target,
                "value": weight,
                "symbol": ["none", "arrow" if directed else "none"],
                "lineStyle": {
                    "color": edge_color(layer, row["quad"], palette=palette),
                    "width": (1.2 if directed else 0.6) + 4 * math.sqrt(weight / most),
                    "type": "dashed" if row["doubtful"] else "dotted" if layer == "speaks about" else "solid",
                    "curveness": CURVES.get(layer, 0.0),
                    "opacity": 0.85 if directed else 0.22,
                },
                "tooltip": {"formatter": _tip(title, f"{says} · {words.number(weight)}")},
            }
        )
    return links


def edge_color(layer: str, quad: object, *, palette: Palette) -> str:
    """Acts by quad, speech in the accent, company in grey."""
    if layer == "acts":
        return palette.quad(quad if isinstance(quad, str) else None)
    return palette.accent if layer == "speaks about" else palette.muted


def legend(*, words: Words) -> str:
    """What the edges mean, as HTML; the kinds of nodes stand in the chart's own legend."""
    layers, quads = terms.layers(words), terms.quads(words)
    lines = [(name, f"var(--tilik-quad-{quad.replace(' ', '-')})", "solid") for quad, name in quads.items()]
    lines += [
        (layers["speaks about"], "var(--tilik-accent)", "dotted"),
        (layers["named together"], "var(--tilik-muted)", "solid"),
        (words("denied or only possible"), "var(--tilik-text)", "dashed"),
    ]
    items = "".join(
        f'<li><i style="border-top: 3px {dash} {color}"></i>{escape(name)}</li>' for name, color, dash in lines
    )
    return f"{sheet('actor_network')}<ul class='tilik-legend'>{items}</ul>"


def _tip(title: str, note: str) -> str:
    """ECharts reads a tooltip's template as HTML, and braces in it as placeholders."""
    bare = str.maketrans("{}", "()")
    return f"<b>{escape(title.translate(bare))}</b><br/>{escape(note.translate(bare))}"
