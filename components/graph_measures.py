"""What a network says about its actors: how central each is, and with whom it belongs."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pandas as pd

from components.graph_edges import ends
from components.records import records

MEASURES = ("acts_out", "acts_in", "says_about", "said_about", "broker", "influence", "community")
SEED = 7


def measured(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """The actors of a network with what ``edges`` say of each; ``actor_id`` is a column of ``nodes``."""
    return nodes.join(measures(edges), on="actor_id")


def grouped(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """The actors of a network with the ``community`` of each; brokers take several times as long to find."""
    groups = _communities(_graph(edges, ends(edges)), SEED)
    return nodes.assign(community=nodes["actor_id"].map(groups))


def measures(edges: pd.DataFrame, *, seed: int = SEED) -> pd.DataFrame:
    """One row for each actor of ``edges`` (as ``queries.edges`` gives them), by ``actor_id``.

    ``acts_out`` and ``acts_in`` count acts of and upon the actor, ``says_about`` and ``said_about`` quotes.
    ``broker`` is betweenness centrality (Freeman 1977), 0 to 1: the share of shortest ways between two others
    that lead through the actor. ``influence`` is PageRank (Brin and Page 1998) along the edges, which sums to 1.
    ``community`` numbers the groups that tie among themselves more than with others, from 1, the largest first
    (Blondel and others 2008).
    """
    actors = ends(edges)
    graph = _graph(edges, actors)
    found = _counts(edges, actors)
    found["broker"] = nx.betweenness_centrality(graph)
    found["influence"] = nx.pagerank(_directed(edges, actors)) if actors else {}
    found["community"] = _communities(graph, seed)
    columns = {name: [values[actor] for actor in actors] for name, values in found.items()}
    return pd.DataFrame(columns, index=pd.Index(actors, name="actor_id"))


def _counts(edges: pd.DataFrame, actors: list[str]) -> dict[str, dict[str, Any]]:
    """The acts and quotes from and to each actor."""
    names = {"acts": ("acts_out", "acts_in"), "speaks about": ("says_about", "said_about")}
    counts: dict[str, dict[str, Any]] = {name: dict.fromkeys(actors, 0) for name in MEASURES[:4]}
    for row in records(edges[edges["layer"].isin(names)]):
        out, into = names[row["layer"]]
        counts[out][row["source_id"]] += row["weight"]
        counts[into][row["target_id"]] += row["weight"]
    return counts


def _communities(graph: nx.Graph, seed: int) -> dict[str, int]:
    if not len(graph):
        return {}
    found = nx.community.louvain_communities(graph, weight="weight", seed=seed)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {actor: number for number, members in enumerate(ordered, start=1) for actor in members}


def _graph(edges: pd.DataFrame, actors: list[str]) -> nx.Graph:
    return _summed(nx.Graph(), edges, actors)


def _directed(edges: pd.DataFrame, actors: list[str]) -> nx.DiGraph:
    """Company points both ways."""
    mutual = edges[edges["layer"] == "named together"]
    turned = mutual.assign(source_id=mutual["target_id"], target_id=mutual["source_id"])
    return _summed(nx.DiGraph(), pd.concat([edges, turned]), actors)


def _summed(graph: nx.Graph, edges: pd.DataFrame, actors: list[str]) -> nx.Graph:
    graph.add_nodes_from(actors)
    for row in records(edges):
        weight = graph.get_edge_data(row["source_id"], row["target_id"], {"weight": 0})["weight"]
        graph.add_edge(row["source_id"], row["target_id"], weight=weight + int(row["weight"]))
    return graph
