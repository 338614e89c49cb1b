"""The outlets, each with the articles that it has under the other filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.data import queries
from dashboard.filters import known, url
from dashboard.filters.widgets import counted, seed
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words


def menu(words: Words) -> None:
    chosen = url.selection()
    counts = ask(queries.outlet_facet, selection=chosen)
    options = sorted(known.outlets(), key=lambda outlet: -counts.get(outlet, 0))
    label = counted(words("Outlets"), len(chosen.outlets))
    with st.popover(label, icon=":material/newspaper:", key="bar.outlets"):
        st.multiselect(
            words("Outlets"),
            options,
            key=seed("filter.outlets", list(chosen.outlets)),
            format_func=lambda outlet: f"{outlet} ({words.number(counts.get(outlet, 0))})",
            placeholder=words("All outlets"),
            on_change=_chosen,
        )
        st.caption(words("In brackets, the articles that each has under the other filters."))


def _chosen() -> None:
    url.write({"outlet": st.session_state["filter.outlets"]})
