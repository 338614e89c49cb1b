"""Edges of a network, as ``queries.edges`` gives them: those of its foremost actors, those around one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd

DIRECTED: Final = ("acts", "speaks about")
TIE = ["source_id", "target_id", "layer", "quad"]
COUNTED = ["source_id", "target_id", "weight"]
EDGES = 120


def foremost(edges: pd.DataFrame, *, most: int) -> list[str]:
    """The ``most`` actors with most acts and quotes among ``edges``, by company where there is nothing else."""
    directed, every = Counter[str](), Counter[str]()
    for source, target, weight, layer in zip(*(edges[name].tolist() for name in (*COUNTED, "layer")), strict=True):
        for total in (every, directed) if layer in DIRECTED else (every,):
            total[source] += weight
            total[target] += weight
    total = directed or every
    return sorted(total, key=lambda actor: (-total[actor], actor))[:most]


def among(edges: pd.DataFrame, actors: Iterable[str]) -> pd.DataFrame:
    """The edges whose two ends are both among ``actors``."""
    meant = set(actors)
    ends = zip(edges["source_id"].tolist(), edges["target_id"].tolist(), strict=True)
    kept = np.fromiter((source in meant and target in meant for source, target in ends), bool, len(edges))
    return edges[kept].reset_index(drop=True)


def around(edges: pd.DataFrame, *, actor_id: str, depth: int) -> pd.DataFrame:
    """The ego network: edges among the actors within ``depth`` steps of one, whichever way the edges point.

    >>> steps = pd.DataFrame({"source_id": ["a", "b", "c"], "target_id": ["b", "c", "d"]})
    >>> list(around(steps, actor_id="a", depth=2)["target_id"])
    ['b', 'c']
    """
    graph = nx.Graph()
    graph.add_node(actor_id)
    graph.add_edges_from(zip(edges["source_id"], edges["target_id"], strict=True))
    return among(edges, list(nx.ego_graph(graph, actor_id, radius=depth)))


def ends(edges: pd.DataFrame) -> list[str]:
    """The actors at either end of the edges, each once.

    >>> ends(pd.DataFrame({"source_id": ["a", "b"], "target_id": ["b", "c"]}))
    ['a', 'b', 'c']
    """
    return list(dict.fromkeys([*edges["source_id"], *edges["target_id"]]))
