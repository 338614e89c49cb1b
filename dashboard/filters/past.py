"""What was filtered for before, so that the last change can be undone."""

from __future__ import annotations

import streamlit as st

from dashboard.filters import url

REMEMBERED = 20
PAST, SEEN = "filters.past", "filters.seen"


def remember() -> None:
    """Note what the filters were, where they have changed since the last run, whoever changed them.

    Where they are again what they were before, by ``undo`` or the browser's back, that step is forgotten.
    """
    now, seen = url.filters_now(), st.session_state.get(SEEN)
    past: list[url.Parameters] = st.session_state.setdefault(PAST, [])
    if past and now == past[-1]:
        past.pop()
    elif seen is not None and now != seen:
        past.append(seen)
        del past[:-REMEMBERED]
    st.session_state[SEEN] = now


def undo() -> None:
    """Filter for what was filtered for before the last change."""
    if past := st.session_state.get(PAST):
        url.write({name: past[-1].get(name, []) for name in url.FILTERS})


def undoable() -> bool:
    return bool(st.session_state.get(PAST))
