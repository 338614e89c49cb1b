"""Empty states: what is missing, and the one thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import filters, navigation

if TYPE_CHECKING:
    from components.words import Words


def corpus(words: Words) -> None:
    """There is no article at all."""
    with st.container(key="empty", gap="small"):
        st.subheader(words("No articles yet"), anchor=False)
        st.text(words("Add .txt, .jsonl or .csv files here, or with “tilik ingest PATH” in a terminal."))
        st.page_link(navigation.path("corpus"), label=words("Add articles"), icon=":material/upload_file:")


def selection(words: Words) -> None:
    """There are articles, but the filters let none through."""
    with st.container(key="empty", gap="small"):
        st.subheader(words("Nothing matches these filters"), anchor=False)
        st.text(words("Remove one of them above, or all of them."))
        st.button(words("Remove all filters"), icon=":material/filter_alt_off:", on_click=filters.clear)
