"""One week at a time: a slider over the weeks of a selection that can play by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import filters
from dashboard.data import queries
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

NAME = "week"
PLAYING = "weeks.playing"
SECONDS = 2.5


def weekly(selection: Selection, *, words: Words) -> Selection:
    """Draw the controls; the selection as it is, or narrowed to the week that the address names.

    Only weeks with articles can be chosen; an address that names another one shows them all.
    """
    asked = filters.parameter(NAME)
    weeks = _weeks(selection) if asked else []
    on = asked in weeks
    st.toggle(words("Week by week"), value=on, key=f"weeks.on.{on}", on_change=_switch, args=(on, selection))
    if asked is None or not on:
        st.session_state.pop(PLAYING, None)
        return selection
    _slider(weeks, asked, words)
    first = date.fromisoformat(asked)
    last = first + timedelta(days=6)
    return replace(
        selection,
        since=max(first, selection.since) if selection.since else first,
        until=min(last, selection.until) if selection.until else last,
    )


def _weeks(selection: Selection) -> list[str]:
    """The first days of the weeks with articles."""
    counts = ask(queries.activity, selection=selection, by=None, bucket="week")
    return [week.isoformat() for week in counts["bucket"]]


def _switch(on: bool, selection: Selection) -> None:
    filters.choose(NAME, () if on else _weeks(selection)[-1:])


def _slider(weeks: list[str], week: str, words: Words) -> None:
    if len(weeks) < 2:  # a slider needs two
        st.caption(words.date(date.fromisoformat(week)))
        return
    key = "weeks.slider"
    if st.session_state.get(key) != week:
        st.session_state[key] = week
    st.select_slider(
        words("Week"),
        weeks,
        key=key,
        format_func=lambda one: words.date(date.fromisoformat(one)),
        on_change=lambda: filters.choose(NAME, (st.session_state[key],)),
        width=320,
    )
    playing = bool(st.session_state.get(PLAYING))
    st.button(
        words("Pause") if playing else words("Play"),
        icon=":material/pause:" if playing else ":material/play_arrow:",
        key="weeks.play",
        on_click=_toggle,
        args=(weeks, week),
    )
    if playing:
        _tick(weeks, week)


def _toggle(weeks: list[str], week: str) -> None:
    """Start or stop; from the last week it starts over."""
    st.session_state[PLAYING] = not st.session_state.get(PLAYING)
    if st.session_state[PLAYING] and week == weeks[-1]:
        filters.choose(NAME, weeks[:1])


@st.fragment(run_every=SECONDS)
def _tick(weeks: list[str], week: str) -> None:
    """Go to the next week once this one has been seen; the run that draws this does not count."""
    if st.session_state.get("weeks.seen") != week:
        st.session_state["weeks.seen"] = week
        return
    later = [one for one in weeks if one > week]
    if not later:
        st.session_state[PLAYING] = False
    else:
        filters.choose(NAME, later[:1])
    st.rerun(scope="app")
