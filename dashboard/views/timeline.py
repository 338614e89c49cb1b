"""How much was reported, or happened, when; each bar opens what stands behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from components import terms
from components.article_table import article_table
from components.charts import CONFIG
from components.date_table import date_table
from components.markdown import literal
from components.table import PAGE, page
from components.timeline import around, fitting, label, span, timeline
from dashboard import downloads, empty, filters, session
from dashboard.controls import choice, control
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import drawer
from dashboard.session import ask
from dashboard.settings import settings

# What is counted: the frame of the query, and by what its bars are split.
COUNTED = {"outlet": ("articles", "outlet"), "kind": ("mentions", "kind"), "act": ("quotes", "act")}

words = session.words()
chosen = filters.selection()
zone = settings().zone


def controls() -> tuple[str, str, str]:
    known = ask(queries.totals, selection=chosen)
    with st.container(horizontal=True, key="timeline.controls", gap="medium"):
        clock = choice(
            words("Clock"),
            {"reported": words("When reported"), "happened": words("When it happened")},
            name="clock",
        )
        bucket = choice(
            words("Bars by"),
            {"day": words("Day"), "week": words("Week"), "month": words("Month")},
            name="bucket",
            default=fitting(known["first_day"], known["last_day"]),
        )
        split = "outlet"
        if clock == "reported":
            split = choice(
                words("Split by"),
                {
                    "outlet": words("Articles by outlet"),
                    "kind": words("Names by kind"),
                    "act": words("Quotes by act"),
                },
                name="split",
            )
    return clock, bucket, split


def chart(clock: str, bucket: str, split: str) -> tuple[date, str] | None:
    """The bars; the first day and the group of the one that was clicked."""
    frame, by = COUNTED[split]
    counts = ask(queries.activity, selection=chosen, frame=frame, by=by, bucket=bucket, clock=clock)
    if counts.empty:
        st.caption(words("Nothing here has a date."))
        return None
    counts, outside = around(counts) if clock == "happened" else (counts, 0)
    if outside:
        st.caption(
            words.plural(
                "{count} date lies long before or after the others and has no bar.",
                "{count} dates lie long before or after the others and have no bar.",
                outside,
            )
        )
    event = st.plotly_chart(
        timeline(counts, words=words, bucket=bucket, names=group_names(), palette=session.colors()),
        key="timeline.chart",
        theme=None,
        config=CONFIG,
        on_select="rerun",
        selection_mode="points",
        alt=words("Bars over time, split by colour"),
    )
    points = event["selection"]["points"]
    if not points:
        return None
    first, group = points[0]["customdata"]
    return date.fromisoformat(first), group


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


def reported(picked: tuple[date, str] | None, bucket: str, split: str) -> None:
    """The articles behind a bar; the newest ones where none is clicked."""
    behind = chosen
    if picked:
        first, group = picked
        behind = within(first, bucket, outlet=group if split == "outlet" else "")
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


def heading(picked: tuple[date, str] | None, bucket: str, total: int) -> None:
    counted = words.plural("{count} article", "{count} articles", total)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        if picked:
            first, group = picked
            parts = [label(first, bucket=bucket, words=words), group_names().get(group, group), counted]
            st.subheader(literal(" · ".join(part for part in parts if part)), anchor=False)
        else:
            st.subheader(counted, anchor=False)
        st.caption(words("Click a bar to see only what stands behind it; click a row to read it."))
        if not picked:  # the file holds what the filters select, and a bar is no filter
            downloads.menu(words, frames=("articles",), key="timeline.download")


def happened(picked: tuple[date, str] | None, bucket: str) -> None:
    """The calendar expressions behind a bar, each with its sentence; all of them where none is clicked."""
    st.caption(words("These bars count the dates that articles name. Click one to see only its sentences."))
    first, outlet = picked or (None, "")
    behind = replace(chosen, outlets=(outlet,)) if outlet else chosen
    days = span(first, bucket=bucket) if first else ()
    total = ask(queries.count, frame="dates", selection=behind, happened=days)
    counted = words.plural("{count} date", "{count} dates", total)
    parts = [label(first, bucket=bucket, words=words) if first else "", outlet, counted]
    st.subheader(literal(" · ".join(part for part in parts if part)), anchor=False)
    table, side = st.columns([3, 1.25], gap="medium")
    with table:
        offset = page(total, key=control("timeline.dates.page", behind, days), words=words)
        shown = ask(queries.dates, selection=behind, happened=days, limit=PAGE, offset=offset)
        key = control("timeline.dates", behind, days, offset)
        row = date_table(shown, words=words, zone=zone, key=key)
    with side:
        drawer(
            None if row is None else shown.iloc[row],
            words=words,
            invitation=words("Click a date to read it in its article."),
        )


def content() -> None:
    if not ask(queries.count, frame="articles", selection=chosen):
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    clock, bucket, split = controls()
    picked = chart(clock, bucket, split)
    if clock == "happened":
        return happened(picked, bucket)
    return reported(picked, bucket, split)


content()
