"""A network as a file for other tools: GraphML and GEXF with all attributes, CSV with the sentences, entities."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import networkx as nx
import pandas as pd

from dashboard.data.entities import entities
from dashboard.data.export import export
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

GraphFormat = Literal["gexf", "graphml", "nodes", "ties", "ftm"]
# What XML 1.0 cannot hold.
ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TIE = ["source_id", "target_id", "layer", "quad"]
NODE = ["kind", "country_code", "mentions", "articles", "quotes", "community", "broker", "influence"]
EVIDENCE = [
    "source_id", "source", "target_id", "target", "layer", "quad", "type", "negated", "hypothetical", "third",
    "reporters", "article_id", "outlet", "published_at", "title", "url", "start", "end", "sentence",
]  # fmt: skip
FILES: dict[GraphFormat, tuple[str, str]] = {
    "gexf": ("tilik-network.gexf", "application/xml"),
    "graphml": ("tilik-network.graphml", "application/xml"),
    "nodes": ("tilik-nodes.csv", "text/csv"),
    "ties": ("tilik-ties.csv", "text/csv"),
    "ftm": ("tilik-entities.ftm.json", "application/json"),
}


def export_graph(
    nodes: pd.DataFrame, edges: pd.DataFrame, evidence: pd.DataFrame, *, format: GraphFormat
) -> bytes:
    """What is drawn as a file's content.

    ``nodes`` as ``queries.actors`` gives them, with measures; ``edges`` one for each pair, layer and quad with
    ``weight`` and ``doubts``; ``evidence`` as ``queries.provenance`` gives it, of which the rows behind
    ``edges`` are kept. The edges of GEXF and GraphML carry their articles, outlets, days and newest sentence;
    the CSV of ties has a row for each sentence, ``ftm`` an entity
    (``entities``). Cells that a spreadsheet would run are disarmed.
    """
    if format == "nodes":
        return export(nodes.drop(columns="version", errors="ignore"), format="csv")
    behind = _behind(edges, evidence)
    if format == "ties":
        return export(behind[EVIDENCE], format="csv")
    if format == "ftm":
        return entities(nodes, behind)
    return WRITERS[format](graph(nodes, edges, behind))


def _behind(edges: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """The sentences of ``edges`` alone."""
    drawn = set(_keys(edges))
    kept = pd.Series([key in drawn for key in _keys(evidence)], index=evidence.index, dtype=bool)
    return evidence[kept].reset_index(drop=True)


def _keys(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    return [tuple(_text(value) for value in row) for row in rows[TIE].itertuples(index=False)]


def graph(nodes: pd.DataFrame, edges: pd.DataFrame, evidence: pd.DataFrame) -> nx.MultiDiGraph:
    """The network with its attributes; an edge's key is its layer and quad."""
    built = nx.MultiDiGraph()
    for node in nodes.to_dict("records"):
        known = {name: _value(node[name]) for name in NODE if name in node and pd.notna(node[name])}
        built.add_node(_text(node["actor_id"]), label=_text(node["name"]), **known)
    told = dict(list(evidence.groupby(pd.Series(_keys(evidence), dtype=object)))) if len(evidence) else {}
    for edge, key in zip(edges.to_dict("records"), _keys(edges), strict=True):
        source, target, layer, quad = key
        attributes = {"layer": layer, "quad": quad, "weight": int(edge["weight"]), "doubts": int(edge["doubts"])}
        directed = layer != "named together"
        behind = _provenance(told[key]) if key in told else {}
        built.add_edge(source, target, key=f"{layer} {quad}".strip(), directed=directed, **attributes, **behind)
    return built


def _provenance(rows: pd.DataFrame) -> dict[str, str]:
    """Where an edge comes from: the first row is the newest."""
    days = rows["published_at"].dropna().dt.tz_convert(settings().zone).dt.date
    return {
        "articles": _joined(rows["article_id"]),
        "outlets": _joined(rows["outlet"]),
        "types": _joined(rows["type"]),
        "first_day": str(days.min()) if len(days) else "",
        "last_day": str(days.max()) if len(days) else "",
        "sentence": _text(rows["sentence"].iloc[0]),
    }


def _joined(values: pd.Series) -> str:
    return "; ".join(dict.fromkeys(_text(value) for value in values.dropna()))


def _text(value: Any) -> str:
    """The value as XML can hold it; absent ones are empty."""
    return ILLEGAL.sub("", value) if isinstance(value, str) else ""


def _value(value: Any) -> str | int | float:
    if isinstance(value, str):
        return _text(value)
    return int(value) if float(value).is_integer() and not isinstance(value, float) else float(value)


def _gexf(built: nx.MultiDiGraph) -> bytes:
    return _written(nx.write_gexf, built)


def _graphml(built: nx.MultiDiGraph) -> bytes:
    return _written(nx.write_graphml_xml, built)


def _written(write: Callable[..., None], built: nx.MultiDiGraph) -> bytes:
    file = BytesIO()
    write(built, file)
    return file.getvalue()


WRITERS: dict[str, Callable[[nx.MultiDiGraph], bytes]] = {"gexf": _gexf, "graphml": _graphml}
