"""How many of what: the ledger of numbers, and where outlets differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components.buckets import label, span
from components.markdown import literal
from components.number_table import number_table, spread_table
from components.records import records
from components.table import PAGE, page
from dashboard import downloads, empty, filters, session
from dashboard.controls import choice, control
from dashboard.counting import contradictions, what_is_counted
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import drawer
from dashboard.facets import Narrowing, number_facets
from dashboard.session import ask
from dashboard.settings import settings

words = session.words()
chosen = filters.selection()


def counted_more_than_once(narrow: Narrowing) -> dict[str, Any] | None:
    """What several numbers count in one week; the row that was clicked."""
    found = ask(queries.counted, selection=chosen, limit=PAGE, **narrow)
    if found.empty:
        st.caption(words("Nothing here is counted more than once."))
        return None
    st.caption(
        words(
            "Likely differences first: the same noun in the same week, in few figures of several outlets."
            " Click a row to see its numbers only."
        )
    )
    row = spread_table(found, words=words, key=control("numbers.spread", chosen, narrow))
    return None if row is None else records(found)[row]


def behind(picked: dict[str, Any], narrow: Narrowing) -> tuple[Selection, Narrowing, str]:
    """The selection, the narrowing and the name of the numbers behind one row of what is counted."""
    monday = pd.Timestamp(picked["week"]).date()
    since, until = span(monday, bucket="week")
    within = replace(chosen, since=max(since, chosen.since or since), until=min(until, chosen.until or until))
    name = f"{picked['noun']} · {label(monday, bucket='week', words=words)}"
    return within, {**narrow, "noun": (picked["noun"],), "unit": (picked["unit"],)}, name


def ways() -> None:
    """The ways to look at the numbers; the address holds the chosen one."""
    views = {
        "list": words("Ledger"),
        "weeks": words("Week by week"),
        "subjects": words("What is counted"),
        "disputes": words("Divergences"),
    }
    choice(words("View"), views, name="view")


def heading(total: int, selection: Selection, narrow: Narrowing, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        counted = words.plural("{count} number", "{count} numbers", total)
        st.subheader(literal(f"{counted} · {name}" if name else counted), anchor=False)
        ways()
        downloads.menu(words, frames=("numbers",), key="numbers.download", selection=selection, narrow=narrow)


def content() -> None:
    narrow, total = number_facets(chosen, words=words)
    if not total:
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    view = filters.parameter("view")
    shown = {"subjects": what_is_counted, "disputes": contradictions}.get(view or "")
    if shown is None:
        return ledger(narrow, total, by_week=view == "weeks")
    heading(total, chosen, narrow, "")
    return shown(chosen, narrow, words=words)


def ledger(narrow: Narrowing, total: int, *, by_week: bool) -> None:
    """All numbers, or those behind what is counted in one week; the clicked one in its article."""
    top = st.container()
    table, side = st.columns([3, 1.25], gap="medium")
    with table:
        picked = counted_more_than_once(narrow) if by_week else None
        selection, narrowed, name = chosen, narrow, ""
        if picked:
            selection, narrowed, name = behind(picked, narrow)
            total = ask(queries.count, frame="numbers", selection=selection, **narrowed)
        offset = page(total, key=control("numbers.page", selection, narrowed), words=words)
        numbers = ask(queries.numbers, selection=selection, limit=PAGE, offset=offset, **narrowed)
        key = control("numbers.table", selection, narrowed, offset, behind=name)
        row = number_table(numbers, words=words, zone=settings().zone, key=key)
    with top:
        heading(total, selection, narrowed, name)
    with side:
        drawer(
            None if row is None else numbers.iloc[row],
            words=words,
            invitation=words("Click a number to read it in its article."),
        )


content()
