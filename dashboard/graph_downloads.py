"""The network that is drawn, as a file for graph tools and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from components.graph_measures import measured
from dashboard import filters, session
from dashboard.controls import choice
from dashboard.data import queries
from dashboard.data.graph_export import FILES, GraphFormat, export_graph
from dashboard.filters.widgets import Menu, menus

if TYPE_CHECKING:
    import pandas as pd

    from components.words import Words
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

PictureFormat = Literal["png", "svg"]


def picture() -> PictureFormat:
    """As what the button above a drawing saves it."""
    return "svg" if filters.parameter("picture") == "svg" else "png"


def menu(nodes: pd.DataFrame, edges: pd.DataFrame, selection: Selection, *, words: Words) -> None:
    """A menu that offers the actors and ties drawn; the file is made when it is asked for."""
    offered = partial(_offer, nodes, edges, selection, words)
    menus(Menu(words("Export the network"), offered, icon=":material/hub:", key="graph.menu"))


def _offer(nodes: pd.DataFrame, edges: pd.DataFrame, selection: Selection, words: Words) -> None:
    formats: dict[GraphFormat, str] = {
        "gexf": "GEXF (Gephi)",
        "graphml": "GraphML",
        "ties": words("Ties with their sentences") + " (CSV)",
        "nodes": words("Actors") + " (CSV)",
        "ftm": words("Entities for Aleph") + " (FollowTheMoney)",
    }
    st.caption(words("The actors and ties drawn here, with their sentences."))
    form: GraphFormat = st.selectbox(
        words("Format"), list(formats), format_func=formats.__getitem__, key="graph.format"
    )
    file, mime = FILES[form]
    st.download_button(
        words("Download {file}", file=file),
        _content(session.snapshot(), nodes, edges, selection, form),
        file_name=file,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key="graph.file",
    )
    st.caption(words("The button above the drawing saves it as it is seen:"))
    choice(words("Picture"), {"png": "PNG", "svg": "SVG"}, name="picture")


def _content(
    snapshot: Snapshot, nodes: pd.DataFrame, edges: pd.DataFrame, selection: Selection, form: GraphFormat
) -> Callable[[], Any]:
    """Makes the file later, on another thread: so it holds on to the snapshot that the page shows."""

    def made() -> bytes:
        layers = [layer for layer in queries.LAYERS if layer in set(edges["layer"])]
        evidence = queries.provenance(
            snapshot, selection=selection, actor_ids=list(nodes["actor_id"]), layers=layers
        )
        return export_graph(measured(nodes, edges), edges, evidence, format=form)

    return made
