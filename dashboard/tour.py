"""A short tour for a first visit, on the samples; dismissed for good by a cookie of the reader's browser."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from components.link import icon, link
from dashboard import filters, navigation

if TYPE_CHECKING:
    from components.words import Words

COOKIE, SEEN = "tilik_tour", "tour.seen"
YEAR = 365 * 24 * 60 * 60


def tour(words: Words) -> None:
    """Four things to try, each one click away; nothing where the reader has dismissed it."""
    if st.session_state.get(SEEN):
        st.html(
            f"<script>document.cookie = '{COOKIE}=1; path=/; max-age={YEAR}; SameSite=Lax'</script>",
            unsafe_allow_javascript=True,
        )
        return
    if st.context.cookies.get(COOKIE) == "1":
        return
    with st.container(border=True, key="tour", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown("**" + words("First steps on the samples") + "**")
            st.button(words("Do not show again"), icon=":material/close:", type="tertiary", on_click=_seen)
        links = (
            link(navigation.href(page, filters.query(**extra)), icon(navigation.ICONS[page]) + escape(label))
            for page, label, extra in _steps(words)
        )
        st.html(f"<div class='tilik-links'>{''.join(links)}</div>")


def _steps(words: Words) -> tuple[tuple[str, str, dict[str, list[str]]], ...]:
    return (
        ("quotes", words("One quote in several outlets"), {"view": ["wordings"]}),
        ("numbers", words("Figures that contradict each other"), {"view": ["disputes"]}),
        ("timeline", words("Who was in the news when"), {"clock": ["lanes"]}),
        ("search", words("Search articles and quotes"), {"q": ["banjir"]}),
    )


def _seen() -> None:
    st.session_state[SEEN] = True
