"""The edges of a network: ties summed, the strongest of them, those around one actor."""

from __future__ import annotations

import networkx as nx
import pandas as pd

LAYERS = ("acts", "speaks about", "named together")
DIRECTED = ("acts", "speaks about")
TIE = ["source_id", "target_id", "layer", "quad"]
EDGES = 120


def drawn(ties: pd.DataFrame) -> pd.DataFrame:
    """One edge for each pair, layer and quad: ``weight`` summed, loops left out.

    ``ties`` as ``queries.ties`` gives them. The strongest edge of each layer comes first, then the second of
    each: or company, which is far more frequent, would crowd out what is done and said. ``doubts`` counts what
    is negated or hypothetical, ``doubtful`` says that nothing else is there.
    """
    ties = ties[ties["source_id"] != ties["target_id"]]
    unsure = ties["negated"].fillna(False).astype(bool) | ties["hypothetical"].fillna(False).astype(bool)
    ties = ties.assign(doubts=ties["weight"].where(unsure, 0))
    edges = ties.groupby(TIE, sort=False, dropna=False)[["weight", "doubts"]].sum().reset_index()
    edges["quad"] = edges["quad"].astype(object).where(edges["quad"].notna(), None)
    edges = edges.sort_values(["weight", *TIE], ascending=[False, True, True, True, True])
    turn, layer = edges.groupby("layer").cumcount(), edges["layer"].map(LAYERS.index)
    edges = edges.assign(turn=turn, order=layer).sort_values(["turn", "order"], ignore_index=True)
    return edges.drop(columns=["turn", "order"]).assign(doubtful=edges["doubts"] == edges["weight"])


def foremost(edges: pd.DataFrame, *, most: int) -> list[str]:
    """The ``most`` actors with most acts and quotes among ``edges``, by company where there is nothing else."""
    counted = edges[edges["layer"].isin(DIRECTED)]
    counted = counted if len(counted) else edges
    ends = pd.concat(
        [counted[["source_id", "weight"]].set_axis(["actor_id", "weight"], axis=1),
         counted[["target_id", "weight"]].set_axis(["actor_id", "weight"], axis=1)]
    )  # fmt: skip
    total = ends.groupby("actor_id")["weight"].sum().reset_index()
    return list(total.sort_values(["weight", "actor_id"], ascending=[False, True])["actor_id"].head(most))


def among(edges: pd.DataFrame, actors: list[str]) -> pd.DataFrame:
    """The edges whose two ends are both among ``actors``."""
    kept = edges["source_id"].isin(actors) & edges["target_id"].isin(actors)
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
