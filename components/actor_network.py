"""Who acts upon, speaks about or is named beside whom, as a network."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pandas as pd

from components import terms
from components.charts import FONT
from components.graph_edges import TIE
from components.graph_labels import ASIDE, sides
from components.graph_layout import Positions
from components.palette import GLYPHS, LIGHT, Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

SYMBOLS = {
    "person": "circle",
    "organisation": "rect",
    "country": "diamond",
    "place": "triangle",
    "group": "roundRect",
}
OTHER_SYMBOL = "pin"
# Parallel edges bend apart: each quad has its own curve, speech bends the other way.
CURVES = {
    "verbal cooperation": 0.1,
    "material cooperation": 0.17,
    "verbal conflict": 0.24,
    "material conflict": 0.31,
}
SPEECH, OTHER_ACT = -0.14, 0.05
OPACITY = {"acts": 0.9, "speaks about": 0.45, "named together": 0.22}
WIDTHS = {
    "acts": (1.2, 5.0),
    "speaks about": (0.9, 3.0),
    "named together": (0.6, 4.0),
}  # of one, and more of the most
# On a screen narrower than this, in pixels, labels are smaller.
NARROW = 520
PORTRAIT = {"left": 24, "right": 56, "label": {"fontSize": 10, "width": 80}}
# A line without extent is neither seen nor clicked; its size alone sets its label before all names.
SHIELD, FIRST, SHIELDS, CLEAR = "path://M0,0L1,1", 400, 4, "transparent"
Color = Literal["kind", "community"]


class Tie(NamedTuple):
    """An edge: its ends, its layer and, of acts, the quad."""

    source_id: str
    target_id: str
    layer: str
    quad: str | None = None


class Picked(NamedTuple):
    """What was clicked in the network: a node's actor, or an edge."""

    actor_id: str | None = None
    tie: Tie | None = None


def actor_network(
    actors: pd.DataFrame,
    edges: pd.DataFrame,
    *,
    positions: Positions,
    words: Words,
    palette: Palette = LIGHT,
    color: Color = "kind",
    file: str = "tilik",
) -> dict[str, Any]:
    """The ECharts option of the network: ``actors`` and ``edges`` as the queries of these names give them.

    Nodes and edges stand in the order of the frames, which is what ``picked`` reads a click by. A node's shape
    says its kind, its size how often it is mentioned, its ``color`` the kind or the ``community`` (a column of
    ``actors``, from ``graph_measures.measures``); an edge's colour says quad or layer, its arrow the direction,
    its width the count, its dashes that all of it is denied or only possible. A label stands on the side that has
    room, and covers neither a label nor a symbol: where there is no room it waits until the reader zooms in.
    ``file`` names the picture that can be saved.
    """
    groups = _groups(actors, color, words, palette)
    nodes = _nodes(actors, positions, list(groups), color, words)
    shields, shielded = _shields(nodes, first=len(groups))
    series = {
        "type": "graph",
        "layout": "none",
        "roam": True,
        "preserveAspect": "contain",
        "scaleLimit": {"min": 0.5, "max": 12},
        "selectedMode": "single",
        "nodeScaleRatio": 0.05,
        "categories": [
            *({"name": name, "itemStyle": {"color": shade}} for name, shade in groups.values()),
            *shields,
        ],
        "data": [*nodes, *shielded],
        "links": _links(actors, edges, words, palette),
        "edgeSymbolSize": 7,
        "label": _label(palette),
        "labelLayout": {"hideOverlap": True},
        "emphasis": {"focus": "adjacency", "label": {"show": True}, "lineStyle": {"opacity": 1}},
        "blur": {"itemStyle": {"opacity": 0.25}, "lineStyle": {"opacity": 0.06}, "label": {"opacity": 0.2}},
        "select": {"itemStyle": {"borderColor": palette.text, "borderWidth": 3}, "label": {"show": True}},
        "itemStyle": {"borderColor": palette.background, "borderWidth": 1.5},
        "left": ASIDE,
        "right": ASIDE,
        "top": 16,
        "bottom": 16,
    }
    return {
        "animation": False,
        "textStyle": {"fontFamily": FONT},
        "tooltip": {"confine": True, "backgroundColor": palette.surface, "textStyle": {"color": palette.text}},
        "toolbox": toolbox(words, palette, file),
        "series": [series],
        "media": [{"query": {"maxWidth": NARROW}, "option": {"series": [PORTRAIT]}}],
    }


