"""Who acts upon, speaks about and is named beside whom: network, matrix, map and table of the same facts."""

from __future__ import annotations

import streamlit as st

from components.actor_network import Picked
from components.actor_table import actor_table
from components.table import PAGE, page
from dashboard import downloads, empty, filters, session
from dashboard.actor_pane import pane
from dashboard.controls import choice, control
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.focus import follow
from dashboard.geography import geography
from dashboard.network import network
from dashboard.session import ask
from dashboard.settings import settings

words = session.words()
chosen = filters.selection()


def table(total: int) -> None:
    facts, side = st.columns([3, 1.25], gap="medium")
    with facts:
        offset = page(total, key="actors.page", words=words)
        shown = ask(queries.actors, selection=chosen, limit=PAGE, offset=offset)
        key = control("actors.table", chosen, offset)
        row = actor_table(shown, words=words, zone=settings().zone, key=key)
        follow(key, Picked(actor_id=None if row is None else str(shown["actor_id"].iloc[row])))
    with side:
        pane(chosen, words=words, invitation=words("Click an actor for a profile."))


def content() -> None:
    total = ask(queries.count, frame="actors", selection=chosen)
    if not total:
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(words.plural("{count} actor", "{count} actors", total), anchor=False)
        views = {
            "network": words("Network"),
            "matrix": words("Matrix"),
            "map": words("Map"),
            "table": words("Table"),
        }
        view = choice(words("View"), views, name="view")
        downloads.menu(words, frames=("actors", "relations", "mentions"), key="actors.download")
    if view == "map":
        geography(chosen, words=words)
    elif view == "table":
        table(total)
    else:
        network(chosen, total, words=words, dense=view == "matrix")
    return None


content()
