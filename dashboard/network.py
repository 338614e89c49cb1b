"""The network page: who is tied to whom as a drawing or a matrix, with the same facts as tables below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from components import terms
from components.actor_network import Color, Picked, actor_network, legend, picked, tie_of
from components.adjacency import adjacency, height, tie_at
from components.graph_edges import DIRECTED, EDGES, among, around, ends, foremost
from components.graph_layout import CORE, Point, place, settle
from components.graph_measures import grouped, measured
from components.markdown import literal
from components.node_table import node_table
from components.tie_table import tie_table
from dashboard import filters, graph_downloads, session
from dashboard.actor_pane import pane
from dashboard.controls import choice, control, layers, level, table
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.focus import follow
from dashboard.session import ask
from dashboard.weeks import weekly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.words import Words
    from dashboard.data.snapshot import Snapshot

REACH = 300
MOST = 60
MATRIX = 45
HEIGHT = 640
COMPANY: queries.Layer = "named together"


class Surroundings(NamedTuple):
    """Around whom the network is drawn, and how many steps far."""

    actor_id: str | None = None
    depth: int = 2


EVERYBODY = Surroundings()


class Graph(NamedTuple):
    """What is drawn: ``nodes``, ``edges``, and how many edges there was no room for."""

    nodes: pd.DataFrame
    edges: pd.DataFrame
    weaker: int


def tied(
    snapshot: Snapshot, *, selection: Selection, near: Surroundings = EVERYBODY, company: bool
) -> pd.DataFrame:
    """The edges of a filter set, at whatever level they are shown; who is named together only where asked for."""
    return queries.edges(
        snapshot,
        selection=selection,
        layers=queries.LAYERS if company else DIRECTED,
        around=near.actor_id,
        depth=near.depth,
        limit=REACH,
    )


def positions(
    snapshot: Snapshot, *, selection: Selection, near: Surroundings = EVERYBODY, all_around: bool = True
) -> dict[str, Point]:
    """Where everybody stands by what is done and said: once for each filter set, near where in the whole store."""
    edges = ask(tied, selection=selection, near=near, company=False)
    if edges.empty:
        edges = ask(tied, selection=selection, near=near, company=True)
    if selection == Selection() and near == EVERYBODY:
        return place(edges) if all_around else ask(positions, selection=selection)
    return place(edges, start=ask(positions, selection=Selection()), all_around=all_around)


def graph(
    snapshot: Snapshot,
    *,
    selection: Selection,
    near: Surroundings,
    shown: Sequence[str],
    most: int,
    least: int,
    room: int = EDGES,
) -> Graph:
    """The actors tied most in the layers shown, and their edges with a count of ``least``."""
    edges = ask(tied, selection=selection, near=near, company=COMPANY in shown)
    edges = edges[edges["layer"].isin(shown) & (edges["weight"] >= least)]
    if near.actor_id is not None:
        edges = around(edges, actor_id=near.actor_id, depth=near.depth)
    actors = foremost(edges, most=most)
    if near.actor_id is not None and near.actor_id not in actors:
        actors = [near.actor_id, *actors[: most - 1]]
    inner = among(edges, actors)
    edges = inner.head(max(room, 2 * most))
    named = ends(edges) or actors
    if not named:
        nodes = queries.actors(snapshot, selection=selection, limit=most)
    else:
        nodes = queries.actors(snapshot, selection=selection, actor_ids=named)
    edges = among(edges, list(nodes["actor_id"]))
    return Graph(nodes, edges, len(inner) - len(edges))


def surroundings(words: Words) -> Surroundings:
    """The actor that the address draws the network around, with the way back."""
    asked = filters.parameter("around")
    name = ask(queries.actor_names, actor_ids=(asked,)).get(asked) if asked else None
    if asked is None or name is None:
        return Surroundings()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            literal(words("Around {name}", name=name)),
            icon=":material/close:",
            icon_position="right",
            help=words("Show all actors again"),
            on_click=filters.choose,
            args=("around", ()),
        )
        steps = {"2": words("2 steps"), "1": words("1 step")}
        depth = int(choice(words("Steps"), steps, name="depth"))
    return Surroundings(asked, depth)


def network(selection: Selection, total: int, *, words: Words, dense: bool = False) -> None:
    """Controls, drawing or (``dense``) matrix, the pane beside it, the tables below."""
    near = surroundings(words)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="network.controls"):
        shown = layers(words("Ties"), terms.layers(words), name="hide", hidden=(COMPANY,))
        most = level(words("Actors shown"), name="most", least=10, most=REACH, default=MOST, step=10)
        least = level(words("Least count a tie"), name="least", least=1, most=20, default=1)
        color: Color = "kind"
        if not dense:
            named = {"kind": words("Colour: kind"), "community": words("Colour: community")}
            color = "community" if choice(words("Colour"), named, name="color") == "community" else "kind"
        week = weekly(selection, words=words)
    if week != selection:
        total = ask(queries.count, frame="actors", selection=week)
    asked = {"selection": week, "near": near, "shown": shown, "most": most, "least": least}
    found: Graph = ask(graph, **asked)
    chart, side = st.columns([3, 1.25], gap="medium")
    with chart:
        key = control("actors.matrix" if dense else "actors.network", *asked.values(), color)
        if dense:
            _matrix(found, words=words, key=key)
        else:
            stand = ask(positions, selection=week, near=near, all_around=most > CORE)
            where = settle(found.nodes["actor_id"], found.edges, positions=stand)
            _drawing(found, where, color, words=words, key=key)
        st.caption(summary(found, total, words=words))
        graph_downloads.menu(found.nodes, found.edges, week, words=words)
        _tables(found, words=words, asked=asked)
    with side:
        pane(week, words=words, invitation=words("Click an actor for a profile, a tie for its sentences."))


def summary(found: Graph, total: int, *, words: Words) -> str:
    """What is not drawn, and how to see it."""
    rest = total - len(found.nodes)
    parts = []
    if found.edges.empty:
        parts.append(
            words("Nobody is tied to anybody in the layers shown; show another layer or lower the count.")
        )
    if rest > 0:
        more = words.plural("and {count} more actor", "and {count} more actors", rest)
        parts.append(more + ": " + words("narrow the filter, or show more."))
    if found.weaker > 0:
        weaker = words.plural("{count} weaker tie is not drawn", "{count} weaker ties are not drawn", found.weaker)
        parts.append(weaker + ".")
    return literal(" ".join(parts))


def _drawing(found: Graph, where: dict[str, Point], color: Color, *, words: Words, key: str) -> None:
    nodes = grouped(found.nodes, found.edges) if color == "community" else found.nodes
    event = st.echarts_chart(
        actor_network(
            nodes, found.edges, positions=where, words=words, palette=session.colors(), color=color,
            file="tilik-network",
        ),
        key=key,
        theme=None,
        height=HEIGHT,
        on_select="rerun",
        renderer="svg" if graph_downloads.picture() == "svg" else "canvas",
        alt=words("Network of actors; the same facts can be shown as a table below"),
    )  # fmt: skip
    st.html(legend(nodes, found.edges, words=words, palette=session.colors(), color=color))
    follow(key, picked(event, actors=found.nodes, edges=found.edges))


def _matrix(found: Graph, *, words: Words, key: str) -> None:
    nodes = grouped(found.nodes, found.edges).sort_values(["community", "mentions"], ascending=[True, False])
    strongest = foremost(found.edges, most=MATRIX)
    order = [actor for actor in nodes["actor_id"] if actor in set(strongest)]
    names = dict(zip(nodes["actor_id"], nodes["name"], strict=True))
    edges = among(found.edges, order)
    event = st.echarts_chart(
        adjacency(edges, order=order, names=names, words=words, palette=session.colors(), file="tilik-matrix"),
        key=key,
        theme=None,
        height=height(order),
        on_select="rerun",
        renderer="svg" if graph_downloads.picture() == "svg" else "canvas",
        alt=words("Matrix of who acts upon or speaks about whom; the same can be shown as a table below"),
    )
    st.html(legend(found.nodes.iloc[:0], edges, words=words, palette=session.colors()))
    follow(key, Picked(tie=tie_at(event, edges=edges)))


def _tables(found: Graph, *, words: Words, asked: dict[str, object]) -> None:
    """The facts of the drawing in rows, each of which can be clicked as its node or edge; only one is sent."""
    names = {"actors": words("Actors"), "ties": words("Ties")}
    match table(words("The same as a table"), names):
        case "actors":
            _actors(found, words=words, key=control("network.actors", *asked.values()))
        case "ties":
            _ties(found, words=words, key=control("network.ties", *asked.values()))


def _actors(found: Graph, *, words: Words, key: str) -> None:
    nodes = measured(found.nodes, found.edges).sort_values("influence", ascending=False, ignore_index=True)
    row = node_table(nodes, words=words, key=key)
    follow(key, Picked(actor_id=None if row is None else str(nodes["actor_id"].iloc[row])))


def _ties(found: Graph, *, words: Words, key: str) -> None:
    names = dict(zip(found.nodes["actor_id"], found.nodes["name"], strict=True))
    row = tie_table(found.edges, names=names, words=words, key=key)
    follow(key, Picked(tie=None if row is None else tie_of(found.edges.iloc[row])))
