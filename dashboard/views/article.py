"""One article: its text with everything that was understood, and what was found beside it."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from components.article_table import article_table
from components.calendar import day
from components.reader import LAYERS, Hit, head, reader, scroll
from components.records import records
from components.revision import revision
from components.table import PAGE, page
from dashboard import corrections, empty, filters, session
from dashboard.citing import cite
from dashboard.controls import layers, option
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import source
from dashboard.hits import between, hits
from dashboard.session import ask
from dashboard.settings import settings

words = session.words()
chosen = filters.selection()


def shelf() -> None:
    """The articles to choose from, where the address names none."""
    total = ask(queries.count, frame="articles", selection=chosen)
    if not total:
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    st.subheader(words.plural("{count} article", "{count} articles", total), anchor=False)
    st.caption(words("Click a row to read it. The filters above and the text search make the list shorter."))
    offset = page(total, key="article.page", words=words)
    articles = ask(queries.articles, selection=chosen, limit=PAGE, offset=offset)
    row = article_table(articles, words=words, zone=settings().zone, key="article.shelf", height=640)
    if row is not None:
        filters.show_article(articles["article_id"].iloc[row])
    return None


def missing() -> None:
    with st.container(key="empty", gap="small"):
        st.subheader(words("This article is not here"), anchor=False)
        st.text(words("It may have been deleted, or the link comes from another installation."))
        if st.button(words("Choose another article"), icon=":material/list:"):
            filters.show("article")


def top(article: dict[str, Any], hit: Hit | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(words("All articles"), icon=":material/arrow_back:", type="tertiary", key="article.back"):
            filters.show("article")
        cite(article, words=words, key="article", span=hit)
    st.html(head(article, source=source(article, words=words), words=words))


def copies(found: pd.DataFrame) -> None:
    """Other articles that tell the same in nearly the same words."""
    if found.empty:
        return
    st.subheader(words.plural("{count} near-copy", "{count} near-copies", len(found)), anchor=False)
    row = article_table(found, words=words, zone=settings().zone, key="article.copies", height=300)
    if row is not None:
        filters.show_article(found["article_id"].iloc[row])


def revisions(article_id: str) -> None:
    """How the text differs from the versions of it that were stored before."""
    known = ask(queries.versions, article_id=article_id)
    if len(known) < 2:
        return
    later, *earlier = records(known)
    added = [words.date(one) for one in day(known["ingested_at"], zone=settings().zone)]
    with st.expander(words.plural("{count} earlier version", "{count} earlier versions", len(earlier))):
        labels = {str(number): words("Stored on {day}", day=one) for number, one in enumerate(added[1:])}
        chosen_one = earlier[int(option(words("Compare with"), labels, name="against"))]
        shown = revision(chosen_one["text"], later["text"])
        st.html(shown or escape(words("Only the title differs.")))


def content() -> None:
    place = filters.place()
    if place is None:
        return shelf()
    frames = ask(queries.article, article_id=place.article_id)
    if frames["articles"].empty:
        return missing()
    hit = Hit(place.start, place.end) if place.start is not None and place.end is not None else None
    top(records(frames["articles"])[0], hit)
    corrections.offer_article(frames, hit=hit, words=words)
    names = (words("Names"), words("Quotes"), words("Numbers"), words("Dates"))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        shown = layers(words("Marks"), dict(zip(LAYERS, names, strict=True)), name="hide")
        between(hits(frames, selection=chosen), article_id=place.article_id, hit=hit, words=words)
    st.html(reader(frames, words=words, layers=shown, hit=hit))
    copies(frames["copies"])
    revisions(place.article_id)
    if hit:
        st.html(scroll(hit), unsafe_allow_javascript=True)
    return None


content()
