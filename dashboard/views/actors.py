"""Who acts upon, speaks about and is named beside whom: network, map and table of the same facts."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from components import terms
from components.actor_map import POINTS, actor_map, locate
from components.actor_network import LAYERS, actor_network, drawn, fitting, legend, picked, place, settle
from components.actor_profile import profile, titles
from components.actor_table import actor_table
from components.charts import CONFIG
from components.markdown import literal
from components.quote_table import speaker
from components.records import records
from components.table import PAGE, page
from dashboard import downloads, empty, filters, session
from dashboard.controls import choice, control, layers, level
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.data.snapshot import Snapshot
from dashboard.drawer import citations
from dashboard.session import ask
from dashboard.settings import settings

MOST = 60
HEIGHT = 640
REACH = 300
EVIDENCE = 50
NEWEST = 4
MENTIONS = 500
LISTED = 200

words = session.words()
chosen = filters.selection()


def positions(snapshot: Snapshot) -> dict[str, tuple[float, float]]:
    """Where everybody stands, of the whole store: a filter hides actors and moves none."""
    return place(queries.ties(snapshot, selection=Selection(), limit=REACH))


def network(total: int) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="network.controls"):
        shown = layers(words("Ties"), terms.layers(words), name="hide")
        most = level(words("Actors shown"), name="most", least=10, most=200, default=MOST, step=10)
        ties = ask(
            queries.ties, selection=chosen, layers=tuple(layer for layer in LAYERS if layer in shown), limit=most
        )
        edges = drawn(ties)
        least = fitting(edges)
        minimum = level(words("Least sentences a tie"), name="least", least=1, most=max(20, least), default=least)
    edges = edges[edges["weight"] >= minimum].reset_index(drop=True)
    actors = ask(queries.actors, selection=chosen, limit=most)
    rest = total - len(actors)
    where = settle(actors["actor_id"], ties, positions=ask(positions))
    chart, side = st.columns([3, 1.25], gap="medium")
    with chart:
        event = st.echarts_chart(
            actor_network(actors, edges, positions=where, words=words, palette=session.colors()),
            key="actors.network",
            theme=None,
            height=HEIGHT,
            on_select="rerun",
            alt=words("Network of actors; the table shows the same facts"),
        )
        st.html(legend(words=words))
        if rest > 0:
            more = words.plural("and {count} more actor", "and {count} more actors", rest)
            st.caption(more + ": " + words("narrow the filter, or show more."))
    clicked = picked(event, actors=actors, edges=edges)
    with side:
        if clicked.tie:
            tie(*clicked.tie)
        else:
            person(clicked.actor_id)


def tie(source_id: str, target_id: str, layer: str) -> None:
    """The sentences behind an edge."""
    names = ask(queries.actor_names, actor_ids=(source_id, target_id))
    evidence = ask(queries.evidence, selection=chosen, source_id=source_id, target_id=target_id, layer=layer)
    st.subheader(literal(f"{names[source_id]} {arrow(layer)} {names[target_id]}"), anchor=False)
    counted = words.plural("{count} sentence", "{count} sentences", len(evidence))
    st.caption(f"{terms.layers(words)[layer]} · {counted}")
    citations(evidence.head(EVIDENCE).assign(text=evidence["sentence"]), words=words, key="tie")


def arrow(layer: str) -> str:
    return "–" if layer == "named together" else "→"


def person(actor_id: str | None) -> None:
    """The profile of an actor."""
    if actor_id is None:
        with st.container(border=True):
            st.caption(words("Click an actor for a profile, a tie for its sentences."))
        return
    about = replace(chosen, actors=(actor_id,))
    actors = ask(queries.actors, selection=about)
    actor = actors[actors["actor_id"] == actor_id]
    if actor.empty:
        return
    mentions = ask(queries.mentions, selection=about, limit=MENTIONS)
    st.html(profile(records(actor)[0], roles=titles(mentions), words=words))
    with st.container(horizontal=True, gap="small"):
        if st.button(words("Filter by this actor"), icon=":material/filter_alt:", key="profile.narrow"):
            filters.narrow(actors=[actor_id])
            st.rerun()
    said(actor_id, about)
    acts(actor_id, about)


def said(actor_id: str, about: Selection) -> None:
    """The newest quotes by and about an actor."""
    quotes = ask(queries.quotes, selection=about, limit=EVIDENCE)
    speaks = quotes["speaker_ids"].map(lambda ids: actor_id in list(ids))
    for heading, rows, key in (
        (words("Says"), quotes[speaks], "says"),
        (words("Spoken about"), quotes[~speaks], "about"),
    ):
        if len(rows):
            st.markdown(f"**{heading}**")
            cited = rows.head(NEWEST).assign(
                note=[
                    speaker(names, wording, words=words)
                    for names, wording in zip(
                        rows["speakers"].head(NEWEST), rows["speaker_text"].head(NEWEST), strict=True
                    )
                ]
            )
            citations(cited, words=words, key=f"profile-{key}")


def acts(actor_id: str, about: Selection) -> None:
    """The newest acts of and upon an actor."""
    relations = ask(queries.relations, selection=about, limit=NEWEST)
    if relations.empty:
        return
    verbs = terms.relation_types(words)
    st.markdown("**" + words("Acts") + "**")
    told = relations.assign(
        note=[
            f"{row['source']} → {verbs.get(row['type'], row['type'])} → {row['target']}"
            for row in records(relations)
        ],
        text=relations["sentence"],
    )
    citations(told, words=words, key="profile-acts")


def geography(total: int) -> None:
    located = locate(ask(queries.actors, selection=chosen, kinds=("country", "place")))
    chart, side = st.columns([3, 1.25], gap="medium")
    with chart:
        event = st.plotly_chart(
            actor_map(located, words=words, palette=session.colors()),
            key="actors.map",
            theme=None,
            config=CONFIG,
            on_select="rerun",
            selection_mode="points",
            alt=words("Map of the countries and places that are named"),
        )
        if (rest := len(located.points) - POINTS) > 0:
            more = words.plural("and {count} more place", "and {count} more places", rest)
            st.caption(more + ": " + words("narrow the filter to see them."))
        unlocated(located.unlocated)
    points = event["selection"]["points"]
    with side:
        person(points[0]["customdata"] if points else None)


def unlocated(places: pd.DataFrame) -> None:
    """What the map cannot show: counted, and listed by name."""
    if places.empty:
        return
    count = words.plural("{count} place without coordinates", "{count} places without coordinates", len(places))
    with st.expander(count):
        named = [f"{row['name']} ({words.number(row['mentions'])})" for row in records(places.head(LISTED))]
        st.text(", ".join(named) + (" …" if len(places) > LISTED else ""))


def table(total: int) -> None:
    facts, side = st.columns([3, 1.25], gap="medium")
    with facts:
        offset = page(total, key="actors.page", words=words)
        shown = ask(queries.actors, selection=chosen, limit=PAGE, offset=offset)
        key = control("actors.table", chosen, offset)
        row = actor_table(shown, words=words, zone=settings().zone, key=key)
    with side:
        person(None if row is None else str(shown["actor_id"].iloc[row]))


def content() -> None:
    total = ask(queries.totals, selection=chosen)["actors"]
    if not total:
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(words.plural("{count} actor", "{count} actors", total), anchor=False)
        views = {"network": words("Network"), "map": words("Map"), "table": words("Table")}
        view = choice(words("View"), views, name="view")
        downloads.menu(words, frames=("actors", "relations", "mentions"), key="actors.download")
    {"network": network, "map": geography, "table": table}[view](total)
    return None


content()
