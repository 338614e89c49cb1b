"""The geographic map: where the news is about, which countries act upon which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.actor_map import POINTS, Located, Region, actor_map, locate
from components.actor_network import Picked, legend, tie_of
from components.actor_table import actor_table
from components.charts import picture
from components.graph_edges import TIE, drawn
from components.map_arcs import ARCS, arcs
from components.records import records
from components.tie_table import tie_table
from dashboard import session
from dashboard.actor_pane import pane
from dashboard.controls import choice, control, level
from dashboard.data import queries
from dashboard.focus import follow
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

LISTED = 200
ROWS = 200


def acts(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """Acts between countries, one edge for each pair and quad."""
    found = queries.ties(snapshot, selection=selection, layers=("acts",), kinds=("country",))
    return drawn(found)


def geography(selection: Selection, *, words: Words) -> None:
    """Controls, map, the pane beside it, the tables below."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="map.controls"):
        shades = {"mentions": words("Shade: mentions"), "articles": words("Shade: articles")}
        by = choice(words("Shade"), shades, name="by")
        regions = {"world": words("World"), "indonesia": "Indonesia"}
        region: Region = "indonesia" if choice(words("Region"), regions, name="region") == "indonesia" else "world"
        least = level(words("Least count a tie"), name="least", least=1, most=20, default=1)
    places = ask(queries.actors, selection=selection, kinds=("country", "place"))
    located, edges = locate(places), ask(acts, selection=selection)
    edges = edges[edges["weight"] >= least].reset_index(drop=True)
    ways = arcs(edges, located.countries)
    chart, side = st.columns([3, 1.25], gap="medium")
    with chart:
        _map(located, ways, by, region, words=words, key=control("actors.map", selection, by, region, least))
        _unshown(located, len(edges) - len(ways), len(ways) - ARCS, words=words)
        _tables(places, edges, words=words, shown=(selection, least))
    with side:
        pane(
            selection,
            words=words,
            invitation=words("Click a country or place for a profile, an arrowhead for its sentences."),
        )


def _map(located: Located, ways: pd.DataFrame, by: str, region: Region, *, words: Words, key: str) -> None:
    palette = session.colors()
    event = st.plotly_chart(
        actor_map(located, arcs=ways, words=words, palette=palette, by=by, region=region),
        key=key,
        theme=None,
        config=picture("tilik-map", "zoomInGeo", "zoomOutGeo", "resetGeo"),
        on_select="rerun",
        selection_mode="points",
        alt=words("Map of the countries and places that are named, and of acts between countries"),
    )
    st.html(legend(located.points.iloc[:0], ways.head(ARCS), words=words, palette=palette))
    points = event["selection"]["points"]
    if not points:
        follow(key, Picked())
    elif isinstance(chosen := points[0]["customdata"], str):
        follow(key, Picked(actor_id=chosen))
    else:
        follow(key, Picked(tie=tie_of(pd.Series(list(chosen), index=TIE))))


def _unshown(located: Located, unplaced: int, weaker: int, *, words: Words) -> None:
    """What the map cannot show: counted, and listed by name."""
    parts = []
    if (rest := len(located.points) - POINTS) > 0:
        more = words.plural("and {count} more place", "and {count} more places", rest)
        parts.append(more + ": " + words("narrow the filter to see them."))
    if weaker > 0:
        parts.append(
            words.plural("{count} weaker tie is not drawn", "{count} weaker ties are not drawn", weaker) + "."
        )
    if unplaced > 0:
        parts.append(words.plural("{count} tie has no place", "{count} ties have no place", unplaced) + ".")
    if parts:
        st.caption(" ".join(parts))
    if (places := located.unlocated).empty:
        return
    count = words.plural("{count} place without coordinates", "{count} places without coordinates", len(places))
    with st.expander(count):
        named = [f"{row['name']} ({words.number(row['mentions'])})" for row in records(places.head(LISTED))]
        st.text(", ".join(named) + (" …" if len(places) > LISTED else ""))


def _tables(places: pd.DataFrame, edges: pd.DataFrame, *, words: Words, shown: tuple[object, ...]) -> None:
    named, tied = st.tabs([words("Countries and places"), words("Acts between countries")])
    with named:
        rows, key = places.head(ROWS), control("map.places", *shown)
        row = actor_table(rows, words=words, zone=settings().zone, key=key)
        follow(key, Picked(actor_id=None if row is None else str(rows["actor_id"].iloc[row])))
    with tied:
        key, names = control("map.ties", *shown), dict(zip(places["actor_id"], places["name"], strict=True))
        row = tie_table(edges, names=names, words=words, key=key)
        follow(key, Picked(tie=None if row is None else tie_of(edges.iloc[row])))
