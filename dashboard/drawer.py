"""The drawer beside a table or chart: a sentence in its article, and the way into the whole of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.calendar import day
from components.cards import source_line
from components.markdown import literal
from components.reader import Hit, passage
from dashboard import corrections, filters
from dashboard.citing import cite
from dashboard.data import queries
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words


def drawer(row: Mapping[str, Any] | pd.Series | None, *, words: Words, invitation: str) -> None:
    """The passage around ``row`` (article_id, start, end), or the ``invitation`` to click where there is none."""
    row = corrections.put_right() if row is None else row
    with st.container(key="drawer-open" if row is not None else "drawer", border=True):
        if row is None:
            st.caption(invitation)
            return
        frames = ask(queries.article, article_id=row["article_id"])
        if frames["articles"].empty:
            st.caption(words("This article is not there any more."))
            return
        article = frames["articles"].iloc[0]
        st.markdown(f"**{literal(title(article, words=words))}**")
        st.caption(literal(source(article, words=words)))
        hit = Hit(int(row["start"]), int(row["end"]))
        with st.container(horizontal=True, gap="small"):
            if st.button(words("Open in the article"), icon=":material/article:", key="drawer.read"):
                filters.show_article(row["article_id"], *hit)
            cite(article, words=words, key="drawer", sentence=sentence(row, article), span=hit)
        st.html(passage(frames, words=words, hit=hit))
        corrections.offer(row, words=words, key="drawer")


def sentence(row: Mapping[str, Any] | pd.Series, article: Mapping[str, Any] | pd.Series) -> str:
    """The sentence that a row stands in, or the row's own words where it knows of none."""
    known = row.get("sentence")
    return known if isinstance(known, str) else str(article["text"])[int(row["start"]) : int(row["end"])]


def title(article: Mapping[str, Any] | pd.Series, *, words: Words) -> str:
    """An article's title, or that it has none."""
    return article["title"] if isinstance(article["title"], str) else words("Without a title")


def source(article: Mapping[str, Any] | pd.Series, *, words: Words) -> str:
    """Outlet and day of publication."""
    published = day(pd.Series([article["published_at"]]), zone=settings().zone)[0]
    return source_line(article["outlet"], published, sample=article["sample"], words=words)
