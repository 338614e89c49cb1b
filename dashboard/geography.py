"""The geographic map: where the news is about, which countries act upon which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from components.actor_map import POINTS, Located, Region, actor_map, locate, scale, within
from components.actor_network import Picked, legend, tie_of
from components.actor_table import actor_table
from components.cartography import cartography
from components.graph_edges import TIE, ends
from components.map_arcs import ARCS, arcs
from components.province_table import province_table
from components.records import items, records
from components.table import page
from components.tie_table import tie_table
from dashboard import session
from dashboard.actor_pane import pane
from dashboard.controls import choice, control, level, table
from dashboard.data import queries
from dashboard.data.provinces import provinces, provinces_of
from dashboard.focus import focus, follow, look
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

LISTED = 200
ROWS = 30
ALIASES = 6
TOLD = 4
KINDS = ("country", "place")
NO_TIES = pd.DataFrame(columns=[*TIE, "weight", "doubts", "doubtful"])


class Places(NamedTuple):
    """What the map shows of a filter set: ``located``, cut to what is drawn and listed, and how many there are.

    ``provinces`` are those of Indonesia: code, name, actor_id, mentions, articles, lat, lon, places (the names
    of those most mentioned), newer (names of provinces that are drawn as a part of it).
    """

    located: Located
    provinces: pd.DataFrame
    total: int
    points: int
    unlocated: int


def places(snapshot: Snapshot, *, selection: Selection, region: Region) -> Places:
    """Countries or provinces, the most mentioned points in the picture and the most mentioned of the rest."""
    found = queries.places(snapshot, selection=selection)
    countries, points, unlocated = locate(found)
    named = pd.DataFrame()
    if region == "indonesia":
        inside = points["country_code"].eq("ID") & ~points["name"].isin(provinces()["name"])
        points = within(points[inside], region)
        named = _provinces(snapshot, selection, found)
    cut = Located(countries, points.head(POINTS), unlocated.head(LISTED))
    return Places(cut, named, len(found), len(points), len(unlocated))


def _provinces(snapshot: Snapshot, selection: Selection, found: pd.DataFrame) -> pd.DataFrame:
    """The provinces that are named, or of which a place is; a click on one asks for ``actor_id``."""
    lying = found.assign(code=provinces_of(found)).dropna(subset="code")
    groups = dict(zip(lying["actor_id"], lying["code"], strict=True))
    counted = queries.gathered(snapshot, selection=selection, groups=groups).rename(columns={"group": "code"})
    table = provinces()
    itself = table[table["code"] == table["drawn"]]
    lying = lying.assign(itself=lying["name"].isin(itself["name"])).sort_values(
        "itself", ascending=False, kind="stable"
    )
    inside = (
        lying[~lying["name"].isin(table["name"])].groupby("code")["name"].agg(lambda names: list(names.head(TOLD)))
    )
    newer = table[table["code"] != table["drawn"]].groupby("drawn")["name"].agg(list)
    return (
        counted.merge(itself[["code", "name", "lat", "lon"]], on="code")
        .merge(lying.drop_duplicates("code")[["code", "actor_id"]], on="code")
        .assign(places=lambda rows: rows["code"].map(inside), newer=lambda rows: rows["code"].map(newer))
    )


def acts(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """Acts between countries, one edge for each pair and quad."""
    return queries.edges(snapshot, selection=selection, layers=("acts",), kinds=("country",))


def geography(selection: Selection, *, words: Words) -> None:
    """Controls, map, the pane beside it, the tables below."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="map.controls"):
        shades = {"mentions": words("Shade: mentions"), "articles": words("Shade: articles")}
        by = choice(words("Shade"), shades, name="by")
        regions = {"world": words("Countries"), "indonesia": words("Provinces of Indonesia")}
        region: Region = "indonesia" if choice(words("Region"), regions, name="region") == "indonesia" else "world"
        least = (
            level(words("Least count a tie"), name="least", least=1, most=20, default=1)
            if region == "world"
            else 1
        )
    found: Places = ask(places, selection=selection, region=region)
    edges = ask(acts, selection=selection) if region == "world" else NO_TIES
    edges = edges[edges["weight"] >= least].reset_index(drop=True)
    ways = arcs(edges, found.located.countries)
    chart, side = st.columns([3, 1.25], gap="medium")
    with chart:
        _map(found, ways, by, region, words=words)
        _unshown(found, len(edges) - len(ways), len(ways) - ARCS, region, words=words)
        _tables(found, edges, selection, region, words=words)
    with side:
        pane(
            selection,
            words=words,
            invitation=words("Click a country or place for a profile, an arrowhead for its sentences."),
        )


