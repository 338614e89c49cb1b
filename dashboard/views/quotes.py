"""Who said what: every quote, its speaker, and the sentence it comes from."""

from __future__ import annotations

import streamlit as st

from components import terms
from components.markdown import literal
from components.quote_table import attribution, quote_table
from components.ranking import rank
from components.table import PAGE, page
from dashboard import downloads, empty, filters, session
from dashboard.controls import control, facet
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import drawer
from dashboard.session import ask
from dashboard.settings import settings

SPEAKERS = 12

words = session.words()
chosen = filters.selection()


def facets() -> dict[str, tuple[str, ...]]:
    with st.container(horizontal=True, key="facets", gap="medium"):
        return {
            "type": facet(words("Type"), terms.quote_types(words), name="type"),
            "act": facet(words("Act"), terms.acts(words), name="act"),
        }


def heading(total: int, narrow: dict[str, tuple[str, ...]]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(words.plural("{count} quote", "{count} quotes", total), anchor=False)
        downloads.menu(words, frames=("quotes",), key="quotes.download", narrow=narrow)


def speakers() -> None:
    """Who is quoted most; a click shows what they say and what is said about them."""
    most = ask(queries.actors, selection=chosen, order="quotes", limit=SPEAKERS)
    if most.empty:
        return
    st.markdown("**" + words("Most quoted") + "**")
    for place, speaker in enumerate(most.to_dict("records")):
        with st.container(key=f"card-speaker-{place}", gap=None):
            st.html(
                rank(
                    speaker["name"],
                    speaker["quotes"],
                    most=int(most["quotes"].max()),
                    kind=speaker["kind"],
                    words=words,
                )
            )
            if st.button(words("Only this actor"), key=f"speaker.{place}", type="tertiary"):
                filters.narrow(actors=[speaker["actor_id"]])
                st.rerun()


def content() -> None:
    narrow = facets()
    total = ask(queries.count, frame="quotes", selection=chosen, **narrow)
    if not total:
        return (
            empty.selection(words)
            if ask(queries.totals, selection=Selection())["articles"]
            else empty.corpus(words)
        )
    heading(total, narrow)
    table, side = st.columns([3, 1.25], gap="medium")
    with table:
        offset = page(total, key="quotes.page", words=words)
        quotes = ask(queries.quotes, selection=chosen, limit=PAGE, offset=offset, **narrow)
        key = control("quotes.table", chosen, narrow, offset)
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
    return None


content()
