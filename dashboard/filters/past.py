"""What was filtered for before, so that the last change can be undone."""

from __future__ import annotations

import streamlit as st

from dashboard.filters import url

REMEMBERED = 20
PAST, SEEN = "filters.past", "filters.seen"


def remember() -> None:
    """Note what the filters were, where they have changed since the last run: by a menu, a link, the browser."""
    now, seen = url.filters_now(), st.session_state.get(SEEN)
    if seen is not None and now != seen:
        st.session_state[PAST] = [*st.session_state.get(PAST, ()), seen][-REMEMBERED:]
    st.session_state[SEEN] = now


def undo() -> None:
    """Filter for what was filtered for before the last change; that can itself not be undone."""
    if past := st.session_state.get(PAST):
        before: url.Parameters = past.pop()
        st.session_state[SEEN] = before
        url.write({name: before.get(name, []) for name in url.FILTERS})


def undoable() -> bool:
    return bool(st.session_state.get(PAST))