def _map(found: Places, ways: pd.DataFrame, by: str, region: Region, *, words: Words) -> None:
    palette = session.colors()
    located = found.located
    actor_id, tie = focus()
    drawing = actor_map(
        located,
        provinces=found.provinces.assign(note=_notes(found.provinces, words)),
        arcs=ways,
        words=words,
        palette=palette,
        by=by,
        region=region,
    )
    cartography(
        drawing,
        on_pick=lambda picked: look(*filter(None, picked)),
        focus=actor_id or ",".join(part or "" for part in tie or ()),
        alt=_alt(found, len(ways), region, words=words),
        file="tilik-map.svg",
        key="actors.map",
        words=words,
    )
    shades = scale(located, found.provinces, by=by, region=region, words=words)
    st.html(shades + legend(located.points.iloc[:0], ways.head(ARCS), words=words, palette=palette))


def _notes(named: pd.DataFrame, words: Words) -> list[str]:
    """What a province's hover says of it beside the counts."""
    notes = []
    for row in records(named):
        lines = [", ".join(items(row["places"]))]
        if newer := ", ".join(items(row["newer"])):
            lines.append(words("with {provinces}", provinces=newer))
        notes.append("\n".join(filter(None, lines)))
    return notes


def _alt(found: Places, ways: int, region: Region, *, words: Words) -> str:
    """The picture in a sentence, for those who do not see it."""
    areas = found.provinces if region == "indonesia" else found.located.countries
    counts = [f"{row['name']} {words.number(row['mentions'])}" for row in records(areas.head(3))]
    parts = [
        words("Map of the countries and places that are named, and of acts between countries"),
        words("Most mentioned: {names}", names=", ".join(counts)) if counts else "",
        words.plural("{count} act between countries", "{count} acts between countries", ways) if ways > 0 else "",
    ]
    return ". ".join(filter(None, parts))


def _unshown(found: Places, unplaced: int, weaker: int, region: Region, *, words: Words) -> None:
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
    parts.append(
        words("Borders as in the United Nations' map data; they say nothing about whose land it is.")
        if region == "world"
        else words(
            "Borders: Natural Earth's 33 provinces; a newer one counts with the province that it was part of."
        )
    )
    st.caption(" ".join(parts))
    if not found.unlocated:
        return
    count = words.plural(
        "{count} place without coordinates", "{count} places without coordinates", found.unlocated
    )
    listed = st.expander(count, on_change="rerun", key="map.unlocated")
    if listed.open:
        with listed:
            named = [
                f"{row['name']} ({words.number(row['mentions'])})" for row in records(found.located.unlocated)
            ]
            st.text(", ".join(named) + (" …" if found.unlocated > LISTED else ""))


def _tables(found: Places, edges: pd.DataFrame, selection: Selection, region: Region, *, words: Words) -> None:
    """The facts of the map in rows, each of which can be clicked as its area, place or arc; only one is sent."""
    names = {"places": words("Countries and places")}
    names |= (
        {"provinces": words("Provinces")} if region == "indonesia" else {"acts": words("Acts between countries")}
    )
    match table(words("The same as a table"), names):
        case "places":
            _places(found.total, selection, words=words)
        case "provinces":
            _named(found.provinces, selection, words=words)
        case "acts":
            _acts(edges, selection, words=words)


def _named(named: pd.DataFrame, selection: Selection, *, words: Words) -> None:
    key = control("map.provinces", selection)
    row = province_table(named, words=words, key=key)
    follow(key, Picked(actor_id=None if row is None else str(named["actor_id"].iloc[row])))


def _places(total: int, selection: Selection, *, words: Words) -> None:
    offset = page(total, key="map.page", words=words, size=ROWS)
    rows = ask(queries.actors, selection=selection, kinds=KINDS, limit=ROWS, offset=offset)
    key = control("map.places", selection, offset)
    rows = rows.assign(aliases=[items(names)[:ALIASES] for names in rows["aliases"]])
    row = actor_table(rows, words=words, zone=settings().zone, key=key)
    follow(key, Picked(actor_id=None if row is None else str(rows["actor_id"].iloc[row])))


def _acts(edges: pd.DataFrame, selection: Selection, *, words: Words) -> None:
    offset = page(len(edges), key="map.acts", words=words, size=ROWS)
    rows = edges.iloc[offset : offset + ROWS]
    names = ask(queries.actor_names, actor_ids=tuple(ends(rows)))
    key = control("map.ties", selection, len(edges), offset)
    row = tie_table(rows, names=names, words=words, key=key)
    follow(key, Picked(tie=None if row is None else tie_of(rows.iloc[row])))
