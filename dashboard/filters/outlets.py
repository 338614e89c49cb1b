"""The outlets, each with the articles that it has under the other filters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.data import queries
from dashboard.filters import known, url
from dashboard.filters.widgets import Menu, changed, keyed, seed
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words


def menu(words: Words) -> Menu:
    return Menu(words("Outlets"), partial(_chooser, words), icon=":material/newspaper:", key="bar.outlets")


def _chooser(words: Words) -> None:
    chosen = url.selection()
    counts = ask(queries.outlet_facet, selection=chosen)
    options = sorted(known.outlets(), key=lambda outlet: -counts.get(outlet, 0))
    labels = {outlet: f"{outlet} ({words.number(counts.get(outlet, 0))})" for outlet in options}
    shown = list(chosen.outlets)
    key = seed(keyed("filter.outlets", labels.values()), shown)
    st.multiselect(
        words("Outlets"),
        options,
        key=key,
        format_func=labels.__getitem__,
        filter_mode="contains",
        select_all=False,
        placeholder=words("All outlets"),
        on_change=_chosen,
        args=(key, shown),
    )
    st.caption(words("In brackets, the articles that each has under the other filters."))


def _chosen(key: str, shown: list[str]) -> None:
    if changed(key, shown):
        url.choose_there("outlet", st.session_state[key])
