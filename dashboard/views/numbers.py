"""How many of what: the ledger of numbers, and where outlets differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import terms
from components.number_table import number_table, spread, spread_table
from components.table import PAGE, page
from dashboard import downloads, empty, filters, session
from dashboard.controls import facet
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import drawer
from dashboard.session import ask
from dashboard.settings import settings

words = session.words()
chosen = filters.selection()


def heading(total: int, narrow: dict[str, tuple[str, ...]]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(words.plural("{count} number", "{count} numbers", total), anchor=False)
        downloads.menu(words, frames=("numbers",), key="numbers.download", **narrow)


def counted_more_than_once(narrow: dict[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """What several numbers count; the noun and unit that was clicked narrow the ledger."""
    found = spread(ask(queries.numbers, selection=chosen, **narrow))
    if found.empty:
        return None
    with st.expander(words("What is counted, and how far the figures differ"), expanded=True):
        row = spread_table(found, words=words, key="numbers.spread")
        st.caption(words("Click a row to see its numbers only."))
    return None if row is None else (found["noun"].iloc[row], found["unit"].iloc[row])


def ledger(total: int, narrow: dict[str, tuple[str, ...]], counted: tuple[str, str] | None) -> pd.DataFrame:
    """One page of the numbers; of those that count the same thing where one was clicked."""
    if counted is None:
        offset = page(total, key="numbers.page", words=words)
        page_of: pd.DataFrame = ask(queries.numbers, selection=chosen, limit=PAGE, offset=offset, **narrow)
        return page_of
    noun, unit = counted
    numbers: pd.DataFrame = ask(queries.numbers, selection=chosen, **narrow)
    same = numbers["noun"].str.lower().eq(noun) & numbers["unit"].fillna("").eq(unit)
    return numbers[same].reset_index(drop=True).head(PAGE)


def content() -> None:
    narrow = {"kind": facet(words("Kind"), terms.number_kinds(words), name="kind")}
    total = ask(queries.count, frame="numbers", selection=chosen, **narrow)
    if not total:
        known = ask(queries.count, frame="articles", selection=Selection())
        return empty.selection(words) if known else empty.corpus(words)
    heading(total, narrow)
    table, side = st.columns([3, 1.25], gap="medium")
    with table:
        counted = counted_more_than_once(narrow)
        numbers = ledger(total, narrow, counted)
        row = number_table(numbers, words=words, zone=settings().zone, key="numbers.table")
    with side:
        drawer(
            None if row is None else numbers.iloc[row],
            words=words,
            invitation=words("Click a number to read it in its article."),
        )
    return None


content()
