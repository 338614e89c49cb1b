"""Quotes by who speaks and by act, and two speakers beside each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import terms
from components.comparison import comparison
from components.markdown import literal
from components.palette import GLYPHS
from components.quote_table import quote_table
from components.records import records
from components.speech_table import group_names, speech_table
from components.table import PAGE, page
from dashboard import filters, session
from dashboard.controls import choice, control, option
from dashboard.data import queries
from dashboard.drawer import drawer
from dashboard.facets import Narrowing
from dashboard.passages import citations
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

KNOWN = 100  # speakers to choose from
SHOWN = 12  # quotes of each side
SUBJECTS = 6


def spoken_by_group(chosen: Selection, narrow: Narrowing, *, words: Words) -> None:
    """The groups, and the quotes of the one that the address names, at first the largest."""
    sorts = {"speaker": words("By speaker"), "act": words("By act")}
    by = choice(words("Group"), sorts, name="by")
    groups = ask(queries.speech, selection=chosen, by=by, limit=PAGE, **narrow)
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        row = speech_table(groups, words=words, key=control("quotes.groups", chosen, narrow, by))
        if len(groups) == PAGE:
            st.caption(words("The {count} largest groups.", count=words.number(PAGE)))
    row = row or 0
    with right:
        _of_group(groups.iloc[row], by, chosen, narrow, name=group_names(groups, words=words)[row], words=words)


def _of_group(group: pd.Series, by: str, chosen: Selection, narrow: Narrowing, *, name: str, words: Words) -> None:
    if by == "act":
        narrow = {**narrow, "act": (group["group"],)}
    elif group["group"]:
        chosen = replace(chosen, speakers=(group["group"],))
    resolved = (False,) if not group["group"] else ()
    total = ask(queries.count, frame="quotes", selection=chosen, resolved=resolved, **narrow)
    counted = words.plural("{count} quote", "{count} quotes", total)
    st.markdown(f"**{literal(name)}** · {literal(counted)}")
    offset = page(total, key=control("quotes.group.page", chosen, narrow), words=words)
    quotes = ask(queries.quotes, selection=chosen, limit=PAGE, offset=offset, resolved=resolved, **narrow)
    shown = st.container()
    key = control("quotes.group", offset, behind=(chosen, narrow))
    row = quote_table(quotes, words=words, zone=settings().zone, palette=session.colors(), key=key, height=420)
    with shown if row is not None else st.container():
        drawer(
            None if row is None else quotes.iloc[row],
            words=words,
            invitation=words("Click a quote to read it in its article."),
        )


def side_by_side(chosen: Selection, narrow: Narrowing, *, words: Words) -> None:
    """What two speakers say under the same filters: how, about whom, and in which words."""
    known = ask(queries.speech, selection=chosen, limit=KNOWN, **narrow)
    known = known[known["name"].notna()]
    if len(known) < 2:
        st.caption(words("Fewer than two speakers are quoted here."))
        return
    names = _labels(known, words)
    first, second, *_ = names
    with st.container(horizontal=True, key="compare", gap="medium"):
        left = option(words("One speaker"), names, name="left", default=first, width=300)
        right = option(words("The other"), names, name="right", default=second, width=300)
    sides = (left, right)
    spoken = known.set_index("group")["name"]
    st.html(
        comparison(
            *(_counts(side, "act", chosen, narrow) for side in sides),
            names=(spoken[left], spoken[right]),
            labels=terms.acts(words),
            words=words,
        )
    )
    for place, (column, side) in enumerate(zip(st.columns(2, gap="large"), sides, strict=True)):
        with column:
            _side(known.set_index("group").loc[side], side, chosen, narrow, place=place, words=words)


def _labels(known: pd.DataFrame, words: Words) -> dict[str, str]:
    """Each speaker's name and how often they are quoted; the id where two share a name."""
    shared = set(known["name"][known["name"].duplicated()])
    return {
        one["group"]: f"{one['name']}{' · ' + one['group'] if one['name'] in shared else ''}"
        f" ({words.number(one['quotes'])})"
        for one in records(known)
    }


def _counts(speaker: str, by: str, chosen: Selection, narrow: Narrowing) -> dict[str, int]:
    groups = ask(queries.speech, selection=replace(chosen, speakers=(speaker,)), by=by, **narrow)
    return dict(zip(groups["group"], groups["quotes"], strict=True))


def _side(
    speaker: pd.Series, actor_id: str, chosen: Selection, narrow: Narrowing, *, place: int, words: Words
) -> None:
    said = replace(chosen, speakers=(actor_id,))
    st.markdown(f"**{GLYPHS.get(speaker['kind'], '')} {literal(speaker['name'])}**")
    counted = [
        words.plural("{count} quote", "{count} quotes", int(speaker["quotes"])),
        words.plural("{count} outlet", "{count} outlets", int(speaker["outlets"])),
        words.plural("{count} article", "{count} articles", int(speaker["articles"])),
    ]
    st.caption(literal(" · ".join(counted)))
    about = ask(queries.speech, selection=said, by="about", limit=SUBJECTS, **narrow)
    if len(about):
        named = [f"{one['name']} ({words.number(one['quotes'])})" for one in records(about) if one["name"]]
        st.caption(literal(words("Speaks about {names}", names=", ".join(named))))
    quotes = ask(queries.quotes, selection=said, limit=SHOWN, **narrow)
    citations(_noted(quotes, words), words=words)
    if st.button(words("All of them"), key=f"compare.all.{place}", icon=":material/format_list_bulleted:"):
        filters.show("quotes", actor=actor_id)


def _noted(quotes: pd.DataFrame, words: Words) -> pd.DataFrame:
    types, acts = terms.quote_types(words), terms.acts(words)
    notes = [
        f"{acts.get(act, '')} · {types[type]}" for act, type in zip(quotes["act"], quotes["type"], strict=True)
    ]
    return quotes.assign(note=notes)
