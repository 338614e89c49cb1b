"""The timeline in lanes: when each of the most named actors was in the news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from components import terms
from components.article_table import article_table
from components.buckets import fitting, label, span
from components.charts import pick
from components.markdown import literal
from components.swimlanes import swimlanes
from components.table import PAGE, page
from dashboard import filters, session
from dashboard.controls import choice, control
from dashboard.data import queries
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from components.words import Words
    from dashboard.data.selection import Selection

LANES = 15


def in_lanes(bar: DeltaGenerator, chosen: Selection, *, words: Words) -> None:
    """Draw the lanes, their controls into ``bar``, and the articles behind the symbol that was clicked."""
    known = ask(queries.totals, selection=chosen)
    with bar:
        default = fitting(known["first_day"], known["last_day"])
        bucket = choice(words("Bars by"), terms.buckets(words), name="bucket", default=default)
    lanes = ask(queries.swimlanes, selection=chosen, bucket=bucket, limit=LANES)
    if lanes.empty:
        st.caption(words("Nothing here has a date."))
        return
    figure = swimlanes(lanes, words=words, bucket=bucket, palette=session.colors())
    key = control("timeline.lanes", chosen, bucket)
    picked = pick(figure, key=key, alt=words("The most named actors, a lane each, over time"))
    if picked is None:
        st.caption(words("Click a symbol for the articles that name this actor then."))
        return
    first, actor_id = date.fromisoformat(picked[0]), picked[1]
    name = lanes.set_index("actor_id")["name"].get(actor_id, actor_id)
    if not isinstance(name, str):
        name = str(name.iloc[0])
    _articles(first, bucket, actor_id, name, chosen, words=words)


def _articles(first: date, bucket: str, actor_id: str, name: str, chosen: Selection, *, words: Words) -> None:
    since, until = span(first, bucket=bucket)
    within = replace(
        chosen,
        since=max(since, chosen.since or since),
        until=min(until, chosen.until or until),
        actors=(actor_id,),
    )
    total = ask(queries.count, frame="articles", selection=within)
    counted = words.plural("{count} article", "{count} articles", total)
    st.subheader(literal(" · ".join((name, label(first, bucket=bucket, words=words), counted))), anchor=False)
    offset = page(total, key=control("timeline.lanes.page", within), words=words)
    articles = ask(queries.articles, selection=within, limit=PAGE, offset=offset)
    key = control("timeline.lanes.articles", offset, behind=within)
    row = article_table(articles, words=words, zone=settings().zone, key=key, height=420)
    if row is not None:
        filters.show_article(articles["article_id"].iloc[row])
