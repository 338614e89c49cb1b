"""Views that a reader has saved under a name, kept in the reader's own browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.saved_views import saved_views
from dashboard.filters import url

if TYPE_CHECKING:
    from components.words import Words


def menu(words: Words, *, page: str) -> None:
    with st.popover(words("Views"), icon=":material/bookmark:", type="tertiary", key="bar.views"):
        opened = saved_views(page=page, query=url.whole_query(), words=words, key="views.saved")
        if opened:
            url.show_query(opened.page, opened.query)