def toolbox(words: Words, palette: Palette, file: str) -> dict[str, Any]:
    """What of the chart can be saved: the picture as it is seen."""
    picture = {
        "title": words("Save the picture"),
        "name": file,
        "backgroundColor": palette.background,
        "pixelRatio": 2,
    }
    return {
        "right": 0,
        "top": 0,
        "iconStyle": {"borderColor": palette.muted},
        "feature": {"saveAsImage": picture, "restore": {"title": words("Back to the whole")}},
    }


def picked(event: Mapping[str, Any], *, actors: pd.DataFrame, edges: pd.DataFrame) -> Picked:
    """What a click chose. Indices of an older drawing that no longer fit choose nothing."""
    for group in event["selection"]["selected"]:
        for index in group["data_indices"]:
            if group["data_type"] == "edge" and index < len(edges):
                return Picked(tie=tie_of(edges.iloc[index]))
            if group["data_type"] != "edge" and index < len(actors):
                return Picked(actor_id=str(actors["actor_id"].iloc[index]))
    return Picked()


def tie_of(edge: pd.Series) -> Tie:
    """A row of ``edges`` by what tells it apart."""
    source, target, layer, quad = edge[TIE]
    return Tie(str(source), str(target), str(layer), quad if isinstance(quad, str) else None)


def _groups(
    actors: pd.DataFrame, color: Color, words: Words, palette: Palette
) -> dict[str | int, tuple[str, str]]:
    """What nodes are coloured by: its value, its wording and its colour."""
    if color == "community":
        numbers = sorted({int(number) for number in actors["community"].dropna()})
        shades = palette.scale([str(number) for number in numbers])
        return {n: (words("Community {number}", number=words.number(n)), shades[str(n)]) for n in numbers}
    spoken = terms.kinds(words)
    return {kind: (spoken.get(kind, kind), palette.kind(kind)) for kind in dict.fromkeys(actors["kind"])}


def _nodes(
    actors: pd.DataFrame, positions: Positions, groups: list[str | int], color: Color, words: Words
) -> list[dict[str, Any]]:
    spoken, sizes = terms.kinds(words), _sizes(actors["mentions"])
    points = [(x, -y) for x, y in (positions[actor] for actor in actors["actor_id"])]
    stand = sides(points, sizes, list(actors["name"]))
    nodes = []
    for row, (x, y), size, side in zip(records(actors), points, sizes, stand, strict=True):
        kind, count = row["kind"], int(row["mentions"])
        mentions = words.plural("{count} mention", "{count} mentions", count)
        nodes.append(
            {
                "id": row["actor_id"],
                "name": row["name"],
                "x": round(x, 1),
                "y": round(y, 1),
                "value": count,
                "symbol": SYMBOLS.get(kind, OTHER_SYMBOL),
                "symbolSize": size,
                "category": groups.index(row[color]) if row[color] in groups else 0,
                "tooltip": {"formatter": tip(row["name"], f"{spoken.get(kind, kind)} · {mentions}")},
                **({} if side == "right" else {"label": {"position": side}}),
            }
        )
    return nodes


def _sizes(mentions: pd.Series) -> list[float]:
    """Diameters in pixels; the area says how often an actor is mentioned."""
    most = max(float(mentions.max()), 1.0) if len(mentions) else 1.0
    largest = min(8 + 4 * math.sqrt(most), 34 if len(mentions) <= 120 else 20)
    return [round(8 + largest * math.sqrt(count / most), 1) for count in mentions]


