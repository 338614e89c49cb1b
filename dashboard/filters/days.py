"""The days: from and to, and how far back from the newest article."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.filters import known, url
from dashboard.filters.widgets import Menu, changed, seed

if TYPE_CHECKING:
    from components.words import Words

PRESETS = (7, 30, 90, 365)


def menu(words: Words) -> Menu:
    return Menu(words("Dates"), partial(_chooser, words), icon=":material/calendar_month:", key="bar.days")


def _chooser(words: Words) -> None:
    wanted, span = url.asked(), known.days()
    if span is None:
        st.caption(words("No article has a date yet."))
        return
    first, last = span
    since, until = wanted.since or first, wanted.until or last
    shown = min(since, until), max(since, until)
    st.date_input(
        words("From and to"),
        key=seed("filter.days", shown),
        min_value=min(first, since, until),
        max_value=max(last, since, until),
        format="DD/MM/YYYY",
        on_change=_chosen,
        args=(shown,),
    )
    _presets(last, words=words)


def _presets(last: date, *, words: Words) -> None:
    with st.container(horizontal=True, gap="small"):
        for days in PRESETS:
            label = words.plural("Last {count} day", "Last {count} days", days)
            st.button(label, key=f"preset.{days}", on_click=go_back, args=(last, days), type="tertiary")
        st.button(words("All days"), key="preset.all", on_click=_all, type="tertiary")
    st.caption(words("Counted back from the newest article, {day}.", day=words.date(last)))


def _chosen(shown: tuple[date, date]) -> None:
    chosen = st.session_state["filter.days"]
    if len(chosen) == 2 and changed("filter.days", shown):
        url.narrow(days=chosen)


def go_back(last: date, days: int) -> None:
    """So many days up to the last one."""
    url.narrow(days=(last - timedelta(days=days - 1), last))


def _all() -> None:
    url.write({"since": [], "until": []})
