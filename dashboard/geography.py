"""The geographic map: where the news is about, which countries act upon which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from components.actor_map import POINTS, Located, Region, actor_map, locate
from components.actor_network import Picked, legend, tie_of
from components.actor_table import actor_table
from components.charts import picture
from components.graph_edges import TIE, drawn, ends
from components.map_arcs import ARCS, arcs
from components.records import items, records
from components.table import page
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
ROWS = 30
ALIASES = 6
KINDS = ("country", "place")
SHOWN = ["actor_id", "name", "kind", "country_code", "lat", "lon", "mentions", "articles"]


class Places(NamedTuple):
    """What the map shows of a filter set: ``located``, cut to what is drawn and listed, and how many there are."""

    located: Located
    total: int
    points: int
    unlocated: int


def places(snapshot: Snapshot, *, selection: Selection) -> Places:
    """Countries, the most mentioned points and the most mentioned of the rest."""
    found = queries.actors(snapshot, selection=selection, kinds=KINDS)
    countries, points, unlocated = locate(found[SHOWN])
    cut = Located(countries, points.head(POINTS), unlocated.head(LISTED))
    return Places(cut, len(found), len(points), len(unlocated))


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
    found: Places = ask(places, selection=selection)
    edges = ask(acts, selection=selection)
    edges = edges[edges["weight"] >= least].reset_index(drop=True)
    ways = arcs(edges, found.located.countries)
    chart, side = st.columns([3, 1.25], gap="medium")
    with chart:
        _map(found.located, ways, by, region, words=words, key=control("actors.map", selection, by, region, least))
        _unshown(found, len(edges) - len(ways), len(ways) - ARCS, words=words)
        _tables(found.total, edges, selection, words=words)
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


def _unshown(found: Places, unplaced: int, weaker: int, *, words: Words) -> None:
    """What the map cannot show: counted, and listed by name."""
    parts = []
    if (rest := found.points - POINTS) > 0:
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
    if not found.unlocated:
        return
    count = words.plural(
        "{count} place without coordinates", "{count} places without coordinates", found.unlocated
    )
    with st.expander(count):
        named = [f"{row['name']} ({words.number(row['mentions'])})" for row in records(found.located.unlocated)]
        st.text(", ".join(named) + (" …" if found.unlocated > LISTED else ""))


def _tables(total: int, edges: pd.DataFrame, selection: Selection, *, words: Words) -> None:
    """The facts of the map in rows, each of which can be clicked as its country, place or arc."""
    named, tied = st.tabs([words("Countries and places"), words("Acts between countries")])
    with named:
        offset = page(total, key="map.page", words=words, size=ROWS)
        rows = ask(queries.actors, selection=selection, kinds=KINDS, limit=ROWS, offset=offset)
        key = control("map.places", selection, offset)
        rows = rows.assign(aliases=[items(names)[:ALIASES] for names in rows["aliases"]])
        row = actor_table(rows, words=words, zone=settings().zone, key=key)
        follow(key, Picked(actor_id=None if row is None else str(rows["actor_id"].iloc[row])))
    with tied:
        key, names = (
            control("map.ties", selection, len(edges)),
            ask(queries.actor_names, actor_ids=tuple(ends(edges))),
        )
        row = tie_table(edges, names=names, words=words, key=key)
        follow(key, Picked(tie=None if row is None else tie_of(edges.iloc[row])))