def _shields(
    nodes: Sequence[Mapping[str, Any]], *, first: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Blank labels as large as the symbols, which keep names off them: their categories, and a node for each.

    ECharts hides labels behind labels alone, and those of smaller symbols behind those of larger ones.
    """
    boxes = [math.ceil(node["symbolSize"] / SHIELDS) * SHIELDS for node in nodes]
    sizes = sorted(set(boxes))
    line = {"symbol": SHIELD, "symbolSize": FIRST, "itemStyle": {"borderWidth": 0}, "emphasis": {"disabled": True}}
    # Without a background, if only a clear one, width and height would not count.
    blank = {"position": "inside", "formatter": " ", "fontSize": 1, "silent": True, "backgroundColor": CLEAR}
    looks = [line | {"label": blank | {"width": size, "height": size}} for size in sizes]
    places = [
        {"x": node["x"], "y": node["y"], "category": first + sizes.index(box)}
        for node, box in zip(nodes, boxes, strict=True)
    ]
    return looks, places


def _label(palette: Palette) -> dict[str, Any]:
    return {
        "show": True,
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
    place = {actor: number for number, actor in enumerate(actors["actor_id"])}
    most = max(float(edges["weight"].max()), 1.0) if len(edges) else 1.0
    links = []
    for row in records(edges):
        layer, source, target, weight = row["layer"], row["source_id"], row["target_id"], int(row["weight"])
        directed = layer != "named together"
        thin, wide = WIDTHS.get(layer, (1.0, 4.0))
        wide *= min(1.0, math.log1p(most) / 3)  # where all counts are small none looks great
        title = f"{names[source]} {'→' if directed else '–'} {names[target]}"
        links.append(
            {
                "source": place[source],
                "target": place[target],
                "value": weight,
                "symbol": ["none", "arrow" if directed else "none"],
                "lineStyle": {
                    "color": edge_color(layer, row["quad"], palette=palette),
                    "width": round(thin + wide * math.sqrt(weight / most), 1),
                    "type": "dashed" if row["doubtful"] else "dotted" if layer == "speaks about" else "solid",
                    "curveness": _curve(layer, row["quad"]),
                    "opacity": OPACITY.get(layer, 1.0),
                },
                "tooltip": {"formatter": tip(title, edge_note(row, words=words))},
            }
        )
    return links


def _curve(layer: str, quad: object) -> float:
    if layer == "acts":
        return CURVES.get(str(quad), OTHER_ACT)
    return SPEECH if layer == "speaks about" else 0.0


def edge_note(edge: Mapping[str, Any], *, words: Words) -> str:
    """What an edge stands for, how often, and how much of it is denied or only possible."""
    layers, quads = terms.layers(words), terms.quads(words)
    weight, doubts = int(edge["weight"]), int(edge["doubts"])
    says = quads.get(edge["quad"], layers["acts"]) if edge["layer"] == "acts" else layers[edge["layer"]]
    doubted = words("{count} denied or only possible", count=words.number(doubts)) if doubts else ""
    return " · ".join(filter(None, (says, words.number(weight), doubted)))


def edge_color(layer: str, quad: object, *, palette: Palette) -> str:
    """Acts by quad, speech in the colour of text, company in grey."""
    if layer == "acts":
        return palette.quad(quad if isinstance(quad, str) else None)
    return palette.text if layer == "speaks about" else palette.muted


def legend(
    actors: pd.DataFrame, edges: pd.DataFrame, *, words: Words, palette: Palette = LIGHT, color: Color = "kind"
) -> str:
    """What the shapes, colours and lines of a network mean, as escaped HTML: those that are there."""
    spoken, layers, quads = terms.kinds(words), terms.layers(words), terms.quads(words)
    nodes = [(GLYPHS.get(kind, "○"), spoken.get(kind, kind), palette.kind(kind)) for kind in spoken]
    if color == "community":
        nodes = [(glyph, name, palette.muted) for glyph, name, _ in nodes]
        nodes += [("●", *group) for group in _groups(actors, color, words, palette).values()]
    present = {spoken.get(kind, kind) for kind in actors["kind"]} | {
        name for name, _ in _groups(actors, color, words, palette).values()
    }
    shown, seen = set(edges["layer"]), set(edges["quad"].dropna())
    lines = [(quads[quad], palette.quad(quad), "solid") for quad in quads if quad in seen]
    lines += [
        (layers[layer], edge_color(layer, None, palette=palette), dash)
        for layer, dash in (("speaks about", "dotted"), ("named together", "solid"))
        if layer in shown
    ]
    if edges["doubtful"].any():
        lines.append((words("denied or only possible"), palette.text, "dashed"))
    items = [
        f'<li><b style="color:{shade}">{glyph}</b>{escape(name)}</li>'
        for glyph, name, shade in nodes
        if name in present
    ]
    items += [
        f'<li><i style="border-top:3px {dash} {shade}"></i>{escape(name)}</li>' for name, shade, dash in lines
    ]
    return f"<ul class='tilik-legend'>{''.join(items)}</ul>"


def tip(title: str, *notes: str) -> str:
    """A tooltip in lines. ECharts reads a tooltip's template as HTML, and braces in it as placeholders."""
    bare = str.maketrans("{}", "()")
    first, *others = (escape(line.translate(bare)) for line in (title, *notes))
    return "<br/>".join((f"<b>{first}</b>", *others))
