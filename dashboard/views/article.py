"""One article: its text with everything that was understood, and what was found beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components.article_table import article_table
from components.reader import LAYERS, Hit, head, reader, scroll
from components.records import records
from components.table import PAGE, page
from dashboard import corrections, empty, filters, session
from dashboard.controls import layers
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import source
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


def top(article: dict[str, Any]) -> None:
    if st.button(words("All articles"), icon=":material/arrow_back:", type="tertiary", key="article.back"):
        filters.show("article")
    st.html(head(article, source=source(article, words=words), words=words))


def copies(found: pd.DataFrame) -> None:
    """Other articles that tell the same in nearly the same words."""
    if found.empty:
        return
    st.subheader(words.plural("{count} near-copy", "{count} near-copies", len(found)), anchor=False)
    row = article_table(found, words=words, zone=settings().zone, key="article.copies", height=300)
    if row is not None:
        filters.show_article(found["article_id"].iloc[row])


def content() -> None:
    place = filters.place()
    if place is None:
        return shelf()
    frames = ask(queries.article, article_id=place.article_id)
    if frames["articles"].empty:
        return missing()
    hit = Hit(place.start, place.end) if place.start is not None and place.end is not None else None
    top(records(frames["articles"])[0])
    corrections.offer_article(frames, hit=hit, words=words)
    names = (words("Names"), words("Quotes"), words("Numbers"), words("Dates"))
    shown = layers(words("Marks"), dict(zip(LAYERS, names, strict=True)), name="hide")
    st.html(reader(frames, words=words, layers=shown, hit=hit))
    copies(frames["copies"])
    if hit:
        st.html(scroll(hit), unsafe_allow_javascript=True)
    return None


content()
