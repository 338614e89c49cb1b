"""What a network says about its actors: how central each is, and with whom it belongs."""

from __future__ import annotations

import networkx as nx
import pandas as pd

from components.graph_edges import ends
from components.records import records

MEASURES = ("acts_out", "acts_in", "says_about", "said_about", "broker", "influence", "community")


def measures(edges: pd.DataFrame, *, seed: int = 7) -> pd.DataFrame:
    """One row for each actor of ``edges`` (as ``graph_edges.drawn`` gives them), by ``actor_id``.

    ``acts_out`` and ``acts_in`` count acts of and upon the actor, ``says_about`` and ``said_about`` quotes.
    ``broker`` is betweenness centrality (Freeman 1977), 0 to 1: the share of shortest ways between two others
    that lead through the actor. ``influence`` is PageRank (Brin and Page 1998) along the edges, which sums to 1.
    ``community`` numbers the groups that tie among themselves more than with others, from 1, the largest first
    (Blondel and others 2008).
    """
    actors = ends(edges)
    counts = pd.DataFrame(0, index=pd.Index(actors, name="actor_id"), columns=list(MEASURES[:4]))
    for layer, out, into in (("acts", "acts_out", "acts_in"), ("speaks about", "says_about", "said_about")):
        rows = edges[edges["layer"] == layer]
        for column, end in ((out, "source_id"), (into, "target_id")):
            summed = rows.groupby(end)["weight"].sum()
            counts.loc[summed.index, column] = summed.astype("int64")
    graph = _graph(edges, actors)
    broker = nx.betweenness_centrality(graph)
    influence = nx.pagerank(_directed(edges, actors)) if actors else {}
    return counts.assign(
        broker=pd.Series(broker, dtype=float),
        influence=pd.Series(influence, dtype=float),
        community=pd.Series(_communities(graph, seed), dtype="int64"),
    )


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
