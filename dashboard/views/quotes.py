"""Who said what: every quote, its speaker, and the sentence it comes from."""

from __future__ import annotations

import streamlit as st

from components.cards import section
from components.markdown import literal
from components.quote_table import attribution, quote_table
from components.ranking import ranking
from components.table import PAGE, page
from dashboard import downloads, empty, filters, navigation, session
from dashboard.controls import choice, control, option
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import drawer
from dashboard.facets import Narrowing, quote_facets
from dashboard.filters.url import everything
from dashboard.repetition import repetition
from dashboard.session import ask
from dashboard.settings import settings
from dashboard.speech import side_by_side, spoken_by_group

SPEAKERS = 12

words = session.words()
chosen = filters.selection()


def heading(total: int, narrow: Narrowing) -> str:
    """The count, the ways to look at the quotes, and the file; the way that was chosen."""
    views = {
        "list": words("List"),
        "groups": words("Groups"),
        "compare": words("Compare"),
        "wordings": words("Same quote"),
    }
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(words.plural("{count} quote", "{count} quotes", total), anchor=False)
        view = choice(words("View"), views, name="view")
        downloads.menu(words, frames=("quotes",), key="quotes.download", narrow=narrow)
    return view


def listed(total: int, narrow: Narrowing) -> None:
    """All quotes in the order that the reader wants, the clicked one in its article."""
    table, side = st.columns([3, 1.25], gap="medium")
    with table:
        orders = {
            "newest": words("Newest first"),
            "oldest": words("Oldest first"),
            "speaker": words("By speaker"),
            "act": words("By act"),
            "outlet": words("By outlet"),
            "longest": words("Longest first"),
            "unsure": words("Least sure first"),
        }
        with st.container(
            horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="quotes.order"
        ):
            order = option(words("Order"), orders, name="order")
            offset = page(total, key="quotes.page", words=words)
        quotes = ask(queries.quotes, selection=chosen, limit=PAGE, offset=offset, order=order, **narrow)
        key = control("quotes.table", chosen, narrow, offset, order)
        row = quote_table(quotes, words=words, zone=settings().zone, palette=session.colors(), key=key)
    with side:
        if row is not None:
            st.caption(literal(attribution(quotes.iloc[row], words=words)))
        drawer(
            None if row is None else quotes.iloc[row],
            words=words,
            invitation=words("Click a quote to read it in its article."),
        )
        speakers()


def speakers() -> None:
    """Who is quoted most; a click shows what they say and what is said about them."""
    most = ask(queries.speakers, selection=chosen, limit=SPEAKERS)
    if most.empty:
        return
    now = everything()
    links = [
        navigation.href("quotes", now | {"actor": [*filters.choices("actor"), actor_id]})
        for actor_id in most["actor_id"]
    ]
    st.html(section(words("Most quoted"), ranking(most, links, words=words)))


def content() -> None:
    narrow, total = quote_facets(chosen, words=words)
    if not total:
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    view = heading(total, narrow)
    if view == "groups":
        spoken_by_group(chosen, narrow, words=words)
    elif view == "compare":
        side_by_side(chosen, narrow, words=words)
    elif view == "wordings":
        repetition(chosen, narrow, words=words)
    else:
        listed(total, narrow)
    return None


content()
