"""How much was reported, or happened, when; each bar opens what stands behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import terms
from components.article_table import article_table
from components.buckets import fitting, label, span
from components.chronology import Bar, chronology
from components.markdown import literal
from components.table import PAGE, page
from components.timeline import timeline
from dashboard import downloads, empty, filters, session
from dashboard.controls import choice, held
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.happened import happened
from dashboard.session import ask
from dashboard.settings import settings
from dashboard.swimlanes import in_lanes

# What is counted: the frame of the query, and by what its bars are split.
COUNTED = {"outlet": ("articles", "outlet"), "kind": ("mentions", "kind"), "act": ("quotes", "act")}

words = session.words()
chosen = filters.selection()
zone = settings().zone


def group_names() -> dict[str, str]:
    labels = {
        "PER": words("people"),
        "ORG": words("organisations"),
        "GPE": words("countries and cities"),
        "LOC": words("regions"),
        "FAC": words("buildings"),
        "EVT": words("events"),
        "PRD": words("products"),
        "LAW": words("laws"),
        "WOA": words("works"),
        "NOR": words("groups"),
    }
    return {**terms.acts(words), **labels}


def reported(bar: DeltaGenerator) -> None:
    """Bars of what was published, and the articles behind one; the newest ones where none is clicked."""
    known = ask(queries.totals, selection=chosen)
    splits = {
        "outlet": words("Articles by outlet"),
        "kind": words("Names by kind"),
        "act": words("Quotes by act"),
    }
    with bar:
        default = fitting(known["first_day"], known["last_day"])
        bucket = choice(words("Bars by"), terms.buckets(words), name="bucket", default=default)
        split = choice(words("Split by"), splits, name="split")
    frame, by = COUNTED[split]
    counts = ask(queries.activity, selection=chosen, frame=frame, by=by, bucket=bucket)
    if counts.empty:
        st.caption(words("Nothing here has a date."))
        return listed(None, bucket, split)
    picked, pick = held("timeline.chart", chosen, split, bucket)
    chronology(
        timeline(counts, words=words, bucket=bucket, names=group_names(), palette=session.colors()),
        picked=picked,
        on_pick=pick,
        on_draw=lambda days: filters.narrow(days=days),
        alt=words("Bars over time, split by colour"),
        key="timeline.chart",
        words=words,
    )
    return listed(picked, bucket, split)


def listed(picked: Bar | None, bucket: str, split: str) -> None:
    behind = chosen
    if picked:
        behind = within(picked.first, bucket, outlet=picked.group if split == "outlet" else "")
    total = ask(queries.count, frame="articles", selection=behind)
    heading(picked, bucket, total)
    offset = page(total, key="timeline.page", words=words)
    articles = ask(queries.articles, selection=behind, limit=PAGE, offset=offset)
    row = article_table(articles, words=words, zone=zone, key="timeline.articles", height=420)
    if row is not None:
        filters.show_article(articles["article_id"].iloc[row])


def within(first: date, bucket: str, *, outlet: str) -> Selection:
    """The selection narrowed to one bar."""
    since, until = span(first, bucket=bucket)
    return replace(
        chosen,
        since=max(since, chosen.since or since),
        until=min(until, chosen.until or until),
        outlets=(outlet,) if outlet else chosen.outlets,
    )


def heading(picked: Bar | None, bucket: str, total: int) -> None:
    counted = words.plural("{count} article", "{count} articles", total)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        if picked:
            day = label(picked.first, bucket=bucket, words=words)
            parts = [day, group_names().get(picked.group, picked.group), counted]
            st.subheader(literal(" · ".join(part for part in parts if part)), anchor=False)
        else:
            st.subheader(counted, anchor=False)
        st.caption(
            words("Click a bar to see what stands behind it, draw over days to keep those. Click a row to read.")
        )
        if not picked:  # the file holds what the filters select, and a bar is no filter
            downloads.menu(words, frames=("articles",), key="timeline.download")


def content() -> None:
    if not ask(queries.count, frame="articles", selection=chosen):
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    bar = st.container(horizontal=True, key="timeline.controls", gap="medium")
    with bar:
        clocks = {
            "reported": words("When reported"),
            "happened": words("When it happened"),
            "lanes": words("Actors in lanes"),
        }
        clock = choice(words("Clock"), clocks, name="clock")
    if clock == "lanes":
        st.caption(words("When the most named actors were in the news: the larger the symbol, the more often."))
        return in_lanes(bar, chosen, words=words)
    if clock == "happened":
        st.caption(
            words("By the dates that the texts name: a day counts in a column, a longer time is a bar below.")
        )
        return happened(bar, chosen, words=words)
    st.caption(words("By the day on which the articles appeared."))
    return reported(bar)


content()
